/**
 * What the documents of a workspace say about each other: the keys, numbers and addresses that references and comparisons
 * need. Built once from all documents, sound or not; a document that is checked alone has no workspace, and whatever
 * would need one is left unsaid.
 */

import type { DocumentKind } from '../../documents/document-kind.ts';
import type { StreetAddress } from '../../domain/address.ts';
import { type IndexEntry, type IndexedPlace, indexEntry, type Mark, plainMark } from './index-entry.ts';

/** A document as the index takes it. */
export interface IndexedDocument {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly value: unknown;
}

/** A payer as others refer to it. */
export interface IndexedPayer {
  readonly name: string | undefined;
  readonly products: ReadonlySet<string>;
}

/** A group as others refer to it. */
export interface IndexedGroup {
  readonly legalName: string | undefined;
  /** As `tinMark` makes it of a tax number. */
  readonly tin: string | undefined;
  readonly practice: string | undefined;
  readonly places: ReadonlyMap<string, IndexedPlace>;
  /** Where letters and payments go. */
  readonly otherAddresses: readonly StreetAddress[];
  /** NPIs of its members, or null where the document lists none. */
  readonly members: ReadonlySet<string> | null;
}

/** Where an identifier stands: the file, and who has it there. */
export interface Holder {
  readonly path: string;
  /** NPI of the dossier. */
  readonly npi: string;
}

/** The workspace as seen from one of its documents. */
export interface WorkspaceIndex {
  /** False where a document is checked outside of any workspace: then nothing below says anything. */
  readonly isKnown: boolean;
  /** Whether `empanel.yaml` is among the documents, so that what is not here does not exist. */
  readonly isWhole: boolean;
  /** Paths by kind and key: `payer aetna-ca`, and `dossier` with the NPI. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  readonly payers: ReadonlyMap<string, IndexedPayer>;
  readonly groups: ReadonlyMap<string, IndexedGroup>;
  readonly facilities: ReadonlyMap<string, IndexedPlace>;
  readonly dossiers: ReadonlySet<string>;
  /** Paths of the groups and facilities that have an NPI, by it. */
  readonly organizations: ReadonlyMap<string, readonly string[]>;
  readonly specialists: ReadonlySet<string>;
  readonly practices: ReadonlySet<string>;
  /** Ids of the packs there are, those that ship included; null where they are not known. */
  readonly packs: ReadonlySet<string> | null;
  /** Ids of the entries of all packs; null where they are not known. */
  readonly packRules: ReadonlySet<string> | null;
  /** How numbers are marked in `holders` and as tax numbers of groups. */
  readonly mark: Mark;
  /** Holders of numbers that belong to one person, by marks of their keys: CAQH ids, licenses, DEA numbers. */
  readonly holders: ReadonlyMap<string, readonly Holder[]>;
}

/** What is known beside the documents. */
export interface IndexedRules {
  readonly packs: Iterable<string>;
  readonly packRules: Iterable<string>;
}

/** The index of a document that stands alone. */
export const noWorkspace: WorkspaceIndex = {
  isKnown: false,
  isWhole: false,
  paths: new Map(),
  payers: new Map(),
  groups: new Map(),
  facilities: new Map(),
  dossiers: new Set(),
  organizations: new Map(),
  specialists: new Set(),
  practices: new Set(),
  packs: null,
  packRules: null,
  mark: plainMark,
  holders: new Map(),
};

/** The index of all documents of a workspace. `rules`: the packs that ship and those of the workspace. */
export function workspaceIndex(documents: Iterable<IndexedDocument>, rules?: IndexedRules): WorkspaceIndex {
  const draft = indexDraft(rules);
  for (const { path, kind, value } of documents) indexAdd(draft, path, indexEntry(kind, value, draft.mark));
  return draft;
}

/** An index of no documents yet. */
export function indexDraft(rules?: IndexedRules, mark: Mark = plainMark): IndexDraft {
  return {
    mark,
    isKnown: true,
    isWhole: false,
    paths: new Map(),
    payers: new Map(),
    groups: new Map(),
    facilities: new Map(),
    dossiers: new Set(),
    organizations: new Map(),
    specialists: new Set(),
    practices: new Set(),
    holders: new Map(),
    packs: rules === undefined ? null : new Set(rules.packs),
    packRules: rules === undefined ? null : new Set(rules.packRules),
  };
}

/** Adds what the document at a path says to an index. Of several with the same key the first counts. */
export function indexAdd(draft: IndexDraft, path: string, entry: IndexEntry): void {
  if (entry.kind === 'pack') return;
  if (entry.kind === 'workspace') {
    draft.isWhole = true;
    for (const key of entry.practices) draft.practices.add(key);
    for (const key of entry.specialists) draft.specialists.add(key);
    return;
  }
  if (entry.key === undefined) return;
  added(draft.paths, pathsKey(entry.kind, entry.key), path);
  if ('npi' in entry && entry.npi !== undefined) added(draft.organizations, entry.npi, path);
  addKeyed(draft, path, entry.key, entry);
}

function addKeyed(
  draft: IndexDraft,
  path: string,
  key: string,
  entry: Exclude<IndexEntry, { readonly kind: 'pack' | 'workspace' }>,
): void {
  switch (entry.kind) {
    case 'dossier': {
      draft.dossiers.add(key);
      const holder: Holder = { path, npi: key };
      for (const mark of entry.held) added(draft.holders, mark, holder);
      return;
    }
    case 'group': {
      const { legalName, tin, practice, places, otherAddresses, members } = entry;
      if (draft.groups.has(key)) return;
      draft.groups.set(key, {
        legalName,
        tin,
        practice,
        places: new Map(places),
        otherAddresses,
        members: members === null ? null : new Set(members),
      });
      return;
    }
    case 'payer':
      if (!draft.payers.has(key)) draft.payers.set(key, { name: entry.name, products: new Set(entry.products) });
      return;
    case 'facility':
      if (!draft.facilities.has(key)) draft.facilities.set(key, entry.place);
      return;
    case 'contract':
      return;
    default:
      entry satisfies never;
  }
}

/** Under which the paths of the documents of a kind with a key are listed. */
export function pathsKey(kind: DocumentKind, key: string): string {
  return `${kind} ${key}`;
}

/** The paths of the documents of a kind with a key, in the order given. */
export function pathsOf(index: WorkspaceIndex, kind: DocumentKind, key: string): readonly string[] {
  return index.paths.get(pathsKey(kind, key)) ?? [];
}

/** How many other files a finding names. */
const namedFiles = 5;

/**
 * The other documents with the key, for a message; undefined where there are none. A placeholder may stand in thousands of
 * files; naming them all in each would help nobody.
 */
export function otherPaths(
  index: WorkspaceIndex,
  kind: DocumentKind,
  key: string,
  own: string | null,
): string | undefined {
  return otherThan(pathsOf(index, kind, key), own);
}

/** As `otherPaths`, of paths that are known already. */
export function otherThan(all: readonly string[], own: string | null): string | undefined {
  if (all.length < 2) return all[0] === own ? undefined : all[0];
  const others = all.slice(0, namedFiles + 1).filter((path) => path !== own);
  const more = all.length - (own === null ? 0 : 1) - namedFiles;
  return others.slice(0, namedFiles).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** An index to which documents are added. */
export interface IndexDraft extends WorkspaceIndex {
  isWhole: boolean;
  readonly paths: Map<string, string[]>;
  readonly payers: Map<string, IndexedPayer>;
  readonly groups: Map<string, IndexedGroup>;
  readonly facilities: Map<string, IndexedPlace>;
  readonly dossiers: Set<string>;
  readonly organizations: Map<string, string[]>;
  readonly specialists: Set<string>;
  readonly practices: Set<string>;
  readonly holders: Map<string, Holder[]>;
}

function added<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

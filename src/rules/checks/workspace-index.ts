/**
 * What the documents of a workspace say about each other: the keys, numbers and addresses that references and comparisons
 * need. Built once from all documents, sound or not; a document that is checked alone has no workspace, and whatever
 * would need one is left unsaid.
 */

import type { DocumentKind } from '../../documents/document-kind.ts';
import type { StreetAddress } from '../../domain/address.ts';
import type { Contract } from '../../domain/nouns/contract.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import type { Workspace } from '../../domain/nouns/workspace.ts';
import { flag, items, type Loose, looseDocument, text } from './loose-value.ts';
import { streetAddress } from './street-address.ts';

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

/** A place where patients are seen. */
export interface IndexedPlace {
  readonly address: StreetAddress | undefined;
  readonly state: string | undefined;
  readonly federal: boolean;
  /** As in the group's document: `office`, `telehealth`, `billing`, … */
  readonly kind: string | undefined;
}

/** A group as others refer to it. */
export interface IndexedGroup {
  readonly legalName: string | undefined;
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
  readonly specialists: ReadonlySet<string>;
  readonly practices: ReadonlySet<string>;
  /** Ids of the packs there are, those that ship included; null where they are not known. */
  readonly packs: ReadonlySet<string> | null;
  /** Ids of the entries of all packs; null where they are not known. */
  readonly packRules: ReadonlySet<string> | null;
  /** Holders of numbers that belong to one person: CAQH ids, licenses, DEA numbers. */
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
  specialists: new Set(),
  practices: new Set(),
  packs: null,
  packRules: null,
  holders: new Map(),
};

/** The index of all documents of a workspace. `rules`: the packs that ship and those of the workspace. */
export function workspaceIndex(documents: Iterable<IndexedDocument>, rules?: IndexedRules): WorkspaceIndex {
  const draft = indexDraft(rules);
  for (const document of documents) indexDocument(draft, document);
  return draft;
}

/** An index of no documents yet. */
export function indexDraft(rules?: IndexedRules): IndexDraft {
  return {
    isKnown: true,
    isWhole: false,
    paths: new Map(),
    payers: new Map(),
    groups: new Map(),
    facilities: new Map(),
    dossiers: new Set(),
    specialists: new Set(),
    practices: new Set(),
    holders: new Map(),
    packs: rules === undefined ? null : new Set(rules.packs),
    packRules: rules === undefined ? null : new Set(rules.packRules),
  };
}

/** Adds what a document says to an index. */
export function indexDocument(draft: IndexDraft, { path, kind, value }: IndexedDocument): void {
  indexers[kind](draft, path, value);
  draft.isWhole ||= kind === 'workspace';
}

/** The paths of the documents of a kind with a key, in the order given. */
export function pathsOf(index: WorkspaceIndex, kind: DocumentKind, key: string): readonly string[] {
  return index.paths.get(`${kind} ${key}`) ?? [];
}

/** The name under which a number is held: one for every way to write it. */
export function holderKey(kind: 'caqh' | 'dea' | 'license', ...parts: readonly string[]): string {
  return [kind, ...parts.map((part) => part.toUpperCase().replace(/[^A-Z0-9]/g, ''))].join('|');
}

/** An index to which documents are added. */
export interface IndexDraft extends WorkspaceIndex {
  isWhole: boolean;
  readonly paths: Map<string, string[]>;
  readonly payers: Map<string, IndexedPayer>;
  readonly groups: Map<string, IndexedGroup>;
  readonly facilities: Map<string, IndexedPlace>;
  readonly dossiers: Set<string>;
  readonly specialists: Set<string>;
  readonly practices: Set<string>;
  readonly holders: Map<string, Holder[]>;
}

type Indexer = (made: IndexDraft, path: string, value: unknown) => void;

const indexers: Readonly<Record<DocumentKind, Indexer>> = {
  dossier: (made, path, value) => indexDossier(made, path, looseDocument<Dossier>(value)),
  group: (made, path, value) => indexGroup(made, path, looseDocument<Group>(value)),
  payer: (made, path, value) => indexPayer(made, path, looseDocument<Payer>(value)),
  facility: (made, path, value) => indexFacility(made, path, looseDocument<Facility>(value)),
  contract: (made, path, value) => keyed(made, path, 'contract', text(looseDocument<Contract>(value).key)),
  workspace: (made, _path, value) => indexWorkspace(made, looseDocument<Workspace>(value)),
  pack: () => undefined,
};

function indexDossier(made: IndexDraft, path: string, dossier: Loose<Dossier>): void {
  const npi = text(dossier.npi);
  if (npi === undefined) return;
  keyed(made, path, 'dossier', npi);
  made.dossiers.add(npi);
  const holder: Holder = { path, npi };
  const held = (key: string): void => added(made.holders, key, holder);
  const caqh = text(dossier.caqh?.id);
  if (caqh !== undefined) held(holderKey('caqh', caqh));
  for (const [, { state, type, number }] of items(dossier.licenses)) {
    const [place, digits] = [text(state), text(number)];
    if (place !== undefined && digits !== undefined) {
      held(holderKey('license', place, text(type) ?? text(dossier.type) ?? '', digits));
    }
  }
  for (const [, { number }] of items(dossier.dea)) {
    const digits = text(number);
    if (digits !== undefined) held(holderKey('dea', digits));
  }
}

function indexGroup(made: IndexDraft, path: string, group: Loose<Group>): void {
  const key = text(group.key);
  keyed(made, path, 'group', key);
  if (key === undefined || made.groups.has(key)) return;
  const members = items(group.members).flatMap(([, member]) => text(member.npi) ?? []);
  const addresses = [streetAddress(group.mailingAddress), streetAddress(group.remitAddress)];
  made.groups.set(key, {
    legalName: text(group.legalName),
    tin: text(group.tin),
    practice: text(group.practice),
    places: new Map(
      items(group.locations).flatMap(([, location]) => {
        const name = text(location.key);
        return name === undefined
          ? []
          : [[name, indexedPlace(location.address, location.federal, text(location.kind))]];
      }),
    ),
    otherAddresses: addresses.filter((address) => address !== undefined),
    members: members.length === 0 ? null : new Set(members),
  });
}

function indexPayer(made: IndexDraft, path: string, payer: Loose<Payer>): void {
  const key = text(payer.key);
  keyed(made, path, 'payer', key);
  if (key === undefined || made.payers.has(key)) return;
  const products = new Set(items(payer.products).flatMap(([, product]) => text(product.key) ?? []));
  made.payers.set(key, { name: text(payer.name), products });
}

function indexFacility(made: IndexDraft, path: string, facility: Loose<Facility>): void {
  const key = text(facility.key);
  keyed(made, path, 'facility', key);
  if (key === undefined || made.facilities.has(key)) return;
  made.facilities.set(key, indexedPlace(facility.address, facility.federal, undefined));
}

function indexWorkspace(made: IndexDraft, workspace: Loose<Workspace>): void {
  for (const [, { key }] of items(workspace.practices)) {
    const name = text(key);
    if (name !== undefined) made.practices.add(name);
  }
  for (const [, { key }] of items(workspace.specialists)) {
    const name = text(key);
    if (name !== undefined) made.specialists.add(name);
  }
}

function indexedPlace(
  address: Parameters<typeof streetAddress>[0],
  federal: Parameters<typeof flag>[0],
  kind: string | undefined,
): IndexedPlace {
  return { address: streetAddress(address), state: text(address?.state), federal: flag(federal) ?? false, kind };
}

function keyed(made: IndexDraft, path: string, kind: DocumentKind, key: string | undefined): void {
  if (key !== undefined) added(made.paths, `${kind} ${key}`, path);
}

function added<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

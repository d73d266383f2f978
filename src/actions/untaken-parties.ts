/**
 * Who stands in documents that are not in the ledger as they are on the disk: whom only these name, nobody looks up, so they
 * are told by name. Whom the ledger knows is looked up as last synced; where the document says something else of them now,
 * that is told.
 */

import type { DocumentKind } from '../documents/document-kind.ts';
import { dossierSubject, facilitySubject, groupSubject, type StatedSubject } from '../domain/dossier-facts.ts';
import type { Subject } from '../domain/facts.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import { filedName } from '../domain/person-name.ts';
import {
  associations,
  dossierParties,
  organisationParties,
  type ScreeningScope,
  selfParty,
} from '../domain/screening/screened-parties.ts';
import type { RosterSubject } from '../domain/screening/screening-roster.ts';
import type { SkippedParty, UntakenMark } from '../ledger/file-tables.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isMap } from '../rules/checks/loose-value.ts';

/** A document on the disk that is not in the ledger as it is there. */
export interface UntakenDocument {
  /** From the workspace. */
  readonly path: string;
  readonly kind: DocumentKind | null;
  /** NPI of a dossier, key of the others; null: it has none. */
  readonly key: string | null;
  /** Undefined where it cannot be read. */
  readonly value: unknown;
  /** Why a sync refuses it; null: by itself it is sound. */
  readonly fault: string | null;
}

/** A document of a subject that was looked up as it was last synced. */
export interface EditedDocument {
  readonly subjectId: string;
  /** Of whom it says something else now, or may. */
  readonly parties: readonly string[];
  readonly why: string;
  readonly document: UntakenMark;
}

/** Who stands in documents that are not in the ledger as they are. */
export interface UntakenParties {
  readonly skipped: readonly SkippedParty[];
  readonly edited: readonly EditedDocument[];
}

/** With what the documents are compared. */
export interface UntakenScope extends ScreeningScope {
  /** Subjects on the roster of the screening. */
  readonly subjects: (ids: readonly string[]) => readonly RosterSubject[];
}

/** Says of every party in these documents that is not looked up as the document says, why. */
export async function untakenParties(
  ledger: Ledger,
  documents: AsyncIterable<UntakenDocument>,
  scope: UntakenScope,
): Promise<UntakenParties> {
  const skipped: SkippedParty[] = [];
  const edited: EditedDocument[] = [];
  for await (const document of documents) {
    const kind = partyKinds.find((each) => each === document.kind);
    if (kind === undefined) continue;
    const found = await partiesIn(ledger, { ...document, kind }, scope);
    skipped.push(...found.skipped);
    edited.push(...found.edited);
  }
  return { skipped, edited };
}

const partyKinds = ['dossier', 'group', 'facility'] as const;
const subjectKinds = { dossier: 'provider', group: 'group', facility: 'facility' } as const;

/** A document that names parties. */
type PartyFile = UntakenDocument & { readonly kind: (typeof partyKinds)[number] };

async function partiesIn(ledger: Ledger, document: PartyFile, scope: UntakenScope): Promise<UntakenParties> {
  const { path, kind, key, value, fault } = document;
  const before =
    (key === null ? undefined : await ledger.documents.byKey(kind, key)) ?? (await ledger.documents.atPath(path));
  const why =
    fault !== null
      ? `${path} is refused: ${fault}`
      : `${path} was ${before === undefined ? 'never synced' : 'edited since the last sync'}`;
  const subject = await subjectOf(ledger, document, before?.id);
  const mark = { path, kind: subjectKinds[kind], name: nameIn(document), key };
  const known = knownParties(subject === undefined ? undefined : scope.subjects([subject.id])[0]);
  if (!isMap(value)) {
    // Whoever it names cannot be told; a dossier names its provider alone.
    return kind === 'dossier' && subject !== undefined && known.has(selfParty)
      ? { skipped: [], edited: [{ subjectId: subject.id, parties: [selfParty], why, document: mark }] }
      : { skipped: [{ subjectId: null, party: selfParty, why, document: mark }], edited: [] };
  }
  const named = [selfParty, ...(kind === 'dossier' ? [] : associations(namedIn(value)).keys())];
  const now =
    fault === null && subject !== undefined ? await statedParties(ledger, document, subject, scope) : undefined;
  const changed = named.filter(
    (party) => known.has(party) && (now === undefined || known.get(party) !== now.get(party)),
  );
  return {
    skipped: named
      .filter((party) => !known.has(party))
      .map((party) => ({ subjectId: subject?.id ?? null, party, why, document: mark })),
    edited:
      subject === undefined || changed.length === 0
        ? []
        : [{ subjectId: subject.id, parties: changed, why, document: mark }],
  };
}

/** The subject that the ledger has of a document; where that says no key, of the one that was synced from its place. */
async function subjectOf(
  ledger: Ledger,
  { kind, key }: PartyFile,
  documentId: string | undefined,
): Promise<Subject | undefined> {
  if (key !== null) return ledger.subjects.byKey(subjectKinds[kind], key);
  return documentId === undefined ? undefined : ledger.subjects.byDocument(documentId);
}

/** Parties with the hash of what they are known by; null: left out for a reason of their own. */
type PartyHashes = ReadonlyMap<string, string | null>;

function knownParties(subject: RosterSubject | undefined): PartyHashes {
  const { parties = [], skipped = [] } = subject ?? {};
  return new Map([
    ...skipped.map(({ party }) => [party, null] as const),
    ...parties.map(({ party, identitySha256 }) => [party, identitySha256] as const),
  ]);
}

/** The parties of a sound document as a sync would have them. */
async function statedParties(
  ledger: Ledger,
  { kind, value }: PartyFile,
  subject: Subject,
  scope: ScreeningScope,
): Promise<PartyHashes> {
  const as = (stated: StatedSubject) => ({ ...stated, id: subject.id, status: subject.status });
  const { screened, skipped } =
    kind === 'dossier'
      ? dossierParties(as(dossierSubject(value as Dossier, await groupsIn(ledger, value as Dossier))), value as Dossier)
      : organisationParties(
          as(kind === 'group' ? groupSubject(value as Group) : facilitySubject(value as Facility)),
          value as Group | Facility,
          scope,
        );
  return new Map([
    ...skipped.map(({ party }) => [party, null] as const),
    ...screened.map(({ party, identitySha256 }) => [party, identitySha256] as const),
  ]);
}

/** The groups whose locations a dossier names. */
async function groupsIn(ledger: Ledger, dossier: Dossier): Promise<ReadonlyMap<string, Group>> {
  const groups = new Map<string, Group>();
  for (const { group: key } of dossier.practiceLocations ?? []) {
    const document = key === undefined ? undefined : await ledger.documents.byKey('group', key);
    if (key !== undefined && document !== undefined) groups.set(key, JSON.parse(document.body) as Group);
  }
  return groups;
}

function nameIn({ kind, key, value, path }: PartyFile): string {
  if (!isMap(value)) return path;
  const name = kind === 'dossier' ? personIn(value.name) : undefined;
  const words = name === undefined ? [value.legalName, value.name].find(isWord) : filedName(name);
  return words ?? key ?? path;
}

const isWord = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The owners and officials that a document of whatever shape names. */
function namedIn(value: Readonly<Record<string, unknown>>): Pick<Group, 'owners' | 'officials'> {
  return {
    owners: listIn(value.owners).map((owner) => {
      const name = isMap(owner) ? personIn(owner.name) : undefined;
      const organization = isMap(owner) ? owner.organization : owner;
      return { ...(name === undefined ? {} : { name }), ...(isWord(organization) ? { organization } : {}) };
    }),
    officials: listIn(value.officials).map((official) => ({
      name: (isMap(official) ? personIn(official.name) : undefined) ?? {
        last: isWord(official) ? official : 'without a name',
      },
      role: isMap(official) && official.role === 'managing-employee' ? 'managing-employee' : 'other',
    })),
  };
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function personIn(
  name: unknown,
): { readonly last: string; readonly first?: string; readonly suffix?: string } | undefined {
  if (isWord(name)) return { last: name };
  if (!isMap(name)) return undefined;
  const { last, first, suffix } = name;
  if (!isWord(last)) return isWord(first) ? { last: first } : undefined;
  return { last, ...(isWord(first) ? { first } : {}), ...(isWord(suffix) ? { suffix } : {}) };
}

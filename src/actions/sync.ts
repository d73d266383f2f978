import { canonicalJson } from '../domain/canonical-json.ts';
import { type Difference, differences } from '../domain/difference.ts';
import {
  dossierCredentials,
  dossierSubject,
  facilitySubject,
  groupSubject,
  organisationCredentials,
  type StatedCredential,
  type StatedSubject,
  type StatedTerm,
} from '../domain/dossier-facts.ts';
import type { Credential, SubjectFacts, Term } from '../domain/facts.ts';
import { compareNames } from '../domain/name-order.ts';
import type { Contract } from '../domain/nouns/contract.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import type { Payer } from '../domain/nouns/payer.ts';
import { renumbered } from '../domain/renumbered-credential.ts';
import type { Transaction } from '../ledger/command.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DocumentKind, FactTables } from '../ledger/tables.ts';
import { linkMembers, writeContract } from './sync-contracts.ts';
import { type HeldNpi, npiClaims } from './sync-npi.ts';

/** A sound document of the workspace, ready to be taken into the ledger. */
export interface SoundDocument {
  readonly kind: DocumentKind;
  /** NPI of a dossier, key of the others, id of a pack, `workspace` for empanel.yaml. */
  readonly key: string;
  /** Relative to the workspace. */
  readonly path: string;
  /** Hash of the file's bytes. */
  readonly sha256: string;
  readonly value: unknown;
}

/** What a sync would do with one document. */
export interface SyncChange {
  readonly document: SoundDocument;
  readonly change: 'new' | 'changed' | 'same';
  readonly before: FactTables['document'] | undefined;
  readonly differences: readonly Difference[];
}

/** What a sync would do. */
export interface SyncPlan {
  /** All but those that are held back. */
  readonly changes: readonly SyncChange[];
  readonly held: readonly HeldNpi[];
  /** Subjects that give their NPI to another one. */
  readonly released: ReadonlySet<string>;
  /** Documents the ledger knows whose file is gone; nothing is deleted for it. */
  readonly gone: readonly FactTables['document'][];
}

const order: readonly DocumentKind[] = ['workspace', 'pack', 'payer', 'facility', 'group', 'contract', 'dossier'];

/** Compares documents with their last synced form. `whole` says that these are all the workspace has. */
export async function syncPlan(ledger: Ledger, documents: readonly SoundDocument[], whole: boolean): Promise<SyncPlan> {
  const synced = new Map((await ledger.documents.list()).map((row) => [`${row.kind}|${row.key}`, row]));
  const present = new Set(documents.map((document) => `${document.kind}|${document.key}`));
  const compared = documents
    .map((document): SyncChange => {
      const before = synced.get(`${document.kind}|${document.key}`);
      if (before === undefined) return { document, change: 'new', before, differences: [] };
      const unchanged = before.body === canonicalJson(document.value);
      const moved = before.path !== document.path || before.sha256 !== document.sha256;
      if (unchanged) return { document, change: moved ? 'changed' : 'same', before, differences: [] };
      return { document, change: 'changed', before, differences: differences(JSON.parse(before.body), document.value) };
    })
    .toSorted(
      (left, right) =>
        order.indexOf(left.document.kind) - order.indexOf(right.document.kind) ||
        compareNames(left.document.key, right.document.key),
    );
  const gone = whole
    ? [...synced.values()].filter((row) => row.status === 'current' && !present.has(`${row.kind}|${row.key}`))
    : [];
  const { held, released } = await npiClaims(
    ledger,
    compared.flatMap(({ document, change }) => (change === 'same' ? [] : [document])),
  );
  const refused = new Set(held.map(({ path }) => path));
  return { changes: compared.filter(({ document }) => !refused.has(document.path)), held, released, gone };
}

/** Takes the new and changed documents of a plan into the ledger. `step` is told after each one. */
export async function sync(
  tx: Transaction,
  ledger: Ledger,
  plan: SyncPlan,
  on: string,
  step: () => void = () => {},
): Promise<void> {
  const groups = await groupsAfter(ledger, plan);
  const touched = plan.changes.filter(({ change }) => change !== 'same');
  for (const id of plan.released) await tx.update('subject', id, { npi: null });
  const groupsChanged = touched.some(({ document }) => document.kind === 'group');
  for (const change of touched) {
    const documentId = await writeDocument(tx, change, on);
    await project(tx, ledger, change, documentId, groups);
    step();
  }
  if (groupsChanged) await refreshMembers(tx, ledger, plan, groups);
  const keysOf = (kind: DocumentKind, changes: readonly SyncChange[]): ReadonlySet<string> =>
    new Set(changes.filter(({ document }) => document.kind === kind).map(({ document }) => document.key));
  const contracts = keysOf('contract', touched);
  const providers = keysOf(
    'dossier',
    touched.filter(({ change }) => change === 'new'),
  );
  if (contracts.size + providers.size > 0) await linkMembers(tx, ledger, contracts, providers);
}

async function writeDocument(tx: Transaction, { document, before }: SyncChange, on: string): Promise<string> {
  const row = {
    path: document.path,
    sha256: document.sha256,
    body: canonicalJson(document.value),
    synced_on: on,
    status: 'current',
  } as const;
  if (before !== undefined) {
    await tx.update('document', before.id, row);
    return before.id;
  }
  return tx.insert('document', { id: await tx.newId('d'), kind: document.kind, key: document.key, ...row });
}

async function project(
  tx: Transaction,
  ledger: Ledger,
  { document }: SyncChange,
  documentId: string,
  groups: ReadonlyMap<string, Group>,
): Promise<void> {
  switch (document.kind) {
    case 'dossier': {
      const dossier = document.value as Dossier;
      const subjectId = await writeSubject(tx, ledger, dossierSubject(dossier, groups), documentId);
      await projectCredentials(tx, ledger, subjectId, dossierCredentials(dossier));
      return;
    }
    case 'group': {
      const group = document.value as Group;
      const subjectId = await writeSubject(tx, ledger, groupSubject(group), documentId);
      await projectCredentials(tx, ledger, subjectId, organisationCredentials(group));
      return;
    }
    case 'facility': {
      const facility = document.value as Facility;
      const subjectId = await writeSubject(tx, ledger, facilitySubject(facility), documentId);
      await projectCredentials(tx, ledger, subjectId, organisationCredentials(facility));
      return;
    }
    case 'payer':
      await writePayer(tx, document.value as Payer, documentId);
      return;
    case 'contract':
      await writeContract(tx, document.value as Contract, documentId);
      return;
    case 'workspace':
    case 'pack':
      return;
    default:
      document.kind satisfies never;
  }
}

async function writeSubject(
  tx: Transaction,
  ledger: Ledger,
  stated: StatedSubject,
  documentId: string | null,
): Promise<string> {
  const known = await ledger.subjects.byKey(stated.kind, stated.key);
  if (known === undefined) {
    const letter = stated.kind === 'provider' ? 'p' : stated.kind === 'group' ? 'g' : 'f';
    return tx.insert('subject', { id: await tx.newId(letter), ...stated, document_id: documentId });
  }
  // A departed or archived provider stays so until a command says otherwise; the file only knows draft and active.
  const status = known.status === 'departed' || known.status === 'archived' ? known.status : stated.status;
  await tx.update('subject', known.id, { ...stated, status });
  return known.id;
}

async function writePayer(tx: Transaction, payer: Payer, documentId: string): Promise<void> {
  const row = {
    name: payer.name,
    lines: payer.lines,
    states: payer.states ?? [],
    packs: payer.packs ?? [],
    follow_up_every: payer.followUpEvery ?? null,
    decision_within: payer.decisionWithin ?? null,
    document_id: documentId,
  };
  if ((await tx.row('payer', payer.key)) === undefined) await tx.insert('payer', { key: payer.key, ...row });
  else await tx.update('payer', payer.key, row);
}

async function projectCredentials(
  tx: Transaction,
  ledger: Ledger,
  subjectId: string,
  stated: readonly StatedCredential[],
): Promise<void> {
  const facts = await ledger.facts.of(subjectId);
  const former = facts === undefined ? new Map<string, string>() : await formerIds(ledger, facts);
  await writeCredentials(tx, subjectId, facts?.credentials ?? [], stated, former);
}

/** What a credential is taken for again that stood in the file before, with the same values. */
function valueKey(kind: string, valueHash: string): string {
  return `${kind}|${valueHash}`;
}

/** Ids of verified credentials that are no longer in the file, by what they said: what comes back is verified as it was. */
async function formerIds(
  ledger: Ledger,
  { subject, credentials, verifications }: SubjectFacts,
): Promise<ReadonlyMap<string, string>> {
  const present = new Set(credentials.map(({ id }) => id));
  const gone = new Set(
    verifications.flatMap(({ credentialId }) => credentialId ?? []).filter((id) => !present.has(id)),
  );
  if (gone.size === 0) return new Map();
  const entries = await ledger.journal.entries({ subjectId: subject.id, table: 'credential' });
  return new Map(
    entries.flatMap(({ op, key, before }): readonly (readonly [string, string])[] =>
      op === 'delete' && gone.has(key) ? [[valueKey(String(before?.kind), String(before?.value_hash)), key]] : [],
    ),
  );
}

async function writeCredentials(
  tx: Transaction,
  subjectId: string,
  known: readonly Credential[],
  stated: readonly StatedCredential[],
  former: ReadonlyMap<string, string>,
): Promise<void> {
  const keyOf = (one: Pick<Credential, 'kind' | 'naturalKey'>): string => `${one.kind}|${one.naturalKey}`;
  const byKey = new Map(known.map((one) => [keyOf(one), one]));
  const wanted = new Map<string, StatedCredential>();
  // Two entries under one key are a finding of `check`; the first one stands here.
  for (const one of stated) if (!wanted.has(keyOf(one))) wanted.set(keyOf(one), one);
  const gone = known.filter((one) => !wanted.has(keyOf(one)));
  const fresh = [...wanted.values()].filter((one) => !byKey.has(keyOf(one)));
  const kept = new Set<string>();
  for (const [key, credential] of wanted) {
    const old = byKey.get(key) ?? renumbered(credential, gone, fresh);
    const row = {
      natural_key: credential.naturalKey,
      label: credential.label,
      state: credential.state,
      status: credential.status,
      value_hash: credential.valueHash,
    };
    const id =
      old?.id ??
      (await tx.insert('credential', {
        id: former.get(valueKey(credential.kind, credential.valueHash)) ?? (await tx.newId('c')),
        subject_id: subjectId,
        kind: credential.kind,
        ...row,
      }));
    if (old !== undefined) {
      kept.add(old.id);
      await tx.update('credential', old.id, row);
    }
    await writeTerms(tx, id, old?.terms ?? [], credential.terms);
  }
  for (const old of known) {
    if (kept.has(old.id)) continue;
    for (const term of old.terms) await tx.delete('term', term.id);
    await tx.delete('credential', old.id);
  }
}

/** A renewal appends a term and a correction edits one: a stated term keeps the id of the known one it is or corrects. */
async function writeTerms(
  tx: Transaction,
  credentialId: string,
  known: readonly Term[],
  stated: readonly StatedTerm[],
): Promise<void> {
  const left = new Set(known);
  const take = (fits: (term: Term) => boolean): Term | undefined => {
    const found = [...left].find(fits);
    if (found !== undefined) left.delete(found);
    return found;
  };
  const same = (term: Term, one: StatedTerm): boolean =>
    term.happenedOn === one.happenedOn && term.from === one.from && term.through === one.through;
  const matches = stated.map((one) => ({ one, old: take((term) => same(term, one)) }));
  for (const { one, old } of matches) {
    const row = { happened_on: one.happenedOn, from_on: one.from, through_on: one.through };
    const corrected =
      old ??
      take(
        (term) =>
          (one.from !== null && term.from === one.from) || (one.through !== null && term.through === one.through),
      );
    if (corrected === undefined)
      await tx.insert('term', { id: await tx.newId('t'), credential_id: credentialId, ...row });
    else if (old === undefined) await tx.update('term', corrected.id, row);
  }
  for (const term of left) await tx.delete('term', term.id);
}

async function groupsAfter(ledger: Ledger, plan: SyncPlan): Promise<ReadonlyMap<string, Group>> {
  const rows = (await ledger.documents.list('group')).map((row) => [row.key, JSON.parse(row.body) as Group] as const);
  const fresh = plan.changes
    .filter(({ document }) => document.kind === 'group')
    .map(({ document }) => [document.key, document.value as Group] as const);
  return new Map([...rows, ...fresh]);
}

/** Groups decide where their members practice: providers whose own file did not change are projected again. */
async function refreshMembers(
  tx: Transaction,
  ledger: Ledger,
  plan: SyncPlan,
  groups: ReadonlyMap<string, Group>,
): Promise<void> {
  const done = new Set(
    plan.changes
      .filter(({ document, change }) => document.kind === 'dossier' && change !== 'same')
      .map(({ document }) => document.key),
  );
  for (const row of await ledger.documents.list('dossier')) {
    if (done.has(row.key)) continue;
    await writeSubject(tx, ledger, dossierSubject(JSON.parse(row.body) as Dossier, groups), row.id);
  }
}

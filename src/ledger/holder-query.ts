/**
 * What the use of privileges is judged on, of many holders: some hundred are read at once, each table in one go, which is
 * several times as fast as asking for one holder after the other and takes no more memory.
 */

import type { Dossier } from '../domain/nouns/dossier.ts';
import type { UseFacts } from '../domain/privileges/privilege-use.ts';
import { type CompactLicense, providerStanding } from '../domain/provider-standing.ts';
import { credentialsOf } from './credential-rows.ts';
import type { Prepared, Store } from './database.ts';
import { decisionOf, matchesOf } from './file-facts-query.ts';
import {
  formsById,
  type PrivilegeRows,
  type PrivilegeTable,
  privilegeFactsOf,
  privilegeTables,
} from './privilege-rows.ts';
import { sql } from './stored-tables.ts';
import { subjectOf } from './subject-query.ts';
import type { StoredRow } from './tables.ts';

/** A holder of privileges with the licenses that count in other states. */
export interface Holder {
  readonly facts: UseFacts;
  readonly compacts: readonly CompactLicense[];
  /** The dossier as it was last synced, read when it is asked for; few questions do. */
  readonly dossier: () => Dossier | undefined;
}

/** Holders that are read at once. */
const batchSize = 500;

/** Everybody to whom privileges were granted, in the order of their ids. */
export function* holders(store: Store): Generator<Holder, void, undefined> {
  const granted = store.prepared(
    sql.selectFrom('privilege_grant').select('subject_id').distinct().orderBy('subject_id'),
  );
  const ids = granted.all().map(({ subject_id }) => subject_id);
  const queries = rangeQueries(store);
  const forms = formsById(store);
  for (let at = 0; at < ids.length; at += batchSize) {
    const batch = ids.slice(at, at + batchSize);
    const range = [batch[0] ?? '', batch.at(-1) ?? ''] as const;
    const credentials = bySubject(queries.credentials.all(...range));
    const terms = bySubject(queries.terms.all(...range));
    const decisions = bySubject(queries.decisions.all(...range));
    const matches = bySubject(queries.matches.all(...range));
    const reviews = bySubject(queries.reviews.all(...range));
    const dossiers = new Map(queries.dossiers.all(...range).map(({ id, body }) => [id, body]));
    const privileges = privilegeTables.map(
      (table) => [table, bySubject<{ readonly subject_id: string }>(queries.privileges[table].all(...range))] as const,
    );
    const subjects = new Map(queries.subjects.all(...range).map((row) => [row.id, subjectOf(row)]));
    for (const id of batch) {
      const subject = subjects.get(id);
      if (subject === undefined) continue;
      const dossier = dossiers.get(id);
      const rows = Object.fromEntries(privileges.map(([table, found]) => [table, found.get(id) ?? []]));
      yield {
        facts: {
          subject,
          credentials: credentialsOf(credentials.get(id) ?? [], terms.get(id) ?? []),
          decisions: (decisions.get(id) ?? []).map(decisionOf),
          matches: matchesOf(matches.get(id) ?? [], reviews.get(id) ?? []),
          privileges: privilegeFactsOf(rows as unknown as PrivilegeRows, forms),
        },
        compacts: compactsOf(dossier ?? ''),
        dossier: () => (dossier === undefined ? undefined : (JSON.parse(dossier) as Dossier)),
      };
    }
  }
}

/** Few dossiers name states of a compact; the others need not be read as JSON. */
function compactsOf(body: string): readonly CompactLicense[] {
  return body.includes('privilegeStates') ? providerStanding(JSON.parse(body)).compacts : [];
}

function bySubject<Row extends { readonly subject_id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const known = found.get(row.subject_id);
    if (known === undefined) found.set(row.subject_id, [row]);
    else known.push(row);
  }
  return found;
}

/** Statements that take the first and the last id. */
const rangeQueries = (store: Store) => {
  const id = '';
  const of = <T extends PrivilegeTable | 'decision' | 'match' | 'match_review'>(table: T): Prepared<StoredRow<T>> =>
    store.prepared(
      sql
        .selectFrom(table as 'decision')
        .selectAll()
        .where('subject_id', '>=', id)
        .where('subject_id', '<=', id)
        .orderBy('recorded_seq'),
    ) as unknown as Prepared<StoredRow<T>>;
  const credentials = sql
    .selectFrom('credential')
    .selectAll()
    .where('subject_id', '>=', id)
    .where('subject_id', '<=', id);
  const terms = sql
    .selectFrom('term')
    .innerJoin('credential', 'credential.id', 'term.credential_id')
    .selectAll('term')
    .select('credential.subject_id')
    .where('credential.subject_id', '>=', id)
    .where('credential.subject_id', '<=', id);
  const dossiers = sql
    .selectFrom('subject')
    .innerJoin('document', 'document.id', 'subject.document_id')
    .select(['subject.id', 'document.body'])
    .where('document.kind', '=', 'dossier')
    .where('subject.id', '>=', id)
    .where('subject.id', '<=', id);
  const subjects = sql.selectFrom('subject').selectAll().where('id', '>=', id).where('id', '<=', id);
  const privileges = Object.fromEntries(privilegeTables.map((table) => [table, of(table)]));
  const dossier = store.prepared(dossiers);
  return {
    subjects: store.prepared(subjects),
    credentials: store.prepared(credentials.orderBy('kind').orderBy('natural_key')),
    terms: store.prepared(terms),
    decisions: of('decision'),
    matches: of('match'),
    reviews: of('match_review'),
    dossiers: { all: (from: string, to: string) => dossier.all('dossier', from, to) },
    privileges: privileges as { readonly [T in PrivilegeTable]: Prepared<StoredRow<T>> },
  };
};

/**
 * Whether the ledger is what was recorded: the chain from its beginning, the payloads against their hashes, every fact
 * row against the last entry about it, every derived row against what the facts make of it.
 */

import { UserError } from '../errors.ts';
import type { Store } from './database.ts';
import { Derivation, derivedTables } from './derived.ts';
import type { Facts } from './facts-query.ts';
import { failureCode } from './failures.ts';
import { entryHash, genesisHash, type Head, headOf, identityOf, metaValue, payloadHash } from './journal.ts';
import { migrate } from './migrations.ts';
import { type AnyStoredRow, columnsOf, rowFromText, rowText } from './rows.ts';
import { sql } from './stored-tables.ts';
import { factTableNames, tableShapes } from './table-shapes.ts';
import type { FactTable } from './tables.ts';
import type { Rules } from './writer.ts';

/** One thing that is not as recorded. */
export interface LedgerProblem {
  readonly part: 'file' | 'chain' | 'payload' | 'row' | 'derived';
  /** The journal entry concerned, where there is one. */
  readonly seq: number | null;
  readonly table: string | null;
  readonly key: string | null;
  readonly message: string;
}

/** The result of a verification. */
export interface LedgerVerification {
  readonly ok: boolean;
  readonly entries: number;
  readonly head: Head;
  /** The first journal entry that does not hold; all before it do. */
  readonly firstBad: number | null;
  /** Whether fact tables and derived rows, made again from the journal, equal those present. */
  readonly rebuilt: 'identical' | 'different';
  readonly problems: readonly LedgerProblem[];
}

/**
 * Checks the whole ledger; derived rows where they were made by these rules. `knownHead` is a head kept elsewhere: the
 * chain must still contain it.
 */
export async function verification(
  store: Store,
  facts: Facts,
  rules: Rules | undefined,
  knownHead?: Head,
): Promise<LedgerVerification> {
  const problems: LedgerProblem[] = [];
  const state: ChainState = { entries: 0, lastSeqs: new Map(), head: { seq: 0, hash: '' } };
  try {
    problems.push(...layoutProblems(store));
    problems.push(...fileProblems(store));
    problems.push(...chainProblems(store, state, knownHead));
    problems.push(...rowProblems(store, state.lastSeqs));
    // From altered facts nothing can be derived that is worth a comparison.
    const intact = !problems.some(({ part }) => part === 'row');
    if (intact && rules !== undefined && metaValue(store, 'rules') === rules.hash) {
      problems.push(...(await derivedProblems(store, new Derivation(store, facts, rules))));
    }
  } catch (error) {
    // A damaged layout makes sound SQL fail.
    const damage =
      (error instanceof UserError && error.code === 'ledger/damaged') || failureCode(error) === 'SQLITE_ERROR';
    if (!damage || !(error instanceof Error)) throw error;
    problems.push(problem('file', error.message));
  }
  const bad = problems.flatMap(({ part, seq }) =>
    (part === 'chain' || part === 'payload') && seq !== null ? [seq] : [],
  );
  return {
    ok: problems.length === 0,
    entries: state.entries,
    head: state.head,
    firstBad: bad.length === 0 ? null : Math.min(...bad),
    rebuilt: problems.some(({ part }) => part === 'row' || part === 'derived' || part === 'file')
      ? 'different'
      : 'identical',
    problems,
  };
}

interface ChainState {
  entries: number;
  head: Head;
  /** For each row ever written, the entry that says what it holds now; `gone` once deleted, `emptied` once purged. */
  readonly lastSeqs: Map<string, number | 'gone' | 'emptied'>;
}

function problem(
  part: LedgerProblem['part'],
  message: string,
  place: { readonly seq?: number; readonly table?: string; readonly key?: string } = {},
): LedgerProblem {
  return { part, seq: place.seq ?? null, table: place.table ?? null, key: place.key ?? null, message };
}

function* fileProblems(store: Store): Generator<LedgerProblem> {
  for (const { integrity_check: said } of store
    .statement<{ integrity_check: string }>('PRAGMA integrity_check')
    .all()) {
    if (said !== 'ok') yield problem('file', `SQLite reports: ${said}`);
  }
  for (const { table, parent } of store
    .statement<{ table: string; parent: string }>('PRAGMA foreign_key_check')
    .all()) {
    yield problem('row', `a row of ${table} names a ${parent} that is not there`, { table });
  }
}

/** Tables, indexes and triggers against those of a new ledger: a trigger that was dropped is found here. */
function* layoutProblems(store: Store): Generator<LedgerProblem> {
  const fresh = store.blank();
  try {
    migrate(fresh, null, () => undefined);
    const present = layout(store);
    for (const [name, text] of layout(fresh)) {
      if (present.get(name) !== text) yield problem('file', `${name} is not as this version made it`);
      present.delete(name);
    }
    for (const name of present.keys()) yield problem('file', `${name} is none of the ledger's`);
  } finally {
    fresh.close();
  }
}

function layout(store: Store): Map<string, string> {
  const parts = store.statement<{ type: string; name: string; sql: string }>(
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
  );
  return new Map(parts.all().map(({ type, name, sql: text }) => [`${type} ${name}`, text]));
}

const chainQuery = () =>
  sql
    .selectFrom('journal')
    .leftJoin('journal_payload', 'journal_payload.seq', 'journal.seq')
    .select([
      'journal.seq',
      'at',
      'actor',
      'command_id',
      'command',
      'reason',
      'subject_id',
      'tbl',
      'key',
      'op',
      'payload_hash',
      'prev_hash',
      'hash',
      'before',
      'after',
      'salt',
    ])
    .orderBy('journal.seq');
const chainedFields = 12;

function* chainProblems(store: Store, state: ChainState, knownHead: Head | undefined): Generator<LedgerProblem> {
  const { workspaceId, createdAt } = identityOf(store);
  const emptied = new Set<number>();
  const tombstones = new Set<number>();
  let previous = genesisHash(workspaceId, createdAt);
  let expected = 1;
  for (const entry of store.tuples(chainQuery())) {
    const [seq, table, key, op] = [entry[0] as number, entry[7] as string, entry[8] as string, entry[9] as string];
    const place = { seq, table, key };
    if (seq !== expected) yield problem('chain', `entries ${expected} to ${seq - 1} are missing`, { seq: expected });
    else if (entry[11] !== previous) yield problem('chain', `entry ${seq} does not follow the entry before it`, place);
    if (entryHash(entry.slice(0, chainedFields)) !== entry[12])
      yield problem('chain', `entry ${seq} was altered`, place);
    const [before, after, salt] = [entry[13] as string | null, entry[14] as string | null, entry[15] as string | null];
    if (salt === null) emptied.add(seq);
    else if (payloadHash(salt, before, after) !== entry[10])
      yield problem('payload', `what entry ${seq} holds was altered`, place);
    if (op === 'purge') tombstones.add(Number(key));
    else state.lastSeqs.set(`${table} ${key}`, op === 'delete' ? 'gone' : salt === null ? 'emptied' : seq);
    if (knownHead?.seq === seq && knownHead.hash !== entry[12])
      yield problem('chain', `entry ${seq} is not the one known`, place);
    previous = entry[12] as string;
    expected = seq + 1;
    state.entries += 1;
  }
  state.head = headOf(store);
  if (knownHead !== undefined && knownHead.seq >= expected) {
    yield problem('chain', `entries ${expected} to ${knownHead.seq} were cut off`, { seq: expected });
  }
  yield* purgeProblems(emptied, tombstones);
}

function* purgeProblems(emptied: ReadonlySet<number>, tombstones: ReadonlySet<number>): Generator<LedgerProblem> {
  for (const seq of emptied) {
    if (!tombstones.has(seq)) yield problem('payload', `what entry ${seq} held was removed without a purge`, { seq });
  }
  for (const seq of tombstones) {
    if (!emptied.has(seq)) yield problem('payload', `entry ${seq} was purged, yet what it held is there`, { seq });
  }
}

function* rowProblems(store: Store, lastSeqs: ChainState['lastSeqs']): Generator<LedgerProblem> {
  const recorded = store.prepared(sql.selectFrom('journal_payload').select('after').where('seq', '=', 0));
  for (const table of factTableNames) {
    for (const [key, text] of rowTexts(store, table)) {
      const place = { table, key };
      const last = lastSeqs.get(`${table} ${key}`);
      lastSeqs.delete(`${table} ${key}`);
      if (typeof last !== 'number') yield problem('row', `${table} ${key} is not in the journal`, place);
      else if (!isRecorded(table, text, recorded.get(last)?.after ?? null)) {
        yield problem('row', `${table} ${key} is not as entry ${last} recorded it`, { ...place, seq: last });
      }
    }
  }
  for (const [place, last] of lastSeqs) {
    const [table = '', key = ''] = place.split(' ', 2);
    if (last !== 'gone') yield problem('row', `${table} ${key} is in the journal but not in its table`, { table, key });
  }
}

/** An entry of an older layout lacks columns that the row has by now; it is read as if they were null. */
function isRecorded(table: FactTable, present: string, recorded: string | null): boolean {
  if (recorded === null || recorded === present) return recorded !== null;
  try {
    return rowText(rowFromText(table, recorded)) === present;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function* rowTexts(store: Store, table: FactTable): Generator<readonly [key: string, text: string]> {
  const columns = columnsOf(table);
  const keyPosition = columns.indexOf(tableShapes[table].key);
  const names = columns.map((column) => `"${column}"`).join(', ');
  for (const values of store.textTuples(`SELECT ${names} FROM "${table}"`)) {
    const row: AnyStoredRow = {};
    for (const [position, column] of columns.entries()) row[column] = values[position] ?? null;
    yield [String(values[keyPosition]), rowText(row)];
  }
}

async function derivedProblems(store: Store, derivation: Derivation): Promise<readonly LedgerProblem[]> {
  const problems: LedgerProblem[] = [];
  for (const { id } of await store.all(sql.selectFrom('subject').select('id').orderBy('id'))) {
    const { deadlines, participation } = await derivation.holds(id);
    const place = (table: string) => ({ table, key: id });
    if (!deadlines)
      problems.push(problem('derived', `the deadlines of ${id} are not what its facts make`, place('deadline')));
    if (!participation)
      problems.push(
        problem('derived', `the participation of ${id} is not what its facts make`, place('participation')),
      );
  }
  const known = sql.selectFrom('subject').select('id');
  for (const table of derivedTables) {
    const orphans = sql.selectFrom(table).select('subject_id').distinct().where('subject_id', 'not in', known);
    for (const { subject_id: id } of await store.all(orphans)) {
      const rows = table === 'deadline' ? 'deadlines' : 'spans of participation';
      problems.push(problem('derived', `there are ${rows} of ${id}, which does not exist`, { table, key: id }));
    }
  }
  return problems;
}

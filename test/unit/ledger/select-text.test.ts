/** What the ledger writes as text without Kysely is what Kysely writes. */

import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { queryBuilder } from '../../../src/ledger/deferred-query.ts';
import { kyselyBuilder } from '../../../src/ledger/query-builder.ts';
import { selectText } from '../../../src/ledger/select-text.ts';
import type { StoredTables } from '../../../src/ledger/stored-tables.ts';

type Builder = Kysely<StoredTables>;

/** Each a query built by whichever builder is handed in. */
const plain: Readonly<Record<string, (sql: Builder) => unknown>> = {
  'a whole table': (sql) => sql.selectFrom('subject').selectAll(),
  'columns in order, one direction': (sql) =>
    sql
      .selectFrom('document')
      .select(['id', 'sha256'])
      .where('kind', '=', 'payer')
      .orderBy('kind')
      .orderBy('key', 'desc'),
  'one column, distinct': (sql) =>
    sql.selectFrom('application').select('subject_id').distinct().where('payer', '=', 'p'),
  'joins, aliases, columns compared, a limit': (sql) =>
    sql
      .selectFrom('deadline')
      .innerJoin('subject', 'subject.id', 'deadline.subject_id')
      .leftJoin('payer', 'payer.key', 'deadline.payer')
      .select(['deadline.id', 'payer.name as payer_name'])
      .where('deadline.valid_from', '<=', '2026-06-15')
      .whereRef('deadline.valid_until', '>', 'deadline.due_on')
      .where('deadline.due_on', 'is', null)
      .where('deadline.kind', 'in', ['expirable', 'revalidation'])
      .orderBy('deadline.due_on')
      .limit(20),
  'a table joined to itself': (sql) =>
    sql
      .selectFrom('command')
      .leftJoin('command as undoing', 'undoing.undoes', 'command.id')
      .selectAll('command')
      .select('undoing.id as undone_by')
      .where('undoing.id', 'is not', null),
  'a query in a query in a query': (sql) => {
    const subjects = sql.selectFrom('subject').select('subject.id').where('practice', '=', 'north');
    const ids = sql.selectFrom('application').select('application.id').where('application.subject_id', 'in', subjects);
    return sql.selectFrom('step').selectAll().where('recorded_seq', '>', 3).where('application_id', 'in', ids);
  },
};

const other: Readonly<Record<string, (sql: Builder) => unknown>> = {
  'a function of SQL': (sql) => sql.selectFrom('deadline').select((eb) => eb.fn.countAll<number>().as('n')),
  alternatives: (sql) =>
    sql
      .selectFrom('subject')
      .selectAll()
      .where((eb) => eb.or([eb('npi', '=', '1'), eb('key', '=', 'k')])),
  'a grouping over a query noted before': (sql) => {
    const ids = sql.selectFrom('subject').select('id').where('kind', '=', 'group');
    return sql.selectFrom('deadline').select('subject_id').where('subject_id', 'not in', ids).groupBy('subject_id');
  },
  'a row to write': (sql) => sql.insertInto('meta').values({ key: 'k', value: 'v' }),
  'a row to change': (sql) => sql.updateTable('meta').set({ value: 'v' }).where('key', '=', 'k'),
  'a row to delete': (sql) => sql.deleteFrom('meta').where('key', '=', 'k'),
};

function compiled(query: unknown): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const { sql, parameters } = (query as { compile(): { sql: string; parameters: readonly unknown[] } }).compile();
  return { sql, parameters };
}

test.each(Object.entries({ ...plain, ...other }))('%s', (_, build) => {
  expect(compiled(build(queryBuilder<StoredTables>()))).toEqual(compiled(build(kyselyBuilder<StoredTables>())));
});

test('what is plain needs no Kysely, what is not is left to it', () => {
  const calls = [
    { method: 'selectFrom', words: ['meta'] },
    { method: 'select', words: ['value'] },
  ];
  const none = (): undefined => undefined;
  expect(selectText(calls, none)?.sql).toBe('select "value" from "meta"');
  expect(selectText([...calls, { method: 'groupBy', words: ['value'] }], none)).toBeUndefined();
  expect(selectText([...calls, { method: 'where', words: ['value', '=', null] }], none)).toBeUndefined();
});

test('a query waits for nobody: awaiting it gives the query itself', async () => {
  const query = queryBuilder<StoredTables>().selectFrom('meta').selectAll();
  expect(compiled(await Promise.resolve(query)).sql).toBe('select * from "meta"');
});

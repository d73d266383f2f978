/**
 * Deadlines as text that SQLite joins: to hand it over row by row and cell by cell takes longer than to find it. What is
 * written here is put around the query of `deadline-query.ts` and speaks of the columns that it selects.
 */

import type { Column, RowLayout } from '../domain/table.ts';
import type { QueryText } from './select-text.ts';

/** What can be told of a deadline, as SQL over the columns of a listed one. Facilities are named, as readers know them. */
const fields = {
  id: 'id',
  kind: 'kind',
  title: `iif(facility IS NULL, title, coalesce((SELECT replace(title, ': ' || facility, ': ' || named.name)
    FROM subject AS named WHERE named.kind = 'facility' AND named.key = facility), title))`,
  subjectKey: 'key',
  subjectKind: 'subject_kind',
  npiOfProvider: `iif(subject_kind = 'provider', npi, NULL)`,
  subjectName: 'name',
  payerName: 'coalesce(payer_name, payer)',
  facility: 'facility',
  applicationId: 'application_id',
  owner: 'owner',
  rule: 'rule',
  cite: 'cite',
  confidence: 'confidence',
  anchor: 'anchor',
  anchorOn: 'anchor_on',
  leadDays: 'lead_days',
  opensOn: 'opens_on',
  dueAtLatestOn: 'due_at_latest_on',
} as const;

/** What a cell says of each deadline: something of its own, the same for all, or one of two words by its lead time. */
type DeadlineCell =
  | { readonly field: keyof typeof fields }
  | { readonly always: string | number | null }
  | { readonly leadDays: number; readonly reached: string; readonly else: string };

/** What stands in the columns of a table of deadlines, by column id. */
export type DeadlineCells = Readonly<Record<string, DeadlineCell>>;

/** The query for all rows of `listed` as one text, in the order of names, with how many they are and of what kind. */
export function joinedText(listed: QueryText, cells: DeadlineCells, { columns, form, ending }: RowLayout): QueryText {
  const written = columns.map((column) => ({ column, ...cellText(cells[column.id] ?? { always: null }) }));
  const line =
    form === 'object'
      ? `json_object(${written.map(({ column, sql }) => `${literal(column.id)}, ${sql}`).join(', ')})`
      : `concat(${written.map(({ column, sql }) => quoted(column, sql, form)).join(`, ${literal(form.separator)}, `)})`;
  return {
    sql: `SELECT count(*) AS rows, max(confidence = 'background') AS background,
      group_concat(line || ${literal(ending)}, '' ORDER BY name, title, id) AS text
      FROM (SELECT ${line} AS line, confidence, name, title, id FROM (${listed.sql}))`,
    parameters: [...written.flatMap(({ parameters }) => parameters), ...listed.parameters],
  };
}

function cellText(cell: DeadlineCell): QueryText {
  if ('field' in cell) return { sql: fields[cell.field], parameters: [] };
  if ('leadDays' in cell) {
    return { sql: 'iif(lead_days >= ?, ?, ?)', parameters: [cell.leadDays, cell.reached, cell.else] };
  }
  // better-sqlite3 hands every number over as one with a fraction.
  return { sql: typeof cell.always === 'number' ? 'CAST(? AS INTEGER)' : '?', parameters: [cell.always] };
}

/** Text that may have the separator in it is looked at; keys, dates and numbers have none. */
function quoted(column: Column, sql: string, { separator, quote }: Exclude<RowLayout['form'], 'object'>): string {
  if (column.type !== 'text' || quote === '' || sql.includes('?')) return sql;
  const mark = literal(quote);
  return `iif(instr(${sql}, ${literal(separator)}), ${mark} || ${sql} || ${mark}, ${sql})`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

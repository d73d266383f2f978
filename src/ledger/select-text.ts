/**
 * The SQL text of plain SELECTs. Setting Kysely up and having it walk its trees takes a fifth of a short command's time,
 * and nearly all a report asks is plain. What is put into text here is what Kysely would write, letter by letter; a test
 * holds the two together. Anything else is left to Kysely.
 */

import type { SqlValue } from './database.ts';

/** A call of a builder's method. */
export interface Call {
  readonly method: string;
  readonly words: readonly unknown[];
}

/** SQL text with the values of its parameters. */
export interface QueryText {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** The calls that make a query used inside another one; undefined for anything else. */
export type CallsOf = (value: unknown) => readonly Call[] | undefined;

/** The parts of a SELECT in the order of its text. */
interface Parts {
  readonly from: string[];
  readonly columns: string[];
  readonly joins: string[];
  readonly conditions: string[];
  readonly order: string[];
  readonly parameters: SqlValue[];
  distinct: boolean;
  limit: number | undefined;
}

/** The text of the SELECT that these calls build; undefined where they build something that is not plain. */
export function selectText(calls: readonly Call[], callsOf: CallsOf): QueryText | undefined {
  const parts: Parts = {
    from: [],
    columns: [],
    joins: [],
    conditions: [],
    order: [],
    parameters: [],
    distinct: false,
    limit: undefined,
  };
  for (const { method, words } of calls) {
    const write = Object.hasOwn(writers, method) ? writers[method] : undefined;
    if (write === undefined || !write(parts, words, callsOf)) return undefined;
  }
  if (parts.from.length !== 1 || parts.columns.length === 0) return undefined;
  const clauses = [
    `select${parts.distinct ? ' distinct' : ''} ${parts.columns.join(', ')}`,
    `from ${parts.from[0]}`,
    ...parts.joins,
    ...(parts.conditions.length === 0 ? [] : [`where ${parts.conditions.join(' and ')}`]),
    ...(parts.order.length === 0 ? [] : [`order by ${parts.order.join(', ')}`]),
    ...(parts.limit === undefined ? [] : ['limit ?']),
  ];
  const parameters = parts.limit === undefined ? parts.parameters : [...parts.parameters, parts.limit];
  return { sql: clauses.join(' '), parameters };
}

/** Adds what a call says to the parts; false where it says something that is not plain. */
type Write = (parts: Parts, words: readonly unknown[], callsOf: CallsOf) => boolean;

const writers: Readonly<Record<string, Write>> = {
  selectFrom: (parts, [table, ...more]) => more.length === 0 && added(parts.from, table, aliased),
  select: (parts, [columns, ...more]) =>
    more.length === 0 &&
    (Array.isArray(columns) ? columns : [columns]).every((one) => added(parts.columns, one, aliased)),
  selectAll: (parts, [table, ...more]) => {
    if (table === undefined) parts.columns.push('*');
    return more.length === 0 && (table === undefined || added(parts.columns, table, (name) => `${quoted(name)}.*`));
  },
  distinct: (parts) => {
    parts.distinct = true;
    return true;
  },
  innerJoin: joined('inner join'),
  leftJoin: joined('left join'),
  where: (parts, [column, operator, value, ...more], callsOf) => {
    if (typeof column !== 'string' || typeof operator !== 'string' || more.length > 0) return false;
    const right = valueText(parts, operator, value, callsOf);
    if (right !== undefined) parts.conditions.push(`${quoted(column)} ${operator} ${right}`);
    return right !== undefined;
  },
  whereRef: (parts, [left, operator, right, ...more]) => {
    if (typeof left !== 'string' || typeof operator !== 'string' || typeof right !== 'string') return false;
    parts.conditions.push(`${quoted(left)} ${operator} ${quoted(right)}`);
    return more.length === 0;
  },
  orderBy: (parts, [column, direction, ...more]) => {
    if (direction !== undefined && direction !== 'asc' && direction !== 'desc') return false;
    const after = direction === undefined ? '' : ` ${direction}`;
    return more.length === 0 && added(parts.order, column, (name) => `${quoted(name)}${after}`);
  },
  limit: (parts, [count]) => {
    if (typeof count !== 'number') return false;
    parts.limit = count;
    return true;
  },
};

function joined(words: string): Write {
  return (parts, [table, left, right, ...more]) => {
    if (typeof left !== 'string' || typeof right !== 'string' || more.length > 0) return false;
    return added(parts.joins, table, (name) => `${words} ${aliased(name)} on ${quoted(left)} = ${quoted(right)}`);
  };
}

const plainOperators: ReadonlySet<string> = new Set(['=', '<>', '!=', '<', '<=', '>', '>=', 'like']);

/** The right side of a condition, its parameters noted; undefined where it is not plain. */
function valueText(parts: Parts, operator: string, value: unknown, callsOf: CallsOf): string | undefined {
  if (operator === 'is' || operator === 'is not') return value === null ? 'null' : undefined;
  if (operator === 'in' || operator === 'not in') {
    if (Array.isArray(value)) {
      if (!value.every(isScalar)) return undefined;
      parts.parameters.push(...value);
      return `(${value.map(() => '?').join(', ')})`;
    }
    const calls = callsOf(value);
    const inner = calls === undefined ? undefined : selectText(calls, callsOf);
    if (inner === undefined) return undefined;
    parts.parameters.push(...inner.parameters);
    return `(${inner.sql})`;
  }
  if (!plainOperators.has(operator) || !isScalar(value)) return undefined;
  parts.parameters.push(value);
  return '?';
}

const isScalar = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

function added(list: string[], word: unknown, text: (name: string) => string): boolean {
  if (typeof word !== 'string') return false;
  list.push(text(word));
  return true;
}

/** `table.column` in quotes. */
function quoted(name: string): string {
  return `"${name.replaceAll('.', '"."')}"`;
}

/** `name as other` in quotes. */
function aliased(words: string): string {
  return words.split(' as ').map(quoted).join(' as ');
}

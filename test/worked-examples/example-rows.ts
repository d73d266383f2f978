/** The worked examples: rows of CSV files, read into the form that the packs' own examples have. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClockExample } from '../../src/domain/nouns/pack.ts';
import { csvRecords } from '../../src/sources/csv-records.ts';

/** Columns of a file of worked examples, in order. */
export const exampleColumns = ['rule', 'facts', 'due', 'opens', 'dueatlatest', 'arithmetic', 'source'];

/** One worked example. */
export interface ExampleRow {
  /** File and row, for messages: `counting.csv:3`. */
  readonly place: string;
  readonly rule: string;
  readonly facts: string;
  /** The day by hand, `unknown`, or `none` where the clock does not run. */
  readonly due: string;
  /** Empty: the row says nothing of it. */
  readonly opens: string;
  readonly dueAtLatest: string;
  readonly arithmetic: string;
  readonly source: string;
}

/** A file of worked examples, with what is wrong with its form. */
export interface ExampleFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly refused: readonly string[];
  readonly rows: readonly ExampleRow[];
}

/** Every file of worked examples in a folder, by name. */
export function exampleFiles(folder: string): readonly ExampleFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .toSorted()
    .map((name) => {
      const { header, records, refused } = csvRecords(readFileSync(join(folder, name)), name);
      return {
        name,
        header,
        refused: refused.map(({ row, reason }) => `${name}:${row} ${reason}`),
        rows: records.map(({ row, values }) => ({
          place: `${name}:${row}`,
          rule: values.rule ?? '',
          facts: values.facts ?? '',
          due: values.due ?? '',
          opens: values.opens ?? '',
          dueAtLatest: values.dueatlatest ?? '',
          arithmetic: values.arithmetic ?? '',
          source: values.source ?? '',
        })),
      };
    });
}

/** Members of a pack's example that a row may give, besides recorded dates, and how they are written. */
const members = {
  states: 'list',
  stops: 'stops',
  developed: 'switch',
  caqhComplete: 'switch',
  delegated: 'switch',
  jurisdiction: 'word',
  line: 'word',
  payer: 'word',
  product: 'word',
  subject: 'word',
  providerType: 'word',
  facilityKind: 'word',
  specialty: 'word',
  applicationType: 'word',
  route: 'word',
  role: 'word',
  processedOn: 'word',
  element: 'word',
  change: 'word',
  via: 'word',
  outcome: 'word',
  asOf: 'word',
} as const satisfies Partial<Record<keyof ClockExample, string>>;

/** The facts of a row as a pack's example has them. Throws where they cannot be read. */
export function exampleOf(row: ExampleRow): ClockExample {
  const given = row.facts
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair): readonly [string, string] => {
      const at = pair.indexOf('=');
      if (at < 1) throw new RangeError(`${row.place}: \`${pair}\` is not \`key=value\``);
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    });
  const twice = given.find(([key], index) => given.findIndex(([other]) => other === key) !== index);
  if (twice !== undefined) throw new RangeError(`${row.place}: \`${twice[0]}\` is given twice`);
  const dates = given.filter(([key]) => key.includes('.')).map(([key, text]) => [key, day(text, row)] as const);
  const others = given.filter(([key]) => !key.includes('.')).map(([key, text]) => [key, member(key, text, row)]);
  return { ...Object.fromEntries(others), dates: Object.fromEntries(dates) } as ClockExample;
}

function member(key: string, text: string, row: ExampleRow): unknown {
  if (!Object.hasOwn(members, key)) throw new RangeError(`${row.place}: there is no fact \`${key}\``);
  switch (members[key as keyof typeof members]) {
    case 'list':
      return text.split('|').map((one) => one.trim());
    case 'stops':
      return text.split('|').map((stop) => {
        const [from = '', until = ''] = stop.split('..').map((one) => one.trim());
        return { from: day(from, row), ...(until === '' ? {} : { until: day(until, row) }) };
      });
    case 'switch':
      if (text !== 'true' && text !== 'false') throw new RangeError(`${row.place}: \`${key}\` is true or false`);
      return text === 'true';
    default:
      return key.endsWith('On') || key === 'asOf' ? day(text, row) : text;
  }
}

function day(text: string, row: ExampleRow): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new RangeError(`${row.place}: \`${text}\` is not a date`);
}

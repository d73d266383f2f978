import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { type CodeSet, codeSetKeys } from '../../../domain/claims/code-set.ts';
import type { OrderingList } from '../../../domain/claims/ordering-list.ts';
import { UserError } from '../../../errors.ts';
import { readCodeList } from '../../../sources/code-list.ts';
import { readOrderingList } from '../../../sources/ordering-list.ts';
import { keepCodes, keepOrdering, storedCodes, storedOrdering } from '../../claims/code-store.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { readInput } from '../../files.ts';
import type { Input } from '../../input.ts';
import { print } from '../../printing.ts';

/** What can be taken in: sets of codes, and the list of who may order for Medicare. */
const sets = [...codeSetKeys, 'ordering'] as const;

/** Code sets for the scrubbing of claims. */
export const command: Command = {
  summary: 'take in a list of codes, so that retired ones are caught',
  description:
    'Takes in a list of HCPCS codes, ICD-10-CM codes or places of service, against which `claims scrub` holds claims: CSV whose first row names the columns code, from and through (the names of the files of CMS are understood), or the text files of ICD-10-CM. The list stands in place of the one before. --from and --through bound the days of service for which it counts, as an ICD-10-CM list is for one fiscal year. Without FILE: the lists that were taken in. Lists without CPT codes say nothing about CPT codes. The set `ordering` is no codes: the file `Order and Referring` of CMS, by which `claims scrub` holds laboratory tests and images for Medicare that were ordered by somebody who may not.',
  arguments: [{ name: 'file', help: 'the list; - for standard input', optional: true }],
  flags: [
    { name: 'set', value: 'SET', choices: sets, help: `which codes: ${sets.join(', ')}` },
    { name: 'from', value: 'DATE', help: 'first day of service for which the list counts' },
    { name: 'through', value: 'DATE', help: 'last day of service for which the list counts' },
  ],
  examples: ['empanel claims codes', 'empanel claims codes hcpcs.csv --set hcpcs --dry-run'],
  run: async (context, input) => {
    const path = input.argumentIfGiven('file');
    if (path === undefined) {
      await listCodes(context);
      return 0;
    }
    return importCodes(context, input, path);
  },
};

async function importCodes(context: Context, input: Input, path: string): Promise<number> {
  const workspace = await context.workspace();
  const asOf = await context.asOf();
  const key = input.choice('set', sets);
  if (key === undefined)
    throw new UserError('usage/missing', '`--set` is not given', { hint: `one of: ${sets.join(', ')}` });
  if (key === 'ordering') return importOrdering(context, input, path);
  const [from, through] = [input.date('from', asOf) ?? null, input.date('through', asOf) ?? null];
  if (from !== null && through !== null && through < from)
    throw new UserError('usage/bad-value', `\`--through\` ${through} lies before \`--from\` ${from}`);
  const bytes = await readInput(context, path);
  const reading = readCodeList(bytes, path, key);
  for (const { row, because } of reading.refused.slice(0, mostTold)) context.warn(`row ${row}: ${because}`);
  if (reading.refused.length > mostTold) context.warn(`… and ${reading.refused.length - mostTold} more rows refused`);
  const set: CodeSet = {
    key,
    name: path === '-' ? 'standard input' : basename(path),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    importedOn: asOf,
    from,
    through,
    codes: reading.codes,
  };
  const dryRun = context.globals.on('dry-run');
  if (!dryRun) keepCodes(workspace.root, set);
  const { unassigned } = reading;
  const taken = reading.rows - reading.refused.length - unassigned;
  const line = `${dryRun ? 'would take' : 'took'} in ${set.name} as ${key}: ${reading.rows} rows = ${taken} taken + ${unassigned} unassigned + ${reading.refused.length} refused; ${retired(set, asOf)} of ${set.codes.size} codes are retired`;
  if (context.format() === 'json') {
    const { codes, ...rest } = set;
    const json = {
      schemaVersion: 1,
      asOf,
      dryRun,
      ...rest,
      rows: reading.rows,
      codes: codes.size,
      refused: reading.refused,
    };
    context.emit(`${JSON.stringify(json, null, 2)}\n`, 'codes');
  } else print(context, `${line}\n`, 'codes', 2);
  if (!dryRun) context.say('next: `empanel claims scrub FILE`; to go back, take the list before in again');
  return reading.refused.length === 0 ? 0 : 1;
}

async function importOrdering(context: Context, input: Input, path: string): Promise<number> {
  const workspace = await context.workspace();
  const asOf = await context.asOf();
  for (const flag of ['from', 'through'])
    if (input.text(flag) !== undefined)
      throw new UserError('usage/conflict', `\`--${flag}\` does not go with \`--set ordering\``, {
        hint: 'the list says who may order by now, whenever the service was',
      });
  const bytes = await readInput(context, path);
  const { rows, numbers, others, refused, refusedRows } = await readOrderingList(pieces(bytes), path);
  for (const { row, because } of refused) context.warn(`row ${row}: ${because}`);
  if (refusedRows > refused.length) context.warn(`… and ${refusedRows - refused.length} more rows refused`);
  const about = {
    name: path === '-' ? 'standard input' : basename(path),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    importedOn: asOf,
  };
  const dryRun = context.globals.on('dry-run');
  if (!dryRun) keepOrdering(workspace.root, { ...about, numbers });
  if (context.format() === 'json') {
    const json = {
      schemaVersion: 1,
      asOf,
      dryRun,
      key: 'ordering',
      ...about,
      rows,
      codes: numbers.length,
      others,
      refused,
    };
    context.emit(`${JSON.stringify(json, null, 2)}\n`, 'codes');
  } else
    print(
      context,
      `${dryRun ? 'would take' : 'took'} in ${about.name} as ordering: ${rows} rows = ${numbers.length} who may order for Part B + ${others} who may not + ${refusedRows} refused\n`,
      'codes',
      2,
    );
  if (!dryRun) context.say('next: `empanel claims scrub FILE`; to go back, take the list before in again');
  return refusedRows === 0 ? 0 : 1;
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Refused rows that are told one by one. */
const mostTold = 20;

function retired(set: CodeSet, asOf: CalendarDate): number {
  return [...set.codes.values()].filter(({ through }) => through !== null && through < asOf).length;
}

async function listCodes(context: Context): Promise<void> {
  const workspace = await context.workspace();
  const asOf = await context.asOf();
  const stored = storedCodes(workspace.root);
  const ordering = storedOrdering(workspace.root);
  await context.show({
    report: 'claims-codes',
    title: 'Code sets that claims are held against',
    asOf,
    columns: [
      { id: 'set', label: 'Set', type: 'id', priority: 1 },
      { id: 'name', label: 'List', type: 'text', priority: 1 },
      { id: 'codes', label: 'Codes', type: 'integer', priority: 1 },
      { id: 'retired', label: 'Retired', type: 'integer', priority: 2 },
      { id: 'from', label: 'From', type: 'date', priority: 3 },
      { id: 'through', label: 'Through', type: 'date', priority: 3 },
      { id: 'importedOn', label: 'Taken in', type: 'date', priority: 2 },
      { id: 'sha256', label: 'SHA-256', type: 'text', priority: 'machine' },
    ],
    rows: [
      ...[...stored.values()].map((set) => ({
        cells: {
          set: set.key,
          name: set.name,
          codes: set.codes.size,
          retired: retired(set, asOf),
          from: set.from,
          through: set.through,
          importedOn: set.importedOn,
          sha256: set.sha256,
        },
      })),
      ...(ordering === null ? [] : [{ cells: orderingCells(ordering) }]),
    ],
    notes: [],
    empty: 'No list of codes has been taken in: codes of claims are not looked at.',
    next: 'empanel claims codes hcpcs.csv --set hcpcs',
  });
}

function orderingCells({
  name,
  numbers,
  importedOn,
  sha256,
}: OrderingList): Readonly<Record<string, string | number | null>> {
  return { set: 'ordering', name, codes: numbers.length, retired: null, from: null, through: null, importedOn, sha256 };
}

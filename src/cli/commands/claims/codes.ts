import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { type CodeSet, codeSetKeys } from '../../../domain/claims/code-set.ts';
import { UserError } from '../../../errors.ts';
import { readCodeList } from '../../../sources/code-list.ts';
import { keepCodes, storedCodes } from '../../claims/code-store.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { readInput } from '../../files.ts';
import type { Input } from '../../input.ts';

/** Code sets for the scrubbing of claims. */
export const command: Command = {
  summary: 'take in a list of codes, so that retired ones are caught',
  description:
    'Takes in a list of HCPCS codes, ICD-10-CM codes or places of service, against which `claims scrub` holds claims: CSV whose first row names the columns code, from and through (the names of the files of CMS are understood), or the text files of ICD-10-CM. The list stands in place of the one before. --from and --through bound the days of service for which it counts, as an ICD-10-CM list is for one fiscal year. Without FILE: the lists that were taken in. Lists without CPT codes say nothing about CPT codes.',
  arguments: [{ name: 'file', help: 'the list; - for standard input', optional: true }],
  flags: [
    { name: 'set', value: 'SET', choices: codeSetKeys, help: `which codes: ${codeSetKeys.join(', ')}` },
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
  const key = input.choice('set', codeSetKeys);
  if (key === undefined)
    throw new UserError('usage/missing', '`--set` is not given', { hint: `one of: ${codeSetKeys.join(', ')}` });
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
  } else context.emit(`${line}\n`, 'codes');
  if (!dryRun) context.say('next: `empanel claims scrub FILE`; to go back, take the list before in again');
  return reading.refused.length === 0 ? 0 : 1;
}

/** Refused rows that are told one by one. */
const mostTold = 20;

function retired(set: CodeSet, asOf: CalendarDate): number {
  return [...set.codes.values()].filter(({ through }) => through !== null && through < asOf).length;
}

async function listCodes(context: Context): Promise<void> {
  const workspace = await context.workspace();
  const asOf = await context.asOf();
  const sets = storedCodes(workspace.root);
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
    rows: [...sets.values()].map((set) => ({
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
    notes: [],
    empty: 'No list of codes has been taken in: codes of claims are not looked at.',
    next: 'empanel claims codes hcpcs.csv --set hcpcs',
  });
}

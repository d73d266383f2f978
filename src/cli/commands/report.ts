import { deadlineKinds } from '../../domain/deadline.ts';
import { applicationStates } from '../../domain/facts.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import { reports } from '../../reports/registry.ts';
import type { Command } from '../command.ts';
import { showReport } from '../report-run.ts';

/** Prints any report of the registry. */
export const command: Command = {
  summary: 'print a report: status, deadlines, expirables, next',
  description: `Reports: ${reports.map((one) => one.name).join(', ')}. Every report prints as a table, and as csv, tsv, json, ndjson, md, html or xlsx; those with due dates also as a calendar (ics).`,
  arguments: [{ name: 'name', help: 'name of the report', optional: true }],
  flags: [
    { name: 'within', value: 'DISTANCE', help: 'look ahead so far: 90d, 12w, 6m (default by report)' },
    { name: 'all', help: 'without limit; ended things too' },
    { name: 'provider', value: 'ID', help: 'of one provider, group or facility' },
    { name: 'payer', value: 'KEY', help: 'of one payer' },
    { name: 'facility', value: 'KEY', help: 'at one facility, for reports about privileges' },
    { name: 'procedure', value: 'NAME', help: 'one procedure by name or code, for `who-can`' },
    { name: 'kind', value: 'K', help: `one kind: ${deadlineKinds.slice(0, 6).join(', ')} …` },
    { name: 'owner', value: 'KEY', help: 'of one specialist; `me` is you' },
    {
      name: 'state',
      value: 'S',
      help: `in one state: overdue, due, upcoming, unknown; for status ${applicationStates.slice(0, 3).join(', ')} …`,
    },
    { name: 'limit', value: 'N', help: 'at most so many rows' },
    {
      name: 'group-by',
      value: 'WHAT',
      help: 'deadlines in groups, by owner, payer, provider, kind, month or step (90, 60, 30, 7 days)',
    },
    { name: 'from', value: 'DATE', help: 'first day looked at, for audit (default: a year back)' },
    { name: 'until', value: 'DATE', help: 'last day looked at, for audit (default: the as-of day)' },
    {
      name: 'sample',
      value: 'N',
      help: 'draw files to read, for audit: a number, `ncqa`, or `hrsa` (by independent, other licensed and other staff)',
    },
    { name: 'seed', value: 'TEXT', help: 'what the draw starts from; the same words draw the same files' },
    {
      name: 'files',
      value: 'WHOSE',
      help: 'draw from files of practitioners, of organizations (facilities, groups) or of all (default: all, with `ncqa` and `hrsa` practitioners)',
    },
    {
      name: 'schedule',
      value: 'CSV',
      help: 'for exposure: visits ahead, as `can-bill --from` takes them, with a column `charge` in dollars if wanted; - for standard input',
    },
    { name: 'committee', value: 'DATE', help: 'the day the committee decides, for verification and stale-files' },
  ],
  examples: [
    'empanel report deadlines --within 60d',
    'empanel report deadlines --group-by owner',
    'empanel report status -o status.xlsx',
  ],
  run: async (context, input) => {
    const name = input.argumentIfGiven('name');
    if (name === undefined) {
      await context.show(catalogue(await context.asOf()));
      return 0;
    }
    const entry = reports.find((one) => one.name === name);
    if (entry === undefined) {
      const elsewhere = otherCommands[name];
      const near = nearest(
        name,
        reports.map((one) => one.name),
        { limit: 1 },
      )[0];
      throw new UserError('usage/bad-value', `\`${name}\` is not a report`, {
        hint:
          elsewhere !== undefined
            ? elsewhere
            : near === undefined
              ? `reports: ${reports.map((one) => one.name).join(', ')}`
              : `did you mean \`empanel report ${near}\`?`,
      });
    }
    return showReport(context, input, (await entry.load()).report);
  },
};

/** What is looked for among reports and is a command of its own. */
const otherCommands: Readonly<Record<string, string>> = {
  recredentialing:
    '`empanel committee recredential` lists the cycles that end; `empanel report deadlines --kind recredentialing` their days',
  conditions: '`empanel committee conditions` lists the conditions of approvals',
  agenda: '`empanel committee agenda` lists the files that await a decision',
};

function catalogue(asOf: string): Parameters<Parameters<Command['run']>[0]['show']>[0] {
  return {
    report: 'reports',
    title: 'Reports',
    asOf,
    columns: [
      { id: 'name', label: 'Report', type: 'text', priority: 1 },
      { id: 'summary', label: 'What it shows', type: 'text', priority: 1 },
    ],
    rows: reports.map((one) => ({ cells: { name: one.name, summary: one.summary } })),
    notes: [],
    next: `empanel report ${reports[0]?.name}`,
  };
}

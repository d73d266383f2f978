import { basename } from 'node:path';
import { UserError } from '../../../errors.ts';
import { formatForFile } from '../../../render/formats.ts';
import { scrubTable } from '../../../reports/claims/claim-scrub.ts';
import { maskedIdentifier } from '../../../sources/x12/claim-masks.ts';
import type { ProfessionalSummary } from '../../../sources/x12/professional-reader.ts';
import { tellEnvelopes } from '../../claims/claim-files.ts';
import { claimGate } from '../../claims/gate.ts';
import { type ScrubRun, scrubRun } from '../../claims/scrub-run.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { Input } from '../../input.ts';
import { renderedTable } from '../../rendering.ts';

/** Claims before they are sent. */
export const command: Command = {
  summary: 'hold claims against participation before they are sent (837P)',
  description:
    'Reads a file of professional claims (837P, 005010X222A1) and says of every claim whether it would be denied for an enrollment reason: the billing provider with its tax id and taxonomy, who rendered it, where, who referred and supervised, each on the day of service, with this payer and product; substitutes (Q5, Q6) and services of practitioners (SA) that no rule of the payer lets be billed so; laboratory tests without a CLIA number; codes that were retired, once `claims codes` has taken lists in; and what a payer would deny as a duplicate: a claim that is on record as sent, one that stands in the file twice, a service twice in one claim without a modifier that says so. With -o DIR it writes a file of claims to send and one to hold, both valid 837P in which each claim stands byte for byte as it was, and a report of every claim that is not sent; written files are read back first. Claims that are no valid 837P are refused with their place. Nothing is stored; no patient is printed. Exit 0 when every claim is released and the file is not cut off.',
  arguments: [{ name: 'file', help: 'an 837P; - for standard input' }],
  flags: [
    {
      name: 'unknown-payers',
      value: 'WHAT',
      choices: ['hold', 'release'],
      help: 'what becomes of claims to payers we have no document of (default: hold)',
    },
  ],
  examples: ['empanel claims scrub june.837', 'empanel claims scrub june.837 --json'],
  run: async (context, input) => {
    const path = input.argument('file');
    const ledger = await context.ledger();
    const passesUnknownPayers = input.choice('unknown-payers', ['hold', 'release']) === 'release';
    const { gate, codes } = await claimGate(context, ledger, passesUnknownPayers);
    const output = context.globals.text('output');
    const folder = output === undefined || formatForFile(output) !== undefined ? null : output;
    const run = await scrubRun(context, path, gate, context.globals.on('dry-run') ? null : folder);
    mustBeClaims(run.summary.source, path);
    tellEnvelopes(context, { ...run.summary.source, groups: 0 });
    await show(context, run, { path, folder, codes: codes.size, sentBefore: gate.sentBefore });
    const { totals, all, source } = run.summary;
    return totals.released.claims === all.claims && !source.isCutOff ? 0 : 1;
  },
};

function mustBeClaims({ claims, others, transactions }: ProfessionalSummary, path: string): void {
  if (claims > 0) return;
  const [other] = others;
  const because =
    other !== undefined
      ? `it holds ${other.kind}`
      : transactions === 0
        ? 'it holds no transaction'
        : 'no CLM stands in it';
  const hints: Readonly<Record<string, string>> = {
    '835': '`empanel claims post` reads remittances',
    '271': '`empanel claims eligibility` reads answers about coverage',
    '277': '`empanel claims acknowledge` reads acknowledgements',
    '999': '`empanel claims acknowledge` reads acknowledgements',
  };
  throw new UserError('input/unreadable', `\`${path}\` has no professional claim: ${because}`, {
    hint: hints[other?.kind ?? ''] ?? 'name a file of professional claims (837P)',
  });
}

interface Shown {
  readonly path: string;
  readonly folder: string | null;
  readonly codes: number;
  /** Claims that are on record as sent with this very file. */
  readonly sentBefore: number;
}

async function show(context: Context, run: ScrubRun, { path, folder, codes, sentBefore }: Shown): Promise<void> {
  const { summary, claims, reasons, files, late } = run;
  const unlisted = summary.totals.held.claims + summary.totals.refused.claims - claims.length;
  const notes = [
    ...(late === 0 ? [] : [`${late} held ${late === 1 ? 'claim is' : 'claims are'} past the day for release`]),
    ...(summary.chargeless === 0
      ? []
      : [
          `${summary.chargeless} refused ${summary.chargeless === 1 ? 'claim names' : 'claims name'} no amount that can be read: nothing of it is in the sums`,
        ]),
    ...(sentBefore === 0
      ? []
      : [
          `${sentBefore} ${sentBefore === 1 ? 'claim is' : 'claims are'} on record as sent in this very batch: send it once`,
        ]),
    ...(codes > 0 ? [] : ['codes were not looked at: `empanel claims codes FILE --set hcpcs` takes a list in']),
    ...(unlisted === 0 ? [] : [`${unlisted} more claims are not listed; the report of \`-o DIR\` has them all`]),
    ...summary.source.others.map(({ kind, count }) => `${count} transactions ${kind} were passed over`),
  ];
  const name = path === '-' ? 'standard input' : basename(path);
  const { released } = summary.totals;
  const isMixed = released.claims > 0 && released.claims < summary.all.claims;
  const next = folder === null && isMixed ? `empanel claims scrub ${path} -o to-send` : undefined;
  const account = { asOf: await context.asOf(), file: name, totals: summary.totals, all: summary.all };
  // Whole only in a file of one's own: the folder has a report of its own beside this account.
  const isFile = folder === null && context.globals.text('output') !== undefined;
  const shown = isFile ? claims : claims.map((one) => ({ ...one, controlNumber: maskedIdentifier(one.controlNumber) }));
  const table = scrubTable({ ...account, claims: shown, reasons, notes }, next);
  if (!hasNotes(context)) for (const note of table.notes) context.say(note);
  if (folder === null) {
    await context.show(table);
    return;
  }
  // `-o` names the folder of the files; the account goes to standard output.
  const here = { ...context, globals: new Input({}, {}) };
  context.io.stdout.write(await renderedTable(table, here, {}));
  for (const file of files) context.say(`wrote ${folder}/${file}`);
}

/** Whether the format of the account has room for its sums. */
function hasNotes(context: Context): boolean {
  const output = context.globals.text('output');
  const byFile = output === undefined ? undefined : formatForFile(output);
  const format = context.format() ?? byFile ?? (context.io.stdout.isTTY ? 'table' : 'tsv');
  return !['csv', 'tsv', 'ndjson', 'xlsx', 'ics'].includes(format);
}

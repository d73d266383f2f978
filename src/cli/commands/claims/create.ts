import { basename } from 'node:path';
import type { ClaimDraft } from '../../../actions/claims/claim-drafts.ts';
import { recordClaims } from '../../../actions/claims/claim-drafts.ts';
import {
  type CreatingPlan,
  type CreatingSettings,
  creatingPlan,
  type MadeClaim,
  shortZips,
} from '../../../actions/claims/create-claims.ts';
import { filingDay, sentPlan, submittedValues } from '../../../actions/claims/submitted-claims.ts';
import { siteOfPlace } from '../../../documents/claim-places.ts';
import { pricedModifier, ratesAnswering, scheduleKey, tableInForce } from '../../../domain/contracts/rate.ts';
import { centsText } from '../../../domain/money.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { chargeColumns, chargeRows } from '../../../sources/charges-csv.ts';
import { maskedIdentifier } from '../../../sources/x12/claim-masks.ts';
import { readRemittances } from '../../../sources/x12/remittance-reader.ts';
import { type ClaimDesk, claimDesk, readClaimFile, shownControl } from '../../claims/claim-files.ts';
import { routeOf, type WrittenClaims, writtenClaims } from '../../claims/written-claims.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { fullPath, readInput } from '../../files.ts';
import { Input } from '../../input.ts';
import { requirePlace, writeOutput } from '../../output.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { derivationSettings } from '../../workspace-packs.ts';

/** Makes claims out of charges. */
export const command: Command = {
  summary: 'make an 837P out of charges; corrected claims too',
  description: `Reads charges from CSV, one row a service: prices them from a fee schedule where the row says no charge, takes providers, tax id and addresses from the documents, and puts every day of service beside participation. Claims that may be sent go into the file named with -o, which is private and read back before it is put there; those that would be denied wait, in the file named with --hold. Every row goes into a claim or is refused. A patient who is not the subscriber, and who referred, ordered or supervised, have columns of their own; laboratory tests carry the CLIA number of the place. A substitute (Q5, Q6), and what another rendered under supervision (rendered_by, SA), are held against the rule of the payer. A row with frequency 7 or 8 corrects or voids a claim: the number that the payer gave it stands in the row or in the 835 named with --remittance. It may have a number of its own, when replaces names ours of the first. On record is kept what a claim is, never who the patient is. Columns: ${chargeColumns.needed.join(', ')}; and if wanted ${chargeColumns.optional.join(', ')}.`,
  arguments: [{ name: 'file', help: 'CSV with charges; - for standard input' }],
  flags: [
    { name: 'schedule', value: 'KEY', help: 'schedule of charges, as taken in with `rates import --schedule`' },
    { name: 'hold', value: 'FILE', help: 'write the claims that wait there' },
    { name: 'remittance', value: 'FILE', help: "an 835 with the payer's numbers of claims to be corrected" },
    { name: 'test', help: 'mark the file as a test' },
  ],
  examples: [
    'empanel claims create charges.csv --schedule charges-2026 -o batch.837 --dry-run',
    'empanel claims create charges.csv -o batch.837 --hold waiting.837 --json',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const output = context.globals.text('output');
    if (output === undefined)
      throw new UserError('usage/missing', 'claims name patients and go into a file only', {
        hint: 'name it: `-o batch.837`',
      });
    const desk = await claimDesk(context, ledger, new Input({}, {}));
    const path = input.argument('file');
    const hold = input.text('hold');
    requireOwnPlaces(context, { output, hold, read: [path, input.text('remittance')] });
    const rows = chargeRows(await readInput(context, path), path);
    const plan = await creatingPlan(rows, {
      ledger,
      office: desk.office,
      rules: await context.rules(),
      role: derivationSettings(await context.workspaceIfAny()).role,
      asOf: desk.asOf,
      priceOf: await prices(ledger, input.text('schedule')),
      payerNumbers: await payerNumbers(context, input.text('remittance')),
    });
    const files = await filesOf(plan, context, ledger, input.on('test'));
    for (const zip of await shortZips(plan.claims, ledger))
      context.warn(`the ZIP code ${zip} has five digits; claims ask for nine`);
    const { receipt } = await recorded(context, ledger, async (tx) => {
      const claims = await drafts(plan, files, ledger, desk);
      return recordClaims(tx, { remittances: [], acknowledgements: [], claims }, desk.asOf);
    });
    if (!context.globals.on('dry-run')) {
      if (files.send !== null) writeOutput(fullPath(context, output), files.send.bytes);
      if (hold !== undefined && files.hold !== null) writeOutput(fullPath(context, hold), files.hold.bytes);
    }
    // `-o` names the file of claims; the account goes to standard output.
    const here: Context = {
      ...context,
      globals: withoutOutput(context),
      emit: (data) => context.io.stdout.write(data),
    };
    await showReceipt(here, receipt, accountLines(plan, rows.length, files, output, hold), {
      rows: rows.length,
      claims: plan.claims.map(({ controlNumber, row, rows: count, chargeCents, holds }) => ({
        claim: shownControl(here, controlNumber),
        row,
        rows: count,
        chargeCents,
        holds,
      })),
      refused: plan.refused,
    });
    return plan.refused.length === 0 && plan.claims.every(({ holds }) => holds.length === 0) ? 0 : 1;
  },
};

/** Refuses one file for both kinds of claims, or for what is read: the later would take the place of the other. */
function requireOwnPlaces(
  context: Context,
  files: { readonly output: string; readonly hold: string | undefined; readonly read: readonly (string | undefined)[] },
): void {
  const read = files.read.flatMap((path) => (path === undefined || path === '-' ? [] : [fullPath(context, path)]));
  const written = [files.output, ...(files.hold === undefined ? [] : [files.hold])].map((path) =>
    fullPath(context, path),
  );
  const twice = [...read, ...written].find((path, at, all) => all.indexOf(path) < at);
  if (twice !== undefined)
    throw new UserError('usage/conflict', `\`${basename(twice)}\` is named twice`, {
      hint: 'claims to send, claims that wait, and what is read are files of their own',
    });
  for (const path of written) requirePlace(path);
}

/** The global flags that a receipt looks at, without `-o`. */
function withoutOutput({ globals }: Context): Input {
  const dry = globals.on('dry-run');
  return new Input({}, dry ? { 'dry-run': true } : {});
}

interface Files {
  readonly send: WrittenClaims | null;
  readonly hold: WrittenClaims | null;
}

async function filesOf(plan: CreatingPlan, context: Context, ledger: Ledger, isTest: boolean): Promise<Files> {
  const ready = plan.claims.filter(({ holds }) => holds.length === 0);
  const waiting = plan.claims.filter(({ holds }) => holds.length > 0);
  // No receiver takes a number twice: seconds of the command's instant, in nine digits.
  const control = Math.floor(Date.parse(context.at) / 1000) % 999_999_998;
  const made = async (claims: readonly MadeClaim[], number: number): Promise<WrittenClaims | null> => {
    const [first] = claims;
    if (first === undefined) return null;
    const route = await routeOf(ledger, first.group, { at: context.at, controlNumber: number, isTest });
    return writtenClaims(claims, ledger, route);
  };
  return { send: await made(ready, control + 1), hold: await made(waiting, control + 2) };
}

async function drafts(
  plan: CreatingPlan,
  files: Files,
  ledger: Ledger,
  desk: ClaimDesk,
): Promise<readonly ClaimDraft[]> {
  const replacedNumbers = new Map(
    plan.claims.flatMap((one) => (one.replaces === '' ? [] : [[one.controlNumber, one.replaces]])),
  );
  const going = files.send === null ? null : await sentPlan(files.send.claims, { ledger, ...desk, replacedNumbers });
  const sent = going === null ? [] : [...going.replaced, ...going.claims];
  const holds = new Map(plan.claims.map((one) => [one.controlNumber, one.holds]));
  const held = await Promise.all(
    (files.hold?.claims ?? []).map(async (claim): Promise<ClaimDraft> => {
      const values = submittedValues(claim, 'held', { ledger, ...desk });
      const known = (await ledger.claims.ofControl(values.controlSha256)).findLast(({ status }) => status === 'held');
      return {
        id: known?.id ?? null,
        values: { ...values, holds: holds.get(claim.controlNumber) ?? [], releaseBy: filingDay(values, desk.days).on },
        payments: [],
        denials: [],
        closed: [],
      };
    }),
  );
  return [...sent, ...held];
}

async function prices(ledger: Ledger, words: string | undefined): Promise<CreatingSettings['priceOf']> {
  if (words === undefined) return async () => null;
  const key = scheduleKey(words);
  const tables = await ledger.rates.tables('schedule', key);
  if (tables.length === 0)
    throw new UserError('record/not-found', `the schedule \`${key}\` is not taken in`, {
      hint: `take it in: \`empanel rates import ${key}.csv --schedule ${key}\``,
    });
  return async ({ code, modifiers, on }, place) => {
    const table = tableInForce(tables, on);
    if (table === undefined) return null;
    const rates = await ledger.rates.ofCode(table.id, code);
    const modifier = pricedModifier(modifiers, (one) => rates.some((rate) => rate.modifier === one));
    const found = ratesAnswering(rates, { code, modifier, site: siteOfPlace(place), locality: null, on });
    const cents = new Set(found.map((rate) => rate.cents));
    return cents.size === 1 ? (found[0]?.cents ?? null) : null;
  };
}

async function payerNumbers(context: Context, path: string | undefined): Promise<ReadonlyMap<string, string>> {
  if (path === undefined) return new Map();
  const { reading } = await readClaimFile(context, path, readRemittances);
  return new Map(
    reading.advices.flatMap(({ claims }) =>
      claims.flatMap(({ controlNumber, payerControlNumber }) =>
        payerControlNumber === null ? [] : [[controlNumber, payerControlNumber] as const],
      ),
    ),
  );
}

function accountLines(
  { claims, refused }: CreatingPlan,
  rows: number,
  files: Files,
  output: string,
  hold: string | undefined,
): readonly string[] {
  const ready = claims.filter(({ holds }) => holds.length === 0);
  const waiting = claims.filter(({ holds }) => holds.length > 0);
  const words = (some: readonly MadeClaim[]): string => {
    const cents = some.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
    const count = some.reduce((sum, one) => sum + one.rows, 0);
    return `${count} in ${some.length} ${some.length === 1 ? 'claim' : 'claims'} (${centsText(cents)})`;
  };
  return [
    `${rows} rows = ${words(ready)} to send + ${words(waiting)} that wait + ${refused.length} refused`,
    ...(files.send === null ? [] : [`to send: ${output}`]),
    ...(files.hold === null || hold === undefined ? [] : [`waiting: ${hold}`]),
    ...waiting.map(
      ({ controlNumber, row, holds }) =>
        `waits: claim ${maskedIdentifier(controlNumber)} (row ${row}): ${holds.join('; ')}`,
    ),
    ...refused.map(({ row, because }) => `refused: row ${row}: ${because}`),
  ];
}

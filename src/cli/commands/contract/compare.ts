import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { scheduleNeeded } from '../../../domain/contracts/fee-basis.ts';
import { type RateSite, rateSites } from '../../../domain/contracts/rate.ts';
import {
  type ComparedRate,
  percentChange,
  type RateTotals,
  rateTotals,
} from '../../../domain/contracts/rate-comparison.ts';
import { leftOutInWords, type RateQuote } from '../../../domain/contracts/rate-quote.ts';
import { centsText } from '../../../domain/money.ts';
import { countWords } from '../../../domain/number-forms.ts';
import type { Cell, Row } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import { type Volume, volumesOf } from '../../../sources/volumes-csv.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { type ContractVersion, resolvedVersion } from '../../contracts/contract-resolution.ts';
import { RateBook } from '../../contracts/rates-at-hand.ts';
import { readInput } from '../../files.ts';

const shown = 15;

/** Two contracts, or two rounds, side by side. */
export const command: Command = {
  summary: 'compare the rates of two contracts, or of two rounds',
  description:
    'Reckons every code under both: KEY is a contract, KEY@1 and KEY@2 rounds of its negotiation. With --volume each code weighs as often as you bill it. Codes that one side does not price, or that cannot be reckoned, are listed and counted, never guessed.',
  arguments: [
    { name: 'first', help: 'contract, or round KEY@N' },
    { name: 'second', help: 'contract, or round KEY@N' },
  ],
  flags: [
    { name: 'volume', value: 'CSV', help: 'how often each is billed: code, modifier, count' },
    { name: 'on', value: 'DATE', help: 'day of service (default: the as-of day)' },
    { name: 'site', value: 'S', choices: rateSites, help: 'facility or non-facility (default: non-facility)' },
    { name: 'locality', value: 'L', help: 'locality of the schedules' },
  ],
  examples: [
    'empanel contract compare cascade-riverbend columbia-riverbend',
    'empanel contract compare cascade-riverbend columbia-riverbend --on 2027-01-01 --json',
  ],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const on = input.date('on', asOf) ?? asOf;
    const first = await resolvedVersion(ledger, input.argument('first'));
    const second = await resolvedVersion(ledger, input.argument('second'));
    if (first.name === second.name) throw new UserError('usage/conflict', `\`${first.name}\` is on both sides`);
    const book = await RateBook.of(ledger, true);
    const given = await volumesGiven(context, input.text('volume'));
    const services = given?.volumes ?? (await allServices(book, [first, second], on));
    const place: Place = {
      on,
      site: input.choice('site', rateSites) ?? 'non-facility',
      locality: input.text('locality') ?? null,
    };
    const compared: ComparedRate[] = [];
    for (const service of services) compared.push(await comparedRate(book, first, second, service, place));
    const totals = rateTotals(compared);
    const refused = given?.refused ?? [];
    for (const { row, because } of refused.slice(0, shown)) context.say(`refused: row ${row}: ${because}`);
    if (refused.length > 0 && given !== undefined)
      context.say(
        `${countWords(given.rows, 'row')} = ${given.rows - refused.length} counted + ${refused.length} refused`,
      );
    await show(context, { first, second, compared, totals, ...place, weighted: given !== undefined });
    return refused.length === 0 ? 0 : 1;
  },
};

interface Place {
  readonly on: CalendarDate;
  readonly site: RateSite;
  readonly locality: string | null;
}

type Service = Pick<Volume, 'code' | 'modifier'> & { readonly count: number | null };

async function volumesGiven(
  context: Context,
  path: string | undefined,
): Promise<ReturnType<typeof volumesOf> | undefined> {
  return path === undefined ? undefined : volumesOf(await readInput(context, path), path);
}

/** Every code of the own rates and of the schedules of both. */
async function allServices(
  book: RateBook,
  versions: readonly ContractVersion[],
  on: CalendarDate,
): Promise<readonly Service[]> {
  const codes = new Set<string>();
  for (const version of versions) {
    const schedules = (version.contract.fees ?? []).map((fee) => scheduleNeeded(fee, on));
    const tables = [
      book.ownTable(version, on),
      ...schedules.map((key) => (key === undefined ? undefined : book.scheduleTable(key, on))),
    ];
    for (const table of tables) if (table !== undefined) for (const code of await book.codes(table)) codes.add(code);
  }
  return [...codes].sort().map((code) => ({ code, modifier: null, count: null }));
}

async function comparedRate(
  book: RateBook,
  first: ContractVersion,
  second: ContractVersion,
  { code, modifier, count }: Service,
  place: Place,
): Promise<ComparedRate> {
  const question = { ...place, code, modifier, chargeCents: null, providerType: null, product: null };
  const [left, right] = [await book.quotes(first, question), await book.quotes(second, question)];
  const [one, other] = [single(left), single(right)];
  const because = [
    one.cents === null ? `${first.name}: ${one.because}` : null,
    other.cents === null ? `${second.name}: ${other.because}` : null,
  ].filter((part) => part !== null);
  return {
    code,
    modifier,
    first: one.cents,
    second: other.cents,
    notCovered: [one.covered ? [] : ['first' as const], other.covered ? [] : ['second' as const]].flat(),
    because: because.length === 0 ? null : because.join('; '),
    count,
  };
}

/** The one price; several localities at several prices are none. */
function single(quotes: readonly RateQuote[]): Pick<RateQuote, 'cents' | 'covered'> & { readonly because: string } {
  const [quote] = quotes;
  const prices = new Set(quotes.map(({ cents }) => cents));
  if (prices.size > 1) return { cents: null, covered: true, because: 'several localities; say --locality' };
  return { cents: quote?.cents ?? null, covered: quote?.covered ?? true, because: quote?.because ?? '' };
}

interface Comparison {
  readonly first: ContractVersion;
  readonly second: ContractVersion;
  readonly compared: readonly ComparedRate[];
  readonly totals: RateTotals;
  readonly on: CalendarDate;
  readonly site: RateSite;
  readonly weighted: boolean;
}

async function show(
  context: Context,
  { first, second, compared, totals, on, site, weighted }: Comparison,
): Promise<void> {
  const counts = weighted ? [{ id: 'count', label: 'Count', type: 'integer', priority: 3 } as const] : [];
  await context.show({
    report: 'comparison',
    title: `${first.name} and ${second.name} on ${on}, ${site} prices`,
    asOf: await context.asOf(),
    columns: [
      { id: 'code', label: 'Code', type: 'text', priority: 1 },
      { id: 'modifier', label: 'Modifier', type: 'text', priority: 4 },
      ...counts,
      { id: 'first', label: first.name, type: 'text', priority: 1 },
      { id: 'second', label: second.name, type: 'text', priority: 1 },
      { id: 'difference', label: 'Difference', type: 'text', priority: 1 },
      { id: 'percent', label: '%', type: 'text', priority: 2 },
      { id: 'because', label: 'Because', type: 'text', priority: 3 },
      { id: 'firstCents', label: 'First, cents', type: 'integer', priority: 'machine' },
      { id: 'secondCents', label: 'Second, cents', type: 'integer', priority: 'machine' },
      { id: 'differenceCents', label: 'Difference, cents', type: 'integer', priority: 'machine' },
    ],
    rows: compared.map(comparedRow),
    notes: [...totalNotes(first.name, second.name, totals, weighted), ...wordedNotes([first, second])],
    empty: 'Neither has rates of its own or a schedule that was taken in; `empanel rates import` takes them in.',
  });
}

function comparedRow(rate: ComparedRate): Row {
  const { first, second } = rate;
  const difference = first === null || second === null ? null : second - first;
  const percent = first === null || second === null ? null : percentChange(first, second);
  const cells: Record<string, Cell> = {
    code: rate.code,
    modifier: rate.modifier,
    count: rate.count,
    first: rate.notCovered.includes('first') ? 'not covered' : amount(first),
    second: rate.notCovered.includes('second') ? 'not covered' : amount(second),
    difference: difference === null ? null : `${difference > 0 ? '+' : ''}${amount(difference)}`,
    percent: percent === null ? null : `${percent > 0 ? '+' : ''}${percent.toFixed(1)}`,
    because: rate.because,
    firstCents: first,
    secondCents: second,
    differenceCents: difference,
  };
  if (difference === null) return { cells, tone: 'warn' };
  return difference < 0 ? { cells, tones: { difference: 'bad' } } : { cells };
}

function amount(cents: number | null): string {
  return cents === null ? 'unknown' : (cents / 100).toFixed(2);
}

/** What either leaves out in words: no code tells whether a service is one of them, so its price above may not be paid. */
function wordedNotes(versions: readonly ContractVersion[]): readonly string[] {
  return versions.flatMap(({ name, contract }) => {
    const words = leftOutInWords(contract);
    return words.length === 0 ? [] : [`${name} leaves out, whatever is priced above: ${words.join('; ')}`];
  });
}

function totalNotes(first: string, second: string, totals: RateTotals, weighted: boolean): readonly string[] {
  const { compared, onlyFirst, onlySecond, neither } = totals;
  const change = percentChange(totals.first, totals.second);
  const what = weighted ? countWords(totals.services, 'service') : `${countWords(compared, 'code')}, each counted once`;
  const sums =
    compared === 0
      ? []
      : [
          `${what}: ${first} ${centsText(totals.first)}, ${second} ${centsText(totals.second)}, difference ${centsText(totals.second - totals.first)}${change === null ? '' : ` (${change.toFixed(1)} %)`}`,
        ];
  const left = onlyFirst + onlySecond + neither;
  if (left === 0) return sums;
  const uncounted = weighted ? `, ${countWords(totals.uncounted, 'service')}` : '';
  return [
    ...sums,
    `not in the sums: ${countWords(left, 'code')}${uncounted}: ${onlyFirst} priced by ${first} only, ${onlySecond} by ${second} only, ${neither} by neither`,
  ];
}

import { procedureCode, rateSites } from '../../../domain/contracts/rate.ts';
import type { RateQuote } from '../../../domain/contracts/rate-quote.ts';
import { parseDollarsAndCents } from '../../../domain/money.ts';
import { isProviderType } from '../../../domain/profession.ts';
import type { Cell, Row } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import type { ContractVersion } from '../../contracts/contract-resolution.ts';
import { contractDocuments, resolvedVersion } from '../../contracts/contract-resolution.ts';
import { RateBook } from '../../contracts/rates-at-hand.ts';
import type { Input } from '../../input.ts';

/** What contracts pay for codes. */
export const command: Command = {
  summary: 'what a contract pays for a code, and how that comes about',
  description:
    'Reckons the rate of each code under a contract, or under all: its own rate, or its fee basis applied to the schedule that was taken in, raised by its escalator, rounded once to the cent, halves up. What cannot be reckoned reads `unknown`, with the reason and the file to take in.',
  arguments: [{ name: 'code', help: 'procedure codes', many: true }],
  flags: [
    { name: 'contract', value: 'KEY', help: 'one contract; KEY@N: as offered in round N' },
    { name: 'on', value: 'DATE', help: 'day of service (default: the as-of day)' },
    { name: 'site', value: 'S', choices: rateSites, help: 'facility or non-facility' },
    { name: 'modifier', value: 'M', help: 'with this modifier' },
    { name: 'locality', value: 'L', help: 'locality of the schedule' },
    { name: 'charge', value: 'AMOUNT', help: 'billed charge in dollars, for percentages and the lesser of' },
    { name: 'type', value: 'T', help: 'profession of who bills: np, pa, lcsw …' },
    { name: 'product', value: 'P', help: 'product of the payer' },
  ],
  examples: [
    'empanel contract rates 99213 --contract cascade-riverbend',
    'empanel contract rates 99213 90837 --site non-facility --json',
  ],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const on = input.date('on', asOf) ?? asOf;
    const asked = input.text('contract');
    const versions: readonly ContractVersion[] =
      asked === undefined
        ? (await contractDocuments(ledger)).map((contract) => ({ contract, round: null, name: contract.key }))
        : [await resolvedVersion(ledger, asked)];
    const book = await RateBook.of(ledger, false);
    const question = { ...questionOf(input), on };
    const rows: Row[] = [];
    const missing = new Set<string>();
    for (const code of input.arguments('code').map(codeOf)) {
      for (const version of versions) {
        for (const quote of await book.quotes(version, { ...question, code })) {
          rows.push(quoteRow(version, quote));
          if (quote.missing !== null) missing.add(quote.missing);
        }
      }
    }
    const outside = versions.flatMap(({ contract, name }) => {
      if (contract.effective !== undefined && on < contract.effective)
        return [`${name} begins on ${contract.effective}`];
      return contract.ends !== undefined && contract.ends <= on ? [`${name} ended on ${contract.ends}`] : [];
    });
    await context.show({
      report: 'rates',
      title: `Rates on ${on}`,
      asOf,
      columns: [
        { id: 'code', label: 'Code', type: 'text', priority: 1 },
        { id: 'modifier', label: 'Modifier', type: 'text', priority: 4 },
        { id: 'contract', label: 'Contract', type: 'id', priority: 1 },
        { id: 'site', label: 'Site', type: 'text', priority: 3 },
        { id: 'locality', label: 'Locality', type: 'text', priority: 4 },
        { id: 'rate', label: 'Rate', type: 'text', priority: 1 },
        { id: 'unit', label: 'For a', type: 'text', priority: 3 },
        { id: 'how', label: 'How', type: 'text', priority: 1 },
        { id: 'cents', label: 'Cents', type: 'integer', priority: 'machine' },
        { id: 'basis', label: 'Basis', type: 'text', priority: 'machine' },
        { id: 'missing', label: 'Missing schedule', type: 'text', priority: 'machine' },
      ],
      rows,
      notes: [
        ...outside,
        ...[...missing].map((key) => `take the schedule in: \`empanel rates import ${key}.csv --schedule ${key}\``),
      ],
      empty: 'No contract is in the ledger.',
    });
    return 0;
  },
};

function questionOf(input: Input): {
  readonly modifier: string | null;
  readonly site: (typeof rateSites)[number] | null;
  readonly locality: string | null;
  readonly chargeCents: number | null;
  readonly providerType: string | null;
  readonly product: string | null;
} {
  const charge = input.text('charge');
  const reading = charge === undefined ? undefined : parseDollarsAndCents(charge);
  if (reading !== undefined && !reading.ok) throw new UserError('usage/bad-value', `\`--charge\`: ${reading.because}`);
  const type = input.text('type')?.toLowerCase() ?? null;
  if (type !== null && !isProviderType(type))
    throw new UserError('usage/bad-value', `\`--type\` cannot be \`${type}\``, { hint: 'md, np, pa, lcsw …' });
  return {
    modifier: input.text('modifier')?.toUpperCase() ?? null,
    site: input.choice('site', rateSites) ?? null,
    locality: input.text('locality') ?? null,
    chargeCents: reading?.ok === true ? reading.cents : null,
    providerType: type,
    product: input.text('product') ?? null,
  };
}

function codeOf(words: string): string {
  const code = procedureCode(words);
  if (code === undefined)
    throw new UserError('usage/bad-value', `\`${words}\` is no procedure code`, {
      hint: 'such as 99213, J1885, D0120',
    });
  return code;
}

function quoteRow({ name }: ContractVersion, quote: RateQuote): Row {
  const cells: Record<string, Cell> = {
    code: quote.code,
    modifier: quote.modifier,
    contract: name,
    site: quote.site,
    locality: quote.locality,
    rate: quote.cents === null ? (quote.covered ? 'unknown' : 'not covered') : (quote.cents / 100).toFixed(2),
    unit: quote.unit,
    how: [...(quote.because === null ? quote.how : [quote.because]), ...quote.notes].join('; '),
    cents: quote.cents,
    basis: quote.basis,
    missing: quote.missing,
  };
  return quote.cents === null ? { cells, tone: 'warn' } : { cells };
}

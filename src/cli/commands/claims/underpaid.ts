import { daysBetween } from '../../../domain/calendar/calendar-date.ts';
import { centsText } from '../../../domain/money.ts';
import type { Column, Row } from '../../../domain/table.ts';
import { type ClaimDesk, claimDesk } from '../../claims/claim-files.ts';
import { type CheckedLine, checkedLines } from '../../claims/underpaid-lines.ts';
import type { Command } from '../../command.ts';

const columns: readonly Column[] = [
  { id: 'claim', label: 'Claim', type: 'id', priority: 1 },
  { id: 'state', label: 'State', type: 'text', priority: 1, role: 'tone' },
  { id: 'code', label: 'Code', type: 'text', priority: 1 },
  { id: 'serviceOn', label: 'Service', type: 'date', priority: 3 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 2, role: 'summary' },
  { id: 'contract', label: 'Contract', type: 'text', priority: 3 },
  { id: 'allowed', label: 'Allowed', type: 'text', priority: 2 },
  { id: 'expected', label: 'By contract', type: 'text', priority: 2 },
  { id: 'short', label: 'Short', type: 'text', priority: 1 },
  { id: 'disputeBy', label: 'Dispute by', type: 'date', priority: 2, role: 'due' },
  { id: 'because', label: 'How', type: 'text', priority: 4, role: 'description' },
  { id: 'disputeFrom', label: 'Day from', type: 'text', priority: 7 },
  { id: 'line', label: 'Line', type: 'integer', priority: 'machine' },
  { id: 'payer', label: 'Payer key', type: 'text', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
  { id: 'shortCents', label: 'Short, cents', type: 'integer', priority: 'machine' },
  { id: 'allowedCents', label: 'Allowed, cents', type: 'integer', priority: 'machine' },
  { id: 'expectedCents', label: 'By contract, cents', type: 'integer', priority: 'machine' },
  { id: 'paidOn', label: 'Paid', type: 'date', priority: 'machine' },
];

const order = ['underpaid', 'unclear', 'unknown', 'agreed'] as const;

/** Payments below the contract. */
export const command: Command = {
  summary: 'payments below the contract, and by when to dispute them',
  description:
    'Puts what was allowed for each posted service beside what the contract pays for it on the day: own rates, or the fee basis applied to the schedule that was taken in. Where site or locality is open, the least of the possible rates counts. Without a rate the answer is `unknown`, with the file that is missing. Only payers that pay first are looked at.',
  flags: [
    { name: 'payer', value: 'KEY', help: 'of one payer' },
    { name: 'all', help: 'those paid as agreed too' },
  ],
  examples: ['empanel claims underpaid', 'empanel claims underpaid --payer cascade-health --json'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const desk = await claimDesk(context, ledger, input);
    const all = await checkedLines(ledger, desk.payer, desk.asOf);
    const shown = (input.on('all') ? all : all.filter(({ check }) => check.verdict !== 'agreed')).toSorted(
      (left, right) =>
        order.indexOf(left.check.verdict) - order.indexOf(right.check.verdict) ||
        right.check.shortCents - left.check.shortCents,
    );
    const of = (verdict: (typeof order)[number]): readonly CheckedLine[] =>
      all.filter(({ check }) => check.verdict === verdict);
    const short = of('underpaid').reduce((sum, { check }) => sum + check.shortCents, 0);
    const missing = [...new Set(all.flatMap((one) => one.missing ?? []))];
    await context.show({
      report: 'underpaid',
      title: 'Payments beside the contract',
      asOf: desk.asOf,
      columns,
      rows: shown.map((one) => rowOf(one, desk)),
      lead: [
        `${all.length} paid services: ${of('underpaid').length} underpaid by ${centsText(short)}, ${of('unclear').length} unclear, ${of('unknown').length} unknown, ${of('agreed').length} as agreed`,
      ],
      notes: missing.map((key) => `take the schedule in: \`empanel rates import ${key}.csv --schedule ${key}\``),
      empty: all.length === 0 ? 'No paid service is on record.' : 'Every paid service on record was paid as agreed.',
      next: 'empanel claims denials',
    });
    return 0;
  },
};

function rowOf({ claim, number, line, allowedCents, contract, check, paidOn }: CheckedLine, desk: ClaimDesk): Row {
  const { payer, product, group, renderingNpi: npi } = claim;
  const serviceOn = line.on ?? claim.from;
  const last = desk.days('appeal', { payer, product, group, npi, serviceOn, deniedOn: paidOn });
  const isShort = check.verdict === 'underpaid' || check.verdict === 'unclear';
  const late = isShort && last.on !== null && daysBetween(desk.asOf, last.on) < 0;
  return {
    tone: late ? 'muted' : check.verdict === 'underpaid' ? 'bad' : check.verdict === 'agreed' ? 'good' : 'warn',
    cells: {
      claim: claim.id,
      state: check.verdict,
      code: [line.code, ...line.modifiers].join('-'),
      serviceOn,
      provider: desk.office.provider(npi)?.name ?? npi,
      contract,
      allowed: allowedCents === null ? null : centsText(allowedCents),
      expected: check.expectedCents === null ? 'unknown' : centsText(check.expectedCents),
      short: check.shortCents === 0 ? null : centsText(check.shortCents),
      disputeBy: isShort ? last.on : null,
      because: check.because,
      disputeFrom: isShort ? last.from : null,
      line: number,
      payer,
      npi,
      shortCents: check.shortCents,
      allowedCents,
      expectedCents: check.expectedCents,
      paidOn,
    },
  };
}

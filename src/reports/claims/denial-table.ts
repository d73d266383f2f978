/** Denials and rejections that are to be worked on, the most urgent first. */

import { type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import type { Claim, Denial, DenialStep } from '../../domain/claims/claim.ts';
import type { PayerFacts, Subject } from '../../domain/facts.ts';
import { centsText } from '../../domain/money.ts';
import type { Column, Row, Table, Tone } from '../../domain/table.ts';

/** A denial with the claim, provider and payer it is about. */
export interface ClaimDenial {
  readonly denial: Denial;
  readonly claim: Claim;
  readonly provider: Subject | undefined;
  readonly payer: PayerFacts | undefined;
}

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 1, role: 'uid' },
  { id: 'dueOn', label: 'Act by', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 2 },
  { id: 'amount', label: 'Amount', type: 'text', priority: 1 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 2, role: 'summary' },
  { id: 'payer', label: 'Payer', type: 'text', priority: 3 },
  { id: 'serviceOn', label: 'Service', type: 'date', priority: 3 },
  { id: 'codes', label: 'Codes', type: 'text', priority: 3 },
  { id: 'cause', label: 'Cause', type: 'text', priority: 2 },
  { id: 'payerIs', label: 'The payer is', type: 'text', priority: 4 },
  { id: 'step', label: 'First', type: 'text', priority: 2 },
  { id: 'because', label: 'Because', type: 'text', priority: 5, role: 'description' },
  { id: 'dueFrom', label: 'Day from', type: 'text', priority: 7 },
  { id: 'claim', label: 'Claim', type: 'id', priority: 8 },
  { id: 'cents', label: 'Cents', type: 'integer', priority: 'machine' },
  { id: 'line', label: 'Line', type: 'integer', priority: 'machine' },
  { id: 'verdict', label: 'Our record', type: 'text', priority: 'machine' },
  { id: 'payerKey', label: 'Payer key', type: 'text', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
  { id: 'deniedOn', label: 'Denied', type: 'date', priority: 'machine' },
  { id: 'task', label: 'Task', type: 'id', priority: 'machine' },
  { id: 'closedOn', label: 'Settled', type: 'date', priority: 'machine' },
  { id: 'outcome', label: 'Outcome', type: 'text', priority: 'machine' },
];

/** Denials as a table. `hidden`: how many settled ones were left out. */
export function denialTable(denials: readonly ClaimDenial[], asOf: CalendarDate, hidden: number): Table {
  const ordered = denials.toSorted((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  const open = ordered.filter(({ denial }) => denial.closedOn === null);
  const sum = (some: readonly ClaimDenial[]): number => some.reduce((cents, { denial }) => cents + denial.cents, 0);
  const wrong = open.filter(({ denial }) => denial.payerIs === 'wrong');
  const late = open.filter(({ denial }) => denial.dueOn !== null && denial.dueOn < asOf);
  const first = open[0];
  return {
    report: 'denials',
    title: 'Denials and rejections to work on',
    asOf,
    columns,
    rows: ordered.map((one) => rowOf(one, asOf)),
    lead: [
      `${open.length} open, ${centsText(sum(open))}; by our record the payer is wrong about ${wrong.length} of them, ${centsText(sum(wrong))}${late.length === 0 ? '' : `; ${late.length} past their day, ${centsText(sum(late))}`}`,
    ],
    notes: hidden === 0 ? [] : [`${hidden} settled with --all`],
    empty: 'Nothing that was denied or rejected waits for us.',
    ...(first === undefined ? {} : { next: nextOf(first) }),
  };
}

/** What the most urgent one asks for: an appeal is recorded when it is sent, and what waits is looked up again. */
function nextOf({ denial, claim, provider }: ClaimDenial): string {
  const npi = provider?.npi ?? null;
  if (denial.step === 'wait' && npi !== null && claim.payer !== null && claim.from !== null)
    return `empanel can-bill ${npi} --payer ${claim.payer} --on ${claim.from}`;
  return `empanel claims settle ${denial.id} "${outcomes[denial.step]}"`;
}

/** What is written down once a step is taken. */
const outcomes: Readonly<Record<DenialStep, string>> = {
  appeal: 'appeal sent',
  correct: 'corrected claim sent',
  wait: 'sent again',
  'write-off': 'written off',
};

function orderOf({ denial }: ClaimDenial): string {
  return `${denial.closedOn === null ? 0 : 1} ${denial.dueOn ?? '9999'} ${String(1e12 - denial.cents).padStart(13, '0')} ${denial.id}`;
}

function rowOf({ denial, claim, provider, payer }: ClaimDenial, asOf: CalendarDate): Row {
  const daysLeft = denial.dueOn === null ? null : daysBetween(asOf, denial.dueOn);
  return {
    tone: toneOf(denial, daysLeft),
    cells: {
      id: denial.id,
      dueOn: denial.dueOn,
      daysLeft,
      amount: centsText(denial.cents),
      provider: provider?.name ?? claim.renderingNpi ?? null,
      payer: payer?.name ?? claim.payerCode,
      serviceOn: claim.from,
      codes: [denial.group === null ? denial.code : `${denial.group}-${denial.code}`, ...denial.remarks].join(' '),
      cause: denial.cause,
      payerIs: denial.payerIs,
      step: denial.step,
      because: denial.because,
      dueFrom: denial.dueFrom,
      claim: denial.claimId,
      cents: denial.cents,
      line: denial.line,
      verdict: denial.verdict,
      payerKey: claim.payer,
      npi: provider?.npi ?? claim.renderingNpi,
      deniedOn: denial.on,
      task: denial.taskId,
      closedOn: denial.closedOn,
      outcome: denial.outcome,
    },
  };
}

function toneOf({ closedOn, payerIs }: Denial, daysLeft: number | null): Tone {
  if (closedOn !== null) return 'muted';
  if (daysLeft !== null && daysLeft < 0) return 'bad';
  return payerIs === 'wrong' ? 'warn' : 'plain';
}

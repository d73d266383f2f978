/** What is left to a patient, service by service, as a letter. Made from the files at hand and kept nowhere. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ClaimAdjustment, ClaimLine } from '../../domain/claims/claim.ts';
import type { Letter } from '../../domain/letter.ts';
import { centsText } from '../../domain/money.ts';
import type { Workspace } from '../../domain/nouns/workspace.ts';
import { isPutToPatient, reasonMeaning } from '../../rules/claims/denial-cause.ts';

/** A decided claim of one patient. */
export interface StatedClaim {
  /** As it may be shown. */
  readonly controlNumber: string;
  readonly chargeCents: number;
  readonly paidCents: number;
  readonly patientCents: number;
  readonly from: CalendarDate | null;
  readonly provider: string | null;
  readonly adjustments: readonly ClaimAdjustment[];
  /** Remark codes of the claim as a whole. */
  readonly remarks: readonly string[];
  readonly lines: readonly ClaimLine[];
}

/** What a statement is made of. */
export interface StatementContent {
  readonly workspace: Workspace;
  /** The patient's name, or as much of it as may be shown. */
  readonly patient: string;
  readonly payer: string;
  readonly paidOn: CalendarDate | null;
  readonly claims: readonly StatedClaim[];
  readonly asOf: CalendarDate;
}

/** The statement. */
export function patientStatement({ workspace, patient, payer, paidOn, claims, asOf }: StatementContent): Letter {
  const total = claims.reduce((sum, claim) => sum + shareCents(claim), 0);
  return {
    letterhead: [workspace.letterhead ?? workspace.name ?? 'Billing office'],
    writtenOn: asOf,
    to: [patient],
    subject: `Your share after ${payer}: ${centsText(total)}`,
    particulars: [
      ['Payer', payer],
      ...(paidOn === null ? [] : [['Decided by the payer', paidOn] as const]),
      ['Your share', centsText(total)],
    ],
    parts: [
      ...claims.map((claim) => ({ kind: 'list' as const, heading: headingOf(claim), items: itemsOf(claim) })),
      ...(workspace.paymentOptions === undefined
        ? []
        : [{ kind: 'paragraph' as const, text: workspace.paymentOptions }]),
    ],
    signature: [workspace.name ?? 'Billing office'],
  };
}

/** What the payer puts to the patient though it lies between payer and provider: it is not asked of the patient. */
export function unsettledCents({
  adjustments,
  remarks,
  lines,
}: Pick<StatedClaim, 'adjustments' | 'remarks' | 'lines'>): number {
  const all = [
    ...unsettled(adjustments, remarks),
    ...lines.flatMap((line) => unsettled(line.adjustments, [...line.remarks, ...remarks])),
  ];
  return all.reduce((sum, { cents }) => sum + cents, 0);
}

function unsettled(adjustments: readonly ClaimAdjustment[], remarks: readonly string[]): readonly ClaimAdjustment[] {
  return adjustments.filter(({ group, code }) => isPutToPatient({ group, code, remarks }));
}

function shareCents(claim: StatedClaim): number {
  return Math.max(0, claim.patientCents - unsettledCents(claim));
}

function headingOf(claim: StatedClaim): string {
  const { controlNumber, from, provider } = claim;
  const who = provider === null ? '' : `, ${provider}`;
  return `Account ${controlNumber}, ${from ?? 'no day'}${who}: ${centsText(shareCents(claim))}`;
}

function itemsOf(claim: StatedClaim): readonly string[] {
  const { remarks, chargeCents, paidCents } = claim;
  const lines = claim.lines.map((line) => lineWords(line, remarks));
  const whole = sharesWords(claim.adjustments, remarks);
  const plan = `charged ${centsText(chargeCents)}, paid by the plan ${centsText(paidCents)}, your share ${centsText(shareCents(claim))}`;
  return [...lines, ...whole, plan];
}

function lineWords(line: ClaimLine, remarks: readonly string[]): string {
  const { code, modifiers, on, chargeCents, paidCents, adjustments } = line;
  const writtenOff = adjustments.filter(({ group }) => group !== 'PR').reduce((sum, { cents }) => sum + cents, 0);
  return [
    `${on ?? ''} service ${[code, ...modifiers].join('-')}: charged ${centsText(chargeCents)}`.trim(),
    `paid ${centsText(paidCents ?? 0)}`,
    ...(writtenOff === 0 ? [] : [`not owed by you ${centsText(writtenOff)}`]),
    ...sharesWords(adjustments, [...line.remarks, ...remarks]),
  ].join(', ');
}

function sharesWords(adjustments: readonly ClaimAdjustment[], remarks: readonly string[]): readonly string[] {
  const open = unsettled(adjustments, remarks);
  const cents = open.reduce((sum, one) => sum + one.cents, 0);
  const shares = adjustments.filter((one) => one.group === 'PR' && !open.includes(one)).map(shareWords);
  return cents === 0 ? shares : [...shares, `not asked of you while we settle it with the plan ${centsText(cents)}`];
}

function shareWords({ code, cents }: ClaimAdjustment): string {
  return `${reasonMeaning(code) ?? `reason ${code}`} ${centsText(cents)}`;
}

/** What is left to a patient, service by service, as a letter. Made from the files at hand and kept nowhere. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ClaimAdjustment, ClaimLine } from '../../domain/claims/claim.ts';
import type { Letter } from '../../domain/letter.ts';
import { centsText } from '../../domain/money.ts';
import type { Workspace } from '../../domain/nouns/workspace.ts';
import { reasonMeaning } from '../../rules/claims/denial-cause.ts';

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
  const total = claims.reduce((sum, { patientCents }) => sum + patientCents, 0);
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

function headingOf({ controlNumber, from, provider, patientCents }: StatedClaim): string {
  const who = provider === null ? '' : `, ${provider}`;
  return `Account ${controlNumber}, ${from ?? 'no day'}${who}: ${centsText(patientCents)}`;
}

function itemsOf(claim: StatedClaim): readonly string[] {
  const lines = claim.lines.map((line) => lineWords(line));
  const whole = claim.adjustments.filter(({ group }) => group === 'PR').map(shareWords);
  const plan = `charged ${centsText(claim.chargeCents)}, paid by the plan ${centsText(claim.paidCents)}, your share ${centsText(claim.patientCents)}`;
  return [...lines, ...whole, plan];
}

function lineWords({ code, modifiers, on, chargeCents, paidCents, adjustments }: ClaimLine): string {
  const shares = adjustments.filter(({ group }) => group === 'PR').map(shareWords);
  const writtenOff = adjustments.filter(({ group }) => group !== 'PR').reduce((sum, { cents }) => sum + cents, 0);
  return [
    `${on ?? ''} service ${[code, ...modifiers].join('-')}: charged ${centsText(chargeCents)}`.trim(),
    `paid ${centsText(paidCents ?? 0)}`,
    ...(writtenOff === 0 ? [] : [`not owed by you ${centsText(writtenOff)}`]),
    ...shares,
  ].join(', ');
}

function shareWords({ code, cents }: ClaimAdjustment): string {
  return `${reasonMeaning(code) ?? `reason ${code}`} ${centsText(cents)}`;
}

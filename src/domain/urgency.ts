import type { DeadlineKind } from './deadline.ts';
import { countWords } from './number-forms.ts';

/** What the worklist ranks: a deadline or a follow-up, with what hangs on it. */
export interface Pressing {
  /** Negative when overdue; null when the date is unknown. */
  readonly daysLeft: number | null;
  readonly leadDays: number;
  readonly blocksBilling: boolean;
  readonly kind: DeadlineKind;
  /** Days since anyone spoke with the payer; null when it does not apply. */
  readonly daysSinceContact: number | null;
}

/** The class a pressing thing falls into; lower comes first. */
export type UrgencyClass = 0 | 1 | 2 | 3 | 4;

/**
 * Rank by consequence: overdue and blocking billing, overdue, due and blocking billing, due, the rest. Within a class the
 * fewest days left come first, then the longest silence.
 */
export function urgencyClass(one: Pressing): UrgencyClass {
  const overdue = one.daysLeft !== null && one.daysLeft < 0;
  const due = one.daysLeft !== null && one.daysLeft <= one.leadDays;
  if (overdue && one.blocksBilling) return 0;
  if (overdue) return 1;
  if (due && one.blocksBilling) return 2;
  return due ? 3 : 4;
}

/** Order of two pressing things, the more urgent first. */
export function byUrgency(left: Pressing, right: Pressing): number {
  return (
    urgencyClass(left) - urgencyClass(right) ||
    (left.daysLeft ?? Number.POSITIVE_INFINITY) - (right.daysLeft ?? Number.POSITIVE_INFINITY) ||
    (right.daysSinceContact ?? -1) - (left.daysSinceContact ?? -1)
  );
}

/** The reason for the rank, in words. */
export function urgencyReason(one: Pressing): string {
  const parts: string[] = [];
  if (one.daysLeft === null) parts.push('date unknown');
  else if (one.daysLeft < 0) parts.push(`${countWords(-one.daysLeft, 'day')} overdue`);
  else if (one.daysLeft === 0) parts.push('due today');
  else
    parts.push(
      `${countWords(one.daysLeft, 'day')} left${one.daysLeft <= one.leadDays && one.leadDays > 0 ? ` of a lead of ${one.leadDays}` : ''}`,
    );
  if (one.blocksBilling) parts.push('stops billing when missed');
  if (one.daysSinceContact !== null && one.daysSinceContact > 0)
    parts.push(`no contact for ${countWords(one.daysSinceContact, 'day')}`);
  return parts.join('; ');
}

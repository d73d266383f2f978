/** The steps on which a specialist looks at what falls due, from far to near. */

/** Days before the due day at which each step begins, longest first. */
export const ladderDays = [90, 60, 30, 7] as const;

/** A step of the ladder, in words. */
export type LadderStep = 'overdue' | `${(typeof ladderDays)[number]} days` | 'later';

/** Every step, the most pressing first. */
export const ladderSteps: readonly LadderStep[] = [
  'overdue',
  ...ladderDays.map((days): LadderStep => `${days} days`).toReversed(),
  'later',
];

/** The step on which a deadline stands that is due in so many days; null where its day is not known. */
export function ladderStep(daysLeft: number | null): LadderStep | null {
  if (daysLeft === null) return null;
  if (daysLeft < 0) return 'overdue';
  const within = ladderDays.findLast((days) => daysLeft <= days);
  return within === undefined ? 'later' : `${within} days`;
}

/** How many days before the due day to remind: the lead time, and each step of the ladder that lies within it. */
export function reminderDays(leadDays: number): readonly number[] {
  return [leadDays, ...ladderDays.filter((days) => days < leadDays)];
}

/** What is said of many deadlines at once: how many there are on each step and in each state. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { DeadlineState } from '../domain/deadline.ts';
import { ladderStep, ladderSteps } from '../domain/ladder.ts';
import type { DeadlineCount, DeadlineDay, DeadlineRow } from '../ledger/deadline-query.ts';
import { daysLeft, stateOn } from './deadline-row.ts';

/** Counts deadlines by due date and lead. */
export class Tally {
  readonly #leads = new Map<CalendarDate | null, Map<number, number>>();

  /** Counts one more. */
  add({ dueOn, leadDays }: DeadlineRow): void {
    const leads = this.#leads.get(dueOn) ?? new Map<number, number>();
    if (leads.size === 0) this.#leads.set(dueOn, leads);
    leads.set(leadDays, (leads.get(leadDays) ?? 0) + 1);
  }

  /** What was counted. */
  counts(): readonly DeadlineCount[] {
    return [...this.#leads].flatMap(([dueOn, leads]) =>
      [...leads].map(([leadDays, count]) => ({ dueOn, leadDays, count })),
    );
  }
}

const unconfirmedNote =
  'some dates rest on rules that were not confirmed in their source; `empanel explain ID` says which';

/** Whether a deadline rests on background knowledge. */
export function isUnconfirmed(row: DeadlineRow): boolean {
  return row.confidence === 'background';
}

/** What is noted below deadlines: how many stand on each step, how many of them are not `shown`, and whether one is unconfirmed. */
export function deadlineNotes(
  counts: readonly DeadlineDay[],
  shown: number,
  unconfirmed: boolean,
  asOf: CalendarDate,
): readonly string[] {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(all === 0 ? [] : [stepSummary(counts, asOf)]),
    ...(shown < all ? [`${all - shown} more not shown (--limit)`] : []),
    ...(unconfirmed ? [unconfirmedNote] : []),
  ];
}

/** How many stand on each step of the ladder, the most pressing first. */
function stepSummary(all: readonly DeadlineDay[], asOf: CalendarDate): string {
  const counts = new Map<string | null, number>();
  for (const one of all) {
    const step = ladderStep(daysLeft(one, asOf));
    counts.set(step, (counts.get(step) ?? 0) + one.count);
  }
  const known = ladderSteps.flatMap((step) => {
    const count = counts.get(step);
    return count === undefined ? [] : [`${count} ${step.endsWith('days') ? `within ${step}` : step}`];
  });
  const undated = counts.get(null);
  return `by step: ${[...known, ...(undated === undefined ? [] : [`${undated} of unknown date`])].join(' · ')}`;
}

/** How many are in each state. */
export function stateSummary(all: readonly DeadlineCount[], asOf: CalendarDate): string {
  const words: Readonly<Record<DeadlineState, string>> = {
    overdue: 'overdue',
    due: 'due within their lead time',
    upcoming: 'upcoming',
    unknown: 'of unknown date',
  };
  const counts = new Map<DeadlineState, number>();
  for (const one of all) {
    const state = stateOn(one, asOf);
    counts.set(state, (counts.get(state) ?? 0) + one.count);
  }
  return (['overdue', 'due', 'upcoming', 'unknown'] as const)
    .flatMap((state) => (counts.has(state) ? [`${counts.get(state)} ${words[state]}`] : []))
    .join(' · ');
}

/** Leaves of a provider: from the event with which one begins to that of the return. */

import { addDays, type CalendarDate } from './calendar/calendar-date.ts';
import { type AbsenceKind, isAbsenceKind } from './reportable-change.ts';

/** Kinds of leave, as packs name them. */
export type LeaveKind = Exclude<AbsenceKind, 'return'>;

/** A leave, on `[from, until)`. */
export interface Leave {
  /** Id of the event with which it began. */
  readonly id: string;
  readonly kind: LeaveKind;
  readonly from: CalendarDate;
  /** First day back, or of a leave of another kind; null: it lasts, as far as recorded. */
  readonly until: CalendarDate | null;
}

interface AbsenceEvent {
  readonly id: string;
  readonly kind: string;
  readonly on: CalendarDate;
}

/** The leaves of somebody, oldest first. One that begins while another lasts takes its place; a return ends it. */
export function leavesOf(events: readonly AbsenceEvent[]): readonly Leave[] {
  const leaves: Leave[] = [];
  const inOrder = events.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
  for (const { id, kind, on } of inOrder) {
    if (!isAbsenceKind(kind)) continue;
    const last = leaves.at(-1);
    if (last?.until === null) leaves[leaves.length - 1] = { ...last, until: on };
    if (kind !== 'return') leaves.push({ id, kind, from: on, until: null });
  }
  return leaves.filter(({ from, until }) => until === null || from < until);
}

/** The leave that lasts on a day, as far as recorded; undefined: none. */
export function leaveOn(leaves: readonly Leave[], on: CalendarDate): Leave | undefined {
  return leaves.find(({ from, until }) => from <= on && (until === null || on < until));
}

/**
 * The leave for one of some reasons that lasts on a day, with those that follow it without a day between: the day of the
 * return is that of the last.
 */
export function excusedLeave(
  leaves: readonly Leave[],
  on: CalendarDate,
  reasons: readonly string[],
): Leave | undefined {
  const accepted = leaves.filter(({ kind }) => reasons.includes(kind));
  const first = leaveOn(accepted, on);
  if (first === undefined) return undefined;
  let { until } = first;
  for (const next of accepted) if (until !== null && next.from === until) until = next.until;
  return { ...first, until };
}

/** "medical leave since 2029-03-01", "sabbatical from 2029-03-01 through 2029-08-31" */
export function leaveWords({ kind, from, until }: Leave): string {
  const words = kind.replaceAll('-', ' ');
  return until === null ? `${words} since ${from}` : `${words} from ${from} through ${addDays(until, -1)}`;
}

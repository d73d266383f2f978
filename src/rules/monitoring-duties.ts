/** When licenses, boards and lists must be looked at again, for one subject: as if it were looked at for itself alone. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { DerivationContext, SubjectFacts } from '../domain/facts.ts';
import { noFileFacts, type ScreeningRun } from '../domain/file-facts.ts';
import { exclusionLooks } from '../domain/screening/last-screening.ts';
import { circumstanceOn, farEnd, unattached } from './clocks/circumstance.ts';
import { lookCircumstances } from './clocks/screening-dates.ts';
import type { Duty, DutyReader } from './duties.ts';
import type { ListRhythms } from './list-rhythms.ts';
import type { Anchor, Element } from './pack-entry.ts';

/** A look at a source, on a day. */
export interface Look {
  readonly on: CalendarDate;
  readonly factId: string;
}

/** What rules ask for after a license, or the sanctions of a board, was looked at; the soonest first. */
export function lookDuties(
  read: DutyReader,
  facts: SubjectFacts,
  context: DerivationContext,
  matter: { readonly element: Element; readonly state: string | null; readonly look: Look },
  asOf: CalendarDate,
): readonly Duty[] {
  const { element, state, look } = matter;
  const about = {
    ...unattached,
    about: facts.subject.name,
    element,
    state,
    occasion: { of: 'own', change: null, outcome: null } as const,
  };
  const one = circumstanceOn(about, { from: look.on, until: farEnd }, { 'monitoring.checkedOn': look });
  return soonestFirst(read([one], facts, context, asOf));
}

/** What reads the duties of screening: clocks, and how often lists are renewed. */
export interface ScreeningReader {
  readonly read: DutyReader;
  readonly rhythms: ListRhythms;
}

/**
 * What rules ask for after a subject was looked up on exclusion lists, by run or by hand: to look again, and to look through
 * the editions that came out since; the soonest first.
 */
export function screeningDuties(
  { read, rhythms }: ScreeningReader,
  facts: SubjectFacts,
  context: DerivationContext,
  runs: readonly ScreeningRun[],
  asOf: CalendarDate,
): readonly Duty[] {
  // One who belongs to a group is screened with it; here everybody stands for himself.
  const subject = { ...facts.subject, groups: [] };
  const alone: SubjectFacts = { ...facts, ...noFileFacts, subject, screenings: runs };
  const circumstances = lookCircumstances(runs, null, rhythms).filter(({ element }) => element === 'exclusions');
  return soonestFirst(read(circumstances, alone, context, asOf));
}

/** A list of which a newer edition had to be looked through before a day. */
export interface OutdatedList {
  /** `leie after 2019-05-01` */
  readonly about: string;
  /** The day by which the newer one was out. */
  readonly nextOn: CalendarDate;
  /** The last day on which it was looked through in time. */
  readonly dueOn: CalendarDate;
}

/** The lists that a subject was looked up in and that are too old for a decision on a day, as known on another; the oldest first. */
export function outdatedLists(
  reader: ScreeningReader,
  facts: SubjectFacts,
  context: DerivationContext,
  days: { readonly asOf: CalendarDate; readonly by: CalendarDate },
): readonly OutdatedList[] {
  const duties = screeningDuties(reader, facts, context, exclusionLooks(facts, days.asOf), days.by);
  const late = duties.flatMap(({ anchor, anchorOn, about, dueOn }) =>
    anchor === newerListAnchor && dueOn !== null && dueOn < days.by ? [{ about, nextOn: anchorOn, dueOn }] : [],
  );
  return late.filter((one, at) => late.findIndex(({ about }) => about === one.about) === at);
}

/** The anchor of the duty to look through what was published since. */
export const newerListAnchor = 'screening.listPublishedOn' satisfies Anchor;

function soonestFirst(duties: readonly Duty[]): readonly Duty[] {
  return duties.toSorted((left, right) => ((left.dueOn ?? '~') < (right.dueOn ?? '~') ? -1 : 1));
}

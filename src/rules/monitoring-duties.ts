/** When licenses, boards and lists must be looked at again, for one subject: as if it were looked at for itself alone. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { DerivationContext, SubjectFacts } from '../domain/facts.ts';
import { noFileFacts, type ScreeningRun } from '../domain/file-facts.ts';
import { type Circumstance, circumstanceOn, farEnd, unattached } from './clocks/circumstance.ts';
import { screeningCircumstances } from './clocks/screening-dates.ts';
import type { Duty, DutyReader } from './duties.ts';
import type { Element } from './pack-entry.ts';

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

/** What rules ask for after a subject was looked up on exclusion lists, by run or by hand; the soonest first. */
export function screeningDuties(
  read: DutyReader,
  facts: SubjectFacts,
  context: DerivationContext,
  runs: readonly ScreeningRun[],
  asOf: CalendarDate,
): readonly Duty[] {
  // One who belongs to a group is screened with it; here everybody stands for himself.
  const subject = { ...facts.subject, groups: [] };
  const alone: SubjectFacts = { ...facts, ...noFileFacts, subject, screenings: runs };
  const circumstances: readonly Circumstance[] = screeningCircumstances(alone).filter(
    ({ element }) => element === 'exclusions',
  );
  return soonestFirst(read(circumstances, alone, context, asOf));
}

function soonestFirst(duties: readonly Duty[]): readonly Duty[] {
  return duties.toSorted((left, right) => ((left.dueOn ?? '~') < (right.dueOn ?? '~') ? -1 : 1));
}

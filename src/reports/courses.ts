/** Applications as courses from their first submission to their first decision, by payer, state and type. */

import { lineStanding, lineSteps } from '../domain/application.ts';
import { addDays, type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import type { Application, ApplicationOfSubject, DerivationContext } from '../domain/facts.ts';
import { type Course, type Turnaround, turnaround } from '../domain/turnaround.ts';

/** The course of one application. */
export interface ApplicationCourse extends Course {
  readonly of: ApplicationOfSubject;
  readonly submittedOn: CalendarDate;
  /** Whether it still waits for its first decision. */
  readonly waiting: boolean;
  readonly state: string | null;
}

/** What applications of one kind to one payer took. */
export interface CourseGroup {
  readonly payer: string;
  readonly state: string | null;
  readonly type: string;
  readonly courses: readonly ApplicationCourse[];
  /** Undefined under the fewest that tell something. */
  readonly turnaround: Turnaround | undefined;
}

/**
 * The courses of applications to payers, as they stood on a day. An application that replaces another is its course gone
 * on: it counts from the first submission of the first.
 */
export function applicationCourses(
  applications: readonly ApplicationOfSubject[],
  context: DerivationContext,
  asOf: CalendarDate,
): readonly ApplicationCourse[] {
  const byId = new Map(applications.map((one) => [one.application.id, one.application]));
  const replaced = new Set(
    applications.flatMap(({ application }) =>
      application.replacesId === null || firstStep(application, asOf, 'submitted') === null
        ? []
        : [application.replacesId],
    ),
  );
  return applications.flatMap((of): ApplicationCourse[] => {
    const { application } = of;
    if (application.payer === null || replaced.has(application.id)) return [];
    const submittedOn = firstSubmission(application, byId, asOf);
    if (submittedOn === null) return [];
    const approvedOn = firstStep(application, asOf, 'approved');
    const deniedOn = firstStep(application, asOf, 'denied');
    const decidedOn = first(approvedOn, deniedOn);
    const givenUpOn = endedOn(application, asOf);
    const until = decidedOn ?? givenUpOn ?? asOf;
    return [
      {
        of,
        submittedOn,
        days: Math.max(0, daysBetween(submittedOn, until)),
        outcome: decidedOn === null ? 'open' : decidedOn === approvedOn ? 'approved' : 'denied',
        waiting: decidedOn === null && givenUpOn === null,
        state: stateOf(of, context),
      },
    ];
  });
}

/** The courses by payer, state and type, in that order. */
export function courseGroups(courses: readonly ApplicationCourse[]): readonly CourseGroup[] {
  const groups = new Map<string, ApplicationCourse[]>();
  for (const course of courses) {
    const key = groupKey(course);
    groups.set(key, [...(groups.get(key) ?? []), course]);
  }
  return [...groups]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, members]) => {
      const { of, state } = members[0] as ApplicationCourse;
      const { payer, type } = of.application;
      return { payer: payer ?? '', state, type, courses: members, turnaround: turnaround(members) };
    });
}

/** The group that a course belongs to. */
export function groupKey({ of, state }: ApplicationCourse): string {
  return [of.application.payer, state ?? '', of.application.type].join('\u0000');
}

/** The day by which half, or nine in ten, of such applications were decided; null where that was not reached. */
export function expectedOn(submittedOn: CalendarDate, days: number | null | undefined): CalendarDate | null {
  return days === null || days === undefined ? null : addDays(submittedOn, days);
}

function firstSubmission(
  application: Application,
  byId: ReadonlyMap<string, Application>,
  asOf: CalendarDate,
): CalendarDate | null {
  const own = firstStep(application, asOf, 'submitted');
  if (own === null) return null;
  const before = application.replacesId === null ? undefined : byId.get(application.replacesId);
  return (before === undefined ? null : firstSubmission(before, byId, asOf)) ?? own;
}

function firstStep(
  application: Application,
  asOf: CalendarDate,
  name: 'submitted' | 'approved' | 'denied',
): CalendarDate | null {
  const days = application.steps.filter((step) => step.name === name && step.on <= asOf).map(({ on }) => on);
  return days.reduce<CalendarDate | null>(first, null);
}

/** The day on which the last line was withdrawn or rejected; null while one still stands. */
function endedOn(application: Application, asOf: CalendarDate): CalendarDate | null {
  const ends = application.lines.map((line) => {
    const { state } = lineStanding(application, line, asOf);
    return state === 'withdrawn' || state === 'rejected'
      ? (lineSteps(application, line, asOf).at(-1)?.on ?? null)
      : null;
  });
  return ends.includes(null) ? null : ends.reduce((left, right) => ((left ?? '') > (right ?? '') ? left : right), null);
}

function first(left: CalendarDate | null, right: CalendarDate | null): CalendarDate | null {
  if (left === null) return right;
  return right !== null && right < left ? right : left;
}

/** The state in which it counts: of the place asked for, of the payer that has one only, of the provider who has one only. */
function stateOf({ application, subject }: ApplicationOfSubject, context: DerivationContext): string | null {
  for (const { group, location } of application.lines) {
    const place =
      group === null ? undefined : context.groups?.get(group)?.locations.find(({ key }) => key === location);
    if (place?.state != null) return place.state;
  }
  const payer = application.payer === null ? undefined : context.payers.get(application.payer);
  if (payer?.states.length === 1) return payer.states[0] ?? null;
  return subject.states.length === 1 ? (subject.states[0] ?? null) : null;
}

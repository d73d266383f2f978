import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Committee, Facility } from '../../domain/nouns/facility.ts';
import type { Check } from './check.ts';
import { isDay, items, type Loose, type LooseList, text, texts } from './loose-value.ts';

/** Bodies in the order in which a file goes through them, with their names for people. */
const course = [
  ['credentials', 'credentials committee'],
  ['mec', 'executive committee'],
  ['board', 'board'],
] as const;

/** A body that meets before the one whose recommendations it decides on. */
export const facilityBoardBeforeCommittee: Check<'facility'> = {
  id: 'facility/board-before-committee',
  severity: 'warning',
  title: 'in a month the credentials committee meets first, then the executive committee, then the board',
  why: 'What the committee recommends the day after the board has met waits for the next board: a month of work that nobody may do, and an appointment that may end in between.',
  help: 'compare both dates with the calendar of the bodies, or move one of the two',
  cite: 'empanel convention: credentials committee, executive committee and board follow each other; 42 CFR 482.22(a)(2)',
  kinds: ['facility'],
  good: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
committees:
  - { key: credentials, name: Credentials Committee, kind: credentials, meetings: [2027-01-05, 2027-02-02] }
  - { key: board, name: Board, kind: board, meetings: [2027-01-28, 2027-02-25] }
`,
  bad: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
committees:
  - { key: credentials, name: Credentials Committee, kind: credentials, meetings: [2027-01-19, 2027-02-02] }
  - { key: board, name: Board, kind: board, meetings: [2027-01-14, 2027-02-25] }
`,
  *faults({ value }) {
    const bodies = bodiesOf(value);
    for (const [at, later] of bodies.entries()) {
      for (const [month, meetings] of later.months) {
        // The body next before it in the course that meets in that month.
        const before = bodies
          .slice(0, at)
          .findLast((one) => one.step < later.step && one.months.get(month) !== undefined);
        const first = before?.months.get(month)?.[0]?.[1];
        const last = meetings.at(-1);
        if (before === undefined || first === undefined || last === undefined || first <= last[1]) continue;
        yield {
          pointer: ['committees', later.at, 'meetings', last[0]],
          message: `the ${later.name} meets on ${last[1]}, before the ${before.name} on ${first}`,
        };
      }
    }
  },
};

/** A body with its meetings by month, each with its place in the list, earliest first. */
interface Body {
  readonly at: number;
  readonly step: number;
  readonly name: string;
  readonly months: ReadonlyMap<string, readonly (readonly [place: number, on: CalendarDate])[]>;
}

function bodiesOf(facility: Loose<Facility>): readonly Body[] {
  const bodies = items(facility.committees as LooseList<Committee>).flatMap(([at, one]) => {
    const step = course.findIndex(([kind]) => kind === text(one.kind));
    const name = course[step]?.[1];
    return name === undefined ? [] : [{ at, step, name, months: byMonth(one) }];
  });
  return bodies.toSorted((left, right) => left.step - right.step);
}

function byMonth(committee: Loose<Committee>): Body['months'] {
  const months = new Map<string, (readonly [number, CalendarDate])[]>();
  const dated = texts(committee.meetings).flatMap(([place, on]) => (isDay(on) ? [[place, on] as const] : []));
  for (const meeting of dated.toSorted(([, left], [, right]) => (left < right ? -1 : 1))) {
    const month = meeting[1].slice(0, 7);
    const known = months.get(month);
    if (known === undefined) months.set(month, [meeting]);
    else known.push(meeting);
  }
  return months;
}

/** What a facility has on a day: equipment, units and services on which privileges depend. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Facility, Line } from '../nouns/facility.ts';

/** A resource that a line needs and the facility lacks on a day. */
export interface LackingResource {
  readonly key: string;
  /** Why, in words: "closed on 2026-10-01". */
  readonly because: string;
}

/** What a line needs and a facility lacks on a day, in the order of the line. */
export function lackingResources(
  facility: Pick<Facility, 'resources'>,
  line: Pick<Line, 'resources'>,
  on: CalendarDate,
): readonly LackingResource[] {
  return (line.resources ?? []).flatMap((key) => {
    const entries = (facility.resources ?? []).filter((one) => one.key === key);
    const there = entries.some(
      ({ from, until }) => (from === undefined || from <= on) && (until === undefined || on < until),
    );
    if (there) return [];
    const ahead = entries.find(({ from }) => from !== undefined && from > on);
    const gone = entries.findLast(({ until }) => until !== undefined && until <= on);
    if (ahead !== undefined) return [{ key, because: `there from ${ahead.from} on` }];
    if (gone !== undefined) return [{ key, because: `gone since ${gone.until}` }];
    return [{ key, because: 'its document lists none' }];
  });
}

/** The first day after `from` and before `until` on which a facility lacks what a line needs; undefined: it has it all along. */
export function firstLack(
  facility: Pick<Facility, 'resources'>,
  line: Pick<Line, 'resources'>,
  from: CalendarDate,
  until: CalendarDate,
): { readonly on: CalendarDate; readonly resource: LackingResource } | undefined {
  const days = (facility.resources ?? [])
    .flatMap(({ until: end }) => (end === undefined ? [] : [end as CalendarDate]))
    .filter((day) => day > from && day < until)
    .toSorted();
  for (const on of days) {
    const resource = lackingResources(facility, line, on)[0];
    if (resource !== undefined) return { on, resource };
  }
  return undefined;
}

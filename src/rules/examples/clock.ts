/** Examples of clocks, run. */

import { type CalendarDate, daysBetween, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import { deadlineState } from '../../domain/deadline.ts';
import type { ClockExample } from '../../domain/nouns/pack.ts';
import type { RecordedDates } from '../clocks/anchor.ts';
import { type Stop, type Surroundings, unknownSurroundings } from '../clocks/condition.ts';
import { longestLead } from '../clocks/distance.ts';
import { type ClockReading, clockReading } from '../clocks/due-date.ts';
import { inTerms } from '../clocks/terms.ts';
import { chosenVersions } from '../clocks/version-choice.ts';
import { type ClockEntry, isInForce } from '../pack-entry.ts';
import { bindsHere, roleOf } from './situation.ts';

/** What an example of a clock says that does not come out; empty where it holds. */
export function clockMessages(entry: ClockEntry, example: ClockExample): readonly string[] {
  const asOf = (example.asOf ?? lastOf(example)) as CalendarDate;
  const outcome = clockOutcome(entry, example, asOf);
  const wanted = [
    ['due', example.due, outcome.due],
    ['dueAtLatest', example.dueAtLatest, outcome.dueAtLatest],
    ['opens', example.opens, outcome.opens],
    ['state', example.state, outcome.state],
  ] as const;
  return wanted.flatMap(([what, said, found]) =>
    said === undefined || said === found ? [] : [`\`${what}\` should be ${said} and is ${found ?? 'none'}`],
  );
}

function lastOf(example: ClockExample): string {
  return (
    Object.values(example.dates ?? {})
      .toSorted()
      .at(-1) ?? firstDate
  );
}

interface Outcome {
  readonly due: string | undefined;
  readonly dueAtLatest: string | undefined;
  readonly opens: string | undefined;
  readonly state: NonNullable<ClockExample['state']>;
}

function clockOutcome(entry: ClockEntry, example: ClockExample, asOf: CalendarDate): Outcome {
  const nothing = { due: undefined, dueAtLatest: undefined, opens: undefined };
  const roles = entry.rule.binds?.roles;
  const dutiful = roles === undefined || roles.includes(roleOf(example));
  if (!dutiful || !bindsHere(entry, example)) return { ...nothing, state: 'none' };
  const reading = versionReading(entry, example, asOf);
  switch (reading.state) {
    case 'running': {
      const { dueOn, dueAtLatest, opensOn } = reading;
      const lead = longestLead(entry.rule.lead ?? [], dueOn);
      const state = deadlineState(dueOn, dueOn === null ? null : daysBetween(asOf, dueOn), lead);
      return { due: dueOn ?? undefined, dueAtLatest: dueAtLatest ?? undefined, opens: opensOn ?? undefined, state };
    }
    case 'unknown':
      return { ...nothing, state: entry.rule.unanchored === 'hide' ? 'none' : 'unknown' };
    case 'closed':
    case 'none':
      return { ...nothing, state: reading.state };
    default:
      return reading satisfies never;
  }
}

/** The reading of the version that the example belongs to, where that version counts for its dates. */
function versionReading(entry: ClockEntry, example: ClockExample, asOf: CalendarDate): ClockReading {
  const input = {
    dates: exampleDates(entry, example),
    around: around(example),
    stops: exampleStops(example),
    decisionWithin: null,
    changesWithin: null,
  };
  const read = (): ClockReading => clockReading(entry.rule, input);
  if (example.processedOn !== undefined) {
    return isInForce(entry, example.processedOn as CalendarDate) ? read() : { state: 'none' };
  }
  const chosen = chosenVersions([{ entry, clock: entry.rule }], { from: firstDate, until: lastDate }, read);
  const terms = chosen.flatMap((one) => inTerms(one, input));
  return terms.find(({ from, until }) => from <= asOf && asOf < until)?.reading ?? { state: 'none' };
}

/** The dates of an example; its anchor is expected where the example leaves it out. */
function exampleDates(entry: ClockEntry, example: ClockExample): RecordedDates {
  const dates = Object.entries(example.dates ?? {}).map(([anchor, on]) => [anchor, { on, factId: anchor }]);
  return { [entry.rule.anchor]: { on: null, factId: 'none' }, ...Object.fromEntries(dates) };
}

function exampleStops(example: ClockExample): readonly Stop[] {
  return (example.stops ?? []).map((stop) => ({
    from: stop.from as CalendarDate,
    until: (stop.until ?? null) as CalendarDate | null,
  }));
}

function around(example: ClockExample): Surroundings {
  const { line, jurisdiction, specialty } = example;
  return {
    ...unknownSurroundings,
    states: example.states ?? [],
    jurisdiction: jurisdiction === undefined ? [] : [jurisdiction],
    providerType: example.providerType ?? null,
    taxonomies: specialty === undefined ? [] : [specialty],
    facilityKind: example.facilityKind ?? null,
    lines: line === undefined ? null : [line],
    applicationType: example.applicationType ?? null,
    element: example.element ?? null,
    via: example.via ?? null,
    developed: example.developed ?? false,
    change: example.change ?? null,
    caqhComplete: example.caqhComplete ?? null,
    delegated: example.delegated ?? null,
    outcome: example.outcome ?? null,
  };
}

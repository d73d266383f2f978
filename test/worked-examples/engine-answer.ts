/** What the rules of the program make of a worked example. */

import { type CalendarDate, firstDate, lastDate } from '../../src/domain/calendar/calendar-date.ts';
import type { ClockExample } from '../../src/domain/nouns/pack.ts';
import { clockOf } from '../../src/rules/clocks/clock-choice.ts';
import { type Surroundings, unknownSurroundings } from '../../src/rules/clocks/condition.ts';
import { type ClockReading, clockReading } from '../../src/rules/clocks/due-date.ts';
import { chosenVersions, type Version } from '../../src/rules/clocks/version-choice.ts';
import { firstDayOfService } from '../../src/rules/effective-date.ts';
import { bindsHere, roleOf } from '../../src/rules/examples/situation.ts';
import { type FactEntry, isInForce, type RuleEntry } from '../../src/rules/pack-entry.ts';

/** The days that come out: ISO dates; `due` is `unknown` without a date and `none` where the clock does not run. */
export interface Answer {
  readonly due: string;
  readonly opens: string;
  readonly dueAtLatest: string;
}

/** What all versions of a rule, taken together, make of the facts. */
export function engineAnswer(versions: readonly RuleEntry[], example: ClockExample): Answer {
  const [only] = versions;
  if (only?.kind === 'fact') return { due: factDay(only, example), opens: '', dueAtLatest: '' };
  const counting = versions.flatMap((entry): readonly Version[] => {
    const clock = clockOf(entry);
    if (clock === undefined || entry.kind === 'fact' || entry.rule.proposed === true) return [];
    const roles = entry.rule.binds?.roles;
    const dutiful = entry.kind === 'requirement' || roles === undefined || roles.includes(roleOf(example));
    return dutiful && bindsHere(entry, example) ? [{ entry, clock }] : [];
  });
  const { processedOn } = example;
  if (processedOn !== undefined) {
    const held = counting.find(({ entry }) => isInForce(entry, processedOn as CalendarDate));
    return answer(held === undefined ? undefined : { reading: reading(held, example), version: held });
  }
  const asOf = (example.asOf ??
    Object.values(example.dates ?? {})
      .toSorted()
      .at(-1) ??
    firstDate) as CalendarDate;
  const chosen = chosenVersions(counting, { from: firstDate, until: lastDate }, (clock) =>
    reading({ clock }, example),
  ).find(({ from, until }) => from <= asOf && asOf < until);
  return answer(chosen === undefined ? undefined : { reading: chosen.reading, version: chosen });
}

/** The day that a fact about effective dates makes. */
function factDay({ rule }: FactEntry, example: ClockExample): string {
  const dates = Object.entries(example.dates ?? {}).map(([anchor, on]) => [anchor, { on, factId: anchor }]);
  const on = rule.proposed === true ? undefined : firstDayOfService(rule, Object.fromEntries(dates));
  return on === undefined ? 'none' : (on ?? 'unknown');
}

function answer(found: { readonly reading: ClockReading; readonly version: Version } | undefined): Answer {
  const nothing = { opens: '', dueAtLatest: '' };
  switch (found?.reading.state) {
    case 'running':
      return {
        due: found.reading.dueOn ?? 'unknown',
        opens: found.reading.opensOn ?? '',
        dueAtLatest: found.reading.dueAtLatest ?? '',
      };
    case 'unknown':
      return { due: found.version.clock.unanchored === 'hide' ? 'none' : 'unknown', ...nothing };
    default:
      return { due: 'none', ...nothing };
  }
}

function reading({ clock }: Pick<Version, 'clock'>, example: ClockExample): ClockReading {
  const dates = Object.entries(example.dates ?? {}).map(([anchor, on]) => [anchor, { on, factId: anchor }]);
  return clockReading(clock, {
    dates: { [clock.anchor]: { on: null, factId: 'none' }, ...Object.fromEntries(dates) },
    around: around(example),
    stops: (example.stops ?? []).map(({ from, until }) => ({
      from: from as CalendarDate,
      until: (until ?? null) as CalendarDate | null,
    })),
    decisionWithin: null,
  });
}

/** What a row says about the circumstances; what it leaves out is not known. */
function around(example: ClockExample): Surroundings {
  const { states, jurisdiction, specialty, line, dates, stops, asOf, processedOn, note, ...plain } = example;
  return {
    ...unknownSurroundings,
    ...plain,
    states: states ?? [],
    jurisdiction: jurisdiction === undefined ? [] : [jurisdiction],
    taxonomies: specialty === undefined ? [] : [specialty],
    lines: line === undefined ? null : [line],
    developed: example.developed ?? false,
  };
}

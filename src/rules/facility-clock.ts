/** What the packs of a facility say about a date of privileging: reappointment, ongoing review, focused evaluation. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import { clockOf } from './clocks/clock-choice.ts';
import { unknownSurroundings } from './clocks/condition.ts';
import { clockReading } from './clocks/due-date.ts';
import { chosenVersions } from './clocks/version-choice.ts';
import { type Anchor, citation } from './pack-entry.ts';
import type { RuleSet } from './rule-set.ts';
import { byRule, type Situation, selectedEntries } from './selection.ts';

/** The day that a rule of a pack counts to, with where it stands. */
export interface FacilityClock {
  readonly rule: string;
  readonly cite: string;
  readonly dueOn: CalendarDate;
  /** ISO durations before the day on which it shows, the longest first as the pack writes them. */
  readonly leads: readonly string[];
}

/** The facility of a clock, and what the practitioner is, where a rule depends on it. */
export interface FacilityAsked {
  readonly facility: Facility;
  readonly providerType: string | null;
}

/**
 * The clocks that count from a date at a facility, the soonest first: of the packs of the workspace and those that the
 * facility names, with its overrides.
 */
export function facilityClocks(
  rules: RuleSet,
  { facility, providerType }: FacilityAsked,
  anchor: Anchor,
  on: CalendarDate,
): readonly FacilityClock[] {
  const state = facility.address?.state;
  const jurisdiction = state === undefined ? [] : [state];
  const situation: Situation = {
    subject: 'provider',
    role: 'facility',
    packs: facility.packs ?? [],
    payer: null,
    lines: [],
    products: null,
    states: jurisdiction,
    providerType,
    taxonomies: [],
    facilityKind: facility.kind,
    applicationType: null,
    route: null,
    overrides: facility.overrides ?? [],
    off: facility.off ?? [],
  };
  const around = {
    ...unknownSurroundings,
    jurisdiction,
    states: jurisdiction,
    providerType,
    facilityKind: facility.kind,
  };
  const input = { dates: { [anchor]: { on, factId: '' } }, around, stops: [], decisionWithin: null };
  return [...byRule(selectedEntries(rules, situation))]
    .flatMap(([rule, selected]) => {
      const versions = selected.flatMap(({ entry }) => {
        const clock = clockOf(entry);
        return clock?.anchor === anchor && entry.kind !== 'fact' ? [{ entry, clock }] : [];
      });
      if (versions.length === 0) return [];
      return chosenVersions(versions, { from: on, until: on }, (clock) => clockReading(clock, input)).flatMap(
        ({ entry, clock, reading }) =>
          reading.state === 'running' && reading.dueOn !== null
            ? [{ rule, cite: citation(entry.rule.cite), dueOn: reading.dueOn, leads: clock.lead ?? [] }]
            : [],
      );
    })
    .toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : 0));
}

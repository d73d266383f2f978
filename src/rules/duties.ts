/**
 * What clocks say about circumstances that are not, or not yet, among the derived deadlines: a change before it is recorded,
 * a look at a license or at a list, for one subject on one day.
 */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { DeadlineKind } from '../domain/deadline.ts';
import type { DerivationContext, SubjectFacts } from '../domain/facts.ts';
import { noFileFacts, type Occurrence } from '../domain/file-facts.ts';
import type { AdverseOccurrence } from '../domain/privileges/adverse-notice.ts';
import { type Circumstance, circumstanceOn } from './clocks/circumstance.ts';
import { surroundings } from './clocks/circumstance-situation.ts';
import { clockChoice } from './clocks/clock-choice.ts';
import { longestLead } from './clocks/distance.ts';
import { clockReading, statedTime } from './clocks/due-date.ts';
import { occurrenceCircumstances } from './clocks/occurrence-dates.ts';
import { inTerms } from './clocks/terms.ts';
import { chosenVersions } from './clocks/version-choice.ts';
import { type Anchor, citation, type WorkspaceRole } from './pack-entry.ts';
import type { RuleSet } from './rule-set.ts';

/** What one rule asks for. */
export interface Duty {
  readonly rule: string;
  readonly title: string;
  readonly cite: string;
  readonly confidence: string;
  readonly kind: DeadlineKind;
  /** Whom or what it is about: a payer's name, the registries. */
  readonly about: string;
  readonly payer: string | null;
  readonly facility: string | null;
  /** What it is counted from. */
  readonly anchor: Anchor;
  readonly anchorOn: CalendarDate;
  /** The time that the rule gives, ISO duration; null where it is no plain count. */
  readonly within: string | null;
  /** The last day in time; null: the clock stands still. */
  readonly dueOn: CalendarDate | null;
  /** Days before it at which it is shown first. */
  readonly leadDays: number;
}

/** What the clocks of a rule set say about circumstances. */
export type DutyReader = (
  circumstances: readonly Circumstance[],
  facts: SubjectFacts,
  context: DerivationContext,
  asOf: CalendarDate,
) => readonly Duty[];

/** Reads the clocks that count for a workspace of this role; each choice of clocks is made once. */
export function dutyReader(rules: RuleSet, role: WorkspaceRole): DutyReader {
  const clocksFor = clockChoice(rules, role);
  return (circumstances, facts, context, asOf) =>
    circumstances
      .filter(({ from, until }) => from <= asOf && asOf < until)
      .map((one) => circumstanceOn(one, { from: asOf, until: one.until }, one.dates))
      .flatMap((one) => {
        const payer = one.payer === null ? undefined : context.payers.get(one.payer);
        const input = {
          dates: one.dates,
          around: surroundings(one, facts, context),
          stops: one.stops,
          decisionWithin: payer?.decisionWithin ?? null,
          ...(payer === undefined ? {} : { changesWithin: payer.changesWithin ?? null }),
        };
        return clocksFor(one, facts, context).flatMap(({ versions }) =>
          chosenVersions(versions, one, (clock) => clockReading(clock, input))
            .flatMap((chosen) => inTerms(chosen, input))
            .flatMap(({ entry, clock, reading, from, until }): readonly Duty[] =>
              reading.state !== 'running' || asOf < from || until <= asOf
                ? []
                : [
                    {
                      rule: entry.id,
                      title: clock.title,
                      cite: citation(clock.cite),
                      confidence: clock.confidence,
                      kind: clock.kind,
                      about: one.about,
                      payer: one.payer,
                      facility: one.facility,
                      anchor: reading.anchor,
                      anchorOn: reading.anchorOn,
                      within: clock.add ?? statedTime(clock, input),
                      dueOn: reading.dueOn,
                      leadDays: longestLead(clock.lead ?? [], reading.dueOn),
                    },
                  ],
            ),
        );
      });
}

/** Who must be told of a change that happened on a day, and by when: as if nobody had been told yet. */
export function changeDuties(
  read: DutyReader,
  facts: SubjectFacts,
  context: DerivationContext,
  change: AdverseOccurrence,
  asOf: CalendarDate,
): readonly Duty[] {
  const occurrence: Occurrence = { id: change.id ?? 'change', kind: change.kind, on: change.on, told: [] };
  const alone: SubjectFacts = { ...facts, ...noFileFacts, verifications: [], waivers: [], occurrences: [occurrence] };
  return read(occurrenceCircumstances(alone, context), alone, context, asOf).filter(
    ({ payer, facility }) => payer !== null || facility === null || facility !== change.at,
  );
}

/** The time that a rule gives a payer for one application: which clocks have run out, and on whose word. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Application, DerivationContext, SubjectFacts } from '../domain/facts.ts';
import type { Payer } from '../domain/nouns/payer.ts';
import { type Derivation, type DerivationSettings, derivations } from '../rules/clocks/derivation.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** A clock of the payer on one application, as it stands on a day. */
export interface PayerClock {
  readonly derivation: Derivation;
  readonly dueOn: CalendarDate;
  /** The last day on any reading: the later one where nobody knows whether requests stop the clock. */
  readonly lateAfter: CalendarDate;
  /** What could not be confirmed about whom it binds. */
  readonly unsure: readonly string[];
}

/** Lines of business that state law does not reach. */
const federalLines: ReadonlySet<string> = new Set(['medicare', 'medicare-advantage']);

/** The clocks that run against the payer of an application on a day, the earliest first. */
export function payerClocks(
  application: Application,
  facts: SubjectFacts,
  payer: Payer | null,
  asOf: CalendarDate,
  { rules, settings, context }: { rules: RuleSet; settings: DerivationSettings; context: DerivationContext },
): readonly PayerClock[] {
  const lines = linesAsked(application, payer);
  return derivations(rules, settings)(facts, context)
    .filter(
      ({ circumstance, clock, from, until }) =>
        circumstance.applicationId === application.id &&
        clock.dutyOf === 'payer' &&
        clock.kind === 'payer-decision' &&
        from <= asOf &&
        asOf < until,
    )
    .flatMap((derivation): readonly PayerClock[] => {
      const { reading, clock } = derivation;
      if (reading.state !== 'running' || reading.dueOn === null) return [];
      const wanted = clock.binds?.lines;
      // A payer may have lines that a rule binds and lines that it does not; what was asked for decides.
      if (wanted !== undefined && lines !== null && !wanted.some((line) => lines.includes(line))) return [];
      const mixed =
        wanted !== undefined && lines === null && (payer?.lines ?? []).some((line) => federalLines.has(line));
      const unsure = [...new Set([...derivation.unsure, ...(mixed ? ['lines'] : [])])];
      return [{ derivation, dueOn: reading.dueOn, lateAfter: reading.dueAtLatest ?? reading.dueOn, unsure }];
    })
    .toSorted((left, right) => (left.dueOn === right.dueOn ? 0 : left.dueOn < right.dueOn ? -1 : 1));
}

/** The lines of business of the products asked for; null where the application names none, or one without a line. */
function linesAsked(application: Application, payer: Payer | null): readonly string[] | null {
  const asked = application.lines.map((line) => payer?.products?.find(({ key }) => key === line.product)?.line);
  const known = asked.flatMap((line) => line ?? []);
  return known.length < asked.length || known.length === 0 ? null : known;
}

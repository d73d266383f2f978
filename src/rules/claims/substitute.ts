/** Whether a substitute may be billed under the number of the regular provider on a day: modifiers Q5 and Q6. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, dateBefore, duration } from '../../domain/calendar/duration.ts';
import type { PayerFacts } from '../../domain/facts.ts';
import { citation, type WorkspaceRole } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { billingRule } from './billing-rule.ts';

/** Modifiers that say that a substitute rendered the service: `Q5` reciprocal, `Q6` paid by the day. */
export const substituteModifiers = ['Q5', 'Q6'] as const;

/** A service that a substitute rendered. */
export interface SubstitutedService {
  readonly modifier: (typeof substituteModifiers)[number];
  readonly on: CalendarDate;
  /** First day on which the substitute stood in; null: not said. */
  readonly since: CalendarDate | null;
  /** Profession of the regular provider. */
  readonly providerType: string | null;
}

/**
 * Why the service may not be billed so; null: it may. A rule about `substitute.firstDayOn` whose id ends with the modifier
 * says how long it may; without one for the payer nobody says that it may at all.
 */
export function substituteFault(
  { modifier, on, since, providerType }: SubstitutedService,
  payer: PayerFacts,
  rules: RuleSet,
  role: WorkspaceRole,
): string | null {
  const rule = billingRule({ named: modifier.toLowerCase(), payer, on, providerType }, rules, role);
  if (rule === undefined || rule.kind === 'requirement')
    return `no rule of ${payer.name} lets a substitute be billed with ${modifier} for this profession`;
  if (since === null) return `\`substitute_since\` must say since when the substitute stands in (${modifier})`;
  if (since > on) return `the substitute stands in from ${since}, after the service`;
  const [length, less] = rule.kind === 'clock' ? [rule.rule.add, rule.rule.less ?? 'P0D'] : [rule.rule.duration, 'P1D'];
  if (length === undefined) return null;
  const last = dateBefore(dateAfter(since, duration(length)), duration(less));
  return on <= last
    ? null
    : `${modifier} ended on ${last}, counted from ${since} (${rule.id}, ${citation(rule.rule.cite)})`;
}

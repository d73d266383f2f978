/** Whether a substitute may be billed under the number of the regular provider on a day: modifiers Q5 and Q6. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, dateBefore, duration } from '../../domain/calendar/duration.ts';
import type { PayerFacts } from '../../domain/facts.ts';
import { citation, type RuleEntry, type WorkspaceRole } from '../pack-entry.ts';
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

/** What of it a claim tells: nothing in it says since when the substitute stands in. */
export type ClaimedSubstitute = Omit<SubstitutedService, 'since'>;

/** Why no substitute at all may be billed for with the modifier; null: a rule of the payer lets it be done for some time. */
export function claimedSubstituteFault(
  service: ClaimedSubstitute,
  payer: PayerFacts,
  rules: RuleSet,
  role: WorkspaceRole,
): string | null {
  return substituteRule(service, payer, rules, role) === undefined ? unruled(service.modifier, payer) : null;
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
  const rule = substituteRule({ modifier, on, providerType }, payer, rules, role);
  if (rule === undefined) return unruled(modifier, payer);
  if (since === null) return `\`substitute_since\` must say since when the substitute stands in (${modifier})`;
  if (since > on) return `the substitute stands in from ${since}, after the service`;
  const [length, less] = rule.kind === 'clock' ? [rule.rule.add, rule.rule.less ?? 'P0D'] : [rule.rule.duration, 'P1D'];
  if (length === undefined) return null;
  const last = dateBefore(dateAfter(since, duration(length)), duration(less));
  return on <= last
    ? null
    : `${modifier} ended on ${last}, counted from ${since} (${rule.id}, ${citation(rule.rule.cite)})`;
}

function substituteRule(
  { modifier, on, providerType }: ClaimedSubstitute,
  payer: PayerFacts,
  rules: RuleSet,
  role: WorkspaceRole,
): Exclude<RuleEntry, { readonly kind: 'requirement' }> | undefined {
  const rule = billingRule({ named: modifier.toLowerCase(), payer, on, providerType }, rules, role);
  return rule === undefined || rule.kind === 'requirement' ? undefined : rule;
}

function unruled(modifier: ClaimedSubstitute['modifier'], { name }: PayerFacts): string {
  return `no rule of ${name} lets a substitute be billed with ${modifier} for this profession`;
}

/** Rules of payers that let one provider's service be billed under the number of another. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { PayerFacts } from '../../domain/facts.ts';
import type { RuleEntry, WorkspaceRole } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { selectedEntries } from '../selection.ts';

/** Which rule is asked for. */
export interface BillingRuleQuestion {
  /** What its id ends with: `q5`, `q6`, `incident-to`, `sa`. */
  readonly named: string;
  readonly payer: PayerFacts;
  readonly on: CalendarDate;
  /** Profession of the provider under whose number it is billed. */
  readonly providerType: string | null;
}

/** The rule of the payer that is in force on the day; undefined: nobody says that it may be done. */
export function billingRule(
  { named, payer, on, providerType }: BillingRuleQuestion,
  rules: RuleSet,
  role: WorkspaceRole,
): RuleEntry | undefined {
  const selected = selectedEntries(rules, {
    subject: 'provider',
    role,
    packs: payer.packs,
    payer: payer.key,
    lines: payer.lines,
    products: [],
    states: payer.states,
    providerType,
    taxonomies: [],
    facilityKind: null,
    applicationType: null,
    route: null,
    overrides: payer.overrides ?? [],
    off: payer.off ?? [],
  });
  return selected
    .map(({ entry }) => entry)
    .find(({ id, since, until }) => {
      const inForce = (since === null || since <= on) && (until === null || on < until);
      return inForce && id.endsWith(`.${named}`);
    });
}

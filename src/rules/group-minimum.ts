/** How many providers a payer asks of a group before it gives it a contract. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { PayerFacts } from '../domain/facts.ts';
import { citation, type WorkspaceRole } from './pack-entry.ts';
import type { RuleSet } from './rule-set.ts';
import { byRule, selectedEntries, versionOn } from './selection.ts';

/** The least number of providers that a payer takes as a group. */
export interface GroupMinimum {
  readonly number: number;
  readonly source: string;
  readonly confidence: string;
}

/** The payer's least number of providers for a group contract: its document first, then the packs in use. */
export function groupMinimum(
  rules: RuleSet,
  role: WorkspaceRole,
  payer: PayerFacts,
  asOf: CalendarDate,
): GroupMinimum | null {
  if (payer.groupMinimum !== undefined)
    return { number: payer.groupMinimum, source: `groupMinimum of payer ${payer.key}`, confidence: 'practice' };
  const selected = selectedEntries(rules, {
    subject: 'provider',
    role,
    packs: payer.packs,
    payer: payer.key,
    lines: payer.lines,
    products: null,
    states: null,
    providerType: null,
    taxonomies: [],
    facilityKind: null,
    applicationType: null,
    route: null,
    overrides: payer.overrides ?? [],
    off: payer.off ?? [],
  });
  for (const versions of byRule(selected).values()) {
    const entry = versionOn(
      versions.map((one) => one.entry),
      asOf,
    );
    if (entry?.kind !== 'fact' || entry.rule.fact !== 'group-minimum' || entry.rule.number === undefined) continue;
    const changed =
      payer.overrides?.some(({ rule }) => rule === entry.id) === true ? `, changed by payer ${payer.key}` : '';
    return {
      number: entry.rule.number,
      source: `${entry.id} (${citation(entry.rule.cite)})${changed}`,
      confidence: entry.rule.confidence,
    };
  }
  return null;
}

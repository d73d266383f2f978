/** By when a claim must be sent, and by when one that waits is released. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, dateBefore, duration } from '../../domain/calendar/duration.ts';
import { coversLocation, coversProduct } from '../../domain/contracts/contract.ts';
import type { DerivationContext } from '../../domain/facts.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import type { WorkspaceRole } from '../pack-entry.ts';
import { durationFact } from '../recorded-fact.ts';
import type { RuleSet } from '../rule-set.ts';
import { claimSituation, selectedEntries, versionOn } from '../selection.ts';
import { contractsWith } from './billing-case.ts';

/** The rule that says how long before the filing limit a held claim is released. */
export const releaseMargin = 'practice.release-margin';

/**
 * The day by which a claim that waits must be released: the day of service and the time for filing, less the margin of the
 * pack. The time is the contract's, else the payer's own, else what law says for certain; null where none of them says
 * any: figures of payers that were only read somewhere make no date.
 */
export function releaseDay(
  rules: RuleSet,
  role: WorkspaceRole,
): (key: ParticipationKey, npi: string, on: CalendarDate, context: DerivationContext) => CalendarDate | null {
  const laws = new WeakMap<DerivationContext, Map<string, string | null>>();
  const law = (key: ParticipationKey, on: CalendarDate, context: DerivationContext): string | null => {
    const kept = `${key.payer}|${key.product}|${on.slice(0, 4)}`;
    const byLaw = laws.get(context) ?? new Map<string, string | null>();
    laws.set(context, byLaw);
    const known = byLaw.get(kept);
    if (known !== undefined) return known;
    const found = lawful(rules, role, key, on, context);
    byLaw.set(kept, found);
    return found;
  };
  const days = new Map<string, Map<CalendarDate, CalendarDate>>();
  return (key, npi, on, context) => {
    const limit = agreed(key, npi, on, context) ?? law(key, on, context);
    if (limit === null) return null;
    const known = days.get(limit) ?? new Map<CalendarDate, CalendarDate>();
    days.set(limit, known);
    let day = known.get(on);
    if (day === undefined) {
      const margin = durationFact(rules, releaseMargin, on);
      const last = dateAfter(on, duration(limit));
      day = margin === undefined ? last : dateBefore(last, duration(margin));
      known.set(on, day);
    }
    return day;
  };
}

function agreed(key: ParticipationKey, npi: string, on: CalendarDate, context: DerivationContext): string | null {
  const contract = contractsWith(key.payer, context).find(
    (one) =>
      one.filing.initial !== undefined &&
      (one.holder?.key === key.group || one.holder?.key === npi) &&
      one.effectiveOn !== null &&
      one.effectiveOn <= on &&
      (one.endsOn === null || on < one.endsOn) &&
      coversProduct(one, key.product) &&
      coversLocation(one, key.location),
  );
  return contract?.filing.initial ?? context.payers.get(key.payer)?.filing?.initial ?? null;
}

function lawful(
  rules: RuleSet,
  role: WorkspaceRole,
  { payer: payerKey, product }: ParticipationKey,
  on: CalendarDate,
  context: DerivationContext,
): string | null {
  const payer = context.payers.get(payerKey);
  if (payer === undefined) return null;
  const selected = selectedEntries(rules, claimSituation(payer, product, role));
  const sure = selected.flatMap(({ entry, unsure }) =>
    entry.kind === 'fact' &&
    entry.rule.fact === 'filing-limit' &&
    entry.rule.duration !== undefined &&
    entry.rule.from === 'claim.serviceOn' &&
    (entry.rule.confidence === 'official' || entry.changes.length > 0) &&
    unsure.length === 0
      ? [entry]
      : [],
  );
  return versionOn(sure, on)?.rule.duration ?? null;
}

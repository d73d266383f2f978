/** What the workspace makes of rules, whoever they are applied to; what depends on a payer is told beside it. */

import { durationText, parseDuration } from '../domain/calendar/duration.ts';
import { coverLimits } from '../domain/money.ts';
import type { Off, Override } from '../domain/nouns/pack.ts';
import { changedEntries } from './pack-changes.ts';
import type { RuleEntry } from './pack-entry.ts';
import type { RuleSet } from './rule-set.ts';

/** All versions of a rule as `empanel.yaml` changes them; as the packs have them where it is switched off. */
export function standingEntries(rules: RuleSet, id: string): readonly RuleEntry[] {
  const entries = rules.byId.get(id) ?? [];
  const changed = changedEntries(entries, [{ by: 'empanel.yaml', overrides: rules.use.overrides ?? [], off: [] }]);
  return changed.length === 0 ? entries : changed;
}

/** What switches a rule off, and what packs change about it where they count, a line each. */
export function changesElsewhere(rules: RuleSet, id: string): readonly string[] {
  const ofPacks = [...rules.packs.values()].flatMap(({ pack }) => [
    ...(pack.overrides ?? [])
      .filter((one) => one.rule === id)
      .map((one) => `where pack ${pack.id} counts: ${overrideWords(one)} (${one.reason})`),
    ...(pack.off ?? [])
      .filter((one) => one.rule === id)
      .map((one) => `where pack ${pack.id} counts: switched off${untilWords(one)} (${one.reason})`),
  ]);
  const ofHouse = (rules.use.off ?? [])
    .filter((one) => one.rule === id)
    .map((one) => `switched off by empanel.yaml${untilWords(one)}: ${one.reason}`);
  return [...ofHouse, ...ofPacks];
}

function untilWords({ until }: Off): string {
  return until === undefined ? '' : ` until ${until}`;
}

/** The values of an override in words: "30 days (P30D) after, from 2026-07-01". */
export function overrideWords(override: Override): string {
  const long = (code: string): string => {
    const length = parseDuration(code);
    return length === undefined ? code : `${durationText(length)} (${code})`;
  };
  const parts = [
    override.add === undefined ? [] : [`${long(override.add)} after`],
    override.before === undefined ? [] : [`${long(override.before)} before`],
    override.lead === undefined ? [] : [`shown ${override.lead.join(', ')} ahead`],
    override.noOlderThan === undefined ? [] : [`not older than ${long(override.noOlderThan)}`],
    override.verifiedWithin === undefined ? [] : [`verified within ${long(override.verifiedWithin)}`],
    override.minimum === undefined
      ? []
      : [`at least ${coverLimits(override.minimum.perClaim ?? 0, override.minimum.aggregate ?? 0)}`],
    override.count === undefined ? [] : [`at least ${override.count}`],
    override.number === undefined ? [] : [`${override.number}`],
    override.duration === undefined ? [] : [long(override.duration)],
    override.from === undefined ? [] : [`from ${override.from}`],
    override.until === undefined ? [] : [`until ${override.until}`],
  ].flat();
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

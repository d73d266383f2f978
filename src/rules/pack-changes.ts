/** Overrides and switches: what a pack, the workspace or a payer changes about entries of other packs. */

import { type CalendarDate, earliest, firstDate, lastDate, latest } from '../domain/calendar/calendar-date.ts';
import type { Clock, Fact, Limits, Off, Override, Requirement } from '../domain/nouns/pack.ts';
import type { Change, ClockEntry, FactEntry, RequirementEntry, RuleEntry } from './pack-entry.ts';

/** Changes from one place, in the order in which they count. */
export interface ChangeSet {
  /** Who says so, for people: `pack aetna-ca`. */
  readonly by: string;
  readonly overrides: readonly Override[];
  readonly off: readonly Off[];
}

/** Whether an override says anything that this entry has. */
export function changesSomething(entry: RuleEntry, override: Override): boolean {
  switch (entry.kind) {
    case 'clock':
      return [override.add, override.before, override.lead].some((value) => value !== undefined);
    case 'requirement':
      return (
        (override.noOlderThan !== undefined && entry.rule.needs.noOlderThan !== undefined) ||
        (override.verifiedWithin !== undefined && entry.rule.needs.verified !== undefined) ||
        (override.minimum !== undefined && entry.rule.needs.element === 'malpractice-cover') ||
        (override.count !== undefined && entry.rule.needs.count !== undefined) ||
        override.lead !== undefined
      );
    case 'fact':
      return [override.number, override.duration, override.minimum].some((value) => value !== undefined);
    default:
      return entry satisfies never;
  }
}

/** The entries after the changes, later change sets over earlier ones. An entry changed for a time becomes several versions. */
export function changedEntries(entries: readonly RuleEntry[], changes: readonly ChangeSet[]): readonly RuleEntry[] {
  return changes.reduce<readonly RuleEntry[]>((before, set) => {
    const overridden = set.overrides.reduce<readonly RuleEntry[]>(
      (list, override) =>
        list.flatMap((entry) => (entry.id === override.rule ? overriddenVersions(entry, override, set.by) : [entry])),
      before,
    );
    return set.off.reduce<readonly RuleEntry[]>(
      (list, off) => list.flatMap((entry) => (entry.id === off.rule ? switchedOffVersions(entry, off) : [entry])),
      overridden,
    );
  }, entries);
}

function overriddenVersions(entry: RuleEntry, override: Override, by: string): readonly RuleEntry[] {
  if (!changesSomething(entry, override)) return [entry];
  const from = (override.from ?? firstDate) as CalendarDate;
  const until = (override.until ?? null) as CalendarDate | null;
  const change: Change = { by, reason: override.reason };
  return [
    ...during(entry, null, override.from === undefined ? firstDate : from),
    ...during(withOverride(entry, override, change), override.from === undefined ? null : from, until),
    ...(until === null ? [] : during(entry, until, null)),
  ];
}

function switchedOffVersions(entry: RuleEntry, off: Off): readonly RuleEntry[] {
  return off.until === undefined ? [] : during(entry, off.until as CalendarDate, null);
}

/** The entry restricted to `[from, until)`; none where it is not in force on any day of it. */
function during(entry: RuleEntry, from: CalendarDate | null, until: CalendarDate | null): readonly RuleEntry[] {
  const since = from === null ? entry.since : entry.since === null ? from : latest(entry.since, from);
  const end = until === null ? entry.until : entry.until === null ? until : earliest(entry.until, until);
  if ((since ?? firstDate) >= (end ?? lastDate)) return [];
  return [{ ...entry, since: since === firstDate ? null : since, until: end }];
}

function withOverride(entry: RuleEntry, override: Override, change: Change): RuleEntry {
  const changes = [...entry.changes, change];
  switch (entry.kind) {
    case 'clock':
      return { ...entry, rule: changedClock(entry, override), changes };
    case 'requirement':
      return { ...entry, rule: changedRequirement(entry, override), changes };
    case 'fact':
      return { ...entry, rule: changedFact(entry, override), changes };
    default:
      return entry satisfies never;
  }
}

/** A new distance stands for the old one and for the distances of its exceptions alike. */
function changedClock({ rule }: ClockEntry, override: Override): Clock {
  const { add, before, exceptions, payerStates, ...rest } = rule;
  const distance = {
    ...(override.add === undefined ? {} : { add: override.add }),
    ...(override.before === undefined ? {} : { before: override.before }),
  };
  const lead = override.lead === undefined ? {} : { lead: override.lead };
  return Object.keys(distance).length === 0 ? { ...rule, ...lead } : { ...rest, ...distance, ...lead };
}

function changedRequirement({ rule }: RequirementEntry, override: Override): Requirement {
  const { needs } = rule;
  const verified =
    needs.verified === undefined || override.verifiedWithin === undefined
      ? {}
      : { verified: { ...needs.verified, within: override.verifiedWithin } };
  return {
    ...rule,
    ...(override.lead === undefined ? {} : { lead: override.lead }),
    needs: {
      ...needs,
      ...(needs.noOlderThan === undefined || override.noOlderThan === undefined
        ? {}
        : { noOlderThan: override.noOlderThan }),
      ...verified,
      ...(override.minimum === undefined ? {} : { minimum: mergedLimits(needs.minimum, override.minimum) }),
      ...(needs.count === undefined || override.count === undefined ? {} : { count: override.count }),
    },
  };
}

function changedFact({ rule }: FactEntry, override: Override): Fact {
  return {
    ...rule,
    ...(override.number === undefined ? {} : { number: override.number }),
    ...(override.duration === undefined ? {} : { duration: override.duration }),
    ...(override.minimum === undefined ? {} : { minimum: mergedLimits(rule.minimum, override.minimum) }),
  };
}

function mergedLimits(left: Limits | undefined, right: Limits): Limits {
  return { ...left, ...right };
}

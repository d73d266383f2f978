import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Fact } from '../domain/nouns/pack.ts';
import { changedEntries } from './pack-changes.ts';
import type { RuleSet } from './rule-set.ts';
import { versionOn } from './selection.ts';

/** The fact entry of the packs that holds on a day, as the workspace changes it; undefined where none does. */
export function factOn(rules: RuleSet, id: string, on: CalendarDate): Fact | undefined {
  const { overrides = [], off = [] } = rules.use;
  const versions = changedEntries(rules.byId.get(id) ?? [], [{ by: 'empanel.yaml', overrides, off }]);
  const entry = versionOn(versions, on);
  return entry?.kind === 'fact' ? entry.rule : undefined;
}

/** The ISO duration that a fact entry of the packs states on a day, as the workspace changes it; undefined where none does. */
export function durationFact(rules: RuleSet, id: string, on: CalendarDate): string | undefined {
  return factOn(rules, id, on)?.duration;
}

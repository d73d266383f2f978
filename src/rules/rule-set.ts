/**
 * The rules of a workspace: the packs that ship, the packs of its own, and what `empanel.yaml` says about them. A rule set
 * is a value; which of its entries count for one application is asked with a `Situation` (selection.ts).
 */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../domain/calendar/duration.ts';
import { packClosure } from './pack-closure.ts';
import {
  type LoadedPack,
  type PackIdentity,
  packEntries,
  type RuleEntry,
  type RulePack,
  type RuleUse,
} from './pack-entry.ts';
import { type PackFault, packFaults } from './pack-faults.ts';

/**
 * The packs that hold everywhere: dates that people and papers set, and screening. Its clocks run from what was screened, so
 * that whoever screens is told when the lists grow old; `off` in `empanel.yaml` switches one off.
 */
const packsEverywhere: readonly string[] = ['practice', 'exclusion-monitoring'];

/** The packs that count: those that nobody has to name, those of the workspace, then those named. */
export function standingPacks(use: RuleUse, named: readonly string[]): readonly string[] {
  return [...packsEverywhere, ...(use.packs ?? []), ...named];
}

/** All rules of a workspace. */
export interface RuleSet {
  /** Packs by id; a pack of the workspace with the id of a shipped one stands in its place. */
  readonly packs: ReadonlyMap<string, RulePack>;
  /** Every entry of every pack, unchanged, in the order of the packs. */
  readonly entries: readonly RuleEntry[];
  /** All versions of a rule by its id. */
  readonly byId: ReadonlyMap<string, readonly RuleEntry[]>;
  readonly use: RuleUse;
  /** What is wrong with the packs taken together; `check` shows them in their files. */
  readonly faults: readonly PackFault[];
}

/** The rule set of the packs that ship, those of the workspace, and what the workspace says about them. */
export function ruleSet(shipped: readonly LoadedPack[], workspace: readonly LoadedPack[], use: RuleUse = {}): RuleSet {
  const packs = new Map<string, RulePack>();
  for (const loaded of shipped) packs.set(loaded.pack.id, rulePack(loaded, 'shipped'));
  for (const loaded of workspace) packs.set(loaded.pack.id, rulePack(loaded, 'workspace'));
  const entries = [...packs.values()].flatMap((one) => one.entries);
  const byId = new Map<string, readonly RuleEntry[]>();
  for (const entry of entries) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  return { packs, entries, byId, use, faults: packFaults(packs, workspace, byId, use) };
}

function rulePack(loaded: LoadedPack, origin: PackIdentity['origin']): RulePack {
  return { ...loaded, origin, entries: packEntries(loaded, origin) };
}

/**
 * Ids and versions of the packs that count for whoever names these, with those of the workspace, in the order of their ids:
 * what a submission freezes.
 */
export function packVersions(
  rules: RuleSet,
  named: readonly string[],
): readonly { readonly id: string; readonly version: string }[] {
  return packClosure(rules.packs, standingPacks(rules.use, named))
    .map(({ pack }) => ({ id: pack.id, version: pack.version }))
    .toSorted((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
}

/** A pack that should be read against its sources again. */
export interface StalePack {
  readonly pack: string;
  readonly path: string;
  readonly lastCheckedOn: CalendarDate;
  /** The last day on which the check still counted. */
  readonly reviewedThrough: CalendarDate;
}

/** Packs whose last check is longer ago than their review period on this day. A pack without one never goes stale. */
export function staleness(rules: RuleSet, asOf: CalendarDate): readonly StalePack[] {
  return [...rules.packs.values()].flatMap(({ pack, path }) => {
    if (pack.review === undefined) return [];
    const lastCheckedOn = pack.lastChecked as CalendarDate;
    const reviewedThrough = dateAfter(lastCheckedOn, duration(pack.review));
    return reviewedThrough < asOf ? [{ pack: pack.id, path, lastCheckedOn, reviewedThrough }] : [];
  });
}

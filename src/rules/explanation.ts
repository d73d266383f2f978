/** What a rule of a pack is: for `explain` and for people who want to check it. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Confidence } from '../domain/deadline.ts';
import type { Clock } from '../domain/nouns/pack.ts';
import { anchorWords } from './clocks/anchor.ts';
import { arithmeticWords, bindsWords } from './entry-words.ts';
import { changesElsewhere, standingEntries } from './house-changes.ts';
import { type Change, citation, isInForce, type PackIdentity, type RuleEntry } from './pack-entry.ts';
import type { RuleSet } from './rule-set.ts';

/** How sure a number is, in words. */
export const confidenceWords: Readonly<Record<Confidence, string>> = {
  official: 'read at the body that made the rule',
  secondary: "read in someone else's account of the rule",
  background: 'common knowledge, not confirmed',
  practice: 'told by specialists from their own work',
};

/** One version of a rule, explained. */
export interface ExplainedVersion {
  readonly kind: RuleEntry['kind'];
  readonly title: string;
  readonly why: string;
  /** What it counts or asks for, a line each. */
  readonly says: readonly string[];
  readonly help: string | null;
  /** What happens when it is missed. */
  readonly missed: string | null;
  readonly binds: readonly string[];
  readonly note: string | null;
  readonly cite: { readonly source: string; readonly section?: string; readonly url?: string };
  readonly confidence: Confidence;
  readonly conflict: readonly { readonly value: string; readonly source: string }[];
  readonly proposed: boolean;
  readonly pack: PackIdentity;
  /** Whether this version is in force on the day asked about. */
  readonly inForce: boolean;
  readonly since: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly changes: readonly Change[];
  readonly examples: readonly string[];
}

/** A rule, explained. */
export interface Explanation {
  readonly rule: string;
  /** All versions, that in force on the day first. */
  readonly versions: readonly [ExplainedVersion, ...ExplainedVersion[]];
  /** What packs change about it where they count, and how the workspace switches it off. */
  readonly elsewhere: readonly string[];
}

/** What there is to say about a rule on a day; undefined where no pack has it. */
export function explanation(rules: RuleSet, id: string, asOf: CalendarDate): Explanation | undefined {
  const entries = standingEntries(rules, id);
  const explained = entries.map((entry) => explainedVersion(entry, asOf));
  const [first, ...rest] = explained.toSorted((left, right) => Number(right.inForce) - Number(left.inForce));
  return first === undefined
    ? undefined
    : { rule: id, versions: [first, ...rest], elsewhere: changesElsewhere(rules, id) };
}

function explainedVersion(entry: RuleEntry, asOf: CalendarDate): ExplainedVersion {
  const { rule } = entry;
  return {
    kind: entry.kind,
    title: rule.title,
    why: rule.why,
    says: arithmeticWords(entry),
    help: rule.help ?? null,
    missed: entry.kind === 'clock' ? (entry.rule.missed ?? null) : null,
    binds: bindsWords(entry),
    note: rule.note ?? null,
    cite: rule.cite,
    confidence: rule.confidence,
    conflict: rule.conflict ?? [],
    proposed: rule.proposed === true,
    pack: entry.pack,
    inForce: rule.proposed !== true && isInForce(entry, asOf),
    since: entry.since,
    until: entry.until,
    changes: entry.changes,
    examples: exampleWords(entry),
  };
}

/** An explanation in lines of text. */
export function explanationText({ rule, versions, elsewhere }: Explanation): readonly string[] {
  const [first, ...rest] = versions;
  return [
    ...full(rule, first),
    ...elsewhere.map((line) => `Changed: ${line}`),
    ...first.examples.slice(0, 1).map((example) => `Example: ${example}`),
    ...rest.flatMap((version) => ['', ...otherVersion(version)]),
  ];
}

function full(id: string, version: ExplainedVersion): readonly string[] {
  return [
    `${id}: ${version.title}`,
    '',
    version.why,
    '',
    ...version.says,
    ...(version.help === null ? [] : [`What to do: ${version.help}`]),
    ...(version.missed === null ? [] : [`When missed: ${version.missed}`]),
    ...(version.binds.length === 0 ? [] : [`Binds: ${version.binds.join('; ')}`]),
    ...(version.note === null ? [] : [`Note: ${version.note}`]),
    `Source: ${citation(version.cite)}`,
    `Confidence: ${version.confidence} (${confidenceWords[version.confidence]})`,
    ...version.conflict.map((one) => `Another source says ${one.value}: ${one.source}`),
    ...(version.proposed ? ['Proposed: not in force, never counted'] : []),
    `Pack: ${version.pack.id} ${version.pack.version}${inForceWords(version)}`,
    ...changeWords(version),
  ];
}

function otherVersion(version: ExplainedVersion): readonly string[] {
  return [
    `Another version${inForceWords(version)}, pack ${version.pack.id} ${version.pack.version}:`,
    ...[
      ...version.says,
      ...(version.proposed ? ['Proposed: not in force, never counted'] : []),
      ...changeWords(version),
    ].map((line) => `  ${line}`),
  ];
}

function changeWords({ changes }: ExplainedVersion): readonly string[] {
  return changes.map((change) => `Changed by ${change.by}: ${change.reason}`);
}

function inForceWords({ since, until }: Pick<RuleEntry, 'since' | 'until'>): string {
  if (since === null && until === null) return '';
  return `, in force${since === null ? '' : ` from ${since}`}${until === null ? '' : ` until ${until} (that day not included)`}`;
}

function exampleWords(entry: RuleEntry): readonly string[] {
  if (entry.kind !== 'clock') return [];
  return (entry.rule.ok ?? []).flatMap((example) => {
    if (example.due === undefined) return [];
    const dates = Object.entries(example.dates ?? {}).map(
      ([anchor, on]) => `${isAnchor(anchor) ? anchorWords(anchor) : anchor} ${on}`,
    );
    return [`${dates.join(', ')} → due ${example.due}${example.note === undefined ? '' : ` (${example.note})`}`];
  });
}

function isAnchor(text: string): text is Clock['anchor'] {
  return text.includes('.');
}

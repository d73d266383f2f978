/** What `check` has to say about a set of documents: the input of every finding format. */

import { type Finding, type Severity, severities } from './finding.ts';

/** Some lines of a file around a finding, sensitive values already masked, without line ends. */
export interface Excerpt {
  /** The number of the first of the lines, from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** A finding with the lines it is about. */
export interface FramedFinding {
  readonly finding: Finding;
  readonly excerpt: Excerpt;
}

/** What is known of a rule apart from any one finding. */
export interface RuleNote {
  readonly id: string;
  readonly title: string;
  readonly why: string | null;
  readonly help: string | null;
  readonly cite: string | null;
}

/** Counts of a check. */
export interface CheckSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** How often a rule was broken. */
export interface RuleCount {
  readonly rule: string;
  readonly count: number;
}

/** The outcome of a check. */
export interface CheckReport {
  /** The day against which dates were judged. */
  readonly asOf: string;
  /** Every file checked, clean ones too, in the order checked. */
  readonly paths: readonly string[];
  readonly summary: CheckSummary;
  /** All findings, by path, line and column. */
  readonly findings: readonly Finding[];
  /** The findings to show with their lines: the most serious, at most a screenful or two. */
  readonly frames: readonly FramedFinding[];
  /** How many findings have no frame. */
  readonly more: number;
  /** Notes on the rules that have findings. */
  readonly rules: readonly RuleNote[];
  /** The rules broken most often, the commonest first. */
  readonly commonest: readonly RuleCount[];
}

/** The counts of a set of findings in so many files. */
export function checkSummary(files: number, findings: readonly Finding[]): CheckSummary {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  return { files, errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** The rules with the most findings, commonest first, ties by name. */
export function commonestRules(findings: readonly Finding[], limit = 10): readonly RuleCount[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .map(([rule, count]) => ({ rule, count }))
    .toSorted((left, right) => right.count - left.count || (left.rule < right.rule ? -1 : 1))
    .slice(0, limit);
}

/** The findings from the most to the least serious, their order kept within a severity. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return severities.flatMap((severity) => findings.filter((one) => one.severity === severity));
}

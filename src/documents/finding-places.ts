/** Faults with their places in a file: findings. */

import { type Fault, type Finding, type Pointer, pointerText, type Severity } from '../domain/finding.ts';
import { type SourceDocument, subjectOf } from './source-document.ts';
import { type TextRange, textLines } from './text-lines.ts';
import { topPlace } from './top-place.ts';
import type { Stretch } from './yaml-places.ts';

/** What a finding takes from the rule that made it. */
export interface FindingRule {
  readonly id: string;
  readonly severity: Severity;
  /** The source of the rule, or null. */
  readonly cite: string | null;
  /** The remedy where the fault names none. */
  readonly help?: string | null;
}

/** The findings of a rule in a document, in the order of the faults. */
export async function findingsFrom(
  source: SourceDocument,
  rule: FindingRule,
  faults: readonly Fault[],
): Promise<readonly Finding[]> {
  if (faults.length === 0) return [];
  const quick =
    source.faults.length === 0
      ? faults.map((fault) => (fault.at === 'key' ? undefined : topPlace(source.text, fault.pointer)))
      : [];
  if (quick.length > 0 && quick.every((place) => place !== undefined)) {
    const lines = textLines(source.text);
    return faults.map((fault, index) => {
      const { start, end } = quick[index] as Stretch;
      return finding(source, rule, fault, lines.range(start, end));
    });
  }
  const tree = await source.tree();
  return faults.map((fault) => {
    const { start, end } = tree.stretch(fault.pointer, fault.at);
    return finding(source, rule, fault, tree.lines.range(start, end));
  });
}

/** The range of a member in the text: its key or its value; of its nearest ancestor where it is not there. */
export async function memberRange(
  source: SourceDocument,
  pointer: Pointer,
  at: 'key' | 'value' = 'value',
): Promise<TextRange> {
  const tree = await source.tree();
  const { start, end } = tree.stretch(pointer, at);
  return tree.lines.range(start, end);
}

/** A finding at a range of a document. */
export function finding(
  source: SourceDocument,
  rule: FindingRule,
  fault: Omit<Fault, 'pointer' | 'repair'> & { readonly pointer?: Pointer },
  range: TextRange,
): Finding {
  return {
    rule: rule.id,
    severity: fault.severity ?? rule.severity,
    message: fault.message,
    help: fault.help ?? rule.help ?? null,
    cite: rule.cite,
    path: source.path,
    line: range.line,
    column: range.column,
    endLine: range.endLine,
    endColumn: range.endColumn,
    pointer: pointerText(fault.pointer ?? []),
    subject: subjectOf(source),
  };
}

/** Findings in the order of the files' text: by path, line, column, then rule. */
export function inTextOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (left, right) =>
      compared(left.path, right.path) ||
      left.line - right.line ||
      left.column - right.column ||
      compared(left.rule, right.rule),
  );
}

function compared(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Faults with their places in a file: findings. */

import { type Fault, type Finding, type Pointer, pointerText, type Severity } from '../domain/finding.ts';
import { masked } from '../domain/identifiers/mask.ts';
import { ssnPlaces } from '../domain/identifiers/ssn.ts';
import { type SourceDocument, subjectOf } from './source-document.ts';
import { type TextRange, textLines } from './text-lines.ts';
import { topLevelStretch } from './top-level-place.ts';

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
  const findings: Finding[] = [];
  for (const fault of faults) {
    findings.push(finding(source, rule, fault, await memberRange(source, fault.pointer, fault.at)));
  }
  return findings;
}

/** The range of a member in the text: its key or its value; of its nearest ancestor where it is not there. */
export async function memberRange(
  source: SourceDocument,
  pointer: Pointer,
  at: 'key' | 'value' = 'value',
): Promise<TextRange> {
  const isSound = source.value !== undefined && source.faults.length === 0;
  const plain = isSound ? topLevelStretch(source.text, pointer, at) : undefined;
  if (plain !== undefined) return textLines(source.text).range(plain.start, plain.end);
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
    pointer: withoutSsn(pointerText(fault.pointer ?? [])),
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

/** A number that looks like an SSN may stand where a key should: it is not shown there either. */
function withoutSsn(text: string): string {
  return ssnPlaces(text).reduceRight(
    (shown, { start, end }) => shown.slice(0, start) + masked(shown.slice(start, end), 'ssn') + shown.slice(end),
    text,
  );
}

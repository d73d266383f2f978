import { type CheckReport, worstFirst } from '../../domain/check-report.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import type { RenderOptions } from '../../domain/table.ts';
import { harmlessText } from '../cell-text.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands that annotate the changed files; errors first, because GitHub shows only the first ten of a step. */
export function render(report: CheckReport, _options: RenderOptions): string {
  return worstFirst(report.findings)
    .map((finding) => `${annotation(finding)}\n`)
    .join('');
}

function annotation(finding: Finding): string {
  const { line, endLine, column, endColumn } = finding;
  // GitHub takes columns only for a finding within one line.
  const columns =
    line === endLine
      ? ([
          ['col', column],
          ['endColumn', endColumn],
        ] as const)
      : [];
  const place = [
    ['file', finding.path],
    ['line', line],
    ['endLine', endLine],
    ...columns,
    ['title', finding.rule],
  ] as const;
  const properties = place.map(([name, value]) => `${name}=${property(String(value))}`).join(',');
  const text = finding.help === null ? finding.message : `${finding.message}\nhelp: ${finding.help}`;
  return `::${levels[finding.severity]} ${properties}::${data(text)}`;
}

function data(text: string): string {
  return harmlessText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

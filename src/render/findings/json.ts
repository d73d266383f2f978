import type { CheckReport } from '../../domain/check-report.ts';
import type { RenderOptions } from '../../domain/table.ts';
import { safeJson } from '../json-text.ts';

/** The outcome of a check as one JSON object: summary and all findings. */
export function render(report: CheckReport, _options: RenderOptions): string {
  const { asOf, summary } = report;
  const findings = report.findings.map((one) => ({
    rule: one.rule,
    severity: one.severity,
    message: one.message,
    help: one.help,
    cite: one.cite,
    path: one.path,
    line: one.line,
    column: one.column,
    endLine: one.endLine,
    endColumn: one.endColumn,
    pointer: one.pointer,
    subject: one.subject,
  }));
  const { files, errors, warnings, infos } = summary;
  return `${safeJson({ schemaVersion: 1, asOf, summary: { files, errors, warnings, infos }, findings }, 2)}\n`;
}

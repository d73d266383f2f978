import type { CheckReport } from '../../domain/check-report.ts';
import type { RenderOptions } from '../../domain/table.ts';
import { singleLine } from '../cell-text.ts';

/** One line a finding, as compilers print them, so that editors and terminals link to the place. */
export function render(report: CheckReport, _options: RenderOptions): string {
  return report.findings
    .map(({ path, line, column, severity, rule, message }) => {
      return `${singleLine(path)}:${line}:${column}: ${severity}[${rule}] ${singleLine(message)}\n`;
    })
    .join('');
}

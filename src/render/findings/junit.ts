import type { CheckReport } from '../../domain/check-report.ts';
import type { Finding } from '../../domain/finding.ts';
import type { RenderOptions } from '../../domain/table.ts';
import { attributes, escaped } from '../markup.ts';

/**
 * JUnit XML: a test suite for every file checked. An error is a failed test; a warning or an info a passed one that has
 * something to say; a file without findings has one passed test, so that it is seen to have been checked.
 */
export function render(report: CheckReport, _options: RenderOptions): string {
  const byPath = new Map<string, Finding[]>(report.paths.map((path) => [path, []]));
  for (const finding of report.findings) {
    const ofPath = byPath.get(finding.path);
    if (ofPath === undefined) byPath.set(finding.path, [finding]);
    else ofPath.push(finding);
  }
  const tests = [...byPath.values()].reduce((sum, findings) => sum + Math.max(1, findings.length), 0);
  const totals = attributes({ name: 'empanel check', tests, failures: failures(report.findings), errors: 0 });
  const suites = [...byPath].map(([path, findings]) => testSuite(path, findings));
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${totals}>`, ...suites, '</testsuites>', ''].join('\n');
}

function failures(findings: readonly Finding[]): number {
  return findings.filter((one) => one.severity === 'error').length;
}

function testSuite(path: string, findings: readonly Finding[]): string {
  const tests = Math.max(1, findings.length);
  const counts = attributes({ name: path, tests, failures: failures(findings), errors: 0, skipped: 0 });
  const cases =
    findings.length === 0
      ? [`    <testcase${attributes({ name: 'no findings', classname: path })}/>`]
      : findings.map(testCase);
  return [`  <testsuite${counts}>`, ...cases, '  </testsuite>'].join('\n');
}

function testCase(finding: Finding): string {
  const { rule, line, column, path, message } = finding;
  const opening = `    <testcase${attributes({ name: `${rule} at ${line}:${column}`, classname: path, file: path, line })}>`;
  const text = [
    `${path}:${line}:${column}: ${finding.severity}[${rule}] ${message}`,
    ...(finding.help === null ? [] : [`help: ${finding.help}`]),
    ...(finding.cite === null ? [] : [`source: ${finding.cite}`]),
  ].join('\n');
  const body =
    finding.severity === 'error'
      ? `      <failure${attributes({ message, type: rule })}>${escaped(text)}</failure>`
      : `      <system-out>${escaped(text)}</system-out>`;
  return [opening, body, '    </testcase>'].join('\n');
}

import { createHash } from 'node:crypto';
import type { CheckReport, RuleNote } from '../../domain/check-report.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import type { RenderOptions } from '../../domain/table.ts';
import { harmlessText } from '../cell-text.ts';
import { safeJson } from '../json-text.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A SARIF 2.1.0 log (OASIS) with one run, its rules and results; columns are counted in code points. */
export function render(report: CheckReport, options: RenderOptions): string {
  const rules = allRules(report);
  const ruleIndexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const [, name, version] = /^(.+?)(?: v?(\d\S*))?$/.exec(options.generator ?? 'empanel') ?? [];
  const seen = new Map<string, number>();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name,
            ...(version === undefined ? {} : { semanticVersion: version }),
            rules: rules.map(ruleObject),
          },
        },
        columnKind: 'unicodeCodePoints',
        results: report.findings.map((finding) => result(finding, ruleIndexes.get(finding.rule) ?? -1, seen)),
      },
    ],
  };
  return `${safeJson(log, 2)}\n`;
}

/** The rules with notes, and those that only findings name. */
function allRules(report: CheckReport): readonly RuleNote[] {
  const noted = new Set(report.rules.map((rule) => rule.id));
  const others = [...new Set(report.findings.map((finding) => finding.rule))].filter((id) => !noted.has(id));
  return [...report.rules, ...others.map((id) => ({ id, title: id, why: null, help: null, cite: null }))];
}

function ruleObject(rule: RuleNote): object {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    ...(rule.why === null ? {} : { fullDescription: { text: rule.why } }),
    ...(rule.help === null ? {} : { help: { text: rule.help } }),
    ...(rule.cite === null ? {} : { properties: { cite: rule.cite } }),
  };
}

function result(finding: Finding, ruleIndex: number, seen: Map<string, number>): object {
  const { line, column, endLine, endColumn } = finding;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: finding.help === null ? finding.message : `${finding.message}\nhelp: ${finding.help}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriReference(finding.path) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        ...(finding.pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: finding.pointer }] }),
      },
    ],
    partialFingerprints: { 'ruleAtPointer/v1': fingerprint(finding, seen) },
  };
}

/** The same for the same fault while lines move above it: of rule, path and pointer, and its ordinal among equals. */
function fingerprint(finding: Finding, seen: Map<string, number>): string {
  const key = [finding.rule, finding.path, finding.pointer].join('\n');
  const ordinal = seen.get(key) ?? 0;
  seen.set(key, ordinal + 1);
  return createHash('sha256').update(`${key}\n${ordinal}`).digest('hex').slice(0, 32);
}

/** A path as a URI reference (RFC 3986): forward slashes, other characters percent-encoded, absolute ones with a scheme. */
function uriReference(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const encoded = slashed
    .split('/')
    .map((part) => encodeURIComponent(harmlessText(part)))
    .join('/');
  if (/^[A-Za-z]:\//.test(slashed)) return `file:///${slashed.slice(0, 2)}${encoded.slice(encoded.indexOf('/'))}`;
  return slashed.startsWith('/') ? `file://${encoded}` : encoded;
}

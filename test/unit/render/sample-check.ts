import type { CheckReport, FramedFinding } from '../../../src/domain/check-report.ts';
import { checkSummary, commonestRules } from '../../../src/domain/check-report.ts';
import type { Finding } from '../../../src/domain/finding.ts';

const path = 'dossiers/ruiz-ana-1234567890.dossier.yaml';

/** A check of two files with a finding of each severity, one with every awkward character, one over several lines. */
export const findings: readonly Finding[] = [
  {
    rule: 'npi/check-digit',
    severity: 'error',
    message: 'the NPI `1234567890` fails its check digit',
    help: 'write `1234567893` if that is meant',
    cite: '45 CFR 162.406',
    path,
    line: 4,
    column: 6,
    endLine: 4,
    endColumn: 18,
    pointer: '/npi',
    subject: '1234567890',
  },
  {
    rule: 'work-history/gap',
    severity: 'warning',
    message: '100% of "A & B <Clinic>", `x`: gap\nof 7 months',
    help: null,
    cite: null,
    path,
    line: 9,
    column: 3,
    endLine: 11,
    endColumn: 1,
    pointer: '/workHistory/0',
    subject: '1234567890',
  },
  {
    rule: 'provider/draft',
    severity: 'info',
    message: 'this draft still needs its licenses',
    help: 'add them under `licenses:`',
    cite: null,
    path: 'dossiers/müller, jo.dossier.yaml',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    pointer: '',
    subject: null,
  },
];

const frames: readonly FramedFinding[] = [
  {
    finding: findings[0] as Finding,
    excerpt: {
      firstLine: 2,
      lines: ['empanel: dossier/v1', 'name: { first: Ana, last: Ruíz }', 'npi: "1234567890"', 'caqh: ***'],
    },
  },
  {
    finding: findings[1] as Finding,
    excerpt: { firstLine: 8, lines: ['workHistory:', '\t\t- employer: \u001b[31m山田 Clinic', '    from: 2020-01'] },
  },
  { finding: findings[2] as Finding, excerpt: { firstLine: 1, lines: ['', 'status: draft'] } },
];

/** The outcome of that check. */
export const report: CheckReport = {
  asOf: '2026-11-21',
  paths: [path, 'dossiers/müller, jo.dossier.yaml', 'groups/lakeside.group.yaml'],
  summary: checkSummary(3, findings),
  findings,
  frames,
  more: 0,
  rules: [
    {
      id: 'npi/check-digit',
      title: 'the check digit of an NPI does not fit',
      why: 'A payer rejects the application.',
      help: 'Look the number up.',
      cite: '45 CFR 162.406',
    },
  ],
  commonest: commonestRules(findings),
};

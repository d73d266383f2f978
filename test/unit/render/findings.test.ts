import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../src/domain/check-report.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { RenderOptions, Tone } from '../../../src/domain/table.ts';
import { findingFormats } from '../../../src/render/finding-formats.ts';
import { findings, report } from './sample-check.ts';

async function printed(name: string, of: CheckReport = report, options: RenderOptions = {}): Promise<string> {
  const format = findingFormats.find((one) => one.name === name);
  if (format === undefined) throw new Error(`no finding format ${name}`);
  const { render } = await format.load();
  return render(of, options);
}

const clean: CheckReport = {
  ...report,
  findings: [],
  frames: [],
  commonest: [],
  summary: { files: 3, errors: 0, warnings: 0, infos: 0 },
};

test('the registry has the formats of the contract, frame first', () => {
  expect(findingFormats.map((one) => one.name)).toEqual(['frame', 'compact', 'json', 'junit', 'sarif', 'github']);
});

describe('frame', () => {
  test('shows the lines at fault with carets, remedy, source and counts', async () => {
    expect(await printed('frame')).toBe(`error[npi/check-digit]: the NPI \`1234567890\` fails its check digit
 --> dossiers/ruiz-ana-1234567890.dossier.yaml:4:6
  |
2 | empanel: dossier/v1
3 | name: { first: Ana, last: Ruíz }
4 | npi: "1234567890"
  |      ^^^^^^^^^^^^
5 | caqh: ***
  |
  = help: write \`1234567893\` if that is meant
  = source: 45 CFR 162.406

warning[work-history/gap]: 100% of "A & B <Clinic>", \`x\`: gap of 7 months
  --> dossiers/ruiz-ana-1234567890.dossier.yaml:9:3
   |
 8 | workHistory:
 9 |   - employer: ␛[31m山田 Clinic
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
10 |     from: 2020-01
   |

info[provider/draft]: this draft still needs its licenses
 --> dossiers/müller, jo.dossier.yaml:1:1
  |
1 |
  | ^
2 | status: draft
  |
  = help: add them under \`licenses:\`

checked 3 files: 1 error, 1 warning, 1 info
`);
  });

  test('is the same with paint but for the paint, which marks severities and carets', async () => {
    const painted: [string, Tone][] = [];
    const text = await printed('frame', report, {
      paint: (part, tone) => {
        painted.push([part, tone]);
        return part;
      },
    });
    expect(text).toBe(await printed('frame'));
    expect(painted.filter(([, tone]) => tone === 'bad')).toEqual([
      ['error[npi/check-digit]', 'bad'],
      ['^^^^^^^^^^^^', 'bad'],
      ['1 error', 'bad'],
    ]);
  });

  test('a long line is cut around the finding, its carets still under it', async () => {
    const finding: Finding = { ...(findings[0] as Finding), line: 1, column: 201, endLine: 1, endColumn: 207 };
    const line = `${'a'.repeat(200)}WRONG!${'b'.repeat(200)}`;
    const text = await printed(
      'frame',
      { ...report, findings: [finding], frames: [{ finding, excerpt: { firstLine: 1, lines: [line] } }] },
      { width: 60 },
    );
    const lines = text.split('\n');
    const [shown = '', carets = ''] = lines.slice(lines.findIndex((one) => one.startsWith('1 |')));
    expect(lines.every((one) => one.length <= 60)).toBe(true);
    expect(shown).toMatch(/^1 \| …a+WRONG!b+…$/);
    expect(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('WRONG!');
  });

  test('at most twenty frames, then a count', async () => {
    const frame = report.frames[0];
    if (frame === undefined) throw new Error('the sample has frames');
    const many = { ...report, frames: Array.from({ length: 23 }, () => frame), more: 1200 };
    const text = await printed('frame', many);
    expect(text.match(/^error\[/gm)).toHaveLength(20);
    expect(text).toContain('\n\n… 1,203 more findings; --format compact lists all\n\n');
  });

  test('over ten files it counts the commonest findings, with their titles', async () => {
    const text = await printed('frame', {
      ...clean,
      more: 2000,
      summary: { files: 2000, errors: 1, warnings: 0, infos: 1999 },
      commonest: [
        { rule: 'provider/draft', count: 1999 },
        { rule: 'npi/check-digit', count: 1 },
      ],
    });
    expect(text).toBe(`… 2,000 more findings; --format compact lists all

Commonest findings:
  1,999  provider/draft
      1  npi/check-digit  the check digit of an NPI does not fit

checked 2,000 files: 1 error, 1,999 infos
`);
  });

  test('a clean check is one line', async () => {
    expect(await printed('frame', clean)).toBe('checked 3 files: no findings\n');
  });
});

test('compact is one line a finding', async () => {
  expect(await printed('compact')).toBe(
    `dossiers/ruiz-ana-1234567890.dossier.yaml:4:6: error[npi/check-digit] the NPI \`1234567890\` fails its check digit
dossiers/ruiz-ana-1234567890.dossier.yaml:9:3: warning[work-history/gap] 100% of "A & B <Clinic>", \`x\`: gap of 7 months
dossiers/müller, jo.dossier.yaml:1:1: info[provider/draft] this draft still needs its licenses
`,
  );
});

test('json has exactly the fields of the contract', async () => {
  expect(JSON.parse(await printed('json'))).toEqual({
    schemaVersion: 1,
    asOf: '2026-11-21',
    summary: { files: 3, errors: 1, warnings: 1, infos: 1 },
    findings,
  });
});

describe('github', () => {
  test('annotations, errors first, data and properties escaped, columns only within a line', async () => {
    expect(await printed('github', { ...report, findings: findings.toReversed() })).toBe(
      `::error file=dossiers/ruiz-ana-1234567890.dossier.yaml,line=4,endLine=4,col=6,endColumn=18,title=npi/check-digit::the NPI \`1234567890\` fails its check digit%0Ahelp: write \`1234567893\` if that is meant
::warning file=dossiers/ruiz-ana-1234567890.dossier.yaml,line=9,endLine=11,title=work-history/gap::100%25 of "A & B <Clinic>", \`x\`: gap%0Aof 7 months
::notice file=dossiers/müller%2C jo.dossier.yaml,line=1,endLine=1,col=1,endColumn=1,title=provider/draft::this draft still needs its licenses%0Ahelp: add them under \`licenses:\`
`,
    );
  });

  test('a message cannot begin a command of its own', async () => {
    const finding = { ...(findings[0] as Finding), message: 'x\r\n::set-output name=a::b', path: 'a\nb:c' };
    const lines = (await printed('github', { ...report, findings: [finding] })).trimEnd().split('\n');
    expect(lines).toEqual([expect.stringMatching(/^::error file=a%0Ab%3Ac,.*::x%0D%0A::set-output name=a::b%0Ahelp/)]);
  });
});

describe('junit', () => {
  test('a suite a file, errors failed, the rest passed, everything escaped', async () => {
    expect(await printed('junit')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="empanel check" tests="4" failures="1" errors="0">
  <testsuite name="dossiers/ruiz-ana-1234567890.dossier.yaml" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="npi/check-digit at 4:6" classname="dossiers/ruiz-ana-1234567890.dossier.yaml" file="dossiers/ruiz-ana-1234567890.dossier.yaml" line="4">
      <failure message="the NPI \`1234567890\` fails its check digit" type="npi/check-digit">dossiers/ruiz-ana-1234567890.dossier.yaml:4:6: error[npi/check-digit] the NPI \`1234567890\` fails its check digit
help: write \`1234567893\` if that is meant
source: 45 CFR 162.406</failure>
    </testcase>
    <testcase name="work-history/gap at 9:3" classname="dossiers/ruiz-ana-1234567890.dossier.yaml" file="dossiers/ruiz-ana-1234567890.dossier.yaml" line="9">
      <system-out>dossiers/ruiz-ana-1234567890.dossier.yaml:9:3: warning[work-history/gap] 100% of &quot;A &amp; B &lt;Clinic&gt;&quot;, \`x\`: gap
of 7 months</system-out>
    </testcase>
  </testsuite>
  <testsuite name="dossiers/müller, jo.dossier.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="provider/draft at 1:1" classname="dossiers/müller, jo.dossier.yaml" file="dossiers/müller, jo.dossier.yaml" line="1">
      <system-out>dossiers/müller, jo.dossier.yaml:1:1: info[provider/draft] this draft still needs its licenses
help: add them under \`licenses:\`</system-out>
    </testcase>
  </testsuite>
  <testsuite name="groups/lakeside.group.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="groups/lakeside.group.yaml"/>
  </testsuite>
</testsuites>
`);
  });

  test('characters that XML forbids never reach it', async () => {
    const finding = { ...(findings[0] as Finding), message: 'a\u0000b\u001bc\ud800d\uffffe' };
    expect(await printed('junit', { ...report, findings: [finding] })).toContain('message="a␀b␛c\ufffdd\ufffde"');
  });
});

describe('sarif', () => {
  interface Log {
    readonly version: string;
    readonly runs: readonly [
      {
        readonly tool: {
          readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] };
        };
        readonly columnKind: string;
        readonly results: readonly {
          readonly ruleId: string;
          readonly ruleIndex: number;
          readonly level: string;
          readonly partialFingerprints: Readonly<Record<string, string>>;
          readonly locations: readonly [
            {
              readonly physicalLocation: {
                readonly artifactLocation: { readonly uri: string };
                readonly region: object;
              };
            },
          ];
        }[];
      },
    ];
  }
  const log = async (of: CheckReport = report): Promise<Log> =>
    JSON.parse(await printed('sarif', of, { generator: 'empanel 1.2.3' }));

  test('results point to rules by index and to files by URI, in code points', async () => {
    const { version, runs } = await log();
    const { tool, results, columnKind } = runs[0];
    expect([version, tool.driver.name, columnKind]).toEqual(['2.1.0', 'empanel', 'unicodeCodePoints']);
    expect(tool.driver).toMatchObject({ semanticVersion: '1.2.3' });
    expect(results.map((one) => tool.driver.rules[one.ruleIndex]?.id)).toEqual(results.map((one) => one.ruleId));
    expect(results.map((one) => one.level)).toEqual(['error', 'warning', 'note']);
    expect(results.map((one) => one.locations[0].physicalLocation.artifactLocation.uri)).toEqual([
      'dossiers/ruiz-ana-1234567890.dossier.yaml',
      'dossiers/ruiz-ana-1234567890.dossier.yaml',
      'dossiers/m%C3%BCller%2C%20jo.dossier.yaml',
    ]);
    expect(results[0]?.locations[0].physicalLocation.region).toEqual({
      startLine: 4,
      startColumn: 6,
      endLine: 4,
      endColumn: 18,
    });
  });

  test.each([
    ['/my space/a.yaml', 'file:///my%20space/a.yaml'],
    ['C:\\docs\\a.yaml', 'file:///C:/docs/a.yaml'],
    ['sub\\a#1.yaml', 'sub/a%231.yaml'],
    ['half\ud800.yaml', 'half%EF%BF%BD.yaml'],
  ])('the path %s is the URI %s', async (path, uri) => {
    const { runs } = await log({ ...report, findings: [{ ...(findings[0] as Finding), path }] });
    expect(runs[0].results[0]?.locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });

  test('fingerprints outlive moved lines and tell equal faults at one place apart', async () => {
    const prints = async (...of: readonly Finding[]): Promise<readonly (string | undefined)[]> => {
      const { runs } = await log({ ...report, findings: of });
      return runs[0].results.map((one) => one.partialFingerprints['ruleAtPointer/v1']);
    };
    const [first] = findings as [Finding, ...Finding[]];
    const before = await prints(first);
    expect(await prints({ ...first, line: 40, endLine: 40, message: 'said differently' })).toEqual(before);
    expect(await prints({ ...first, pointer: '/npis/1' })).not.toEqual(before);
    expect(new Set(await prints(first, first)).size).toBe(2);
  });
});

/** Bad input as users make it: a clear refusal with the right exit code, nothing half-written, everything before it kept. */

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { interruption } from '../../src/cli/interruption.ts';
import { demoWorld, endDemo, type Outcome, World } from '../world.ts';

const planted = { ssn: '123-45-6789', birthDate: '1961-02-03', dea: 'BR1234563' } as const;
const dossier = `empanel: dossier/v1
status: draft
npi: "1992000012"
type: md
name: { first: Ana, last: Reyes }
birthDate: ${planted.birthDate}
dea:
  - { number: ${planted.dea}, state: OR, expires: 2027-12-31 }
taxonomies: [{ code: 207Q00000X, primary: true }]
`;

let world: World;
beforeEach(async () => {
  world = await demoWorld();
});
afterEach(() => world.end());
afterAll(endDemo);

/** No stack, no sensitive value, and not a fault of the program. */
function expectClean({ stdout, stderr, code }: Outcome): void {
  expect(code, stderr).not.toBe(70);
  expect(stdout + stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
  for (const value of Object.values(planted)) expect(stdout + stderr).not.toContain(value);
}

function ledgerHash(): string {
  return createHash('sha256')
    .update(readFileSync(world.path('.empanel/ledger.db')))
    .digest('hex');
}

const bombs = Array.from({ length: 8 }, (_, at) => `k${at}: &k${at} [${at === 0 ? 'x' : `*k${at - 1}, *k${at - 1}`}]`);
const broken: readonly (readonly [string, string | Uint8Array])[] = [
  ['a tab', dossier.replace('  - {', '\t- {')],
  ['keys twice', `${dossier}${dossier}`],
  ['a bomb of aliases', `${dossier}${bombs.join('\n')}\n`],
  ['deep nesting', `${dossier}notes: ${'['.repeat(100_000)}`],
  ['a NUL', Buffer.from(dossier.replace('Ana', 'A\0na'))],
  ['invalid UTF-8', Buffer.concat([Buffer.from(dossier), Buffer.from([0xff, 0xc3, 0x28])])],
  ['UTF-16', Buffer.from(`\uFEFF${dossier}`, 'utf16le')],
  ['an open quote', `${dossier}notes: "ssn ${planted.ssn}\n`],
  ['a value left open', `${dossier}notes: {ssn: ${planted.ssn}\n`],
  ['nothing', ''],
  ['only comments', `# ${planted.ssn}\n`],
  ['carriage returns alone', dossier.replaceAll('\n', '\r')],
  ['too much', `${dossier}notes: "${'x'.repeat(2_000_000)}"\n`],
];

describe('a document that holds', () => {
  test.each(broken)('%s is a finding, is left as it is and is not taken in', async (_, content) => {
    world.write('dossiers/reyes.dossier.yaml', content);
    const before = readFileSync(world.path('dossiers/reyes.dossier.yaml'));
    const head = ledgerHash();
    const checked = await world.empanel(['check', '--fix', 'dossiers/reyes.dossier.yaml']);
    expectClean(checked);
    expect(checked).toMatchObject({ code: 1, stdout: expect.stringContaining('error[') });
    expect(readFileSync(world.path('dossiers/reyes.dossier.yaml')).equals(before)).toBe(true);
    const json = await world.empanel(['check', '--json', 'dossiers/reyes.dossier.yaml']);
    expectClean(json);
    expect(JSON.parse(json.stdout).summary.errors).toBeGreaterThan(0);
    const synced = await world.empanel(['sync', 'dossiers/reyes.dossier.yaml']);
    expectClean(synced);
    expect(synced).toMatchObject({ code: 1, stdout: expect.stringContaining('1 refused') });
    expect(ledgerHash()).toBe(head);
  });
});

describe('a workspace with faults', () => {
  test('in its own file or a pack is checked all the same; other commands say what to do', async () => {
    for (const [path, content, code] of [
      ['packs/own.pack.yaml', 'empanel: pack/v1\n\tid: own\n', 'packs/invalid'],
      ['empanel.yaml', 'empanel: [', 'workspace/invalid'],
    ] as const) {
      world.write(path, content);
      const checked = await world.empanel(['check', path]);
      expectClean(checked);
      expect(checked).toMatchObject({ code: 1, stdout: expect.stringContaining(`--> ${path}:`) });
      expect((await world.empanel(['check', 'dossiers/ruiz-ana-1245319599.dossier.yaml'])).code).toBe(0);
      for (const words of [['report', 'status'], ['sync'], ['provider', 'list']]) {
        const refused = await world.empanel(words);
        expect(refused, words.join(' ')).toMatchObject({ code: 78, stderr: expect.stringContaining(code) });
      }
      expect((await world.empanel(['explain', code])).code).toBe(0);
    }
  });

  test('in its links has the other files checked and taken in', async () => {
    symlinkSync('loop.dossier.yaml', world.path('dossiers/loop.dossier.yaml'));
    symlinkSync('nowhere', world.path('dossiers/gone.dossier.yaml'));
    symlinkSync('.', world.path('dossiers/again'));
    const checked = await world.empanel(['check', '--json']);
    expectClean(checked);
    expect(checked.code).toBeGreaterThan(1);
    expect(checked.stderr.match(/not checked: /g)).toHaveLength(2);
    expect(JSON.parse(checked.stdout).summary.files).toBeGreaterThan(15);
    expect((await world.empanel(['check', 'dossiers/ruiz-ana-1245319599.dossier.yaml'])).code).toBe(0);
    const synced = await world.empanel(['sync']);
    expectClean(synced);
    expect(synced).toMatchObject({ code: 1, stdout: expect.stringContaining('2 refused') });
  });
});

describe('adding a provider', () => {
  test('whose NPI is there already copies nothing', async () => {
    const ruiz = world.read('dossiers/ruiz-ana-1245319599.dossier.yaml');
    const inbox = new World();
    inbox.write('again.dossier.yaml', ruiz);
    const head = ledgerHash();
    for (const flags of [[], ['--all-or-nothing']]) {
      const added = await world.empanel(['provider', 'add', inbox.path('again.dossier.yaml'), ...flags]);
      expectClean(added);
      expect(added).toMatchObject({ code: 1, stderr: expect.stringContaining('is also the NPI in') });
    }
    inbox.end();
    expect(readdirSync(world.path('dossiers'))).not.toContain('again.dossier.yaml');
    expect(ledgerHash()).toBe(head);
    expect((await world.empanel(['check', 'dossiers'])).code).toBe(0);
  });
});

describe('words that cannot be meant', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['report status --practice nobody', 66, 'record/not-found'],
    ['report status --state aproved', 2, 'did you mean `approved`'],
    ['report deadlines --state late', 2, 'states: overdue'],
    ['report status --kind expirable', 2, 'usage/conflict'],
    ['report deadlines --within soon', 2, 'usage/bad-value'],
    ['report deadlines --limit -1', 2, 'usage/bad-value'],
    ['report status --as-of 2026-02-30', 2, '2026-02-28'],
    ['report status --known-at yesterweek', 2, 'usage/bad-value'],
    ['report status -o dossiers', 2, 'usage/bad-value'],
    ['report status -o nowhere/status.csv', 73, 'output/cannot-write'],
    ['report status -C nowhere', 66, 'there is no folder'],
    ['report status -C empanel.yaml', 66, 'is not a folder'],
    ['report status --ledger postgres://x/y', 78, 'ledger/unsupported-url'],
    ['report status --ledger empanel.yaml', 65, 'ledger/not-a-ledger'],
    ['report status --ledger dossiers', 66, 'is a folder'],
    ['provider list --state Orgeon', 2, 'did you mean `OR`'],
    ['provider list --group nobody', 66, 'record/not-found'],
    ['provider show 1245319595', 66, '1245319599'],
    ['provider show ""', 2, 'usage/missing'],
    ['provider import nppes dossiers', 66, 'input/is-a-folder'],
    ['provider import nppes empanel.yaml', 65, 'input/unreadable'],
    ['provider import nppes x.csv --npi 123', 2, 'is not an NPI'],
    ['provider import nppes x.csv --state ZZ', 2, 'is not a state'],
    ['provider import nppes x.csv --taxonomy nope', 2, 'taxonomy code'],
    ['application amend whitlock/cascade-health received --on 2026-05-01 --reason x --line 99', 66, 'has no line 99'],
    ['log whitlock/cascade-health "  "', 2, 'usage/missing'],
    ['log whitlock/cascade-health hi --on 2020-01-01', 1, 'application/bad-date'],
    ['log whitlock/cascade-health hi --promised 2026-02-30', 2, '2026-02-28'],
    ['log whitlock/cascade-health "dob and 123-45-6789"', 2, 'Social Security number'],
    ['application assign whitlock/cascade-health sam --reason "ssn 123-45-6789"', 2, 'Social Security number'],
    ['explain toString', 66, 'nothing is known'],
    ['explain constructor', 66, 'nothing is known'],
  ];
  test('are refused with a reason, and nothing is written', async () => {
    const head = ledgerHash();
    for (const [line, code, said] of cases) {
      const refused = await world.run(`empanel ${line}`);
      expectClean(refused);
      expect(refused.code, line).toBe(code);
      expect(refused.stderr, line).toContain(said);
      expect(refused.stdout, line).toBe('');
    }
    expect(ledgerHash()).toBe(head);
  });
});

describe('text made to harm', () => {
  const effective = ['\u001B', '\u0007', '\u202E'];
  const harm = `=cmd|1!A1 ${effective.join('[31m')} <script>alert(1)</script> | evil`;
  const withoutEffect = (text: string): boolean => effective.every((one) => !text.includes(one));
  test('is printed without effect in every format', async () => {
    expect((await world.empanel(['log', 'whitlock/cascade-health', harm])).code).toBe(0);
    for (const format of ['table', 'csv', 'tsv', 'json', 'ndjson', 'md', 'html']) {
      const shown = await world.empanel(['application', 'show', 'whitlock/cascade-health', '--format', format]);
      expect(shown.code, format).toBe(0);
      expect(shown.stdout).toContain('evil');
      if (!format.endsWith('json')) expect(withoutEffect(shown.stdout), format).toBe(true);
      if (format === 'html' || format === 'md') expect(shown.stdout).not.toContain('<script>alert');
      if (format === 'csv') expect(shown.stdout).not.toMatch(/(?:^|,|")=cmd/m);
    }
    for (const words of [
      ['ledger', 'log', '--format', 'csv'],
      ['provider', 'history', 'whitlock'],
      ['ledger', 'log'],
    ])
      expect(
        withoutEffect((await world.empanel(words, { columns: 120 })).stdout.replaceAll(/\S\[\d+m/g, '')),
        words.join(' '),
      ).toBe(true);
  });
});

describe('lists of applications to open', () => {
  test.each([
    ['cut in a quoted cell', 'subject,payer\n1245319599,"cascade', 65, 'ends within a quoted cell'],
    ['without its columns', 'npi;payer\n1;2\n', 65, 'has no column `subject`'],
    ['empty', '', 65, 'is empty'],
    ['of unknown subjects', 'subject,payer\n999,cascade-health\n', 1, '1 row = 0 to open + 1 refused'],
    ['cut between cells', 'subject,payer\n1245319599\n', 1, '1 row = 0 to open + 1 refused'],
  ])('%s', async (_, content, code, said) => {
    world.write('open.csv', content);
    const head = ledgerHash();
    const refused = await world.empanel(['application', 'open', '--from', 'open.csv']);
    expectClean(refused);
    expect(refused).toMatchObject({ code, stderr: expect.stringContaining(said) });
    expect(ledgerHash()).toBe(head);
  });

  test('with a misspelled column say that it was passed over', async () => {
    world.write('open.csv', 'subject,payer,produkt\n1999155421,cascade-health,ppo\n');
    const opened = await world.empanel(['application', 'open', '--from', 'open.csv', '--dry-run']);
    expect(opened.stderr).toContain('passed over: produkt');
  });
});

describe('work stopped by Ctrl-C', () => {
  test('ends between two files, and listens no longer than the work', async () => {
    const listeners = new Set<() => void>();
    const onInterrupt = (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
    const stop = interruption({ onInterrupt });
    await stop.check();
    for (const listener of listeners) listener();
    await expect(stop.check()).rejects.toMatchObject({ code: 'cancelled', exit: 130 });
    stop.end();
    expect(listeners.size).toBe(0);
  });
});

/** The program as built, for what only a process can suffer; absent before the first build. */
describe('the process', () => {
  const program = join(import.meta.dirname, '..', '..', 'bin', 'empanel.js');
  const env = { ...process.env, NO_COLOR: '1' };

  test('does its work when nobody reads on', async () => {
    const child = spawn(process.execPath, [program, 'log', 'whitlock/cascade-health', 'heard'], {
      cwd: world.root,
      env,
    });
    child.stdout.destroy();
    child.stderr.destroy();
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect((await world.empanel(['application', 'show', 'whitlock/cascade-health'])).stdout).toContain('heard');
  });

  test.runIf(process.platform === 'linux')('tells a full disk behind standard output from a fault of its own', () => {
    const line = `"${process.execPath}" "${program}" report status > /dev/full; echo "exit $?"`;
    const said = execFileSync('sh', ['-c', `{ ${line}; } 2>&1`], { cwd: world.root, env, encoding: 'utf8' });
    expect(said).toContain('error[output/cannot-write]');
    expect(said).toContain('exit 73');
  });
});

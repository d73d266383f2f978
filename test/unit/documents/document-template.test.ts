import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyWorkspace, type World } from '../../world.ts';

const made = [
  ['payer', 'payers', 'aetna-ma', ''],
  ['group', 'groups', 'lakeside', ''],
  ['contract', 'contracts', 'aetna-lakeside', '--payer aetna-ma'],
  ['facility', 'facilities', 'bayview', ''],
  ['pack', 'packs', 'house', ''],
] as const;

let world: World;

beforeEach(async () => {
  world = await emptyWorkspace();
  for (const [kind, , key, flags] of made) {
    const outcome = await world.run(`empanel document new ${kind} ${key} ${flags}`);
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  }
});

afterEach(() => world.end());

async function findings(
  asOf = '2026-06-15',
): Promise<readonly { rule: string; severity: string; path: string; message: string }[]> {
  return JSON.parse((await world.run(`empanel check --json --as-of ${asOf}`)).stdout).findings;
}

test('what is written passes the check without a word, and is taken into the ledger', async () => {
  expect(await findings()).toEqual([]);
  expect(await world.run('empanel sync')).toMatchObject({ code: 0 });
  expect((await world.run('empanel contract list --format csv')).stdout).toContain('aetna-lakeside');
});

test('every example holds when its mark is taken away', async () => {
  for (const [kind, folder, key] of made) {
    const path = `${folder}/${key}.${kind}.yaml`;
    const text = world.read(path);
    expect(text.match(/^# \w+:/gm)?.length).toBeGreaterThan(5);
    world.write(path, text.replaceAll(/^# (?!yaml-language-server)/gm, ''));
  }
  // What is left are examples that name people and places of this or another file by names of their own.
  const left = (await findings('2026-11-22')).filter(({ severity }) => severity === 'error');
  expect(left.map(({ rule, message }) => `${rule}: ${message}`).sort()).toEqual([
    'reference/unknown: there is no line on any form of this facility `neuro-consult`',
    'reference/unknown: there is no product of aetna-ma `exchange`',
    'reference/unknown: there is no product of aetna-ma `ppo`',
  ]);
});

test.each([
  ['payer aetna-ma', 'is there already'],
  ['pack caqh', 'ships with empanel'],
  ['payr x', 'did you mean `payer`?'],
  ['provider x', '`empanel provider add`'],
  ['payer "Aetna Maine"', '`aetna-maine`, with `--name "Aetna Maine"`'],
  ['payer x --group lakeside', '`--group` is for a contract'],
  ['contract x', 'one of aetna-ma'],
  ['contract x --payer aetna-mb', 'did you mean `aetna-ma`?'],
  ['contract x --payer aetna-ma --group lakeside --provider 1992000012', 'exclude each other'],
  ['contract x --payer aetna-ma --provider 12', '`--provider` cannot be `12`'],
])('`document new %s` is refused', async (words, reason) => {
  const outcome = await world.run(`empanel document new ${words}`);
  expect(outcome.code).toBeGreaterThan(0);
  expect(outcome.stderr).toContain(reason);
});

test('a dry run prints the document and writes nothing', async () => {
  const outcome = await world.run('empanel document new payer other --name "Other Plan" --line medicaid --dry-run');
  expect(outcome.stdout).toContain('name: Other Plan\n');
  expect(outcome.stdout).toContain('lines: [medicaid]\n');
  expect((await findings()).length).toBe(0);
  expect(JSON.parse((await world.run('empanel check --json')).stdout).summary.files).toBe(made.length + 1);
});

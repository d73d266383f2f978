/** Every command says what it is, and its examples do what they show: run one after the other on the example practice. */

import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Command } from '../../../src/cli/command.ts';
import { registry } from '../../../src/cli/commands/registry.ts';
import { demoWorld, endDemo } from '../../world.ts';

const named = registry.map((entry) => [entry.words.join(' '), entry] as const);

afterAll(endDemo);

test('no two commands have the same words', () => {
  const words = named.map(([name]) => name);
  expect(words.filter((one, index) => words.indexOf(one) !== index)).toEqual([]);
});

describe.each(named)('`empanel %s`', (name, entry) => {
  test('its line in help is short and plain', () => {
    expect(entry.summary).toMatch(/^[^A-Z].{5,59}[^.]$/);
  });

  test('flags and arguments are named as people would guess', async () => {
    const { command } = await entry.load();
    for (const flag of command.flags ?? []) {
      expect(flag.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(flag.help).not.toMatch(/\.$/);
      if (flag.value !== undefined) expect(flag.value).toMatch(/^[A-Z]+$/);
    }
    const [first] = command.arguments ?? [];
    expect((command.arguments ?? []).slice(0, -1).filter((argument) => argument.many === true)).toEqual([]);
    if (first?.optional === true) expect(command.arguments?.every((argument) => argument.optional)).toBe(true);
  });

  test('examples are of this command', async () => {
    const { command } = await entry.load();
    const starts = (await namesOf(command)).map((words) => ['empanel', ...words].join(' '));
    const isOwn = (example: string): boolean =>
      starts.some((start) => example === start || example.startsWith(`${start} `));
    expect(command.examples.length).toBeGreaterThanOrEqual(2);
    expect(command.examples.filter((example) => !isOwn(example))).toEqual([]);
    expect(new Set(command.examples).size).toBe(command.examples.length);
    expect(name).toBe(entry.words.join(' '));
  });
});

/** The words a command goes by; the daily ones have a short and a long form. */
async function namesOf(command: Command): Promise<readonly (readonly string[])[]> {
  const all = await Promise.all(registry.map(async (entry) => [entry.words, (await entry.load()).command] as const));
  return all.filter(([, one]) => one === command).map(([words]) => words);
}

const examples: readonly (readonly [string])[] = [
  ...new Set((await everyCommand()).flatMap((command) => command.examples)),
].map((one) => [one]);

async function everyCommand(): Promise<readonly Command[]> {
  return Promise.all(registry.map(async (entry) => (await entry.load()).command));
}

const columns = [
  ['NPI', '1992000012'],
  ['Entity Type Code', '1'],
  ['Provider Last Name (Legal Name)', 'MARSH'],
  ['Provider First Name', 'LEE'],
  ['Provider Business Practice Location Address State Name', 'OR'],
  ['Last Update Date', '09/27/2024'],
  ['NPI Deactivation Date', ''],
  ['Healthcare Provider Taxonomy Code_1', '225100000X'],
] as const;

/** A file of claims or of what payers answer to them. */
function claimFile(name: string): string {
  return readFileSync(new URL(`../../data/x12/${name}`, import.meta.url), 'utf8');
}

/** Files that examples name and that the example practice does not have, as a user would have them. */
const files: Readonly<Record<string, string>> = {
  'cascade.835': claimFile('cascade.835'),
  'cascade.277ca': claimFile('cascade.277ca'),
  'batch.837': claimFile('batch.837'),
  'june.837': claimFile('june.837'),
  'june.271': claimFile('june.271'),
  'hcpcs.csv': claimFile('hcpcs.csv'),
  'charges.csv': readFileSync(new URL('../../data/charges.csv', import.meta.url), 'utf8'),
  'charges-2026.csv': 'code,cents\n99213,15000\n90837,18000\n',
  'nppes.csv': `${columns.map(([name]) => name).join()}\n${columns.map(([, value]) => value).join()}\n`,
  'UPDATED.csv':
    'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n' +
    'RUIZ,ANA,,,,,,1245319599,19820412,,PORTLAND,OR,,1128b4,20260518,00000000,00000000,\n',
  'medicare-2026.csv': 'code,site,cents\n99213,nf,9273\n',
  'cascade.rates.csv': 'code,dollars\n90837,155.00\n',
  'answer.json': JSON.stringify({
    result_count: 1,
    results: [{ number: '1992000020', enumeration_type: 'NPI-1', basic: { first_name: 'SAM', last_name: 'QUINN' } }],
  }),
};

/** Privileges of the example practice's Dr. Ruiz, for examples that do something about them. */
const held =
  'empanel privilege temporary ruiz --facility riverside-surgery --need "nobody else" --line minor-procedures --on 2026-06-01 --until 2026-12-01 --override --reason "papers seen"';
const asked = 'empanel privilege request ruiz --facility riverside-surgery --on 2026-06-01';
const suspended =
  'empanel privilege suspend ruiz --facility riverside-surgery --cause professional --because "three cases" --on 2026-06-08';

/** What a user has done before, where an example builds on it. */
const before: readonly (readonly [beginning: string, command: string])[] = [
  ['empanel provider tell', 'empanel provider event "ruiz, ana" location "left the Vancouver office" --on 2026-06-12'],
  [
    'empanel provider notice',
    'empanel verify "nair, priya" AP61203377 --source "Washington State Department of Health" --result discrepant --says "expires in August"',
  ],
  ['empanel monitor "ruiz, ana" --until', 'empanel monitor "ruiz, ana" --from 2026-06-01'],
  [
    'empanel committee notice',
    'empanel committee decide ruiz --outcome approved --on 2026-06-11 --vote 3-0 --override --reason "papers seen on the table"',
  ],
  ['empanel contract unlink', 'empanel contract link "bell, marcus" cascade-riverbend --from 2026-06-15'],
  [
    'empanel privilege grant',
    'empanel privilege recommend ruiz --facility riverside-surgery --body board --outcome approve --on 2026-06-11 --override --reason "minutes seen"',
  ],
  [
    'empanel privilege deny',
    'empanel privilege recommend ruiz --facility riverside-surgery --body board --outcome deny --because "no cases" --on 2026-06-11 --override --reason "minutes seen"',
  ],
  ['empanel privilege reinstate', held],
  ['empanel privilege reinstate', suspended],
  ['empanel privilege suspend', held],
  ['empanel privilege modify', held],
  ['empanel privilege revoke', held],
  ['empanel privilege withdraw', held],
  ['empanel privilege leave', held],
  ['empanel privilege event', held],
  ['empanel privilege event', suspended],
  ['empanel privilege event "ruiz, ana" hearing-notice', 'empanel privilege event ruiz action-notice --on 2026-06-12'],
  [
    'empanel privilege event "ruiz, ana" hearing-notice',
    'empanel privilege event ruiz hearing-request --on 2026-06-13',
  ],
  ['empanel privilege disaster', 'empanel privilege emergency-plan riverside-surgery --on 2026-06-13'],
  ['empanel screen show', 'empanel screen --list leie=UPDATED.csv'],
  ['empanel claims settle', 'empanel claims post cascade.835'],
  ['empanel claims decided', 'empanel claims post cascade.835'],
  ['empanel task done', 'empanel task add "ask for the new fee schedule" --due +3d'],
  ['empanel claims create', 'empanel rates import charges-2026.csv --schedule charges-2026'],
  ['empanel screen review', 'empanel screen --list leie=UPDATED.csv'],
];

/** The example practice decides nothing itself; this is the same office with a committee of its own. */
function decidingOffice(text: string): string {
  return text.replace(
    'role: practice',
    'role: delegated-group\ncommittees:\n  - { key: credentials, name: Credentials Committee, meetings: [2026-06-11, 2026-07-02] }',
  );
}

describe('examples of help run on the example practice', () => {
  test.each(examples)('%s', async (example) => {
    const world = await demoWorld();
    try {
      for (const [path, content] of Object.entries(files)) world.write(path, content);
      // The data bank answers no practice.
      if (example.startsWith('empanel monitor'))
        world.write('empanel.yaml', world.read('empanel.yaml').replace('role: practice', 'role: delegated-group'));
      if (example.startsWith('empanel committee'))
        world.write('empanel.yaml', decidingOffice(world.read('empanel.yaml')));
      if (/^empanel privilege (recommend|grant|deny|temporary)/.test(example)) await world.run(asked);
      for (const [beginning, line] of before) if (example.startsWith(beginning)) await world.run(line);
      const { code, stderr } = await world.run(example);
      expect(stderr.match(/^error\[.*$/m)?.[0]).toBe(undefined);
      // 1 is an answer: findings, or not ready.
      expect([0, 1]).toContain(code);
    } finally {
      world.end();
    }
  });
});

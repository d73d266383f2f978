/** What people type comes back in errors and receipts, without whole Social Security numbers; who acts may stand in the environment. */

import { expect, test } from 'vitest';
import { askedActor } from '../../../src/cli/asked-actor.ts';
import { Input } from '../../../src/cli/input.ts';
import { shownText } from '../../../src/cli/shown-text.ts';
import { withoutSsns } from '../../../src/domain/identifiers/mask.ts';
import { scannedRows } from '../../../src/sources/csv-scanner.ts';
import { emptyWorkspace } from '../../world.ts';

test('whole Social Security numbers are masked, and nothing else', () => {
  expect(withoutSsns('room 512-34-6781, then 512 34 6781')).toBe('room ***-**-6781, then ***-**-6781');
  expect(withoutSsns('NPI 1245319599, ZIP 97201-1234, 503-555-0123')).toBe(
    'NPI 1245319599, ZIP 97201-1234, 503-555-0123',
  );
  expect(shownText('\u001b[2J 512-34-6781')).toBe('\u241b[2J ***-**-6781');
});

test.each([
  ['a name', ['provider', 'show', '512-34-6781']],
  ['a command', ['512-34-6781']],
  ['a word of a flag', ['report', 'deadlines', '--kind', '512-34-6781']],
  ['a file', ['check', '512-34-6781']],
  ['a topic', ['explain', '512-34-6781']],
])('%s that is a Social Security number is not said back', async (_, words) => {
  const world = await emptyWorkspace();
  try {
    const { stdout, stderr, code } = await world.empanel(words);
    expect(code).not.toBe(0);
    expect(`${stdout}${stderr}`).not.toContain('512-34');
    expect(stderr).toContain('error[');
  } finally {
    world.end();
  }
});

test.each([
  ['an argument', ['provider', 'show', ''], '`id` is empty'],
  ['one of several arguments', ['check', ' '], '`path` is empty'],
  ['a flag', ['report', 'status', '--practice', ''], '`--practice` is empty'],
  ['a flag that may be given several times', ['report', 'status', '--provider', ''], '`--provider` is empty'],
])('%s that is empty names nothing, and is not taken for left out', async (_, words, message) => {
  const world = await emptyWorkspace();
  try {
    const { stderr, code } = await world.empanel(words);
    expect(stderr).toContain(`error[usage/missing]: ${message}`);
    expect(code).toBe(2);
  } finally {
    world.end();
  }
});

test('a page pasted by mistake comes back as its beginning, a long path whole', async () => {
  const world = await emptyWorkspace();
  try {
    const { stderr } = await world.empanel(['provider', 'show', 'é'.repeat(10_000)]);
    expect(stderr).toContain(`\`${'é'.repeat(60)}…\` (10000 characters)`);
    expect(stderr.length).toBeLessThan(400);
    const path = `${'folder/'.repeat(30)}file.yaml`;
    expect((await world.empanel(['check', path])).stderr).toContain(path);
  } finally {
    world.end();
  }
});

const acting = (flag: string | undefined, env: Record<string, string>): string | undefined =>
  askedActor({
    globals: new Input({}, { actor: flag }),
    io: { env } as unknown as Parameters<typeof askedActor>[0]['io'],
  });

test('who acts: the flag, then EMPANEL_ACTOR, then nobody is named', () => {
  expect(acting('dana', { EMPANEL_ACTOR: 'priya' })).toBe('dana');
  expect(acting(undefined, { EMPANEL_ACTOR: ' priya ' })).toBe('priya');
  expect(acting(undefined, { EMPANEL_ACTOR: '' })).toBe(undefined);
  expect(acting(undefined, {})).toBe(undefined);
});

async function read(text: string): Promise<readonly string[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  const rows: string[] = [];
  for await (const { cells } of scannedRows(chunks(), (header) => [header.indexOf('npi'), header.indexOf('on')]))
    rows.push(cells.join());
  return rows;
}

test('two columns of one name are refused where they are read, and only there', async () => {
  await expect(read('npi,on,NPI \n1,2,3\n')).rejects.toThrow('the first row names two columns `npi`');
  expect(await read('npi,on,note,note\n1,2,3,4\n')).toEqual(['1,2']);
});

/** Questions on a terminal, answered key by key through the real prompts. */

import { existsSync, readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyWorkspace, type Outcome, type World } from '../../world.ts';

const terminal = { columns: 100, answers: true };
let world: World;
let asked: string;

beforeEach(async () => {
  world = await emptyWorkspace();
  asked = '';
  // Prompts draw on standard error themselves; what they draw is read here instead of by a person.
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    asked += stripVTControlCharacters(String(text));
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  world.end();
});

/** Waits until a question shows, then presses keys. */
async function press(question: string, ...keys: readonly string[]): Promise<void> {
  await vi.waitFor(() => expect(asked).toContain(question), { timeout: 5000, interval: 5 });
  asked = '';
  for (const key of keys) {
    const named: Readonly<Record<string, { readonly name: string; readonly ctrl?: boolean }>> = {
      '\r': { name: 'return' },
      '\u0003': { name: 'c', ctrl: true },
      down: { name: 'down' },
    };
    process.stdin.emit('keypress', key === 'down' ? undefined : key, { sequence: key, ctrl: false, ...named[key] });
  }
}

const typed = (text: string): readonly string[] => [...text, '\r'];

async function answered(words: readonly string[], answers: () => Promise<void>): Promise<Outcome> {
  const [outcome] = await Promise.all([world.empanel(words, terminal), answers()]);
  return outcome;
}

describe('provider add on a terminal', () => {
  test('asks for what the flags did not say, each question naming its flag, and writes when told to', async () => {
    const { stdout, code } = await answered(['provider', 'add', '--last', 'Marsh'], async () => {
      await press('(or pass --npi', ...typed('1992000012'));
      await press('(or pass --first', ...typed('Lee'));
      await press('(or pass --type', 'down', '\r');
      await press('(or pass --state', ...typed('OR'));
      await press('OR license number', ...typed('61234'));
      await press('(or pass --taxonomy', ...typed('207Q00000X'));
      await press('take it in?', '\r');
    });
    expect(stdout).toBe('added 1992000012: dossiers/marsh-lee-1992000012.dossier.yaml\n');
    expect(code).toBe(0);
    expect(world.read('dossiers/marsh-lee-1992000012.dossier.yaml')).toContain('type: do\n');
    expect(world.read('dossiers/marsh-lee-1992000012.dossier.yaml')).toContain('"61234"');
  });

  test('an NPI on file is refused before anything else is asked', async () => {
    await world.empanel(
      'provider add --npi 1992000012 --first Lee --last Marsh --type pt --state OR --taxonomy 225100000X -y'.split(' '),
    );
    const { stderr, code } = await answered(['provider', 'add'], () => press('(or pass --npi', ...typed('1992000012')));
    expect(stderr).toContain('Marsh, Lee (NPI 1992000012) is there already');
    expect(asked).not.toContain('--last');
    expect(code).not.toBe(0);
  });

  test('no states at all are refused in words', async () => {
    await answered(
      ['provider', 'add', '--npi', '1992000012', '--last', 'Marsh', '--first', 'Lee', '--type', 'md'],
      async () => {
        await press('(or pass --state', '\r');
        await press('it cannot be empty', '\u0003');
      },
    );
    expect(asked).not.toContain('`` is not a state');
  });

  test('a wrong answer is said at once and asked again', async () => {
    const { stderr, code } = await answered(['provider', 'add'], async () => {
      await press('(or pass --npi', ...typed('1992000021'));
      await press('it fails the check digit', '\u0003');
    });
    expect(stderr).toContain('cancelled');
    expect(code).toBe(130);
  });

  test.each([
    ['at the first question', ['provider', 'add'], '(or pass --npi'],
    [
      'at the last, when everything was said',
      'provider add --npi 1992000012 --first Lee --last Marsh --type pt --state OR --taxonomy 225100000X'.split(' '),
      'take it in?',
    ],
  ])('Ctrl-C %s writes nothing and exits 130', async (_, words, question) => {
    const { stdout, stderr, code } = await answered(words, () => press(question, '\u0003'));
    expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: 'cancelled; nothing was written\n', code: 130 });
    expect(existsSync(world.path('dossiers')) ? readdirSync(world.path('dossiers')) : []).toEqual([]);
    expect((await world.run('empanel provider list --format tsv')).stdout.split('\n')).toHaveLength(2);
  });

  test('a no writes nothing', async () => {
    const words = 'provider add --npi 1992000012 --first Lee --last Marsh --type pt --state OR --taxonomy 225100000X';
    const { code } = await answered(words.split(' '), () => press('take it in?', ...typed('n')));
    expect(code).toBe(130);
    expect(existsSync(world.path('dossiers/marsh-lee-1992000012.dossier.yaml'))).toBe(false);
  });
});

describe('nothing is asked', () => {
  test.each([
    ['with --no-input', ['--no-input'], {}],
    ['in CI', [], { CI: 'true' }],
    ['with EMPANEL_NO_INPUT', [], { EMPANEL_NO_INPUT: '1' }],
  ] as const)('%s; the flag that is missing is named', async (_, flags, env) => {
    const { stderr, code } = await world.empanel(['provider', 'add', ...flags], { ...terminal, env });
    expect(stderr).toMatch(/^error\[usage\/missing\]: `--npi` is not given .*\nhint: pass it/);
    expect(code).toBe(2);
    expect(asked).toBe('');
  });
});

test('the vault asks without showing what is typed', async () => {
  await world.run(
    'empanel provider add --npi 1992000012 --first Lee --last Marsh --type pt --state OR --taxonomy 225100000X',
  );
  let drawn = '';
  const { stdout, stderr, code } = await answered(['provider', 'vault', 'marsh'], async () => {
    await press('SSN of Marsh, Lee', ...'512-34-678');
    drawn = asked;
    await press('', ...typed('1'));
  });
  expect(code).toBe(0);
  expect(`${drawn}${asked}${stdout}${stderr}`).not.toMatch(/512|34-678|6781\D*512/);
  expect(stdout).toContain('***-**-6781');
});

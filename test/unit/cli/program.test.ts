/** How a command line is understood: flags anywhere, help everywhere, the nearest word for a mistyped one. */

import { describe, expect, test } from 'vitest';
import { type CommandEntry, globalFlags, sections } from '../../../src/cli/command.ts';
import { registry } from '../../../src/cli/commands/registry.ts';
import { overview, type Parsed, parsedCommandLine } from '../../../src/cli/program.ts';
import { UserError } from '../../../src/errors.ts';

const entry = (
  words: readonly string[],
  flags: NonNullable<Awaited<ReturnType<CommandEntry['load']>>['command']['flags']> = [],
): CommandEntry => ({
  words,
  summary: 'does a thing',
  section: 'Daily work',
  load: async () => ({
    command: {
      summary: 'does a thing',
      arguments: [{ name: 'id', help: 'which', optional: true }],
      flags,
      examples: [`empanel ${words.join(' ')} one`, `empanel ${words.join(' ')} two`],
      run: async () => 0,
    },
  }),
});

const entries: readonly CommandEntry[] = [
  entry([]),
  entry(['checklist']),
  entry(['checklist', 'waive']),
  entry(['application', 'open'], [{ name: 'payer', value: 'KEY', many: true, help: 'payers' }]),
  entry(['application', 'advance'], [{ name: 'via', value: 'HOW', choices: ['portal', 'mail'], help: 'how' }]),
];

const options = { entries, version: '9.8.7', width: 100 };
const parsed = (line: string): Promise<Parsed> => parsedCommandLine(line === '' ? [] : line.split(' '), options);

async function ran(line: string): Promise<Extract<Parsed, { kind: 'run' }>> {
  const outcome = await parsed(line);
  if (outcome.kind !== 'run') throw new Error(`nothing to run: ${outcome.text}`);
  return outcome;
}

async function refusal(line: string): Promise<string> {
  const error = await parsed(line).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error(`not refused: ${line}`);
  return `${error.code}: ${error.message} (${error.hint})`;
}

describe('finding the command', () => {
  test.each([
    ['', ''],
    ['checklist', 'checklist'],
    ['checklist ruiz', 'checklist'],
    ['checklist waive ruiz', 'checklist waive'],
    ['application open ruiz', 'application open'],
    ['-C office application open ruiz', 'application open'],
    ['application --as-of 2026-01-01 open ruiz', 'application open'],
  ])('`empanel %s` is `%s`', async (line, words) => {
    expect((await ran(line)).entry.words.join(' ')).toBe(words);
  });

  test('flags of every command stand anywhere and are kept apart from its own', async () => {
    const { input, globals } = await ran('-n application open ruiz --payer a b --as-of 2026-01-02 --json');
    expect(input.argument('id')).toBe('ruiz');
    expect(input.texts('payer')).toEqual(['a', 'b']);
    expect([globals.on('dry-run'), globals.on('json'), globals.text('as-of')]).toEqual([true, true, '2026-01-02']);
    expect(input.on('json')).toBe(false);
  });

  test('a flag that begins with no- is a switch of its own', async () => {
    const { globals } = await ran('checklist --no-color --no-input');
    expect([globals.on('no-color'), globals.on('no-input'), globals.on('color')]).toEqual([true, true, false]);
    expect((await ran('checklist')).globals.on('no-color')).toBe(false);
  });
});

describe('help', () => {
  test.each(['help checklist waive', 'checklist waive -h', 'checklist waive --help', 'checklist -h waive'])(
    '`empanel %s` is the help of the command',
    async (line) => {
      const outcome = await parsed(line);
      expect(outcome.kind === 'text' && outcome.text).toMatch(
        /^Usage: empanel checklist waive .*Examples:\n {2}empanel checklist waive one\n {2}empanel checklist waive two\n$/s,
      );
    },
  );

  test('a noun alone lists its verbs', async () => {
    expect(await parsed('application')).toEqual({
      kind: 'text',
      text: 'Commands of `empanel application`:\n  application open     does a thing\n  application advance  does a thing\n\n`empanel application VERB -h` explains one with examples.\n',
    });
  });

  test('help alone lists every command under its heading', async () => {
    const text = overview({ entries: registry, version: '9.8.7', width: 100 });
    for (const section of sections) expect(text).toContain(`\n${section}:\n`);
    for (const one of registry.filter((each) => each.words.length > 0))
      expect(text).toContain(`\n  ${one.words.join(' ')}  `);
    expect(await parsed('help')).toEqual({ kind: 'text', text: overview(options) });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  test('flags of every command have one meaning each', () => {
    const names = globalFlags.flatMap((flag) => [flag.name, ...(flag.short === undefined ? [] : [flag.short])]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('refusals', () => {
  test.each([
    ['chekclist', 'usage/unknown-command: `chekclist` is not a command (did you mean `empanel checklist`?)'],
    ['frobnicate', 'usage/unknown-command: `frobnicate` is not a command (`empanel help` lists all commands)'],
    [
      'application opne ruiz',
      'usage/unknown-command: `empanel application opne` is not a command (did you mean `empanel application open`?)',
    ],
    ['application open ruiz --payr x', 'usage/unknown-flag: unknown option `--payr` (did you mean `--payer`?)'],
    ['application open ruiz --as-off x', 'usage/unknown-flag: unknown option `--as-off` (did you mean `--as-of`?)'],
    [
      'application open ruiz --payer',
      'usage/missing: option `--payer <KEY...>` argument missing (`empanel application open -h` shows what it takes)',
    ],
    [
      'checklist one two',
      'usage/bad-value: too many arguments. Expected 1 argument but got 2 (`empanel checklist -h` shows what it takes)',
    ],
    [
      'application advance x --via pigeon',
      'usage/bad-value: option `--via <HOW>` argument `pigeon` is invalid. Allowed choices are portal, mail (`empanel application advance -h` shows what it takes)',
    ],
  ])('`empanel %s`', async (line, said) => {
    expect(await refusal(line)).toBe(said);
  });
});

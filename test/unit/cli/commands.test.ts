/** Every command says what it is, and its examples do what they show: run one after the other on the example practice. */

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
    const start = ['empanel', ...entry.words].join(' ');
    expect(command.examples.length).toBeGreaterThanOrEqual(2);
    expect(command.examples.filter((example) => example !== start && !example.startsWith(`${start} `))).toEqual([]);
    expect(new Set(command.examples).size).toBe(command.examples.length);
    expect(name).toBe(entry.words.join(' '));
  });
});

const examples: readonly (readonly [string])[] = [
  ...new Set((await everyCommand()).flatMap((command) => command.examples)),
].map((one) => [one]);

async function everyCommand(): Promise<readonly Command[]> {
  return Promise.all(registry.map(async (entry) => (await entry.load()).command));
}

/** Files that examples name and that the example practice does not have, as a user would have them. */
const files: Readonly<Record<string, string>> = {};

describe('examples of help run on the example practice', () => {
  test.each(examples)('%s', async (example) => {
    const world = await demoWorld();
    try {
      for (const [path, content] of Object.entries(files)) world.write(path, content);
      const { code, stderr } = await world.run(example);
      expect(stderr.match(/error\[.*\n/)?.[0]).toBe(undefined);
      expect([0, 1]).toContain(code);
    } finally {
      world.end();
    }
  });
});

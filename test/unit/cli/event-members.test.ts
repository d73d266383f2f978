import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
});
afterAll(() => world.end());

const moved = 'empanel provider event riverbend location "the Vancouver office moved" --on 2026-06-10';

test('an event of a location is that of the members who practice there, and of those of whom nobody knows where', async () => {
  const { code, stdout } = await world.run(`${moved} --members --location vancouver --dry-run`);
  expect(code).toBe(0);
  const told = stdout.match(/recorded for .*/)?.[0] ?? '';
  for (const name of ['Bell', 'Herrera', 'Nair', 'Ruiz', 'Fischer']) expect(told).toContain(name);
  for (const name of ['Tanaka', 'Okafor', 'Whitlock']) expect(told).not.toContain(name);
});

test.each([
  ['--members --location vancuver', 66, 'did you mean `vancouver`?'],
  ['--location vancouver', 2, '`--location` belongs to `--members`'],
])('%s is refused', async (flags, code, words) => {
  const refused = await world.run(`${moved} ${flags}`);
  expect(refused.code).toBe(code);
  expect(refused.stderr).toContain(words);
});

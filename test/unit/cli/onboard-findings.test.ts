import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

let world: World;
beforeAll(async () => {
  world = await demoWorld();
});
afterAll(() => world.end());

/** What the page says of the primary sources of a provider of whom nothing was verified before. */
async function primarySources(): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await world.run('empanel provider onboard bell --format ndjson');
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, string>>);
  return rows.find(({ about }) => about === 'primary sources') ?? {};
}

test('a difference or nothing found does not verify, until a later look does', async () => {
  const query = 'empanel verify bell npdb --source NPDB';
  await world.run(`${query} --on 2026-06-10 --result discrepant --says "a payment of 2019" --answer-by 2026-06-24`);
  expect(await primarySources()).toMatchObject({
    state: 'open',
    what: '1 finding open',
    because: expect.stringContaining('discrepant on 2026-06-10, answer due 2026-06-24'),
    act: expect.stringContaining('empanel provider notice 1995120460 v-'),
  });
  await world.run('empanel verify bell npdb --answer "it was settled" --on 2026-06-12');
  expect(await primarySources()).toMatchObject({
    state: 'open',
    because: expect.stringContaining('answered on 2026-06-12, not verified since'),
  });
  await world.run(`${query} --on 2026-06-13`);
  expect(await primarySources()).toMatchObject({ state: 'done', what: 'met', because: 'last on 2026-06-13' });
  await world.run('empanel verify bell education --source "the school" --on 2026-06-14 --result not-found');
  expect(await primarySources()).toMatchObject({
    state: 'open',
    because: expect.stringContaining('not found on 2026-06-14'),
    act: 'empanel verify 1995120460 education --source NAME',
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

let world: World;
beforeEach(async () => {
  world = await demoWorld();
});
afterEach(() => world.end());

const header =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n';
const npi = '1994073181';
const list = `${header}QUIXOTE,ALONSO,,,,,,${npi},19500101,,RENO,NV,1,1128a1,20200120,00000000,00000000,\n`;
const asked = ['--payer', 'medicare-noridian', '--type', 'revalidation'];

interface Item {
  readonly title: string;
  readonly state: string;
  readonly because: string;
  readonly help: string | null;
}

async function exclusionItem(...words: readonly string[]): Promise<Item | undefined> {
  const { stdout } = await world.empanel(['checklist', npi, ...words, '--json']);
  const { ready, items } = JSON.parse(stdout) as { ready: boolean; items: readonly Item[] };
  const item = items.find(({ title }) => title === 'Nobody excluded');
  if (item !== undefined) expect(ready).toBe(false);
  return item;
}

async function reviewed(verdict: string): Promise<void> {
  const words = ['screen', 'review', npi, '--verdict', verdict, '--reason', 'looked it up'];
  const { code } = await world.empanel(words);
  expect(code).toBe(0);
}

test('an equal NPI on a list stands in the way of an application until somebody has looked, and an exclusion after', async () => {
  expect(await exclusionItem(...asked)).toBeUndefined();
  world.write('UPDATED.csv', list);
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  expect(await exclusionItem(...asked)).toMatchObject({
    state: 'unverified',
    because: 'Nair, Priya is on the LEIE of the OIG, by NPI, which nobody has reviewed',
    help: expect.stringMatching(/`empanel screen show h-/),
  });
  await reviewed('same');
  expect(await exclusionItem(...asked)).toMatchObject({
    state: 'missing',
    because: 'Nair, Priya is on the LEIE of the OIG',
  });
  expect(await exclusionItem('--payer', 'summit-national')).toMatchObject({ state: 'missing' });
  expect(await exclusionItem('--payer', 'medicare-noridian', '--type', 'termination')).toBeUndefined();
});

test('who is told apart from the person on the list stands in nobody’s way', async () => {
  world.write('UPDATED.csv', list);
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  await reviewed('different');
  expect(await exclusionItem(...asked)).toBeUndefined();
});

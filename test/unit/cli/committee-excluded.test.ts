import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

const samHeader =
  'Classification,Name,Prefix,First,Middle,Last,Suffix,Address 1,Address 2,Address 3,Address 4,City,State / Province,Country,Zip Code,Open Data Flag,Blank (Deprecated),Unique Entity ID,Exclusion Program,Excluding Agency,CT Code,Exclusion Type,Additional Comments,Active Date,Termination Date,Record Status,Cross-Reference,SAM Number,CAGE,NPI,Creation_Date';
const sam = (ends: string): string =>
  `${samHeader}\nIndividual,,,ANA,,RUIZ,,,,,,PORTLAND,OR,USA,97201,,,,Reciprocal,HHS,,Ineligible,,01/20/2025,${ends},,,S1,,1245319599,2025-01-20\n`;
const optOut =
  'NPI,First Name,Last Name,Specialty,Optout Effective Date,Optout End Date,City Name,State Code\n' +
  '1245319599,Ana,Ruiz,Family,05/01/2026,05/01/2028,PORTLAND,OR\n';

let world: World;
beforeEach(async () => {
  world = await demoWorld();
  world.write('empanel.yaml', world.read('empanel.yaml').replace('role: practice', 'role: facility'));
});
afterEach(() => world.end());

async function packet(): Promise<string> {
  return (await world.empanel(['committee', 'packet', '1245319599'])).stdout;
}

async function confirmed(): Promise<void> {
  const reviewed = ['screen', 'review', '1245319599', '--verdict', 'same', '--reason', 'looked up'];
  expect((await world.empanel(reviewed)).code).toBe(0);
}

describe('what lists say of a file that is to be decided', () => {
  test.each([
    ['ends after the decision', '10/19/2026', true],
    ['ended before it', '05/31/2026', false],
  ])('an exclusion that %s', async (_, ends, stands) => {
    world.write('sam.csv', sam(ends));
    await world.empanel(['screen', '--list', 'sam=sam.csv']);
    await confirmed();
    expect((await packet()).includes('screening: excluded by sam')).toBe(stands);
  });

  test('an opting out is no exclusion, and looking for it no screening', async () => {
    world.write('optout.csv', optOut);
    await world.empanel(['screen', '--list', 'opt-out=optout.csv']);
    await confirmed();
    const text = await packet();
    expect(text).not.toContain('excluded by');
    expect(text).toContain('screening: not done');
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

const samHeader =
  'Classification,Name,Prefix,First,Middle,Last,Suffix,Address 1,Address 2,Address 3,Address 4,City,State / Province,Country,Zip Code,Open Data Flag,Blank (Deprecated),Unique Entity ID,Exclusion Program,Excluding Agency,CT Code,Exclusion Type,Additional Comments,Active Date,Termination Date,Record Status,Cross-Reference,SAM Number,CAGE,NPI,Creation_Date';
const sam = (ends: string): string =>
  `${samHeader}\nIndividual,,,ANA,,RUIZ,,,,,,PORTLAND,OR,USA,97201,,,,Reciprocal,HHS,,Ineligible,,01/20/2025,${ends},,,S1,,1245319599,2025-01-20\n`;
const optOut =
  'NPI,First Name,Last Name,Specialty,Optout Effective Date,Optout End Date,City Name,State Code\n' +
  '1245319599,Ana,Ruiz,Family,05/01/2026,05/01/2028,PORTLAND,OR\n';

const leieHeader =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
const waived = (npi: string, from: string): string =>
  `${leieHeader}\n"ZOE","NOBODY"," ",,"MD/DO PRACTICE","FAMILY PRACTICE",,"${npi}","","1 MAIN ST","RENO","NV","89501","1128a1","20250618","00000000","${from}","OR"\n`;

let world: World;
beforeEach(async () => {
  world = await demoWorld();
  world.write('empanel.yaml', world.read('empanel.yaml').replace('role: practice', 'role: facility'));
});
afterEach(() => world.end());

async function packet(npi = '1245319599'): Promise<string> {
  return (await world.empanel(['committee', 'packet', npi])).stdout;
}

async function confirmed(npi = '1245319599'): Promise<void> {
  const reviewed = ['screen', 'review', npi, '--verdict', 'same', '--reason', 'looked up'];
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

  test.each([
    ['nobody who practices in its state alone', '1993002140', '20250701', ''],
    ['who practices in another state, too', '1245319599', '20250701', 'OR only'],
    ['who is decided on before it begins', '1993002140', '20261001', 'OR from Thu 1 Oct 2026'],
  ])('an exclusion that is waived keeps out %s', async (_, npi, from, told) => {
    world.write('leie.csv', waived(npi, from));
    await world.empanel(['screen', '--list', 'leie=leie.csv']);
    await confirmed(npi);
    const text = await packet(npi);
    expect(/^- screening: excluded by leie, waived in (.*)$/m.exec(text)?.[1] ?? '').toBe(told);
    expect(text).toContain('- match on leie, waived in OR reviewed: looked up');
  });

  test('whoever is excluded is told of that first', async () => {
    world.write('sam.csv', sam('10/19/2026'));
    await world.empanel(['screen', '--list', 'sam=sam.csv']);
    await confirmed();
    const [, obstacles = ''] = (await packet()).split('## What stands in the way\n\n');
    expect(obstacles.split('\n')[0]).toBe('- screening: excluded by sam');
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

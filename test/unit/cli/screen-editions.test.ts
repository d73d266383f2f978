import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoWorld, type Outcome, type World } from '../../world.ts';

const header =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
const row = (name: string, npi: string, on: string, { city = 'RENO', back = '00000000' } = {}): string =>
  `${name},,,,,,${npi},,,${city},OR,1,1128a1,${on},${back},00000000,`;
const others = Array.from({ length: 20 }, (_, at) =>
  row(`QUIXOTE,ALONSO${String.fromCharCode(65 + at)}`, '0000000000', '20200120'),
);
const tanaka = (on: string, more?: { readonly city?: string; readonly back?: string }): string =>
  row('TANAKA,ROBERT', '1993002140', on, more);
/** A file whose newest exclusion dates it: a full list is of the month before. */
const full = (newest: string, ...rows: readonly string[]): string =>
  `${[header, ...others, row('PANZA,SANCHO', '0000000000', newest), ...rows].join('\n')}\n`;
const supplement = (...rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;

interface Screened {
  readonly lookedUp: number;
  readonly matches: readonly Readonly<Record<'id' | 'tier', string>>[];
}

let world: World;
beforeEach(async () => {
  world = await demoWorld();
});
afterEach(() => world.end());

async function screen(...words: readonly string[]): Promise<Outcome & { readonly json: Screened }> {
  const outcome = await world.empanel(['screen', ...words, '--json']);
  return { ...outcome, json: JSON.parse(outcome.stdout) as Screened };
}

describe('files of several months', () => {
  test('two full lists at once: who stands only in the older one was excluded until some day between', async () => {
    world.write('march.csv', full('20260418', tanaka('20260118')));
    world.write('may.csv', full('20260618'));
    const { json } = await screen('--list', 'leie=may.csv', '--list', 'leie=march.csv');
    // The list of May tells how things stood when May was over: the reinstatement can be of its last day.
    expect(json.matches).toMatchObject([{ from: '2026-01-18', endedAfter: '2026-03-01', until: '2026-06-01' }]);
    expect((await screen()).json).toMatchObject({ lookedUp: 0, matches: json.matches });
    expect((await screen('--again')).json.matches).toEqual(json.matches);
  });

  test('a supplement and a reinstatement that are older than the full list tell what was before it', async () => {
    world.write('2601EXCL.csv', supplement(tanaka('20260218')));
    world.write('UPDATED.csv', full('20260618'));
    await screen('--list', 'UPDATED.csv');
    const excluded = await screen('--list', '2601EXCL.csv');
    expect(excluded.json.matches).toMatchObject([{ from: '2026-02-18', until: '2026-06-01' }]);
    world.write('2603REIN.csv', supplement(tanaka('20260218', { back: '20260310' })));
    const reinstated = await screen('--list', '2603REIN.csv');
    expect(reinstated.json.matches).toMatchObject([{ from: '2026-02-18', until: '2026-03-10', endedAfter: null }]);
  });

  test('a confirmed exclusion that ends is not lost in a namesake’s of the same day', async () => {
    const namesake = row('TANAKA,ROBERT', '0000000000', '20260218', { city: 'SALEM' });
    world.write('march.csv', full('20260418', tanaka('20260218'), namesake));
    const first = await screen('--list', 'leie=march.csv');
    const own = first.json.matches.find(({ tier }) => tier === 'npi');
    await world.empanel(['screen', 'review', own?.id ?? '', '--verdict', 'same', '--reason', 'SSN verified']);
    world.write('april.csv', full('20260518', namesake));
    const { json } = await screen('--list', 'leie=april.csv');
    expect(json.matches.find(({ id }) => id === own?.id)).toMatchObject({
      state: 'confirmed',
      until: '2026-05-01',
      endedAfter: '2026-03-01',
    });
  });

  test('who left the list before the end it had named is on it no longer', async () => {
    const optedOut = (...rows: readonly string[]): string =>
      `NPI,First Name,Last Name,Specialty,Optout Effective Date,Optout End Date,City Name,State Code\n${rows.join('\n')}\n`;
    const zed = '1245319599,Zed,Zoe,Internal,05/01/2026,05/01/2028,RENO,NV';
    world.write('a.csv', optedOut('1993002140,Robert,Tanaka,Internal,01/01/2026,01/01/2028,PORTLAND,OR', zed));
    expect((await screen('--list', 'opt-out=a.csv')).json.matches).toContainEqual(
      expect.objectContaining({ npi: '1993002140', until: '2028-01-02' }),
    );
    // Its newest row says nothing of the day on which it came out: it was out when it was given.
    world.write('b.csv', optedOut(zed, '1336135649,Yan,Yoe,Internal,06/01/2026,06/01/2028,RENO,NV'));
    expect((await screen('--list', 'opt-out=b.csv')).json.matches).toContainEqual(
      expect.objectContaining({ npi: '1993002140', until: '2026-06-15', endedAfter: '2026-05-01' }),
    );
  });
});

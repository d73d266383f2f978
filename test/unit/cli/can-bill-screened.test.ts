import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

let world: World;
beforeEach(async () => {
  world = await demoWorld();
});
afterEach(() => world.end());

interface Answer {
  readonly canBill: boolean;
  readonly screenedOn: string | null;
  readonly reasons: readonly { readonly state: string; readonly because: string }[];
}

async function answer(): Promise<Answer & { readonly excluded: string | undefined; readonly page: string }> {
  const words = ['can-bill', '1994073181', '--payer', 'medicare-noridian', '--on', '2026-06-12'];
  const json = JSON.parse((await world.empanel([...words, '--json'])).stdout) as Answer;
  const page = (await world.empanel([...words, '--format', 'md'])).stdout;
  return { ...json, excluded: json.reasons.find(({ state }) => state === 'excluded')?.because, page };
}

const leie =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n' +
  'QUIXOTE,ALONSO,,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20200120,00000000,00000000,\n';
const optOut =
  'NPI,First Name,Last Name,Specialty,Optout Effective Date,Optout End Date,City Name,State Code\n' +
  '1336135649,Zed,Zoe,Internal,05/01/2026,05/01/2028,RENO,NV\n';

describe('that no exclusion is known', () => {
  test('is no plain yes where nobody ever looked', async () => {
    const never = await answer();
    expect(never).toMatchObject({ canBill: true, screenedOn: null, excluded: 'no exclusion is known; never screened' });
    expect(never.page).toContain('Nair, Priya was never screened');
    world.write('optout.csv', optOut);
    await world.empanel(['screen', '--list', 'opt-out=optout.csv']);
    expect((await answer()).screenedOn).toBeNull();
  });

  test('is said with the day of the last look, by a screening or by hand', async () => {
    world.write('UPDATED.csv', leie);
    await world.empanel(['screen', '--list', 'UPDATED.csv', '--on', '2026-06-02']);
    const screened = await answer();
    expect(screened).toMatchObject({
      screenedOn: '2026-06-02',
      excluded: 'no exclusion is known; screened on 2026-06-02',
    });
    expect(screened.page).not.toContain('never screened');
    const looked = ['verify', '1994073181', 'exclusions', '--source', 'oig-leie', '--on', '2026-06-10'];
    expect((await world.empanel(looked)).stderr).not.toContain('error');
    expect((await answer()).screenedOn).toBe('2026-06-10');
  });
});

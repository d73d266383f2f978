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

  test('is said of each row of a schedule, and of how many nobody ever looked up', async () => {
    const rows = ['1994073181', '1245319599'].map((npi) => `${npi},medicare-noridian,2026-06-12`);
    world.write('visits.csv', `npi,payer,on\n${rows.join('\n')}\n`);
    const days = async (...more: readonly string[]): Promise<readonly string[]> => {
      const words = ['can-bill', '--from', 'visits.csv', '--format', 'json', ...more];
      const { rows: told } = JSON.parse((await world.empanel(words)).stdout) as { rows: Record<string, string>[] };
      return told.map(({ npi, verdict, screenedOn }) => `${npi} ${verdict} ${screenedOn}`);
    };
    const plain = ['can-bill', '--from', 'visits.csv', '--format', 'csv'];
    expect(await days()).toEqual(['1994073181 bill null', '1245319599 bill 2026-04-17']);
    expect((await world.empanel(plain)).stderr).toContain('1 of 2 rows to bill: nobody ever screened the provider');
    world.write('UPDATED.csv', leie);
    await world.empanel(['screen', '--list', 'UPDATED.csv', '--on', '2026-06-02']);
    for (const more of [[], ['--brief']])
      expect(await days(...more)).toEqual(['1994073181 bill 2026-06-02', '1245319599 bill 2026-06-02']);
    expect((await world.empanel(plain)).stderr).not.toContain('nobody ever screened');
  });

  test('is said with the day of the last look where privileges are asked about', async () => {
    const words = ['privilege', 'can', '1245319599', 'vasectomy', '--facility', 'riverside-surgery', '--json'];
    const reason = async (): Promise<string | undefined> => {
      const { reasons } = JSON.parse((await world.empanel(words)).stdout) as {
        reasons: { matter: string; because: string }[];
      };
      return reasons.find(({ matter }) => matter === 'excluded')?.because;
    };
    expect(await reason()).toBe('no exclusion is known; screened on 2026-04-17');
    world.write('UPDATED.csv', leie);
    await world.empanel(['screen', '--list', 'UPDATED.csv', '--on', '2026-06-02']);
    expect(await reason()).toBe('no exclusion is known; screened on 2026-06-02');
  });
});

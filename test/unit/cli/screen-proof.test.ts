/** What the rows of the monthly proof say by themselves, without the notes that a pipe does not have. */

import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { demoWorld } from '../../world.ts';

const supplement =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n' +
  'TANAKA,BOB,,,,,,1993002140,19500101,,RENO,NV,1,1128a1,20260518,00000000,20260520,OR\n';

test('rows have the hashes of the lists, what clear does not say, and waivers; of one provider the counts are theirs', async () => {
  const world = await demoWorld();
  try {
    world.write('2605EXCL.csv', supplement);
    await world.run('empanel screen --list 2605EXCL.csv');
    const { stdout } = await world.run('empanel report screening --format json');
    const { rows } = JSON.parse(stdout) as { readonly rows: readonly Readonly<Record<string, string | null>>[] };
    for (const row of rows) {
      expect(row.listsSha256).toBe(`leie ${hash('sha256', supplement, 'hex')}`);
      expect(row.caveat).toBe('leie: no full list was given: clear against these supplements only');
    }
    expect(rows.filter(({ waiver }) => waiver !== null)).toMatchObject([
      { provider: 'Tanaka, Robert', waiver: 'OR', waiverFrom: '2026-05-20' },
    ]);
    const own = await world.run('empanel report screening --provider tanaka', { columns: 120 });
    expect(own.stdout).toContain('1 party = 1 open');
    const decided = await world.run('empanel screen review tanaka --verdict same --reason "SSN compared"');
    expect(decided.stderr).toContain('next: `empanel report screening`');
    const after = await world.run('empanel report screening', { columns: 200 });
    expect(after.stdout).toContain('13 parties = 1 confirmed + 12 clear');
    expect(after.stdout).toContain('when the run ended: 13 screened = 12 clear + 1 open + 0 confirmed');
  } finally {
    world.end();
  }
});

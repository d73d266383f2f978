import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

const header =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
const okafor = 'OKAFOR,HELEN,,,,,,1996048710,19791123,,SALEM,OR,1,1128a1,20260118,00000000,00000000,';
const group = 'groups/riverbend.group.yaml';

let world: World;
beforeEach(async () => {
  world = await demoWorld();
});
afterEach(() => world.end());

/** What the list says of the owners of the group on a day of service of Dr. Ruiz, who is not on it. */
async function excluded(on: string): Promise<string> {
  const { stdout } = await world.empanel([
    ...['can-bill', '1245319599', '--payer', 'medicare-noridian', '--on', on, '--format', 'tsv'],
  ]);
  return stdout.split('\n').find((line) => line.includes('\tnot excluded\t')) as string;
}

async function synced(from: string | RegExp, to: string): Promise<void> {
  world.write(group, world.read(group).replace(from, to));
  expect((await world.empanel(['sync', group])).code).toBe(0);
}

test('an excluded owner bars the group while owner, and no longer', async () => {
  world.write('UPDATED.csv', `${header}\n${okafor}\n`);
  const { stdout } = await world.empanel(['screen', '--list', 'UPDATED.csv', '--json']);
  const { matches } = JSON.parse(stdout) as { readonly matches: readonly Record<'id' | 'party', string>[] };
  const owner = matches.find(({ party }) => party === 'owner: Okafor, Helen')?.id as string;
  await world.empanel(['screen', 'review', owner, '--verdict', 'same', '--reason', 'SSN verified']);
  expect(await excluded('2026-02-01')).toMatch(/^no\t.*owner: Okafor, Helen, of Riverbend/);

  await synced('1979-11-23, from: 2020-02-03 }', '1979-11-23, from: 2026-02-10, until: 2026-05-01 }');
  expect(await excluded('2026-02-01')).toMatch(/^yes\t/);
  expect(await excluded('2026-02-10')).toMatch(/^no\t/);
  expect(await excluded('2026-04-30')).toMatch(/^no\t/);
  expect(await excluded('2026-05-01')).toMatch(/^yes\t/);

  await synced(/^.*last: Okafor.*\n/m, '');
  expect(await excluded('2026-05-01')).toMatch(/^no\t.*whom its document names no longer \(write until when\)/);
});

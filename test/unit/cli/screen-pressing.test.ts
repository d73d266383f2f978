import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

const header =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
const okafor = 'OKAFOR,HELEN,,,,,,1996048710,19791123,,SALEM,OR,1,1128a1,20260118,00000000,00000000,';
const ruiz = 'RUIZ,ANA,,,,,,0000000000,19820412,,PORTLAND,OR,1,1128b4,20260118,00000000,00000000,';

const npis = [
  '1988000109',
  '1988000117',
  '1988000125',
  '1988000133',
  '1988000141',
  '1988000158',
  '1988000166',
  '1988000174',
];

let world: World;
beforeEach(async () => {
  world = await demoWorld();
  world.write('UPDATED.csv', `${header}\n${okafor}\n${ruiz}\n`);
});
afterEach(() => world.end());

/** Of each row about the lists, which come first: who, what, why and what to do. */
async function listed(command: readonly string[], more: readonly string[] = []): Promise<readonly string[]> {
  const { stdout } = await world.empanel([...command, '--format', 'tsv', ...more]);
  const [head = '', ...rows] = stdout.trimEnd().split('\n');
  const columns = head.split('\t');
  const isListed = rows.map((row) => row.includes('empanel screen show h-'));
  const count = isListed.filter(Boolean).length;
  expect(isListed.slice(0, count)).toEqual(Array(count).fill(true));
  return rows.slice(0, count).map((row) => {
    const cells = row.split('\t');
    return ['provider', command.length === 0 ? 'what' : 'title', command.length === 0 ? 'why' : 'reason']
      .map((id) => cells[columns.indexOf(id)])
      .join(' | ');
  });
}

test('open matches and confirmed exclusions come first in next and on the morning page, until somebody decides', async () => {
  expect(await listed(['next'])).toEqual([]);
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  const group = 'Riverbend Family and Behavioral Health, LLC';
  const open = 'open since Mon 15 Jun 2026';
  expect(await listed(['next'])).toEqual([
    `Okafor, Helen | Review: possible match on leie | ${open}`,
    `${group} | Review: possible match on leie (owner: Okafor, Helen) | ${open}`,
    `${group} | Review: 2 possible matches on leie (owner: Ruiz, Ana) | ${open}`,
    `Ruiz, Ana | Review: possible match on leie | ${open}`,
  ]);
  expect(await listed([])).toEqual(await listed(['next']));
  expect(await listed(['next'], ['--as-of', '2026-06-14'])).toEqual([]);

  await world.empanel(['screen', 'review', 'okafor, helen', '--verdict', 'same', '--reason', 'SSN verified']);
  await world.empanel(['screen', 'review', 'ruiz, ana', '--verdict', 'different', '--reason', 'another SSN']);
  const after = await listed(['next']);
  expect(after.map((row) => row.split(' | ')[0])).toEqual(['Okafor, Helen', group, group]);
  expect(after[0]).toBe(
    'Okafor, Helen | Excluded by leie: stop scheduling and billing for federal programs | on leie since Sun 18 Jan 2026, confirmed on Mon 15 Jun 2026',
  );
  expect(await listed([])).toEqual(after);

  const left = ['provider', 'depart', '1996048710', '--on', '2026-06-15', '--reason', 'resigned'];
  expect((await world.empanel(left)).code).toBe(0);
  expect((await listed(['next'])).map((row) => row.split(' | ')[0])).toEqual([group, group]);
});

test('hundreds of possible matches push nothing out: the first few are told apart, the others as one', async () => {
  const names = ['Ardent', 'Bellweather', 'Cottonwood', 'Dunmore', 'Eastlake', 'Farragut', 'Greystone', 'Hollowell'];
  for (const [index, last] of names.entries())
    world.write(
      `dossiers/new-${index}.dossier.yaml`,
      `empanel: dossier/v1\nstatus: active\nnpi: "${npis[index]}"\ntype: md\nname: { first: Quentin, last: ${last} }\nbirthDate: 1970-01-0${index + 1}\n`,
    );
  expect((await world.empanel(['sync', '--yes'])).code).toBe(0);
  const rows = names.map(
    (last, at) => `${last},QUENTIN,,,,,,0000000000,1970010${at + 1},,RENO,NV,1,1128b4,20260518,00000000,00000000,`,
  );
  world.write('UPDATED.csv', `${header}\n${rows.join('\n').toUpperCase()}\n`);
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  const { stdout } = await world.empanel(['next', '--json']);
  const items = (JSON.parse(stdout) as { rows: { provider: string; title: string; act: string; kind: string }[] }).rows;
  const about = items.filter(({ kind }) => kind === 'screening');
  expect(about.map(({ provider }) => provider)).toEqual([
    ...names.slice(0, 5).map((last) => `${last}, Quentin`),
    'the office',
  ]);
  expect(about[5]).toMatchObject({
    title: 'Review: 3 more possible matches on leie, of 3 parties',
    act: 'empanel screen list --state open',
  });
  expect(items.length).toBeGreaterThan(about.length);
});

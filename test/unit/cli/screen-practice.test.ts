import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyWorkspace, type World } from '../../world.ts';

const workspace = `empanel: workspace/v1
id: two-2026
role: practice
name: North and South Medical
timeZone: America/Los_Angeles
packs: [exclusion-monitoring]
practices:
  - { key: north, name: North Clinic }
  - { key: south, name: South Clinic }
`;
const group = (key: string, ...owners: readonly string[]): string => `empanel: group/v1
key: ${key}
practice: ${key}
legalName: ${key} Clinic, LLC
owners:
${owners.map((last) => `  - { name: { first: Shared, last: ${last} }, percent: 50, birthDate: 1965-05-05 }`).join('\n')}
`;
const leie =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n' +
  'BOTHOWNER,SHARED,,,,,,0000000000,19650505,,SALEM,OR,1,1128a1,20200120,00000000,00000000,\n';

let world: World;
beforeEach(async () => {
  world = await emptyWorkspace();
  world.write('empanel.yaml', workspace);
  world.write('groups/north.group.yaml', group('north', 'Bothowner', 'Quiet'));
  world.write('groups/south.group.yaml', group('south', 'Bothowner'));
  world.write('groups/other.group.yaml', group('other', 'Nobody').replace('practice: other\n', ''));
  expect((await world.empanel(['sync', '--quiet'])).code).toBe(0);
  world.write('UPDATED.csv', leie);
});
afterEach(() => world.end());

test('a run counts those of the practice asked for, and everybody', async () => {
  const run = await world.empanel(['screen', '--list', 'UPDATED.csv', '--practice', 'north', '--format', 'json']);
  const { matches, ...counts } = JSON.parse(run.stdout) as { matches: { subject: string }[] };
  expect(matches.map(({ subject }) => subject)).toEqual(['north']);
  expect(counts).toMatchObject({ practice: 'north', screened: 3, clear: 2, open: 1, confirmed: 0, skipped: 0 });
  expect(counts).toMatchObject({ wholeRun: { screened: 7, clear: 5, open: 2, confirmed: 0, skipped: 0, matches: 2 } });
  expect(run.code).toBe(1);
  const { stdout } = await world.empanel(['screen', 'list', '--format', 'json']);
  expect((JSON.parse(stdout) as { rows: unknown[] }).rows).toHaveLength(2);
});

test('a practice that is not there is refused before anything is recorded', async () => {
  const run = await world.empanel(['screen', '--list', 'UPDATED.csv', '--practice', 'nroth']);
  expect(run.stderr).toContain('did you mean `north`?');
  expect((await world.empanel(['report', 'screening', '--format', 'md'])).stdout).toContain('Nobody has been screened');
});

test('a name of two practices is that of the practice asked for, and without one both are told apart', async () => {
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  const words = ['screen', 'review', 'bothowner', '--verdict', 'different', '--reason', 'another SSN', '--dry-run'];
  expect((await world.empanel(words)).stderr).toMatch(
    /of north Clinic, LLC: BOTHOWNER.*of south Clinic, LLC: BOTHOWNER/s,
  );
  const own = await world.empanel([...words, '--practice', 'south']);
  expect(own.stdout).toContain('south Clinic, LLC, owner: Bothowner, Shared is not the one');
  expect(own.stderr).not.toContain('next: `empanel screen show');
});

import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

const leie =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n' +
  'QUIXOTE,ALONSO,,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20200120,00000000,00000000,\n';
const optOut =
  'NPI,First Name,Last Name,Specialty,Optout Effective Date,Optout End Date,City Name,State Code\n' +
  '1336135649,Zed,Zoe,Internal,05/01/2026,05/01/2028,RENO,NV\n';
const npi = '1679576722';

let world: World;
beforeEach(async () => {
  world = await demoWorld();
});
afterEach(() => world.end());

/** Everything that says whether the newcomer was screened. */
async function told(): Promise<string> {
  const pages = [
    await world.empanel(['can-bill', npi, '--payer', 'medicare-noridian', '--format', 'md']),
    await world.empanel(['provider', 'onboard', npi, '--format', 'md']),
    await world.empanel(['committee', 'packet', npi]),
  ];
  return pages.map(({ stdout }) => stdout).join('\n');
}

test('whoever is added after a screening was not screened by it', async () => {
  world.write('empanel.yaml', world.read('empanel.yaml').replace('role: practice', 'role: facility'));
  world.write('UPDATED.csv', leie);
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  const who = ['--npi', npi, '--first', 'Ann', '--last', 'Zoe', '--type', 'MD', '--state', 'OR'];
  const added = await world.empanel(['provider', 'add', ...who, '--license', 'MD1', '--taxonomy', '207Q00000X']);
  expect(added.code).toBe(0);

  const before = await told();
  expect(before).toContain('no exclusion is known; never screened');
  expect(before).toContain('No screening on record');
  expect(before).not.toMatch(/[Ss]creened (on )?(Mon 15 Jun 2026|2026-06-15)/);
  const proof = await world.empanel(['report', 'screening', '--format', 'md']);
  expect(proof.stdout).toContain('not screened, recorded since: Zoe, Ann');

  await world.empanel(['screen']);
  const after = await told();
  expect(after).toContain('no exclusion is known; screened on 2026-06-15');
  expect(after).toContain('Screened Mon 15 Jun 2026 against leie');
});

test('a packet says where nobody had the full list', async () => {
  world.write('empanel.yaml', world.read('empanel.yaml').replace('role: practice', 'role: facility'));
  world.write('2605EXCL.csv', leie);
  await world.empanel(['screen', '--list', '2605EXCL.csv']);
  const packet = async (): Promise<string> => (await world.empanel(['committee', 'packet', '1245319599'])).stdout;
  expect(await packet()).toContain(
    'against leie of Fri 1 May 2026 (supplement). Of leie there was no full list: clear against these supplements only.',
  );
  world.write('UPDATED.csv', leie.replace('RENO', 'SPARKS'));
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  expect(await packet()).not.toContain('no full list');
});

test('an owner whom a group names after a screening was not screened by it', async () => {
  const group = 'groups/riverbend.group.yaml';
  const owner = /^.*last: Okafor.*\n/m;
  const whole = world.read(group);
  const sync = async (text: string): Promise<void> => {
    world.write(group, text);
    expect((await world.empanel(['sync', group])).code).toBe(0);
  };
  const proof = async (): Promise<string> => (await world.empanel(['report', 'screening', '--format', 'md'])).stdout;
  await sync(whole.replace(owner, ''));
  world.write('UPDATED.csv', leie);
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  expect(await proof()).not.toContain('recorded since');
  await sync(whole);
  expect(await proof()).toContain('not screened, recorded since: owner: Okafor, Helen, of Riverbend');
  expect(await visit()).toMatch(
    /no exclusion is known; screened on 2026-06-15; owner: Okafor, Helen, of Riverbend.* was recorded since and not screened/,
  );
  expect(await packet('riverbend')).toContain('Not screened, recorded since: owner: Okafor, Helen.');
  expect(await packet('riverbend')).toContain('screening: owner: Okafor, Helen was recorded since it was done');
  await world.empanel(['screen']);
  expect(await proof()).not.toContain('recorded since');
  expect(await visit()).not.toContain('recorded since');
  expect(await packet('riverbend')).not.toContain('recorded since');
});

test('an owner whom a facility names after a screening was not screened by it', async () => {
  world.write('UPDATED.csv', leie);
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  const facility = 'facilities/riverside-surgery.facility.yaml';
  const whole = world.read(facility);
  world.write(facility, `${whole.trimEnd()}\nowners:\n  - { name: { first: Max, last: Obi }, percent: 40 }\n`);
  expect((await world.empanel(['sync', facility])).code).toBe(0);
  const proof = await world.empanel(['report', 'screening', '--format', 'md']);
  expect(proof.stdout).toContain('not screened, recorded since: owner: Obi, Max, of Riverside Surgery Center');
  expect(await packet('riverside-surgery')).toContain('Not screened, recorded since: owner: Obi, Max.');
});

test('without its roster a proof still says what owners are', async () => {
  world.write('UPDATED.csv', leie.replace('QUIXOTE,ALONSO', 'OKAFOR,HELEN').replace('19500101', '19791123'));
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  for (const name of readdirSync(world.path('.empanel/lists')))
    if (name.endsWith('.roster')) rmSync(world.path(`.empanel/lists/${name}`));
  const proof = await world.empanel(['report', 'screening', '--format', 'json']);
  const { rows } = JSON.parse(proof.stdout) as { rows: { party: string; role: string }[] };
  expect(rows.map(({ party, role }) => `${party} is ${role}`).sort()).toEqual([
    'owner: Okafor, Helen is owner',
    'self is provider',
  ]);
});

test('a schedule names the groups of which not everybody was screened, and how many rows they bill', async () => {
  const rows = ['2026-06-11', '2026-06-12'].map((on) => `1994073181,medicare-noridian,${on},riverbend`);
  world.write('visits.csv', `npi,payer,on,group\n${rows.join('\n')}\n`);
  const said = async (): Promise<string> =>
    (await world.empanel(['can-bill', '--from', 'visits.csv', '--brief'])).stderr;
  expect(await said()).not.toContain('to bill by');
  world.write('optout.csv', optOut);
  await world.empanel(['screen', '--list', 'opt-out=optout.csv']);
  expect(await said()).toMatch(/2 rows to bill by Riverbend.*: the group was never screened; `empanel screen` does/);
  const group = 'groups/riverbend.group.yaml';
  const whole = world.read(group);
  const sync = async (text: string): Promise<void> => {
    world.write(group, text);
    expect((await world.empanel(['sync', group])).code).toBe(0);
  };
  await sync(whole.replace(/^.*last: Okafor.*\n/m, ''));
  world.write('UPDATED.csv', leie);
  await world.empanel(['screen', '--list', 'UPDATED.csv']);
  expect(await said()).not.toContain('to bill by');
  await sync(whole);
  expect(await said()).toMatch(
    /2 rows to bill by Riverbend.*: owner: Okafor, Helen was recorded since the last screening and not screened; `empanel screen` does/,
  );
  await world.empanel(['screen']);
  expect(await said()).not.toContain('to bill by');
});

/** What the billing gate says of a visit under the group. */
async function visit(): Promise<string> {
  const words = ['can-bill', '1994073181', '--payer', 'medicare-noridian', '--group', 'riverbend', '--format', 'md'];
  return (await world.empanel(words)).stdout;
}

/** What a committee is handed about an organisation. */
async function packet(key: string): Promise<string> {
  world.write('empanel.yaml', world.read('empanel.yaml').replace('role: practice', 'role: facility'));
  return (await world.empanel(['committee', 'packet', key])).stdout;
}

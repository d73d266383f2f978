/** Whoever stands in a document of the workspace is screened, or told by name with the reason. */

import { renameSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

const leie =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n' +
  'QUIXOTE,ALONSO,,,,,,0000000000,19500101,,RENO,NV,1,1128a1,20200120,00000000,00000000,\n';
const lena = 'dossiers/fischer-lena-1999155421.dossier.yaml';
const riverbend = 'groups/riverbend.group.yaml';
const legalName = 'Riverbend Family and Behavioral Health, LLC';
const newOwner = '  - { name: { first: Tess, last: Corbin }, percent: 10, from: 2026-06-01 }\nofficials:';

interface Told {
  readonly screened: number;
  readonly skipped: number;
  readonly clear: number;
  readonly skippedParties: readonly {
    readonly subject: string | null;
    readonly name: string;
    readonly party: string;
    readonly why: string;
    readonly document: string | null;
  }[];
  readonly editedSince: readonly { readonly name: string; readonly parties: readonly string[]; readonly why: string }[];
}

let world: World;
beforeEach(async () => {
  world = await demoWorld();
  world.write('2605EXCL.csv', leie);
  expect((await world.run('empanel screen --list 2605EXCL.csv')).code).toBe(0);
});
afterEach(() => world.end());

/** Runs a screening: what it tells, its exit code, and that the report tells the same. */
async function screened(): Promise<Told & { readonly code: number }> {
  const { stdout, code } = await world.run('empanel screen --json');
  const told = JSON.parse(stdout) as Told;
  expect(told.skippedParties).toHaveLength(told.skipped);
  const report = await world.run('empanel report screening --format json');
  const { rows } = JSON.parse(report.stdout) as { readonly rows: readonly Readonly<Record<string, string | null>>[] };
  expect(rows.filter(({ result }) => result !== 'skipped')).toHaveLength(told.screened);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const skipped = rows.filter(({ result }) => result === 'skipped');
  const asTold = skipped.map(({ provider, party, reason, document }) => [provider, party, reason, document]);
  expect(asTold.toSorted()).toEqual(
    told.skippedParties.map(({ name, party, why, document }) => [name, party, why, document]).toSorted(),
  );
  return { ...told, code };
}

/** Who was skipped, as words. */
const words = ({ skippedParties }: Told): readonly string[] =>
  skippedParties.map(({ name, party, why }) => `${name} | ${party} | ${why}`);

test('where every document is taken in nobody is skipped', async () => {
  expect(await screened()).toMatchObject({ screened: 13, skipped: 0, clear: 13, editedSince: [], code: 0 });
});

test('a new dossier that was never synced', async () => {
  const path = 'dossiers/corbin.dossier.yaml';
  world.write(path, world.read(lena).replaceAll('1999155421', '1992000012').replace('Lena', 'Tess'));
  const told = await screened();
  expect(told).toMatchObject({ screened: 13, skipped: 1, code: 1 });
  expect(words(told)).toEqual([`Fischer, Tess | self | ${path} was never synced`]);
  expect(told.skippedParties[0]).toMatchObject({ subject: '1992000012', document: path });
  const piped = await world.run('empanel screen --format csv');
  expect(piped.stderr).toContain(`warning: skipped: Fischer, Tess: ${path} was never synced`);
  const shown = await world.run('empanel screen', { columns: 120 });
  expect(shown.stdout).toContain('14 parties = 13 screened + 1 skipped');
  expect(shown.stdout).toContain('next: empanel sync');

  await world.run('empanel sync');
  expect(await screened()).toMatchObject({ screened: 14, skipped: 0, code: 0 });
  await world.run('empanel undo');
  await world.run('empanel undo');
  expect(words(await screened())).toEqual([`Fischer, Tess | self | ${path} was never synced`]);
});

test('a new group with owners, officials and managing employees', async () => {
  const path = 'groups/elm.group.yaml';
  world.write(
    path,
    [
      'empanel: group/v1',
      'key: elm',
      'legalName: Elm Street Clinic, LLC',
      'tin: "93-4182751"',
      'owners:',
      '  - { name: { first: Tess, last: Corbin }, percent: 60 }',
      '  - { organization: Elm Holding, percent: 40 }',
      'officials: [{ name: { first: Ida, last: Moss }, role: managing-employee }]',
      '',
    ].join('\n'),
  );
  const told = await screened();
  const named = told.skippedParties.map(({ name, party }) => `${name}: ${party}`);
  expect(named).toEqual([
    'Elm Street Clinic, LLC: self',
    'Elm Street Clinic, LLC: owner: Corbin, Tess',
    'Elm Street Clinic, LLC: owner: Elm Holding',
    'Elm Street Clinic, LLC: managing employee: Moss, Ida',
  ]);
  const { stderr } = await world.run('empanel screen --format csv');
  expect(stderr).toContain(
    'skipped: Elm Street Clinic, LLC, and of it owner: Corbin, Tess; owner: Elm Holding; managing employee: Moss, Ida: groups/elm.group.yaml',
  );
});

test('documents that a sync refuses, one of them unreadable, one of another shape', async () => {
  const npi = '"1992000012"';
  world.write(
    'dossiers/corbin.dossier.yaml',
    `empanel: dossier/v1\nnpi: ${npi}\ntype: 7\nname: { first: Tess, last: Corbin }\n`,
  );
  world.write('dossiers/torn.dossier.yaml', 'empanel: dossier/v1\nname: {');
  world.write(
    'groups/elm.group.yaml',
    'empanel: group/v1\nkey: elm\nowners:\n  - Moss, Ida\nofficials: { role: other }\n',
  );
  await world.run('empanel sync');
  const told = await screened();
  expect(told.code).toBe(1);
  expect(words(told)[0]).toMatch(/^Corbin, Tess \| self \| dossiers\/corbin\.dossier\.yaml is refused: line 3: /);
  expect(words(told)[1]).toMatch(
    /^dossiers\/torn\.dossier\.yaml \| self \| dossiers\/torn\.dossier\.yaml is refused: line 2: /,
  );
  expect(told.skippedParties.slice(2).map(({ name, party }) => `${name}: ${party}`)).toEqual([
    'elm: self',
    'elm: owner: Moss, Ida',
    'elm: official: without a name',
  ]);
});

test('an edited group with a new owner: its others are screened as last synced', async () => {
  world.write(
    riverbend,
    world
      .read(riverbend)
      .replace('officials:', newOwner)
      .replace('percent: 60', 'percent: 50')
      .replace('1979-11-23', '1979-11-24'),
  );
  const told = await screened();
  expect(told).toMatchObject({ screened: 13, skipped: 1, code: 1 });
  const why = `${riverbend} was edited since the last sync`;
  expect(words(told)).toEqual([`${legalName} | owner: Corbin, Tess | ${why}`]);
  expect(told.editedSince).toMatchObject([{ name: legalName, parties: ['owner: Okafor, Helen'], why }]);
  const verdict = await world.run('empanel can-bill 1245319599 --payer medicare-noridian --format md');
  expect(verdict.stdout).not.toContain('never screened');
});

test('an edit that says nothing else of anybody is nothing to tell; one of a name is', async () => {
  world.write(lena, `${world.read(lena)}# moved house\n`);
  expect(await screened()).toMatchObject({ skipped: 0, editedSince: [], code: 0 });
  world.write(lena, world.read(lena).replace('Lena', 'Magda'));
  const told = await screened();
  expect(told).toMatchObject({ screened: 13, skipped: 0, code: 0 });
  expect(told.editedSince).toMatchObject([{ parties: ['self'], why: `${lena} was edited since the last sync` }]);
});

test('a file that moved or is gone is screened as it was synced', async () => {
  renameSync(world.path(lena), world.path('dossiers/lena.dossier.yaml'));
  rmSync(world.path(riverbend));
  expect(await screened()).toMatchObject({ screened: 13, skipped: 0, editedSince: [], code: 0 });
});

test('one that moved and was edited is known by its NPI', async () => {
  renameSync(world.path(lena), world.path('dossiers/lena.dossier.yaml'));
  world.write('dossiers/lena.dossier.yaml', world.read('dossiers/lena.dossier.yaml').replace('Lena', 'Magda'));
  const told = await screened();
  expect(told).toMatchObject({ screened: 13, skipped: 0 });
  expect(told.editedSince).toMatchObject([{ name: 'Fischer, Lena', parties: ['self'] }]);
});

test('of two new dossiers of one provider each is told', async () => {
  for (const name of ['one', 'two'])
    world.write(`dossiers/${name}.dossier.yaml`, world.read(lena).replaceAll('1999155421', '1992000012'));
  world.write('dossiers/two.dossier.yaml', `${world.read('dossiers/two.dossier.yaml')}# again\n`);
  expect((await screened()).skippedParties.map(({ document }) => document)).toEqual([
    'dossiers/one.dossier.yaml',
    'dossiers/two.dossier.yaml',
  ]);
});

test('a workspace without documents', async () => {
  await world.run('empanel init elm --time-zone UTC');
  const { stdout, code } = await world.run('empanel -C elm screen --list 2605EXCL.csv --json');
  expect(JSON.parse(stdout)).toMatchObject({ screened: 0, skipped: 0, skippedParties: [] });
  expect(code).toBe(0);
});

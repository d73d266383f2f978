/** Renewals that `sync` opens by itself: what it takes over, and what it leaves to a person. */

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';

let world: World;

beforeEach(async () => {
  world = await demoWorld();
});

afterEach(() => world.end());

interface Told {
  readonly application?: string;
  readonly payer: string | null;
  readonly because?: string;
}

interface Synced {
  readonly journal: readonly [number, number] | null;
  readonly changes: readonly { readonly kind: string }[];
  readonly renewals: { readonly opened: readonly Told[]; readonly left: readonly Told[] };
}

async function synced(on: string, ...paths: readonly string[]): Promise<Synced> {
  return JSON.parse((await world.empanel(['sync', ...paths, '--as-of', on, '--json'])).stdout) as Synced;
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(world.path(path), 'utf8');
  expect(text).toContain(from);
  world.write(path, text.replace(from, to));
}

const leadBegins = '2026-09-02';
const dossier = 'dossiers/okafor-helen-1996048710.dossier.yaml';

test('a renewal has the lines, the route and the owner of the cycle before, and names it', async () => {
  const { renewals } = await synced('2028-07-26');
  const id = renewals.opened.find(({ payer }) => payer === 'cascade-health')?.application ?? '';
  const { stdout } = await world.empanel(['report', 'status', '--all', '--as-of', '2028-07-26', '--json']);
  const lines = (JSON.parse(stdout) as { readonly rows: readonly Readonly<Record<string, unknown>>[] }).rows;
  const line = { application: id, type: 'recredentialing', route: 'group', group: 'riverbend', owner: 'jordan' };
  expect(lines.filter(({ application }) => application === id)).toMatchObject([
    { ...line, product: 'ppo' },
    { ...line, product: 'exchange' },
  ]);
  const shown = await world.empanel(['application', 'show', id, '--as-of', '2028-07-26', '--json']);
  expect(shown.stdout).toContain('follows a-2gxeb6xs');
});

test('a renewal is opened once, on the day on which its lead begins and not before', async () => {
  expect((await synced('2026-09-01')).renewals.opened).toEqual([]);
  expect((await synced(leadBegins)).renewals.opened).toMatchObject([{ payer: 'medicare-noridian' }]);
  expect(await synced(leadBegins)).toMatchObject({ journal: null, renewals: { opened: [], left: [] } });
});

test('a workspace that opens renewals by hand has none opened', async () => {
  edit('empanel.yaml', 'followUpEvery: P14D', 'followUpEvery: P14D\nrenewals: by-hand');
  expect((await synced(leadBegins)).renewals).toEqual({ opened: [], left: [] });
  const listed = await world.empanel(['committee', 'recredential', '--as-of', leadBegins, '--open', '--json']);
  expect(JSON.parse(listed.stdout)).toMatchObject({ renewals: { opened: [{ payer: 'medicare-noridian' }] } });
});

test('a part of the workspace opens nothing', async () => {
  expect((await synced(leadBegins, 'dossiers')).renewals).toEqual({ opened: [], left: [] });
});

test('undo takes back what was opened first, then the documents', async () => {
  edit(dossier, 'revalidationDue: 2026-12-31', 'revalidationDue: 2026-11-30');
  const { changes, renewals, journal } = await synced('2026-08-15');
  expect(changes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['document', 'application']));
  expect(renewals.opened).toMatchObject([{ dueOn: '2026-11-30' }]);
  expect(journal).not.toBeNull();
  await world.empanel(['undo', '--as-of', '2026-08-15']);
  const applications = await world.empanel(['application', 'list', '--provider', 'okafor', '--json']);
  expect(applications.stdout).not.toContain(renewals.opened[0]?.application ?? '?');
  expect((await world.empanel(['sync', '--as-of', '2026-08-15', '--quiet'])).stdout).toContain('20 unchanged');
  await world.empanel(['undo', '--as-of', '2026-08-15']);
  expect((await world.empanel(['sync', '--as-of', '2026-08-15', '--quiet'])).stdout).toContain('1 changed');
});

test('what was taken back or withdrawn stays closed for the cycle', async () => {
  await synced(leadBegins);
  await world.empanel(['undo', '--as-of', leadBegins]);
  const back = await synced('2026-09-03');
  expect(back.renewals).toMatchObject({ opened: [], left: [{ because: expect.stringContaining('undo') }] });
  const byHand = ['committee', 'recredential', '--provider', 'okafor', '--open', '--as-of', '2026-09-03', '--json'];
  const { renewals } = JSON.parse((await world.empanel(byHand)).stdout) as Synced;
  const id = renewals.opened[0]?.application ?? '';
  const withdrawn = ['application', 'advance', id, 'withdrawn', '--on', '2026-09-04', '--as-of', '2026-09-04'];
  expect((await world.empanel(withdrawn)).code).toBe(0);
  const after = await synced('2026-09-05');
  expect(after.renewals.opened).toEqual([]);
  expect(after.renewals.left).toMatchObject([{ because: `${id} was withdrawn on Fri 4 Sep 2026` }]);
});

test('who leaves before the day of the cycle, or is being ended there, has nothing renewed', async () => {
  await world.empanel([
    'provider',
    'depart',
    'okafor',
    '--on',
    '2026-11-01',
    '--as-of',
    leadBegins,
    '--reason',
    'moves',
  ]);
  const { renewals } = await synced(leadBegins);
  expect(renewals.opened).toEqual([]);
  expect(renewals.left.map(({ because }) => because).join()).toMatch(/ends it|leaves on/);
});

test('a revalidation of which no payer here keeps the enrollment is left to a person', async () => {
  edit('payers/medicare-noridian.payer.yaml', 'lines: [medicare]', 'lines: [tricare]');
  const { renewals } = await synced(leadBegins);
  expect(renewals.left.map(({ because }) => because).join()).toContain('which payer keeps the enrollment');
});

async function letter(who: string, on: string): Promise<void> {
  const told = await world.empanel([
    'provider',
    'event',
    who,
    'revalidation-notice',
    'a letter',
    '--on',
    on,
    '--as-of',
    on,
  ]);
  expect(told.code).toBe(0);
}

test('a letter of Medicare has the revalidation opened for its day, with the lines of the enrollment, once', async () => {
  await letter('nair', '2026-06-12');
  const { renewals } = await synced('2026-06-12');
  expect(renewals.opened).toMatchObject([
    { payer: 'medicare-noridian', type: 'revalidation', letterOn: '2026-06-12', dueOn: '2026-08-11' },
  ]);
  const id = renewals.opened[0]?.application ?? '';
  const shown = await world.empanel(['application', 'show', id, '--as-of', '2026-06-12', '--json']);
  expect(shown.stdout).toContain('"detail":"revalidation, group"');
  expect(await synced('2026-06-12')).toMatchObject({ journal: null, renewals: { opened: [], left: [] } });
  await world.empanel(['undo', '--as-of', '2026-06-12']);
  const back = await synced('2026-06-13');
  expect(back.renewals).toMatchObject({ opened: [], left: [{ because: expect.stringContaining('undo') }] });
});

test('a letter opens nothing by itself where renewals are opened by hand', async () => {
  edit('empanel.yaml', 'followUpEvery: P14D', 'followUpEvery: P14D\nrenewals: by-hand');
  await letter('nair', '2026-06-12');
  expect((await synced('2026-06-12')).renewals).toEqual({ opened: [], left: [] });
});

test('a letter asks for nothing that is open already for the posted day', async () => {
  expect((await synced(leadBegins)).renewals.opened).toHaveLength(1);
  await letter('okafor', '2026-09-05');
  expect(await synced('2026-09-06')).toMatchObject({ journal: null, renewals: { opened: [], left: [] } });
});

test('of a letter and the posted day the one that has not passed counts', async () => {
  // Medicare wrote and nobody answered; the day that is posted lies ahead.
  await letter('okafor', '2026-06-20');
  expect((await synced('2026-09-02')).renewals.opened).toMatchObject([{ letterOn: null, dueOn: '2026-12-31' }]);
  await world.empanel(['undo', '--as-of', '2026-09-02']);
  // The posted day has passed; Medicare wrote once more.
  await letter('okafor', '2027-02-01');
  expect((await synced('2027-02-02')).renewals.opened).toEqual(
    expect.arrayContaining([expect.objectContaining({ letterOn: '2027-02-01', dueOn: '2027-04-02' })]),
  );
});

test('a revalidation in the dossier answers the letter', async () => {
  await letter('okafor', '2026-06-20');
  const deadlines = async (on: string): Promise<string> =>
    (await world.empanel(['report', 'deadlines', '--provider', 'okafor', '--as-of', on, '--json'])).stdout;
  expect(await deadlines('2026-07-21')).toContain('cms.reval.respond');
  edit(dossier, '- { on: 2021-12-07 }', '- { on: 2021-12-07 }\n    - { on: 2026-07-20 }');
  expect((await synced('2026-07-21')).renewals.opened).toEqual([]);
  expect(await deadlines('2026-07-21')).not.toContain('cms.reval.respond');
});

test('a dry run tells what would be opened by the documents that it looks at, with the ids of the sync', async () => {
  edit(dossier, 'revalidationDue: 2026-12-31', 'revalidationDue: 2026-11-30');
  const args = ['sync', '--as-of', '2026-08-15', '--json'];
  const tried = JSON.parse((await world.empanel([...args, '--dry-run'])).stdout) as Synced;
  expect(tried.renewals.opened).toMatchObject([{ dueOn: '2026-11-30' }]);
  const done = JSON.parse((await world.empanel(args)).stdout) as Synced;
  expect({ ...tried, dryRun: false, undo: 'empanel undo' }).toEqual(done);
});

test('a dry run opens nothing that the documents it looks at have renewed', async () => {
  edit(dossier, '- { on: 2021-12-07 }', '- { on: 2021-12-07 }\n    - { on: 2026-08-20 }');
  edit(dossier, '  revalidationDue: 2026-12-31\n', '');
  const tried = await world.empanel(['sync', '--as-of', leadBegins, '--json', '--dry-run']);
  expect(JSON.parse(tried.stdout)).toMatchObject({ renewals: { opened: [], left: [] } });
});

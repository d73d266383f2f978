/** What a check keeps never changes what the next one finds: where anything differs that findings rest on, all is read again. */

import { copyFileSync, mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSettled } from '../../../src/cli/checking/disk-state.ts';
import { World } from '../../world.ts';

let world: World;

interface Kept {
  readonly by: string;
  readonly value: {
    readonly build: string;
    readonly paths: readonly string[];
    readonly states: string;
    readonly kinds: readonly unknown[];
    readonly findings: readonly (readonly [number, readonly { readonly message: string }[]])[];
  };
}

const dossierPath = 'dossiers/reyes.dossier.yaml';
const payerPath = 'payers/aetna.payer.yaml';
const keptPath = '.empanel/checked.json';

const dossier = `empanel: dossier/v1
status: active
npi: "1992000012"
type: md
name: { first: Ana, last: Reyes }
licenses: [{ state: OR, number: MD200001, status: active, expires: 2026-06-30 }]
`;

const workspace = 'empanel: workspace/v1\nid: elm\nrole: practice\ntimeZone: America/New_York\n';

const contract = `empanel: contract/v1
key: elm-aetna
payer: aetna
holder: { group: elm }
route: direct
effective: 2020-01-01
`;

beforeEach(() => {
  world = new World();
  mkdirSync(world.path('.empanel'), { mode: 0o700 });
  world.write('empanel.yaml', workspace);
  world.write(payerPath, 'empanel: payer/v1\nkey: aetna\nname: Aetna\nlines: [commercial]\n');
  world.write('contracts/elm.contract.yaml', contract);
  world.write(dossierPath, dossier);
});

afterEach(() => world.end());

const kept = (): Kept => JSON.parse(world.read(keptPath)) as Kept;

/** What is kept, with findings that no check makes: they show where it is relied on. As if kept an hour from now. */
function mark(change: (kept: Kept) => unknown = (same) => same): void {
  const { by, value } = kept();
  const told = (path: string): object => ({
    path,
    rule: 'kept/kept',
    severity: 'warning',
    message: `kept of ${path}`,
    pointer: '',
    range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
  });
  const findings = value.paths.map((path, place) => [place, [told(path)]] as const);
  world.write(keptPath, JSON.stringify(change({ by, value: { ...value, findings } } as unknown as Kept)));
  const later = Date.now() / 1000 + 3600;
  utimesSync(world.path(keptPath), later, later);
}

/** The rules and messages that a check tells. */
async function found(...words: readonly string[]): Promise<readonly string[]> {
  const asOf = words.includes('--as-of') ? [] : ['--as-of', '2026-06-15'];
  const { stdout, code, stderr } = await world.empanel(['check', '--json', ...asOf, ...words]);
  expect([0, 1], stderr).toContain(code);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string; path: string }[] };
  return findings.map(({ rule, path, message }) => `${path} ${rule} ${message}`);
}

const keptOf = (path: string): string => `${path} kept/kept kept of ${path}`;
const isKept = (line: string): boolean => line.includes('kept/kept');

test('what is kept is relied on where nothing changed', async () => {
  const before = await found();
  expect(before.length).toBeGreaterThan(0);
  expect(await found()).toEqual(before);
  mark();
  const { paths } = kept().value;
  expect(paths).toEqual(['contracts/elm.contract.yaml', dossierPath, 'empanel.yaml', payerPath]);
  expect((await found()).toSorted()).toEqual(paths.map(keptOf).toSorted());
  expect(await found(dossierPath)).toEqual([keptOf(dossierPath)]);
});

test('a file changed to the same size in the same second, its time set back, is read', async () => {
  const expected = await found();
  mark();
  const { atime, mtime } = statSync(world.path(dossierPath));
  world.write(dossierPath, dossier.replace('1992000012', '1992000013'));
  utimesSync(world.path(dossierPath), atime, mtime);
  const now = await found();
  expect(now.filter((line) => line.startsWith(dossierPath)).join()).toContain('npi/check-digit');
  expect(now.filter(isKept)).toEqual([]);
  world.write(dossierPath, dossier);
  expect(await found()).toEqual(expected);
});

test('a comment added leaves what was found in the others', async () => {
  const before = await found();
  mark();
  world.write(dossierPath, `${dossier}# seen\n`);
  const now = await found();
  expect(now.filter((line) => line.startsWith(dossierPath))).toEqual(
    before.filter((line) => line.startsWith(dossierPath)),
  );
  expect(now).toContain(keptOf(payerPath));
});

test('a file put in the place of another with its size and time is read', async () => {
  await found();
  mark();
  const { atime, mtime } = statSync(world.path(dossierPath));
  copyFileSync(world.path(dossierPath), world.path('next'));
  world.write('next', dossier.replace('1992000012', '1992000013'));
  utimesSync(world.path('next'), atime, mtime);
  renameSync(world.path('next'), world.path(dossierPath));
  expect((await found()).join('\n')).toContain('npi/check-digit');
});

test('a document that goes or comes changes what others say of it', async () => {
  const before = await found();
  expect(before.join('\n')).not.toContain('`aetna`');
  const payer = world.read(payerPath);
  mark();
  rmSync(world.path(payerPath));
  const without = await found();
  expect(without.filter(isKept)).toEqual([]);
  expect(without.find((line) => line.startsWith('contracts/elm.contract.yaml reference/unknown'))).toContain('`aetna`');
  mark();
  world.write(payerPath, payer);
  expect(await found()).toEqual(before);
});

test('a file that says something else to the others has all of them checked', async () => {
  await found();
  mark();
  world.write(payerPath, world.read(payerPath).replace('key: aetna', 'key: aetnb'));
  const now = await found();
  expect(now.filter(isKept)).toEqual([]);
  expect(now.join('\n')).toContain('contracts/elm.contract.yaml reference/unknown');
});

test('another day, another folder to show paths from and other settings have all read', async () => {
  const before = await found();
  expect(before.join('\n')).toContain('paper/expiring');
  mark();
  const later = await found('--as-of', '2026-07-15');
  expect(later.filter(isKept)).toEqual([]);
  expect(later.join('\n')).toContain('paper/expired');
  mark();
  await world.run('cd dossiers');
  const inside = await found(world.path('..'));
  await world.run('cd ..');
  expect(inside.filter(isKept)).toEqual([]);
  expect(inside.join('\n')).toContain('reyes.dossier.yaml paper/expiring');
  await found();
  mark();
  const off = 'rules: [{ rule: paper/expiring, severity: off, reason: asked for elsewhere }]\n';
  world.write('empanel.yaml', workspace + off);
  const silent = await found();
  expect(silent.filter(isKept)).toEqual([]);
  expect(silent.join('\n')).not.toContain('paper/expiring');
});

test('a pack of the workspace in another version has all read', async () => {
  const pack = (length: string): string => `empanel: pack/v1
id: elm-windows
title: Windows of Elm
version: 2026-01-01
reviewOn: 2027-01-01
entries: []
# ${length}
`;
  world.write('packs/elm.pack.yaml', pack('one'));
  await found();
  mark();
  world.write('packs/elm.pack.yaml', pack('two'));
  expect((await found()).filter(isKept)).toEqual([]);
});

test('what another version, other shipped packs or another build kept is not relied on', async () => {
  const expected = await found();
  for (const change of [
    (one: Kept): unknown => ({ ...one, by: one.by.replace(/^\S+/, '0.0.0') }),
    (one: Kept): unknown => ({ ...one, by: `${one.by.slice(0, -1)}x` }),
    (one: Kept): unknown => ({ ...one, value: { ...one.value, build: '/*0000000000000000 a' } }),
  ]) {
    mark(change);
    expect(await found()).toEqual(expected);
  }
});

test('damage is not noticed', async () => {
  const expected = await found();
  const whole = world.read(keptPath);
  for (const part of ['', 'null', whole.slice(0, whole.length / 2)]) {
    world.write(keptPath, part);
    expect(await found()).toEqual(expected);
  }
  for (const change of [
    (one: Kept): unknown => ({ ...one, value: { ...one.value, paths: one.value.paths.slice(1) } }),
    (one: Kept): unknown => ({ ...one, value: { ...one.value, kinds: [] } }),
    (one: Kept): unknown => ({ ...one, value: { ...one.value, states: one.value.states.slice(8) } }),
    (one: Kept): unknown => ({ ...one, value: { ...one.value, states: null } }),
    (one: Kept): unknown => ({ ...one, value: { ...one.value, findings: {} } }),
  ]) {
    mark(change);
    expect(await found()).toEqual(expected);
  }
});

test('a file changed in the moment in which it was read may have changed again', async () => {
  const expected = await found();
  mark();
  const { ctimeMs } = statSync(world.path(dossierPath));
  const keptAt = (milliseconds: number): void => utimesSync(world.path(keptPath), 0, (ctimeMs + milliseconds) / 1000);
  keptAt(10);
  expect((await found(dossierPath)).filter(isKept)).toEqual([]);
  await found();
  mark();
  expect(await found(dossierPath)).toEqual([keptOf(dossierPath)]);
  keptAt(-1000);
  expect(await found()).toEqual(expected);
});

test('a state is settled when the disk would show a change after it', () => {
  expect(isSettled([9, 1000.5, 1000.5, 7], 1019)).toBe(false);
  expect(isSettled([9, 1000.5, 1000.5, 7], 1021)).toBe(true);
  // A disk that may tell whole seconds only, every other of them.
  expect(isSettled([9, 1000, 1000, 7], 2900)).toBe(false);
  expect(isSettled([9, 1000, 1000, 7], 3001)).toBe(true);
  // One that does not tell when a file was changed, but when it was written; and a time that is still to come.
  expect(isSettled([9, 1000.5, 0, 7], 1010)).toBe(false);
  expect(isSettled([9, 5000.5, 1000.5, 7], 1100)).toBe(false);
});

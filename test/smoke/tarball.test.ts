/** What a user gets: the package is packed, installed into an empty folder and used there. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const addon = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';
const folder = mkdtempSync(join(tmpdir(), 'empanel-installed-'));
const workspace = join(folder, 'lakeside');
const caches = join(folder, 'caches');

function npm(args: readonly string[], cwd: string): void {
  const execPath = process.env.npm_execpath;
  const shell = process.platform === 'win32' && execPath === undefined;
  const [command, first] = execPath === undefined ? ['npm', []] : [process.execPath, [execPath]];
  execFileSync(command, [...first, ...args], { cwd, shell, stdio: 'pipe' });
}

function versionOf(home: string): string {
  return JSON.parse(readFileSync(join(home, 'node_modules/better-sqlite3/package.json'), 'utf8')).version;
}

/** Runs the installed program as a shell would, through the link that npm made. */
function empanel(args: readonly string[], cwd: string): { status: number | null; stdout: string; stderr: string } {
  const bin = join(folder, 'node_modules/.bin', process.platform === 'win32' ? 'empanel.cmd' : 'empanel');
  const env = { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: caches };
  const { status, stdout, stderr } = spawnSync(bin, args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  npm(['pack', '--pack-destination', folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  npm(['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`], folder);
  // Without its script 12 was not compiled; the addon that stands here is the same where the version is. 13 brings its own.
  if (versionOf(folder) === versionOf(root) && existsSync(join(root, addon)) && !existsSync(join(folder, addon))) {
    mkdirSync(join(folder, addon, '..'), { recursive: true });
    copyFileSync(join(root, addon), join(folder, addon));
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tarball holds what runs, and none of the sources, tests or caches', () => {
  const home = join(folder, 'node_modules/empanel');
  expect(readdirSync(home).sort()).toEqual(
    expect.arrayContaining(['LICENSE', 'README.md', 'bin', 'dist', 'examples', 'package.json', 'schemas']),
  );
  for (const absent of ['src', 'test', 'scripts', 'node_modules', 'dist/.cache']) {
    expect(existsSync(join(home, absent)), absent).toBe(false);
  }
  expect(readFileSync(join(home, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8')).toContain('commander');
});

test('it says its version and its help', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(empanel(['--version'], folder)).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  const help = empanel(['--help'], folder);
  expect(help.status).toBe(0);
  expect(help.stdout).toContain('empanel');
  expect(help).toEqual(empanel(['help'], folder));
});

test('the example practice can be made, checked and reported on', () => {
  const made = empanel(['init', workspace, '--demo'], folder);
  expect(made, made.stderr).toMatchObject({ status: 0 });

  const sound = empanel(['check', '--json'], workspace);
  expect(sound.status, sound.stderr).toBe(0);
  const { errors, warnings } = JSON.parse(sound.stdout).summary;
  expect(errors).toBe(0);
  expect(warnings).toBeGreaterThan(0);

  const broken = empanel(['check', '--json', join(folder, 'node_modules/empanel/examples/broken')], workspace);
  expect(broken.status, broken.stderr).toBe(1);
  expect(JSON.parse(broken.stdout).summary.errors).toBeGreaterThan(0);

  // Twice: the second start takes the code from the cache that the ones before left.
  const first = empanel(['report', 'deadlines', '--json'], workspace);
  const second = empanel(['report', 'deadlines', '--json'], workspace);
  expect(first, first.stderr).toMatchObject({ status: 0 });
  expect(JSON.parse(first.stdout).rows.length).toBeGreaterThan(0);
  expect(second).toEqual(first);
  expect(empanel(['report', 'deadlines', '--json'], workspace)).toEqual(first);

  const sheet = empanel(['report', 'status', '-o', 'status.xlsx'], workspace);
  expect(sheet, sheet.stderr).toMatchObject({ status: 0 });
  expect(readFileSync(join(workspace, 'status.xlsx')).subarray(0, 2).toString()).toBe('PK');

  const verified = empanel(['ledger', 'verify'], workspace);
  expect(verified, verified.stderr).toMatchObject({ status: 0 });
}, 60_000);

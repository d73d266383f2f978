// Makes the checkout ready for what follows: installs, generates and builds, each only when something it depends on
// has changed. `npm run demo`, `npm test` and the others call this first; it needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, fingerprint, jsonAt, named, root, writeWhole } from './files.mjs';

const force = process.argv.includes('--force');
const generateOnly = process.argv.includes('--only=generate');

const sqlite = 'node_modules/better-sqlite3';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Node ${process.versions.node} is too old: 20.19 or newer is needed`);

install();
generate();
if (!generateOnly) build();

/**
 * `npm ci` when node_modules is absent or is not what the lockfile says; a rebuild when the addon is for another Node.
 * The lockfile is that of Node 20, where better-sqlite3 12 has to be compiled. Compiled for Node 24.19 and newer it ends
 * the process at the next garbage collection (nodejs/node#65446), so from Node 22 on 13 takes its place, which brings
 * its addons along.
 */
function install() {
  const isFrom22 = major >= 22;
  const wrong = installFault(isFrom22);
  if (wrong !== undefined) {
    say(`${wrong}: running \`npm ci\`${isFrom22 ? '' : ' (about a minute: SQLite is compiled)'}`);
    npm(['ci', '--include=dev', '--no-audit', '--no-fund', ...(isFrom22 ? ['--ignore-scripts'] : [])]);
  }
  if (isFrom22) placeSqlite();
  if (addonLoads()) return;
  if (isFrom22)
    fail(`better-sqlite3 has no addon for ${process.platform}-${process.arch}: use Node 20, where it is compiled`);
  say('better-sqlite3 does not load in this Node: running `npm rebuild better-sqlite3`');
  npm(['rebuild', 'better-sqlite3']);
  if (!addonLoads()) fail('better-sqlite3 could not be built: a C++ compiler, make and Python 3 are needed');
}

function installFault(isFrom22) {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = jsonAt(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (present === undefined) return 'nothing is installed yet';
  for (const [path, { version, integrity, optional, devOptional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = present[path];
    if (found === undefined && (optional || devOptional)) continue;
    if (found?.version !== version || (integrity && found.integrity !== integrity) || !existsSync(join(root, path))) {
      return `${path} is not as package-lock.json says`;
    }
  }
  if (isFrom22 || sqliteVersion() === wanted[sqlite].version) return undefined;
  return `${sqlite} is that of a newer Node`;
}

/** Puts the better-sqlite3 of `scripts/sqlite-13` where the other one lies, unless it is there. */
function placeSqlite() {
  const source = join(root, 'scripts/sqlite-13');
  const { version } = jsonAt(join(source, 'package-lock.json')).packages[sqlite];
  if (sqliteVersion() === version) return;
  // Through a link it would take the place of the one that another checkout, of an older Node, works with.
  if (lstatSync(join(root, 'node_modules')).isSymbolicLink())
    fail(
      'node_modules is a link: Node 22 and newer need a folder of their own here, as the addon of SQLite is another',
    );
  say(`better-sqlite3 ${version} is needed from Node 22 on: fetching it`);
  const folder = join(root, 'node_modules/.empanel/sqlite');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  rmSync(join(root, sqlite), { recursive: true, force: true });
  renameSync(join(folder, sqlite), join(root, sqlite));
  rmSync(folder, { recursive: true, force: true });
}

function sqliteVersion() {
  return jsonAt(join(root, sqlite, 'package.json'))?.version;
}

function addonLoads() {
  // In a process of its own: an addon made for another Node may end the process that loads it.
  const open = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', open], { cwd: root, stdio: 'ignore' }).status === 0;
}

function generate() {
  const inputs = under(
    'schemas',
    'scripts/generate',
    'scripts/generate.mjs',
    'scripts/files.mjs',
    'package-lock.json',
    'src/rules',
    'src/domain',
  ).filter((path) => !/^src\/(?:rules\/generated|domain\/nouns)\//.test(named(path)));
  step(
    'generate',
    inputs,
    () => under('src/domain/nouns', 'src/documents/generated', 'src/rules/generated'),
    'scripts/generate.mjs',
  );
}

function build() {
  const inputs = under(
    'src',
    'bin',
    'schemas',
    'scripts/build',
    'scripts/build.mjs',
    'scripts/files.mjs',
    'package.json',
    'package-lock.json',
    `${sqlite}/package.json`,
  );
  const outputs = () => under('dist').filter((path) => !path.startsWith(join(root, 'dist/.cache')));
  step('build', inputs, outputs, 'scripts/build.mjs');
}

/** Runs `script` unless inputs and outputs are those of its last run. */
function step(name, inputs, outputs, script) {
  const stampPath = join(root, `node_modules/.empanel/${name}.json`);
  const before = fingerprint(inputs);
  const stamp = jsonAt(stampPath);
  if (!force && stamp?.inputs === before && stamp.outputs === fingerprint(outputs())) return;
  run(process.execPath, [join(root, script)]);
  writeWhole(stampPath, `${JSON.stringify({ inputs: before, outputs: fingerprint(outputs()) })}\n`);
}

function under(...paths) {
  return paths.flatMap((path) => filesUnder(join(root, path)));
}

function npm(args, cwd = root) {
  // Under `npm run`, npm says which file it is; that also works where `npm` is a .cmd.
  const file = process.env.npm_execpath;
  if (file?.endsWith('.js')) run(process.execPath, [file, ...args], { cwd });
  else run('npm', args, { cwd, shell: process.platform === 'win32' });
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (status !== 0) fail(`\`${[command, ...args].join(' ')}\` failed${error ? `: ${error.message}` : ''}`);
}

function say(text) {
  console.error(`ready: ${text}`);
}

function fail(text) {
  console.error(`ready: ${text}`);
  process.exit(1);
}

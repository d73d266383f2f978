// npm run bench: the program against floors measured in the same run. `npm run bench -- start` runs one part;
// `npm run bench -- ledger --scale 1` the large ledger at its full size (a tenth of it without --scale).
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareDerived, bareFacts } from './bench/bare-insert.mjs';
import { claimsIn } from './bench/claims.mjs';
import { coreIn } from './bench/core.mjs';
import { deadlineQuery } from './bench/deadline-query.mjs';
import { durableWrites } from './bench/durable-write.mjs';
import { fillLedger, inventing, providersAtFullScale, reportDay } from './bench/large-ledger.mjs';
import { inTurn, peakMemory, print, run, spread } from './bench/measure.mjs';
import { demoIn, manyIn, programIn } from './bench/practice.mjs';
import { privilegeIn } from './bench/privilege.mjs';
import { scheduleIn } from './bench/schedule.mjs';
import { screeningIn } from './bench/screening.mjs';
import { screeningAgainIn } from './bench/screening-ledger.mjs';
import { root } from './files.mjs';

const parts = { start, check, importing, ledger, screening, schedule, claims, privilege };
const asked = process.argv.slice(2).filter((word) => word in parts);
const folder = mkdtempSync(join(tmpdir(), 'empanel-bench-'));
const node = process.execPath;
const program = join(folder, 'program');
const empanel = programIn(program);
const demo = demoIn(join(folder, 'demo'), empanel);
const cleanDossier = clean();

console.log(
  `Node ${process.version}, ${cpus().length} cores. Whole processes, in turn; medians (min–max); ratios pair by pair.`,
);
let missed = 0;
try {
  for (const name of asked.length > 0 ? asked : Object.keys(parts)) await parts[name]();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (missed > 0) console.log(`\n${missed} goals missed`);
process.exitCode = missed > 0 ? 1 : 0;

/** The example dossier without a finding. */
function clean() {
  const name = readdirSync(join(demo, 'dossiers')).find((each) => {
    const { stdout } = spawnSync(node, empanel('check', join('dossiers', each), '--json').slice(1), {
      cwd: demo,
      encoding: 'utf8',
    });
    return JSON.parse(stdout).findings.length === 0;
  });
  if (name === undefined) throw new Error('the example practice has no dossier without findings');
  return name;
}

function start() {
  const noCache = () => rmSync(join(program, 'dist/.cache'), { recursive: true, force: true });
  const at = (name, goal, ...args) => ({ name, goal, command: empanel(...args), cwd: demo });
  const one = ['check', join('dossiers', cleanDossier)];
  missed += print(
    'Cold start, with the code cache that earlier runs left',
    inTurn(
      [
        { name: 'node -e 0', command: [node, '-e', '0'] },
        at('empanel --version', 1.15, '--version'),
        at('empanel --help', 1.15, '--help'),
        at('empanel check one.dossier.yaml', 2.3, ...one),
        at('empanel check --schema-only one.dossier.yaml', undefined, ...one, '--schema-only'),
        at('empanel report deadlines', 1.6, 'report', 'deadlines'),
        at('empanel report status', 1.6, 'report', 'status'),
        at('empanel next', 1.6, 'next'),
        at('empanel (morning page)', 1.6),
      ],
      25,
      3,
    ),
  );
  missed += print(
    'Cold start, the first time: no cache yet, and writing it',
    inTurn(
      [
        { name: 'node -e 0', command: [node, '-e', '0'] },
        { ...at('empanel check one.dossier.yaml', undefined, ...one), before: noCache },
        { ...at('empanel report deadlines', 2.2, 'report', 'deadlines'), before: noCache },
      ],
      15,
      2,
    ),
  );
}

function check() {
  const count = 10_000;
  const many = manyIn(join(folder, 'many'), demo, cleanDossier, count);
  const dossiers = join(many, 'dossiers');
  const reading = `const fs = require('node:fs'); let n = 0;
    for (const name of fs.readdirSync('.')) n += fs.readFileSync(name).length;`;
  // What a check keeps for the next one is taken away before each: these begin with nothing.
  mkdirSync(join(many, '.empanel'), { mode: 0o700 });
  const forget = () => {
    for (const name of ['checked.json', 'index.json']) rmSync(join(many, '.empanel', name), { force: true });
  };
  const all = { name: 'empanel check', command: empanel('check'), cwd: many, before: forget };
  const cases = [
    { name: 'empanel check --schema-only', command: empanel('check', '--schema-only'), cwd: many },
    all,
    { name: 'reading the files (node)', command: [node, '-e', reading], cwd: dossiers },
  ];
  const peer = sourcemeta();
  if (peer === undefined)
    console.log('\nsourcemeta is not here and could not be installed: its comparison is left out');
  else {
    const schema = join(program, 'schemas/dossier.schema.json');
    cases.unshift({
      name: 'sourcemeta validate --fast (schema only)',
      command: [peer, 'validate', '--fast', schema, dossiers, '--extension', '.yaml'],
    });
    cases[1].goal = 0.8;
    cases[2].goal = 1.5;
  }
  missed += print(`Checking ${count} dossiers`, inTurn(cases, 3, 0));
  memory(all, 200);
  missed += print(
    `Checking ${count} dossiers again, nothing changed`,
    inTurn(
      [
        { name: 'find -printf', command: ['find', many, '-name', '*.yaml', '-printf', '%s %T@ %p\\n'] },
        { name: 'empanel check', command: empanel('check'), cwd: many, goal: 5 },
      ],
      9,
      2,
    ),
  );
  const one = join('dossiers', cleanDossier);
  let edits = 0;
  const edit = () => {
    edits += 1;
    appendFileSync(join(demo, one), `# edit ${edits}\n`);
  };
  missed += print(
    'Checking one dossier of a practice',
    inTurn(
      [
        { name: 'node -e 0', command: [node, '-e', '0'] },
        { name: 'just edited', command: empanel('check', one), cwd: demo, before: edit, goal: 2.3 },
        { name: 'unchanged', command: empanel('check', one), cwd: demo, goal: 2.3 },
      ],
      15,
      3,
    ),
  );
}

/** The C++ validator, as its npm package ships it; a peer for tests only. */
function sourcemeta() {
  const home = join(folder, 'peer');
  mkdirSync(home);
  const npm = process.env.npm_execpath === undefined ? ['npm'] : [node, process.env.npm_execpath];
  spawnSync(
    npm[0],
    [...npm.slice(1), 'install', '--prefix', home, '--no-audit', '--no-fund', '--silent', '@sourcemeta/jsonschema'],
    { cwd: home },
  );
  const bin = join(home, 'node_modules/.bin/jsonschema');
  return existsSync(bin) ? bin : undefined;
}

function importing() {
  const file = join(root, '../shared/data/nppes/npidata_practitioner_CT-MA-RI_20181204_2000rows.csv');
  if (!existsSync(file)) return console.log('\nImporting: the NPPES file is not here, so this part is left out');
  const bytes = statSync(file).size;
  const workspace = join(folder, 'imported');
  const fresh = () => {
    rmSync(workspace, { recursive: true, force: true });
    run({ name: 'init', command: empanel('init', workspace) });
  };
  const into = (...more) => ({
    command: empanel('provider', 'import', 'nppes', file, ...more),
    cwd: workspace,
    exits: [0, 1],
    before: fresh,
  });
  mkdirSync(workspace);
  // What importing cannot do without: reading the rows and writing a file for each.
  const copies = join(folder, 'copies');
  const copying = `const fs = require('node:fs');
    fs.readFileSync(${JSON.stringify(file)}, 'utf8').split('\\n').forEach((row, index) => {
      fs.writeFileSync(${JSON.stringify(copies)} + '/' + index + '.part', row);
      fs.renameSync(${JSON.stringify(copies)} + '/' + index + '.part', ${JSON.stringify(copies)} + '/' + index);
    });`;
  const empty = () => {
    rmSync(copies, { recursive: true, force: true });
    mkdirSync(copies);
  };
  const results = inTurn(
    [
      { name: 'a file for each row (node)', command: [node, '-e', copying], before: empty },
      { name: 'provider import nppes', ...into() },
      { name: 'provider import nppes --sync', ...into('--sync') },
    ],
    5,
  );
  missed += print(`Importing 2,000 rows of NPPES (${(bytes / 1e6).toFixed(1)} MB)`, results);
  for (const { name, time } of results.slice(1))
    console.log(`  ${name}: ${Math.round(2000 / (time.median / 1000))} rows a second`);
  memory({ name: 'provider import nppes --sync', ...into('--sync') }, 300);
}

/** The part of the full size that --scale asks for; a tenth of it without. */
function scaleAsked() {
  const given = process.argv.indexOf('--scale');
  const scale = given < 0 ? 0.1 : Number(process.argv[given + 1]);
  if (!(scale > 0)) throw new Error('--scale takes a number above 0');
  return scale;
}

function providersAsked() {
  return Math.max(1, Math.round(providersAtFullScale * scaleAsked()));
}

/** A ledger of 100,000 providers with ten credentials and ten applications each, or the part of it that --scale asks for. */
async function ledger() {
  const providers = providersAsked();
  const workspace = join(folder, 'large');
  const scratch = join(folder, 'scratch.db');
  run({ name: 'init', command: empanel('init', workspace) });
  const path = join(workspace, '.empanel/ledger.db');
  for (const more of ['', '-wal', '-shm']) rmSync(`${path}${more}`, { force: true });

  const core = await coreIn(folder);
  const started = performance.now();
  const entries = await fillLedger(core, path, providers);
  const filling = performance.now() - started - (await inventing(providers));
  const facts = bareFacts(path, scratch);
  console.log(`\nA ledger of ${providers} providers, ${entries} journal entries`);
  against(
    'written with journal and chain, 1,000 providers a command, making up the rows not counted',
    filling,
    'bare insert of the fact rows',
    facts,
    2.5,
  );

  const filled = join(folder, 'filled.db');
  copyFileSync(path, filled);
  const rebuild = {
    name: 'ledger rebuild',
    command: empanel('ledger', 'rebuild'),
    cwd: workspace,
    before: () => {
      for (const more of ['-wal', '-shm']) rmSync(`${path}${more}`, { force: true });
      copyFileSync(filled, path);
    },
  };
  const rebuilding = run(rebuild);
  const floor = bareDerived(path, scratch);
  against('ledger rebuild, whole process', rebuilding, 'bare insert of the derived rows', floor, 3);
  memory(rebuild, 500);
  const verifying = run({ name: 'ledger verify', command: empanel('ledger', 'verify'), cwd: workspace });
  console.log(`  ledger verify, all of it: ${(verifying / 1000 / (entries / 1e6)).toFixed(1)} s for a million entries`);

  const report = (name, goal, ...more) => ({
    name,
    goal,
    command: empanel('report', 'deadlines', '--within', '90d', '--as-of', reportDay, ...more),
    cwd: workspace,
  });
  const shell = spawnSync('sqlite3', ['--version']).status === 0;
  if (!shell) console.log('\nThe sqlite3 shell is not here (Debian: apt install sqlite3): its comparison is LEFT OUT');
  const query = join(folder, 'deadlines.sql');
  writeFileSync(query, deadlineQuery(reportDay, 90));
  missed += print(
    'report deadlines --within 90d',
    inTurn(
      [
        ...(shell ? [{ name: 'sqlite3 -csv', command: ['sqlite3', '-csv', '-header', path, `.read ${query}`] }] : []),
        report('--format csv', shell ? 1.2 : undefined, '--format', 'csv'),
        report('--format json', shell ? 1.2 : undefined, '--format', 'json'),
        report('--format table', shell ? 1.6 : undefined, '--format', 'table'),
      ],
      5,
    ),
  );
  const first = report('report deadlines --limit 50', 2, '--limit', '50');
  missed += print('The first 50 rows of it', inTurn([{ name: 'node -e 0', command: [node, '-e', '0'] }, first], 11, 2));
  const { bare, door, deriving } = await durableWrites(core, path, scratch);
  const write = (name, times, goal) => ({
    name,
    goal,
    time: spread(times),
    ratio: spread(times.map((time, index) => time / bare[index])),
  });
  missed += print(
    'One durable write, in process',
    [
      write('one row committed (WAL, FULL)', bare),
      write('a log through the door: command, journal, chain', door, 1.3),
      write('the same with the deadlines of its provider derived anew', deriving),
    ],
    2,
  );
}

function against(name, milliseconds, floorName, floor, goal) {
  const ratio = milliseconds / floor.milliseconds;
  if (ratio > goal) missed += 1;
  const seconds = (time) => `${(time / 1000).toFixed(1)} s`;
  console.log(
    `  ${name}: ${seconds(milliseconds)}; ${floorName} (${floor.count}): ${seconds(floor.milliseconds)}; ${ratio.toFixed(2)}× (≤ ${goal.toFixed(2)}× ${ratio <= goal ? 'met' : 'MISSED'})`,
  );
}

function memory(each, limit) {
  const peak = peakMemory(each);
  if (peak > limit) missed += 1;
  console.log(`  ${each.name}: ${Math.round(peak)} MiB at most (≤ ${limit} ${peak <= limit ? 'met' : 'MISSED'})`);
}

async function screening() {
  const lists = join(folder, 'lists');
  mkdirSync(lists);
  missed += await screeningIn(lists);
  missed += await screeningAgainIn(join(folder, 'screened'), demo, lists, empanel, providersAsked());
}

async function privilege() {
  missed += await privilegeIn(folder, empanel, 10_000);
}

/** At the size of a large group, and at the full size: a minute and a half more to fill the ledger. */
async function schedule() {
  for (const providers of new Set([providersAsked(), providersAtFullScale]))
    missed += await scheduleIn(folder, empanel, providers);
}

async function claims() {
  missed += await claimsIn(folder, empanel, providersAsked(), 500e6 * scaleAsked());
}

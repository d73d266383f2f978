// npm run demo: the main job on the example practice, in a folder of its own, each command printed before its output.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { filesUnder, root } from './files.mjs';

const program = join(root, 'bin/empanel.js');
const folder = mkdtempSync(join(tmpdir(), 'empanel-demo-'));
const practice = join(folder, 'practice');
const { isTTY } = process.stdout;
const columns = Math.max(100, Math.min(process.stdout.columns ?? 120, 140));
const strong = (text) => (isTTY && !process.env.NO_COLOR ? `\x1b[1m${text}\x1b[0m` : text);

// Also in a pipe this is to be read by people, so the tables are those of a terminal.
const { EMPANEL_AS_OF: _asOf, EMPANEL_LEDGER: _ledger, ...inherited } = process.env;
const env = { ...inherited, EMPANEL_FORCE_TTY: String(columns), ...(isTTY ? {} : { NO_COLOR: '1' }) };

/** Runs one command line; an exit code other than `expected` ends the tour. */
function empanel(line, expected = 0) {
  console.log(`\n${strong(`$ empanel ${line}`.trimEnd())}`);
  const cwd = line.startsWith('init') ? folder : practice;
  const { status, error, stderr } = spawnSync(process.execPath, [program, ...words(line)], {
    cwd,
    env,
    stdio: ['ignore', 'inherit', isTTY ? 'inherit' : 'pipe'],
  });
  if (stderr) process.stderr.write(withoutCounts(stderr.toString()));
  if (status === expected) return;
  console.error(`demo: \`empanel ${line}\` ended with ${error?.message ?? `exit code ${status}, not ${expected}`}`);
  console.error(`demo: what was made so far is in ${folder}`);
  process.exit(1);
}

/** Without the counts of steps done, which a terminal would have overwritten. */
function withoutCounts(text) {
  const clear = '\x1b[K';
  const parts = text.split('\r');
  return parts.map((part) => (part.includes(clear) ? part.slice(part.indexOf(clear) + clear.length) : part)).join('');
}

/** What a command answers as JSON, unprinted. */
function answer(line) {
  const { stdout } = spawnSync(process.execPath, [program, ...words(line), '--json'], {
    cwd: practice,
    env,
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}

function words(line) {
  return (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

function say(text) {
  console.log(`\n${strong('#')} ${text}`);
}

say(
  'A practice: its providers, payers and contracts as plain files, and a ledger of seven months. Nobody in it exists.',
);
say(`All of it happens in ${folder}, which stays until you delete it.`);
empanel('init --demo practice');
mkdirSync(join(practice, 'reports'));
cpSync(join(root, 'examples/broken'), join(folder, 'broken'), { recursive: true });

say('Are the files sound? Warnings are what a payer would send back; an error would be a mistake in the file itself.');
empanel('check');
say('And a file full of slips? Every fault has its place and its remedy; exit code 1.');
empanel('check ../broken/slips.dossier.yaml', 1);

say('Monday morning: what needs us today?');
empanel('');

say('Before anything is sent, the checklist: Dr. Tanaka is not ready for Cascade (exit code 1) …');
empanel('checklist "tanaka, robert" --payer cascade-health --open-only', 1);
say('… and Dr. Ruiz is, for Summit. Her application goes out, and what was sent is frozen.');
empanel('checklist "ruiz, ana" --payer summit-national --open-only');
const ready = answer('application list').rows.find((row) => row.provider === 'Ruiz, Ana' && row.state === 'draft');
empanel(`application submit ${ready.application} --via portal --reference SNH-20455 --actor jordan`);
empanel(`log ${ready.application} "they have it; two weeks to look" --rep Dolores --promised +14d --actor jordan`);

say('Where does every application stand, and what falls due?');
empanel('report status');
empanel('report deadlines --within 60d --group-by owner');
empanel('report expirables --within 90d');
empanel('next --limit 8');

say('The same for Excel, the calendar, a browser, print and scripts.');
for (const format of ['xlsx', 'html', 'csv', 'md']) empanel(`report status -o reports/status.${format}`);
for (const format of ['ics', 'xlsx', 'html', 'csv', 'json'])
  empanel(`report deadlines -o reports/deadlines.${format} --actor jordan`);

say('Nothing was changed behind the journal, and a mistake can be taken back.');
empanel('undo --actor jordan');
empanel('ledger verify');

say(`Done. All of it is in ${practice}`);
for (const path of filesUnder(join(practice, 'reports')))
  console.log(`  ${relative(practice, path)}  ${statSync(path).size} bytes`);
console.log('\nGo on with examples/README.md, ten minutes with this practice:');
console.log(`  cd ${practice}\n  alias empanel="node ${program}"`);
console.log(`\nWhen you are through with it, delete ${folder}.`);

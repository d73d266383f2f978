// npm run demo: the main job on the example practice, in a folder of its own, each command printed before its output.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './files.mjs';

const folder = mkdtempSync(join(tmpdir(), 'empanel-demo-'));
const workspace = join(folder, 'lakeside');
const color = process.stdout.isTTY && !process.env.NO_COLOR;
const bold = (text) => (color ? `\x1b[1m${text}\x1b[0m` : text);

/** Runs one command; an exit code other than `expected` ends the tour. */
function empanel(line, expected = 0) {
  console.log(`\n${bold(`$ empanel ${line}`)}`);
  const args = line.match(/"[^"]*"|\S+/g).map((word) => word.replaceAll('"', ''));
  const cwd = args[0] === 'init' ? folder : workspace;
  const { status } = spawnSync(process.execPath, [join(root, 'bin/empanel.js'), ...args], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status === expected) return;
  console.error(`demo: \`empanel ${line}\` ended with exit code ${status}, not ${expected}`);
  process.exit(1);
}

function say(text) {
  console.log(`\n${bold('#')} ${text}`);
}

say('A practice, its providers and payers as plain files, and a ledger that knows what was done for them.');
empanel('init lakeside --demo');
say('What is wrong in the files? Every fault is shown where it stands. (Exit code 1: there are errors.)');
empanel('check', 1);
say('Where does every application stand?');
empanel('report status');
say('What falls due in the next 90 days?');
empanel('report deadlines');
empanel('report expirables');
say('What should be done first, and why?');
empanel('next');
say('The same reports as files, for Excel, the calendar, a browser and scripts.');
for (const file of ['status.xlsx', 'status.csv', 'status.html']) empanel(`report status -o ${file}`);
for (const file of ['deadlines.ics', 'deadlines.xlsx', 'deadlines.md', 'deadlines.json'])
  empanel(`report deadlines -o ${file}`);
say('Everything that was done is in the journal, and nothing in it was changed.');
empanel('ledger verify');

say(`Done. Look around in ${workspace}:`);
for (const name of readdirSync(workspace).sort()) {
  const path = join(workspace, name);
  if (statSync(path).isFile()) console.log(`  ${name}  ${statSync(path).size} bytes`);
}
console.log(`\nTo try more: cd ${workspace} && node ${join(root, 'bin/empanel.js')} help`);

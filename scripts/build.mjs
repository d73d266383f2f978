// npm run build: src/ → dist/, as CommonJS chunks, one per command, with the help text rendered ahead.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chunkLoader from '../bin/chunks.js';
import { chunks, packageFolders } from './build/chunks.mjs';
import { packsPath } from './build/lazy.mjs';
import { licenceText } from './build/licences.mjs';
import { root } from './files.mjs';

const { mainData } = chunkLoader;
const dist = join(root, 'dist');
const making = `${dist}.${process.pid}.making`;
const former = `${dist}.${process.pid}.former`;

const { files, inputs } = await chunks('src/main.ts').catch((error) => {
  // The bundler has said on stderr what is wrong and where.
  console.error(`build: ${error.message.split('\n')[0]}`);
  process.exit(1);
});

// build.txt names this build, what was kept for the starts of another one is not looked at, and the words that commands
// are made of: for each of them something is kept.
const digest = createHash('sha256');
for (const [name, text] of [...files].sort()) digest.update(`${name}\0${text}\0`);
const build = digest.digest('hex').slice(0, 16);

try {
  mkdirSync(making);
  for (const [name, text] of files) writeFileSync(join(making, name), text);
  copyFileSync(packsPath, join(making, 'packs.json'));
  writeFileSync(join(making, 'package.json'), '{"type":"commonjs"}\n');
  const words = ran("process.stdout.write(main.words().join(' '))");
  writeFileSync(join(making, 'build.txt'), `${build} ${words}`);
  writeFileSync(join(making, 'THIRD-PARTY-LICENSES.txt'), licenceText(packageFolders(inputs)));
  // What `empanel help` prints, on a terminal of 80 columns, without colour.
  const help = "process.stdout.columns = 80; main.main(['help']).then((code) => { process.exitCode = code; })";
  writeFileSync(join(making, 'help.txt'), ran(help));
  keepMainData();
  if (existsSync(dist)) renameSync(dist, former);
  renameSync(making, dist);
} finally {
  rmSync(making, { recursive: true, force: true });
  rmSync(former, { recursive: true, force: true });
}
const size = [...files.values()].reduce((sum, text) => sum + text.length, 0);
console.error(`build: ${files.size} chunks, ${Math.round(size / 1024)} KiB`);

/**
 * Keeps V8's code cache of main.cjs beside it, with the functions that a report of a ledger calls: the first start of a
 * command under this Node compiles a third less. Another Node refuses it.
 */
function keepMainData() {
  const practice = mkdtempSync(join(tmpdir(), 'empanel-build-'));
  try {
    ran(`main.main(['init', ${JSON.stringify(join(practice, 'p'))}, '--quiet'])`);
    ran(`main.main(['report', 'deadlines', '-C', ${JSON.stringify(join(practice, 'p'))}]).then(() => {
      const { write } = require(${JSON.stringify(join(root, 'bin/chunk-cache.js'))});
      write({ sources: [], text: '', data: made.dataOfMain() }, [${JSON.stringify(making)}], ${JSON.stringify(mainData)}, { isOurs: () => true, head });
    })`);
  } finally {
    rmSync(practice, { recursive: true, force: true });
  }
}

/** What the program that was just made prints when it runs this text. */
function ran(text) {
  const load = `const { chunks, head } = require(${JSON.stringify(join(root, 'bin/chunks.js'))});
    const made = chunks(${JSON.stringify(making)}, require);
    const main = made.load('main.cjs');`;
  const env = { ...process.env, NO_COLOR: '1', NODE_DISABLE_COMPILE_CACHE: '1' };
  return execFileSync(process.execPath, ['-e', `${load} ${text}`], { encoding: 'utf8', cwd: root, env });
}

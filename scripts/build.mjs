// npm run build: src/ → dist/, as CommonJS chunks, one per command, with the help text rendered ahead.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chunks, packageFolders } from './build/chunks.mjs';
import { packsPath } from './build/lazy.mjs';
import { licenceText } from './build/licences.mjs';
import { root } from './files.mjs';

const dist = join(root, 'dist');
const making = `${dist}.${process.pid}.making`;
const former = `${dist}.${process.pid}.former`;

const { files, inputs } = await chunks('src/main.ts').catch((error) => {
  // The bundler has said on stderr what is wrong and where.
  console.error(`build: ${error.message.split('\n')[0]}`);
  process.exit(1);
});

// The first line of main.cjs names this build: a code cache made from another build is not looked at.
const digest = createHash('sha256');
for (const [name, text] of [...files].sort()) digest.update(`${name}\0${text}\0`);
files.set('main.cjs', `/*${digest.digest('hex').slice(0, 16)}*/${files.get('main.cjs')}`);

try {
  mkdirSync(making);
  for (const [name, text] of files) writeFileSync(join(making, name), text);
  copyFileSync(packsPath, join(making, 'packs.json'));
  writeFileSync(join(making, 'package.json'), '{"type":"commonjs"}\n');
  writeFileSync(join(making, 'THIRD-PARTY-LICENSES.txt'), licenceText(packageFolders(inputs)));
  writeFileSync(join(making, 'help.txt'), help());
  if (existsSync(dist)) renameSync(dist, former);
  renameSync(making, dist);
} finally {
  rmSync(making, { recursive: true, force: true });
  rmSync(former, { recursive: true, force: true });
}
const size = [...files.values()].reduce((sum, text) => sum + text.length, 0);
console.error(`build: ${files.size} chunks, ${Math.round(size / 1024)} KiB`);

/** What `empanel help` prints, on a terminal of 80 columns, without colour. */
function help() {
  const run = `process.stdout.columns = 80;
    const { chunks } = require(${JSON.stringify(join(root, 'bin/chunks.js'))});
    chunks(${JSON.stringify(making)}, require).load('main.cjs').main(['help']).then((code) => { process.exitCode = code; });`;
  const env = { ...process.env, NO_COLOR: '1' };
  return execFileSync(process.execPath, ['-e', run], { encoding: 'utf8', cwd: root, env });
}

// What the benchmarks run on: a copy of the built program, the example practice, ten thousand dossiers.
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../files.mjs';
import { run } from './measure.mjs';

/** A copy of the program in `folder`, so that its cache can be emptied without touching the checkout's. */
export function programIn(folder) {
  for (const part of ['bin', 'dist', 'schemas', 'examples', 'package.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true, filter: (path) => !path.includes('.cache') });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return (...args) => [process.execPath, join(folder, 'bin/empanel.js'), ...args];
}

/** `empanel init --demo` in `folder`. */
export function demoIn(folder, empanel) {
  run({ name: 'init', command: empanel('init', folder, '--demo') });
  return folder;
}

/** The tenth digit of an NPI: Luhn over 80840 and the nine before it. */
function npiOf(nine) {
  const digits = [...`80840${nine}`].map(Number);
  const sum = digits
    .reverse()
    .reduce(
      (total, digit, index) => total + (index % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
      0,
    );
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

/** A workspace like `demo` whose dossiers are `count` copies of its clean one, each with an NPI of its own. */
export function manyIn(folder, demo, cleanDossier, count) {
  const template = readFileSync(join(demo, 'dossiers', cleanDossier), 'utf8');
  const own = /^npi: .*$/m.exec(template)?.[0].match(/\d{10}/)?.[0];
  if (own === undefined) throw new Error(`${cleanDossier} has no NPI`);
  mkdirSync(join(folder, 'dossiers'), { recursive: true });
  for (const name of readdirSync(demo)) {
    if (name !== 'dossiers' && !name.startsWith('.')) cpSync(join(demo, name), join(folder, name), { recursive: true });
  }
  for (let index = 0; index < count; index += 1) {
    const npi = npiOf(String(110_000_000 + index));
    writeFileSync(join(folder, 'dossiers', `copy-${npi}.dossier.yaml`), template.replaceAll(own, npi));
  }
  return folder;
}

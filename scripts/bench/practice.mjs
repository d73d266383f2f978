// What the benchmarks run on: a copy of the built program, the example practice, ten thousand dossiers.
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../files.mjs';
import { run } from './measure.mjs';
import { npiOf } from './numbers.mjs';

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

/** The seventh digit of a DEA number: the sum of the odd places and twice that of the even ones. */
function deaOf(letters, six) {
  const [a, b, c, d, e, f] = [...six].map(Number);
  return `${letters}${six}${(a + c + e + 2 * (b + d + f)) % 10}`;
}

/** The digits of a number moved on by `step`, in as many digits. */
const movedOn = (digits, step) => String((Number(digits) + step) % 10 ** digits.length).padStart(digits.length, '0');

const personNpi = (index) => npiOf(String(110_000_000 + index));

/** The dossier of another person: every number that belongs to one person is another. */
function another(template, own, index) {
  return template
    .replaceAll(own, personNpi(index))
    .replace(/\b([A-Z]{2})(\d{6})\d\b/g, (_, letters, six) => deaOf(letters, movedOn(six, index)))
    .replace(/\b(MD|PL-|R|I)(\d{5,14})(?!\d)/g, (_, letters, digits) => `${letters}${movedOn(digits, index)}`)
    .replace(/\b((?:id|pacId|number|of): )"(\d{7,10})"/g, (_, key, digits) => `${key}"${movedOn(digits, index)}"`);
}

/** A workspace like `demo` whose dossiers are `count` people with the papers of its clean one. */
export function manyIn(folder, demo, cleanDossier, count) {
  const template = readFileSync(join(demo, 'dossiers', cleanDossier), 'utf8');
  const own = /^npi: .*$/m.exec(template)?.[0].match(/\d{10}/)?.[0];
  if (own === undefined) throw new Error(`${cleanDossier} has no NPI`);
  mkdirSync(join(folder, 'dossiers'), { recursive: true });
  for (const name of readdirSync(demo)) {
    if (name !== 'dossiers' && !name.startsWith('.')) cpSync(join(demo, name), join(folder, name), { recursive: true });
  }
  const group = join(folder, 'groups/riverbend.group.yaml');
  const members = Array.from(
    { length: count },
    (_, index) => `  - { npi: "${personNpi(index + 1)}", from: 2018-04-02 }\n`,
  );
  // In place of those of the practice, whose dossiers are not here: each would be a finding in a very long file.
  writeFileSync(
    group,
    readFileSync(group, 'utf8').replace(/^members:\n(?:[ #].*\n)*/m, () => `members:\n${members.join('')}`),
  );
  for (const name of readdirSync(join(folder, 'contracts'))) {
    const contract = join(folder, 'contracts', name);
    let person = 0;
    const text = readFileSync(contract, 'utf8').replace(/\b(npi|provider): "\d{10}"/g, (_, key) => {
      person += 1;
      return `${key}: "${personNpi(person)}"`;
    });
    writeFileSync(contract, text);
  }
  for (let index = 1; index <= count; index += 1) {
    const text = another(template, own, index);
    writeFileSync(join(folder, 'dossiers', `person-${String(index).padStart(5, '0')}.dossier.yaml`), text);
  }
  return folder;
}

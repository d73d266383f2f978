// The licences of everything that is bundled, in one text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../files.mjs';

/** One section per package folder; a package without a licence file stops the build unless its manifest names one. */
export function licenceText(folders) {
  const sections = folders.map((folder) => {
    const home = join(root, folder);
    const { name, version, license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    const file = readdirSync(home).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined && !license) throw new Error(`${name}@${version} is bundled and has no licence`);
    const text =
      file === undefined
        ? `${license} (named in its package.json; the package carries no licence text)`
        : readFileSync(join(home, file), 'utf8').trim();
    return `${name} ${version}\n${'-'.repeat(name.length + version.length + 1)}\n\n${text}\n`;
  });
  return `These packages are part of the files in this folder.\n\n${sections.join('\n\n')}`;
}

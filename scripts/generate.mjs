// npm run generate: what is made from schemas/ (types, validators, packs). `--check` writes nothing and fails on a difference.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, named, root, writeWhole } from './files.mjs';
import { packFiles } from './generate/packs.mjs';
import { nounFiles } from './generate/types.mjs';
import { validatorFiles } from './generate/validators.mjs';

const generated = join(root, 'src/documents/generated');
const files = new Map([...(await nounFiles()), ...(await validatorFiles()), ...packFiles()]);
const stale = [...files].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);

// Types are committed: in CI a stale one is a mistake to report, not one to paper over.
const wrong = stale.filter(
  ([path]) => process.argv.includes('--check') || (process.env.CI && named(path).startsWith('src/domain/nouns/')),
);
if (wrong.length > 0) {
  for (const [path] of wrong) console.error(`${named(path)} is not what the schemas make`);
  console.error('hint: run `npm run generate` and commit the result');
  process.exit(1);
}
// What an earlier schema made and this one does not.
for (const path of filesUnder(generated)) if (!files.has(path)) rmSync(path);
for (const [path, text] of stale) writeWhole(path, text);
const [one] = stale;
if (one !== undefined) console.error(`generate: wrote ${stale.length === 1 ? named(one[0]) : `${stale.length} files`}`);

// The packs that ship, parsed once here so that no command has to read YAML for them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { filesUnder, named, root } from '../files.mjs';

/** Every `schemas/packs/**.pack.yaml`. */
export const packPaths = () => filesUnder(join(root, 'schemas/packs')).filter((path) => path.endsWith('.pack.yaml'));

/** `src/rules/generated/packs.json`: a list of `{ path, pack }` in the order of their paths. */
export function packFiles() {
  const packs = packPaths().map((path) => {
    const pack = parse(readFileSync(path, 'utf8'), {
      schema: 'core',
      uniqueKeys: true,
      maxAliasCount: 0,
      prettyErrors: true,
    });
    return { path: named(path), pack };
  });
  return new Map([[join(root, 'src/rules/generated/packs.json'), `${JSON.stringify(packs)}\n`]]);
}

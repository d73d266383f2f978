// The packs that ship, parsed once here so that no command has to read YAML for them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { filesUnder, named, root } from '../files.mjs';

/** Every `schemas/packs/**.pack.yaml`. */
export const packPaths = () => filesUnder(join(root, 'schemas/packs')).filter((path) => path.endsWith('.pack.yaml'));

/**
 * `src/rules/generated/packs.json`: a list of `{ path, pack }` in the order of their paths; `packs-hash.json`: its SHA-256,
 * so that a report can tell that the rules are still those of yesterday without reading them.
 */
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
  const text = `${JSON.stringify(packs)}\n`;
  const hash = createHash('sha256').update(text).digest('hex');
  return new Map([
    [join(root, 'src/rules/generated/packs.json'), text],
    [join(root, 'src/rules/generated/packs-hash.json'), `${JSON.stringify({ sha256: hash })}\n`],
  ]);
}

// The schemas as they stand in schemas/, and the kinds of document among them.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesUnder, named, root } from '../files.mjs';

/**
 * Every `schemas/*.schema.json`, by file name. A schema whose object carries the `empanel` version field describes a
 * kind of document; any other only lends its definitions.
 */
export function schemaFiles() {
  return filesUnder(join(root, 'schemas'))
    .filter((path) => /^schemas\/[^/]+\.schema\.json$/.test(named(path)))
    .map((path) => {
      const file = basename(path);
      const schema = JSON.parse(readFileSync(path, 'utf8'));
      return { file, kind: file.replace('.schema.json', ''), isKind: Boolean(schema.properties?.empanel), schema };
    });
}

/** `work-history` → `WorkHistory`, `dossier` → `Dossier`. */
export const pascalCase = (name) =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

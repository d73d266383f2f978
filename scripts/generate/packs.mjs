// The packs that ship, parsed once here so that no command has to read YAML for them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { filesUnder, fingerprint, named, root } from '../files.mjs';

/** Every `schemas/packs/**.pack.yaml`. */
export const packPaths = () => filesUnder(join(root, 'schemas/packs')).filter((path) => path.endsWith('.pack.yaml'));

/** The code that makes deadlines of packs and facts; what is generated follows from schemas and packs. */
export const enginePaths = () =>
  ['src/rules', 'src/domain'].flatMap((folder) => filesUnder(join(root, folder), isGenerated));

const isGenerated = (path) => ['src/rules/generated', 'src/domain/nouns'].includes(named(path));

/**
 * `src/rules/generated/packs.json`: a list of `{ path, pack }` in the order of their paths; `packs-hash.json`: the SHA-256
 * of it and of the code that reads it, so that a report can tell that the rules are still those of yesterday without
 * reading them, and an upgrade derives anew.
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
  const hash = createHash('sha256').update(text).update(fingerprint(enginePaths())).digest('hex');
  return new Map([
    [join(root, 'src/domain/nouns/least-mean.ts'), leastMeanText(packs)],
    [join(root, 'src/rules/generated/packs.json'), text],
    [join(root, 'src/rules/generated/packs-hash.json'), `${JSON.stringify({ sha256: hash })}\n`],
  ]);
}

/** `src/domain/nouns/least-mean.ts`: how alike names must be, for the matching that is built and measured with it. */
function leastMeanText(packs) {
  const rule = packs.flatMap(({ pack }) => pack.facts ?? []).find(({ id }) => id === 'excl.match.fuzzy');
  return `// Made from schemas/packs/exclusion-monitoring.pack.yaml by \`npm run generate\`.

/** Least average of the similarities of last and first name for names to count as similar: \`${rule.id}\`. */
export const leastMean = ${rule.number};
`;
}

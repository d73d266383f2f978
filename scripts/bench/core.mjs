// The ledger as a module of its own, for benchmarks that write through its door.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../files.mjs';

const contents = `
export { openLedger } from './src/ledger/ledger.ts';
import { derivationSettings, ruleUse } from './src/cli/workspace-packs.ts';
import { deriveDeadlines } from './src/rules/clocks/derivation.ts';
import { deriveParticipation } from './src/rules/participation/derivation.ts';
import { ruleSet } from './src/rules/rule-set.ts';
import { shippedPacks } from './src/rules/shipped-packs.ts';
/** Derives as a workspace does that changes no rules. */
export function derivationByPacks() {
  const rules = ruleSet(shippedPacks(), [], ruleUse(undefined));
  const settings = derivationSettings(undefined);
  return { derive: deriveDeadlines(rules, settings), participation: deriveParticipation(rules, settings.role) };
}`;

/** Bundles the sources into `folder` and loads them from there. */
export async function coreIn(folder) {
  const outfile = join(folder, 'core.mjs');
  await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['better-sqlite3'],
    outfile,
    logLevel: 'warning',
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
  });
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return import(pathToFileURL(outfile).href);
}

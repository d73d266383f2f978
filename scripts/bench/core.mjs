// The ledger as a module of its own, for benchmarks that write through its door.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../files.mjs';

const contents = `export { openLedger } from './src/ledger/ledger.ts';`;

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
  });
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return import(pathToFileURL(outfile).href);
}

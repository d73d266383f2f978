// Modules that cost milliseconds to set up and that most commands import without using: set up at the first call.
import { join } from 'node:path';
import { root } from '../files.mjs';

/**
 * Packages of which one function is used, and how it is called: string-width compiles expressions over all of Unicode as it
 * loads, and chalk, which is asked for where there is colour, sets up each of its styles.
 */
const functions = new Map([
  ['string-width', 'export default (...words) => load().default(...words);'],
  ['chalk', 'export function Chalk(...words) { return new (load().Chalk)(...words); }'],
]);

/** An esbuild plugin. */
export function lazyFunctions() {
  return {
    name: 'lazy-functions',
    setup(build) {
      const filter = new RegExp(`^(${[...functions.keys()].join('|')})$`);
      build.onResolve({ filter }, ({ path, namespace }) =>
        namespace === 'lazy' ? undefined : { path, namespace: 'lazy' },
      );
      build.onLoad({ filter: /./, namespace: 'lazy' }, ({ path }) => ({
        contents: `let loaded; const load = () => (loaded ??= require(${JSON.stringify(path)}));\n${functions.get(path)}`,
        resolveDir: root,
        loader: 'js',
      }));
    },
  };
}

/**
 * What two packages do as they load and never need here: commander can run subcommands that are programs of their own,
 * and has Node set up a module for what is there already; chalk looks for the colours of a terminal, which
 * src/cli/theme.ts decides.
 */
export function lighterPackages() {
  const stubs = new Map([
    ['node:child_process', "exports.spawn = (...words) => require('child_process').spawn(...words);"],
    ['node:process', 'module.exports = process;'],
    ['#supports-color', 'export default { stdout: false, stderr: false };'],
  ]);
  return {
    name: 'lighter-packages',
    setup(build) {
      build.onResolve({ filter: /^(node:child_process|node:process|#supports-color)$/ }, ({ path, importer }) =>
        /[\\/]node_modules[\\/](commander|chalk)[\\/]/.test(importer) ? { path, namespace: 'lighter' } : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'lighter' }, ({ path }) => ({ contents: stubs.get(path), loader: 'js' }));
    },
  };
}

/** Modules of Node that are not loaded when a program starts, some with much behind them. */
const builtins = [
  'child_process',
  'crypto',
  'fs/promises',
  'net',
  'os',
  'readline',
  'stream',
  'stream/promises',
  'tty',
  'worker_threads',
  'zlib',
];

/**
 * Sources of our own that most commands can do without, Kysely behind one and the writing half of the ledger: each is a
 * chunk of its own.
 */
export const lazySources = [
  'src/ledger/claim-query.ts',
  'src/ledger/committee-query.ts',
  'src/ledger/contract-query.ts',
  'src/ledger/derived.ts',
  'src/ledger/evidence-query.ts',
  'src/ledger/facts-query.ts',
  'src/ledger/migrations.ts',
  'src/ledger/occurrence-query.ts',
  'src/ledger/participation-query.ts',
  'src/ledger/privilege-query.ts',
  'src/ledger/query-builder.ts',
  'src/ledger/rate-query.ts',
  'src/ledger/replay.ts',
  'src/ledger/rows.ts',
  'src/ledger/screening-query.ts',
  'src/ledger/table-shapes.ts',
  'src/ledger/undo.ts',
  'src/ledger/verification.ts',
  'src/ledger/writer.ts',
];

/** Sources that would else share a chunk with one of those and are needed at every start. */
export const startSources = ['src/ledger/file.ts', 'src/ledger/layout-version.ts'];

/** The CommonJS text with those modules of Node, and the chunks of these names, loaded at their first use. */
export function withLazyImports(text, chunks) {
  const declared =
    /\b(import_\w+)(\s*=\s*)((?:__toESM\(\s*)?require\(\s*"(?:node:|\.\/)([\w/.-]+)"\s*\)(?:\s*,\s*1)?\s*\)?)/g;
  let lazy = text;
  for (const [whole, name, is, load, module] of text.matchAll(declared)) {
    const uses = new RegExp(`\\b${name}\\b(?!\\s*=\\s*(?:__toESM|require))`, 'g');
    const asWhole = [...text.matchAll(uses)].some(({ index }) => text[index + name.length] !== '.');
    if (!(builtins.includes(module) || chunks.has(module)) || asWhole) continue;
    lazy = lazy
      .replace(whole, `${name}${is}__atFirstUse(() => ${load})`)
      // In parentheses: `new stream.PassThrough` must not become `new stream()`.
      .replace(new RegExp(`\\b${name}\\b(?=\\.)`, 'g'), `(${name}())`);
  }
  if (lazy === text) return text;
  return `var __atFirstUse = (load, loaded) => () => (loaded ??= load());\n${lazy}`;
}

/** The packs that ship, as a JSON file in dist/ that is read when they are asked for: faster than as code. */
export function lazyPacks() {
  return {
    name: 'lazy-packs',
    setup(build) {
      const contents = `import { readFileSync } from 'node:fs';
        import { join } from 'node:path';
        let packs;
        export const shippedPacks = () => (packs ??= JSON.parse(readFileSync(join(import.meta.dirname, 'packs.json'), 'utf8')));`;
      build.onLoad({ filter: /[\\/]rules[\\/]shipped-packs\.ts$/ }, () => ({ contents, loader: 'js' }));
    },
  };
}

/** Where the generated packs are. */
export const packsPath = join(root, 'src/rules/generated/packs.json');

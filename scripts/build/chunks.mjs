// Sources to CommonJS chunks. Only ESM can be split by esbuild and only CommonJS takes a code cache on every supported
// Node, so: split as ESM first, then turn every piece into CommonJS.
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { filesUnder, named, root } from '../files.mjs';
import { lazyFunctions, lazyPacks, lazySources, lighterPackages, withLazyImports } from './lazy.mjs';
import { sqlite } from './sqlite.mjs';

const target = 'node20.19';

const validatorsFolder = join(root, 'src/documents/generated/validators');

/** Bundles from `entry`: chunk file name → text, and which installed files went in. */
export async function chunks(entry) {
  const kinds = filesUnder(validatorsFolder)
    .map((path) => basename(path, '.js'))
    .filter((name) => !name.startsWith('shared-'));
  const split = await build({
    absWorkingDir: root,
    entryPoints: {
      main: entry,
      ...Object.fromEntries(lazySources.map((path) => [basename(path, '.ts'), path])),
      ...Object.fromEntries(kinds.map((kind) => [`validator-${kind}`, join(validatorsFolder, `${kind}.js`)])),
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
    outdir: join(root, 'dist'),
    chunkNames: '[name]-[hash]',
    plugins: [sqlite(), lazyFunctions(), lighterPackages(), lazyPacks(), lazyValidators(kinds)],
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const { outputs } = split.metafile;
  // An entry that others import is an empty file before the chunk that has its code.
  const isLazy = ({ inputs }) => lazySources.some((source) => source in inputs);
  const lazyChunks = new Set(
    Object.keys(outputs)
      .filter((path) => isLazy(outputs[path]))
      .map(cjsName),
  );
  const pieces = new Map();
  for (const { path, text } of split.outputFiles) {
    const { imports, entryPoint } = outputs[named(path)];
    if (lazySources.includes(entryPoint) && !lazyChunks.has(cjsName(path))) continue;
    pieces.set(cjsName(path), {
      text: (await commonjs(text, lazyChunks)) + namedExports(split.metafile, path),
      isEntry: entryPoint !== undefined || lazyChunks.has(cjsName(path)),
      needs: imports
        .filter(({ kind, external }) => kind === 'import-statement' && !external)
        .map((each) => cjsName(each.path))
        .filter((name) => !lazyChunks.has(name)),
    });
  }
  const asked = Object.keys(outputs)
    .filter((path) => withMain.includes(outputs[path].entryPoint))
    .map(cjsName);
  return { files: chunkFiles(pieces, asked), inputs: Object.keys(split.metafile.inputs) };
}

/** What every question asked of the ledger needs is held by main.cjs: each file more to open costs such a command. */
const withMain = [
  'src/cli/ledger-access.ts',
  'src/cli/publishing.ts',
  'src/cli/rendering.ts',
  'src/cli/workspace.ts',
  'src/render/table.ts',
];

const cjsName = (path) => basename(path).replace(/\.js$/, '.cjs');

/** A piece this large that many entries need gets a file of its own; smaller ones are repeated in each entry's file. */
const large = 24_000;

/**
 * Pieces to files. Opening fifty small files costs more than running what is in them, so the file of an entry holds,
 * by name and each in a function, the entry and the pieces it needs that main.cjs does not hold. The loader in bin/ runs
 * each piece once, from whichever file it came first.
 */
function chunkFiles(pieces, asked) {
  const closure = (name, seen = new Set()) => {
    if (!seen.has(name)) {
      seen.add(name);
      for (const need of pieces.get(name).needs) closure(need, seen);
    }
    return seen;
  };
  const entries = [...pieces.keys()].filter((name) => pieces.get(name).isEntry);
  const inMain = new Set(['main.cjs', ...asked].flatMap((name) => [...closure(name)]));
  const usersOf = (name) => entries.filter((entry) => closure(entry).has(name)).length;
  const isApart = (name) => !inMain.has(name) && pieces.get(name).text.length > large && usersOf(name) > 2;
  const apart = [...pieces.keys()].filter(isApart);
  const files = new Map();
  for (const name of new Set([...entries, ...apart])) {
    if (name !== 'main.cjs' && inMain.has(name)) continue;
    const held =
      name === 'main.cjs'
        ? [...inMain]
        : [...closure(name)].filter((each) => each === name || !(isApart(each) || inMain.has(each)));
    files.set(name, fileOf(held.map((each) => [each, pieces.get(each).text])));
  }
  return files;
}

/** An expression whose value has a function for each piece, with the parameters that CommonJS knows. */
function fileOf(held) {
  const functions = held.map(
    ([name, text]) => `"${name}":(function(exports,require,module,__filename,__dirname){${text}\n})`,
  );
  return `({\n${functions.join(',\n')}\n})\n`;
}

/**
 * The validators are large, and a command that checks a dossier needs one of them: in what ships each is a chunk of
 * its own, loaded when it is first called.
 */
function lazyValidators(kinds) {
  const code = `const lazy = (load) => {
    let validate;
    const call = (value) => {
      validate ??= load().validate;
      const valid = validate(value);
      call.errors = validate.errors;
      return valid;
    };
    return call;
  };
  ${kinds.map((kind) => `export const ${kind} = lazy(() => require('./validator-${kind}.cjs'));`).join('\n')}`;
  return {
    name: 'lazy-validators',
    setup(build) {
      build.onLoad({ filter: /[\\/]documents[\\/]generated[\\/]validators\.js$/ }, () => ({
        contents: code,
        loader: 'js',
      }));
      build.onResolve({ filter: /^\.\/validator-/ }, ({ path }) => ({ path, external: true }));
    },
  };
}

/**
 * Node lets `await import()` of a CommonJS package see its exports by name; esbuild, when it splits, leaves only the
 * default. This adds the names.
 */
function namedExports({ inputs, outputs }, path) {
  const { entryPoint } = outputs[named(path)];
  if (entryPoint === undefined || inputs[entryPoint].format !== 'cjs') return '';
  return 'for (const name of Object.keys(module.exports.default)) if (!(name in module.exports)) module.exports[name] = module.exports.default[name];\n';
}

async function commonjs(text, lazyChunks) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target,
    loader: 'js',
    // `import()` becomes a promise around `require`, which the loader in bin/ can follow.
    supported: { 'dynamic-import': false },
    define: {
      'import.meta.url': '__moduleUrl',
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    minifySyntax: true,
    // In lines, so that the stack of a bug says more than "line 1".
    minifyWhitespace: true,
    lineLimit: 120,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const renamed = code.replace(/require\(\s*"\.\/([\w.-]+)\.js"\s*\)/g, 'require("./$1.cjs")');
  const url = renamed.includes('__moduleUrl')
    ? 'var __moduleUrl=require("node:url").pathToFileURL(__filename).href;'
    : '';
  return `"use strict";\n${url}${withLazyImports(renamed.replace(/^"use strict";\n?/, ''), lazyChunks)}`;
}

/** The packages among bundled files, as paths of their folders. */
export function packageFolders(inputs) {
  const folders = inputs
    .map((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort().map((folder) => named(join(root, folder)));
}

// Sources to CommonJS chunks. Only ESM can be split by esbuild and only CommonJS takes a code cache on every supported
// Node, so: split as ESM first, then turn every piece into CommonJS.
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { filesUnder, named, root } from '../files.mjs';
import { lazyFunctions, lazyPacks, lazySources, lighterPackages, startSources, withLazyImports } from './lazy.mjs';
import { sqlite } from './sqlite.mjs';
import { fasterYaml } from './yaml.mjs';

const target = 'node20.19';

/** Sources with a chunk of their own. */
const apart = [...lazySources, ...startSources];

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
      ...Object.fromEntries(apart.map((path) => [basename(path, '.ts'), path])),
      ...Object.fromEntries(kinds.map((kind) => [`validator-${kind}`, join(validatorsFolder, `${kind}.js`)])),
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
    outdir: join(root, 'dist'),
    chunkNames: '[name]-[hash]',
    plugins: [sqlite(), lazyFunctions(), lighterPackages(), fasterYaml(), lazyPacks(), lazyValidators(kinds)],
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const pieces = piecesOf(split.metafile);
  const texts = new Map(split.outputFiles.map(({ path, text }) => [cjsName(path), text]));
  const deferred = new Set([...pieces.keys()].filter((name) => pieces.get(name).isLazy));
  for (const [name, piece] of pieces) {
    // Setting up what a start then does not need takes longer than asking; where much is computed, asking does.
    const atFirstUse = piece.isInMain || piece.isAtRim ? new Set(pieces.keys()) : deferred;
    piece.text = (await commonjs(texts.get(name), atFirstUse)) + namedExports(split.metafile, piece.path);
  }
  return { files: chunkFiles(pieces), inputs: Object.keys(split.metafile.inputs) };
}

/** The pieces that esbuild made: name → path, the pieces it cannot be run without, and how it is loaded. */
function piecesOf({ outputs }) {
  const pieces = new Map();
  for (const [path, { imports, inputs, entryPoint }] of Object.entries(outputs)) {
    // An entry that others import is an empty file before the piece that has its code.
    if (apart.includes(entryPoint) && Object.keys(inputs).length === 0) continue;
    const isLazy = lazySources.some((source) => source in inputs);
    const isEntry = isLazy || (entryPoint !== undefined && !startSources.includes(entryPoint));
    const needs = imports
      .filter(({ kind, external }) => kind === 'import-statement' && !external)
      .map((each) => cjsName(each.path));
    const isAtRim = Object.keys(inputs).every((input) => /^src\/(cli|reports)\//.test(input));
    pieces.set(cjsName(path), { path, isLazy, isEntry, isAtRim, needs, isAsked: withMain.includes(entryPoint) });
  }
  for (const piece of pieces.values()) piece.needs = piece.needs.filter((name) => !pieces.get(name).isLazy);
  const asked = [...pieces.keys()].filter((name) => name === 'main.cjs' || pieces.get(name).isAsked);
  for (const name of asked.flatMap((each) => [...closure(pieces, each)])) pieces.get(name).isInMain = true;
  return pieces;
}

/** A piece with all that it cannot be run without. */
function closure(pieces, name, seen = new Set()) {
  if (!seen.has(name)) {
    seen.add(name);
    for (const need of pieces.get(name).needs) closure(pieces, need, seen);
  }
  return seen;
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
function chunkFiles(pieces) {
  const names = [...pieces.keys()];
  const isInMain = (name) => pieces.get(name).isInMain === true;
  const entries = names.filter((name) => pieces.get(name).isEntry);
  const usersOf = (name) => entries.filter((entry) => closure(pieces, entry).has(name)).length;
  const isApart = (name) => !isInMain(name) && pieces.get(name).text.length > large && usersOf(name) > 2;
  const files = new Map([['main.cjs', fileOf(pieces, names.filter(isInMain))]]);
  for (const name of new Set([...entries, ...names.filter(isApart)])) {
    if (isInMain(name)) continue;
    const held = [...closure(pieces, name)].filter((each) => each === name || !(isApart(each) || isInMain(each)));
    files.set(name, fileOf(pieces, held));
  }
  return files;
}

/**
 * An expression whose value has a function for each piece, with the parameters that CommonJS knows. No parentheses around
 * a function: V8 would take them to say that it is called at once, and compile it with the file.
 */
function fileOf(pieces, names) {
  const functions = names.map(
    (name) => `"${name}":function(exports,require,module,__filename,__dirname){${pieces.get(name).text}\n}`,
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
  const { entryPoint } = outputs[path];
  if (entryPoint === undefined || inputs[entryPoint].format !== 'cjs') return '';
  return 'for (const name of Object.keys(module.exports.default)) if (!(name in module.exports)) module.exports[name] = module.exports.default[name];\n';
}

async function commonjs(text, atFirstUse) {
  const { code } = await transform(withPlainExports(text), {
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
  const renamed = code
    .replace(/require\(\s*"\.\/([\w.-]+)\.js"\s*\)/g, 'require("./$1.cjs")')
    .replace('__moduleExports=', 'module.exports=');
  const url = renamed.includes('__moduleUrl')
    ? 'var __moduleUrl=require("node:url").pathToFileURL(__filename).href;'
    : '';
  return inAscii(`"use strict";\n${url}${withLazyImports(renamed.replace(/^"use strict";\n?/, ''), atFirstUse)}`);
}

/** The loader reads chunks as single bytes. Esbuild escapes what is beyond ASCII in texts, but not in regular expressions. */
function inAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * What a piece exports as one literal at its end, where all of it is set up: esbuild's getter for each name, copied one by
 * one, is most of what loading a small piece costs. Pieces do not load each other in circles, and what they export does not
 * change later, but where a package is set up when it is required.
 */
function withPlainExports(text) {
  if (text.includes('__esm(')) return text;
  return text.replace(/\nexport \{([^{}]*)\};\s*$/, (_, list) => {
    const names = list.split(',').map((each) => each.trim().split(' as '));
    const held = names.map(([own, name = own]) => `${name}: ${own}`);
    // Without the mark whoever imports it takes the whole literal for its default.
    const mark = names.some(([own, name = own]) => name === 'default') ? ['__esModule: true'] : [];
    return `\n__moduleExports = { ${[...mark, ...held].join(', ')} };\n`;
  });
}

/** The packages among bundled files, as paths of their folders. */
export function packageFolders(inputs) {
  const folders = inputs
    .map((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort().map((folder) => named(join(root, folder)));
}

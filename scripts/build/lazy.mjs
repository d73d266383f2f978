// Modules that cost milliseconds to set up and that most commands import without using: set up at the first call.
import { join } from 'node:path';
import { root } from '../files.mjs';

/** Packages whose default export is a function; string-width compiles expressions over all of Unicode as it loads. */
const functions = ['string-width'];

/** An esbuild plugin. */
export function lazyFunctions() {
  return {
    name: 'lazy-functions',
    setup(build) {
      const filter = new RegExp(`^(${functions.join('|')})$`);
      build.onResolve({ filter }, ({ path, namespace }) =>
        namespace === 'lazy' ? undefined : { path, namespace: 'lazy' },
      );
      build.onLoad({ filter: /./, namespace: 'lazy' }, ({ path }) => ({
        contents: `let load; export default (...words) => (load ??= require(${JSON.stringify(path)}).default)(...words);`,
        resolveDir: root,
        loader: 'js',
      }));
    },
  };
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

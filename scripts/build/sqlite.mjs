// better-sqlite3 in the bundle: its JavaScript inside, its native addon found at run time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../files.mjs';

const home = join(root, 'node_modules/better-sqlite3');

/**
 * The addon belongs to one exact version of the JavaScript around it, and the user may have installed another one of
 * the range. So the bundled text is used only where the installed version is the same and has its addon; anywhere else
 * the installed package is loaded as a whole. The bundled way spares a dozen small files. A version for newer Nodes
 * than this one would end the process without a word, so it is refused here.
 */
const door = (version) => `
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const installed = 'better-sqlite3';
function* homes() {
  yield join(__dirname, '..', 'node_modules', installed);
  yield join(__dirname, '..', '..', installed);
  yield dirname(require.resolve(installed + '/package.json'));
}
function found() {
  try {
    for (const home of homes()) {
      const manifest = join(home, 'package.json');
      if (existsSync(manifest)) return { home, version: JSON.parse(readFileSync(manifest, 'utf8')).version };
    }
  } catch {}
  return { home: '', version: '' };
}
const { home, version } = found();
if (parseInt(version) >= 13 && parseInt(process.versions.node) < 22)
  throw Object.assign(new Error(installed + ' ' + version + ' needs Node 22 or newer'), { code: 'ERR_DLOPEN_FAILED' });
const { addonIn } = require('empanel-addon');
const isSame = version === '${version}' && addonIn(home);
module.exports = isSame ? require(${JSON.stringify(join(home, 'lib/index.js'))}) : require(installed);
`;

// Stands for what searches the addon: the package `bindings` of 12, of which only the usual place is kept, and
// `./binding` of 13, which is asked where it lies, since it chooses among the addons that the package brings.
const addon = `
const { existsSync } = require('node:fs');
const { join } = require('node:path');
let load;
module.exports = () => load();
module.exports.getBinding = (given) => load(given);
module.exports.addonIn = (home) => {
  const search = join(home, 'lib', 'binding.js');
  const built = join(home, 'build', 'Release', 'better_sqlite3.node');
  if (existsSync(search)) load = (given) => require(search).getBinding(given);
  else if (existsSync(built)) load = () => {
    const target = { exports: {} };
    process.dlopen(target, built);
    return target.exports;
  };
  return load !== undefined;
};
`;

// Backing up page by page, which empanel does not; setting it up at every start would be felt.
const backup = `
module.exports = function backup(...words) {
  return require(${JSON.stringify(join(home, 'lib/methods/backup.js'))}).apply(this, words);
};
`;

/** An esbuild plugin; `version` names the bundled one. */
export function sqlite() {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return {
    name: 'sqlite',
    setup(build) {
      build.onResolve({ filter: /^better-sqlite3$/ }, () => ({ path: 'door', namespace: 'sqlite' }));
      build.onResolve({ filter: /^(bindings|empanel-addon|\.\/binding)$/ }, () => ({
        path: 'addon',
        namespace: 'sqlite',
      }));
      build.onResolve({ filter: /^\.\/methods\/backup$/ }, () => ({ path: 'backup', namespace: 'sqlite' }));
      build.onLoad({ filter: /^backup$/, namespace: 'sqlite' }, () => ({
        contents: backup,
        resolveDir: root,
        loader: 'js',
      }));
      build.onLoad({ filter: /^door$/, namespace: 'sqlite' }, () => ({
        contents: door(version),
        resolveDir: root,
        loader: 'js',
      }));
      build.onLoad({ filter: /^addon$/, namespace: 'sqlite' }, () => ({ contents: addon, loader: 'js' }));
    },
  };
}

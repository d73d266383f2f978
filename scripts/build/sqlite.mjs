// better-sqlite3 in the bundle: its JavaScript inside, its native addon found at run time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../files.mjs';

const home = join(root, 'node_modules/better-sqlite3');

/**
 * The addon belongs to one exact version of the JavaScript around it, and the user may have installed another one of
 * the range. So the bundled text is used only where the installed version is the same and its addon lies where a
 * build puts it; anywhere else the installed package is loaded as a whole. The bundled way spares a dozen small files.
 */
const door = (version) => `
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const installed = 'better-sqlite3';
const release = ['build', 'Release', 'better_sqlite3.node'];
function* homes() {
  yield join(__dirname, '..', 'node_modules', installed);
  yield join(__dirname, '..', '..', installed);
  yield dirname(require.resolve(installed + '/package.json'));
}
function addonPath() {
  try {
    for (const home of homes()) {
      if (!existsSync(join(home, 'package.json'))) continue;
      const isSame = readFileSync(join(home, 'package.json'), 'utf8').includes('"version": "${version}"');
      return isSame && existsSync(join(home, ...release)) ? join(home, ...release) : undefined;
    }
  } catch {}
  return undefined;
}
const path = addonPath();
if (path === undefined) module.exports = require(installed);
else {
  require('empanel-addon').path = path;
  module.exports = require(${JSON.stringify(join(home, 'lib/index.js'))});
}
`;

// Stands for the package `bindings`, whose search is not needed when the path is known, nor is that of `require`.
const addon = `
module.exports = () => {
  const target = { exports: {} };
  process.dlopen(target, module.exports.path);
  return target.exports;
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
      build.onResolve({ filter: /^(bindings|empanel-addon)$/ }, () => ({ path: 'addon', namespace: 'sqlite' }));
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

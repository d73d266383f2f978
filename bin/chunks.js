// Loads the chunks in dist/ with V8's code cache, so that a command's code is compiled once and not at every start.
//
// A file in dist/ holds several modules. Each command has one cache file, written after the first run of the command (by
// then the functions it calls are compiled and go into it); the next reads of it what it needs, which is less where the
// first had more to do. The cache can be lost, refused or damaged at any time: the code then runs without it. Nothing of
// the user's data is in it.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

/** Chunks of `dist`, with the cache of the command that `argv` names; `require` finds what is not a chunk. */
function chunks(dist, require, argv = []) {
  const modules = new Map();
  const factories = new Map();
  const main = fs.readFileSync(path.join(dist, 'main.cjs'), 'latin1');
  const cache = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : cacheOf(dist, main, argv);
  const cached = cache?.read() ?? { get: () => undefined, all: () => [] };
  const scripts = new Map();
  let stale = false;
  let rejected = false;

  /** The exports of a module, which is run once. */
  function load(name) {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    if (!factories.has(name)) compile(name);
    const filename = `${dist}${path.sep}${name}`;
    const module = { exports: {} };
    modules.set(name, module);
    factories.get(name).call(module.exports, module.exports, inner, module, filename, dist);
    return module.exports;
  }

  /** Reads the file of that name: a function for each module in it. */
  function compile(name) {
    const filename = `${dist}${path.sep}${name}`;
    const source = name === 'main.cjs' ? main : fs.readFileSync(filename, 'latin1');
    const cachedData = cached.get(name);
    const script = new vm.Script(source, { filename, cachedData });
    scripts.set(name, script);
    stale ||= cachedData === undefined || script.cachedDataRejected;
    rejected ||= script.cachedDataRejected === true;
    for (const [each, factory] of Object.entries(script.runInThisContext())) {
      if (!factories.has(each)) factories.set(each, factory);
    }
  }

  const inner = Object.assign((id) => (id.startsWith('./') ? load(id.slice(2)) : require(id)), {
    resolve: require.resolve,
  });

  /** Writes the cache when there was none, or not of all that ran; on any trouble, nothing. */
  function keep() {
    if (cache === undefined || !stale) return;
    const datas = new Map(cached.all());
    if (rejected) datas.clear();
    for (const [name, script] of scripts) if (!datas.has(name)) datas.set(name, script.createCachedData());
    cache.write(datas);
  }

  return { load, keep };
}

/**
 * The cache of one command of one build under one Node: beside the build where that may be written, else with the user's
 * caches. The first line of main.cjs names the build and the words that commands are made of.
 */
function cacheOf(dist, main, argv) {
  const [, build, words = ''] = /^\/\*([0-9a-f]{16})([ a-z-]*)\*\//.exec(main) ?? [];
  if (build === undefined) return undefined;
  const known = words.split(' ');
  const command = argv.filter((word) => known.includes(word)).slice(0, 3);
  const file = `${command.length === 0 ? 'main' : command.join('-')}.bin`;
  const key = `${build}-${process.version}-${process.arch}`;
  const places = [path.join(dist, '.cache', key)];
  const own = userCaches();
  if (own !== undefined) places.push(path.join(own, 'empanel', key));
  return {
    read() {
      for (const place of places) {
        const datas = isOurs(place) ? unpacked(path.join(place, file)) : undefined;
        if (datas !== undefined) return datas;
      }
      return undefined;
    },
    write(datas) {
      require('./code-cache.js').write(datas, isOurs(dist) ? places : places.slice(1), file, isOurs);
    },
  };
}

function userCaches() {
  const { env, platform } = process;
  if (platform === 'win32') return env.LOCALAPPDATA;
  if (env.XDG_CACHE_HOME?.startsWith('/')) return env.XDG_CACHE_HOME;
  if (!env.HOME?.startsWith('/')) return undefined;
  return path.join(env.HOME, platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/** Whether only this user can have put files there: code from a cache is run, so it must not come from anybody else. */
function isOurs(place) {
  try {
    const stat = fs.lstatSync(place);
    if (!stat.isDirectory()) return false;
    return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0);
  } catch {
    return false;
  }
}

const magic = 0x656d7031; // "emp1"

/** The names of chunks that a cache file may hold at most, in bytes, with what stands before them. */
const longestHead = 16_384;

/** A cache file of which each chunk's data is read when it is asked for; undefined where the file is none. */
function unpacked(file) {
  let descriptor;
  try {
    descriptor = fs.openSync(file, 'r');
    const half = fs.fstatSync(descriptor).size / 2;
    const places = placesIn(read(descriptor, half, 0, Math.min(half, longestHead)));
    const get = (name) => {
      const place = places.get(name);
      return place && read(descriptor, half, ...place);
    };
    const all = () => {
      const datas = [...places.keys()].map((name) => [name, get(name)]).filter(([, data]) => data !== undefined);
      // A file that is open is not replaced on every system.
      places.clear();
      fs.closeSync(descriptor);
      return datas;
    };
    return { get, all };
  } catch {
    if (descriptor !== undefined) fs.closeSync(descriptor);
    return undefined;
  }
}

/** Where the data of each chunk lies: its offset and its length. */
function placesIn(bytes) {
  if (bytes.readUInt32LE(0) !== magic) throw new Error('not a code cache');
  const head = 12 + bytes.readUInt32LE(4) * 8;
  const end = head + bytes.readUInt32LE(8);
  if (end > bytes.length) throw new Error('not a code cache');
  const names = bytes.toString('latin1', head, end).split('\0');
  return new Map(
    names.map((name, index) => [name, [bytes.readUInt32LE(12 + index * 8), bytes.readUInt32LE(16 + index * 8)]]),
  );
}

/** Some bytes of the first copy; undefined where the second, or the file, has others. */
function read(descriptor, half, at, length) {
  const [first, second] = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)];
  try {
    const isWhole =
      fs.readSync(descriptor, first, 0, length, at) === length &&
      fs.readSync(descriptor, second, 0, length, half + at) === length;
    return isWhole && first.equals(second) ? first : undefined;
  } catch {
    return undefined;
  }
}

module.exports = { chunks, magic };

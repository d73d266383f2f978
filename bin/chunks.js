// Loads the chunks in dist/, of which a command needs some, in a way that makes the next start of the command cheaper.
//
// A file in dist/ holds several modules. After the first run of a command the modules that it needed are kept together
// in one file, after the second also V8's code cache of that file (by then the functions that the command calls are
// compiled and go into it): from then on a start reads one file and compiles nothing. What only some runs of the command
// need is kept in a second file, which the others do not read. The build has kept V8's code cache of main.cjs for the
// first start of all. What is kept can be lost, refused or damaged at any time: the command then runs without it. Nothing
// of the user's data is in it.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

/**
 * Chunks of `dist`, with what is kept for the command that `argv` names, or under a name of its own for a thread; `require`
 * finds what is not a chunk.
 */
function chunks(dist, require, argv = [], own = undefined) {
  const modules = new Map();
  const factories = new Map();
  const place = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : placeOf(dist, argv, own);
  /** What most runs need, and what only some do. */
  const shelves = { usual: shelf('.bin'), more: undefined };
  /** Files of dist/ that were read: they hold more modules, some of which no file is named for. */
  const read = new Set();
  let mainScript;

  /** The exports of a module, which is run once. */
  function load(name) {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    if (!factories.has(name)) find(name);
    const filename = `${dist}${path.sep}${name}`;
    const module = { exports: {} };
    modules.set(name, module);
    factories.get(name).call(module.exports, module.exports, inner, module, filename, dist);
    return module.exports;
  }

  /** What is kept in a file of this ending; an empty shelf where there is none. */
  function shelf(ending) {
    const kept = place?.read(ending);
    if (kept === undefined) return { ending, names: [], sources: [], text: '' };
    const { sources, text, data } = kept;
    const script = new vm.Script(text, { filename: place.file + ending, cachedData: data });
    // The data itself, megabytes of it, is let go.
    const isCompiled = data !== undefined && !script.cachedDataRejected;
    return { ending, sources, text, script, isCompiled, names: taken(script) };
  }

  /** Makes the modules of a script known: its value has a function for each. */
  function taken(script) {
    const found = Object.entries(script.runInThisContext());
    for (const [name, factory] of found) if (!factories.has(name)) factories.set(name, factory);
    return found.map(([name]) => name);
  }

  /** Looks for a module among what some runs need, then in the file that is named for it, or in those of the others. */
  function find(name) {
    shelves.more ??= shelf('.more.bin');
    if (factories.has(name)) return;
    const sources = new Set([...shelves.usual.sources, ...shelves.more.sources]);
    const files = fs.existsSync(`${dist}${path.sep}${name}`) ? [name] : [...sources].filter((file) => !read.has(file));
    for (const file of files) {
      read.add(file);
      const filename = `${dist}${path.sep}${file}`;
      const isMain = file === 'main.cjs';
      const cachedData = isMain && place !== undefined ? unpacked(path.join(dist, mainData))?.data : undefined;
      const script = new vm.Script(fs.readFileSync(filename, 'latin1'), { filename, cachedData });
      taken(script);
      if (isMain) mainScript = script;
    }
  }

  const inner = Object.assign((id) => (id.startsWith('./') ? load(id.slice(2)) : require(id)), {
    resolve: require.resolve,
  });

  const textOf = (name) => `"${name}":${factories.get(name)}`;
  const sizeOf = (names) => names.reduce((sum, name) => sum + textOf(name).length, 0);

  /** Keeps for the next start what this one had to find or compile; on any trouble, nothing. */
  function keep() {
    if (place === undefined) return;
    const { usual } = shelves;
    const loaded = [...modules.keys()];
    if (usual.script === undefined) return store(usual, loaded);
    const used = usual.names.filter((name) => modules.has(name));
    const isHalfIdle = used.length < usual.names.length && 2 * sizeOf(used) < usual.text.length;
    if (isHalfIdle) {
      shelves.more ??= shelf('.more.bin');
      store(usual, used);
    } else storeData(usual);
    const { more } = shelves;
    if (more === undefined) return;
    const held = new Set([...(isHalfIdle ? used : usual.names), ...more.names]);
    const missed = (isHalfIdle ? [...loaded, ...usual.names] : loaded).filter((name) => !held.has(name));
    if (missed.length > 0) store(more, [...new Set([...more.names, ...missed])]);
    else storeData(more);
  }

  function store({ ending, sources }, names) {
    const text = `({\n${names.map(textOf).join(',\n')}\n})\n`;
    place.write(ending, { sources: [...new Set([...sources, ...shelves.usual.sources, ...read])], text });
  }

  function storeData({ ending, sources, text, script, isCompiled }) {
    if (script === undefined || isCompiled) return;
    place.write(ending, { sources, text, data: script.createCachedData() });
  }

  return { load, keep, dataOfMain: () => mainScript.createCachedData() };
}

/**
 * Where things are kept for one command of one build under one Node: beside the build where that may be written, else with
 * the user's caches. dist/build.txt names the build and the words that commands are made of.
 */
function placeOf(dist, argv, own = 'main') {
  const named = `${fs.readFileSync(`${dist}${path.sep}build.txt`, 'latin1')} `;
  const build = named.slice(0, named.indexOf(' '));
  const command = argv.filter((word) => !word.includes(' ') && named.includes(` ${word} `)).slice(0, 3);
  const file = command.length === 0 ? own : command.join('-');
  const key = `${build}-${process.version}-${process.arch}`;
  const beside = `${dist}${path.sep}.cache${path.sep}${key}`;
  const inCaches = () => {
    const caches = userCaches();
    return caches === undefined ? [] : [path.join(caches, 'empanel', key)];
  };
  const keptIn = (place, ending) => (isOurs(place) ? unpacked(`${place}${path.sep}${file}${ending}`) : undefined);
  return {
    file: `${beside}${path.sep}${file}`,
    read: (ending) => keptIn(beside, ending) ?? inCaches().map((place) => keptIn(place, ending))[0],
    write(ending, found) {
      const places = isOurs(dist) ? [beside, ...inCaches()] : inCaches();
      require('./chunk-cache.js').write(found, places, file + ending, { isOurs, head });
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

/** Whether only this user can have put files there: what was kept is run, so it must not come from anybody else. */
function isOurs(place) {
  try {
    const stat = fs.lstatSync(place);
    if (!stat.isDirectory()) return false;
    return process.getuid === undefined || (stat.uid === process.getuid() && (stat.mode & 0o022) === 0);
  } catch {
    return false;
  }
}

/** V8's code cache of main.cjs, as the build made it. */
const mainData = 'main.bin';

/**
 * What a kept file begins with: "emp2", then the lengths of the data, of the names of the sources and of the text. V8 wants
 * its data to begin at a multiple of 8.
 */
const head = { magic: 0x656d7032, length: 16 };

/** What a file keeps; undefined where it is none, or its two halves differ: it is damaged or cut off. */
function unpacked(file) {
  try {
    const bytes = fs.readFileSync(file);
    const half = bytes.length / 2;
    if (bytes.compare(bytes, half, bytes.length, 0, half) !== 0 || bytes.readUInt32LE(0) !== head.magic)
      return undefined;
    const dataEnd = head.length + bytes.readUInt32LE(4);
    const sourcesEnd = dataEnd + bytes.readUInt32LE(8);
    return {
      data: dataEnd === head.length ? undefined : bytes.subarray(head.length, dataEnd),
      sources: bytes.latin1Slice(dataEnd, sourcesEnd).split(' '),
      text: bytes.latin1Slice(sourcesEnd, sourcesEnd + bytes.readUInt32LE(12)),
    };
  } catch {
    return undefined;
  }
}

module.exports = { chunks, mainData, head };

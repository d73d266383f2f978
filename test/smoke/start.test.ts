/** bin/ on a small program of its own: what is answered at once, and a cache that can never do harm. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');
const onWindows = process.platform === 'win32';
let home: string;
let dist: string;
let caches: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'empanel-start-'));
  dist = join(home, 'dist');
  caches = join(home, 'user-caches');
  cpSync(join(repository, 'bin'), join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"version":"9.8.7"}');
  mkdirSync(dist);
  writeFileSync(
    join(dist, 'main.cjs'),
    fileOf({
      'main.cjs': `const shared = require('./shared.cjs');
        exports.main = async (argv) => {
          if (argv.includes('more')) require('./more.cjs');
          console.log(shared.text(argv.join(' ')));
          return argv[0] === 'fail' ? 7 : 0;
        };`,
    }),
  );
  writeFileSync(join(dist, 'build.txt'), '0123456789abcdef more less fail');
  writeShared('ran');
  writeFileSync(
    join(dist, 'more.cjs'),
    fileOf({
      'more.cjs': `require('./less.cjs');
        require('./shared.cjs').text = (words) => 'more of ' + require('node:path').basename(__filename) +
          (words.endsWith('again') ? require('./later.cjs').text : '');`,
      'less.cjs': "require('./shared.cjs').text = () => 'less';",
      'later.cjs': "exports.text = ', later';",
    }),
  );
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Modules as the build writes them into one file. */
function fileOf(modules: Readonly<Record<string, string>>): string {
  const held = Object.entries(modules).map(
    ([name, text]) => `"${name}":(function(exports,require,module,__filename,__dirname){${text}\n})`,
  );
  return `({${held.join(',')}})`;
}

function writeShared(word: string): void {
  writeFileSync(join(dist, 'shared.cjs'), fileOf({ 'shared.cjs': `exports.text = (words) => '${word} ' + words;` }));
}

function start(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { code: number | null; out: string; err: string } {
  const { NODE_DISABLE_COMPILE_CACHE: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'bin/empanel.js'), ...args], {
    encoding: 'utf8',
    env: { ...inherited, XDG_CACHE_HOME: caches, LOCALAPPDATA: caches, HOME: home, ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

/** Cache files below a folder, with what tells whether they were written again. */
function cacheFiles(folder: string): Map<string, { path: string; ino: number; mode: number }> {
  const files = new Map<string, { path: string; ino: number; mode: number }>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const { ino, mode } = statSync(path);
    if (entry.isFile()) files.set(entry.name, { path, ino, mode: mode & 0o777 });
  }
  return files;
}

test('version and help are answered without the program', () => {
  writeFileSync(join(dist, 'help.txt'), 'how to use it\n');
  rmSync(join(dist, 'main.cjs'));
  for (const words of ['--version', '-V', 'version'])
    expect(start([words])).toEqual({ code: 0, out: '9.8.7\n', err: '' });
  for (const words of ['--help', '-h', 'help'])
    expect(start([words])).toEqual({ code: 0, out: 'how to use it\n', err: '' });
});

test('a checkout that was not built says what to do', () => {
  rmSync(dist, { recursive: true });
  const { code, out, err } = start(['check']);
  expect({ code, out }).toEqual({ code: 78, out: '' });
  expect(err).toContain('hint: run `npm run build`');
});

test('the exit code is what the program returns', () => {
  expect(start(['fail']).code).toBe(7);
});

test('the first run leaves modules for this user alone, the second their code, later ones use it as it is', () => {
  const sizes: number[] = [];
  for (const _ of [1, 2]) {
    expect(start(['more']).out).toBe('more of more.cjs\n');
    const left = cacheFiles(join(dist, '.cache'));
    expect([...left.keys()]).toEqual(['more.bin']);
    if (!onWindows) for (const { mode } of left.values()) expect(mode).toBe(0o600);
    sizes.push(statSync(left.get('more.bin')?.path ?? '').size);
  }
  expect(sizes[1]).toBeGreaterThan(sizes[0] as number);
  const left = cacheFiles(join(dist, '.cache'));
  // What is kept is enough: the chunks are not read again.
  for (const name of ['main.cjs', 'more.cjs', 'shared.cjs']) writeFileSync(join(dist, name), 'not read');
  expect(start(['more']).out).toBe('more of more.cjs\n');
  expect(cacheFiles(join(dist, '.cache'))).toEqual(left);
});

test('each command has a cache of its own, to which another way through it adds', () => {
  start(['less']);
  start(['more']);
  start(['something', 'else']);
  const left = cacheFiles(join(dist, '.cache'));
  expect([...left.keys()].sort()).toEqual(['less.bin', 'main.bin', 'more.bin']);
  const path = left.get('more.bin')?.path ?? '';
  rmSync(path);
  writeFileSync(path, readFileSync(left.get('less.bin')?.path ?? ''));
  const without = statSync(path).size;
  expect(start(['more']).out).toBe('more of more.cjs\n');
  expect(statSync(path).size).toBeGreaterThan(without);
});

test('a module that no file is named for is found where the others came from', () => {
  for (const _ of [1, 2, 3]) expect(start(['more']).out).toBe('more of more.cjs\n');
  expect(start(['more', 'again']).out).toBe('more of more.cjs, later\n');
  expect(start(['more', 'again']).out).toBe('more of more.cjs, later\n');
});

test('what only some runs of a command need is kept apart, and not read by the others', () => {
  const many = Array.from({ length: 12 }, (_, at) => [`many-${at}.cjs`, `exports.${'long'.repeat(99)} = 1;`] as const);
  const all = many.map(([name]) => `require('./${name}');`).join(' ');
  const more = `if (process.argv.includes('all')) { ${all} } require('./shared.cjs').text = () => 'done';`;
  writeFileSync(join(dist, 'more.cjs'), fileOf({ 'more.cjs': more, ...Object.fromEntries(many) }));
  const kept = (): ReturnType<typeof cacheFiles> => cacheFiles(join(dist, '.cache'));
  const sizes = (): readonly number[] =>
    ['more.bin', 'more.more.bin'].map((name) => statSync(kept().get(name)?.path ?? '').size);

  for (const _ of [1, 2]) start(['more']);
  const [few] = [statSync(kept().get('more.bin')?.path ?? '').size];
  for (const _ of [1, 2]) expect(start(['more', 'all']).out).toBe('done\n');
  const before = kept();
  expect(sizes()[0]).toBe(few);
  for (const words of [['more'], ['more', 'all']]) expect(start(words).out).toBe('done\n');
  expect(kept()).toEqual(before);

  // The same is reached from the run that needs most.
  for (const { path } of before.values()) rmSync(path);
  for (const _ of [1, 2]) start(['more', 'all']);
  for (const _ of [1, 2]) start(['more']);
  for (const _ of [1, 2]) expect(start(['more', 'all']).out).toBe('done\n');
  expect(sizes()[0]).toBe(few);
  writeFileSync(kept().get('more.more.bin')?.path ?? '', 'damaged, and long enough to be looked at as a file of ours');
  for (const words of [['more'], ['more', 'all']]) expect(start(words).out).toBe('done\n');
});

test('a run that was refused leaves nothing: it has not come across what its command needs', () => {
  expect(start(['fail']).code).toBe(7);
  expect(cacheFiles(join(dist, '.cache')).size).toBe(0);
});

test('a cache of the build that is damaged is not used', () => {
  writeFileSync(join(dist, 'main.bin'), 'not a cache of anything, but long enough to hold a header');
  expect(start(['one'])).toEqual({ code: 0, out: 'ran one\n', err: '' });
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 8)],
  ['zeros at its end', (bytes: Buffer) => Buffer.from(bytes).fill(0, bytes.length / 2)],
  [
    'one byte flipped',
    (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === Math.floor(bytes.length / 4) ? byte ^ 1 : byte))),
  ],
  ['empty', () => Buffer.alloc(0)],
  ['something else', () => Buffer.from('not a cache of anything, but long enough to hold a header')],
])('a cache that is %s is not used, and made anew', (_, damaged) => {
  for (const _ of [1, 2]) start(['one']);
  const before = cacheFiles(join(dist, '.cache')).get('main.bin');
  const path = before?.path ?? '';
  const sound = readFileSync(path);
  writeFileSync(path, damaged(sound));
  expect(start(['two'])).toEqual({ code: 0, out: 'ran two\n', err: '' });
  const after = cacheFiles(join(dist, '.cache')).get('main.bin');
  expect(after?.ino).not.toBe(before?.ino);
  start(['two']);
  expect(readFileSync(path).length).toBe(sound.length);
});

test('a changed build does not see the cache of the one before', () => {
  start(['one']);
  writeFileSync(join(dist, 'build.txt'), 'fedcba9876543210 more less fail');
  writeShared('RAN');
  expect(start(['one']).out).toBe('RAN one\n');
  const folders = readdirSync(join(dist, '.cache'));
  expect(folders).toHaveLength(1);
  expect(folders[0]).toContain('fedcba9876543210');
});

test('no cache is kept when Node is told to keep none', () => {
  expect(start(['one'], { NODE_DISABLE_COMPILE_CACHE: '1' }).out).toBe('ran one\n');
  expect(cacheFiles(join(dist, '.cache')).size + cacheFiles(caches).size).toBe(0);
});

test.skipIf(onWindows)('a folder that others may write is neither trusted nor written', () => {
  start(['one']);
  const [folder] = readdirSync(join(dist, '.cache'));
  const place = join(dist, '.cache', folder ?? '');
  chmodSync(place, 0o777);
  const before = cacheFiles(join(dist, '.cache'));
  expect(start(['two']).out).toBe('ran two\n');
  expect(cacheFiles(join(dist, '.cache'))).toEqual(before);
  expect([...cacheFiles(caches).keys()]).toEqual(['main.bin']);
});

test.skipIf(onWindows)('an installation that others may write leaves its cache with the user', () => {
  chmodSync(dist, 0o777);
  expect(start(['one']).out).toBe('ran one\n');
  expect(existsSync(join(dist, '.cache'))).toBe(false);
  start(['one']);
  const left = cacheFiles(caches);
  expect([...left.keys()]).toEqual(['main.bin']);
  start(['two']);
  expect(cacheFiles(caches)).toEqual(left);
});

/** The law of the house: who may import whom, where effects belong, and that registries hold everything there is. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from '../src/rules/checks/registry.ts';
import { repository, type SourceFile, sourceFiles } from './source-file.ts';

const files = sourceFiles();
const byPath = new Map(files.map((file) => [file.path, file]));

/** What each floor may import besides itself and `errors.ts`. A file of `src/` itself is a floor of its own. */
const directions: Readonly<Record<string, readonly string[]>> = {
  'errors.ts': [],
  domain: [],
  documents: ['domain'],
  rules: ['domain', 'documents'],
  sources: ['domain'],
  ledger: ['domain'],
  render: ['domain'],
  reports: ['domain', 'documents', 'rules', 'ledger'],
  actions: ['domain', 'documents', 'rules', 'sources', 'ledger'],
  cli: ['domain', 'documents', 'rules', 'sources', 'ledger', 'actions', 'reports', 'render'],
  'main.ts': ['cli'],
};

/** Data outside of `src` that a floor is built with. */
const dataFiles: Readonly<Record<string, readonly string[]>> = {
  documents: ['../schemas/'],
  cli: ['../package.json'],
};

function floorOf(path: string): string {
  return path.split('/')[0] ?? path;
}

describe('directions', () => {
  test('every folder of src is a floor of the house', () => {
    expect([...new Set(files.map((file) => floorOf(file.path)))].sort()).toEqual(Object.keys(directions).sort());
  });

  test('a floor imports only floors below it', () => {
    const wrong = files.flatMap((file) => {
      const floor = floorOf(file.path);
      const allowed = new Set([floor, 'errors.ts', ...(directions[floor] ?? [])]);
      const data = new Set(dataFiles[floor] ?? []);
      return file.imports
        .filter(
          (one) => !(one.startsWith('../') ? data.has(one) || data.has(`${dirname(one)}/`) : allowed.has(floorOf(one))),
        )
        .map((one) => `${file.path} imports ${one}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every import is a file that is there, named in full', () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter((one) => !/generated\/|\.json$/.test(one) && !byPath.has(one))
        .map((one) => `${file.path} imports ${one}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no import is computed', () => {
    expect(
      files.flatMap((file) =>
        file.packages.filter((one) => one.startsWith('(computed)')).map((one) => `${file.path}: ${one}`),
      ),
    ).toEqual([]);
  });

  test('no file needs itself, types included; only what is loaded later may look back', () => {
    expect(circles((file) => file.headImports)).toEqual([]);
  });
});

/** Circles of imports, each as the files on the way. */
function circles(edges: (file: SourceFile) => readonly string[]): readonly string[] {
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (path: string, way: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    const file = byPath.get(path);
    if (file !== undefined) for (const next of edges(file)) visit(next, [...way, path]);
    state.set(path, 'done');
  };
  for (const file of files) visit(file.path, []);
  return found;
}

/** The one file, or the one folder, that imports a package. */
const doors: Readonly<Record<string, string>> = {
  'better-sqlite3': 'ledger/database.ts',
  chalk: 'cli/theme.ts',
  commander: 'cli/flag-parser.ts',
  'csv-parse': 'sources/csv-records.ts',
  'date-fns': 'domain/calendar/',
  inquirer: 'cli/prompts.ts',
  'js-yaml': 'documents/',
  kysely: 'ledger/',
  'string-width': 'render/display-width.ts',
  'write-excel-file': 'render/xlsx.ts',
  yaml: 'documents/',
};

/** The folders in which a module of Node's own may be used, besides `cli`. Reading and writing is done at the rim. */
const modules: Readonly<Record<string, readonly string[]>> = {
  // Hashes are values: the same bytes give the same hash.
  'node:crypto': ['domain/', 'rules/', 'render/', 'ledger/', 'actions/', 'sources/', 'reports/'],
  'node:fs': ['documents/document-files.ts', 'ledger/'],
  'node:fs/promises': [],
  'node:os': [],
  'node:path': ['documents/document-files.ts', 'ledger/'],
  'node:url': ['ledger/'],
  'node:string_decoder': ['sources/'],
  'node:util': ['sources/'],
  'node:zlib': ['ledger/'],
};

describe('packages', () => {
  test('each has one door', () => {
    const wrong = files.flatMap((file) =>
      file.packages
        .filter(
          (one) => !one.startsWith('node:') && !one.startsWith('(') && !file.path.startsWith(doors[one] ?? '(none)'),
        )
        .map((one) => `${file.path} imports ${one}`),
    );
    expect(wrong).toEqual([]);
  });

  test('every door is used', () => {
    const used = new Set(files.flatMap((file) => file.packages));
    expect(Object.keys(doors).filter((one) => !used.has(one))).toEqual([]);
  });

  test('modules of Node are used where effects belong', () => {
    const wrong = files.flatMap((file) =>
      file.packages
        .filter(
          (one) =>
            one.startsWith('node:') &&
            !file.path.startsWith('cli/') &&
            !(modules[one] ?? []).some((place) => file.path.startsWith(place)),
        )
        .map((one) => `${file.path} imports ${one}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** Where the program may look at clock, chance and process. Everything else is handed what it needs. */
const outside: Readonly<Record<string, readonly string[]>> = {
  'cli/io.ts': [
    'new Date()',
    'process.cwd',
    'process.env',
    'process.off',
    'process.on',
    'process.platform',
    'process.stderr',
    'process.stdin',
    'process.stdout',
  ],
  // The name of a temporary file.
  'cli/output.ts': ['process.pid'],
  // How often the program listens for Ctrl-C during long work, and how long before it was kept a reading began.
  'cli/stopwatch.ts': ['process.hrtime'],
  'cli/prompts.ts': ['process.stderr'],
  // The salt of marks, and which of two kept files belongs to the other.
  'cli/checking/check-memory.ts': ['randomUUID'],
  // A new workspace's id, and the time zone of the machine as its default.
  'cli/commands/init.ts': ['randomUUID', 'resolvedOptions'],
  // The id of a ledger made without a workspace, and the salts of payload hashes.
  'ledger/ledger.ts': ['randomUUID'],
  'ledger/journal.ts': ['randomBytes'],
};

/** The places that start threads. */
const threads: Readonly<Record<string, string>> = {
  'cli/checking/check-threads.ts': 'node:worker_threads',
  'cli/derive-threads.ts': 'node:worker_threads',
  'cli/row-threads.ts': 'node:worker_threads',
  'cli/screening/name-thread.ts': 'node:worker_threads',
};

describe('the outside world', () => {
  test('no connection is opened and no other program started', () => {
    const reaching = /^node:(?:https?|http2|net|tls|dns|dgram|child_process|cluster|worker_threads|vm|inspector)\b/;
    const wrong = files.flatMap((file) =>
      file.packages
        .filter((one) => reaching.test(one) && threads[file.path] !== one)
        .map((one) => `${file.path} imports ${one}`),
    );
    expect(wrong).toEqual([]);
  });

  test('clock, chance, environment and console are used in the few places that are named', () => {
    const wrong = files.flatMap((file) =>
      file.outside.filter((use) => !(outside[file.path] ?? []).includes(use)).map((use) => `${file.path} uses ${use}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no place is named in vain', () => {
    const unused = Object.entries(outside).flatMap(([path, uses]) =>
      uses
        .filter((use) => byPath.get(path)?.outside.includes(use) !== true)
        .map((use) => `${path} does not use ${use}`),
    );
    expect(unused).toEqual([]);
  });
});

/** Registries, the folder whose files they hold, and how an entry is known: by the name or the type of what it exports. */
const registries: readonly {
  readonly registry: string;
  readonly folder: string;
  readonly isEntry: (one: { readonly name: string; readonly type: string }) => boolean;
}[] = [
  { registry: 'cli/commands/registry.ts', folder: 'cli/commands/', isEntry: (one) => one.type === 'Command' },
  { registry: 'reports/registry.ts', folder: 'reports/', isEntry: (one) => one.type === 'Report' },
  { registry: 'rules/checks/registry.ts', folder: 'rules/checks/', isEntry: (one) => /^Check\b/.test(one.type) },
  { registry: 'render/formats.ts', folder: 'render/', isEntry: (one) => one.name === 'render' },
  { registry: 'render/finding-formats.ts', folder: 'render/findings/', isEntry: (one) => one.name === 'render' },
];

/** Files of a registry's folder that are entries; a folder below with a registry of its own does not count. */
function entriesOf({ registry, folder, isEntry }: (typeof registries)[number]): readonly SourceFile[] {
  const inner = registries
    .filter((one) => one.registry !== registry && one.folder.startsWith(folder))
    .map((one) => one.folder);
  return files.filter(
    (file) =>
      file.path.startsWith(folder) && !inner.some((one) => file.path.startsWith(one)) && file.exports.some(isEntry),
  );
}

describe('registries', () => {
  test.each(registries)('$registry names every entry of $folder', (one) => {
    const entries = entriesOf(one);
    expect(entries.length).toBeGreaterThan(3);
    const named = new Set(byPath.get(one.registry)?.imports ?? []);
    expect(entries.filter((file) => !named.has(file.path)).map((file) => file.path)).toEqual([]);
  });

  test.each(registries)('entries of $registry do not import each other', (one) => {
    const entries = new Set(entriesOf(one).map((file) => file.path));
    const wrong = [...entries].flatMap((path) =>
      (byPath.get(path)?.imports ?? [])
        .filter((target) => entries.has(target))
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a check stands in the file of its name', () => {
    expect(
      checks.map((check) => `rules/checks/${check.id.replace('/', '-')}.ts`).filter((path) => !byPath.has(path)),
    ).toEqual([]);
  });
});

describe('words and size', () => {
  test('every export says what it means', () => {
    expect(
      files.flatMap((file) => file.exports.filter((one) => !one.documented).map((one) => `${file.path}: ${one.name}`)),
    ).toEqual([]);
  });

  test('files and folders are nouns for what they hold', () => {
    const grabBags = new Set([
      'utils',
      'util',
      'helpers',
      'helper',
      'common',
      'misc',
      'shared',
      'types',
      'constants',
      'lib',
      'index',
    ]);
    const names = files.flatMap((file) => file.path.split('/').map((part) => part.replace(/\.ts$/, '')));
    expect([...new Set(names)].filter((name) => grabBags.has(name) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual(
      [],
    );
  });

  test('no file outgrows its subject', () => {
    // The nouns are made from the schemas and are as long as these.
    const long = files.filter((file) => !file.path.startsWith('domain/nouns/') && file.lines > 400);
    expect(long.map((file) => `${file.path}: ${file.lines} lines`)).toEqual([]);
  });

  test("dates and names are put in order by their own comparisons: the language's loads tables for as long as a report takes", () => {
    const wrong = files.filter((file) =>
      readFileSync(join(repository, 'src', file.path), 'utf8').includes('.localeCompare('),
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  test('no source is left unfinished', () => {
    const marks = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(?:ignore|nocheck|expect-error)|\bas any\b/;
    const wrong = files.filter((file) => marks.test(readFileSync(join(repository, 'src', file.path), 'utf8')));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  test('tests are not skipped or singled out', () => {
    const wrong = readdirSync(join(repository, 'test'), { recursive: true, encoding: 'utf8' }).filter(
      (path) =>
        path.endsWith('.test.ts') &&
        /\b(?:test|it|describe)\.(?:only|skip|todo)\(/.test(readFileSync(join(repository, 'test', path), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});

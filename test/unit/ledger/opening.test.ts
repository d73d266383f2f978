import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exitCode, UserError } from '../../../src/errors.ts';
import { connected } from '../../../src/ledger/database.ts';
import { ledgerFailure } from '../../../src/ledger/failures.ts';
import { presentLayout, schemaVersion } from '../../../src/ledger/layout-version.ts';
import { openLedger } from '../../../src/ledger/ledger.ts';
import { migrate, migrations } from '../../../src/ledger/migrations.ts';
import { addPayer, addProvider, command, created, newLedger, opened, temporaryFolder } from './practice.ts';

/** Root may do anything; permissions are tried as somebody else. */
async function asNobody<T>(folder: string, effect: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return effect();
  spawnSync('chown', ['-R', 'nobody', folder]);
  process.seteuid?.('nobody');
  try {
    return await effect();
  } finally {
    process.seteuid?.(0);
  }
}

async function closedLedger(folder = temporaryFolder()): Promise<string> {
  const path = join(folder, 'ledger.db');
  const ledger = await openLedger({ path, mode: 'create', at: created, workspaceId: 'test' });
  await ledger.write(command(), (transaction) => addProvider(transaction));
  await ledger.close();
  return path;
}

async function refusal(opening: Promise<unknown>): Promise<UserError> {
  const error = await opening.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

describe('creating', () => {
  test('makes private files in private folders', async () => {
    const path = join(temporaryFolder(), 'deep', '.empanel', 'ledger.db');
    const ledger = await newLedger({ path });
    await ledger.write(command(), (transaction) => addProvider(transaction));
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(path + suffix).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  });

  test('opens a ledger that is there and keeps its identity', async () => {
    const path = await closedLedger();
    const ledger = await newLedger({ path, workspaceId: 'another' });
    expect((await ledger.info()).workspaceId).toBe('test');
    expect(await ledger.subjects.list()).toHaveLength(1);
  });

  test('goes on where an earlier creation was cut short', async () => {
    const path = join(temporaryFolder(), 'ledger.db');
    writeFileSync(path, '');
    expect((await refusal(openLedger({ path, mode: 'write' }))).code).toBe('ledger/missing');
    const ledger = await newLedger({ path });
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });

  test('closes without leaving files beside the ledger', async () => {
    const path = await closedLedger();
    expect(existsSync(`${path}-wal`)).toBe(false);
    const reading = await openLedger({ path, mode: 'read' });
    await reading.subjects.list();
    await reading.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  test('makes a file that became readable by others private again', async () => {
    const path = await closedLedger();
    chmodSync(path, 0o644);
    await opened({ path, mode: 'write' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('refuses', () => {
  test('a file that is not there, or a folder', async () => {
    const folder = temporaryFolder();
    const missing = await refusal(openLedger({ path: join(folder, 'none.db'), mode: 'read' }));
    expect(missing).toMatchObject({ code: 'ledger/missing', exit: exitCode.notFound });
    expect(missing.hint).toContain('empanel init');
    const mode = 'create';
    expect(await refusal(openLedger({ path: folder, mode, at: created }))).toMatchObject({ code: 'input/is-a-folder' });
  });

  test('a file where a folder is needed', async () => {
    const path = await closedLedger();
    const inside = openLedger({ path: join(path, 'ledger.db'), mode: 'create', at: created });
    expect(await refusal(inside)).toMatchObject({ code: 'output/cannot-write' });
  });

  test('what is not SQLite, and leaves it as it was', async () => {
    const path = join(temporaryFolder(), 'notes.txt');
    writeFileSync(path, 'npi,name\n1234567893,Ruiz\n');
    for (const mode of ['read', 'write', 'create'] as const) {
      const error = await refusal(openLedger({ path, mode, at: created }));
      expect(error).toMatchObject({ code: 'ledger/not-a-ledger', exit: exitCode.unreadableInput });
    }
    expect(readFileSync(path, 'utf8')).toBe('npi,name\n1234567893,Ruiz\n');
  });

  test('a database of another program, and leaves it as it was', async () => {
    const path = join(temporaryFolder(), 'photos.db');
    const other = new Database(path);
    other.exec('CREATE TABLE photo (id)');
    other.close();
    const bytes = readFileSync(path);
    for (const mode of ['read', 'write', 'create'] as const) {
      const error = await refusal(openLedger({ path, mode, at: created }));
      expect(error.code).toBe('ledger/not-a-ledger');
      expect(error.message).toContain('another program');
    }
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test('a ledger of a newer version', async () => {
    const path = await closedLedger();
    const raw = new Database(path);
    raw.exec("INSERT INTO migration VALUES (99, 'later', NULL)");
    raw.close();
    for (const mode of ['read', 'write', 'create'] as const) {
      const error = await refusal(openLedger({ path, mode, at: created }));
      expect(error).toMatchObject({ code: 'ledger/newer', exit: exitCode.configuration });
    }
  });

  test('a ledger that is cut off or overwritten, when it comes to the damage', async () => {
    const path = await closedLedger();
    const size = statSync(path).size;
    truncateSync(path, Math.floor(size / 2) + 100);
    const cut = await refusal(openLedger({ path, mode: 'read' }).then((ledger) => ledger.facts.payers()));
    expect(cut).toMatchObject({ code: 'ledger/damaged', exit: exitCode.unreadableInput });
    truncateSync(path, 60);
    expect((await refusal(openLedger({ path, mode: 'write' }))).code).toMatch(/^ledger\/(damaged|not-a-ledger)$/);
  });

  test('an overwritten page is a problem that verify names', async () => {
    const path = await closedLedger();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 3, 4096 * 4);
    writeFileSync(path, bytes);
    const ledger = await opened({ path, mode: 'read' });
    const verified = await ledger.verify();
    expect(verified.ok).toBe(false);
    expect(verified.problems[0]?.part).toBe('file');
  });

  test('a locked ledger, after having waited', async () => {
    const path = await closedLedger();
    const ledger = await opened({ path, mode: 'write', busyTimeoutMs: 50 });
    const other = new Database(path);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    const error = await refusal(ledger.write(command(), (transaction) => addPayer(transaction)));
    expect(error).toMatchObject({ code: 'ledger/locked', exit: exitCode.busy });
    expect(await ledger.subjects.list()).toHaveLength(1);
    other.exec('ROLLBACK');
    await ledger.write(command(), (transaction) => addPayer(transaction));
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });

  test('an unreadable ledger', async () => {
    const path = await closedLedger();
    chmodSync(path, 0o000);
    await asNobody(dirname(path), async () => {
      const error = await refusal(openLedger({ path, mode: 'read' }));
      expect(error).toMatchObject({ code: 'ledger/no-permission', exit: exitCode.noPermission });
    });
  });

  test('to write a read-only ledger', async () => {
    const path = await closedLedger();
    chmodSync(path, 0o400);
    await asNobody(dirname(path), async () => {
      const writing = openLedger({ path, mode: 'write' }).then((ledger) =>
        ledger.write(command(), (transaction) => addPayer(transaction)).finally(() => ledger.close()),
      );
      const error = await refusal(writing);
      expect(error).toMatchObject({ code: 'ledger/read-only', exit: exitCode.noPermission });
    });
  });
});

describe('reading', () => {
  test('a read-only file in a read-only folder works', async () => {
    const path = await closedLedger();
    chmodSync(path, 0o400);
    chmodSync(dirname(path), 0o500);
    await asNobody(dirname(path), async () => {
      const ledger = await openLedger({ path, mode: 'read' });
      expect(await ledger.subjects.list()).toHaveLength(1);
      expect(await ledger.verify()).toMatchObject({ ok: true });
      expect(ledger.writable).toBe(false);
      await ledger.close();
    });
    chmodSync(dirname(path), 0o700);
  });

  test('a copy that was not closed cleanly is refused where it may not be put in order', async () => {
    const ledger = await newLedger();
    await ledger.write(command(), (transaction) => addProvider(transaction));
    const folder = temporaryFolder();
    const path = join(folder, 'sub', 'ledger.db');
    mkdirSync(dirname(path));
    for (const suffix of ['', '-wal']) copyFileSync(ledger.path + suffix, path + suffix);
    chmodSync(path, 0o400);
    chmodSync(dirname(path), 0o500);
    await asNobody(folder, async () => {
      const error = await refusal(openLedger({ path, mode: 'read' }));
      expect(error.code).toBe('ledger/read-only');
      expect(error.message).toContain('not closed cleanly');
    });
    chmodSync(dirname(path), 0o700);
    chmodSync(path, 0o600);
    const recovered = await opened({ path, mode: 'read' });
    expect(await recovered.subjects.list()).toHaveLength(1);
  });

  test('never changes a fact', async () => {
    const ledger = await opened({ path: await closedLedger(), mode: 'read' });
    await expect(ledger.write(command(), async () => undefined)).rejects.toThrow('opened for reading');
    await expect(ledger.undo(command())).rejects.toThrow('opened for reading');
    await expect(ledger.rebuild()).rejects.toThrow('opened for reading');
  });
});

describe('the layout', () => {
  test('has as its present layout the last one that migrations make', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
    expect(presentLayout).toBe(migrations.length);
  });

  test('grows by migrations that each are recorded with what they change', () => {
    const later = [
      ...migrations.slice(0, 1),
      { version: 2, name: 'a column', sql: 'ALTER TABLE task ADD COLUMN place TEXT' },
      { version: 3, name: 'broken', sql: 'ALTER TABLE task ADD COLUMN more TEXT; CREATE TABLE task (x)' },
    ];
    const store = connected({ address: ':memory:', path: 'memory', access: 'write', busyTimeoutMs: 0 });
    onTestFinished(() => store.close());
    let firsts = 0;
    const first = (): void => {
      firsts += 1;
    };
    migrate(store, created, first, later.slice(0, 1));
    migrate(store, created, first, later.slice(0, 2));
    migrate(store, created, first, later.slice(0, 2));
    expect(firsts).toBe(1);
    expect(() => migrate(store, null, first, later)).toThrow('already exists');
    expect(schemaVersion(store)).toBe(2);
    const columns = store.statement<{ name: string }>('PRAGMA table_info(task)').all();
    expect(columns.map(({ name }) => name)).toContain('place');
    expect(columns.map(({ name }) => name)).not.toContain('more');
  });

  test('is what the program believes it to be', async () => {
    const { columnsOf } = await import('../../../src/ledger/rows.ts');
    const { factTableNames, tableShapes } = await import('../../../src/ledger/table-shapes.ts');
    const raw = new Database(await closedLedger());
    onTestFinished(() => void raw.close());
    for (const table of factTableNames) {
      const info = raw.pragma(`table_info(${table})`) as { name: string; pk: number; type: string }[];
      expect(info.map(({ name }) => name)).toEqual(columnsOf(table));
      expect(info.filter(({ pk }) => pk === 1).map(({ name }) => name)).toEqual([tableShapes[table].key]);
    }
    const loose = raw.prepare(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'",
    );
    expect(loose.all()).toEqual([]);
  });
});

test('an addon that was built for another Node is a matter of configuration', () => {
  const failure = ledgerFailure(
    Object.assign(new Error('foreign words'), { code: 'ERR_DLOPEN_FAILED' }),
    '/x/ledger.db',
  );
  expect(failure).toMatchObject({ code: 'config/addon', exit: 78 });
});

test.each([
  ['Could not locate the bindings file. Tried:\n → /x/build/better_sqlite3.node', undefined],
  ["Cannot find module '/x/build/Release/better_sqlite3.node'", 'MODULE_NOT_FOUND'],
  ["Cannot find module 'better-sqlite3'", 'MODULE_NOT_FOUND'],
])('so is one that was never made: %s', (message, code) => {
  const failure = ledgerFailure(Object.assign(new Error(message), code === undefined ? {} : { code }), '/x/ledger.db');
  expect(failure).toMatchObject({ code: 'config/addon', exit: 78 });
  const other = Object.assign(new Error("Cannot find module '/x/other.cjs'"), { code: 'MODULE_NOT_FOUND' });
  expect(ledgerFailure(other, '/x/ledger.db')).toBe(other);
});

test('every fault of a file has its words and its exit code', () => {
  const codes: [string, UserError['code']][] = [
    ['SQLITE_NOTADB', 'ledger/not-a-ledger'],
    ['SQLITE_BUSY_SNAPSHOT', 'ledger/locked'],
    ['SQLITE_FULL', 'ledger/disk-full'],
    ['ENOSPC', 'ledger/disk-full'],
    ['SQLITE_READONLY_DIRECTORY', 'ledger/read-only'],
    ['SQLITE_CANTOPEN', 'ledger/no-permission'],
    ['EACCES', 'ledger/no-permission'],
    ['SQLITE_CORRUPT_INDEX', 'ledger/damaged'],
    ['SQLITE_IOERR_READ', 'ledger/damaged'],
  ];
  for (const [code, expected] of codes) {
    const failure = ledgerFailure(Object.assign(new Error('foreign words'), { code }), '/x/ledger.db');
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({ code: expected });
    expect((failure as UserError).message).toContain('/x/ledger.db');
    expect((failure as UserError).message).not.toContain('foreign words');
  }
  const bug = new TypeError('not the file');
  expect(ledgerFailure(bug, 'x')).toBe(bug);
});

/** The ledger under bad luck: killed, two writers, a full disk, a cut log, a flipped byte. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { connected } from '../../src/ledger/database.ts';
import { Ledger, openLedger } from '../../src/ledger/ledger.ts';
import { factTableNames } from '../../src/ledger/table-shapes.ts';
import fc from '../property.ts';
import {
  addPayer,
  addProvider,
  command,
  derived,
  newLedger,
  openApplication,
  opened,
} from '../unit/ledger/practice.ts';

const folder = mkdtempSync(join(tmpdir(), 'empanel-faults-'));
const program = join(folder, 'writer.cjs');
const environment = { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') };

beforeAll(() => {
  const entryPoints = [fileURLToPath(new URL('./ledger-writer.ts', import.meta.url))];
  buildSync({
    entryPoints,
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['better-sqlite3'],
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writer(path: string, actor: string, commands: number, rows: number): ChildProcess {
  const child = spawn(process.execPath, [program, path, actor, String(commands), String(rows)], { env: environment });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Every command is there whole: its rows, its entries, its own row as the last entry. */
async function expectWholeCommands(ledger: Ledger, rows: number): Promise<number> {
  expect(await ledger.verify()).toMatchObject({ ok: true, problems: [] });
  const commands = await ledger.journal.commands();
  for (const { journal } of commands) expect(journal[1] - journal[0]).toBe(rows);
  expect((await ledger.head()).seq).toBe(commands.length * (rows + 1));
  expect(await ledger.tasks.list()).toHaveLength(commands.length * rows);
  return commands.length;
}

test('killed at random moments, it holds every command that returned, and no half one', {
  timeout: 60_000,
}, async () => {
  const ledger = await newLedger({ derive: undefined });
  await ledger.close();
  let told = 0;
  for (let round = 0; round < 5; round += 1) {
    const child = writer(ledger.path, 'dana', 100_000, 40);
    let said = '';
    child.stdout?.on('data', (data: Buffer) => {
      said += data.toString();
    });
    await once(child.stdout ?? child, 'data');
    await new Promise((resolve) => setTimeout(resolve, 1 + ((round * 37) % 80)));
    child.kill('SIGKILL');
    await once(child, 'close');
    // A line may be cut by the kill itself.
    told = Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
    const survivor = await openLedger({ path: ledger.path, mode: 'write' });
    expect((await survivor.head()).seq).toBeGreaterThanOrEqual(told);
    await expectWholeCommands(survivor, 40);
    await survivor.close();
  }
  expect(told).toBeGreaterThan(5 * 41);
});

test('two writers take turns', { timeout: 60_000 }, async () => {
  const ledger = await newLedger({ derive: undefined });
  const children = [writer(ledger.path, 'dana', 30, 5), writer(ledger.path, 'lee', 30, 5)];
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0] as number));
  expect(codes).toEqual([0, 0]);
  expect(await expectWholeCommands(ledger, 5)).toBe(60);
  expect(await ledger.journal.commands({ actor: 'lee' })).toHaveLength(30);
});

describe('a full disk', () => {
  test('rolls the command back whole, and the next one goes through once there is room', async () => {
    const ledger = await newLedger({ derive: undefined });
    await ledger.write(command('sync'), (transaction) => addProvider(transaction));
    await ledger.close();
    const store = connected({ address: ledger.path, path: ledger.path, access: 'write', busyTimeoutMs: 0 });
    const crowded = new Ledger(store, undefined);
    onTestFinished(() => crowded.close());
    const pages = Number(store.pragma('page_count'));
    store.pragma(`max_page_count = ${pages + 4}`);
    const large = crowded.write(command('large'), async (transaction) => {
      for (let row = 0; row < 500; row += 1) {
        await transaction.insert('task', { id: await transaction.newId('k'), text: 'x'.repeat(400) });
      }
    });
    await expect(large).rejects.toMatchObject({ code: 'ledger/disk-full', exit: 73 });
    expect(await crowded.tasks.list()).toEqual([]);
    expect(await crowded.verify()).toMatchObject({ ok: true });
    store.pragma('max_page_count = 100000');
    await crowded.write(command('small'), (transaction) => addPayer(transaction));
    expect(await crowded.verify()).toMatchObject({ ok: true });
  });

  test('of the system’s own making is told from damage', async () => {
    const ledger = await newLedger({ derive: undefined });
    await ledger.close();
    // Files may not grow beyond a limit of 512-byte blocks; the signal that would kill is ignored.
    const limited = `trap '' XFSZ; ulimit -f 1000; exec "$0" "$@"`;
    const arguments_ = ['-c', limited, process.execPath, program, ledger.path, 'dana', '1', '4000'];
    const { status, stderr } = spawnSync('sh', arguments_, { env: environment, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^ledger\/disk-full /);
    const after = await opened({ path: ledger.path, mode: 'write', derive: undefined });
    expect(await expectWholeCommands(after, 4000)).toBe(0);
  });
});

/** A closed ledger with something of everything, and its content. */
async function filed(): Promise<string> {
  const ledger = await newLedger();
  await ledger.write(command('sync'), async (transaction) => {
    await addPayer(transaction);
    for (const npi of ['1234567893', '1679576722', '1245319599']) {
      const { subjectId } = await addProvider(transaction, npi, `Name ${npi}`);
      await openApplication(transaction, subjectId);
    }
  });
  await ledger.close();
  return ledger.path;
}

test('a log that is cut off anywhere leaves the commands before the cut', async () => {
  const ledger = await newLedger({ derive: undefined });
  for (let n = 0; n < 12; n += 1) {
    await ledger.write(command('task add'), async (transaction) => {
      for (let row = 0; row < 3; row += 1) {
        await transaction.insert('task', { id: await transaction.newId('k'), text: `task ${n} ${row}` });
      }
    });
  }
  const size = statSync(`${ledger.path}-wal`).size;
  const copy = join(folder, 'cut.db');
  const kept: number[] = [];
  for (let cut = size; cut > 0; cut -= Math.ceil(size / 9) + 17) {
    copyFileSync(ledger.path, copy);
    copyFileSync(`${ledger.path}-wal`, `${copy}-wal`);
    truncateSync(`${copy}-wal`, cut);
    const survivor = await openLedger({ path: copy, mode: 'create', at: '2026-01-01T00:00:00Z' });
    kept.push(await expectWholeCommands(survivor, 3));
    await survivor.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
  }
  expect(kept[0]).toBe(12);
  expect(kept).toEqual(kept.toSorted((left, right) => right - left));
  expect(kept.at(-1)).toBeLessThan(4);
});

function content(path: string): unknown {
  const raw = new Database(path, { readonly: true });
  try {
    const tables = [...factTableNames, 'journal', 'journal_payload', 'deadline'];
    return tables.map((table) => raw.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
  } finally {
    raw.close();
  }
}

test('a flipped bit anywhere in the file is found, refused, or touched nothing that is kept', {
  timeout: 60_000,
}, async () => {
  const path = await filed();
  const bytes = readFileSync(path);
  const whole = JSON.stringify(content(path));
  const flipped = join(folder, 'flipped.db');
  const outcomes = new Set<string>();
  const look = async (): Promise<string> => {
    try {
      const ledger = await openLedger({ path: flipped, mode: 'read', derive: derived, rulesHash: 'rules 1' });
      try {
        return (await ledger.verify()).ok ? 'passed' : 'found';
      } finally {
        await ledger.close();
      }
    } catch (error) {
      if (error instanceof UserError) return 'refused';
      throw error;
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (position, bit) => {
      const altered = Buffer.from(bytes);
      altered[position] = (altered[position] ?? 0) ^ (1 << bit);
      writeFileSync(flipped, altered);
      const outcome = await look();
      outcomes.add(outcome);
      if (outcome === 'passed') expect(JSON.stringify(content(flipped))).toBe(whole);
      for (const suffix of ['-wal', '-shm']) rmSync(flipped + suffix, { force: true });
    }),
    { numRuns: 150 },
  );
  expect(outcomes).toContain('found');
});

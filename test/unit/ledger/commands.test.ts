import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { migrations } from '../../../src/ledger/migrations.ts';
import {
  addFollowUp,
  addPayer,
  addProvider,
  addStep,
  command,
  newLedger,
  openApplication,
  temporaryFolder,
} from './practice.ts';

describe('a command', () => {
  test('changes rows, journals each change and gives a receipt', async () => {
    const ledger = await newLedger();
    const { value, receipt } = await ledger.write(command('provider add'), (transaction) => addProvider(transaction));
    expect(receipt.commandId).toMatch(/^j-[0-9a-hjkmnp-tv-z]{8}$/);
    // Four rows and the command's own.
    expect(receipt.journal).toEqual([1, 5]);
    expect(receipt.changes.map(({ kind, op }) => `${op} ${kind}`)).toEqual([
      'insert document',
      'insert subject',
      'insert credential',
      'insert term',
    ]);
    expect(receipt.changes[1]?.id).toBe(value.subjectId);
    const facts = await ledger.facts.of(value.subjectId);
    expect(facts?.subject).toMatchObject({ name: 'Ruiz, Ana', states: ['CA'], groups: [], npi: '1234567893' });
    expect(facts?.credentials[0]?.terms).toEqual([
      { id: value.termId, happenedOn: null, from: '2024-07-01', through: '2026-06-30' },
    ]);
    expect(await ledger.verify()).toMatchObject({ ok: true, entries: 5, firstBad: null, rebuilt: 'identical' });
  });

  test('gives the same ids for the same workspace and history, others for another workspace', async () => {
    const ids = async (workspaceId: string): Promise<readonly string[]> => {
      const ledger = await newLedger({ workspaceId });
      const { value } = await ledger.write(command('provider add'), (transaction) => addProvider(transaction));
      return Object.values(value);
    };
    const first = await ids('one');
    expect(await ids('one')).toEqual(first);
    expect((await ids('two')).some((id) => first.includes(id))).toBe(false);
    expect(first.every((id) => /^[pct]-[0-9a-hjkmnp-tv-z]{8}$/.test(id))).toBe(true);
  });

  test('passes over an id that is taken', async () => {
    const clean = await newLedger();
    const free = await clean.write(command(), async (transaction) => [
      await transaction.newId('k'),
      await transaction.newId('k'),
    ]);
    const [first = '', second = ''] = free.value;
    const ledger = await newLedger();
    const { value } = await ledger.write(command(), async (transaction) => {
      await transaction.insert('task', { id: first, text: 'in the way' });
      await transaction.delete('task', first);
      return first;
    });
    expect(value).toBe(first);
    const taken = await newLedger();
    const { value: next } = await taken.preview(command(), async (transaction) => {
      await transaction.insert('task', { id: first, text: 'in the way' });
      return transaction.newId('k');
    });
    expect(next).not.toBe(first);
    expect(second).not.toBe(first);
  });

  test('that changes nothing leaves no trace', async () => {
    const ledger = await newLedger();
    await ledger.write(command('payer'), (transaction) => addPayer(transaction));
    const before = await ledger.head();
    const { receipt } = await ledger.write(command('sync'), async (transaction) => {
      await transaction.newId('a');
      return transaction.update('payer', 'aetna-ca', { name: 'Aetna of California', packs: ['commercial'] });
    });
    expect(receipt).toEqual({ commandId: null, journal: null, changes: [] });
    expect(await ledger.head()).toEqual(before);
  });

  test('that cannot be taken back is journaled even when no row changed', async () => {
    const ledger = await newLedger();
    const { receipt } = await ledger.write(command('reveal', { irreversible: true }), async () => undefined);
    expect(receipt.journal).toEqual([1, 1]);
    expect(await ledger.undoable('dana')).toEqual([]);
    expect((await ledger.journal.commands())[0]).toMatchObject({ name: 'reveal', undoable: false });
  });

  test('only looked at leaves nothing behind and foretells the ids', async () => {
    const ledger = await newLedger();
    let during: readonly { readonly key: string }[] = [];
    const seen = await ledger.preview(
      command(),
      (transaction) => addProvider(transaction),
      async () => {
        during = await ledger.subjects.list();
      },
    );
    expect(during).toHaveLength(1);
    expect(seen.receipt.changes).toHaveLength(4);
    expect(await ledger.subjects.list()).toEqual([]);
    expect(await ledger.head()).toMatchObject({ seq: 0 });
    const done = await ledger.write(command(), (transaction) => addProvider(transaction));
    expect(done.value).toEqual(seen.value);
    expect(done.receipt).toEqual(seen.receipt);
  });

  test('tried in turn with others sees what those before it did, and nothing of them is kept', async () => {
    const ledger = await newLedger();
    const both = async () => {
      const first = await ledger.preview(command(), (transaction) => addProvider(transaction));
      const seen = await ledger.subjects.list();
      const second = await ledger.write(command('payer'), (transaction) => addPayer(transaction));
      return { seen: seen.length, first: first.receipt.journal, second: second.receipt.journal };
    };
    expect(await ledger.trial(both)).toEqual({ seen: 1, first: [1, 5], second: [6, 7] });
    expect(await ledger.subjects.list()).toEqual([]);
    expect(await ledger.head()).toMatchObject({ seq: 0 });
    await ledger.write(command('payer'), (transaction) => addPayer(transaction));
    expect(await ledger.head()).toMatchObject({ seq: 2 });
  });

  test('after one that failed in the same trial is refused, and nothing is kept', async () => {
    const ledger = await newLedger();
    const tried = ledger.trial(async () => {
      const failing = ledger.preview(command(), async (transaction) => {
        await addProvider(transaction);
        throw new Error('stopped');
      });
      await expect(failing).rejects.toThrow('stopped');
      await ledger.write(command('payer'), (transaction) => addPayer(transaction));
    });
    await expect(tried).rejects.toThrow('a command of the trial has failed');
    expect(await ledger.head()).toMatchObject({ seq: 0 });
  });

  test('that fails half-way leaves nothing behind', async () => {
    const ledger = await newLedger();
    const failing = ledger.write(command(), async (transaction) => {
      await addProvider(transaction);
      throw new UserError('record/exists', 'there already');
    });
    await expect(failing).rejects.toThrow('there already');
    expect(await ledger.subjects.list()).toEqual([]);
    expect(await ledger.verify()).toMatchObject({ ok: true, entries: 0 });
    await ledger.write(command(), (transaction) => addProvider(transaction));
    expect(await ledger.subjects.list()).toHaveLength(1);
  });

  test('may not leave a row that names another which is not there', async () => {
    const ledger = await newLedger();
    const dangling = ledger.write(command(), (transaction) => openApplication(transaction, 'p-00000000'));
    await expect(dangling).rejects.toThrow(/FOREIGN KEY/);
    expect(await ledger.head()).toMatchObject({ seq: 0 });
  });

  test('refuses calls that come after its end', async () => {
    const ledger = await newLedger();
    const { value: kept } = await ledger.write(command(), async (transaction) => {
      await addPayer(transaction);
      return transaction;
    });
    await expect(addPayer(kept, 'cigna')).rejects.toThrow('has ended');
  });

  test('refuses rows that are not there, unknown columns and changed keys', async () => {
    const ledger = await newLedger();
    const attempt = (patch: object): Promise<unknown> =>
      ledger.write(command(), async (transaction) => {
        await addPayer(transaction);
        return transaction.update('payer', 'aetna-ca', patch);
      });
    await expect(attempt({ nam: 'x' })).rejects.toThrow('no column nam');
    await expect(attempt({ key: 'x' })).rejects.toThrow('may not change');
    const missing = ledger.write(command(), (transaction) => transaction.update('payer', 'cigna', { name: 'Cigna' }));
    await expect(missing).rejects.toThrow('no payer cigna');
    await expect(ledger.write(command(), (transaction) => transaction.delete('payer', 'cigna'))).rejects.toThrow(
      'cigna',
    );
  });

  test('takes instants and dates in one form only', async () => {
    const ledger = await newLedger();
    const nothing = async (): Promise<void> => undefined;
    await expect(ledger.write(command('x', { at: '2026-03-14 10:00' }), nothing)).rejects.toThrow('not a UTC instant');
    await expect(ledger.write(command('x', { asOf: '3/14/2026' }), nothing)).rejects.toThrow('not a calendar date');
    const at = '2026-03-14T10:00:00Z';
    await ledger.write(command('x', { at }), (transaction) => addPayer(transaction));
    expect((await ledger.journal.commands())[0]?.at).toBe('2026-03-14T10:00:00.000Z');
  });

  test('waits for the one before it, however many are started at once', async () => {
    const ledger = await newLedger();
    const started = Array.from({ length: 20 }, (_, index) =>
      ledger.write(command(`add ${index}`), async (transaction) => {
        await addPayer(transaction, `payer-${index}`, `Payer ${index}`);
        await new Promise((resolve) => setImmediate(resolve));
        return transaction.update('payer', `payer-${index}`, { packs: [] });
      }),
    );
    const failing = ledger.write(command('fails'), async () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await Promise.all(started);
    expect(await ledger.facts.payers()).toHaveLength(20);
    const commands = await ledger.journal.commands();
    expect(commands.map(({ journal: [first, last] }) => last - first)).toEqual(Array.from({ length: 20 }, () => 2));
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });

  test('records in which order events came, and the files it wrote', async () => {
    const ledger = await newLedger();
    const file = { path: 'dossiers/ruiz.dossier.yaml', sha256: 'a'.repeat(64) };
    const { value, receipt } = await ledger.write(command('open'), async (transaction) => {
      await addPayer(transaction);
      const { subjectId } = await addProvider(transaction);
      const id = await openApplication(transaction, subjectId);
      await addStep(transaction, id, 'submitted');
      await addFollowUp(transaction, id, '2026-05-01');
      transaction.recordFile(file);
      return id;
    });
    const found = (await ledger.applications.byId(value))?.application;
    const order = [...(found?.steps ?? []), ...(found?.followUps ?? [])].map(({ sequence }) => sequence).toSorted();
    expect(new Set(order).size).toBe(3);
    expect(found?.followUps.map(({ dueOn }) => dueOn)).toEqual(['2026-04-01', '2026-05-01']);
    expect((await ledger.journal.command(receipt.commandId ?? ''))?.files).toEqual([file]);
  });
});

test('backup writes a complete private copy, and never over a file', async () => {
  const ledger = await newLedger();
  await ledger.write(command(), (transaction) => addProvider(transaction));
  const path = join(temporaryFolder(), 'backup.db');
  await ledger.backup(path);
  const copy = await newLedger({ path });
  expect(await copy.head()).toEqual(await ledger.head());
  expect(await copy.verify()).toMatchObject({ ok: true });
  await expect(ledger.backup(path)).rejects.toMatchObject({ code: 'output/cannot-write' });
});

test('info counts what is there', async () => {
  const ledger = await newLedger();
  await ledger.write(command(), (transaction) => addProvider(transaction));
  const info = await ledger.info();
  expect(info).toMatchObject({
    workspaceId: 'test',
    schemaVersion: migrations.length,
    createdAt: '2026-01-05T14:00:00.000Z',
  });
  expect(info.rows).toMatchObject({ subject: 1, term: 1, deadline: 1, command: 1, application: 0 });
  expect(info.bytes).toBeGreaterThanOrEqual(4096);
  expect(info.head.hash).toMatch(/^[0-9a-f]{64}$/);
});

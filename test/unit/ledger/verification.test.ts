import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { LedgerVerification } from '../../../src/ledger/verification.ts';
import { addPayer, addProvider, addStep, command, newLedger, openApplication, opened } from './practice.ts';

/** A closed ledger with a few commands, and the ids in it. */
async function filed(): Promise<{ readonly path: string; readonly ana: string; readonly entries: number }> {
  const ledger = await newLedger();
  const { value } = await ledger.write(command('sync', { reason: 'first' }), async (transaction) => {
    await addPayer(transaction);
    return addProvider(transaction);
  });
  const { subjectId: ana } = value;
  const { value: application } = await ledger.write(command('open'), (transaction) =>
    openApplication(transaction, ana),
  );
  await ledger.write(command('submit'), (transaction) => addStep(transaction, application, 'submitted'));
  await ledger.write(command('rename'), (transaction) => transaction.update('subject', ana, { name: 'Ruiz, Anna' }));
  const { entries } = await ledger.verify();
  await ledger.close();
  return { path: ledger.path, ana, entries };
}

/** Changes the file behind the program's back, as somebody would who knows SQLite well and covers the tracks. */
function tamper(path: string, statements: string): void {
  const raw = new Database(path);
  const triggers = raw.prepare<[], { name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
  );
  const dropped = triggers.all();
  raw.pragma('foreign_keys = OFF');
  for (const { name } of dropped) raw.exec(`DROP TRIGGER ${name}`);
  raw.exec(statements);
  for (const { sql } of dropped) raw.exec(sql);
  raw.close();
}

async function verified(path: string): Promise<LedgerVerification> {
  const ledger = await opened({ path, mode: 'read' });
  return ledger.verify();
}

describe('the database itself', () => {
  test('refuses every change of the journal', async () => {
    const { path } = await filed();
    const raw = new Database(path);
    raw.pragma('recursive_triggers = ON');
    const columns = ['seq', 'at', 'actor', 'command', 'reason', 'key', 'hash'];
    for (const column of columns) {
      expect(() => raw.exec(`UPDATE journal SET ${column} = '7' WHERE seq = 2`)).toThrow('append-only');
    }
    expect(() => raw.exec('DELETE FROM journal WHERE seq = 2')).toThrow('append-only');
    expect(() => raw.exec('INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 2')).toThrow('append-only');
    expect(() => raw.exec('DELETE FROM journal_payload')).toThrow('append-only');
    expect(() => raw.exec('INSERT OR REPLACE INTO journal_payload SELECT * FROM journal_payload')).toThrow(
      'append-only',
    );
    expect(() => raw.exec("UPDATE journal_payload SET after = '{}' WHERE seq = 2")).toThrow('purge only');
    const emptied = 'UPDATE journal_payload SET before = NULL, after = NULL, salt = NULL WHERE seq = 2';
    expect(() => raw.exec(emptied)).toThrow('purge only');
    raw.close();
    expect(await verified(path)).toMatchObject({ ok: true });
  });

  test('overwrites what is deleted', async () => {
    const ledger = await newLedger();
    const { value } = await ledger.write(command(), (transaction) => addProvider(transaction));
    const secret = { subject_id: value.subjectId, kind: 'ssn', value: 'needle-123-45-6789' } as const;
    const vaulted = await ledger.write(command('vault'), async (transaction) =>
      transaction.insert('secret', { id: await transaction.newId('x'), ...secret }),
    );
    const [first, last] = vaulted.receipt.journal ?? [0, 0];
    await ledger.write(command('purge', { irreversible: true }), async (transaction) => {
      await transaction.delete('secret', vaulted.value);
      await transaction.emptyPayloads([first, last + 1]);
    });
    expect(await ledger.verify()).toMatchObject({ ok: true, rebuilt: 'identical' });
    await ledger.close();
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(ledger.path).includes('needle')).toBe(false);
  });
});

describe('verify', () => {
  test('finds a changed byte in every column of every entry, and where', async () => {
    const { path, entries } = await filed();
    const raw = new Database(path);
    const columns = (raw.pragma('table_info(journal)') as { name: string }[]).map(({ name }) => name);
    raw.close();
    const missed: string[] = [];
    for (const column of columns.filter((name) => name !== 'seq')) {
      for (const seq of [1, Math.ceil(entries / 2), entries]) {
        const copy = `${path}.${column}.${seq}`;
        const { copyFileSync } = await import('node:fs');
        copyFileSync(path, copy);
        tamper(copy, `UPDATE journal SET ${column} = coalesce(${column}, '') || 'x' WHERE seq = ${seq}`);
        const result = await verified(copy);
        if (result.ok || result.firstBad !== seq) missed.push(`${column} of ${seq}: ${result.firstBad}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('finds changed payloads and salts', async () => {
    for (const column of ['before', 'after', 'salt']) {
      const { path, entries } = await filed();
      tamper(path, `UPDATE journal_payload SET ${column} = coalesce(${column}, '') || ' ' WHERE seq = ${entries - 1}`);
      const result = await verified(path);
      expect(result).toMatchObject({ ok: false, firstBad: entries - 1 });
      expect(result.problems[0]?.part).toBe('payload');
    }
  });

  test('finds a changed value in every column of a fact row, and names the row', async () => {
    const { path, ana } = await filed();
    const { copyFileSync } = await import('node:fs');
    for (const column of ['kind', 'name', 'npi', 'practice', 'type', 'status', 'states', 'groups', 'document_id']) {
      const copy = `${path}.${column}`;
      copyFileSync(path, copy);
      tamper(copy, `UPDATE subject SET ${column} = 'x' || substr(${column}, 2)`);
      const result = await verified(copy);
      expect(result, column).toMatchObject({ ok: false, firstBad: null, rebuilt: 'different' });
      expect(
        result.problems.some(({ table, key }) => table === 'subject' && key === ana),
        column,
      ).toBe(true);
    }
  });

  test('finds rows slipped in and taken away', async () => {
    const { path } = await filed();
    tamper(path, "INSERT INTO task VALUES ('k-11111111', 'slipped in', NULL, NULL, NULL, NULL, 3)");
    const slippedIn = await verified(path);
    expect(slippedIn.problems).toMatchObject([{ part: 'row', table: 'task', key: 'k-11111111' }]);
    const other = await filed();
    tamper(other.path, 'DELETE FROM step');
    const takenAway = await verified(other.path);
    expect(takenAway.problems[0]).toMatchObject({ part: 'row', table: 'step' });
    expect(takenAway.problems[0]?.message).toContain('not in its table');
  });

  test('finds entries taken out of the middle, and cut off where the head is known', async () => {
    const middle = await filed();
    tamper(middle.path, 'DELETE FROM journal WHERE seq = 3; DELETE FROM journal_payload WHERE seq = 3');
    expect(await verified(middle.path)).toMatchObject({ ok: false, firstBad: 3 });

    const end = await filed();
    const ledger = await opened({ path: end.path, mode: 'read' });
    const head = await ledger.head();
    expect(await ledger.verify(head)).toMatchObject({ ok: true, head });
    await ledger.close();
    // The last command renamed the provider: with it goes everything that speaks of it.
    tamper(
      end.path,
      `DELETE FROM journal WHERE seq > ${end.entries - 2}; DELETE FROM journal_payload WHERE seq > ${end.entries - 2};
       DELETE FROM command WHERE last_seq = ${end.entries}; UPDATE subject SET name = 'Ruiz, Ana'`,
    );
    const cut = await opened({ path: end.path, mode: 'read' });
    expect(await cut.verify()).toMatchObject({ ok: true });
    expect(await cut.verify(head)).toMatchObject({ ok: false, firstBad: end.entries - 1 });
    expect(await cut.verify({ seq: 2, hash: head.hash })).toMatchObject({ ok: false, firstBad: 2 });
  });

  test('finds changed, missing and invented deadlines', async () => {
    for (const statement of [
      "UPDATE deadline SET due_on = '2099-01-01' WHERE kind = 'follow-up'",
      "DELETE FROM deadline WHERE kind = 'follow-up'",
      "UPDATE deadline SET subject_id = 'p-nobody00'",
    ]) {
      const { path } = await filed();
      tamper(path, statement);
      const result = await verified(path);
      expect(result).toMatchObject({ ok: false, firstBad: null, rebuilt: 'different' });
      expect(result.problems[0]?.part).toBe('derived');
    }
  });

  test('finds tables, indexes and triggers that were changed, dropped or added', async () => {
    for (const [statement, part] of [
      ['DROP TRIGGER journal_keeps', 'trigger journal_keeps'],
      ['DROP INDEX deadline_due', 'index deadline_due'],
      ['ALTER TABLE task ADD COLUMN extra TEXT', 'table task'],
      ['CREATE TABLE other (x)', 'table other'],
    ] as const) {
      const { path } = await filed();
      const raw = new Database(path);
      raw.exec(statement);
      raw.close();
      const result = await verified(path);
      expect(result).toMatchObject({ ok: false, firstBad: null, rebuilt: 'different' });
      expect(result.problems[0]?.message).toContain(part);
    }
  });

  test('finds another workspace’s chain', async () => {
    const { path } = await filed();
    tamper(path, "UPDATE meta SET value = 'another' WHERE key = 'workspace'");
    expect(await verified(path)).toMatchObject({ ok: false, firstBad: 1 });
  });

  test('tells a purge from a removal', async () => {
    const { path } = await filed();
    tamper(path, 'UPDATE journal_payload SET before = NULL, after = NULL, salt = NULL WHERE seq = 2');
    const result = await verified(path);
    expect(result.firstBad).toBe(2);
    expect(result.problems[0]?.message).toContain('without a purge');
  });

  test('passes over deadlines that other rules made', async () => {
    const { path } = await filed();
    const ledger = await opened({ path, mode: 'read', rulesHash: 'rules 2', derive: () => [] });
    expect(await ledger.verify()).toMatchObject({ ok: true });
    const withoutRules = await opened({ path, mode: 'read', derive: undefined });
    expect(await withoutRules.verify()).toMatchObject({ ok: true });
  });
});

test('a purge leaves a chain that verifies and a history without what it held', async () => {
  const { path, ana } = await filed();
  const ledger = await opened({ path, mode: 'write' });
  const about = await ledger.journal.entries({ subjectId: ana, table: 'subject' });
  await ledger.write(command('purge', { irreversible: true }), (transaction) =>
    transaction.emptyPayloads(about.filter(({ op }) => op === 'insert').map(({ seq }) => seq)),
  );
  expect(await ledger.verify()).toMatchObject({ ok: true });
  const entries = await ledger.journal.entries({ subjectId: ana, table: 'subject' });
  expect(entries.map(({ op, emptied }) => [op, emptied])).toEqual([
    ['update', false],
    ['insert', true],
  ]);
  const sync = (await ledger.journal.commands()).find(({ name }) => name === 'sync');
  await expect(ledger.undo(command('undo'), { commandId: sync?.id ?? '' })).rejects.toThrow('purged');
});

import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DeriveDeadlines } from '../../../src/domain/deadline.ts';
import { connected } from '../../../src/ledger/database.ts';
import { Deadlines } from '../../../src/ledger/deadline-query.ts';
import { deriveBeside } from '../../../src/ledger/derived.ts';
import { Facts } from '../../../src/ledger/facts-query.ts';
import { openKnownAt } from '../../../src/ledger/ledger.ts';
import {
  addFollowUp,
  addPayer,
  addProvider,
  command,
  derived,
  newLedger,
  openApplication,
  opened,
} from './practice.ts';

const shouting: DeriveDeadlines = (facts, context) =>
  derived(facts, context).map((span) => ({ ...span, title: span.title.toUpperCase() }));

describe('deadlines', () => {
  test('of everybody a payer concerns follow the payer', async () => {
    const ledger = await newLedger();
    const { value: outsider } = await ledger.write(command('sync'), async (transaction) => {
      await addPayer(transaction);
      const { subjectId } = await addProvider(transaction);
      await openApplication(transaction, subjectId);
      const other = await addProvider(transaction, '1679576722', 'Núñez, José');
      await openApplication(transaction, other.subjectId);
      return (await addProvider(transaction, '1245319599', 'Ortega, Ben')).subjectId;
    });
    let derivations = 0;
    const counting: DeriveDeadlines = (facts, context) => {
      derivations += 1;
      expect(facts.subject.id).not.toBe(outsider);
      return derived(facts, context);
    };
    await ledger.close();
    const again = await opened({ path: ledger.path, mode: 'write', derive: counting });
    await again.write(command('rename'), (transaction) => transaction.update('payer', 'aetna-ca', { name: 'Aetna' }));
    expect(derivations).toBe(2);
    const titles = (await again.deadlines.list({ asOf: '2026-03-14', kinds: ['follow-up'] })).map(({ title }) => title);
    expect(titles).toEqual(['call Aetna', 'call Aetna']);
  });

  test('are derived once per subject and command, not for rows they do not depend on', async () => {
    let derivations = 0;
    const counting: DeriveDeadlines = (facts, context) => {
      derivations += 1;
      return derived(facts, context);
    };
    const ledger = await newLedger({ derive: counting });
    await ledger.write(command('sync'), async (transaction) => {
      await addPayer(transaction);
      const { subjectId } = await addProvider(transaction);
      for (let n = 0; n < 5; n += 1) await openApplication(transaction, subjectId);
    });
    expect(derivations).toBe(1);
    await ledger.write(command('task'), async (transaction) =>
      transaction.insert('task', { id: await transaction.newId('k'), text: 'order paper' }),
    );
    expect(derivations).toBe(1);
  });

  test('are made anew when the rules changed, with the next write or on demand', async () => {
    const ledger = await newLedger();
    await ledger.write(command('sync'), (transaction) => addProvider(transaction));
    expect(await ledger.ensureDerived()).toBe('current');
    await ledger.close();
    const newer = { path: ledger.path, derive: shouting, rulesHash: 'rules 2' };
    const reading = await opened({ ...newer, mode: 'read' });
    expect(await reading.ensureDerived()).toBe('rederived');
    expect(await reading.ensureDerived()).toBe('current');
    expect((await reading.deadlines.list({ asOf: '2026-03-14' }))[0]?.title).toBe('CA LICENSE A12345');
    expect(await reading.verify()).toMatchObject({ ok: true });
    await reading.close();
    const writing = await opened({ path: ledger.path, mode: 'write' });
    await writing.write(command('sync'), (transaction) => addProvider(transaction, '1679576722', 'Núñez, José'));
    const titles = (await writing.deadlines.list({ asOf: '2026-03-14' })).map(({ title }) => title);
    expect(titles).toEqual(['CA license A12345', 'CA license A12345']);
    expect(await writing.ensureDerived()).toBe('current');
  });

  test('are made anew after a write by somebody who did not know the rules', async () => {
    const ledger = await newLedger({ derive: undefined });
    await ledger.write(command('sync'), (transaction) => addProvider(transaction));
    expect(await ledger.deadlines.count()).toBe(0);
    expect(await ledger.ensureDerived()).toBe('current');
    await ledger.close();
    const knowing = await opened({ path: ledger.path, mode: 'read' });
    expect(await knowing.ensureDerived()).toBe('rederived');
    expect(await knowing.deadlines.count()).toBe(1);
  });

  test('are made beside a ledger that somebody else is writing to', async () => {
    const ledger = await newLedger();
    await ledger.write(command('sync'), (transaction) => addProvider(transaction));
    const other = new Database(ledger.path);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    const newer = { derive: shouting, rulesHash: 'rules 2', busyTimeoutMs: 20 };
    const reading = await opened({ path: ledger.path, mode: 'read', ...newer });
    expect(await reading.ensureDerived()).toBe('temporary');
    expect((await reading.deadlines.list({ asOf: '2026-03-14' }))[0]?.title).toBe('CA LICENSE A12345');
    expect((await ledger.deadlines.list({ asOf: '2026-03-14' }))[0]?.title).toBe('CA license A12345');
  });

  test('are made beside a ledger that may not be written', async () => {
    const ledger = await newLedger();
    await ledger.write(command('sync'), (transaction) => addProvider(transaction));
    await ledger.close();
    chmodSync(ledger.path, 0o400);
    const store = connected({ address: ledger.path, path: ledger.path, access: 'read-only', busyTimeoutMs: 0 });
    onTestFinished(() => store.close());
    await deriveBeside(store, new Facts(store), { derive: shouting });
    expect((await new Deadlines(store).list({ asOf: '2026-03-14' }))[0]?.title).toBe('CA LICENSE A12345');
  });

  test('come out of a rebuild as they were', async () => {
    const ledger = await newLedger();
    const { value } = await ledger.write(command('sync'), (transaction) => addProvider(transaction));
    const spans = await ledger.deadlines.spansOf(value.subjectId);
    expect(await ledger.rebuild()).toEqual({ subjects: 1, deadlines: 1, changed: 0 });
    expect(await ledger.deadlines.spansOf(value.subjectId)).toEqual(spans);
  });
});

describe('reading deadlines', () => {
  test('goes through the indexes made for it', async () => {
    const ledger = await newLedger();
    await ledger.close();
    const raw = new Database(ledger.path);
    onTestFinished(() => void raw.close());
    const plan = (condition: string): string =>
      (
        raw.prepare(`EXPLAIN QUERY PLAN SELECT id FROM deadline WHERE ${condition} ORDER BY due_on`).all() as {
          detail: string;
        }[]
      )
        .map(({ detail }) => detail)
        .join('; ');
    const holds = "valid_from <= '2026-03-14' AND valid_until > '2026-03-14'";
    expect(plan(`${holds} AND valid_until > due_on AND due_on <= '2026-03-14'`)).toMatch(/USING INDEX deadline_late/);
    expect(plan(`${holds} AND due_on > '2026-03-14' AND due_on <= '2026-06-14'`)).toMatch(/USING INDEX deadline_due/);
    expect(plan(`${holds} AND due_on > '2026-03-14' AND due_on <= '2026-06-14'`)).not.toMatch(/TEMP B-TREE/);
  });
});

describe('what was known', () => {
  test('at an instant is what had been recorded by then, derived by the present rules', async () => {
    const ledger = await newLedger();
    const { value } = await ledger.write(command('open', { at: '2026-03-14T10:00:00Z' }), async (transaction) => {
      await addPayer(transaction);
      const { subjectId } = await addProvider(transaction);
      const application = await openApplication(transaction, subjectId);
      return { subjectId, application };
    });
    await ledger.write(command('log', { at: '2026-03-16T10:00:00Z' }), (transaction) =>
      addFollowUp(transaction, value.application, '2026-05-01'),
    );
    await ledger.write(command('rename', { at: '2026-03-17T10:00:00Z' }), (transaction) =>
      transaction.update('subject', value.subjectId, { name: 'Ruiz-Lee, Ana' }),
    );
    const known = async (instant: string): Promise<readonly string[]> => {
      const past = await openKnownAt({ path: ledger.path, instant, derive: derived });
      const rows = await past.deadlines.list({ asOf: '2026-03-20', kinds: ['follow-up'] });
      expect(past.writable).toBe(false);
      await past.close();
      return rows.map(({ subjectName, dueOn }) => `${subjectName} ${dueOn}`);
    };
    expect(await known('2026-03-14T09:59:59Z')).toEqual([]);
    expect(await known('2026-03-15T23:59:59.999Z')).toEqual(['Ruiz, Ana 2026-04-01']);
    expect(await known('2026-03-16T10:00:00Z')).toEqual(['Ruiz, Ana 2026-05-01']);
    expect(await known('2026-12-31T00:00:00Z')).toEqual(['Ruiz-Lee, Ana 2026-05-01']);
  });

  test('holds the journal of then, and the whole one verifies', async () => {
    const ledger = await newLedger();
    await ledger.write(command('sync', { at: '2026-03-14T10:00:00Z' }), (transaction) => addProvider(transaction));
    await ledger.write(command('pay', { at: '2026-03-15T10:00:00Z' }), (transaction) => addPayer(transaction));
    const past = await openKnownAt({ path: ledger.path, instant: '2026-03-14T12:00:00Z', derive: derived });
    expect((await past.journal.commands()).map(({ name }) => name)).toEqual(['sync']);
    expect(await past.verify()).toMatchObject({ ok: true, entries: 5 });
    await past.close();
  });

  test('bears a clock that was set back', async () => {
    const ledger = await newLedger();
    const { value } = await ledger.write(command('sync', { at: '2026-03-20T10:00:00Z' }), (transaction) =>
      addProvider(transaction),
    );
    await ledger.write(command('rename', { at: '2026-03-10T10:00:00Z' }), (transaction) =>
      transaction.update('subject', value.subjectId, { name: 'Ruiz-Lee, Ana' }),
    );
    const past = await openKnownAt({ path: ledger.path, instant: '2026-03-15T00:00:00Z', derive: derived });
    expect((await past.subjects.list()).map(({ name }) => name)).toEqual(['Ruiz-Lee, Ana']);
    await past.close();
  });
});

/** Laws that hold whatever is done to the ledger, and in whatever order. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Transaction } from '../../src/ledger/command.ts';
import { type Ledger, openKnownAt, openLedger } from '../../src/ledger/ledger.ts';
import { factTableNames } from '../../src/ledger/table-shapes.ts';
import fc from '../property.ts';
import {
  addFollowUp,
  addPayer,
  addProvider,
  addStep,
  created,
  derived,
  openApplication,
} from '../unit/ledger/practice.ts';

type Deed = readonly [name: DeedName, pick: number];
const deedNames = [
  'provider',
  'payer',
  'open',
  'step',
  'follow',
  'rename',
  'renew',
  'forget',
  'verify',
  'undo',
] as const;
type DeedName = (typeof deedNames)[number];

const deeds = fc.array(fc.tuple(fc.constantFrom(...deedNames), fc.nat({ max: 6 })), { minLength: 1, maxLength: 14 });

const payerKeys = ['aetna-ca', 'cigna', 'humana'];

/** Does a deed to whatever the pick falls on; a deed that finds nothing to act on changes nothing. */
async function done(ledger: Ledger, [name, pick]: Deed, number: number): Promise<void> {
  const actor = pick % 3 === 0 ? 'lee' : 'dana';
  const at = `2026-03-14T10:${String(number).padStart(2, '0')}:00Z`;
  const command = { name, actor, at, asOf: '2026-03-14' };
  if (name === 'undo') {
    await ledger.undo(command).catch((error: unknown) => {
      if (!(error instanceof UserError) || !error.code.startsWith('undo/')) throw error;
    });
    return;
  }
  const subjects = await ledger.subjects.list();
  const applications = await ledger.applications.list();
  const subject = subjects[pick % Math.max(1, subjects.length)];
  const application = applications[pick % Math.max(1, applications.length)]?.application;
  const payers = (await ledger.facts.payers()).map(({ key }) => key);
  const term = subject === undefined ? undefined : (await ledger.facts.of(subject.id))?.credentials[0]?.terms[0];
  await ledger.write(command, async (transaction: Transaction): Promise<unknown> => {
    switch (name) {
      case 'provider': {
        const npi = `100000000${pick}`;
        return subjects.some((known) => known.npi === npi) ? undefined : addProvider(transaction, npi, `Name ${pick}`);
      }
      case 'payer': {
        const key = payerKeys[pick % 3] ?? '';
        if (payers.includes(key)) return transaction.update('payer', key, { name: `Payer ${number}` });
        return addPayer(transaction, key, `Payer ${number}`);
      }
      case 'open':
        return subject && payers[0]
          ? openApplication(transaction, subject.id, payers[pick % payers.length])
          : undefined;
      case 'step':
        return application && addStep(transaction, application.id, pick % 2 === 0 ? 'submitted' : 'received');
      case 'follow':
        return application && addFollowUp(transaction, application.id, `2026-0${pick + 3}-01`);
      case 'rename':
        return (
          subject && transaction.update('subject', subject.id, { name: `Renamed ${number}`, states: ['CA', 'NV'] })
        );
      case 'renew':
        return term && transaction.update('term', term.id, { through_on: `2027-0${pick + 1}-28` });
      case 'forget': {
        const last = application?.followUps.at(-1);
        return last && transaction.delete('follow_up', last.id);
      }
      case 'verify': {
        const row = { element: 'license', source: 'board', happened_on: '2026-03-14', result: 'verified' } as const;
        if (subject === undefined) return undefined;
        return transaction.insert('verification', { id: await transaction.newId('v'), subject_id: subject.id, ...row });
      }
      default:
        return name satisfies never;
    }
  });
}

type Content = Readonly<Record<string, readonly unknown[]>>;

/** All rows of all fact tables but the commands, and the derived rows; by key. */
function content(path: string): Content {
  const raw = new Database(path, { readonly: true });
  try {
    const facts = factTableNames.filter((table) => table !== 'command');
    const rows = facts.map((table) => [table, raw.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]);
    const derivedRows = raw.prepare('SELECT * FROM deadline ORDER BY subject_id, position').all();
    return Object.fromEntries([...rows, ['deadline', derivedRows]]);
  } finally {
    raw.close();
  }
}

async function withLedger(check: (ledger: Ledger) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'empanel-laws-'));
  const options = { mode: 'create', at: created, workspaceId: 'laws', derive: derived, rulesHash: 'rules 1' } as const;
  const ledger = await openLedger({ path: join(folder, 'ledger.db'), ...options });
  try {
    await check(ledger);
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true });
  }
}

const effort = { numRuns: 25 };

test('deadlines derived write by write are those of a rebuild, and the ledger verifies', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, (sequence) =>
      withLedger(async (ledger) => {
        for (const [number, deed] of sequence.entries()) await done(ledger, deed, number);
        const before = content(ledger.path);
        expect(await ledger.rebuild()).toMatchObject({ changed: 0 });
        expect(content(ledger.path)).toEqual(before);
        expect(await ledger.verify()).toMatchObject({ ok: true, rebuilt: 'identical' });
      }),
    ),
    effort,
  );
});

test('undo restores every table exactly', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, (sequence) =>
      withLedger(async (ledger) => {
        for (const [number, deed] of sequence.entries()) {
          const before = content(ledger.path);
          const { seq } = await ledger.head();
          await done(ledger, deed, number);
          if (deed[0] === 'undo' || (await ledger.head()).seq === seq) continue;
          const actor = deed[1] % 3 === 0 ? 'lee' : 'dana';
          await ledger.undo({ name: 'undo', actor, at: '2026-03-14T11:00:00Z', asOf: '2026-03-14' });
          expect(content(ledger.path)).toEqual(before);
          // Done again, so that later deeds have something to build on.
          await done(ledger, deed, number);
        }
        expect(await ledger.verify()).toMatchObject({ ok: true });
      }),
    ),
    effort,
  );
});

test('the journal replayed to its end is the present', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, (sequence) =>
      withLedger(async (ledger) => {
        for (const [number, deed] of sequence.entries()) await done(ledger, deed, number);
        const replayed = await openKnownAt({ path: ledger.path, instant: '2099-01-01T00:00:00Z', derive: derived });
        const copy = `${ledger.path}.replayed`;
        await replayed.backup(copy);
        expect(content(copy)).toEqual(content(ledger.path));
        expect(await replayed.head()).toEqual(await ledger.head());
        await replayed.close();
      }),
    ),
    effort,
  );
});

test('what was known at an instant does not depend on what came after', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, deeds, (early, late) =>
      withLedger(async (ledger) => {
        for (const [number, deed] of early.entries()) await done(ledger, deed, number);
        const then = content(ledger.path);
        for (const [number, deed] of late.entries()) await done(ledger, deed, 30 + number);
        const instant = '2026-03-14T10:29:00Z';
        const known = await openKnownAt({ path: ledger.path, instant, derive: derived });
        const copy = `${ledger.path}.known`;
        await known.backup(copy);
        await known.close();
        expect(content(copy)).toEqual(then);
      }),
    ),
    effort,
  );
});

import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { DeriveDeadlines } from '../../../src/domain/deadline.ts';
import { lastContactOn } from '../../../src/domain/next-action.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import {
  addFollowUp,
  addPayer,
  addProvider,
  addStep,
  command,
  derived,
  newLedger,
  openApplication,
} from './practice.ts';

async function practice(): Promise<{ readonly ledger: Ledger; readonly ana: string; readonly application: string }> {
  const ledger = await newLedger();
  const { value } = await ledger.write(command('sync'), async (transaction) => {
    await addPayer(transaction);
    await addPayer(transaction, 'cigna', 'Cigna');
    const { subjectId: ana } = await addProvider(transaction);
    await addProvider(transaction, '1679576722', 'Núñez, José', '2026-03-01');
    await addProvider(transaction, '1245319599', 'Ruiz-Ortega, Ben', null);
    await transaction.insert('subject', {
      id: await transaction.newId('g'),
      kind: 'group',
      key: 'main-street',
      name: 'Main Street Family Medicine',
      status: 'active',
      states: ['CA'],
      taxonomies: [],
      groups: [],
    });
    const application = await openApplication(transaction, ana);
    await addStep(transaction, application, 'submitted');
    return { ana, application };
  });
  return { ledger, ...value };
}

describe('subjects', () => {
  test('are found by NPI, key, id or its beginning, and parts of the name', async () => {
    const { ledger, ana } = await practice();
    const names = async (text: string): Promise<readonly string[]> =>
      (await ledger.subjects.find(text)).map(({ name }) => name);
    expect(await names('1234567893')).toEqual(['Ruiz, Ana']);
    expect(await names('Main-Street')).toEqual(['Main Street Family Medicine']);
    expect(await names(ana)).toEqual(['Ruiz, Ana']);
    expect(await names(ana.slice(0, 6).toUpperCase())).toEqual(['Ruiz, Ana']);
    expect(await names('ruiz, ana')).toEqual(['Ruiz, Ana']);
    expect(await names('jose nunez')).toEqual(['Núñez, José']);
    expect(await names('ruiz')).toEqual(['Ruiz, Ana', 'Ruiz-Ortega, Ben']);
    expect(await names('nobody')).toEqual([]);
    expect(await names(' , ')).toEqual([]);
    expect((await ledger.subjects.find('ruiz', 'group')).length).toBe(0);
  });

  test('are listed by name, by kind and status', async () => {
    const { ledger, ana } = await practice();
    expect((await ledger.subjects.list({ kind: 'provider' })).map(({ name }) => name)).toEqual([
      'Núñez, José',
      'Ruiz, Ana',
      'Ruiz-Ortega, Ben',
    ]);
    await ledger.write(command('archive'), (transaction) => transaction.update('subject', ana, { status: 'archived' }));
    expect(await ledger.subjects.list({ kind: 'provider', status: ['active'], practice: 'main-street' })).toHaveLength(
      2,
    );
    expect(await ledger.subjects.byNpi('1234567893')).toMatchObject({ id: ana, status: 'archived' });
    expect(await ledger.subjects.byKey('group', 'main-street')).toMatchObject({ npi: null });
    expect(await ledger.subjects.byId('p-none')).toBeUndefined();
  });
});

describe('applications', () => {
  test('come whole, with their subject and the payer’s name', async () => {
    const { ledger, ana, application } = await practice();
    const [found] = await ledger.applications.list({ payer: 'aetna-ca', owner: 'dana', practice: 'main-street' });
    expect(found).toMatchObject({ payerName: 'Aetna of California', subject: { id: ana } });
    expect(found?.application).toMatchObject({
      id: application,
      lines: [{ number: 1, product: 'ppo', group: null }],
      steps: [{ name: 'submitted', on: '2026-03-14', lineId: null }],
      followUps: [{ dueOn: '2026-04-01', origin: 'asked' }],
      contacts: [],
    });
    expect(await ledger.applications.list({ payer: 'cigna' })).toEqual([]);
    expect((await ledger.applications.find(application.slice(0, 5)))[0]?.application.id).toBe(application);
    expect((await ledger.applications.find(application.slice(2)))[0]?.application.id).toBe(application);
    expect(await ledger.applications.find('not an id')).toEqual([]);
  });

  test('know the day of their last contact as `lastContactOn` tells it', async () => {
    const { ledger, ana, application } = await practice();
    await ledger.write(command('log'), async (transaction) => {
      const silent = await openApplication(transaction, ana);
      for (const [of, day] of [
        [application, '2026-03-20'],
        [application, '2026-03-18'],
        [silent, '2026-04-02'],
      ] as const) {
        const row = { application_id: of, happened_on: day, text: 'called', channel: 'phone' } as const;
        await transaction.insert('contact', { id: await transaction.newId('n'), ...row });
      }
    });
    const all = await ledger.applications.list();
    for (const day of ['2026-03-13', '2026-03-14', '2026-03-18', '2026-03-19', '2026-03-20', '2026-04-02'] as const) {
      const asOf = day as CalendarDate;
      const contacts = await ledger.applications.lastContacts(asOf);
      for (const one of all)
        expect(contacts.get(one.application.id) ?? null).toBe(lastContactOn(one.application, asOf));
    }
  });

  test('keep what was sent', async () => {
    const { ledger, application } = await practice();
    const stepId = (await ledger.applications.byId(application))?.application.steps[0]?.id ?? '';
    const sent = {
      application_id: application,
      step_id: stepId,
      happened_on: '2026-03-14',
      dossier: '{"npi":"1234567893"}',
      dossier_sha256: 'd'.repeat(64),
      documents: [{ kind: 'license', path: 'evidence/x.pdf', sha256: 'e'.repeat(64) }],
      packs: [{ id: 'commercial', version: '2026.1' }],
      checklist: { ready: true, items: [] },
      ready: 1,
    } as const;
    await ledger.write(command('submit'), async (transaction) =>
      transaction.insert('submission', { id: await transaction.newId('b'), ...sent }),
    );
    expect(await ledger.applications.submissions(application)).toMatchObject([sent]);
  });
});

describe('documents', () => {
  test('are kept in their last synced form', async () => {
    const { ledger } = await practice();
    const [mark] = await ledger.documents.marks('dossier');
    expect(mark).toMatchObject({ key: '1234567893', status: 'current' });
    expect(mark).not.toHaveProperty('body');
    const document = await ledger.documents.byKey('dossier', '1234567893');
    expect(JSON.parse(document?.body ?? '')).toMatchObject({ npi: '1234567893' });
    expect(await ledger.documents.byId(document?.id ?? '')).toEqual(document);
    expect(await ledger.documents.list('payer')).toEqual([]);
  });
});

describe('deadlines', () => {
  const titles = async (
    ledger: Ledger,
    filter: Parameters<Ledger['deadlines']['list']>[0],
  ): Promise<readonly string[]> =>
    (await ledger.deadlines.list(filter)).map(({ title, subjectName, dueOn }) => `${dueOn} ${subjectName}: ${title}`);

  test('are listed by due date with unknown ones last', async () => {
    const { ledger } = await practice();
    expect(await titles(ledger, { asOf: '2026-03-14' })).toEqual([
      '2026-03-01 Núñez, José: CA license A12345',
      '2026-04-01 Ruiz, Ana: call Aetna of California',
      '2026-06-30 Ruiz, Ana: CA license A12345',
      'null Ruiz-Ortega, Ben: CA license A12345',
    ]);
  });

  test('are cut by date, subject, payer, owner, kind, application and number', async () => {
    const { ledger, ana, application } = await practice();
    const asOf = '2026-03-14';
    const count = async (filter: object): Promise<number> => (await ledger.deadlines.list({ asOf, ...filter })).length;
    expect(await count({ dueBy: '2026-02-28' })).toBe(1);
    expect(await count({ dueBy: '2026-03-01' })).toBe(2);
    expect(await count({ dueBy: '2026-04-01' })).toBe(3);
    expect(await count({ subjectId: ana })).toBe(2);
    expect(await count({ payer: 'aetna-ca', owner: 'dana', applicationId: application, kinds: ['follow-up'] })).toBe(1);
    expect(await count({ practice: 'elsewhere' })).toBe(0);
    for (const limit of [0, 1, 2, 3, 4, 5]) expect(await count({ limit })).toBe(Math.min(limit, 4));
    expect(await count({ asOf: '2019-12-31' })).toBe(0);
  });

  test('of a past day are those that held then', async () => {
    const { ledger, application } = await practice();
    await ledger.write(command('log'), (transaction) => addFollowUp(transaction, application, '2026-05-01'));
    expect(await titles(ledger, { asOf: '2026-03-14', kinds: ['follow-up'] })).toEqual([
      '2026-05-01 Ruiz, Ana: call Aetna of California',
    ]);
    expect(await titles(ledger, { asOf: '2026-03-13', kinds: ['follow-up'] })).toEqual([]);
  });

  test('are counted by due date and lead as a list without limit has them, whatever was met when', async () => {
    const days = ['2026-01-05', '2026-02-10', '2026-03-15', '2026-04-20'] as CalendarDate[];
    const spans = days.flatMap((validFrom, index) =>
      [...days.slice(index + 1), '9999-12-31' as CalendarDate].flatMap((validUntil) =>
        [...days, null].map((dueOn) => ({ validFrom, validUntil, dueOn })),
      ),
    );
    const derive: DeriveDeadlines = (facts, context) =>
      derived(facts, context)
        .slice(0, 1)
        .flatMap((span) =>
          spans.map((one, index) => ({
            ...span,
            ...one,
            id: `e-${String(index).padStart(8, '0')}`,
            leadDays: index % 3,
          })),
        );
    const made = await newLedger({ derive });
    await made.write(command('sync'), (transaction) => addProvider(transaction));
    for (const asOf of ['2026-01-04', ...days, '2026-03-01', '2027-01-01']) {
      for (const dueBy of [undefined, '2026-01-20', '2026-03-15', '2026-12-31']) {
        const all = await made.deadlines.list({ asOf, dueBy });
        const holding = spans.filter(
          (one) =>
            one.validFrom <= asOf &&
            asOf < one.validUntil &&
            (one.dueOn === null || dueBy === undefined || one.dueOn <= dueBy) &&
            // What was met by its day is not late.
            (one.dueOn === null || one.dueOn > asOf || one.validUntil > one.dueOn),
        );
        expect(all).toHaveLength(holding.length);
        const counts = made.deadlines.counts({ asOf, dueBy });
        const told = counts.flatMap(({ dueOn, leadDays, count }) => Array<string>(count).fill(`${dueOn} ${leadDays}`));
        expect(told.toSorted()).toEqual(all.map(({ dueOn, leadDays }) => `${dueOn} ${leadDays}`).toSorted());
        expect(await made.deadlines.list({ asOf, dueBy, limit: 7 })).toEqual(all.slice(0, 7));
      }
    }
  });

  test('carry what a list needs, and their spans what an explanation needs', async () => {
    const { ledger, ana } = await practice();
    const row = (await ledger.deadlines.list({ asOf: '2026-03-14', subjectId: ana, kinds: ['expirable'] }))[0];
    expect(row).toMatchObject({
      subjectKind: 'provider',
      npi: '1234567893',
      leadDays: 90,
      blocksBilling: true,
      rule: 'paper.expiry',
      cite: 'the paper itself',
      payerName: null,
    });
    const [span] = await ledger.deadlines.spans(row?.id ?? '');
    expect(span).toMatchObject({ subjectId: ana, arithmetic: ['as printed'], validUntil: '2036-01-01' });
    expect(await ledger.deadlines.spans((row?.id ?? '').slice(0, 6))).toHaveLength(1);
    expect(await ledger.deadlines.spansOf(ana)).toHaveLength(2);
    expect(await ledger.deadlines.count()).toBe(4);
  });
});

describe('the journal', () => {
  test('is read newest first, by subject, command, table and number', async () => {
    const { ledger, ana, application } = await practice();
    const { receipt } = await ledger.write(
      command('application advance', { actor: 'lee', reason: 'called' }),
      (transaction) => addStep(transaction, application, 'received'),
    );
    const [newest] = await ledger.journal.entries({ subjectId: ana, limit: 1 });
    expect(newest).toMatchObject({
      table: 'step',
      op: 'insert',
      actor: 'lee',
      reason: 'called',
      command: 'application advance',
      before: null,
      after: { name: 'received' },
      emptied: false,
    });
    const ofCommand = await ledger.journal.entries({ commandId: receipt.commandId ?? '' });
    expect(ofCommand.map(({ seq }) => seq)).toEqual([newest?.seq]);
    expect(await ledger.journal.entries({ commandId: 'j-00000000' })).toEqual([]);
    const bySubject = await ledger.journal.entries({ subjectId: ana });
    expect(new Set(bySubject.map(({ table }) => table))).toEqual(
      new Set(['subject', 'credential', 'term', 'application', 'application_line', 'follow_up', 'step']),
    );
    expect(await ledger.journal.entries({ table: 'payer', key: 'cigna' })).toHaveLength(1);
    expect(await ledger.journal.entries({ actor: 'lee', table: 'command' })).toHaveLength(1);
    expect((await ledger.journal.commands({ actor: 'lee' })).map(({ name }) => name)).toEqual(['application advance']);
    const begun = (receipt.commandId ?? '').slice(0, 7);
    expect((await ledger.journal.findCommands(begun)).map(({ id }) => id)).toContain(receipt.commandId);
  });

  test('tells of a changed document in the history of whom it is about', async () => {
    const { ledger, ana } = await practice();
    const document = await ledger.documents.byKey('dossier', '1234567893');
    await ledger.write(command('sync'), (transaction) =>
      transaction.update('document', document?.id ?? '', { sha256: '0'.repeat(64), body: '{}' }),
    );
    const [newest] = await ledger.journal.entries({ subjectId: ana, limit: 1 });
    expect(newest).toMatchObject({ table: 'document', op: 'update', command: 'sync' });
  });

  test('never shows secrets, numbers that identify, or whole documents', async () => {
    const { ledger, ana } = await practice();
    await ledger.write(command('vault'), async (transaction) => {
      const row = { subject_id: ana, kind: 'ssn', value: '123-45-6789' } as const;
      return transaction.insert('secret', { id: await transaction.newId('x'), ...row });
    });
    const shown = JSON.stringify(await ledger.journal.entries());
    expect(shown).not.toContain('123-45-6789');
    expect(shown).not.toContain('1980-02-03');
    expect(shown).not.toContain('CA|md|A12345');
    expect(await ledger.secrets.kinds(ana)).toEqual(['ssn']);
    expect((await ledger.secrets.reveal(ana, 'ssn'))?.value).toBe('123-45-6789');
  });
});

test('tasks and published events are kept', async () => {
  const { ledger, ana } = await practice();
  const { value: id } = await ledger.write(command('task add'), async (transaction) => {
    await transaction.insert('published', {
      uid: 'x-1@test',
      sequence: 0,
      stamped_at: '2026-03-14T10:00:00.000Z',
      due_on: '2026-04-01',
      summary: 'call',
      cancelled: 0,
    });
    await transaction.insert('task', {
      id: await transaction.newId('k'),
      text: 'ask for the diploma',
      subject_id: ana,
    });
    return transaction.insert('task', { id: await transaction.newId('k'), text: 'order paper' });
  });
  expect(await ledger.published()).toEqual([
    {
      uid: 'x-1@test',
      sequence: 0,
      stampedAt: '2026-03-14T10:00:00.000Z',
      dueOn: '2026-04-01',
      summary: 'call',
      cancelled: false,
    },
  ]);
  await ledger.write(command('task done'), (transaction) => transaction.update('task', id, { done_on: '2026-03-15' }));
  expect((await ledger.tasks.list()).map(({ text }) => text)).toEqual(['ask for the diploma']);
  expect(await ledger.tasks.list({ done: true })).toHaveLength(2);
  expect(await ledger.tasks.list({ subjectId: ana })).toHaveLength(1);
  expect((await ledger.tasks.find(id.slice(0, 6)))[0]).toMatchObject({ text: 'order paper', done_on: '2026-03-15' });
});

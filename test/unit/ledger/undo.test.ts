import { describe, expect, test } from 'vitest';
import { addFollowUp, addPayer, addProvider, addStep, command, newLedger, openApplication } from './practice.ts';

describe('undo', () => {
  test('takes back the actor’s last command, and only that one', async () => {
    const ledger = await newLedger();
    await ledger.write(command('first'), (transaction) => addPayer(transaction));
    await ledger.write(command('second'), (transaction) =>
      transaction.update('payer', 'aetna-ca', { name: 'Aetna', packs: ['commercial', 'own'] }),
    );
    await ledger.write(command('other', { actor: 'lee' }), (transaction) => addPayer(transaction, 'cigna', 'Cigna'));
    const { value, receipt } = await ledger.undo(command('undo', { reason: 'wrong payer' }));
    expect(value.command.name).toBe('second');
    expect(receipt.changes).toEqual([{ kind: 'payer', id: 'aetna-ca', op: 'update' }]);
    expect(await ledger.facts.payers()).toMatchObject([
      { key: 'aetna-ca', name: 'Aetna of California', packs: ['commercial'] },
      { key: 'cigna' },
    ]);
    expect((await ledger.undo(command('undo'))).value.command.name).toBe('first');
    expect(await ledger.facts.payers()).toMatchObject([{ key: 'cigna' }]);
    await expect(ledger.undo(command('undo'))).rejects.toMatchObject({ code: 'undo/nothing' });
    expect(await ledger.verify()).toMatchObject({ ok: true });
    const names = (await ledger.journal.commands()).map(({ name, undoes }) => `${name}${undoes === null ? '' : '*'}`);
    expect(names).toEqual(['undo*', 'undo*', 'other', 'second', 'first']);
  });

  test('brings back what was deleted, in its place and order', async () => {
    const ledger = await newLedger();
    const { value } = await ledger.write(command('open'), async (transaction) => {
      await addPayer(transaction);
      const { subjectId } = await addProvider(transaction);
      const application = await openApplication(transaction, subjectId);
      const followUp = await addFollowUp(transaction, application, '2026-05-01');
      return { application, followUp };
    });
    const before = await ledger.applications.byId(value.application);
    await ledger.write(command('delete'), (transaction) => transaction.delete('follow_up', value.followUp));
    expect((await ledger.applications.byId(value.application))?.application.followUps).toHaveLength(1);
    await ledger.undo(command('undo'));
    expect(await ledger.applications.byId(value.application)).toEqual(before);
  });

  test('restores the derived rows and names the files', async () => {
    const ledger = await newLedger();
    const file = { path: 'dossiers/ruiz.dossier.yaml', sha256: 'a'.repeat(64) };
    await ledger.write(command('provider add'), async (transaction) => {
      transaction.recordFile(file);
      return addProvider(transaction);
    });
    expect(await ledger.deadlines.count()).toBe(1);
    const { value } = await ledger.undo(command('undo'));
    expect(value.files).toEqual([file]);
    expect(await ledger.deadlines.count()).toBe(0);
    expect(await ledger.subjects.list()).toEqual([]);
  });

  test('can be looked at first', async () => {
    const ledger = await newLedger();
    await ledger.write(command('add'), (transaction) => addPayer(transaction));
    const seen = await ledger.previewUndo(command('undo'));
    expect(seen.receipt.changes).toEqual([{ kind: 'payer', id: 'aetna-ca', op: 'delete' }]);
    expect(await ledger.facts.payers()).toHaveLength(1);
    expect((await ledger.undoable('dana')).map(({ name }) => name)).toEqual(['add']);
  });

  test('is refused when a later command touched the same row, naming it, until that one is undone', async () => {
    const ledger = await newLedger();
    await ledger.write(command('add'), (transaction) => addPayer(transaction));
    const { receipt } = await ledger.write(command('rename', { actor: 'lee' }), (transaction) =>
      transaction.update('payer', 'aetna-ca', { name: 'Aetna' }),
    );
    const attempt = ledger.undo(command('undo'));
    await expect(attempt).rejects.toMatchObject({ code: 'undo/blocked' });
    await expect(attempt).rejects.toThrow(receipt.commandId ?? '?');
    await expect(attempt).rejects.toThrow('rename');
    expect(await ledger.facts.payer('aetna-ca')).toMatchObject({ name: 'Aetna' });
    await ledger.undo(command('undo', { actor: 'lee' }));
    await ledger.undo(command('undo'));
    expect(await ledger.facts.payers()).toEqual([]);
  });

  test('is refused when a later command hung something on what it made', async () => {
    const ledger = await newLedger();
    const { value } = await ledger.write(command('sync'), async (transaction) => {
      await addPayer(transaction);
      return addProvider(transaction);
    });
    const { receipt } = await ledger.write(command('open', { actor: 'lee' }), (transaction) =>
      openApplication(transaction, value.subjectId),
    );
    await expect(ledger.undo(command('undo'))).rejects.toThrow(receipt.commandId ?? '?');
    const verification = {
      subject_id: value.subjectId,
      element: 'license',
      credential_id: value.credentialId,
      source: 'Medical Board of California',
      happened_on: '2026-03-14',
      result: 'verified',
    } as const;
    await ledger.undo(command('undo', { actor: 'lee' }));
    const verified = await ledger.write(command('verify', { actor: 'lee' }), async (transaction) =>
      transaction.insert('verification', { id: await transaction.newId('v'), ...verification }),
    );
    await expect(ledger.undo(command('undo'))).rejects.toThrow(verified.receipt.commandId ?? '?');
  });

  test('is refused when a later step stands on its step; a logged call does not', async () => {
    const ledger = await newLedger();
    const { value } = await ledger.write(command('open'), async (transaction) => {
      await addPayer(transaction);
      const { subjectId } = await addProvider(transaction);
      return openApplication(transaction, subjectId);
    });
    await ledger.write(command('submit'), (transaction) => addStep(transaction, value, 'submitted'));
    await ledger.write(command('log', { actor: 'lee' }), (transaction) =>
      addFollowUp(transaction, value, '2026-04-20'),
    );
    const submit = (await ledger.undoable('dana'))[0]?.id ?? '';
    await ledger.previewUndo(command('undo'), { commandId: submit });
    await ledger.write(command('assign', { actor: 'lee' }), (transaction) =>
      transaction.update('application', value, { owner: 'lee' }),
    );
    await ledger.previewUndo(command('undo'), { commandId: submit });
    await ledger.write(command('advance', { actor: 'lee' }), (transaction) => addStep(transaction, value, 'received'));
    await expect(ledger.undo(command('undo'), { commandId: submit })).rejects.toThrow('advance');
  });

  test('of an assignment goes through whatever steps came after it', async () => {
    const ledger = await newLedger();
    const { value } = await ledger.write(command('open', { actor: 'lee' }), async (transaction) => {
      await addPayer(transaction);
      const { subjectId } = await addProvider(transaction);
      return openApplication(transaction, subjectId);
    });
    await ledger.write(command('assign'), (transaction) => transaction.update('application', value, { owner: 'lee' }));
    await ledger.write(command('submit', { actor: 'lee' }), (transaction) => addStep(transaction, value, 'submitted'));
    await ledger.undo(command('undo'));
    expect((await ledger.applications.byId(value))?.application).toMatchObject({
      owner: 'dana',
      steps: [{ name: 'submitted' }],
    });
  });

  test('is refused when what it removed has been replaced', async () => {
    const ledger = await newLedger();
    await ledger.write(command('sync'), (transaction) => addProvider(transaction));
    const [subject] = await ledger.subjects.list();
    await ledger.write(command('renumber'), (transaction) =>
      transaction.update('subject', subject?.id ?? '', { npi: '1679576722', key: '1679576722' }),
    );
    await ledger.write(command('another', { actor: 'lee' }), async (transaction) =>
      transaction.insert('subject', {
        id: await transaction.newId('p'),
        kind: 'provider',
        key: '1234567893',
        npi: '1234567893',
        name: 'Someone Else',
        status: 'active',
        states: [],
        taxonomies: [],
        groups: [],
      }),
    );
    await expect(ledger.undo(command('undo'))).rejects.toMatchObject({ code: 'undo/blocked' });
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });

  test('names why a command cannot be undone', async () => {
    const ledger = await newLedger();
    const { receipt } = await ledger.write(command('add'), (transaction) => addPayer(transaction));
    const commandId = receipt.commandId ?? '';
    const undo = (id: string, actor = 'dana'): Promise<unknown> =>
      ledger.undo(command('undo', { actor }), { commandId: id });
    await expect(undo('j-00000000')).rejects.toMatchObject({ code: 'record/not-found' });
    await expect(undo(commandId, 'lee')).rejects.toThrow('recorded by `dana`');
    await undo(commandId);
    await expect(undo(commandId)).rejects.toThrow('undone already');
    const reveal = await ledger.write(command('reveal', { irreversible: true }), async () => undefined);
    await expect(undo(reveal.receipt.commandId ?? '')).rejects.toThrow('cannot be undone');
    const undoing = (await ledger.journal.commands()).find(({ undoes }) => undoes === commandId);
    await expect(undo(undoing?.id ?? '')).rejects.toMatchObject({ code: 'undo/nothing' });
  });
});

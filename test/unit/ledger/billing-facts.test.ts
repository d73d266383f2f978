/** What billing depends on is the same, read for many at once or for one. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../../src/ledger/ledger.ts';
import { World } from '../../world.ts';

const world = new World();

beforeAll(async () => {
  await world.empanel(['init', '.', '--demo']);
  await recordMore();
}, 60_000);
afterAll(() => world.end());

/** What the example practice has nothing of: a decision, an occurrence of which a payer was told. */
async function recordMore(): Promise<void> {
  const at = '2026-06-15T12:00:00.000Z';
  const ledger = await openLedger({ path: world.path('.empanel/ledger.db'), mode: 'write', at });
  const ids = (await ledger.subjects.list({ kind: 'provider' })).map(({ id }) => id).slice(0, 3);
  await ledger.write({ name: 'log', actor: 'ana', at, asOf: '2026-06-15' }, async (tx) => {
    for (const subject_id of ids) {
      const happened_on = '2026-05-04';
      await tx.insert('decision', {
        ...{ id: await tx.newId('o'), subject_id, body: 'self', program: 'network', outcome: 'approved' },
        ...{ happened_on, recused: [], evidence: [] },
      });
      const occurrence_id = await tx.newId('z');
      await tx.insert('occurrence', { id: occurrence_id, subject_id, kind: 'location', happened_on, text: 'moved' });
      await tx.insert('told', { id: await tx.newId('zt'), occurrence_id, subject_id, payer: 'x', happened_on });
    }
  });
  await ledger.close();
}

test('facts of many subjects are the facts of each', async () => {
  const ledger = await openLedger({ path: world.path('.empanel/ledger.db'), mode: 'read' });
  const ids = await ledger.facts.subjectIds();
  const found = [...ledger.facts.billing([...ids, 'p-nobody'])];
  expect(found.map(({ facts }) => facts.subject.id)).toEqual(ids);
  const seen = new Set<string>();
  for (const { facts, standing } of found) {
    const whole = await ledger.facts.of(facts.subject.id);
    expect(whole).toMatchObject(facts);
    expect(standing).toEqual(ledger.facts.standing(facts.subject.id));
    for (const [part, value] of Object.entries(facts)) {
      expect((whole as unknown as Record<string, unknown>)[part]).toEqual(value);
      if (Array.isArray(value) && value.length > 0) seen.add(part);
    }
  }
  expect([...seen].sort()).toEqual(['applications', 'credentials', 'decisions', 'links', 'occurrences']);
  await ledger.close();
});

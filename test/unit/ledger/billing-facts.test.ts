/** What billing and verification depend on is the same, read for many at once or for one. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { decidedStates, lineStanding } from '../../../src/domain/application.ts';
import { addDays, type CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
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
      await tx.insert('monitoring', {
        ...{ id: await tx.newId('m'), subject_id, service: 'npdb-continuous-query' },
        ...{ happened_on, from_on: happened_on },
      });
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

test('what verifications are judged on is the same for many subjects as for each', async () => {
  const ledger = await openLedger({ path: world.path('.empanel/ledger.db'), mode: 'read' });
  const ids = await ledger.facts.subjectIds();
  const found = [...ledger.facts.verified([...ids, 'p-nobody'])];
  expect(found.map(({ subject }) => subject.id)).toEqual(ids);
  const seen = new Set<string>();
  for (const facts of found) {
    const whole = (await ledger.facts.of(facts.subject.id)) as unknown as Record<string, unknown>;
    for (const part of ['elementHashes', 'premises', ...Object.keys(facts)]) {
      const value = (facts as unknown as Record<string, unknown>)[part];
      expect(whole[part]).toEqual(value);
      if (value !== undefined && (!Array.isArray(value) || value.length > 0)) seen.add(part);
    }
  }
  expect([...seen].sort()).toEqual([
    'credentials',
    'elementHashes',
    'monitorings',
    'occurrences',
    'premises',
    'subject',
    'verifications',
  ]);
  await ledger.close();
});

test('what may await a decision on a day leaves out no application that does, and none that was decided as a whole', async () => {
  const ledger = await openLedger({ path: world.path('.empanel/ledger.db'), mode: 'read' });
  const all = await ledger.applications.list();
  const sizes = new Set<number>();
  for (let day = '2025-09-01' as CalendarDate; day < '2026-07-01'; day = addDays(day, 9)) {
    const awaiting = all.filter(
      ({ application }) =>
        application.openedOn <= day &&
        application.lines.some((line) => !decidedStates.includes(lineStanding(application, line, day).state)),
    );
    const wanted = awaiting.map(({ application }) => application.id);
    const found = (await ledger.applications.undecided(day, {})).map(({ application }) => application.id);
    expect(found.filter((id) => wanted.includes(id))).toEqual(wanted);
    const whole = all.filter(({ application }) => application.steps.every(({ lineId }) => lineId === null));
    const extra = found.filter((id) => !wanted.includes(id));
    expect(whole.filter(({ application }) => extra.includes(application.id))).toEqual([]);
    sizes.add(found.length);
  }
  expect(sizes.size).toBeGreaterThan(3);
  await ledger.close();
});

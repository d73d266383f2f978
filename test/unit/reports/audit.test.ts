import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/actions/verify.ts';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Verification } from '../../../src/domain/facts.ts';
import { noFileFacts } from '../../../src/domain/file-facts.ts';
import type { Specialist } from '../../../src/domain/nouns/workspace.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { auditedChanges } from '../../../src/reports/audited-changes.ts';
import { cycleOf, drawnFiles, staffKindOf } from '../../../src/reports/file-sample.ts';
import type { OfficeQuestion } from '../../../src/reports/report.ts';
import type { RuleSet } from '../../../src/rules/rule-set.ts';
import { addPayer, addProvider, addStep, newLedger, openApplication } from '../ledger/practice.ts';
import { application, facts } from '../rules/sample-facts.ts';

const specialists: readonly Specialist[] = [
  { key: 'dana', name: 'Dana Whitfield' },
  { key: 'lee', name: 'Lee Marsh', from: '2026-04-01', until: '2026-06-01' },
];

const license = (on: string, by = 'dana'): Omit<Verification, 'id' | 'sequence'> => ({
  element: 'license',
  credentialId: null,
  source: 'board',
  method: null,
  on: on as CalendarDate,
  by,
  result: 'verified',
  valueHash: null,
  evidence: null,
});

function at(day: string, name: string, more: { readonly actor?: string; readonly reason?: string } = {}) {
  return { name, actor: more.actor ?? 'dana', at: `${day}T16:00:00.000Z`, asOf: day, reason: more.reason ?? null };
}

async function told(ledger: Ledger, from = '2026-01-01', through = '2026-12-31') {
  const question = {
    ledger,
    asOf: '2026-12-31',
    filters: { all: false },
    office: { role: 'delegated-group', meetings: [], specialists, timeZone: 'America/Los_Angeles' },
  } as unknown as OfficeQuestion;
  return auditedChanges(question, { from: from as CalendarDate, through: through as CalendarDate });
}

async function practice(): Promise<{ readonly ledger: Ledger; readonly ana: string; readonly asked: string }> {
  const ledger = await newLedger();
  const { value } = await ledger.write(at('2026-01-10', 'sync'), async (tx) => {
    await addPayer(tx);
    const { subjectId: ana } = await addProvider(tx);
    const asked = await openApplication(tx, ana);
    return { ana, asked };
  });
  return { ledger, ...value };
}

describe('whether a change was allowed', () => {
  test('by whom: known, here on that day', async () => {
    const { ledger, ana } = await practice();
    for (const [day, actor] of [
      ['2026-03-31', 'lee'],
      ['2026-04-01', 'lee'],
      ['2026-05-31', 'lee'],
      ['2026-06-01', 'lee'],
      ['2026-06-02', 'os:root@host'],
    ] as const)
      await ledger.write(at(day, 'verify', { actor }), (tx) => verify(tx, ana, license(day, actor)));
    const states = (await told(ledger)).filter(({ kind }) => kind === 'verification').toReversed();
    expect(states.map(({ on, state }) => [on, state])).toEqual([
      ['2026-03-31', 'inappropriate'],
      ['2026-04-01', 'allowed'],
      ['2026-05-31', 'allowed'],
      ['2026-06-01', 'inappropriate'],
      ['2026-06-02', 'inappropriate'],
    ]);
  });

  test('a verification dated up to a decision and recorded after it is inappropriate; one recorded before is not', async () => {
    const { ledger, ana } = await practice();
    await ledger.write(at('2026-02-01', 'verify'), (tx) => verify(tx, ana, license('2026-02-01')));
    await ledger.write(at('2026-02-10', 'committee decide'), async (tx) =>
      tx.insert('decision', {
        id: await tx.newId('o'),
        subject_id: ana,
        body: 'self',
        program: 'network',
        outcome: 'approved',
        happened_on: '2026-02-10',
        recused: [],
        evidence: [],
      }),
    );
    await ledger.write(at('2026-02-11', 'verify'), (tx) => verify(tx, ana, license('2026-02-10')));
    await ledger.write(at('2026-02-12', 'verify'), (tx) => verify(tx, ana, license('2026-02-12')));
    const found = (await told(ledger)).filter(({ kind }) => kind === 'verification').toReversed();
    expect(found.map(({ state, because }) => [state, ...because])).toEqual([
      ['allowed'],
      ['inappropriate', 'dated 2026-02-10, recorded after the decision of 2026-02-10'],
      ['allowed'],
    ]);
  });

  test('existing information is altered for a reason only; an open answer is filled in without one', async () => {
    const { ledger, ana, asked } = await practice();
    const { value: id } = await ledger.write(at('2026-02-01', 'verify'), (tx) =>
      verify(tx, ana, {
        ...license('2026-02-01'),
        discrepancy: { says: 'ended', answerDueOn: '2026-02-15' as CalendarDate, answeredOn: null, answer: null },
      }),
    );
    await ledger.write(at('2026-02-02', 'verify'), async (tx) => {
      await tx.update('verification', id, { answered_on: '2026-02-02', answer: 'renewed' });
    });
    await ledger.write(at('2026-02-03', 'amend'), async (tx) => {
      await tx.update('verification', id, { happened_on: '2026-01-20' });
    });
    await ledger.write(at('2026-02-04', 'amend', { reason: 'typing error' }), async (tx) => {
      await tx.update('verification', id, { happened_on: '2026-02-01' });
    });
    const { value: step } = await ledger.write(at('2026-02-05', 'advance'), (tx) => addStep(tx, asked, 'submitted'));
    await ledger.write(at('2026-02-06', 'application amend'), async (tx) => {
      await tx.update('step', step, { happened_on: '2026-01-15' });
    });
    const found = (await told(ledger, '2026-02-02')).toReversed();
    expect(found.map(({ kind, change, state }) => [kind, change, state])).toEqual([
      ['verification', 'added', 'allowed'],
      ['verification', 'changed', 'inappropriate'],
      ['verification', 'changed', 'allowed'],
      ['application dates', 'changed', 'inappropriate'],
    ]);
    expect(found[1]?.what).toContain('happened 2026-02-01 → 2026-01-20');
  });

  test('who verified and who recorded it may differ, and somebody should look', async () => {
    const { ledger, ana } = await practice();
    await ledger.write(at('2026-02-01', 'verify'), (tx) => verify(tx, ana, license('2026-02-01', 'lee')));
    expect((await told(ledger, '2026-02-01'))[0]).toMatchObject({
      state: 'to review',
      because: ['said to be done by lee, recorded by dana'],
    });
  });

  test('days are those of the practice: an evening there is the next day in UTC', async () => {
    const { ledger, ana } = await practice();
    const evening = { ...at('2026-02-01', 'verify'), at: '2026-02-02T07:30:00.000Z' };
    await ledger.write(evening, (tx) => verify(tx, ana, license('2026-02-01')));
    expect(await told(ledger, '2026-02-01', '2026-02-01')).toHaveLength(1);
    expect(await told(ledger, '2026-02-02', '2026-02-02')).toHaveLength(0);
  });
});

describe('files drawn', () => {
  const fact = (number: number) => [{ kind: 'fact', rule: { number } }];
  const rules = {
    byId: new Map(
      Object.entries({
        'ncqa.deleg.sample.share': fact(5),
        'ncqa.deleg.sample.files': fact(50),
        'ncqa.deleg.sample.least': fact(10),
        'hrsa.sample.independent': fact(5),
        'hrsa.sample.licensed': fact(5),
        'hrsa.sample.other': fact(3),
      }),
    ),
  } as unknown as RuleSet;
  const strata = (initial: number, again: number): ReadonlyMap<string, string> =>
    new Map(
      Array.from({ length: initial + again }, (_, index) => [
        String(index),
        index < initial ? 'initial' : 'recredentialing',
      ]),
    );
  const counts = (method: string, initial: number, again: number): readonly number[] =>
    drawnFiles(method, 's', strata(initial, again), rules).strata.map(({ drawn }) => drawn);

  test('ncqa: at least ten of each kind, or all there are', () => {
    expect(counts('ncqa', 100, 100)).toEqual([10, 10]);
    expect(counts('ncqa', 4, 100)).toEqual([4, 10]);
  });

  test('ncqa: five percent of many files, and never more than fifty', () => {
    for (const [initial, again, all] of [
      [300, 300, 30],
      [4000, 4000, 50],
      [1, 599, 30],
    ] as const) {
      const [first = 0, second = 0] = counts('ncqa', initial, again);
      expect(first + second).toBe(all);
      expect(first).toBeGreaterThanOrEqual(Math.min(10, initial));
      expect(second).toBeGreaterThanOrEqual(10);
    }
  });

  test('a number: half of each, filled up where one kind is short, and no file twice', () => {
    expect(counts('10', 50, 50)).toEqual([5, 5]);
    expect(counts('10', 2, 50)).toEqual([2, 8]);
    expect(counts('10', 3, 3)).toEqual([3, 3]);
    const { files } = drawnFiles('10', 's', strata(50, 50), rules);
    expect(new Set(files.map(({ key }) => key)).size).toBe(10);
  });

  test('hrsa: so many of each kind of staff, and none instead of another', () => {
    const staff = new Map([...'abcdefgh'].map((key) => [key, key === 'a' ? 'licensed' : 'independent']));
    const draw = drawnFiles('hrsa', 's', staff, rules);
    expect(draw.strata.map(({ name, drawn }) => [name, drawn])).toEqual([
      ['independent', 5],
      ['licensed', 1],
      ['other', 0],
    ]);
    expect(['md', 'rn', 'other', null].map(staffKindOf)).toEqual(['independent', 'licensed', 'other', 'other']);
  });

  test('a file is recredentialed once it was approved twice by one body, or has applied again', () => {
    const on = '2026-06-01' as CalendarDate;
    const decided = (id: string, day: string, body = 'self') => ({
      id,
      body,
      program: 'network' as const,
      applicationId: null,
      meetingId: null,
      outcome: 'approved' as const,
      on: day as CalendarDate,
      noticeOn: null,
      sequence: 1,
    });
    const first = decided('o-1', '2023-05-01');
    expect(cycleOf(facts({ ...noFileFacts, decisions: [first] }), on)).toBe('initial');
    expect(cycleOf(facts({ ...noFileFacts, decisions: [first, decided('o-2', '2026-05-01')] }), on)).toBe(
      'recredentialing',
    );
    expect(cycleOf(facts({ ...noFileFacts, decisions: [first, decided('o-2', '2026-05-01', 'anchor')] }), on)).toBe(
      'initial',
    );
    const again = application('2026-05-01', [], { type: 'recredentialing' });
    expect(cycleOf(facts({ applications: [again] }), on)).toBe('recredentialing');
  });
});

import { describe, expect, test } from 'vitest';
import type { Decision, Occurrence } from '../../../src/domain/file-facts.ts';
import { excusedLeave, leaveOn, leavesOf } from '../../../src/domain/leave.ts';
import { deriveDeadlines } from '../../../src/rules/clocks/derivation.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { application, day, facts, payer, step } from './sample-facts.ts';

const rules = ruleSet(shippedPacks(), []);
const delegating = payer({
  key: 'plan',
  name: 'Plan',
  lines: ['commercial'],
  packs: ['ncqa-windows'],
  delegated: true,
});
const other = payer({ key: 'other', name: 'Other', lines: ['commercial'], packs: ['ncqa-windows'] });

const event = (kind: string, on: string): Occurrence => ({ id: `z-${kind}-${on}`, kind, on: day(on), told: [] });
const decision: Decision = {
  id: 'o-1',
  body: 'self',
  program: 'network',
  applicationId: null,
  meetingId: null,
  outcome: 'approved',
  on: day('2026-03-31'),
  noticeOn: day('2026-04-01'),
  sequence: 1,
};

/** The day of our own cycle on each day asked about. */
function cycleOn(days: readonly string[], occurrences: readonly Occurrence[]): readonly (string | null | undefined)[] {
  const derive = deriveDeadlines(rules, { role: 'delegated-group' });
  const rows = derive(facts({ decisions: [decision], occurrences }), { payers: new Map([['plan', delegating]]) });
  return days.map((on) => {
    const found = rows.filter((row) => row.rule === 'ncqa.recred.cycle' && row.validFrom <= on && on < row.validUntil);
    expect(found.length).toBeLessThan(2);
    return found[0]?.dueOn;
  });
}

describe('our own cycle, which ends on 31 March 2029', () => {
  test('keeps its day until it has passed, waits for the return, and is due 60 days after it', () => {
    const away = [event('military-leave', '2029-01-10'), event('return', '2029-06-01')];
    const days = ['2029-01-09', '2029-03-31', '2029-04-01', '2029-05-31', '2029-06-01', '2030-01-01'];
    expect(cycleOn(days, away)).toEqual(['2029-03-31', '2029-03-31', null, null, '2029-07-31', '2029-07-31']);
  });

  test.each([
    ['began on the due day', [event('sabbatical', '2029-03-31'), event('return', '2029-04-02')], '2029-06-01'],
    ['began the day after', [event('sabbatical', '2029-04-01'), event('return', '2029-04-02')], '2029-03-31'],
    ['is over on the due day', [event('medical-leave', '2029-01-01'), event('return', '2029-03-31')], '2029-03-31'],
    ['is over the day after', [event('medical-leave', '2029-01-01'), event('return', '2029-04-01')], '2029-05-31'],
    ['has another reason', [event('leave', '2029-01-01'), event('return', '2029-06-01')], '2029-03-31'],
    [
      'has first one reason, then another, without a day between',
      [event('medical-leave', '2029-01-01'), event('sabbatical', '2029-05-01'), event('return', '2029-06-01')],
      '2029-07-31',
    ],
    [
      'is first accepted, then not',
      [event('medical-leave', '2029-01-01'), event('leave', '2029-05-01'), event('return', '2029-06-01')],
      '2029-06-30',
    ],
  ])('a leave that %s', (_, occurrences, due) => {
    expect(cycleOn(['2029-12-01'], occurrences)).toEqual([due]);
  });

  test('of another body stays where it is: whether it waits is for them to say', () => {
    const approved = application('2026-01-01', [step('approved', '2026-03-31')], { payer: 'other' });
    const derive = deriveDeadlines(rules, { role: 'practice' });
    const occurrences = [event('medical-leave', '2029-01-01')];
    const rows = derive(facts({ applications: [approved], occurrences }), { payers: new Map([['other', other]]) });
    const late = rows.filter(
      (row) => row.rule === 'ncqa.recred.cycle' && row.validFrom <= '2029-05-01' && '2029-05-01' < row.validUntil,
    );
    expect(late.map(({ dueOn }) => dueOn)).toEqual(['2029-03-31']);
    expect(late[0]?.arithmetic.at(-1)).toContain('for them to say');
  });
});

describe('leaves', () => {
  test('go from one event to the next, in whatever order they were recorded', () => {
    const leaves = leavesOf([
      event('return', '2026-05-01'),
      event('leave', '2026-01-01'),
      event('leave', '2026-06-01'),
    ]);
    expect(leaves.map(({ from, until }) => [from, until])).toEqual([
      ['2026-01-01', '2026-05-01'],
      ['2026-06-01', null],
    ]);
    expect(leaveOn(leaves, day('2026-05-01'))).toBeUndefined();
    expect(excusedLeave(leaves, day('2026-02-01'), ['medical-leave'])).toBeUndefined();
  });

  test('that end on the day they began are none', () => {
    expect(leavesOf([event('leave', '2026-01-01'), event('return', '2026-01-01')])).toEqual([]);
  });
});

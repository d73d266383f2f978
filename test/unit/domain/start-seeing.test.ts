import { expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { type NetworkPayer, type StartSeeingCase, startSeeing } from '../../../src/domain/start-seeing.ts';

const on = '2026-06-15' as CalendarDate;
const payer = (key: string, lines: readonly string[], inNetworkOn: string | null, unpaid: readonly string[] = []) =>
  ({ key, name: key, lines, inNetworkOn: inNetworkOn as CalendarDate | null, unpaid }) satisfies NetworkPayer;
const known = (payers: readonly NetworkPayer[], more: Partial<StartSeeingCase> = {}): StartSeeingCase => ({
  on,
  committeeApprovedOn: null,
  payers,
  known: payers.map(({ key }) => key),
  screenedOn: null,
  matches: 0,
  ...more,
});

/** A committee that approved, and one payer besides Medicare, Medicaid and Humana. */
const example = {
  committeeApproved: true,
  payersInNetwork: 1,
  notCounting: ['humana'],
  notCountingLines: ['medicare', 'medicaid'],
} as const;

test('Medicare, Medicaid and Humana alone do not do', () => {
  const three = [
    payer('noridian', ['medicare'], '2026-01-01'),
    payer('state', ['medicaid'], '2026-01-01'),
    payer('humana', ['commercial'], '2026-01-01'),
  ];
  const answer = startSeeing(example, known(three, { committeeApprovedOn: '2026-05-01' as CalendarDate }));
  expect(answer.may).toBe(false);
  expect(answer.from).toBeNull();
  expect(answer.conditions[1]?.because).toBe('0 of 1 in network; not counting noridian, state, humana');
});

test('one more payer does, as soon as it is in network and the committee has approved', () => {
  const payers = [payer('noridian', ['medicare'], '2026-01-01'), payer('aetna', ['commercial'], '2026-07-01')];
  const before = startSeeing(
    example,
    known(payers, { committeeApprovedOn: '2026-05-01' as CalendarDate, known: ['humana'] }),
  );
  expect(before).toMatchObject({ may: false, from: '2026-07-01' });
  const after = startSeeing(example, known(payers, { on: '2026-07-01' as CalendarDate, committeeApprovedOn: on }));
  expect(after.may).toBe(true);
  expect(startSeeing(example, known(payers, { on: '2026-07-01' as CalendarDate })).may).toBe(false);
});

test('a payer of several lines counts unless all of them are left out', () => {
  const both = [payer('state', ['medicaid', 'commercial'], '2026-01-01')];
  const rule = { payersInNetwork: 1, notCountingLines: ['medicaid'] } as const;
  expect(startSeeing(rule, known(both)).may).toBe(true);
});

test('where payers must be able to pay, one without EFT does not count', () => {
  const rule = { payersInNetwork: 1, payable: true };
  const answer = startSeeing(rule, known([payer('aetna', ['commercial'], '2026-01-01', ['no EFT'])]));
  expect(answer.may).toBe(false);
  expect(answer.conditions[0]?.because).toBe('0 of 1 in network; aetna is in network, but not payable: no EFT');
  expect(startSeeing(rule, known([payer('aetna', ['commercial'], '2026-01-01')])).may).toBe(true);
});

test('a screening counts only without a match', () => {
  const rule = { screened: true };
  expect(startSeeing(rule, known([])).conditions[0]?.because).toBe('no exclusion screening is on record');
  expect(startSeeing(rule, known([], { screenedOn: on, matches: 1 })).may).toBe(false);
  expect(startSeeing(rule, known([], { screenedOn: on })).may).toBe(true);
});

test('a key that names no payer is told, and an empty condition asks nothing', () => {
  const rule = { payersInNetwork: 1, notCounting: ['humanna'] };
  expect(startSeeing(rule, known([])).conditions[0]?.because).toContain('`humanna` of notCounting is no payer here');
  expect(startSeeing({}, known([]))).toEqual({ may: true, from: on, conditions: [] });
});

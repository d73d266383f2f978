import { expect, test } from 'vitest';
import type { DecisionOnFile } from '../../../src/ledger/committee-query.ts';
import { minutesPaper } from '../../../src/reports/committee-papers.ts';
import { day, subject } from '../rules/sample-facts.ts';

const made = (more: Partial<DecisionOnFile>): DecisionOnFile => ({
  id: 'o-1',
  subject_id: 's-1',
  body: 'self',
  program: 'network',
  application_id: null,
  meeting_id: 'm-1',
  outcome: 'approved',
  happened_on: '2026-06-11',
  notice_on: null,
  conditions: null,
  conditions_due_on: null,
  conditions_met_on: null,
  rationale: null,
  vote: '2-0',
  recused: [],
  decided_by: null,
  override_reason: 'letter of the board seen',
  evidence: [],
  recorded_seq: 1,
  ...more,
});

/** The section about overrides, and the words beside the outcome. */
function told(more: Partial<DecisionOnFile>): unknown {
  const { sections } = minutesPaper({
    office: 'Harbor Medical Group',
    committee: 'Credentials Committee',
    heldOn: day('2026-06-11'),
    members: ['Lee Park, MD', 'Rosa Diaz, MD', 'Tom Birch, NP'],
    quorum: 3,
    attendees: ['Lee Park, MD', 'Rosa Diaz, MD', 'Tom Birch, NP'],
    note: null,
    files: [{ subject: subject(), item: null, decision: made(more) }],
    signedOff: [],
    medicalDirector: null,
  });
  const [decisions] = sections[0]?.parts ?? [];
  const section = sections.find(({ heading }) => heading.startsWith('Decided by override'));
  const [, list] = section?.parts ?? [];
  return [
    decisions?.kind === 'table' ? decisions.rows[0]?.at(-1) : null,
    list?.kind === 'list' ? [section?.heading, ...list.items] : null,
  ];
}

const unverified = { kind: 'obstacle', text: 'education: not verified' };

test('minutes say what was missing where a decision was made by override', () => {
  expect(told({ vote: '3-0', evidence: [{ kind: 'exception', text: 'one claim' }, unverified] })).toEqual([
    'decided on an incomplete file: letter of the board seen',
    ['Decided by override (1)', 'education: not verified'],
  ]);
  expect(told({ recused: ['Tom Birch, NP'], evidence: [unverified] })).toEqual([
    'decided below quorum, 2 of 3, on an incomplete file: letter of the board seen',
    ['Decided by override (1)', 'below quorum, 2 of 3', 'education: not verified'],
  ]);
  expect(told({ recused: ['Tom Birch, NP'] })).toEqual([
    'decided below quorum, 2 of 3: letter of the board seen',
    ['Decided by override (1)', 'below quorum, 2 of 3'],
  ]);
});

test('what was missing of a decision that was recorded without it is not made up', () => {
  expect(told({ vote: '3-0' })).toEqual([
    'decided on an incomplete file: letter of the board seen',
    ['Decided by override (1)', 'it was not recorded'],
  ]);
  expect(told({ vote: '3-0', override_reason: null })).toEqual(['', null]);
});

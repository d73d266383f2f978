/** What the bylaws of a facility still ask for about a request for privileges. */

import { expect, test } from 'vitest';
import type { TimeLimit } from '../../../src/domain/nouns/facility.ts';
import type { PrivilegeRequest, Recommendation } from '../../../src/domain/privileges/privilege.ts';
import { requestLimits } from '../../../src/rules/clocks/request-limits.ts';
import { day } from './sample-facts.ts';

const bylaws: readonly TimeLimit[] = [
  { step: 'verify', within: 'P60D', section: 'Article 5.2' },
  { step: 'chair', within: 'P14D', section: 'Article 5.4' },
  { step: 'decide', within: 'P120D', section: 'Article 5.8' },
  { step: 'notify', within: 'P20D', section: 'Article 5.9' },
];

const said = (
  body: Recommendation['body'],
  on: string,
  outcome: Recommendation['outcome'] = 'approve',
): Recommendation => ({
  id: `pc-${body}`,
  requestId: 'pq-1',
  body,
  on: day(on),
  outcome,
  lineIds: [],
  conditions: null,
  by: null,
  meetingId: null,
  reason: null,
  sequence: 2,
});

function limitsAfter(
  recommendations: readonly Recommendation[],
  limits: readonly TimeLimit[] = bylaws,
): Readonly<Record<string, string | null>> {
  const request: PrivilegeRequest = {
    id: 'pq-1',
    subjectId: 's-1',
    facility: 'bayview',
    type: 'initial',
    applicationId: null,
    category: null,
    department: null,
    on: day('2026-03-02'),
    replacesId: null,
    note: null,
    lines: [],
    recommendations,
    decisions: [],
    sequence: 1,
  };
  const facility = { key: 'bayview', name: 'Bayview', kind: 'hospital', state: 'OR', packs: [], bylaws: limits };
  const dates = requestLimits(request, facility);
  return Object.fromEntries(Object.entries(dates).map(([anchor, { on }]) => [anchor, on]));
}

test('the chair has the time of the verification and its own, the board its time from the request', () => {
  expect(limitsAfter([])).toEqual({ 'request.recommendBy': '2026-05-15', 'request.decideBy': '2026-06-30' });
});

test('a body without a limit has none; the decision is still awaited', () => {
  expect(limitsAfter([said('chair', '2026-04-01')])).toEqual({ 'request.decideBy': '2026-06-30' });
});

test('a body that puts it off has not said anything yet', () => {
  expect(limitsAfter([said('chair', '2026-04-01', 'defer')])).toHaveProperty(['request.recommendBy'], '2026-05-15');
});

test('after the board the applicant is told', () => {
  expect(limitsAfter([said('chair', '2026-04-01'), said('board', '2026-06-10')])).toEqual({
    'request.notifyBy': '2026-06-30',
  });
});

test('each committee counts from what was said before it', () => {
  const limits: readonly TimeLimit[] = [{ step: 'credentials-committee', within: 'P30D' }];
  expect(limitsAfter([], limits)).toEqual({});
  expect(limitsAfter([said('chair', '2026-04-01')], limits)).toEqual({ 'request.recommendBy': '2026-05-01' });
});

test('bylaws that only limit the acknowledgement say nothing of the chair', () => {
  expect(limitsAfter([], [{ step: 'acknowledge', within: 'P5D' }])).toEqual({});
});

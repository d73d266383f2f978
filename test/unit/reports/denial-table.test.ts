/** Denials to work on: the most urgent first, and what it asks for next. */

import { expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Claim, Denial } from '../../../src/domain/claims/claim.ts';
import type { Subject } from '../../../src/domain/facts.ts';
import { type ClaimDenial, denialTable } from '../../../src/reports/claims/denial-table.ts';

const day = calendarDate('2026-05-06');
const asOf = calendarDate('2026-06-15');

const claim: Claim = {
  ...{ id: 'cl-1', controlSha256: '', payer: 'cascade', payerCode: null, product: null, subjectId: 'p-1' },
  ...{ billingNpi: null, renderingNpi: '1234567893', group: null, location: null, placeOfService: null },
  ...{ from: day, through: day, chargeCents: 100, paidCents: 0, patientCents: 0, status: 'denied', replacesId: null },
  ...{ holds: [], releaseBy: null, lines: [], on: day, sequence: 1 },
  ...{ payerControlSha256: null, otherNpis: [], sentIn: null },
};
const provider: Subject = {
  ...{ id: 'p-1', kind: 'provider', key: '1234567893', npi: '1234567893', name: 'Ruiz, Ana', practice: null },
  ...{ type: 'md', status: 'active', states: [], taxonomies: [], groups: [] },
};

function denied(more: Partial<Denial>, who: Subject | undefined = provider): ClaimDenial {
  const denial: Denial = {
    ...{ id: 'dn-1', claimId: 'cl-1', subjectId: 'p-1', remittanceId: null, acknowledgementId: null, line: null },
    ...{ group: 'CO', code: 'B7', remarks: [], cause: 'credentialing', cents: 100, verdict: null, payerIs: 'unknown' },
    ...{ because: '', step: 'appeal', dueOn: calendarDate('2026-07-01'), dueFrom: '', taskId: null, closedOn: null },
    ...{ outcome: null, on: day, sequence: 1 },
    ...more,
  };
  return { denial, claim, provider: who, payer: undefined };
}

test.each([
  ['appeal', 'empanel claims settle dn-1 "appeal sent"'],
  ['correct', 'empanel claims settle dn-1 "corrected claim sent"'],
  ['wait', 'empanel can-bill 1234567893 --payer cascade --on 2026-05-06'],
  ['write-off', 'empanel claims settle dn-1 "written off"'],
] as const)('%s', (step, next) => {
  expect(denialTable([denied({ step })], asOf, 0).next).toBe(next);
});

test('what waits for a provider who is none of ours cannot be looked up', () => {
  const stranger = { ...denied({ step: 'wait' }), provider: undefined };
  expect(denialTable([stranger], asOf, 0).next).toBe('empanel claims settle dn-1 "sent again"');
});

test('the nearest day comes first, then the larger amount; settled ones last', () => {
  const { rows, lead, next } = denialTable(
    [
      denied({ id: 'dn-late', dueOn: calendarDate('2026-06-01'), cents: 50, payerIs: 'wrong' }),
      denied({ id: 'dn-small' }),
      denied({ id: 'dn-large', cents: 900 }),
      denied({ id: 'dn-none', dueOn: null }),
      denied({ id: 'dn-done', dueOn: calendarDate('2026-05-01'), closedOn: asOf, outcome: 'paid' }),
    ],
    asOf,
    0,
  );
  expect(rows.map(({ cells }) => cells.id)).toEqual(['dn-late', 'dn-large', 'dn-small', 'dn-none', 'dn-done']);
  expect(next).toContain('dn-late');
  expect(lead).toEqual([
    '4 open, $11.50; by our record the payer is wrong about 1 of them, $0.50; 1 past their day, $0.50',
  ]);
});

/** Revenue by month of service, and its trend. */

import { expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { Claim, ClaimStatus, Denial, DenialCause } from '../../../src/domain/claims/claim.ts';
import { claimAuditTable } from '../../../src/reports/claims/claim-audit.ts';

const asOf = calendarDate('2026-06-15');

function claim(id: string, day: string, status: ClaimStatus, paidCents = 0): Claim {
  const on = calendarDate(day);
  return {
    ...{ id, controlSha256: '', payer: 'cascade', payerCode: null, product: null, subjectId: null, billingNpi: null },
    ...{ renderingNpi: null, group: null, location: null, placeOfService: null, from: on, through: on },
    ...{ chargeCents: 10_000, paidCents, patientCents: 0, status, replacesId: null, holds: [], releaseBy: null },
    ...{ lines: [], on, sequence: 1, payerControlSha256: null, otherNpis: [], sentIn: null },
  };
}

function denial(claimId: string, cause: DenialCause): Denial {
  const on = calendarDate('2026-06-01');
  return {
    ...{ id: `dn-${claimId}`, claimId, subjectId: null, remittanceId: null, acknowledgementId: null, line: null },
    ...{ group: 'CO', code: 'B7', remarks: [], cause, cents: 10_000, verdict: null, payerIs: 'wrong', because: '' },
    ...{ step: 'appeal', dueOn: null, dueFrom: '', taskId: null, closedOn: null, outcome: null, on, sequence: 1 },
  };
}

function trend(claims: readonly Claim[], denials: readonly Denial[], months = 3): readonly unknown[] {
  const { rows } = claimAuditTable({ claims, denials, shortCents: new Map() }, asOf, months);
  return rows.map(({ cells }) => [cells.month, cells.share, cells.trend]);
}

test('a month is better or worse than the one before it by the share that credentialing costs', () => {
  const claims = [
    ...[claim('a', '2026-04-02', 'paid', 9000), claim('b', '2026-04-03', 'denied')],
    ...[claim('c', '2026-05-02', 'denied'), claim('d', '2026-06-02', 'paid', 9000)],
  ];
  expect(trend(claims, [denial('b', 'credentialing'), denial('c', 'enrollment')])).toEqual([
    ['2026-06', '0.00', 'better'],
    ['2026-05', '100.00', 'worse'],
    ['2026-04', '50.00', ''],
  ]);
  // What credentialing can do nothing about is no cost of it.
  expect(trend(claims, [denial('b', 'other'), denial('c', 'deadline')]).map((row) => (row as unknown[])[2])).toEqual([
    'same',
    'same',
    '',
  ]);
});

test('a month of which no payer has said anything is neither', () => {
  const claims = [
    claim('c', '2026-05-02', 'denied'),
    claim('d', '2026-06-02', 'sent'),
    claim('e', '2026-06-03', 'held'),
  ];
  expect(trend(claims, [denial('c', 'credentialing')], 2)).toEqual([
    ['2026-06', null, ''],
    ['2026-05', '100.00', ''],
  ]);
});

test('charges that the payer has not answered make no month better', () => {
  // Of 100.00 answered in June 100.00 are denied, as in May; 300.00 more are on their way.
  const claims = [
    ...[claim('a', '2026-05-02', 'denied'), claim('b', '2026-06-02', 'denied')],
    ...[claim('c', '2026-06-03', 'sent'), claim('d', '2026-06-04', 'accepted'), claim('e', '2026-06-05', 'held')],
  ];
  expect(trend(claims, [denial('a', 'credentialing'), denial('b', 'credentialing')], 2)).toEqual([
    ['2026-06', '100.00', 'same'],
    ['2026-05', '100.00', ''],
  ]);
});

test('money that is denied twice over is counted once', () => {
  const anew = {
    ...denial('a', 'credentialing'),
    id: 'dn-1',
    closedOn: asOf,
    outcome: 'decided anew in remittance T-2',
  };
  const paid = { ...denial('b', 'credentialing'), id: 'dn-2', closedOn: asOf, outcome: 'paid in remittance T-2' };
  const claims = [claim('a', '2026-06-02', 'denied'), claim('b', '2026-06-02', 'paid', 10_000)];
  const { rows } = claimAuditTable(
    { claims, denials: [anew, denial('a', 'deadline'), paid], shortCents: new Map() },
    asOf,
    1,
  );
  expect(rows[0]?.cells).toMatchObject({ deniedCents: 20_000, oursCents: 10_000, openCents: 10_000, share: '50.00' });
});

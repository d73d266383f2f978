/** What is left to a patient, service by service. */

import { expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { ClaimLine } from '../../../src/domain/claims/claim.ts';
import type { Workspace } from '../../../src/domain/nouns/workspace.ts';
import { patientStatement, type StatedClaim } from '../../../src/reports/claims/patient-statement.ts';

const workspace = { empanel: 'workspace/v1', id: 'bay', name: 'Bay Clinic' } as Workspace;
const on = calendarDate('2026-05-13');

const line: ClaimLine = {
  ...{ code: '99213', modifiers: ['25'], on, units: 1, chargeCents: 15_000, paidCents: 9200, allowedCents: 11_200 },
  adjustments: [
    { group: 'PR', code: '3', cents: 2000 },
    { group: 'CO', code: '45', cents: 3800 },
  ],
  remarks: [],
};

const claim: StatedClaim = {
  ...{
    controlNumber: '…05',
    chargeCents: 15_000,
    paidCents: 9200,
    patientCents: 2000,
    from: on,
    provider: 'Ruiz, Ana',
  },
  ...{ adjustments: [], remarks: [], lines: [line] },
};

function statement(claims: readonly StatedClaim[], options?: string): ReturnType<typeof patientStatement> {
  return patientStatement({
    workspace: options === undefined ? workspace : { ...workspace, paymentOptions: options },
    ...{ patient: 'E. D.', payer: 'Cascade', paidOn: calendarDate('2026-06-01'), claims },
    asOf: calendarDate('2026-06-15'),
  });
}

test('each service adds up: charged, paid, not owed, and the share by its reason', () => {
  const { parts } = statement([claim]);
  expect(parts).toEqual([
    {
      kind: 'list',
      heading: 'Account …05, 2026-05-13, Ruiz, Ana: $20.00',
      items: [
        '2026-05-13 service 99213-25: charged $150.00, paid $92.00, not owed by you $38.00, copayment $20.00',
        'charged $150.00, paid by the plan $92.00, your share $20.00',
      ],
    },
  ]);
});

test('what the payer puts to the patient for a matter of the provider is not asked for', () => {
  const shares: ClaimLine['adjustments'] = [
    { group: 'PR', code: '3', cents: 2000 },
    { group: 'PR', code: '242', cents: 13_000 },
  ];
  const denied = { ...line, paidCents: 0, adjustments: shares };
  const { subject, parts } = statement([{ ...claim, paidCents: 0, patientCents: 15_000, lines: [denied] }]);
  expect(subject).toBe('Your share after Cascade: $20.00');
  expect(parts).toEqual([
    {
      kind: 'list',
      heading: 'Account …05, 2026-05-13, Ruiz, Ana: $20.00',
      items: [
        '2026-05-13 service 99213-25: charged $150.00, paid $0.00, copayment $20.00, not asked of you while we settle it with the plan $130.00',
        'charged $150.00, paid by the plan $0.00, your share $20.00',
      ],
    },
  ]);
});

test('shares of the claim as a whole, several claims and their sum', () => {
  const whole: StatedClaim = {
    ...claim,
    ...{ controlNumber: '…06', patientCents: 5000, lines: [], adjustments: [{ group: 'PR', code: '1', cents: 5000 }] },
  };
  const { subject, particulars, parts } = statement([claim, whole]);
  expect(subject).toBe('Your share after Cascade: $70.00');
  expect(particulars).toContainEqual(['Your share', '$70.00']);
  expect(JSON.stringify(parts)).toContain('deductible $50.00');
});

test('how to pay stands at the end, in the words of the workspace', () => {
  expect(statement([claim], 'Pay at the front desk').parts?.at(-1)).toEqual({
    kind: 'paragraph',
    text: 'Pay at the front desk',
  });
  expect(statement([claim]).parts).toHaveLength(1);
});

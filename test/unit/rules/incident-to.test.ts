/** A service that another rendered, under the number of who supervised, by the packs that ship. */

import { expect, test } from 'vitest';
import { isInstitutional, isLaboratory, isNewPatient } from '../../../src/documents/claim-services.ts';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { PayerFacts, Subject } from '../../../src/domain/facts.ts';
import { type IncidentService, incidentFaults } from '../../../src/rules/claims/incident-to.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';

const rules = ruleSet(shippedPacks(), [], {});

function payer(lines: readonly string[], packs: readonly string[]): PayerFacts {
  return {
    key: 'mac',
    name: 'The contractor',
    lines,
    packs,
    states: ['OR'],
    followUpEvery: null,
    decisionWithin: null,
  };
}

function subject(name: string, type: string, groups: readonly string[] = ['bay']): Subject {
  return {
    ...{ id: name, kind: 'provider', key: name, npi: '1234567893', name, practice: null, type, status: 'active' },
    ...{ states: [], taxonomies: [], groups },
  };
}

const on = calendarDate('2026-06-03');
const service: IncidentService = {
  ...{ on, code: '99213', placeOfService: '11', group: 'bay' },
  biller: subject('Ruiz', 'md'),
  rendered: subject('Nair', 'np'),
  day: { verdict: 'bill', because: '', firstBillableOn: on },
};

function faults(more: Partial<IncidentService>, by = payer(['medicare'], ['medicare'])): readonly string[] {
  return incidentFaults({ ...service, ...more }, by, rules, 'practice');
}

test('an established patient in the office of Medicare is billed so', () => {
  expect(faults({})).toEqual([]);
});

test('not without a rule of the payer', () => {
  expect(faults({}, payer(['commercial'], []))).toEqual([
    'no rule of The contractor lets what Nair rendered be billed under the number of Ruiz',
  ]);
});

test('not for a new patient, in a hospital, by an outsider or by who bills', () => {
  expect(faults({ code: '99203' })).toEqual(['99203 is a new patient, whom Ruiz must see first']);
  expect(faults({ placeOfService: '22' })).toHaveLength(1);
  expect(faults({ rendered: undefined })).toEqual([
    '`rendered_by` is no provider of ours: only an employee or contractor may render it',
  ]);
  expect(faults({ rendered: subject('Nair', 'np', ['other']) })).toEqual([
    'Nair, who rendered it, does not belong to the group',
  ]);
  expect(faults({ rendered: service.biller })).toEqual(['`rendered_by` is Ruiz, who bills it']);
});

test('it is no bridge for somebody whom the payer does not know yet', () => {
  for (const verdict of ['hold', 'no', null] as const)
    expect(faults({ day: { verdict, because: 'not loaded', firstBillableOn: null } })).toEqual([
      "Nair is not billable: not loaded; another's number does not bridge that",
    ]);
});

test('kinds of services', () => {
  const tested = (codes: readonly string[], ...modifiers: readonly string[]): readonly string[] =>
    codes.filter((code) => isLaboratory(code, modifiers));
  expect(tested(['80047', '85025', '89398', '0001U', 'G0103', 'Q0111'])).toHaveLength(6);
  // A skin test, a blood draw, a visit, and codes that only look like the section.
  expect(tested(['86580', '36415', '99213', '80046', '89399', 'G0010'])).toEqual([]);
  // What a physician makes of a result is no test; reading a slide is one, and so is the technical part.
  expect(tested(['84165', '85025', '88120', '88342'], '26')).toEqual(['88120', '88342']);
  expect(tested(['84165', '88120'], 'TC')).toEqual(['84165', '88120']);
  expect([isNewPatient('99203'), isNewPatient('99213')]).toEqual([true, false]);
  expect([isInstitutional('21'), isInstitutional('11')]).toEqual([true, false]);
});

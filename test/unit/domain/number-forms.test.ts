import { expect, test } from 'vitest';
import { numberForms } from '../../../src/domain/number-forms.ts';

test.each([
  ['colonoscopies', 'colonoscopy'],
  ['colonoscopy', 'colonoscopies'],
  ['inpatient encounters', 'inpatient encounter'],
  ['encounter', 'encounters'],
  ['biopsies', 'biopsy'],
  ['bypasses', 'bypass'],
  ['procedures', 'procedure'],
])('%s may be written %s', (name, other) => {
  expect(numberForms(name)).toContain(other);
  expect(numberForms(name)[0]).toBe(name);
});

test('no form is empty, whatever the name', () => {
  for (const name of ['s', 'es', 'ies', 'y', 'x']) expect(numberForms(name)).not.toContain('');
});

import { expect, test } from 'vitest';
import { countWords, numberForms } from '../../../src/domain/number-forms.ts';

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

test.each([
  [0, 'row', undefined, '0 rows'],
  [1, 'row', undefined, '1 row'],
  [2, 'row', undefined, '2 rows'],
  [1, 'entry', 'entries', '1 entry'],
  [3, 'entry', 'entries', '3 entries'],
  [1, 'file was', 'files were', '1 file was'],
])('%i %s (%s) is written %s', (count, one, many, words) => {
  expect(countWords(count, one, many)).toBe(words);
});

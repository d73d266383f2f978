/** What denials and rejections are about, by the table of causes. */

import { describe, expect, test } from 'vitest';
import { denialCauseTable } from '../../../src/documents/denial-causes.ts';
import { adjustmentGroups, denialCauses, denialSteps } from '../../../src/domain/claims/claim.ts';
import {
  denialAttribution,
  isOrdinary,
  isPutToPatient,
  rejectionAttribution,
} from '../../../src/rules/claims/denial-cause.ts';

describe('the table', () => {
  const { reasons, ordinary, toPatient, remarks, pairs, statuses } = denialCauseTable;

  test('names known causes, steps and groups only', () => {
    const rows = [...reasons, ...toPatient, ...remarks, ...pairs, ...statuses];
    expect(rows.filter(({ cause }) => !denialCauses.includes(cause))).toEqual([]);
    expect(rows.filter((row) => 'step' in row && row.step !== undefined && !denialSteps.includes(row.step))).toEqual(
      [],
    );
    expect(pairs.filter(({ groups }) => groups.some((group) => !adjustmentGroups.includes(group)))).toEqual([]);
  });

  test('says of codes that mean something else to the patient what they are else', () => {
    const known = new Set(ordinary.map(({ code }) => code));
    expect(toPatient.filter(({ code }) => !known.has(code))).toEqual([]);
  });

  test('says every code once', () => {
    for (const codes of [[...reasons, ...ordinary], remarks]) {
      const all = codes.map(({ code }) => code);
      expect(all.filter((code, at) => all.indexOf(code) !== at)).toEqual([]);
    }
  });

  test('pairs are of reasons and remarks that it knows or that mean nothing alone', () => {
    const known = new Set(reasons.map(({ code }) => code));
    expect(pairs.filter(({ carc }) => !known.has(carc))).toEqual([]);
  });
});

describe('the cause of a denial', () => {
  const cause = (group: 'CO' | 'PR' | 'OA' | 'PI', code: string, ...remarks: readonly string[]): string =>
    denialAttribution({ group, code, remarks }).cause;

  test.each([
    ['CO', 'B7', ['N570'], 'credentialing'],
    ['CO', 'B7', [], 'enrollment'],
    ['CO', '185', ['N95'], 'taxonomy'],
    ['CO', '185', [], 'credentialing'],
    ['CO', '185', ['N198'], 'enrollment'],
    ['CO', '16', ['N290'], 'identifier'],
    ['CO', '16', ['N570'], 'credentialing'],
    ['CO', '16', ['N293'], 'location'],
    ['CO', '16', ['MA130', 'N265'], 'ordering'],
    ['CO', '16', ['MA130'], 'other'],
    ['CO', '208', ['N521'], 'identifier'],
    ['CO', '183', ['N574'], 'ordering'],
    ['PR', '242', [], 'contract'],
    ['CO', '147', [], 'contract'],
    ['CO', '299', [], 'enrollment'],
    ['OA', '109', ['N418'], 'routing'],
    ['CO', '29', ['N211'], 'deadline'],
    ['CO', 'B23', [], 'license'],
    ['PI', 'B7', ['N767'], 'enrollment'],
    ['CO', '50', [], 'other'],
    ['CO', '9999', [], 'other'],
  ] as const)('%s-%s %j is %s', (group, code, remarks, expected) => {
    expect(cause(group, code, ...remarks)).toBe(expected);
  });

  test('a code that nothing knows says so', () => {
    const { meaning, source, confidence } = denialAttribution({ group: 'CO', code: '9999', remarks: [] });
    expect([meaning, source, confidence]).toEqual(['reason 9999', 'no row of the table', 'background']);
  });

  test('an alert informs and decides nothing', () => {
    expect(denialAttribution({ group: 'CO', code: '16', remarks: ['N550'] }).cause).toBe('other');
  });

  test('what cannot be processed cannot be appealed', () => {
    expect(denialAttribution({ group: 'CO', code: '16', remarks: ['N290', 'MA130'] })).toMatchObject({
      appealable: false,
      step: 'correct',
    });
    expect(denialAttribution({ group: 'CO', code: 'B7', remarks: ['N570'] }).appealable).toBe(true);
  });

  test('deductibles, coinsurance and contractual write-offs are no denials', () => {
    expect(['1', '2', '3', '45', '253', '23'].filter((code) => !isOrdinary({ group: 'CO', code }))).toEqual([]);
    expect(['1', '2', '3', '45', '253'].filter((code) => !isOrdinary({ group: 'PR', code }))).toEqual(['45']);
    expect(['B7', '29', '50', '96'].filter((code) => isOrdinary({ group: 'CO', code }))).toEqual([]);
  });
});

test('what lies between payer and provider is not the patient’s, deductibles and coverage are', () => {
  const put = (group: 'CO' | 'PR', code: string, ...remarks: readonly string[]): boolean =>
    isPutToPatient({ group, code, remarks });
  expect([put('PR', 'B7'), put('PR', '242'), put('PR', '29'), put('PR', '45'), put('PR', '16', 'N290')]).toEqual([
    ...[true, true, true, true, true],
  ]);
  expect([put('PR', '1'), put('PR', '27'), put('PR', '204'), put('CO', 'B7'), put('CO', '45')]).toEqual([
    ...[false, false, false, false, false],
  ]);
});

describe('the cause of a rejection', () => {
  const cause = (category: string, status: string, entity = ''): string =>
    rejectionAttribution({ category, status, entity }).cause;

  test('the row that names the entity comes before one for any', () => {
    expect(cause('A7', '562', '85')).toBe('identifier');
    expect(cause('A7', '562', '82')).toBe('enrollment');
    expect(cause('A7', '562', '77')).toBe('location');
    expect(cause('A7', '562')).toBe('identifier');
  });

  test('by status where no entity matters, and other where nothing is known', () => {
    expect(cause('A7', '145', '82')).toBe('taxonomy');
    expect(cause('A7', '24')).toBe('enrollment');
    expect(cause('A7', '116')).toBe('routing');
    expect(cause('P1', '50')).toBe('enrollment');
    expect(cause('A7', '21')).toBe('other');
    expect(cause('A2', '562', '85')).toBe('other');
  });
});

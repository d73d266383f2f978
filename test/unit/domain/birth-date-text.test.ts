import { describe, expect, test } from 'vitest';
import { holdsBirthDate } from '../../../src/domain/identifiers/birth-date-text.ts';

describe('a birth date in free text', () => {
  test.each([
    'DOB 4/12/1982',
    'd.o.b.: 04-12-82',
    'Date of birth (per license): 1982-04-12',
    'she was born on April 12, 1982 in Salem',
    'birthdate=19820412',
    'patient account says born 12 Apr. 1982',
    'born on April 4th, 1982',
    'birth date is the 12th of April 1982',
    'DOB 04121982',
    'DOB\n4/12/1982',
    'DOB: 4 / 12 / 1982',
    'DOB 12-APR-1982',
    'DOB 4\u201112\u20111982',
    'date-of-birth: 1982-04-12',
    'dob_1982-04-12',
    '4/12/1982 (DOB)',
    '4/12/1982 is her date of birth',
    'Born: 1982-04-12',
    'DOB verified as 4/12/1982',
    'child, DOB 2025-03-02',
  ])('%s', (text) => expect(holdsBirthDate(text)).toBe(true));
  test.each([
    'called on 4/12/2026, DOB agrees',
    'DOB matches; license through 12/31/2027 checked'.replace('through ', 'number MD204418 through '),
    'spoke with Ms. Born on 2026-05-01',
    'born in 1982',
    'DOB verified on 2026-05-01',
    'payer asked for DOB; sent 6/1/2026',
    'DOB mismatch: call ref 20260501',
    'birth date wrong at the payer, fixed 2026-06-01',
    'asked DOB, ref 12-34-5678',
    'DOB promised for 06/20/2026',
    'birth date 19**-**-**',
    'newborn care since 2019-01-02',
    'asked for the date of birth again; nothing came back until 2026-05-01',
  ])('none: %s', (text) => expect(holdsBirthDate(text)).toBe(false));
});

import { describe, expect, it } from 'vitest';
import { ageAsked, ageGiven, groupAges } from '../../../src/domain/privileges/patient-age.ts';

describe('the age of a patient', () => {
  it.each(['16', '16y', '16 years', '16 yo', '16 Years old', '16 yrs'])('is read from %s', (words) => {
    expect(ageGiven(words)).toEqual({ from: 16 * 365.25, until: 17 * 365.25 });
  });

  it.each(['', '-1', '16.5', 'sixteen', '131', '1500 mo years', '16 17', 'P16Y', '4000 weeks old', '1600 months'])(
    'is not read from %s',
    (words) => {
      expect(ageGiven(words)).toBeUndefined();
    },
  );

  it.each([
    ['18 and over', '18', 'in'],
    ['18 and over', '17', 'out'],
    ['Adults (18+)', '18', 'in'],
    ['18 years and older', '17', 'out'],
    ['12 to 17', '17', 'in'],
    ['12-17 years', '18', 'out'],
    ['12–17', '11', 'out'],
    ['adolescents (12 to 17)', '12', 'in'],
    ['under 18', '17', 'in'],
    ['under 18', '18', 'out'],
    ['0-28 days', '28 d', 'in'],
    ['0-28 days', '29 days', 'out'],
    ['0-28 days', '4 weeks', 'edge'],
    ['6 months and older', '6mo', 'in'],
    ['6 months and older', '5 months', 'out'],
    ['6 months and older', '0', 'edge'],
    ['adults', '40', 'unknown'],
    ['all', '40', 'unknown'],
  ])('of %s, %s lies %s', (group, words, expected) => {
    expect(ageAsked(words, [])?.lies(group)).toBe(expected);
  });

  it('lies as the facility says, however a form writes the group', () => {
    const defined = [
      { name: 'Neonates', until: 'P28D' },
      { name: 'toddlers', from: 'P1Y', until: 'P3Y' },
    ];
    expect(groupAges('neonate', defined)).toEqual({ from: 0, until: 28 });
    expect(ageAsked('27 days', defined)?.lies('neonates')).toBe('in');
    expect(ageAsked('28 days', defined)?.lies('neonates')).toBe('out');
    expect(ageAsked('12 months', defined)?.lies('Toddlers')).toBe('in');
    expect(ageAsked('36 months', defined)?.lies('Toddlers')).toBe('out');
    expect(ageAsked('1', defined)?.lies('toddlers')).toBe('in');
  });
});

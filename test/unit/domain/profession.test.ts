import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  compactFor,
  licenseCompacts,
  providerTypeGuess,
  providerTypeName,
  providerTypeNamed,
  providerTypeSuggestions,
  providerTypes,
} from '../../../src/domain/profession.ts';

test('the types are those of the dossier schema', () => {
  const schema: { readonly $defs: { readonly ProviderType: { readonly enum: readonly string[] } } } = JSON.parse(
    readFileSync(new URL('../../../schemas/dossier.schema.json', import.meta.url), 'utf8'),
  );
  expect(providerTypes).toEqual(schema.$defs.ProviderType.enum);
});

test.each([
  ['M.D.', ['207R00000X'], 'md', true],
  ['D.O.', ['207Q00000X'], 'do', true],
  ['MD, MPH', ['2084P0800X'], 'md', true],
  ['MEDICAL DOCTOR', ['207N00000X'], 'md', true],
  ['M-D.', ['207N00000X'], 'md', true],
  ['', ['207R00000X'], 'md', false],
  ['PA-C', ['363A00000X'], 'pa', true],
  ['P.A.-C', ['363AM0700X'], 'pa', true],
  ['MSN, APRN, BC', ['363LF0000X'], 'np', true],
  ['APRN', ['364SP0808X'], 'cns', true],
  ['CRNA, APRN, RN', ['367500000X'], 'crna', true],
  ['RN, FNP-C', ['163W00000X', '363LF0000X'], 'np', true],
  ['CRNP', ['208000000X'], 'np', false],
  ['L.I.C.S.W.', ['1041C0700X'], 'lcsw', true],
  ['MSSS / LCSW', ['1041C0700X'], 'lcsw', true],
  ['MSW', ['104100000X'], 'lcsw', false],
  ['PH. D.', ['103TC0700X'], 'psychologist', true],
  ['PHD, LMHC', ['101YM0800X'], 'lpc', true],
  ['MA, LMFT', ['106H00000X'], 'lmft', true],
  ['PT, DPT', ['2251X0800X'], 'pt', true],
  ['PTA', ['225200000X'], 'other', true],
  ['OTR/L', ['225X00000X'], 'ot', true],
  ['M.S. CCC-SLP', ['235Z00000X'], 'slp', true],
  ['AU.D., CCC-A', ['231H00000X'], 'aud', true],
  ['D.M.D.', ['1223G0001X'], 'dmd', true],
  ['M.D., D.M.D.', ['1223S0112X'], 'dmd', true],
  ['O. D.', ['152W00000X'], 'od', true],
  ['PHARM. D.', ['183500000X'], 'pharmd', true],
  ['MD', ['390200000X'], 'md', true],
  ['MD', ['171100000X', '2081P2900X'], 'md', true],
  ['', ['225X00000X'], 'ot', true],
  ['', [], 'other', false],
  ['constructor', ['constructor'], 'other', false],
] as const)('%j with %j is %s', (credentials, taxonomies, type, certain) => {
  expect(providerTypeGuess(credentials, taxonomies)).toEqual({ type, certain });
});

test('types by name and title', () => {
  expect(['np', 'NP', 'Nurse Practitioner', 'LICSW', 'pa-c', 'Physical therapist'].map(providerTypeNamed)).toEqual([
    'np',
    'np',
    'np',
    'lcsw',
    'pa',
    'pt',
  ]);
  expect(providerTypes.map((type) => providerTypeNamed(providerTypeName(type)))).toEqual(providerTypes);
  expect(['APRN', 'doctor', ''].map(providerTypeNamed)).toEqual([undefined, undefined, undefined]);
  expect(providerTypeSuggestions('nurse practicioner')).toEqual(['np']);
  expect(providerTypeSuggestions('APRN')).toEqual(['np', 'cns', 'crna']);
});

test('each profession has at most one compact', () => {
  const typesOfAll = licenseCompacts.flatMap((compact) => compact.types);
  expect(new Set(typesOfAll).size).toBe(typesOfAll.length);
  expect(compactFor('psychologist')?.key).toBe('psypact');
  expect(compactFor('md')?.grants).toBe('license');
  expect(compactFor('lmft')).toBeUndefined();
});

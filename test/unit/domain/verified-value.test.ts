import { describe, expect, test } from 'vitest';
import { organisationCredentials } from '../../../src/domain/dossier-facts.ts';
import type { Credential, SubjectFacts } from '../../../src/domain/facts.ts';
import type { Address, Facility } from '../../../src/domain/nouns/facility.ts';
import type { Group, Location } from '../../../src/domain/nouns/group.ts';
import { mainPremises, premisesOf, premisesOn } from '../../../src/domain/premises.ts';
import { hasChangedSince, verifiedHash } from '../../../src/domain/verified-value.ts';
import { verificationCircumstances } from '../../../src/rules/clocks/verification-dates.ts';
import { application, day, facts, step, verification } from '../rules/sample-facts.ts';

const tannery: Address = { line1: '88 SW Tannery Lane', city: 'Portland', state: 'OR', zip: '97239' };
const harbor: Address = { line1: '410 Harbor Street', city: 'Salem', state: 'OR', zip: '97301' };

const licenses: NonNullable<Facility['licenses']> = [
  { kind: 'site-visit', issuer: 'Jordan Avery', issued: '2026-06-08' },
  { kind: 'state-license', number: 'ASC-2207', state: 'OR' },
  { kind: 'accreditation', issuer: 'AAAHC', issued: '2025-01-01', expires: '2028-01-01' },
];
const papers: readonly Credential[] = organisationCredentials({ licenses }).map((one, at) => ({
  ...one,
  id: `c-${at}`,
  terms: [],
}));

type File = Pick<SubjectFacts, 'credentials' | 'premises'>;

const facility = (address?: Address): File => ({
  credentials: papers,
  premises: premisesOf({
    empanel: 'facility/v1',
    key: 'river',
    name: 'River',
    kind: 'asc',
    ...(address === undefined ? {} : { address }),
  }),
});

const group = (...locations: readonly Omit<Location, 'key'>[]): File => ({
  credentials: papers,
  premises: premisesOf({
    empanel: 'group/v1',
    key: 'quay',
    legalName: 'Quay',
    locations: locations.map((one, at) => ({ key: `place-${at}`, ...one })),
  } satisfies Group),
});

/** Whether a paper looked up on 10 June 2026 reads otherwise by a day: 15 June. */
function isChanged(
  credentialId: string | null,
  then: File,
  now: File,
  on = '2026-06-15',
  element = 'license',
): boolean {
  const looked = verification(element, '2026-06-10', { credentialId });
  const valueHash = verifiedHash(looked, then, looked.on);
  return hasChangedSince({ ...looked, valueHash }, now, day(on));
}

describe('what is good for one place', () => {
  test('is changed when a facility stands elsewhere, and as it was when it is back', () => {
    const [visit, license, accreditation] = papers.map(({ id }) => isChanged(id, facility(tannery), facility(harbor)));
    expect({ visit, license, accreditation }).toEqual({ visit: true, license: true, accreditation: false });
    expect(isChanged('c-0', facility(tannery), facility(tannery))).toBe(false);
    expect(isChanged('c-0', facility(tannery), facility())).toBe(true);
  });

  test.each<[NonNullable<Facility['licenses']>[number]['kind'], boolean]>([
    ['state-license', true],
    ['pharmacy', true],
    ['clia', true],
    ['dea', true],
    ['site-visit', true],
    ['business-license', false],
    ['medicare-certification', false],
    ['accreditation', false],
    ['radiology', false],
    ['other', false],
  ])('a paper of the kind %s', (kind, changed) => {
    const credentials = organisationCredentials({ licenses: [{ kind, number: 'N-1' }] }).map((one) => ({
      ...one,
      id: 'c',
      terms: [],
    }));
    expect(isChanged('c', { ...facility(tannery), credentials }, { ...facility(harbor), credentials })).toBe(changed);
  });

  test.each<[string, Address, boolean]>([
    ['abbreviated', { ...tannery, line1: '88 S.W. Tannery Ln.' }, false],
    ['in capitals, with blanks', { ...tannery, line1: ' 88  SW TANNERY  LANE ', city: 'PORTLAND' }, false],
    ['with nine digits of the ZIP code', { ...tannery, zip: '97239-4307' }, false],
    ['with another house number', { ...tannery, line1: '90 SW Tannery Lane' }, true],
    ['with a suite', { ...tannery, line2: 'Suite 200' }, true],
    ['in another city', { ...tannery, city: 'Salem' }, true],
    ['with another ZIP code', { ...tannery, zip: '97201' }, true],
  ])('an address %s', (_, now, changed) => {
    expect(isChanged('c-0', facility(tannery), facility(now))).toBe(changed);
  });

  test('named by no paper it is held against the place all the same', () => {
    const changed = (element: string): boolean =>
      isChanged(null, facility(tannery), facility(harbor), '2026-06-15', element);
    expect(['site-visit', 'organization-license', 'accreditation', 'exclusions'].map(changed)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('verified without its place, before or for want of an address, stays as it is', () => {
    const plain = verification('license', '2026-06-10', { credentialId: 'c-0', valueHash: papers[0]?.valueHash ?? '' });
    expect(hasChangedSince(plain, facility(harbor), day('2026-06-15'))).toBe(false);
    expect(hasChangedSince({ ...plain, valueHash: null }, facility(harbor), day('2026-06-15'))).toBe(false);
    expect(isChanged('c-0', facility(), facility(harbor))).toBe(false);
  });

  test('is changed too when the paper itself reads otherwise', () => {
    const renewed = papers.map((one) => ({ ...one, valueHash: 'renewed' }));
    expect(isChanged('c-1', facility(tannery), { ...facility(tannery), credentials: renewed })).toBe(true);
  });

  test('is that of the main place of a group, for as long as it is one of its places', () => {
    const then = group({ address: harbor }, { address: tannery, primary: true });
    expect(isChanged('c-0', then, group({ address: harbor, primary: true }, { address: tannery }))).toBe(false);
    expect(isChanged('c-0', then, group({ address: tannery }, { address: harbor }, { address: harbor }))).toBe(false);
    expect(isChanged('c-0', then, group({ address: harbor, primary: true }))).toBe(true);
    expect(isChanged('c-0', group({ address: harbor }, { address: tannery }), group({ address: harbor }))).toBe(false);
  });

  test('of a place that closes counts through the day before', () => {
    const then = group({ address: tannery });
    const now = group({ address: tannery, closes: '2026-07-01' }, { address: harbor, opens: '2026-07-01' });
    expect(isChanged('c-0', then, now, '2026-06-30')).toBe(false);
    expect(isChanged('c-0', then, now, '2026-07-01')).toBe(true);
    const left = group({ address: tannery, closes: '2026-06-01' }, { address: harbor });
    expect(isChanged('c-0', left, group({ address: harbor }))).toBe(false);
  });

  test('moves no deadline from the day the place is closed', () => {
    const file = group({ address: tannery, closes: '2026-07-01' }, { address: harbor });
    const looked = verification('license', '2026-06-10', { credentialId: 'c-0' });
    const made = { ...looked, valueHash: verifiedHash(looked, file, looked.on) };
    const opened = application('2026-06-01', [step('draft', '2026-06-01')]);
    const spans = (more: Partial<SubjectFacts>): unknown =>
      verificationCircumstances(facts({ applications: [opened], ...file, ...more }), { payers: new Map() }).map(
        ({ from, until }) => [from, until],
      );
    expect(spans({ verifications: [made] })).toEqual([['2026-06-10', '2026-07-01']]);
    expect(spans({ verifications: [made], ...facility(harbor) })).toEqual([]);
  });
});

describe('where it stood on a day', () => {
  const stood = (from: string, address: Address) => ({ from: day(from), premises: facility(address).premises ?? [] });
  const on = (forms: readonly ReturnType<typeof stood>[], asked: string): string | undefined =>
    premisesOn(forms, day(asked))?.[0]?.name;

  test('is what the newest form said that was taken in by then', () => {
    const forms = [stood('2026-06-10', harbor), stood('2026-05-01', tannery)];
    expect(['2026-06-10', '2026-06-09', '2026-05-01', '2026-04-30'].map((asked) => on(forms, asked))).toEqual([
      '410 Harbor Street, Salem, OR 97301',
      '88 SW Tannery Lane, Portland, OR 97239',
      '88 SW Tannery Lane, Portland, OR 97239',
      undefined,
    ]);
  });

  test('is where it always stood before the first form, too', () => {
    const forms = [stood('2026-06-10', { ...harbor, line1: '410 Harbor St.' }), stood('2026-05-01', harbor)];
    expect(on(forms, '2026-04-30')).toBe('410 Harbor St., Salem, OR 97301');
  });

  test('is the main place that is open, or the one to come where none is', () => {
    const places = group(
      { address: harbor, primary: true, opens: '2026-07-01' },
      { address: tannery, closes: '2026-08-01' },
    ).premises;
    expect(['2026-06-30', '2026-07-01'].map((asked) => mainPremises(places ?? [], day(asked))?.name)).toEqual([
      '88 SW Tannery Lane, Portland, OR 97239',
      '410 Harbor Street, Salem, OR 97301',
    ]);
    const planned = group({ address: harbor, opens: '2026-07-01' }).premises ?? [];
    expect(mainPremises(planned, day('2026-06-01'))?.name).toBe('410 Harbor Street, Salem, OR 97301');
  });
});

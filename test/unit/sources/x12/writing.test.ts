/** What is written reads back: claims copied with their bytes, claims made here, amounts. */

import { describe, expect, test } from 'vitest';
import { ClaimCopier } from '../../../../src/sources/x12/claim-copier.ts';
import { amountCents, amountText, centsBetween } from '../../../../src/sources/x12/element-values.ts';
import { InterchangeWriter, usualSeparators } from '../../../../src/sources/x12/interchange-writer.ts';
import { ProfessionalReader } from '../../../../src/sources/x12/professional-reader.ts';
import { writeProfessionalClaims, x12Text } from '../../../../src/sources/x12/professional-writer.ts';
import fc from '../../../property.ts';
import { billing, claim, claimFile, claimsOf, subscriber } from './pieces.ts';

function copied(text: string, second = false, wanted: (control: string) => boolean = () => true): string {
  const parts: Buffer[] = [];
  const copier = new ClaimCopier((bytes) => parts.push(Buffer.from(bytes)), second);
  const reader = new ProfessionalReader('test.837', (one, bytes) => {
    if (one.faults.length === 0 && wanted(one.controlNumber)) copier.add(one, bytes);
  });
  reader.take(Buffer.from(text));
  reader.finish();
  copier.finish();
  return Buffer.concat(parts).toString('latin1');
}

const patient = ['HL*3*2*23*0', 'PAT*19', 'NM1*QC*1*PARADIGM*KIT'];
const several = claimFile([
  ...billing,
  ...subscriber.map((one) => one.replace('22*0', '22*1')),
  ...claim('OWN'),
  ...patient,
  ...claim('CHILD'),
  ...subscriber.map((one) => one.replace('HL*2', 'HL*4')),
  ...claim('NEXT', '75.25'),
]);

describe('claims copied', () => {
  test.each([several, several.replaceAll('~\n', '~'), several.replaceAll('\n', '\r\n')])(
    'stand as they were',
    (text) => {
      const before = claimsOf(text).claims;
      const after = claimsOf(copied(text));
      expect(after.summary.faults).toEqual([]);
      expect(after.claims.map(({ bytes }) => bytes)).toEqual(before.map(({ bytes }) => bytes));
      expect(after.claims.map((one) => one.claim.faults)).toEqual([[], [], []]);
    },
  );

  test('levels are numbered anew, and say whether patients follow', () => {
    const levels = copied(several, false, (control) => control !== 'OWN').match(/^HL.*$/gm);
    expect(levels).toEqual(['HL*1**20*1~', 'HL*2*1*22*1~', 'HL*3*2*23*0~', 'HL*4*1*22*0~']);
  });

  test('a file to hold has control numbers of its own', () => {
    const hold = copied(several, true);
    expect(hold).toContain('*500000001*0*P*');
    expect(hold).toContain('IEA*1*500000001~');
    expect(hold).toContain('BHT*0019*00*R1-H*');
    expect(claimsOf(hold).summary.faults).toEqual([]);
  });

  test('wrong counts and missing ends are made right', () => {
    const broken = several.replace(/SE\*\d+/, 'SE*9').replace(/IEA.*\n/, '');
    expect(claimsOf(copied(broken)).summary.faults).toEqual([]);
  });

  test('any choice of claims is a valid file with these claims', () => {
    const controls = ['OWN', 'CHILD', 'NEXT'];
    fc.assert(
      fc.property(fc.subarray(controls, { minLength: 1 }), (chosen) => {
        const { claims, summary } = claimsOf(copied(several, false, (control) => chosen.includes(control)));
        expect(summary.faults).toEqual([]);
        expect(claims.map((one) => one.claim.controlNumber)).toEqual(controls.filter((one) => chosen.includes(one)));
      }),
    );
  });
});

test('claims made here are read as they were meant', () => {
  const person = {
    name: "O'Brien",
    first: 'Zoë',
    address: { street: '1 Elm', city: 'Salem', state: 'OR', zip: '97301' },
    born: '19800101',
    sex: 'F',
  } as const;
  const parts: Buffer[] = [];
  writeProfessionalClaims(
    {
      sender: { qualifier: 'ZZ', id: 'RIV0418' },
      receiver: { qualifier: 'ZZ', id: 'TILL', name: 'Tillicum' },
      submitter: { name: 'Riverbend', id: 'RIV0418', contact: 'Sam', phone: '503-555-0111' },
      date: '20260612',
      time: '0815',
      controlNumber: 12,
      isTest: true,
      billings: [
        {
          provider: {
            name: 'Riverbend, LLC',
            first: null,
            npi: '1996214080',
            taxonomy: '193200000X',
            address: { ...person.address, zip: '97301-1234' },
          },
          ein: '93-4182750',
          subscribers: [
            {
              responsibility: 'P',
              memberId: 'M1',
              filingIndicator: 'CI',
              person,
              payer: { name: 'Cascade', id: 'CHP01' },
              patient: { relationship: '19', person },
              claims: [
                {
                  controlNumber: 'A1',
                  placeOfService: '11',
                  frequencyCode: '7',
                  originalReference: 'OLD',
                  diagnoses: ['J06.9', 'E11.9'],
                  acceptsAssignment: true,
                  rendering: { name: 'Ruiz', first: 'Ana', npi: '1245319599', taxonomy: '207Q00000X' },
                  services: [
                    {
                      code: '99213',
                      modifiers: ['25'],
                      chargeCents: 13_005,
                      units: 1,
                      diagnoses: [1, 2],
                      from: '20260601',
                      to: '20260601',
                    },
                    {
                      code: '97110',
                      modifiers: [],
                      chargeCents: 5000,
                      units: 2,
                      diagnoses: [1],
                      from: '20260601',
                      to: '20260602',
                      placeOfService: '12',
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    (bytes) => parts.push(Buffer.from(bytes)),
  );
  const text = Buffer.concat(parts).toString('latin1');
  const { claims, summary } = claimsOf(text);
  expect(summary.faults).toEqual([]);
  expect(text).toContain("NM1*IL*1*O'Brien*Zoe****MI*M1~");
  expect(claims[0]?.claim).toMatchObject({
    controlNumber: 'A1',
    chargeCents: 18_005,
    originalReference: 'OLD',
    billing: { npi: '1996214080', ein: '934182750', zip: '973011234' },
    providers: { rendering: { npi: '1245319599', taxonomy: '207Q00000X' } },
    lines: [
      { code: '99213', modifiers: ['25'], chargeCents: 13_005 },
      { code: '97110', chargeCents: 5000, units: 2, placeOfService: '12', to: '2026-06-02' },
    ],
    faults: [],
  });
});

test('a value with a separator in it is no segment', () => {
  const out = new InterchangeWriter(() => {});
  out.beginInterchange([], { separators: usualSeparators, lineBreak: '' });
  out.beginGroup(['HC', '', '', '', '', '1']);
  out.beginTransaction('837', '1', 'X');
  expect(() => out.segment('N3', 'a*b')).toThrow(RangeError);
  expect(x12Text('Jos\u00e9 ~ 12*4:5')).toBe('Jose 12 4 5');
});

describe('amounts', () => {
  test('are the same however they are read, and read back as written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (cents) => {
        const text = amountText(cents);
        expect(amountCents(text)).toBe(cents);
        expect(centsBetween(Buffer.from(text), 0, text.length)).toBe(cents);
      }),
    );
  });

  test.each([
    ['.5', 50],
    ['40.000', 4000],
    ['-9.00', -900],
    ['0', 0],
    ['40.005', undefined],
    ['', undefined],
    ['-', undefined],
    ['.', undefined],
    ['1.2.3', undefined],
    ['1e3', undefined],
    ['12O', undefined],
    ['99999999999999999999', undefined],
  ])('%s', (text, cents) => {
    expect(amountCents(text)).toBe(cents);
    expect(centsBetween(Buffer.from(text), 0, text.length)).toBe(cents);
  });
});

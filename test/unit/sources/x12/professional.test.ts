/** Claims of an 837P: what they say, and what keeps one from being a valid one. */

import { describe, expect, test } from 'vitest';
import { billing, claim, claimFile, claimsOf, subscriber } from './pieces.ts';

const faults = (...segments: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  claimsOf(claimFile(segments.flat())).claims.map((one) => one.claim.faults);

test('identities, codes and days of a claim', () => {
  const text = claimFile([
    'HL*1**20*1',
    'PRV*BI*PXC*193200000X',
    ...billing.slice(1),
    ...subscriber,
    'CLM*A1*250.50***22:B:7*Y*A*Y*Y',
    'REF*F8*OLD1',
    'REF*G1*AUTH',
    'HI*ABK:J069*ABF:E119',
    'NM1*DN*1*HALE*NORA****XX*1993002140',
    'NM1*82*1*RUIZ*ANA****XX*1245319599',
    'PRV*PE*PXC*207Q00000X',
    'NM1*77*2*PLACE*****XX*1996214080',
    'N3*9 SIDE',
    'N4*SALEM*OR*97302',
    'NM1*DQ*1*OKAFOR*HELEN****XX*1996048710',
    'LX*1',
    'SV1*HC:99213:25:GT*200*UN*1***1:2',
    'DTP*472*RD8*20260601-20260603',
    'LX*2',
    'SV1*HC:85025*50.5*UN*2*11**1',
    'DTP*472*D8*20260605',
    'REF*6R*L2',
    'NM1*82*1*NAIR*PRIYA****XX*1994073181',
  ]);
  const [one] = claimsOf(text).claims;
  expect(one?.claim).toMatchObject({
    controlNumber: 'A1',
    chargeCents: 25_050,
    placeOfService: '22',
    frequencyCode: '7',
    originalReference: 'OLD1',
    diagnoses: [
      { qualifier: 'ABK', code: 'J069' },
      { qualifier: 'ABF', code: 'E119' },
    ],
    billing: { npi: '1996214080', ein: '934182750', taxonomy: '193200000X', street: '1 MAIN', zip: '973010000' },
    subscriber: { payerName: 'PLAN', payerId: 'P1', filingIndicator: 'CI', responsibility: 'P' },
    patient: null,
    providers: {
      rendering: { npi: '1245319599', taxonomy: '207Q00000X', entity: 'person' },
      referring: [{ npi: '1993002140' }],
      facility: { npi: '1996214080', street: '9 SIDE', zip: '97302' },
      supervising: { npi: '1996048710' },
    },
    lines: [
      { code: '99213', modifiers: ['25', 'GT'], chargeCents: 20_000, from: '2026-06-01', to: '2026-06-03', units: 1 },
      { code: '85025', chargeCents: 5050, units: 2, placeOfService: '11' },
    ],
    faults: [],
  });
  expect(one?.claim.lines[1]?.providers.rendering?.npi).toBe('1994073181');
  expect(one?.claim.segments).toBe(19);
});

test('what stands in the wrong place is told by its form: it may be of the patient', () => {
  const damaged = [
    claim('A1').map((one) => one.replace('*472*D8*20260601', '*472*D8*PARADIGM')),
    claim('A1').map((one) => one.replace('HI*ABK:J069', 'HI*PARADIGM')),
    claim('A1').map((one) => one.replace('CLM*A1*100', 'CLM*A1*PARADIGM')),
    claim('A1').map((one) => one.replace('***11:B:1', '***PARADIGM')),
    claim('A1').map((one) => one.replace('LX*1', 'LX*PARADIGM')),
    claim('A1').map((one) => one.replace('*HC:99213*', '*PARADIGM*')),
    claim('A1').map((one) => one.replace('LX*1', 'NM1*PARADIGM*HAL')),
    claim('A1').map((one) => one.replace('*472*D8*', '*472*RD8*').replace('20260601', '19810704')),
  ];
  for (const one of damaged) {
    const [found] = faults(billing, subscriber, one);
    expect(found?.length).toBeGreaterThan(0);
    expect(found?.join('; ')).not.toMatch(/PARADIGM|HAL|1981/);
  }
});

describe('no valid claim', () => {
  test.each([
    [
      'charges that are not those of its services',
      [claim('A1', '100').map((one) => one.replace('CLM*A1*100', 'CLM*A1*200'))],
      'come to 100.00, the claim to 200.00',
    ],
    [
      'a service that takes back',
      [claim('A1').map((one) => one.replace(/^(SV1\*[^*]*\*)/, '$1-'))],
      'is negative: an 837 takes nothing back',
    ],
    ['no services', [['CLM*A1*1***11:B:1*Y*A*Y*Y']], 'the claim has no services (LX)'],
    ['a service without a day', [claim('A1').slice(0, -1)], 'service 1 has no day of service'],
    ['a day that is none', [claim('A1').with(-1, 'DTP*472*D8*20260231')], 'has no day of service: `D8` `20260231`'],
    [
      'segments out of order',
      [['CLM*A1*100***11:B:1*Y*A*Y*Y', 'HI*ABK:J069', 'DTP*431*D8*20260501', ...claim('A1').slice(2)]],
      'DTP (segment 19, line 19) stands after `HI`, out of order',
    ],
    [
      'a diagnosis after the services',
      [[...claim('A1'), 'CR1*X']],
      'CR1 (segment 22, line 22) stands after `DTP`, out of order',
    ],
    [
      'a segment of no claim',
      [claim('A1', '100', ['CL1*1'])],
      'CL1 (segment 19, line 19) is no segment of a professional claim',
    ],
    [
      'services that do not begin with 1',
      [claim('A1').map((one) => one.replace('LX*1', 'LX*2'))],
      'begins the services with `2`',
    ],
    [
      'an amount that is none',
      [claim('A1').map((one) => one.replace('CLM*A1*100', 'CLM*A1*1OO'))],
      'CLM02 `9AA` is no amount',
    ],
    [
      'composites divided otherwise',
      [claim('A1').map((one) => one.replace('11:B:1', '11>B>1'))],
      'CLM05 `99>A>9` is divided by `>`; the ISA segment names `:`',
    ],
    [
      'two rendering providers',
      [claim('A1', '100', ['NM1*82*1*A*B****XX*1245319599', 'NM1*82*1*C*D****XX*1993002140'])],
      'names the rendering provider twice',
    ],
    ['no control number', [claim('')], 'has no control number (CLM01)'],
    ['a negative charge', [claim('A1', '-100')], 'its charge is negative: an 837 takes nothing back'],
  ])('%s', (_, claims, words) => {
    const found = faults(billing, subscriber, ...claims);
    expect(found).toHaveLength(1);
    expect(found[0]?.join('\n')).toContain(words);
  });

  test('two claims whose services are mixed', () => {
    const mixed = [
      'CLM*A1*300***11:B:1*Y*A*Y*Y',
      'HI*ABK:J069',
      ...['LX*1', 'SV1*HC:99213*100*UN*1***1', 'DTP*472*D8*20260601'],
      'CLM*B1*150***11:B:1*Y*A*Y*Y',
      'HI*ABK:J069',
      ...['LX*1', 'SV1*HC:99213*150*UN*1***1', 'DTP*472*D8*20260601'],
      ...['LX*2', 'SV1*HC:85025*200*UN*1***1', 'DTP*472*D8*20260601'],
    ];
    expect(faults(billing, subscriber, mixed).map((one) => one.length > 0)).toEqual([true, true]);
  });

  test.each([
    [
      'no billing provider',
      [billing.filter((one) => !one.startsWith('NM1*85')), subscriber],
      'there is no billing provider (NM1*85)',
    ],
    [
      'no subscriber',
      [billing, subscriber.filter((one) => !one.startsWith('NM1*IL'))],
      'there is no subscriber (NM1*IL)',
    ],
    ['two billing providers', [[...billing, billing[1] ?? ''], subscriber], 'names the billing provider twice'],
    [
      'an address out of order',
      [['HL*1**20*1', 'NM1*85*2*C*****XX*1996214080', 'N4*SALEM*OR*97301', 'N3*1 MAIN'], subscriber],
      'N3 (segment 11, line 11, in the billing level at segment 8) stands after `N4`',
    ],
    [
      'a level under another than it names',
      [billing, subscriber.map((one) => one.replace('HL*2*1', 'HL*2*9'))],
      'names `9` as its parent and stands under `1`',
    ],
    ['no subscriber level', [billing], 'the claim stands under no subscriber'],
  ])('%s', (_, levels, words) => {
    expect(faults(...levels, claim('A1'))[0]?.join('\n')).toContain(words);
  });

  test.each([
    ['004010X098A1', 'version `004010X098A1` is 4010'],
    ['005010X223A2', 'an institutional claim (837I)'],
    ['005010X224A2', 'a dental claim (837D)'],
  ])('of version %s: counted, and refused once', (version, words) => {
    const text = claimFile([...billing, ...subscriber, ...claim('A1'), ...claim('B1', '50')], version);
    const { claims } = claimsOf(text);
    expect(claims.map((one) => one.claim.chargeCents)).toEqual([10_000, 5000]);
    for (const one of claims) expect(one.claim.faults).toEqual([expect.stringContaining(words)]);
  });
});

test('transactions of other kinds are passed over and counted', () => {
  const other = claimFile([]).replace('ST*837', 'ST*835');
  expect(claimsOf(other).summary.others).toEqual([{ kind: '835', version: '005010X222A1', count: 1 }]);
});

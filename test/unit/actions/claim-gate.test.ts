/** The gate that claims pass before they are sent: one claim of the example practice, and what each change to it comes to. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClaimGate, type GateSettings } from '../../../src/actions/claims/claim-gate.ts';
import { makeContext } from '../../../src/cli/command-context.ts';
import { Input } from '../../../src/cli/input.ts';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { CodeSet, CodeSetKey } from '../../../src/domain/claims/code-set.ts';
import { type OrderingList, orderingNumbers } from '../../../src/domain/claims/ordering-list.ts';
import type { ScrubbedClaim } from '../../../src/domain/claims/scrubbed-claim.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { main } from '../../../src/main.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';
import { demoWorld, endDemo, type World } from '../../world.ts';
import { claimFile, claimsOf } from '../sources/x12/pieces.ts';

let world: World;
let ledger: Ledger;

beforeAll(async () => {
  world = await demoWorld();
  ledger = await makeContext(world.io(), new Input({}, {}), 'claims scrub', main).ledgerWithRules();
});

afterAll(async () => {
  await ledger.close();
  world.end();
  await endDemo();
});

/** A claim of Ana Ruiz, whom Cascade pays, as segments that a test replaces or adds to. */
const sound = [
  'HL*1**20*1',
  'PRV*BI*PXC*193200000X',
  'NM1*85*2*RIVERBEND FAMILY AND BEHAVIORAL HEALTH LLC*****XX*1996214080',
  'N3*410 NE HALSEY CT',
  'N4*PORTLAND*OR*972324471',
  'REF*EI*934182750',
  'HL*2*1*22*0',
  'SBR*P*18**CASCADE CHOICE PPO*****CI',
  'NM1*IL*1*PARADIGM*HAL****MI*M1',
  'NM1*PR*2*CASCADE HEALTH PLAN*****PI*CHP01',
  'CLM*C-1*130***11:B:1*Y*A*Y*Y',
  'HI*ABK:J069',
  'NM1*82*1*RUIZ*ANA****XX*1245319599',
  'LX*1',
  'SV1*HC:99213*130*UN*1***1',
  'DTP*472*D8*20260601',
] as const;

type Edit = readonly [begins: string, ...instead: readonly string[]];

const rules = ruleSet(shippedPacks(), [], {});

const settings: GateSettings = {
  asOf: calendarDate('2026-06-15'),
  codes: new Map(),
  rules,
  role: 'practice',
  passesUnknownPayers: false,
  release: () => calendarDate('2026-11-21'),
};

/** The segments that begin so make room for others; none: they are taken out. */
async function judged(edits: readonly Edit[], more: Partial<GateSettings> = {}): Promise<ScrubbedClaim> {
  const segments = sound.flatMap((segment) => {
    const edit = edits.find(([begins]) => segment.startsWith(begins));
    return edit === undefined ? [segment] : edit.slice(1);
  });
  const gate = await ClaimGate.of(ledger, { ...settings, ...more });
  const [read] = claimsOf(claimFile(segments)).claims;
  if (read === undefined) throw new Error('no claim was read');
  return gate.judge(read.claim);
}

const laboratory: Edit = ['SV1', 'SV1*HC:85025*130*UN*1***1'];
const medicare: Edit = ['NM1*PR', 'NM1*PR*2*MEDICARE PART B, NORIDIAN JF*****PI*'];
const substitute = (modifier: string): Edit => ['SV1', `SV1*HC:99213:${modifier}*130*UN*1***1`];

const checksOf = ({ reasons }: ScrubbedClaim): readonly string[] => reasons.map(({ check }) => check);

describe('a claim that the payer would pay', () => {
  test('is released, with whom it is about', async () => {
    expect(await judged([])).toMatchObject({
      outcome: 'released',
      reasons: [],
      cents: 13_000,
      payer: 'cascade-health',
      product: 'ppo',
      group: 'riverbend',
      location: 'portland',
      provider: 'Ruiz, Ana',
      from: '2026-06-01',
      releaseBy: null,
    });
  });

  test.each([
    ['telehealth, which has no place', [['CLM', 'CLM*C-1*130***10:B:1*Y*A*Y*Y']], null],
    [
      'the other place of the group',
      [
        [
          'NM1*82',
          'NM1*82*1*RUIZ*ANA****XX*1245319599',
          'NM1*77*2*VANCOUVER',
          'N3*1207 COLUMBIA TER',
          'N4*VANCOUVER*WA*98660',
        ],
      ],
      'vancouver',
    ],
    [
      'the rendering provider at the service',
      [['NM1*82'], ['DTP', 'DTP*472*D8*20260601', 'NM1*82*1*RUIZ*ANA****XX*1245319599']],
      'portland',
    ],
    ['a laboratory test with its CLIA number', [['CLM', sound[10], 'REF*X4*38D2194407'], laboratory], 'portland'],
    [
      'a laboratory test with its CLIA number at the service',
      [laboratory, ['DTP', sound[15], 'REF*X4*38D2194407']],
      'portland',
    ],
    ['what a physician makes of a result', [['SV1', 'SV1*HC:84165:26*130*UN*1***1']], 'portland'],
    [
      'a void of one who may not bill',
      [
        ['CLM', 'CLM*C-1*130***11:B:8*Y*A*Y*Y', 'REF*F8*CHP900001'],
        ['NM1*82', 'NM1*DN*1*HALE*NORA****XX*1234567890', 'NM1*82*1*WHITLOCK*DANA****XX*1997183250'],
        laboratory,
      ],
      'portland',
    ],
    ['a substitute whom a rule of the payer lets stand in', [medicare, substitute('Q6')], 'portland'],
    ['a practitioner whom a rule of the payer lets render', [medicare, substitute('SA')], 'portland'],
    [
      'a correction with the number of the payer',
      [['CLM', 'CLM*C-1*130***11:B:7*Y*A*Y*Y', 'REF*F8*CHP900001']],
      'portland',
    ],
  ] as const)('%s', async (_, edits, location) => {
    expect(await judged(edits as readonly Edit[])).toMatchObject({ outcome: 'released', reasons: [], location });
  });
});

describe('what would be denied is held for', () => {
  test.each([
    ['ahead', [['DTP', 'DTP*472*D8*20260616']]],
    ['ahead', [['DTP', 'DTP*472*RD8*20260601-20260616']]],
    ['clia', [['CLM', sound[10], 'REF*X4*38D219'], laboratory]],
    ['clia', [['SV1', 'SV1*HC:88120:26*130*UN*1***1']]],
    ['payer', [['NM1*PR', 'NM1*PR*2*HARVEST MUTUAL*****PI*HM777']]],
    ['billing-npi', [['NM1*85', 'NM1*85*2*RIVERBEND*****XX*1996214081']]],
    ['billing-npi', [['NM1*85', 'NM1*85*2*RIVERBEND*****XX*1234567893']]],
    ['billing-npi', [['NM1*85', 'NM1*85*2*RIVERBEND']]],
    ['billing-tin', [['REF*EI', 'REF*EI*934182751']]],
    ['billing-tin', [['REF*EI', 'REF*SY*123456789']]],
    ['billing-taxonomy', [['PRV*BI', 'PRV*BI*PXC*207R00000X']]],
    ['billing-address', [['N3', 'N3*PO BOX 4471']]],
    ['rendering-npi', [['NM1*82']]],
    ['rendering-npi', [['NM1*82', 'NM1*82*1*RUIZ*ANA****XX*1245319595']]],
    ['rendering-npi', [['NM1*82', 'NM1*82*1*RUIZ*ANA****XX*1234567893']]],
    ['rendering-npi', [['NM1*82', 'NM1*82*2*RIVERBEND*****XX*1996214080']]],
    ['rendering-npi', [['NM1*82', 'NM1*82*2*RUIZ*****XX*1245319599']]],
    ['rendering-taxonomy', [['NM1*82', 'NM1*82*1*RUIZ*ANA****XX*1245319599', 'PRV*PE*PXC*208D00000X']]],
    [
      'facility',
      [
        [
          'NM1*82',
          'NM1*82*1*RUIZ*ANA****XX*1245319599',
          'NM1*77*2*ELSEWHERE*****XX*1234567893',
          'N3*9 FAR RD',
          'N4*BEND*OR*97701',
        ],
      ],
    ],
    ['referring', [['NM1*82', 'NM1*DN*1*SAMPLE*BO****XX*1234567890', 'NM1*82*1*RUIZ*ANA****XX*1245319599']]],
    ['referring', [['DTP', 'DTP*472*D8*20260601', 'NM1*DK*1*SAMPLE*BO']]],
    ['supervising', [['NM1*82', 'NM1*82*1*RUIZ*ANA****XX*1245319599', 'NM1*DQ*1*SAMPLE*BO****XX*1234567893']]],
    ['replacement', [['CLM', 'CLM*C-1*130***11:B:7*Y*A*Y*Y']]],
    ['replacement', [['CLM', 'CLM*C-1*130***11:B:8*Y*A*Y*Y']]],
    ['frequency', [['CLM', 'CLM*C-1*130***11:B:9*Y*A*Y*Y']]],
    ['frequency', [['CLM', 'CLM*C-1*130***11:B:6*Y*A*Y*Y']]],
    ['units', [['SV1', 'SV1*HC:99213*130*UN*0***1']]],
    ['clia', [laboratory]],
    ['clia', [['SV1', 'SV1*HC:0001U*130*UN*1***1']]],
    ['substitute', [substitute('Q5')]],
    ['substitute', [substitute('25:Q6')]],
    ['practitioner', [substitute('SA')]],
    ['practitioner', [medicare, ['SV1', 'SV1*HC:99203:SA*130*UN*1***1']]],
    ['practitioner', [medicare, ['SV1', 'SV1*HC:99213:SA*130*UN*1*22**1']]],
    ['credentialed', [['NM1*82', 'NM1*82*1*TANAKA*ROBERT****XX*1993002140']]],
    [
      'unrecorded',
      [
        ['SBR', 'SBR*P*18*******CI'],
        ['NM1*PR', 'NM1*PR*2*COLUMBIA BLUE*****PI*CB001'],
        ['NM1*82', 'NM1*82*1*BELL*MARCUS****XX*1995120460'],
      ],
    ],
  ] as const)('%s', async (check, edits) => {
    const claim = await judged(edits as readonly Edit[]);
    expect(claim.outcome).toBe('held');
    expect(checksOf(claim)).toContain(check);
  });

  test('each service for what its payer lets nobody bill so, in words', async () => {
    const { reasons } = await judged([
      ['CLM', 'CLM*C-1*390***11:B:1*Y*A*Y*Y'],
      ['SV1', 'SV1*HC:99213:Q6*130*UN*1***1'],
      [
        'DTP',
        ...['DTP*472*D8*20260601', 'LX*2', 'SV1*HC:99213:SA*130*UN*1***1', 'DTP*472*D8*20260601'],
        ...['LX*3', 'SV1*HC:85025*130*UN*1***1', 'DTP*472*D8*20260601'],
      ],
    ]);
    expect(reasons.map(({ because }) => because)).toEqual([
      'no rule of Cascade Health Plan lets a substitute be billed with Q6 for this profession',
      'no rule of Cascade Health Plan lets what a practitioner rendered be billed under the number of Ruiz, Ana',
      '85025 is a laboratory test, and the claim names no CLIA number (REF*X4)',
    ]);
  });

  test('an NPI that is nearly that of a provider of ours, with the right one', async () => {
    const { reasons } = await judged([['NM1*82', 'NM1*82*1*RUIZ*ANA****XX*1245319595']]);
    expect(reasons.map(({ because }) => because)).toEqual([
      '`1245319595` of the rendering provider is no NPI; did you mean 1245319599 (Ruiz, Ana)?',
    ]);
  });

  test('the worst of its days: a service that begins before the first billable day', async () => {
    const before = await judged([['DTP', 'DTP*472*RD8*20150101-20260601']]);
    expect(before.outcome).toBe('held');
    expect(before.reasons[0]?.because).toContain('2015-01-01');
    expect(before.releaseBy).toBe('2026-11-21');
  });

  test('a reason once, however many services have it', async () => {
    const claim = await judged([
      ['CLM', 'CLM*C-1*260***11:B:1*Y*A*Y*Y'],
      ['NM1*82', 'NM1*82*1*SAMPLE*BO****XX*1234567893'],
      ['DTP', 'DTP*472*D8*20260601', 'LX*2', 'SV1*HC:99213*130*UN*1***1', 'DTP*472*D8*20260602'],
    ]);
    expect(claim.reasons).toHaveLength(1);
  });
});

describe('codes', () => {
  const list = (key: CodeSetKey, codes: Readonly<Record<string, string | null>>): CodeSet => ({
    key,
    name: `${key}.csv`,
    sha256: '',
    importedOn: calendarDate('2026-06-15'),
    from: null,
    through: null,
    codes: new Map(
      Object.entries(codes).map(([code, through]) => [
        code,
        { from: null, through: through === null ? null : calendarDate(through) },
      ]),
    ),
  });
  const words = async (set: CodeSet): Promise<readonly string[]> =>
    (await judged([], { codes: new Map([[set.key, set]]) })).reasons.map(({ because }) => because);

  test('retired before the service keep the claim back; on their last day they do not', async () => {
    expect(await words(list('hcpcs', { 99213: '2026-05-31' }))).toEqual([
      'the HCPCS code `99213` was retired on 2026-05-31',
    ]);
    expect(await words(list('hcpcs', { 99213: '2026-06-01' }))).toEqual([]);
    expect(await words(list('icd-10-cm', { J069: '2025-09-30' }))).toEqual([
      'the ICD-10-CM code `J069` was retired on 2025-09-30',
    ]);
    expect(await words(list('place-of-service', { 11: '2025-09-30' }))).toHaveLength(1);
  });

  test('that a list has not are none, unless the list has nothing of the kind', async () => {
    expect(await words(list('icd-10-cm', { Z0000: null }))).toEqual(['`J069` is no ICD-10-CM code of icd-10-cm.csv']);
    expect(await words(list('hcpcs', { A0428: null }))).toEqual([]);
  });
});

describe('claims that are not looked into', () => {
  test('are refused with every fault, and never counted as held', async () => {
    const claim = await judged([['CLM', 'CLM*C-1*999***11:B:1*Y*A*Y*Y']]);
    expect(claim).toMatchObject({ outcome: 'refused', payer: null, releaseBy: null });
    expect(checksOf(claim)).toEqual(['invalid']);
  });

  test('pass where payers that are none of ours may', async () => {
    const stranger: readonly Edit[] = [
      ['NM1*PR', 'NM1*PR*2*HARVEST MUTUAL*****PI*HM777'],
      ['NM1*82', 'NM1*82*1*SAMPLE*BO****XX*1234567893'],
    ];
    expect(await judged(stranger, { passesUnknownPayers: true })).toMatchObject({ outcome: 'released', reasons: [] });
  });
});

describe('a claim that stands in the file twice', () => {
  test.each([true, false])(
    'is held the second time, whoever pays (payers that are none of ours pass: %s)',
    async (pass) => {
      const payer = pass ? 'HARVEST MUTUAL*****PI*HM777' : 'CASCADE HEALTH PLAN*****PI*CHP01';
      const segments = sound.map((one) => (one.startsWith('NM1*PR') ? `NM1*PR*2*${payer}` : one));
      const gate = await ClaimGate.of(ledger, { ...settings, passesUnknownPayers: pass });
      const { claims } = claimsOf(claimFile([...segments, ...segments.slice(10)]));
      const outcomes = claims.map(({ claim }) => gate.judge(claim));
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['released', 'held']);
      expect(outcomes[1]?.reasons).toEqual([
        {
          check: 'duplicate',
          because:
            'the same claim stands in the file before, as claim 1: patient, payer, days, services and charge are the same; what was rendered again has a modifier for it',
        },
      ]);
    },
  );

  describe('and a service that stands in a claim twice', () => {
    const services = (first: string, second: string): readonly Edit[] => [
      ['CLM', 'CLM*C-1*260***11:B:1*Y*A*Y*Y'],
      ['SV1', first],
      ['DTP', 'DTP*472*D8*20260601', 'LX*2', second, 'DTP*472*D8*20260601'],
    ];
    const visit = 'SV1*HC:99213*130*UN*1***1';

    test('are held', async () => {
      const { outcome, reasons } = await judged(services(visit, visit));
      expect(outcome).toBe('held');
      expect(reasons).toEqual([
        {
          check: 'duplicate',
          because:
            'services 1 and 2 are the same (99213 on 2026-06-01): what was rendered again has a modifier for it (76, 77, 59, XE …), or its units in one line',
        },
      ]);
    });

    test.each(['76', '77', '59', '91', 'XE', 'XS', 'XP', 'XU'])('but not with the modifier %s', async (modifier) => {
      const again = `SV1*HC:99213:${modifier}*130*UN*1***1`;
      expect(await judged(services(visit, again))).toMatchObject({ outcome: 'released', reasons: [] });
      expect(await judged(services(again, again))).toMatchObject({ outcome: 'released', reasons: [] });
    });

    test.each([
      ['charge', 'SV1*HC:99213*129.99*UN*1***1', 'CLM*C-1*259.99***11:B:1*Y*A*Y*Y'],
      ['code', 'SV1*HC:99214*130*UN*1***1', 'CLM*C-1*260***11:B:1*Y*A*Y*Y'],
      ['side', 'SV1*HC:99213:RT*130*UN*1***1', 'CLM*C-1*260***11:B:1*Y*A*Y*Y'],
      ['place', 'SV1*HC:99213*130*UN*1*10**1', 'CLM*C-1*260***11:B:1*Y*A*Y*Y'],
    ])('nor with another %s', async (_, second, whole) => {
      const edits = services(visit, second).map((edit) => (edit[0] === 'CLM' ? (['CLM', whole] as const) : edit));
      expect(await judged(edits)).toMatchObject({ outcome: 'released', reasons: [] });
    });
  });

  test('is no repetition of one that was refused', async () => {
    const gate = await ClaimGate.of(ledger, settings);
    const broken = sound.slice(10).filter((one) => !one.startsWith('DTP'));
    const { claims } = claimsOf(claimFile([...sound.slice(0, 10), ...broken, ...sound.slice(10)]));
    expect(claims.map(({ claim }) => gate.judge(claim).outcome)).toEqual(['refused', 'released']);
  });
});

describe('a test or image for Medicare', () => {
  const ordering: OrderingList = {
    name: 'order.csv',
    sha256: '0',
    importedOn: calendarDate('2026-06-14'),
    numbers: orderingNumbers(['1245319599', '1234567893', '1000000004']),
  };
  const image = (code: string, ...names: readonly string[]): readonly Edit[] => [
    medicare,
    ['SV1', `SV1*HC:${code}*130*UN*1***1`],
    ['DTP', 'DTP*472*D8*20260601', ...names],
  ];
  const orderer = (npi: string): string => `NM1*DK*1*ORDERER*ODA****XX*${npi}`;
  const unnamed = /nobody is named who did/;
  const unlisted =
    /1003000126, who ordered or referred 71046, is not on CMS's list .* \(order\.csv, taken in on 2026-06-14\)/;

  test.each<readonly [what: string, edits: readonly Edit[], because: RegExp | null]>([
    ['is held without whoever ordered it', image('71046'), unnamed],
    ['is held where whoever ordered it may not', image('71046', orderer('1003000126')), unlisted],
    ['passes where whoever ordered it may', image('71046', orderer('1234567893')), null],
    ['passes for who reads it only', image('71046:26'), null],
    ['passes for a mammogram that nobody need order', image('77067'), null],
    ['passes where it is none', image('99213'), null],
  ])('%s', async (_, edits, because) => {
    const { reasons } = await judged(edits, { ordering });
    const found = reasons.filter(({ check }) => check === 'referring').map((one) => one.because);
    expect(found).toEqual(because === null ? [] : [expect.stringMatching(because)]);
  });

  test('is held for who referred it, at the claim', async () => {
    const referred: readonly Edit[] = [...image('71046'), ['NM1*82', 'NM1*DN*1*A*B****XX*1003000126', sound[12]]];
    expect(checksOf(await judged(referred, { ordering }))).toContain('referring');
  });

  test('is looked at without the list only for whether somebody is named, and with other payers not at all', async () => {
    expect(checksOf(await judged(image('71046', orderer('1003000126'))))).not.toContain('referring');
    expect(checksOf(await judged(image('71046').slice(1), { ordering }))).toEqual([]);
  });
});

describe('who is excluded and known to no payer', () => {
  let here: World;
  let known: Ledger;

  beforeAll(async () => {
    here = await demoWorld();
    const dossier =
      'empanel: dossier/v1\nstatus: draft\npractice: riverbend\nnpi: "1234567893"\ntype: lmft\nname: { first: Nora, last: Hale }\n';
    here.write('dossiers/hale.dossier.yaml', dossier);
    const head =
      'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
    here.write(
      'leie.csv',
      `${head}\nHALE,NORA,,,,,,1234567893,19700101,1 X ST,BEND,OR,97701,1128a1,20260501,00000000,00000000,\n`,
    );
    await here.run('empanel sync');
    await here.run('empanel screen --list leie=leie.csv --on 2026-06-12');
    known = await makeContext(here.io(), new Input({}, {}), 'claims scrub', main).ledgerWithRules();
  });

  afterAll(async () => {
    await known.close();
    here.end();
  });

  const named = async (segments: readonly string[], more: Partial<GateSettings> = {}): Promise<ScrubbedClaim> => {
    const gate = await ClaimGate.of(known, { ...settings, ...more });
    const [read] = claimsOf(claimFile(segments)).claims;
    if (read === undefined) throw new Error('no claim was read');
    return gate.judge(read.claim);
  };
  const withHale = (role: string, on = '20260601', payer = 'CASCADE HEALTH PLAN*****PI*CHP01'): readonly string[] => [
    ...sound.slice(0, 9),
    `NM1*PR*2*${payer}`,
    ...sound.slice(10, 15),
    `DTP*472*D8*${on}`,
    `NM1*${role}*1*HALE*NORA****XX*1234567893`,
  ];

  test.each(['DN', 'DK', 'DQ'])('keeps the claim back as %s', async (role) => {
    const { outcome, reasons } = await named(withHale(role));
    expect(outcome).toBe('held');
    expect(reasons.map(({ check }) => check)).toEqual(['other-excluded']);
  });

  test('keeps back what she rendered herself, for that and not for want of a record alone', async () => {
    const own = withHale('DN')
      .slice(0, -1)
      .map((one) => one.replace('RUIZ*ANA****XX*1245319599', 'HALE*NORA****XX*1234567893'));
    expect((await named(own)).reasons.map(({ check }) => check)).toEqual(['excluded', 'unrecorded']);
  });

  test('does not on the day before', async () => {
    expect((await named(withHale('DN', '20260430'))).reasons.map(({ check }) => check)).not.toContain('other-excluded');
  });

  test('keeps it back also where payers that are none of ours may pass, unless it is a void', async () => {
    const stranger = withHale('DN', '20260601', 'HARVEST MUTUAL*****PI*HM777');
    const pass = { passesUnknownPayers: true };
    expect((await named(stranger, pass)).reasons.map(({ check }) => check)).toEqual(['other-excluded']);
    const voided = stranger.map((one) => one.replace('11:B:1', '11:B:8'));
    expect((await named(voided, pass)).outcome).toBe('released');
  });
});

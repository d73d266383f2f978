/** Prices of charges, and payments beside the contract: place, several modifiers, parts of a claim, payers that nobody knows. */

import { afterAll, expect, test } from 'vitest';
import { demoWorld, endDemo, type World } from '../../world.ts';

afterAll(endDemo);

async function withWorld(use: (world: World) => Promise<void>): Promise<void> {
  const world = await demoWorld();
  try {
    await use(world);
  } finally {
    world.end();
  }
}

type Rows = readonly Record<string, unknown>[];

async function rows(world: World, command: string): Promise<Rows> {
  return (JSON.parse((await world.run(`${command} --json`)).stdout) as { readonly rows: Rows }).rows;
}

const header =
  'claim,npi,payer,product,group,location,place,on,code,modifiers,units,charge,diagnoses,member_id,last,first,birth_date,sex,street,city,state,zip,authorization';
/** One service; what stands before and after it is the same for all. */
function charged(claim: string, service: string, authorization = '', member = 'TEST3001'): string {
  return `${claim},1245319599,cascade-health,ppo,riverbend,portland,${service},I10,${member},Sample,Alex,1980-01-01,F,1 Test St,Portland,OR,97232,${authorization}`;
}

async function created(world: World, services: readonly string[]): ReturnType<World['run']> {
  world.write('charges.csv', `${[header, ...services].join('\n')}\n`);
  return world.run('empanel claims create charges.csv --schedule fees -o new.837');
}

test('a charge has the price of its day, its place, and the modifier that the price goes by', async () => {
  await withWorld(async (world) => {
    const fees = ['code,modifier,site,from,until,cents'];
    for (const [from, until, near, far] of [
      ['2026-01-01', '2026-04-01', 12_000, 9000],
      ['2026-04-01', '', 15_000, 10_000],
    ])
      fees.push(`99213,,non-facility,${from},${until},${near}`, `99213,,facility,${from},${until},${far}`);
    fees.push('70450,,,,,30000', '70450,26,,,,8000', '70450,52,,,,20000');
    world.write('fees.csv', `${fees.join('\n')}\n`);
    await world.run('empanel rates import fees.csv --schedule fees');
    const { code } = await created(world, [
      charged('P-1', ',2026-06-01,99213,,3,'),
      charged('P-2', '22,2026-06-01,99213,,1,'),
      charged('P-3', ',2026-03-31,99213,,1,'),
      charged('P-4', ',2026-06-01,70450,59 26,1,'),
      charged('P-5', ',2026-06-01,70450,59 52,1,'),
      charged('P-6', ',2026-06-01,70450,59,1,'),
    ]);
    expect(code).toBe(0);
    const prices = [...world.read('new.837').matchAll(/CLM\*(P-\d)\*([\d.]+)\*/g)].map(([, claim, price]) => [
      claim,
      price,
    ]);
    expect(prices).toEqual([
      ['P-1', '450'],
      ['P-2', '100'],
      ['P-3', '120'],
      ['P-4', '80'],
      ['P-5', '200'],
      ['P-6', '300'],
    ]);
  });
});

test('charges that make a service twice wait, and codes of other kinds of claims are refused', async () => {
  await withWorld(async (world) => {
    world.write('fees.csv', 'code,cents\n99213,15000\n93000,4000\n');
    await world.run('empanel rates import fees.csv --schedule fees');
    const { code, stdout } = await created(world, [
      charged('D-1', ',2026-06-01,99213,,1,'),
      charged('D-1', ',2026-06-01,99213,,1,'),
      charged('D-2', ',2026-06-02,93000,,1,', 'A1'),
      charged('D-2', ',2026-06-02,93000,76,1,'),
      charged('D-3', ',2026-06-03,99213,,1,'),
      charged('D-4', ',2026-06-03,99213,,1,'),
      charged('D-5', ',2026-06-03,99213,,1,', '', 'TEST3002'),
      charged('D-6', ',2026-06-04,0450,,1,10'),
      charged('D-7', ',2026-06-04,99213,,1,', 'A1'),
      charged('D-7', ',2026-06-04,93000,,1,', 'A2'),
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      '10 rows = 4 in 3 claims ($380.00) to send + 3 in 2 claims ($450.00) that wait + 3 refused',
    );
    expect(stdout).toContain('(row 1): rows 1 and 2 are the same (99213 on 2026-06-01)');
    expect(stdout).toContain('(row 6): the same services of the patient stand in the file before');
    expect(stdout).toContain('row 8: `0450` is no procedure code');
    expect(stdout).toContain('row 9: rows of one claim differ in `authorization`');
    // Said in one row, it counts for the claim.
    expect(world.read('new.837')).toMatch(/CLM\*D-2\*80\*[^~]*~\s*REF\*G1\*A1~/);
  });
});

/** A remittance: claims as segments. */
function remittance(
  trace: string,
  total: string,
  on: string,
  claims: readonly string[],
  payer = ['1930000001', 'CASCADE HEALTH PLAN'],
): string {
  const [originator, name] = payer;
  const body = [
    'ST*835*0001',
    `BPR*I*${total}*C*ACH*CCP*01*999999992*DA*000123456*${originator}**01*999999992*DA*000765432*${on}`,
    `TRN*1*${trace}*${originator}`,
    `N1*PR*${name}`,
    'N1*PE*RIVERBEND*XX*1996214080',
    'LX*1',
    ...claims,
  ];
  return [
    'ISA*00*          *00*          *ZZ*CHP01          *ZZ*RIV0418        *260610*0900*^*00501*000000900*0*P*:',
    'GS*HP*CHP01*RIV0418*20260610*0900*900*X*005010X221A1',
    ...body,
    `SE*${body.length + 1}*0001`,
    'GE*1*900',
    'IEA*1*000000900',
    '',
  ].join('~\n');
}

/** A paid service as a claim or part of one under a number of the payer's. */
function paid(
  claim: string,
  number: string,
  service: string,
  charge: number,
  cents: number,
  remark: readonly string[] = [],
): readonly string[] {
  return [
    `CLP*${claim}*1*${charge}*${cents}*0*12*${number}*11*1`,
    'NM1*QC*1*SAMPLE*ALEX****MI*TEST1001',
    'NM1*82*1*RENDERING*PROVIDER****XX*1245319599',
    ...remark,
    'DTM*232*20260504',
    `SVC*HC:${service}*${charge}*${cents}**1`,
    'DTM*472*20260504',
    `CAS*CO*45*${charge - cents}`,
    `AMT*B6*${cents}`,
  ];
}

async function posted(world: World, name: string, text: string): Promise<string> {
  world.write(name, text);
  return (await world.run(`empanel claims post ${name}`)).stdout;
}

test('what is short of a claim in parts is disputed from the decision on each part, and leaves with the part that is taken back', async () => {
  await withWorld(async (world) => {
    // 118 % of the schedule: 118.00 and 59.00.
    world.write('medicare-2026.csv', 'code,cents\n99213,10000\n93000,5000\n');
    await world.run('empanel rates import medicare-2026.csv --schedule medicare-2026');
    const first = paid('S-1', 'N-1', '99213', 200, 100);
    await posted(world, 'one.835', remittance('T-1', '100', '20260520', first));
    const second = await posted(
      world,
      'two.835',
      remittance('T-2', '50', '20260610', paid('S-1', 'N-2', '93000', 80, 50)),
    );
    expect(second).toContain('is taken as another part of a claim');
    const short = async (): Promise<unknown> =>
      (await rows(world, 'empanel claims underpaid')).map((one) => [
        one.code,
        one.state,
        one.shortCents,
        one.paidOn,
        one.disputeBy,
      ]);
    expect(await short()).toEqual([
      ['99213', 'underpaid', 1800, '2026-05-20', '2026-11-16'],
      ['93000', 'underpaid', 900, '2026-06-10', '2026-12-07'],
    ]);
    const back = first.map((one) =>
      one
        .replace('*1*200*100*', '*22*-200*-100*')
        .replace('99213*200*100', '99213*-200*-100')
        .replace('CO*45*100', 'CO*45*-100'),
    );
    await posted(
      world,
      'back.835',
      remittance(
        'T-3',
        '-100',
        '20260612',
        back.filter((one) => !one.startsWith('AMT')),
      ),
    );
    expect(await short()).toEqual([['93000', 'underpaid', 900, '2026-06-10', '2026-12-07']]);
  });
});

test('what a modifier lowers is not underpaid for certain, and the price of a part of a service is its own', async () => {
  await withWorld(async (world) => {
    world.write('medicare-2026.csv', 'code,modifier,cents\n70450,,10000\n70450,26,4000\n');
    await world.run('empanel rates import medicare-2026.csv --schedule medicare-2026');
    const claims = [
      ...paid('M-1', 'N-1', '70450:59:26', 200, 47),
      ...paid('M-2', 'N-2', '70450:80', 200, 19),
      ...paid('M-3', 'N-3', '70450:59', 200, 19),
      ...paid('M-4', 'N-4', '70450:59:26', 200, 48),
    ];
    await posted(world, 'one.835', remittance('T-1', '133', '20260520', claims));
    const found = await rows(world, 'empanel claims underpaid --all');
    // 118 % of 40.00 are 47.20, of 100.00 they are 118.00.
    expect(found.map((one) => [one.code, one.state, one.expectedCents, one.shortCents])).toEqual([
      ['70450-59', 'underpaid', 11_800, 9900],
      ['70450-59-26', 'underpaid', 4720, 20],
      ['70450-80', 'unclear', 11_800, 9900],
      ['70450-59-26', 'agreed', 4720, 0],
    ]);
    expect(found[2]?.because).toContain('modifier 80 is paid in part');
  });
});

test('a payer that nobody knows does not decide anew what another has paid', async () => {
  await withWorld(async (world) => {
    await posted(world, 'one.835', remittance('T-1', '100', '20260520', paid('U-1', 'N-1', '99213', 200, 100)));
    const second = remittance('T-2', '40', '20260521', paid('U-1', 'X-1', '99213', 200, 40), [
      '1777777777',
      'HARVEST MUTUAL',
    ]);
    expect(await posted(world, 'two.835', second)).not.toContain('paid again');
    const [month] = (await rows(world, 'empanel claims audit')).filter((one) => one.month === '2026-05');
    expect(month).toMatchObject({ claims: 2, paidCents: 14_000 });
    // The same payer once more is.
    const third = remittance('T-3', '41', '20260522', paid('U-1', 'X-2', '99213', 200, 41), [
      '1777777777',
      'HARVEST MUTUAL',
    ]);
    expect(await posted(world, 'three.835', third)).toContain('paid again without a reversal; $40.00 was paid before');
  });
});

/** Claims over time: sent, denied, taken back, corrected, paid; and what of it is kept. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { demoWorld, endDemo, type World } from '../../world.ts';

const data = join(import.meta.dirname, '../../data/x12');
const remittance = readFileSync(join(data, 'cascade.835'), 'latin1');

afterAll(endDemo);

async function withFiles(use: (world: World) => Promise<void>): Promise<void> {
  const world = await demoWorld();
  try {
    for (const name of readdirSync(data)) world.write(name, readFileSync(join(data, name)));
    await use(world);
  } finally {
    world.end();
  }
}

/** A payment of one claim for Ana Ruiz. */
function payment(trace: string, total: string, claims: readonly string[]): string {
  const envelope = [
    'ISA*00*          *00*          *ZZ*CHP01          *ZZ*RIV0418        *260610*0900*^*00501*000000900*0*P*:',
    'GS*HP*CHP01*RIV0418*20260610*0900*900*X*005010X221A1',
  ];
  const body = [
    'ST*835*0001',
    `BPR*I*${total}*C*ACH*CCP*01*999999992*DA*000123456*1930000001**01*999999992*DA*000765432*20260610`,
    `TRN*1*${trace}*1930000001`,
    'N1*PR*CASCADE HEALTH PLAN',
    'N1*PE*RIVERBEND*XX*1996214080',
    'LX*1',
    ...claims,
  ];
  return [...envelope, ...body, `SE*${body.length + 1}*0001`, 'GE*1*900', 'IEA*1*000000900', ''].join('~\n');
}

function decision(status: string, charge: number, paid: number, adjustments: readonly string[]): readonly string[] {
  return [
    `CLP*RB-1002*${status}*${charge}*${paid}*0*12*CHP900002*11*1`,
    'NM1*QC*1*SPECIMEN*BO****MI*TEST1002',
    'NM1*82*1*RENDERING*PROVIDER****XX*1245319599',
    'DTM*232*20260506',
    `SVC*HC:99214*${charge}*${paid}**1`,
    'DTM*472*20260506',
    ...adjustments,
  ];
}

async function rows(world: World, command: string): Promise<readonly Record<string, unknown>[]> {
  const { stdout } = await world.run(`${command} --json`);
  return (JSON.parse(stdout) as { rows: Record<string, unknown>[] }).rows;
}

/** Claims of Dana Whitlock with Cascade Health Plan: without a plan they may be for either of its two products. */
function claimsFor(plan: string, controls: readonly string[]): string {
  const body = [
    'ST*837*0001*005010X222A1',
    'BHT*0019*00*R1*20260612*0815*CH',
    'NM1*41*2*RIVERBEND*****46*RIV0418',
    'PER*IC*SAM OKUDA*TE*5035550111',
    'NM1*40*2*TILLICUM*****46*TILLICUM',
    'HL*1**20*1',
    'NM1*85*2*RIVERBEND*****XX*1996214080',
    'N3*410 NE HALSEY CT',
    'N4*PORTLAND*OR*972324471',
    'REF*EI*934182750',
    ...controls.flatMap((control, index) => [
      `HL*${index + 2}*1*22*0`,
      `SBR*P*18**${plan}*****CI`,
      `NM1*IL*1*SPECIMEN*BO****MI*TEST${control}`,
      'NM1*PR*2*CASCADE HEALTH PLAN*****PI*CHP01',
      `CLM*${control}*130***11:B:1*Y*A*Y*Y`,
      'HI*ABK:J069',
      'NM1*82*1*WHITLOCK*DANA****XX*1997183250',
      'LX*1',
      'SV1*HC:99213*130*UN*1***1',
      'DTP*472*D8*20260609',
    ]),
  ];
  const envelope = [
    'ISA*00*          *00*          *ZZ*RIV0418        *ZZ*TILLICUM       *260612*0815*^*00501*000000412*0*P*:',
    'GS*HC*RIV0418*TILLICUM*20260612*0815*412*X*005010X222A1',
  ];
  return [...envelope, ...body, `SE*${body.length + 1}*0001`, 'GE*1*412', 'IEA*1*000000412', ''].join('~\n');
}

describe('a file that goes out', () => {
  test('names the product of a claim only where the claim or the record tells it', async () => {
    await withFiles(async (world) => {
      world.write('named.837', claimsFor('CASCADE CHOICE PPO', ['T-1']));
      world.write('open.837', claimsFor('', ['T-1']));
      const [named] = await rows(world, 'empanel claims scrub named.837');
      expect(named).toMatchObject({ product: 'ppo' });
      expect(named?.because).toContain('with Cascade Health Plan (ppo) on 2026-06-09');
      const [open] = await rows(world, 'empanel claims scrub open.837');
      expect(open).toMatchObject({ product: null });
      expect(open?.because).toContain('with Cascade Health Plan on 2026-06-09');
    });
  });

  test('is not taken for whole where it is cut off between two claims', async () => {
    await withFiles(async (world) => {
      const whole = claimsFor('CASCADE CHOICE PPO', ['T-1', 'T-2', 'T-3']);
      world.write('cut.837', whole.slice(0, whole.indexOf('NM1*IL*1*SPECIMEN*BO****MI*TESTT-3')));
      const sent = await world.run('empanel claims sent cut.837');
      expect(sent.code).toBe(1);
      expect(sent.stdout).toContain('2 claims, $260.00 = 2 recorded, $260.00 + 0 refused');
      expect(sent.stderr).toContain('the file ends before the SE of transaction 0001');
      expect(await rows(world, 'empanel claims aging')).toMatchObject([{ status: 'sent', claims: 2 }]);
      world.write('whole.837', claimsFor('CASCADE CHOICE PPO', ['T-4']));
      expect((await world.run('empanel claims sent whole.837')).code).toBe(0);
    });
  });
});

describe('a claim', () => {
  test('that was denied and is paid after all settles its denial and the task', async () => {
    await withFiles(async (world) => {
      await world.run('empanel claims post cascade.835');
      expect((await rows(world, 'empanel claims denials')).length).toBe(4);
      world.write('won.835', payment('T-2', '150', decision('1', 210, 150, ['CAS*CO*45*60'])));
      expect((await world.run('empanel claims post won.835')).code).toBe(0);
      const open = await rows(world, 'empanel claims denials');
      expect(open.length).toBe(3);
      const settled = (await rows(world, 'empanel claims denials --all')).filter(({ closedOn }) => closedOn !== null);
      expect(settled.map(({ outcome, cents }) => [outcome, cents])).toEqual([['paid in remittance T-2', 21_000]]);
    });
  });

  test('that is paid, taken back and decided anew comes to the last decision', async () => {
    await withFiles(async (world) => {
      world.write('first.835', payment('T-1', '150', decision('1', 210, 150, ['CAS*CO*45*60'])));
      world.write('back.835', payment('T-2', '-150', decision('22', -210, -150, ['CAS*CO*45*-60'])));
      world.write('anew.835', payment('T-3', '0', decision('4', 210, 0, ['CAS*CO*B7*210'])));
      // A debit is written as such.
      world.write('back.835', world.read('back.835').replace('BPR*I*-150*C', 'BPR*I*150*D'));
      for (const name of ['first', 'back', 'anew'])
        expect((await world.run(`empanel claims post ${name}.835`)).code, name).toBe(0);
      const [month] = await rows(world, 'empanel claims audit --months 2').then((all) =>
        all.filter(({ claims }) => claims === 1),
      );
      expect(month).toMatchObject({ month: '2026-05', chargedCents: 21_000, paidCents: 0, deniedCents: 21_000 });
      expect((await rows(world, 'empanel claims denials')).map(({ codes }) => codes)).toEqual(['CO-B7']);
    });
  });

  test('is not posted twice, under whatever name the file comes', async () => {
    await withFiles(async (world) => {
      await world.run('empanel claims post cascade.835');
      world.write('renamed.835', remittance);
      expect((await world.run('empanel claims post renamed.835')).stderr).toContain('error[record/exists]');
      world.write(
        'resent.835',
        remittance.replace('000000101*0*P', '000000777*0*P').replace('IEA*1*000000101', 'IEA*1*000000777'),
      );
      const again = await world.run('empanel claims post resent.835');
      expect(again.code).toBe(1);
      expect(again.stdout).toContain('trace number `0004417705` was posted on 2026-06-15 from cascade.835');
      expect(again.stdout).toContain('8 claims = 0 posted + 8 refused');
    });
  });

  test('that was sent is found by its remittance, and undo takes the posting back', async () => {
    await withFiles(async (world) => {
      world.write('batch.837', world.read('batch.837').replace('CLM*RB-1007*', 'CLM*RB-1002*'));
      expect((await world.run('empanel claims sent batch.837')).code).toBe(0);
      const statuses = async (): Promise<unknown> =>
        (await rows(world, 'empanel claims aging')).map(({ status, claims }) => [status, claims]);
      expect(await statuses()).toEqual([['sent', 5]]);
      await world.run('empanel claims post cascade.835');
      expect(await statuses()).toEqual([
        ['denied', 4],
        ['sent', 4],
      ]);
      await world.run('empanel undo');
      expect(await statuses()).toEqual([['sent', 5]]);
      expect((await world.run('empanel ledger verify')).code).toBe(0);
    });
  });
});

describe('a claim that was denied', () => {
  const correction = [
    'claim,npi,payer,product,group,location,on,code,charge,diagnoses,member_id,last,first,birth_date,sex,street,city,state,zip,frequency',
    'RB-1002,1245319599,cascade-health,ppo,riverbend,portland,2026-05-06,99214,210,I10,TEST1002,Specimen,Bo,1975-05-05,M,2 Test St,Portland,OR,97232,7',
  ].join('\n');

  test('is corrected with the number of the payer, taken back, and paid: one claim, nothing open, the sums right', async () => {
    await withFiles(async (world) => {
      await world.run('empanel claims post cascade.835');
      world.write('correction.csv', correction);
      const made = await world.run('empanel claims create correction.csv --remittance cascade.835 -o correction.837');
      expect(made.code).toBe(0);
      expect(world.read('correction.837')).toMatch(/CLM\*RB-1002\*210\*{3}11:B:7\*.*\n?REF\*F8\*CHP900002~/);
      // What was sent in its place settles the denial; nothing is corrected twice while it is with the payer.
      const all = await rows(world, 'empanel claims denials --all');
      expect(all.filter(({ closedOn }) => closedOn !== null).map(({ outcome }) => outcome)).toEqual([
        'a corrected claim was sent',
      ]);
      const again = await world.run('empanel claims create correction.csv --remittance cascade.835 -o again.837');
      expect(again.stdout).toContain('is with the payer since 2026-06-15; correct it once it was decided');
      // The payer takes the denial back and pays the correction in one remittance.
      const [back, paid] = [decision('22', -210, 0, ['CAS*CO*B7*-210']), decision('1', 210, 150, ['CAS*CO*45*60'])];
      world.write('paid.835', payment('T-9', '150', [...back, ...paid]));
      const posted = await world.run('empanel claims post paid.835');
      expect([posted.code, posted.stdout]).toEqual([0, expect.stringContaining('$150.00 = $150.00 posted')]);
      const denied = (await rows(world, 'empanel claims denials')).map(({ serviceOn }) => serviceOn);
      expect(denied).not.toContain('2026-05-06');
      const may = (await rows(world, 'empanel claims audit')).find(({ month }) => month === '2026-05');
      expect(may).toMatchObject({ claims: 6, paidCents: 18_700 + 15_000 });
      expect((await world.run('empanel ledger verify')).code).toBe(0);
    });
  });

  test('and comes back denied anew is one open denial, with the last reason', async () => {
    await withFiles(async (world) => {
      await world.run('empanel claims post cascade.835');
      world.write('anew.835', payment('T-8', '0', decision('4', 210, 0, ['CAS*CO*29*210'])));
      expect((await world.run('empanel claims post anew.835')).code).toBe(0);
      const of = (all: readonly Record<string, unknown>[]): unknown =>
        all.filter(({ serviceOn }) => serviceOn === '2026-05-06').map(({ codes, outcome }) => [codes, outcome]);
      expect(of(await rows(world, 'empanel claims denials'))).toEqual([['CO-29', null]]);
      expect(of(await rows(world, 'empanel claims denials --all'))).toEqual([
        ['CO-29', null],
        ['CO-B7 N570', 'decided anew in remittance T-8'],
      ]);
    });
  });
});

describe('a payment', () => {
  test('that is in the file twice is posted once, and one of nothing not at all', async () => {
    await withFiles(async (world) => {
      const one = payment('T-1', '150', decision('1', 210, 150, ['CAS*CO*45*60']));
      const inner = one.slice(one.indexOf('ST*835'), one.indexOf('GE*'));
      const nothing = 'ST*835*0003~\nBPR*I*0*C*NON************20260610~\nTRN*1*T-2*1930000001~\nSE*4*0003~\n';
      world.write('twice.835', one.replace('GE*1*', `${inner}${nothing}GE*3*`));
      const { code, stdout } = await world.run('empanel claims post twice.835');
      expect(code).toBe(1);
      expect(stdout.match(/1 claim = 1 posted/g)).toHaveLength(1);
      expect(stdout).toContain('refused: trace number `T-1` was posted on 2026-06-15 from twice.835');
      expect(stdout).toContain('refused: it holds no claim, no adjustment and no money: there is nothing to post');
    });
  });

  test('is refused with all others of a file that has too many to be a day of payments', async () => {
    await withFiles(async (world) => {
      const head = payment('T-1', '0', []).split('ST*835')[0];
      world.write('many.835', `${head}${'ST*835*1~SE*2*1~'.repeat(100_001)}GE*100001*900~IEA*1*000000900~`);
      const { code, stderr } = await world.run('empanel claims post many.835');
      expect(code).toBe(65);
      expect(stderr).toContain('has more than 100000 transactions');
    });
  });
});

describe('a decision of the payer', () => {
  const split = (number: string, code: string, charge: number, paid: number, adjustment: string): readonly string[] => [
    `CLP*RB-1002*1*${charge}*${paid}*0*12*${number}*11*1`,
    'NM1*QC*1*SPECIMEN*BO****MI*TEST1002',
    'NM1*82*1*RENDERING*PROVIDER****XX*1245319599',
    `SVC*HC:${code}*${charge}*${paid}**1`,
    'DTM*472*20260506',
    adjustment,
  ];

  async function posted(
    claims: readonly string[],
    total: string,
    look: (world: World, stdout: string) => Promise<void>,
  ): Promise<void> {
    await withFiles(async (world) => {
      world.write('new.835', payment('T-7', total, claims));
      const { code, stdout } = await world.run('empanel claims post new.835');
      expect(code).toBe(0);
      await look(world, stdout);
    });
  }

  test('that comes in parts is the sum of them, and no part loses its denial', async () => {
    const parts = [...split('P-1', '99214', 210, 0, 'CAS*CO*B7*210'), ...split('P-2', '85025', 40, 30, 'CAS*CO*45*10')];
    await posted(parts, '30', async (world) => {
      expect(await rows(world, 'empanel claims denials')).toMatchObject([{ codes: 'CO-B7', cents: 21_000 }]);
      const [month] = (await rows(world, 'empanel claims audit')).filter(({ month: name }) => name === '2026-05');
      expect(month).toMatchObject({ chargedCents: 25_000, paidCents: 3000, deniedCents: 21_000 });
      expect(await rows(world, 'empanel claims aging')).toMatchObject([{ status: 'partly-denied', cents: 21_000 }]);
    });
  });

  test('that comes in parts over two remittances is the sum of them as well', async () => {
    await posted(split('P-1', '99214', 210, 150, 'CAS*CO*45*60'), '150', async (world) => {
      const may = async (): Promise<unknown> =>
        (await rows(world, 'empanel claims audit')).find((one) => one.month === '2026-05');
      const rest = split('P-2', '85025', 40, 0, 'CAS*CO*B7*40').map((one) => one.replace('*1*40*0*', '*4*40*0*'));
      world.write('rest.835', payment('T-8', '0', rest));
      const { stdout } = await world.run('empanel claims post rest.835');
      expect(stdout).toContain('is taken as another part of a claim that was decided in parts: $250.00 in all');
      expect(await may()).toMatchObject({ claims: 1, chargedCents: 25_000, paidCents: 15_000, deniedCents: 4000 });
      expect(await rows(world, 'empanel claims aging')).toMatchObject([{ status: 'partly-denied', cents: 4000 }]);
      // The same number again is a new decision on that part alone: 150 + 30, and nothing is denied any more.
      world.write('again.835', payment('T-9', '30', split('P-2', '85025', 40, 30, 'CAS*CO*45*10')));
      const again = await world.run('empanel claims post again.835');
      expect(again.stdout).toContain('a new decision on a part of the claim: $40.00 of $250.00');
      expect(again.stdout).not.toContain('paid again');
      expect(await may()).toMatchObject({ claims: 1, chargedCents: 25_000, paidCents: 18_000, deniedCents: 4000 });
      expect(await rows(world, 'empanel claims aging')).toEqual([]);
      expect(await rows(world, 'empanel claims denials')).toEqual([]);
      world.write('more.835', payment('T-10', '32', split('P-2', '85025', 40, 32, 'CAS*CO*45*8')));
      expect((await world.run('empanel claims post more.835')).stdout).toContain('; $30.00 was paid before');
    });
  });

  describe('on a part of a claim', () => {
    /** 99214: 150 of 210 paid, 60 written off. 85025: 20 of 40 paid, 20 denied. */
    const first = split('P-1', '99214', 210, 150, 'CAS*CO*45*60');
    const second = split('P-2', '85025', 40, 20, 'CAS*CO*B7*20');
    const back = (part: readonly string[]): readonly string[] =>
      part.map((one) =>
        one
          .replace(/^CLP\*RB-1002\*1\*(\d+)\*(\d+)/, 'CLP*RB-1002*22*-$1*-$2')
          .replace(/^(SVC\*[^*]+)\*(\d+)\*(\d+)/, '$1*-$2*-$3')
          .replace(/^(CAS.*)\*(\d+)$/, '$1*-$2'),
      );

    /** Posts a payment of the two parts, then each of `later`, and shows what is on record. */
    async function outcome(
      later: readonly (readonly [string, readonly string[]])[],
    ): Promise<Record<string, readonly unknown[]>> {
      const found: Record<string, readonly unknown[]> = {};
      await posted([...first, ...second], '170', async (world) => {
        for (const [at, [total, claims]] of later.entries()) {
          world.write(`${at}.835`, payment(`L-${at}`, total, claims));
          expect((await world.run(`empanel claims post ${at}.835`)).code).toBe(0);
        }
        const month = (await rows(world, 'empanel claims audit')).find((one) => one.month === '2026-05');
        found.month = [month?.chargedCents, month?.paidCents, month?.deniedCents];
        found.aging = (await rows(world, 'empanel claims aging')).map(({ status, cents }) => [status, cents]);
        found.denials = (await rows(world, 'empanel claims denials')).map(({ codes, cents }) => [codes, cents]);
        found.services = (await rows(world, 'empanel claims underpaid --all')).map((one) => [
          one.code,
          one.allowedCents,
          one.shortCents,
        ]);
      });
      return found;
    }

    test('before anything else: 170 of 250 paid, 20 denied', async () => {
      expect(await outcome([])).toMatchObject({
        month: [25_000, 17_000, 2000],
        aging: [['partly-denied', 2000]],
        denials: [['CO-B7', 2000]],
      });
    });

    test('that takes it back leaves the other: 20 paid, 210 waits, 20 denied', async () => {
      expect(await outcome([['-150', back(first)]])).toMatchObject({
        month: [25_000, 2000, 2000],
        aging: [['reversed', 23_000]],
        denials: [['CO-B7', 2000]],
      });
    });

    test('takes back what it denied: 150 paid, 40 waits', async () => {
      expect(await outcome([['-20', back(second)]])).toMatchObject({
        month: [25_000, 15_000, 0],
        aging: [['reversed', 4000]],
        denials: [],
      });
    });

    test.each([
      ['in the same remittance', [['10', [...back(first), ...split('P-3', '99214', 210, 160, 'CAS*CO*45*50')]]]],
      [
        'in another, with another code',
        [
          ['-150', back(first)],
          ['160', split('P-3', '99213', 210, 160, 'CAS*CO*45*50')],
        ],
      ],
    ] as const)('follows a reversal %s: 160 + 20 paid, 20 denied', async (_, later) => {
      expect(await outcome(later)).toMatchObject({
        month: [25_000, 18_000, 2000],
        aging: [['partly-denied', 2000]],
        denials: [['CO-B7', 2000]],
      });
    });

    test('settles what that part denied: 150 + 35 paid', async () => {
      const paid = split('P-4', '85025', 40, 35, 'CAS*CO*45*5');
      expect(await outcome([['15', [...back(second), ...paid]]])).toMatchObject({
        month: [25_000, 18_500, 0],
        aging: [],
        denials: [],
      });
    });

    test('leaves the other waiting where both were taken back: 160 paid, 40 waits', async () => {
      const paid = split('P-3', '99214', 210, 160, 'CAS*CO*45*50');
      const both = ['-170', [...back(first), ...back(second)]] as const;
      expect(await outcome([both])).toMatchObject({ month: [25_000, 0, 0], aging: [['reversed', 25_000]] });
      expect(await outcome([both, ['160', paid]])).toMatchObject({
        month: [25_000, 16_000, 0],
        aging: [['reversed', 4000]],
        denials: [],
      });
    });

    test('is stated beside the other, and not once it was taken back', async () => {
      const shares = [
        ...split('P-1', '99214', 210, 150, 'CAS*CO*45*40~\nCAS*PR*3*20'),
        ...split('P-2', '85025', 40, 20, 'CAS*CO*45*15~\nCAS*PR*2*5'),
      ].map((one) => one.replace('*210*150*0*', '*210*150*20*').replace('*40*20*0*', '*40*20*5*'));
      await withFiles(async (world) => {
        world.write('both.835', payment('T-7', '170', shares));
        const { stdout } = await world.run('empanel claims statement both.835 RB-1002');
        expect(stdout).toContain('Your share: $25.00');
        expect(stdout).not.toContain('SPECIMEN');
        world.write('one.835', payment('T-8', '150', [...shares, ...back(shares.slice(-6))]));
        expect((await world.run('empanel claims statement one.835 RB-1002')).stdout).toContain('Your share: $20.00');
      });
    });

    test('and a corrected claim takes the place of all parts', async () => {
      const corrected = split('P-9', '99214', 210, 160, 'CAS*CO*45*50').map((one) => one.replace('*11*1', '*11*7'));
      expect(await outcome([['-10', [...back(first), ...back(second), ...corrected]]])).toMatchObject({
        month: [21_000, 16_000, 0],
        aging: [],
        denials: [],
      });
    });
  });

  test.each([
    ['a corrected claim', '7', 210, 'CAS*CO*45*60'],
    ['what was denied before', '1', 0, 'CAS*CO*B7*210'],
  ])('in another remittance stands in place of the one before: %s', async (_, frequency, paid, adjustment) => {
    const first = split('P-1', '99214', 210, paid === 0 ? 0 : 150, adjustment);
    await posted(first, String(paid === 0 ? 0 : 150), async (world) => {
      const next = split('P-2', '99213', 130, 100, 'CAS*CO*45*30').map((one) =>
        one.replace('*11*1', `*11*${frequency}`),
      );
      world.write('next.835', payment('T-8', '100', next));
      expect((await world.run('empanel claims post next.835')).stdout).not.toContain('another part');
      const may = (await rows(world, 'empanel claims audit')).find((one) => one.month === '2026-05');
      expect(may).toMatchObject({ chargedCents: 13_000 });
      expect(await rows(world, 'empanel claims denials')).toEqual([]);
    });
  });

  test('that takes money back and is no reversal is said to', async () => {
    await posted(decision('1', 210, -50, ['CAS*CO*45*260']), '-50', async (_, stdout) => {
      expect(stdout).toContain('takes back $50.00 and is no reversal (CLP02 1)');
      expect(stdout).toContain('-$50.00 = -$50.00 posted');
    });
  });

  test('against one who is excluded and known to no payer is not appealed', async () => {
    await withFiles(async (world) => {
      const dossier =
        'empanel: dossier/v1\nstatus: draft\npractice: riverbend\nnpi: "1234567893"\ntype: lmft\nname: { first: Nora, last: Hale }\n';
      world.write('dossiers/hale.dossier.yaml', dossier);
      const head =
        'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
      world.write(
        'leie.csv',
        `${head}\nHALE,NORA,,,,,,1234567893,19700101,1 X ST,BEND,OR,97701,1128a1,20260501,00000000,00000000,\n`,
      );
      await world.run('empanel sync');
      await world.run('empanel screen --list leie=leie.csv --on 2026-06-12');
      const denied = decision('4', 210, 0, ['CAS*CO*B7*210']).map((one) => one.replace('1245319599', '1234567893'));
      world.write('new.835', payment('T-7', '0', denied));
      expect((await world.run('empanel claims post new.835')).code).toBe(0);
      expect(await rows(world, 'empanel claims denials')).toMatchObject([
        { codes: 'CO-B7', payerIs: 'right', step: 'write-off' },
      ]);
    });
  });

  test('on services of several days holds each against the record of its own day', async () => {
    const claim = [
      ...split('P-1', '99214', 420, 0, 'CAS*CO*B7*210').slice(0, 3),
      ...['SVC*HC:99214*210*0**1', 'DTM*472*20150506', 'CAS*CO*B7*210'],
      ...['SVC*HC:99214*210*0**1', 'DTM*472*20260506', 'CAS*CO*B7*210'],
    ];
    await posted(claim, '0', async (world) => {
      const found = await rows(world, 'empanel claims denials --all');
      expect(found.map((one) => [one.codes, one.cents, one.payerIs])).toEqual(
        expect.arrayContaining([
          ['CO-B7', 21_000, 'right'],
          ['CO-B7', 21_000, 'wrong'],
        ]),
      );
    });
  });

  test('on an exact duplicate changes nothing of what was decided before', async () => {
    const both = [...decision('4', 210, 0, ['CAS*CO*B7*210']), ...split('P-2', '99214', 210, 0, 'CAS*OA*18*210')];
    await posted(both, '0', async (world, stdout) => {
      expect(stdout).toContain('denied as a duplicate; what was decided before stands');
      expect(await rows(world, 'empanel claims denials')).toMatchObject([{ codes: 'CO-B7', cents: 21_000 }]);
      expect(await rows(world, 'empanel claims aging')).toMatchObject([{ status: 'denied', cents: 21_000 }]);
    });
  });

  test('that puts a denial for the provider to the patient is a denial all the same', async () => {
    const put = decision('4', 210, 0, ['CAS*PR*242*210']).map((one) => one.replace('*210*0*0*', '*210*0*210*'));
    await posted(put, '0', async (world, stdout) => {
      expect(stdout).toContain('the payer is wrong: on record it could be billed on 2026-05-06');
      expect(stdout).toContain('put to the patient (PR): bill none of it until this is settled');
      expect(await rows(world, 'empanel claims aging')).toMatchObject([{ status: 'denied', cents: 21_000 }]);
      const { stdout: letter, stderr } = await world.run('empanel claims statement new.835 RB-1002');
      expect(letter).toContain('Your share after CASCADE HEALTH PLAN: $0.00');
      expect(stderr).toContain('$210.00 of claim …02 was put to the patient for a matter of the provider');
    });
  });

  test.each([
    ['of a provider of the network puts the write-off to the patient is to be mended', '1245319599', ['PR-45']],
    ['of one who does not participate puts it there as it must', '1995120460', []],
  ])('%s', async (_, npi, codes) => {
    const put = decision('1', 210, 150, ['CAS*PR*45*60']).map((one) =>
      one.replace('*210*150*0*', '*210*150*60*').replace('1245319599', npi),
    );
    await posted(put, '150', async (world) => {
      expect((await rows(world, 'empanel claims denials')).map((one) => one.codes)).toEqual(codes);
    });
  });
});

test.each([
  ['19', true],
  ['1', false],
])(
  'a statement of a claim that went on to another payer says that it waits for that one (%s: %s)',
  async (status, waits) => {
    await withFiles(async (world) => {
      world.write('on.835', payment('T-1', '100', decision(status, 210, 100, ['CAS*CO*45*90', 'CAS*PR*2*20'])));
      const { code, stderr } = await world.run('empanel claims statement on.835 RB-1002');
      expect(code).toBe(0);
      expect(stderr.includes('was forwarded to another payer (CLP02 19)')).toBe(waits);
    });
  },
);

describe('a claim that takes the place of another', () => {
  const kept = (world: World): readonly unknown[] => {
    const ledger = new Database(join(world.root, '.empanel/ledger.db'), { readonly: true });
    const found = ledger.prepare(
      'select status, replaces_id is not null as replaces, paid_cents from claim order by recorded_seq',
    );
    const all = found.raw().all();
    ledger.close();
    return all;
  };
  const correcting = (frequency: string): string =>
    claimsFor('CASCADE CHOICE PPO', ['T-2'])
      .replace('CLM*T-2*130***11:B:1*', `CLM*T-2*130***11:B:${frequency}*`)
      .replace('HI*ABK', 'REF*F8*PAYER-1~\nHI*ABK')
      .replace('SE*20*', 'SE*21*');
  const first = decision('4', 130, 0, ['CAS*CO*16*130']).map((one) =>
    one.replace('RB-1002', 'T-1').replace('CHP900002', 'PAYER-1'),
  );

  test.each([
    ['7', 'sent', ['sent']],
    ['8', 'replaced', []],
  ])('under a number of its own is found by the number of the payer (%s)', async (frequency, status, open) => {
    await withFiles(async (world) => {
      world.write('first.835', payment('T-1', '0', first));
      await world.run('empanel claims post first.835');
      world.write('next.837', correcting(frequency));
      const sent = await world.run('empanel claims sent next.837');
      expect([sent.code, sent.stdout]).toEqual([
        0,
        expect.stringMatching(/corrected: cl-\w+ of 2026-05-06 is replaced/),
      ]);
      expect(kept(world)).toEqual([
        ['replaced', 0, 0],
        [status, 1, 0],
      ]);
      expect(await rows(world, 'empanel claims denials')).toEqual([]);
      expect((await rows(world, 'empanel claims aging')).map((one) => one.status)).toEqual(open);
      // What the payer takes back of the first stays with it.
      const back = first.map((one) =>
        one
          .replace('*4*130*', '*22*-130*')
          .replace(/\*130$/, '*-130')
          .replace('SVC*HC:99214*130', 'SVC*HC:99214*-130'),
      );
      world.write('back.835', payment('T-2', '0', back));
      expect((await world.run('empanel claims post back.835')).code).toBe(0);
      expect(kept(world)[0]).toEqual(['replaced', 0, 0]);
      expect((await world.run('empanel ledger verify')).code).toBe(0);
    });
  });

  test('is made out of charges that name ours', async () => {
    await withFiles(async (world) => {
      await world.run('empanel claims post cascade.835');
      const header =
        'claim,npi,payer,product,group,location,on,code,charge,diagnoses,member_id,last,first,birth_date,sex,street,city,state,zip,frequency,replaces';
      const row =
        'RB-3002,1245319599,cascade-health,ppo,riverbend,portland,2026-05-06,99214,210,I10,TEST1002,Specimen,Bo,1975-05-05,M,2 Test St,Portland,OR,97232,7,RB-1002';
      world.write('new.csv', `${header}\n${row}`);
      const made = await world.run('empanel claims create new.csv --remittance cascade.835 -o new.837');
      expect(made.code).toBe(0);
      expect(world.read('new.837')).toMatch(/CLM\*RB-3002\*210\*{3}11:B:7\*.*\n?REF\*F8\*CHP900002~/);
      expect(kept(world).at(-1)).toEqual(['sent', 1, 0]);
      expect(kept(world).filter((one) => (one as unknown[])[0] === 'replaced')).toHaveLength(1);
      // What `create` recorded is no news when the same file is said to have gone out.
      const sent = await world.run('empanel claims sent new.837');
      expect([sent.code, sent.stdout]).toEqual([0, expect.stringContaining('1 recorded with this file before')]);
    });
  });
});

test.each([
  ['NM1*7*2010AA', 5, 0],
  ['NM1*26*2010BA', 1, 4],
  ['HL*24*2000B', 1, 4],
  ['DTP*23*2400', 0, 4],
])('a 999 that finds %s at fault says which claims stand under it', async (place, above, beside) => {
  await withFiles(async (world) => {
    const whole = world.read('cascade.999');
    const fault = ['AK2*837*0001*005010X222A1', `IK3*${place}*8`, 'IK5*R*5', 'AK9*R*1*1*0', 'SE*7*0001'].join('~\n');
    world.write('batch.999', `${whole.slice(0, whole.indexOf('AK2*'))}${fault}${whole.slice(whole.indexOf('~\nGE*'))}`);
    const { stdout } = await world.run('empanel claims acknowledge batch.999 --sent batch.837 --dry-run');
    expect(stdout.match(/rejected for a fault above it/g) ?? []).toHaveLength(above);
    expect(stdout.match(/rejected with its transaction/g) ?? []).toHaveLength(beside);
    if (above === 1) expect(stdout).toMatch(/fault above it: claim …08 .* in loop 20/);
    if (above === 0) expect(stdout).toMatch(/its own fault: claim …07 .*DTP at 23 in loop 2400/);
  });
});

test('a 999 finds the batch on record by its number, unless the number was used twice', async () => {
  await withFiles(async (world) => {
    await world.run('empanel claims sent batch.837');
    const other = claimsFor('CASCADE CHOICE PPO', ['T-1'])
      .replaceAll('000000412', '000000777')
      .replaceAll('*412', '*301');
    const rejecting = ['AK2*837*0001*005010X222A1', 'IK5*R*5', 'AK9*R*1*1*0', 'SE*6*0001'].join('~\n');
    const whole = world.read('cascade.999');
    world.write(
      'batch.999',
      `${whole.slice(0, whole.indexOf('AK2*'))}${rejecting}${whole.slice(whole.indexOf('~\nGE*'))}`,
    );
    const found = await world.run('empanel claims acknowledge batch.999 --dry-run');
    expect(found.stdout).toContain('5 claims on record of this batch = 0 taken in + 5 rejected ($730.00)');
    world.write('other.837', other);
    await world.run('empanel claims sent other.837');
    const unsure = await world.run('empanel claims acknowledge batch.999 --dry-run');
    expect(unsure.stderr).toContain('which they are is not on record for group 301');
  });
});

test('a rejection that comes again, or after the decision, is no second work item', async () => {
  await withFiles(async (world) => {
    await world.run('empanel claims acknowledge cascade.277ca');
    const again = world.read('cascade.277ca').replaceAll('000000201', '000000209');
    world.write('again.277ca', again);
    await world.run('empanel claims acknowledge again.277ca');
    expect(await rows(world, 'empanel claims denials')).toHaveLength(2);
    world.write('late.277ca', again.replaceAll('000000209', '000000210').replaceAll('RB-1007', 'RB-1002'));
    await world.run('empanel claims post cascade.835');
    const late = await world.run('empanel claims acknowledge late.277ca');
    expect(late.stdout).toContain('it was decided since');
    expect((await rows(world, 'empanel claims denials')).filter(({ codes }) => codes === 'A7:562:82')).toHaveLength(1);
  });
});

test('claims in a file are released by all that they are scrubbed for', async () => {
  await withFiles(async (world) => {
    const untested = claimsFor('CASCADE CHOICE PPO', ['T-1'])
      .replace('HC:99213', 'HC:85025')
      .replace('1997183250', '1245319599');
    world.write('untested.837', untested);
    expect(await rows(world, 'empanel claims held untested.837')).toMatchObject([
      {
        state: 'hold',
        because: expect.stringContaining('85025 is a laboratory test, and the claim names no CLIA number'),
      },
    ]);
  });
});

test('what is kept of a claim are a hash, identifiers of providers, days, codes, cents and states', async () => {
  await withFiles(async (world) => {
    await world.run('empanel claims post cascade.835');
    const ledger = new Database(join(world.root, '.empanel/ledger.db'), { readonly: true });
    const columns = (table: string): readonly string[] =>
      (ledger.pragma(`table_info(${table})`) as { readonly name: string }[]).map(({ name }) => name);
    // A column that is added here is one that somebody has thought about: it says nothing of the patient.
    expect(columns('claim')).toEqual([
      ...['id', 'control_sha256', 'payer', 'payer_code', 'product', 'subject_id', 'billing_npi', 'rendering_npi'],
      ...['group_key', 'location', 'place_of_service', 'from_on', 'through_on', 'charge_cents', 'paid_cents'],
      ...['patient_cents', 'status', 'replaces_id', 'holds', 'release_by', 'lines', 'happened_on', 'recorded_seq'],
      ...['payer_control_sha256', 'other_npis', 'sent_in'],
    ]);
    expect(columns('claim_payment')).toEqual([
      ...['id', 'claim_id', 'remittance_id', 'status_code', 'charge_cents', 'paid_cents', 'patient_cents'],
      ...['adjustments', 'remarks', 'lines', 'happened_on', 'recorded_seq'],
    ]);
    const { lines } = ledger.prepare('select lines from claim_payment limit 1').get() as { readonly lines: string };
    expect(Object.keys((JSON.parse(lines) as object[])[0] ?? {})).toEqual([
      ...['code', 'modifiers', 'on', 'units', 'chargeCents', 'paidCents', 'allowedCents', 'adjustments', 'remarks'],
    ]);
    ledger.close();
  });
});

test('nothing of a patient, and no control number, is in the ledger', async () => {
  await withFiles(async (world) => {
    for (const line of ['sent batch.837', 'acknowledge cascade.277ca', 'post cascade.835'])
      await world.run(`empanel claims ${line}`);
    const folder = join(world.root, '.empanel');
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    for (const word of ['SPECIMEN', 'PARADIGM', 'TEST1002', 'RB-1002', 'RB-1007', 'CHP900002', '19800101'])
      expect(kept.filter((bytes) => bytes.includes(word)).length, word).toBe(0);
  });
});

test('on screen there are neither names nor whole control numbers', async () => {
  await withFiles(async (world) => {
    for (const line of [
      'post cascade.835',
      'post odd-claim.835 --json',
      'acknowledge cascade.277ca',
      'held batch.837 --json',
    ]) {
      const { stdout, stderr } = await world.run(`empanel claims ${line}`);
      expect(`${stdout}${stderr}`).not.toMatch(/SPECIMEN|SAMPLE|PARADIGM|TEST\d{4}|RB-\d{4}/);
    }
  });
});

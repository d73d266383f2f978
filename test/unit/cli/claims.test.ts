/** Claims over time: sent, denied, taken back, corrected, paid; and what of it is kept. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

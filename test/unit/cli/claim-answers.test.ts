/** Answers of payers about whole files and about coverage by several plans. */

import { expect, test } from 'vitest';
import { demoWorld, type World } from '../../world.ts';
import { isa } from '../sources/x12/pieces.ts';

function interchange(kind: string, group: string, guide: string, body: readonly string[]): string {
  const inside = [`ST*${kind}*0001*${guide}`, ...body];
  const all = [isa(), `GS*${group}*S*R*20260612*0815*7*X*${guide}`, ...inside];
  return `${[...all, `SE*${inside.length + 1}*0001`, 'GE*1*7', 'IEA*1*000000001'].join('~\n')}~\n`;
}

function acknowledgement(submitter: string, provider: readonly string[]): string {
  return interchange('277', 'HN', '005010X214', [
    ...['BHT*0085*08*X*20260612*0815*TH', 'HL*1**20*1', 'NM1*PR*2*CASCADE HEALTH PLAN*****PI*CHP01', 'TRN*1*1'],
    ...['DTP*050*D8*20260612', 'DTP*009*D8*20260612', 'HL*2*1*21*1', 'NM1*41*2*RIVERBEND*****46*RIV0418', 'TRN*2*B1'],
    ...[`STC*${submitter}*20260612*WQ*260`, 'HL*3*2*19*1', 'NM1*85*2*RIVERBEND*****XX*1996214080', 'TRN*1*0'],
    ...provider.map((code) => `STC*${code}*20260612*U*260`),
  ]);
}

async function withFile(text: string, use: (world: World) => Promise<void>): Promise<void> {
  const world = await demoWorld();
  try {
    world.write('answer.x12', text);
    await use(world);
  } finally {
    world.end();
  }
}

test.each([
  ['the submitter', 'A3:24:41', [], 'A3:24:41: not approved as electronic submitter'],
  ['the billing provider 1996214080', 'A1:19:PR', ['A7:562:85'], 'A7:562:85: NPI of the billing provider not valid'],
])('a 277CA that rejects %s opens a task, though it names no claim', async (who, submitter, provider, words) => {
  await withFile(acknowledgement(submitter, provider), async (world) => {
    const { code, stderr } = await world.run('empanel claims acknowledge answer.x12');
    expect(code).toBe(1);
    expect(stderr).toContain(`${who} was rejected`);
    const { stdout } = await world.run('empanel task list --json');
    expect(stdout).toContain(`rejected ${who} with all claims under it (${words}`);
    // The same file again opens no second one.
    expect((await world.run('empanel claims acknowledge answer.x12')).stderr).toContain('error[record/exists]');
  });
});

test('one that was received opens none', async () => {
  await withFile(acknowledgement('A1:19:PR', ['A1:19:PR']), async (world) => {
    expect((await world.run('empanel claims acknowledge answer.x12')).code).toBe(0);
    expect((await world.run('empanel task list --json')).stdout).not.toContain('with all claims under it');
  });
});

test('a patient of two plans is looked at for each; a plan that is none of our products is not billable', async () => {
  const answer = interchange('271', 'HB', '005010X279A1', [
    ...['BHT*0022*11*X*20260612*0815', 'HL*1**20*1', 'NM1*PR*2*CASCADE HEALTH PLAN*****PI*CHP01', 'HL*2*1*21*1'],
    ...['NM1*1P*1*RUIZ*ANA****XX*1245319599', 'HL*3*2*22*0', 'TRN*2*9*9X', 'NM1*IL*1*PARADIGM*HAL****MI*M1'],
    ...['DTP*291*D8*20260601', 'EB*1**30*PR*CASCADE CHOICE PPO', 'EB*1**30*HM*CASCADE VALUE HMO'],
    ...['EB*1**35*PR*CASCADE DENTAL', 'EB*B**98*PR*CASCADE CHOICE PPO***25'],
  ]);
  await withFile(answer, async (world) => {
    const { code, stdout } = await world.run('empanel claims eligibility answer.x12 --json');
    expect(code).toBe(1);
    const { rows } = JSON.parse(stdout) as { readonly rows: readonly Record<string, unknown>[] };
    expect(rows.map(({ plan, coverage, product, verdict }) => [plan, coverage, product, verdict])).toEqual([
      ['CASCADE CHOICE PPO', 'active', 'ppo', 'bill'],
      ['CASCADE VALUE HMO', 'active', null, null],
    ]);
    expect(rows[1]?.because).toContain('no product of Cascade Health Plan has the name or key `CASCADE VALUE HMO`');
  });
});

test('coverage counts to its last day, for all services, as one thing, and beside no other payer', async () => {
  const plan = 'PR*CASCADE CHOICE PPO';
  const said: readonly (readonly [segments: readonly string[], coverage: string, because: string])[] = [
    [['DTP*291*RD8*20250101-20260615', `EB*1**30*${plan}`], 'active', ''],
    [['DTP*356*D8*20250101', 'DTP*357*D8*20260614', `EB*1**30*${plan}`], 'inactive', 'through 2026-06-14 only'],
    [[`EB*1**98^MH*${plan}`], 'unknown', 'active for some kinds of service only (EB03 98, MH)'],
    [[`EB*1**30*${plan}`, `EB*6**30*${plan}`], 'unknown', 'active and not active'],
    [[`EB*1**30*${plan}`, 'EB*6**30*PR*CASCADE INDIVIDUAL'], 'active', ''],
    [[`EB*1**30*${plan}`, `EB*6**30*${plan}`, 'DTP*291*RD8*20240101-20241231'], 'active', ''],
    [[], 'unknown', 'names no coverage, active or not'],
    [
      [`EB*1**30*${plan}`, 'EB*R**30*HN', 'LS*2120', 'NM1*PRP*2*COLUMBIA BLUE*****PI*CBHMA', 'LE*2120'],
      'active',
      'the answer names another payer, COLUMBIA BLUE',
    ],
    [[`EB*1**30*${plan}`, 'EB*R**30*HN', 'DTP*291*RD8*20240101-20241231'], 'active', ''],
  ];
  const answer = interchange('271', 'HB', '005010X279A1', [
    ...['BHT*0022*11*X*20260612*0815', 'HL*1**20*1', 'NM1*PR*2*CASCADE HEALTH PLAN*****PI*CHP01', 'HL*2*1*21*1'],
    'NM1*1P*1*RUIZ*ANA****XX*1245319599',
    ...said.flatMap(([segments], at) => [
      ...[`HL*${at + 3}*2*22*0`, 'TRN*2*9*9X', `NM1*IL*1*PARADIGM*HAL****MI*M${at}`],
      ...segments,
    ]),
  ]);
  await withFile(answer, async (world) => {
    const { code, stdout, stderr } = await world.run('empanel claims eligibility answer.x12 --json');
    const { rows } = JSON.parse(stdout) as { readonly rows: readonly Record<string, unknown>[] };
    expect(rows.map(({ coverage }) => coverage)).toEqual(said.map(([, coverage]) => coverage));
    said.forEach(([, , because], at) => {
      if (because === '') expect(rows[at]?.because).toBe('');
      else expect(rows[at]?.because).toContain(because);
    });
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('9 patients: 4 covered and billable, 5 to look at');
  });
});

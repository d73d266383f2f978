import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoWorld } from '../../world.ts';

const override = 'overrides:\n  - { rule: ncqa.recred.cycle, add: P3M, reason: the plan asks every three months }\n';

test('a yes after the credentialing cycle has ended says so, from the day after', async () => {
  const world = await demoWorld();
  try {
    const workspace = readFileSync(join(world.root, 'empanel.yaml'), 'utf8');
    world.write('empanel.yaml', workspace + override);
    const ask = (on: string, ...more: readonly string[]): ReturnType<typeof world.empanel> =>
      world.empanel(['can-bill', '1245319599', '--payer', 'cascade-health', '--on', on, ...more]);
    expect(JSON.parse((await ask('2026-04-22', '--json')).stdout)).toMatchObject({ canBill: true, cycleEndedOn: null });
    const after = JSON.parse((await ask('2026-04-23', '--json')).stdout) as unknown;
    expect(after).toMatchObject({ canBill: true, cycleEndedOn: '2026-04-22' });
    const page = (await ask('2026-04-23', '--format', 'md')).stdout;
    expect(page).toContain('its credentialing cycle ended on Wed 22 Apr 2026, and no later decision is recorded');
    expect((await ask('2026-04-22', '--format', 'md')).stdout).not.toContain('credentialing cycle');
  } finally {
    world.end();
  }
});

test('a schedule says it of each row from the day after, with the same verdict', async () => {
  const world = await demoWorld();
  try {
    const days = ['2026-04-22', '2026-04-23', '2026-05-02', '2028-01-03'];
    world.write('visits.csv', `npi,payer,on\n${days.map((on) => `1245319599,cascade-health,${on}\n`).join('')}`);
    const told = async (...more: readonly string[]): Promise<Record<string, string | null>[]> => {
      const { stdout } = await world.empanel(['can-bill', '--from', 'visits.csv', '--format', 'json', ...more]);
      return (JSON.parse(stdout) as { rows: Record<string, string | null>[] }).rows;
    };
    const before = await told();
    expect(before.map(({ cycleEndedOn }) => cycleEndedOn)).toEqual([null, null, null, null]);
    world.write('empanel.yaml', readFileSync(join(world.root, 'empanel.yaml'), 'utf8') + override);
    for (const more of [[], ['--brief']]) {
      const after = await told(...more);
      expect(after.map(({ verdict }) => verdict)).toEqual(before.map(({ verdict }) => verdict));
      expect(after.map(({ cycleEndedOn }) => cycleEndedOn)).toEqual([null, '2026-04-22', '2026-04-22', '2026-04-22']);
      const words = 'credentialing cycle ended on Wed 22 Apr 2026, and no later decision is recorded';
      expect(after.map(({ because }) => because?.includes(words))).toEqual([false, true, true, false]);
    }
    const { stderr } = await world.empanel(['can-bill', '--from', 'visits.csv', '--format', 'csv']);
    expect(stderr).toContain('2 of 3 rows to bill: the credentialing cycle ends before the service');
  } finally {
    world.end();
  }
});

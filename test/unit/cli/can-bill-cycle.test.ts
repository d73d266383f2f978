import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoWorld } from '../../world.ts';

test('a yes after the credentialing cycle has ended says so, from the day after', async () => {
  const world = await demoWorld();
  try {
    const workspace = readFileSync(join(world.root, 'empanel.yaml'), 'utf8');
    const override =
      'overrides:\n  - { rule: ncqa.recred.cycle, add: P3M, reason: the plan asks every three months }\n';
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

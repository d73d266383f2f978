import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoWorld } from '../../world.ts';

test('a late cycle of whose lateness no source says how long it counts is told so', async () => {
  const world = await demoWorld();
  try {
    const ask = async (): Promise<{ readonly rows: readonly unknown[]; readonly notes: readonly string[] }> => {
      const { stdout } = await world.empanel(['committee', 'recredential', '--as-of', '2029-02-01', '--json']);
      const told = JSON.parse(stdout) as { readonly rows: readonly { readonly type: string }[]; notes: string[] };
      return { ...told, rows: told.rows.filter(({ type }) => type === 'recredentialing') };
    };
    const told = await ask();
    expect(told.rows).toMatchObject([{ rule: 'ncqa.recred.cycle', lateUntil: '2029-02-21', state: 'late' }]);
    expect(told.notes.join(' ')).not.toContain('No source of');
    const path = 'payers/cascade-health.payer.yaml';
    const payer = readFileSync(join(world.root, path), 'utf8');
    world.write(path, payer.replace('packs: [commercial-generic]', 'packs: [commercial-generic, aetna]'));
    await world.empanel(['sync', '--quiet']);
    const silent = await ask();
    expect(silent.rows).toMatchObject([{ rule: 'aetna.recredentialing', lateUntil: null, state: 'late' }]);
    expect(silent.notes.join(' ')).toContain(
      'No source of aetna.recredentialing says how long a late one still counts',
    );
  } finally {
    world.end();
  }
});

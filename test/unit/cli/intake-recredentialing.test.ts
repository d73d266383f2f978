import { expect, test } from 'vitest';
import { demoWorld } from '../../world.ts';

test('of whom a recredentialing is open with the payer, education is not asked again', async () => {
  const world = await demoWorld();
  try {
    const asked = async (): Promise<string> =>
      (await world.empanel(['provider', 'intake', 'ruiz', '--payer', 'cascade-health'])).stdout;
    expect(await asked()).toContain('Professional degree (Cascade Health Plan)');
    const opened = await world.empanel(['committee', 'recredential', '--within', '3y', '--open', '--quiet']);
    expect(opened.stdout).toContain('Cascade Health Plan (recredentialing)');
    const again = await asked();
    expect(again).not.toContain('Professional degree (Cascade Health Plan)');
    expect(again).toContain('Medicare and Medicaid sanctions checked (Cascade Health Plan)');
  } finally {
    world.end();
  }
});

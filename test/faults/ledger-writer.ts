/** A process that writes to a ledger until it is done or killed; it tells of each command that has returned. */

import { writeSync } from 'node:fs';
import { openLedger } from '../../src/ledger/ledger.ts';

const [path = '', actor = '', commands = '0', rows = '0'] = process.argv.slice(2);

async function run(): Promise<void> {
  const ledger = await openLedger({ path, mode: 'write', busyTimeoutMs: 20_000 });
  for (let number = 0; number < Number(commands); number += 1) {
    const command = { name: 'task add', actor, at: '2026-03-14T10:00:00Z', asOf: '2026-03-14' };
    const { receipt } = await ledger.write(command, async (transaction) => {
      for (let row = 0; row < Number(rows); row += 1) {
        const text = `${actor} ${number} ${row} ${'x'.repeat(400)}`;
        await transaction.insert('task', { id: await transaction.newId('k'), text });
      }
    });
    writeSync(1, `${receipt.journal?.[1]}\n`);
  }
  await ledger.close();
}

run().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  writeSync(2, `${code} ${String(error)}\n`);
  process.exitCode = 1;
});

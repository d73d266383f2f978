/** The program as built, on a ledger large enough for other threads: what they derive is what one derives. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../..');

function ran(cwd: string, ...argv: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: 'utf8' });
  expect(stderr === '' || status === 0, stderr).toBe(true);
  return stdout;
}

test('a large ledger derived by several threads is what its journal says', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'empanel-threads-'));
  const empanel = join(repository, 'bin/empanel.js');
  try {
    ran(folder, empanel, 'init', 'large');
    const large = join(folder, 'large');
    rmSync(join(large, '.empanel'), { recursive: true });
    ran(folder, join(repository, 'scripts/bench/large-ledger.mjs'), large, '--scale', '0.006');
    expect(ran(large, empanel, 'ledger', 'rebuild')).toMatch(/^derived \d+ deadline spans of 600 subjects/);
    // Verifying derives every subject again, in one thread.
    expect(ran(large, empanel, 'ledger', 'verify')).toContain('rebuilt from the journal: identical');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * Runs every transcript: those of this folder, the README and the tour of the example practice. `UPDATE=1` writes down what
 * the program prints now; look at the difference before committing it. A machine that guards the main line never updates.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorTable } from '../src/errors.ts';
import { hasConsole, replayed, shownErrorCodes } from './transcript.ts';
import { endDemo } from './world.ts';

const repository = join(import.meta.dirname, '..');
const folder = 'test/transcripts';
const paths = [
  'README.md',
  'examples/README.md',
  ...readdirSync(join(repository, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`),
];
const updating = process.env.UPDATE === '1';
const zoneBefore = process.env.TZ;

function contentOf(path: string): string {
  // A file that is not there fails its own test, not those of the others.
  return existsSync(join(repository, path))
    ? readFileSync(join(repository, path), 'utf8').replaceAll('\r\n', '\n')
    : '';
}

beforeAll(() => {
  if (updating && process.env.CI) throw new Error('UPDATE=1 is for a desk, not for CI');
  // The calendar day of the machine is already tomorrow here: whatever asks it for the date prints another day.
  process.env.TZ = 'Pacific/Kiritimati';
});

afterAll(async () => {
  process.env.TZ = zoneBefore;
  await endDemo();
});

describe('every transcript prints what it says', () => {
  test.each(paths)('%s', async (path) => {
    const text = contentOf(path);
    expect(hasConsole(text), 'a transcript has a console block').toBe(true);
    const actual = await replayed(text);
    // A bug is never what is expected, nor to be written down.
    expect(actual.match(/^! error\[bug\].*$/m)?.[0]).toBe(undefined);
    if (updating && actual !== text) writeFileSync(join(repository, path), actual);
    else expect(actual).toBe(text);
  });
});

/** Refusals that no command line can bring about in a folder of one's own, and the test that does. */
const testedElsewhere: Readonly<Record<string, string>> = {
  cancelled: 'test/unit/cli/prompts.test.ts',
  'config/addon': 'test/unit/ledger/opening.test.ts',
  'input/no-permission': 'test/unit/documents/document-files.test.ts',
  'ledger/damaged': 'test/unit/ledger/opening.test.ts',
  'ledger/disk-full': 'test/faults/ledger-faults.test.ts',
  'ledger/locked': 'test/unit/ledger/opening.test.ts',
  'ledger/newer': 'test/unit/ledger/opening.test.ts',
  'ledger/no-permission': 'test/unit/ledger/opening.test.ts',
  'ledger/read-only': 'test/unit/ledger/opening.test.ts',
};

describe('refusals', () => {
  const shown = new Set(paths.flatMap((path) => shownErrorCodes(contentOf(path))));

  test('every code is shown by a transcript, or tested where a fault can be made', () => {
    const missing = Object.keys(errorTable).filter((code) => !shown.has(code) && !(code in testedElsewhere));
    expect(missing).toEqual([]);
  });

  test.each(Object.entries(testedElsewhere))('%s is tested in %s', (code, path) => {
    expect(shown.has(code), 'a transcript shows it: take it off the list').toBe(false);
    expect(existsSync(join(repository, path))).toBe(true);
    expect(contentOf(path)).toContain(`'${code}'`);
  });
});

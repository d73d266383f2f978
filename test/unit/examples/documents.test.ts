/** The files of the example practice say what they are meant to say, and nothing else. */

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { World } from '../../world.ts';

const examples = join(import.meta.dirname, '../../../examples');

interface CheckReport {
  readonly summary: { readonly files: number; readonly errors: number };
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly path: string }[];
}

let world: World;

beforeAll(() => {
  world = new World();
  world.fillFrom(join(examples, 'practice'));
});

afterAll(() => world.end());

async function checked(...paths: readonly string[]): Promise<CheckReport> {
  const { stdout } = await world.empanel(['check', ...paths, '--format', 'json']);
  return JSON.parse(stdout) as CheckReport;
}

/** Rules by the last name of the provider, or the name of the file, sorted. */
function rulesByFile(
  { findings }: CheckReport,
  severities: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { rule, severity, path } of findings) {
    if (!severities.includes(severity)) continue;
    const name = (path.split('/').at(-1) ?? path).split(/[-.]\w+-\d|\.dossier/)[0] ?? path;
    found[name] = [...(found[name] ?? []), rule].sort();
  }
  return found;
}

describe('the practice', () => {
  test('has no error, so that every file is in the ledger', async () => {
    const { summary } = await checked();
    expect(summary.errors).toBe(0);
    expect(summary.files).toBe(20);
  });

  test('warns of what its people are there to show', async () => {
    expect(rulesByFile(await checked(), ['error', 'warning'])).toEqual({
      bell: ['license/missing-for-state'],
      herrera: ['register/differs', 'w9/other-address'],
      tanaka: ['history/gap', 'says/differs', 'says/differs'],
      whitlock: ['disclosure/unexplained'],
    });
  });

  test('has one dossier, of Dr. Ruiz, of which nothing at all is said', async () => {
    const { findings } = await checked('dossiers');
    expect(findings.filter((finding) => finding.path.includes('ruiz'))).toEqual([]);
  });
});

describe('the files with errors', () => {
  test('show one kind of mistake each', async () => {
    cpSync(join(examples, 'broken'), world.path('broken'), { recursive: true });
    const { 'not-yaml': text, ...others } = rulesByFile(await checked('broken'), ['error']);
    expect(text).toContain('yaml/tab');
    expect(others).toEqual({
      'lost-zeros': [
        'schema/date',
        'schema/date',
        'yaml/lost-digits',
        'yaml/lost-digits',
        'yaml/lost-digits',
        'yaml/lost-digits',
      ],
      slips: ['reference/unknown', 'schema/choice', 'schema/form', 'schema/unknown-key', 'schema/unknown-key'],
      'wrong-numbers': ['date/order', 'dea/check-digit', 'npi/check-digit', 'ssn/shape', 'taxonomy/primary'],
    });
  });
});

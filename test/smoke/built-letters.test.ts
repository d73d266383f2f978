/** The program as built, on letters beyond ASCII: its chunks are read as single bytes. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BuiltProgram } from '../built-program.ts';
import { repository } from '../source-file.ts';

const program = new BuiltProgram();
const folder = mkdtempSync(join(tmpdir(), 'empanel-letters-'));

beforeAll(() => program.build(), 60_000);
afterAll(() => {
  program.end();
  rmSync(folder, { recursive: true, force: true });
});

test('chunks are plain ASCII', () => {
  const dist = join(program.home, 'dist');
  const chunks = readdirSync(dist).filter((name) => name.endsWith('.cjs'));
  expect(chunks.length).toBeGreaterThan(100);
  expect(chunks.filter((name) => readFileSync(join(dist, name)).some((byte) => byte > 0x7f))).toEqual([]);
});

test('a name with a letter that has no accent to lose is found on an exclusion list without it', () => {
  symlinkSync(join(repository, 'schemas'), join(program.home, 'schemas'), 'junction');
  const begun = program.run(folder, ['init', '.']);
  expect(begun.status, begun.stderr).toBe(0);
  const who = ['--npi', '1992999999', '--first', 'Lee', '--last', 'Søholm', '--type', 'pt', '--taxonomy', '225100000X'];
  const added = program.run(folder, ['provider', 'add', ...who, '--state', 'OR']);
  expect(added.status, added.stderr).toBe(0);
  const header =
    'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
  const excluded =
    'SOHOLM,LEE,,,,PHYSICAL THERAPIST,,0000000000,,,PORTLAND,OR,97201,1128a1,20250701,00000000,00000000,';
  writeFileSync(join(folder, 'leie.csv'), `${header}\n${excluded}\n`);
  const { stdout } = program.run(folder, ['screen', '--list', 'leie=leie.csv', '--dry-run', '--json']);
  const { matches } = JSON.parse(stdout) as { readonly matches: readonly Readonly<Record<string, unknown>>[] };
  expect(matches.map(({ provider, tier }) => [provider, tier])).toEqual([['Søholm, Lee', 'name']]);
});

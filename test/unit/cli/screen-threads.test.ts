/** Another thread finds the similar names that one finds; where it ends before its time, they are found without it. */

import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BuiltProgram } from '../../built-program.ts';
import { World } from '../../world.ts';

const program = new BuiltProgram();
const world = new World();
const asOf = ['--as-of', '2026-06-15'];
/** As many as a thread is worth. */
const people = 5000;
const header =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va'.split(' ');
const first = ['Ana', 'Bea', 'Carl', 'Dora', 'Elias', 'Fay', 'Gus'];

function last(index: number): string {
  const [one, two, three] = [index % 16, (index >> 4) % 16, (index >> 8) % 16];
  return `Z${syllables[one]}${syllables[two]}${syllables[three]}ston`;
}

/** Every seventh without a birth date, who is looked for among those with one as well. */
function official(index: number): string {
  const born = index % 7 === 0 ? '' : `, birthDate: 19${50 + (index % 40)}-03-0${1 + (index % 9)}`;
  const name = `{ first: ${first[index % first.length]}, middle: P${index}, last: ${last(index)} }`;
  return `  - { name: ${name}, role: managing-employee${born}, from: 2018-04-02 }`;
}

/** Rows of people called nearly so: two letters changed about in every other name, and some with a birth date. */
function row(index: number): string {
  const name = last(index * 37);
  const called = index % 2 === 0 ? name : `${name.slice(0, 3)}${name[4]}${name[3]}${name.slice(5)}`;
  const born = index % 5 === 0 ? '19700301' : '';
  return `${called.toUpperCase()},${first[(index * 3) % first.length]?.toUpperCase()},,,,,,0000000000,${born},,SALEM,OR,1,1128a1,20260118,00000000,00000000,`;
}

beforeAll(async () => {
  await program.build();
  await world.empanel(['init', '.']);
  const officials = Array.from({ length: people }, (_, index) => official(index));
  world.write(
    'groups/elm.group.yaml',
    ['empanel: group/v1', 'key: elm', 'legalName: Elm Clinic', 'officials:', ...officials, ''].join('\n'),
  );
  world.write('UPDATED.csv', `${[header, ...Array.from({ length: 300 }, (_, index) => row(index))].join('\n')}\n`);
  expect((await world.empanel(['sync', 'groups/elm.group.yaml', ...asOf])).code).toBe(0);
}, 120_000);

afterAll(() => {
  world.end();
  program.end();
});

test('similar names', { timeout: 120_000 }, async () => {
  const words = ['screen', '--list', 'UPDATED.csv', '--dry-run', '--json', ...asOf];
  const alone = await world.empanel(words);
  const { matches } = JSON.parse(alone.stdout) as { readonly matches: readonly { readonly tier: string }[] };
  expect(matches.filter(({ tier }) => tier === 'fuzzy').length).toBeGreaterThan(50);

  const started = join(program.home, 'threads');
  rmSync(started, { force: true });
  const threaded = program.run(world.path('.'), words);
  expect(existsSync(started)).toBe(availableParallelism() > 1);
  expect([threaded.stdout === alone.stdout, threaded.status]).toEqual([true, alone.code]);

  const broken = program.run(world.path('.'), words, { BROKEN_THREADS: '1' });
  expect([broken.stdout === alone.stdout, broken.status]).toEqual([true, alone.code]);
});

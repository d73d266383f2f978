/**
 * Worked examples: days that people counted by hand from the sources, held against the rules of the program and against a
 * second implementation in another language, which shares nothing with it but the packs.
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleSet } from '../../src/rules/rule-set.ts';
import { shippedPacks } from '../../src/rules/shipped-packs.ts';
import { type Answer, engineAnswer } from './engine-answer.ts';
import { exampleColumns, exampleFiles, exampleOf } from './example-rows.ts';

const folder = import.meta.dirname;
const packsFile = join(folder, '../../src/rules/generated/packs.json');
const leastRows = 150;

/** Cases that must be among the examples, by words in their arithmetic or source. */
const requiredCases: readonly (readonly [string, RegExp])[] = [
  ['month end', /month[- ]end|end of the month|last day of/i],
  ['29 February', /29 feb|feb(ruary)? 29/i],
  ['business days over Thanksgiving', /thanksgiving/i],
  ['observed holiday', /observed/i],
  ['Palmetto', /palmetto/i],
  ['Illinois among several states', /illinois among/i],
  ['cut-over day', /(?<!before the )cut-over day|on the cut-over/i],
  ['day before the cut-over', /day before the cut-over/i],
  ['two stops', /two stops/i],
  ['filed too early', /too early/i],
];

const files = exampleFiles(folder);
const rows = files.flatMap((file) => file.rows);
const rules = ruleSet(shippedPacks(), []);
const versionsOf = (rule: string): NonNullable<ReturnType<typeof rules.byId.get>> => rules.byId.get(rule) ?? [];

test('every file has the columns in order and every row all of them', () => {
  for (const file of files) {
    expect(file.header, file.name).toEqual(exampleColumns);
    expect(file.refused, file.name).toEqual([]);
  }
});

test(`there are at least ${leastRows}, no two the same`, () => {
  expect(rows.length).toBeGreaterThanOrEqual(leastRows);
  const places = rows.map((row) => `${row.rule} with ${row.facts}`);
  expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
});

test.each(requiredCases)('there is one about: %s', (_name, words) => {
  expect(rows.filter((row) => words.test(`${row.arithmetic} ${row.source}`))).not.toEqual([]);
});

test('every row says its rule, its day, how it was counted and where that is written', () => {
  for (const row of rows) {
    expect(row.due, row.place).toMatch(/^(\d{4}-\d{2}-\d{2}|unknown|none)$/);
    expect(row.arithmetic, row.place).not.toBe('');
    expect(row.source, row.place).not.toBe('');
    expect(versionsOf(row.rule), `${row.place} names the rule \`${row.rule}\``).not.toEqual([]);
  }
});

describe.each(files)('$name', ({ rows: ofFile }) => {
  test.each(
    ofFile.map((row) => [`${row.place} ${row.rule}: ${row.facts} → ${row.due} (${row.arithmetic})`, row] as const),
  )('%s', (_name, row) => {
    const { due, opens, dueAtLatest } = engineAnswer(versionsOf(row.rule), exampleOf(row));
    expect(due).toBe(row.due);
    if (row.opens !== '') expect(opens).toBe(row.opens);
    if (row.dueAtLatest !== '') expect(dueAtLatest).toBe(row.dueAtLatest);
  });
});

describe('the second opinion', () => {
  const python = spawnSync('python3', ['--version']).status === 0;
  if (!python) console.warn('no python3 here: the worked examples were held against one implementation only');

  test.runIf(python)('agrees with every row and with the program', () => {
    const asked = ['second_opinion.py', packsFile];
    const told = spawnSync('python3', asked, { cwd: folder, encoding: 'utf8' });
    expect(told.stdout + told.stderr).toBe(`${rows.length} worked examples, 0 disagreements\n`);
    const { stdout } = spawnSync('python3', [...asked, '--answers'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const found = JSON.parse(stdout) as readonly (Answer & { readonly place: string })[];
    const ours = rows.map((row) => ({ place: row.place, ...engineAnswer(versionsOf(row.rule), exampleOf(row)) }));
    expect(found.map(({ place, due, opens, dueAtLatest }) => ({ place, due, opens, dueAtLatest }))).toEqual(ours);
  });
});

/** Several threads judge a schedule as one does: the same lines in the same order, the same refusals and exit codes. */

import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BuiltProgram } from '../../built-program.ts';
import { World } from '../../world.ts';

const program = new BuiltProgram();
const world = new World();
const npis = ['1245319599', '1993002140', '1994073181', '1995120460', '1996048710', '1997183250', '1998039675'];
const payers = ['cascade-health', 'columbia-blue', 'medicare-noridian', 'oregon-health-plan', 'cascade-helth', ''];
const day = (index: number): string => new Date(Date.UTC(2024, 3, 1) + index * 86_400_000).toISOString().slice(0, 10);

/** Rows of every provider with every payer, with rows among them that are refused for each reason there is. */
function row(index: number): string {
  const [npi, payer] = [npis[index % npis.length], payers[index % payers.length]];
  if (index % 101 === 7) return `${npi},${payer}`;
  if (index % 103 === 7) return `"12,\n${index}",${payer},${day(index % 1200)},,`;
  if (index % 107 === 7) return `199300214${index % 10},${payer},32/13/2026,,`;
  return `${npi},${payer},${day((index * 7) % 1200)},,${index % 3 === 0 ? 'portland' : ''}`;
}

const header = 'npi,payer,on,product,location\n';
const many = header + Array.from({ length: 40_000 }, (_, index) => `${row(index)}\n`).join('');
const asOf = ['--as-of', '2026-06-15'];

beforeAll(async () => {
  await program.build();
  await world.empanel(['init', '.', '--demo']);
  world.write('many.csv', many);
  world.write('cut.csv', `${many}1245319599,cascade`);
  world.write('open.csv', `${many}"1245319599,${'x'.repeat(2_200_000)}`);
  world.write('other.csv', many.replace('npi', 'number'));
  // The deadlines are derived anew for the other build, and that is said once.
  program.run(world.path('.'), ['ledger', 'rebuild']);
}, 120_000);

afterAll(() => {
  world.end();
  program.end();
});

async function same(words: readonly string[]): Promise<string> {
  const started = join(program.home, 'threads');
  rmSync(started, { force: true });
  const threaded = program.run(world.path('.'), [...words, ...asOf]);
  expect(existsSync(started)).toBe(availableParallelism() > 1);
  await world.empanel(['ledger', 'rebuild']);
  const alone = await world.empanel([...words, ...asOf]);
  program.run(world.path('.'), ['ledger', 'rebuild']);
  expect(threaded.stdout === alone.stdout).toBe(true);
  expect([threaded.stderr, threaded.status]).toEqual([alone.stderr, alone.code]);
  return threaded.stdout;
}

test.each(['csv', 'tsv', 'ndjson'])('as %s', { timeout: 120_000 }, async (format) => {
  const text = await same(['can-bill', '--from', 'many.csv', '--format', format]);
  for (const verdict of ['bill', 'hold', 'no', 'refused']) expect(text).toContain(verdict);
});

test.each(['cut.csv', 'open.csv', 'other.csv'])('what is wrong with %s', { timeout: 120_000 }, async (file) => {
  await same(['can-bill', '--from', file, '--format', 'csv']);
});

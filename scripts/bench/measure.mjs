// Whole processes timed in turn: A B C, A B C, …, so that a busy moment of the machine touches all of them.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Where it is set, Node 20 loads certificates at every start: the floor would rise and every ratio look better.
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_DISABLE_COMPILE_CACHE: _cache, ...inherited } = process.env;
export const env = { ...inherited, NO_COLOR: '1' };

/** @typedef {{ name: string, command: string[], cwd?: string, exits?: number[], before?: () => void, goal?: number }} Case */

/** Runs one case; its milliseconds. An exit code that was not foreseen ends the benchmark: a failure is no result. */
export function run({ name, command, cwd, exits = [0], before }, more = {}) {
  before?.();
  const started = process.hrtime.bigint();
  const done = spawnSync(command[0], command.slice(1), {
    cwd,
    env: { ...env, ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const took = Number(process.hrtime.bigint() - started) / 1e6;
  if (!exits.includes(done.status)) {
    throw new Error(
      `${name}: \`${command.join(' ')}\` ended with ${done.status ?? done.signal}\n${done.stderr ?? done.error}`,
    );
  }
  return took;
}

/** Times all cases in turn; the first is the floor of the ratios, taken pair by pair. @param {Case[]} cases */
export function inTurn(cases, rounds, warmUps = 1) {
  const times = cases.map(() => []);
  for (let round = -warmUps; round < rounds; round += 1) {
    cases.forEach((each, index) => {
      const took = run(each);
      if (round >= 0) times[index].push(took);
    });
  }
  return cases.map((each, index) => ({
    ...each,
    times: times[index],
    time: spread(times[index]),
    ratio: spread(times[index].map((took, round) => took / times[0][round])),
  }));
}

/** Peak resident memory of a Node program, in MiB. */
export function peakMemory(each) {
  const folder = process.env.TMPDIR ?? tmpdir();
  const out = join(folder, `empanel-bench-${process.pid}.rss`);
  const hook = join(folder, `empanel-bench-${process.pid}.cjs`);
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(out)}, String(process.resourceUsage().maxRSS)));`,
  );
  try {
    run({ ...each, command: [each.command[0], '--require', hook, ...each.command.slice(1)] });
    return Number(readFileSync(out, 'utf8')) / 1024;
  } finally {
    rmSync(out, { force: true });
    rmSync(hook, { force: true });
  }
}

/** Median, least and most. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1) };
}

/** Prints results as a table, with so many digits after the point; a goal that was missed is marked and counted. */
export function print(title, results, digits = 0) {
  console.log(`\n${title}`);
  const rows = results.map(({ name, time, ratio, goal }, index) => [
    name,
    `${time.median.toFixed(digits)} ms (${time.min.toFixed(digits)}–${time.max.toFixed(digits)})`,
    index === 0 ? 'floor' : `${ratio.median.toFixed(2)}× (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`,
    goal === undefined ? '' : `≤ ${goal.toFixed(2)}× ${ratio.median <= goal ? 'met' : 'MISSED'}`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    console.log(
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}`,
    );
  return results.filter(({ goal, ratio }) => goal !== undefined && ratio.median > goal).length;
}

/**
 * The two implementations on clocks and dates that nobody thought of: whatever the packs may write, they must agree. What
 * is made up is the same on every run.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Clock, Pack } from '../../src/domain/nouns/pack.ts';
import { ruleSet } from '../../src/rules/rule-set.ts';
import fc from '../property.ts';
import { type Answer, engineAnswer } from './engine-answer.ts';
import { exampleFiles, exampleOf } from './example-rows.ts';

const rowsMade = 3000;
const clocksMade = 300;

const anchors = [
  'application.completeOn',
  'application.submittedOn',
  'application.receivedOn',
  'line.infoRequestedOn',
  'decision.decidedOn',
] as const;
const lengths = 'P0D P1D P7D P30D P45D P90D P120D P1M P2M P6M P36M P1Y P5Y P1Y2M3D P6W 1BD 5BD 10BD 20BD PT72H P1M15D';

const anchor = fc.constantFrom(...anchors);
const length = fc.constantFrom(...lengths.split(' '));
const distance = fc.oneof(
  { weight: 4, arbitrary: length.map((add) => ({ add })) },
  { weight: 1, arbitrary: length.map((before) => ({ before })) },
);
const day = fc.integer({ min: 0, max: 1400 }).map(dayText);
const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 1 });

function dayText(index: number): string {
  return new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
}

const condition = fc.constantFrom({ anyState: ['IL'] }, { developed: true }, { via: ['portal'] });
const clock = fc.record({
  anchor,
  distance,
  tolls: fc.constantFrom('none', 'pause', 'pause', 'pause-max', 'restart', 'unknown'),
  maxStops: fc.integer({ min: 1, max: 3 }),
  anewAfter: rarely(fc.constantFrom('P5D', 'P30D')),
  snap: rarely(fc.constantFrom('end-of-month', 'next-business-day', 'next-quarter')),
  monthEnd: rarely(fc.constantFrom('last-day', 'next-day')),
  opens: rarely(fc.constantFrom('P7M', 'P30D', '10BD')),
  posted: rarely(fc.constant('line.infoDueOn')),
  notBefore: rarely(fc.constantFrom(['application.approvedOn'], ['application.approvedOn', 'line.infoDueOn'])),
  alsoFrom: rarely(fc.record({ anchor, add: length }).map((one) => [one])),
  fallback: rarely(fc.record({ anchor, add: length })),
  closedBy: rarely(fc.constantFrom(...anchors, 'application.approvedOn')),
  alsoClosedBy: rarely(fc.constantFrom(['application.approvedOn'], ['line.infoDueOn', 'application.approvedOn'])),
  exceptions: rarely(
    fc
      .tuple(
        condition,
        fc.oneof(
          length.map((add) => ({ add })),
          fc.constant({ none: true }),
        ),
      )
      .map(([when, then]) => [{ when, ...then }]),
  ),
  when: rarely(fc.constantFrom({ anyState: ['IL'] }, { providerTypes: ['md'] }, { developed: false })),
  unanchored: rarely(fc.constant('hide')),
  bound: rarely(fc.constantFrom('by', 'not-before', 'at-least')),
  change: rarely(
    fc.record({ cut: day, later: distance, versionBy: rarely(fc.constantFrom('anchor', 'processed', 'asked')) }),
  ),
});

/** What an arbitrary makes. */
type Made<From> = From extends fc.Arbitrary<infer One> ? One : never;

/** The versions of one made-up rule. */
function versions(made: Made<typeof clock>, index: number): readonly Clock[] {
  const { distance: first, change, maxStops, ...rest } = made;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const plain = {
    id: `made.${index}`,
    title: 'Made up',
    why: 'To compare two ways of counting',
    cite: { source: 'nobody' },
    confidence: 'practice',
    kind: 'response',
    ...known,
    ...(rest.tolls === 'pause-max' ? { maxStops } : {}),
  };
  if (change === undefined) return [{ ...plain, ...first } as Clock];
  const by = change.versionBy === undefined ? {} : { versionBy: change.versionBy };
  return [
    { ...plain, ...first, ...by, until: change.cut } as Clock,
    { ...plain, ...change.later, ...by, since: change.cut } as Clock,
  ];
}

const stop = fc.record({ after: fc.integer({ min: -20, max: 90 }), days: fc.integer({ min: 0, max: 30 }) });
const row = fc.record({
  rule: fc.integer({ min: 0, max: clocksMade - 1 }),
  base: fc.integer({ min: 100, max: 1200 }),
  dates: fc.array(
    fc.record({
      anchor: fc.constantFrom(...anchors, 'line.infoDueOn', 'application.approvedOn'),
      after: fc.oneof(fc.constant(0), fc.integer({ min: -90, max: 400 })),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  stops: fc.array(stop, { maxLength: 4 }),
  openEnd: fc.boolean(),
  states: rarely(fc.constantFrom('IL', 'IL|WI', 'CA')),
  via: rarely(fc.constantFrom('portal', 'mail')),
  developed: rarely(fc.boolean()),
  providerType: rarely(fc.constantFrom('md', 'np')),
  processedOn: rarely(day),
  asOf: rarely(day),
});

function rowText(made: Made<typeof row>): string {
  const { rule, base, dates, stops, openEnd, ...others } = made;
  const recorded = new Map(dates.map((one) => [one.anchor, dayText(base + one.after)]));
  const stood = stops.map(({ after, days }, index) => {
    const open = openEnd && index === 0 && days > 25;
    return `${dayText(base + after)}..${open ? '' : dayText(base + after + days)}`;
  });
  const facts = [
    ...[...recorded].map(([name, on]) => `${name}=${on}`),
    ...(stood.length === 0 ? [] : [`stops=${stood.join('|')}`]),
    ...Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
  ];
  return `made.${rule},${facts.join('; ')},none,,,made up,nobody`;
}

const python = spawnSync('python3', ['--version']).status === 0;
if (!python) console.warn('no python3 here: made-up clocks were not compared');

test.runIf(python)(`${rowsMade} made-up rows on ${clocksMade} made-up clocks`, () => {
  const clocks = fc.sample(clock, { numRuns: clocksMade, seed: 20261122 }).flatMap(versions);
  const rows = fc.sample(row, { numRuns: rowsMade, seed: 20261122 }).map(rowText);
  const pack = {
    empanel: 'pack/v1',
    id: 'made',
    version: '2026.11',
    title: 'Made',
    publisher: 'nobody',
    lastChecked: '2026-11-22',
    clocks,
  } as unknown as Pack;
  const packs = [{ path: 'made.pack.yaml', pack }];
  const folder = mkdtempSync(join(tmpdir(), 'empanel-second-opinion-'));
  try {
    writeFileSync(
      join(folder, 'made.csv'),
      `${['rule,facts,due,opens,dueAtLatest,arithmetic,source', ...rows].join('\n')}\n`,
    );
    writeFileSync(join(folder, 'packs.json'), JSON.stringify(packs));
    const script = join(import.meta.dirname, 'second_opinion.py');
    const told = spawnSync('python3', ['-B', script, join(folder, 'packs.json'), '--answers', folder], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    expect(told.stderr).toBe('');
    const second = JSON.parse(told.stdout) as readonly Answer[];
    const { byId } = ruleSet(packs, []);
    const made = exampleFiles(folder).flatMap((file) => file.rows);
    const apart = made.flatMap((one, index) => {
      const first = engineAnswer(byId.get(one.rule) ?? [], exampleOf(one));
      const { due, opens, dueAtLatest } = second[index] ?? { due: 'no answer', opens: '', dueAtLatest: '' };
      const same = first.due === due && first.opens === opens && first.dueAtLatest === dueAtLatest;
      return same
        ? []
        : [
            {
              rule: byId.get(one.rule)?.map(({ rule }) => rule),
              facts: one.facts,
              first,
              second: { due, opens, dueAtLatest },
            },
          ];
    });
    expect(apart.slice(0, 3)).toEqual([]);
    // Made-up rows that mostly run, or nothing was compared.
    expect(second.filter(({ due }) => due.startsWith('2')).length).toBeGreaterThan(rowsMade / 3);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

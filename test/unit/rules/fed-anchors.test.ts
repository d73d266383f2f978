/** Every date that a clock counts from can be recorded somewhere: a clock on any other never runs, and nobody notices. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anchorWords, readableAnchors } from '../../../src/rules/clocks/anchor.ts';
import type { Anchor } from '../../../src/rules/pack-entry.ts';
import { ruleSet } from '../../../src/rules/rule-set.ts';
import { shippedPacks } from '../../../src/rules/shipped-packs.ts';

const clocks = ruleSet(shippedPacks(), []).entries.flatMap((entry) => (entry.kind === 'clock' ? [entry.rule] : []));
const folder = new URL('../../../src/rules/clocks/', import.meta.url);
const feeds = readdirSync(folder)
  .filter((name) => /-(?:dates|limits)\.ts$/.test(name))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const isFed = (anchor: string): boolean => feeds.includes(`'${anchor}'`);

/** Their clocks end otherwise, as each says, so that nothing hangs on the date itself. */
const closedOtherwise = [
  // Its clocks hang on an approval or a roster, which ends with the step `loaded`.
  'line.loadedOn',
  // The signing of the contract stands only until the enrollment.
  'medicaid.enrolledOn',
  // The registries were told: `empanel provider tell ID EVENT --registry`.
  'register.updatedOn',
];

test('what a clock counts from is fed by the ledger', () => {
  const anchors = clocks.flatMap(({ anchor, fallback, posted, alsoFrom = [], notBefore = [] }) => [
    anchor,
    ...(fallback === undefined ? [] : [fallback.anchor]),
    ...(posted === undefined ? [] : [posted]),
    ...alsoFrom.map((also) => also.anchor),
    ...notBefore,
  ]);
  expect(anchors.length).toBeGreaterThan(100);
  expect([...new Set(anchors)].filter((anchor) => !isFed(anchor))).toEqual([]);
});

test('what closes a clock is fed, or its circumstance ends', () => {
  const closers = clocks.flatMap(({ closedBy, alsoClosedBy = [] }) => [
    ...(closedBy === undefined ? [] : [closedBy]),
    ...alsoClosedBy,
  ]);
  expect([...new Set<string>(closers)].filter((anchor) => !isFed(anchor)).toSorted()).toEqual(closedOtherwise);
});

test('an anchor is called readable where something feeds it, and has words', () => {
  const known = [...readableAnchors];
  expect(known.filter((anchor: Anchor) => anchorWords(anchor) === '')).toEqual([]);
  expect(known.filter((anchor) => !isFed(anchor))).toEqual([]);
});

test('a clock whose date is missing says what to record, unless it stays silent then', () => {
  const speechless = clocks.filter(
    ({ unanchored, help, proposed }) => unanchored !== 'hide' && proposed !== true && help === undefined,
  );
  expect(speechless.map(({ id }) => id)).toEqual([]);
});

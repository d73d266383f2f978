/** The difference between two texts as a unified diff, the form of `diff -u` and git. */

import { maskedLines } from './sensitive-text.ts';
import type { SourceDocument } from './source-document.ts';

/** Unchanged lines shown around a change. */
const context = 3;
/** Changed lines from which on no common lines are looked for between them: texts that different are shown whole. */
const mostChanges = 2000;

/** A line that stays, goes or comes, by its index in the text that it is taken from. */
type Step =
  | { readonly kind: 'same'; readonly before: number; readonly after: number }
  | { readonly kind: 'removed'; readonly before: number }
  | { readonly kind: 'added'; readonly after: number };

/** The change of a document as a unified diff with sensitive values hidden; empty where nothing changed. */
export async function documentDiff(before: SourceDocument, after: SourceDocument): Promise<string> {
  const shown = { before: await maskedLines(before), after: await maskedLines(after) };
  return diffOf(linesOf(before.text), linesOf(after.text), before.path, shown);
}

/** Two texts as a unified diff; empty where they are the same. The texts must hold nothing sensitive. */
export function unifiedDiff(before: string, after: string, path: string): string {
  const [left, right] = [linesOf(before), linesOf(after)];
  return diffOf(left, right, path, { before: left, after: right });
}

interface ShownLines {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Lines with their ends, so that a change of line ends is one, too. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : (text.match(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g) ?? []);
}

function diffOf(before: readonly string[], after: readonly string[], path: string, shown: ShownLines): string {
  const steps = stepsBetween(before, after);
  const hunks = hunksOf(steps);
  if (hunks.length === 0) return '';
  const line = (sign: string, text: string | undefined): string => `${sign}${(text ?? '').replace(/[\r\n]+$/, '')}`;
  const lines = hunks.flatMap((hunk) => [
    hunkHeader(hunk),
    ...hunk.map((step) => {
      if (step.kind === 'same') return line(' ', shown.before[step.before]);
      return step.kind === 'removed' ? line('-', shown.before[step.before]) : line('+', shown.after[step.after]);
    }),
  ]);
  return [`--- ${path}`, `+++ ${path}`, ...lines, ''].join('\n');
}

function hunkHeader(hunk: readonly Step[]): string {
  const range = (side: 'before' | 'after'): string => {
    const indexes = hunk.flatMap((step) =>
      side in step ? [(step as Readonly<Record<typeof side, number>>)[side]] : [],
    );
    const first = indexes[0];
    return first === undefined ? '0,0' : `${first + 1}${indexes.length === 1 ? '' : `,${indexes.length}`}`;
  };
  return `@@ -${range('before')} +${range('after')} @@`;
}

/** Changes with the lines around them; those that nearly touch are one hunk. */
function hunksOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const wanted = new Set<number>();
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'same') continue;
    for (let near = index - context; near <= index + context; near += 1) wanted.add(near);
  }
  const hunks: Step[][] = [];
  let isOpen = false;
  for (const [index, step] of steps.entries()) {
    if (!wanted.has(index)) {
      isOpen = false;
      continue;
    }
    if (!isOpen) hunks.push([]);
    isOpen = true;
    hunks.at(-1)?.push(step);
  }
  return hunks;
}

/** The steps from one list of lines to the other, with as few changes as possible. */
function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const longest = Math.min(before.length, after.length) - head;
  while (tail < longest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const same = (index: number): Step => ({ kind: 'same', before: index, after: index });
  const end = before.length - tail;
  return [
    ...Array.from({ length: head }, (_, index) => same(index)),
    ...changedSteps(before, after, head, tail),
    ...Array.from(
      { length: tail },
      (_, index): Step => ({ kind: 'same', before: end + index, after: after.length - tail + index }),
    ),
  ];
}

/** The greedy algorithm of Myers (1986) between the first and the last difference. */
function changedSteps(
  before: readonly string[],
  after: readonly string[],
  head: number,
  tail: number,
): readonly Step[] {
  const height = before.length - head - tail;
  const width = after.length - head - tail;
  const isSame = (x: number, y: number): boolean => before[head + x] === after[head + y];
  const reach = new Map<number, number>([[1, 0]]);
  const trail: ReadonlyMap<number, number>[] = [];
  for (let changes = 0; changes <= Math.min(height + width, mostChanges); changes += 1) {
    trail.push(new Map(reach));
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = furthest(reach, diagonal, changes);
      while (x < height && x - diagonal < width && isSame(x, x - diagonal)) x += 1;
      reach.set(diagonal, x);
      if (x >= height && x - diagonal >= width) return backtracked(trail, height, width, head);
    }
  }
  return [
    ...Array.from({ length: height }, (_, index): Step => ({ kind: 'removed', before: head + index })),
    ...Array.from({ length: width }, (_, index): Step => ({ kind: 'added', after: head + index })),
  ];
}

/** Where a path on a diagonal begins its next run: a step down from the one above, or right from the one below. */
function furthest(reach: ReadonlyMap<number, number>, diagonal: number, changes: number): number {
  const below = reach.get(diagonal - 1) ?? -1;
  const above = reach.get(diagonal + 1) ?? -1;
  return diagonal === -changes || (diagonal !== changes && below < above) ? above : below + 1;
}

function backtracked(
  trail: readonly ReadonlyMap<number, number>[],
  height: number,
  width: number,
  head: number,
): readonly Step[] {
  const steps: Step[] = [];
  let x = height;
  let y = width;
  for (let changes = trail.length - 1; changes >= 0; changes -= 1) {
    const reach = trail[changes] ?? new Map<number, number>();
    const diagonal = x - y;
    const goesDown =
      diagonal === -changes ||
      (diagonal !== changes && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
    const from = goesDown ? diagonal + 1 : diagonal - 1;
    const fromX = reach.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      steps.push({ kind: 'same', before: head + x, after: head + y });
    }
    if (changes === 0) break;
    steps.push(goesDown ? { kind: 'added', after: head + fromY } : { kind: 'removed', before: head + fromX });
    x = fromX;
    y = fromY;
  }
  return steps.reverse();
}

import { canonicalJson } from './canonical-json.ts';
import type { Pointer } from './finding.ts';

/** One leaf that differs between two values; undefined stands for "not there". */
export interface Difference {
  readonly pointer: Pointer;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The leaves in which two document values differ, in document order. Lists are aligned at both ends first, so that an
 * entry put in or taken out does not make every later one differ.
 */
export function differences(before: unknown, after: unknown, at: Pointer = []): readonly Difference[] {
  if (same(before, after)) return [];
  if (isList(before) && isList(after)) return listDifferences(before, after, at);
  if (isMap(before) && isMap(after)) {
    const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return keys.flatMap((key) => differences(before[key], after[key], [...at, key]));
  }
  return [{ pointer: at, before, after }];
}

function listDifferences(before: readonly unknown[], after: readonly unknown[], at: Pointer): readonly Difference[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(before[before.length - 1 - end], after[after.length - 1 - end])) end += 1;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  return Array.from({ length: Math.max(old.length, fresh.length) }, (_, index) =>
    differences(old[index], fresh[index], [...at, start + index]),
  ).flat();
}

function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  return canonicalJson(left) === canonicalJson(right);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

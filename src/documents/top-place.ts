import type { Pointer } from '../domain/finding.ts';
import type { Stretch } from './yaml-places.ts';

/**
 * Where a plain one-line value of a member at the top of a sound document stands, found by its line: what a block map
 * holds is indented, so a key at the beginning of a line is one of the document itself. Undefined where it is anything
 * else; then the text must be taken apart.
 */
export function topPlace(text: string, pointer: Pointer): Stretch | undefined {
  const [key] = pointer;
  if (pointer.length !== 1 || typeof key !== 'string' || !/^[A-Za-z]+$/.test(key)) return undefined;
  const lines = [...text.matchAll(new RegExp(`^(${key}:[ ]+)([A-Za-z0-9][\\w./-]*)[ ]*\\r?$`, 'gm'))];
  const [only] = lines;
  if (only === undefined || lines.length > 1) return undefined;
  const start = only.index + (only[1]?.length ?? 0);
  return { start, end: start + (only[2]?.length ?? 0) };
}

/** Faults of keys: unknown ones, with the spelling that was meant, and missing ones. */

import type { Pointer } from '../domain/finding.ts';
import { masked } from '../domain/identifiers/mask.ts';
import { ssnPlaces } from '../domain/identifiers/ssn.ts';
import { editDistance, folded, nearest } from '../domain/suggestion.ts';
import type { DocumentFault } from './placed-fault.ts';
import { alternatives, clause, mapName, memberIn, type ShapeContext, valueAt } from './schema-words.ts';

/** Keys listed where no near one is known, at most. */
const listed = 8;

/** The fault of a key that its map does not take. `missing` are the keys that the map needs and has not. */
export function unknownKeyFault(
  map: Pointer,
  key: string,
  missing: readonly string[],
  context: ShapeContext,
): DocumentFault & { readonly meant?: string } {
  const free = freeKeys(map, context);
  const near = nearKeys(key, free, missing);
  const [meant] = near;
  const message = `\`${shownKey(key)}\` is not a key of ${mapName(map, context)}`;
  const fault = { rule: 'schema/unknown-key', pointer: [...map, key], at: 'key', message } as const;
  if (meant === undefined) return { ...fault, help: helpWithout(key, map, context) };
  const help = `write ${alternatives(near)}`;
  const certain = near.length === 1 && isSlip(key, meant, free) && takes([...map, meant], [...map, key], context);
  return { ...fault, meant, help, ...(certain ? { repair: { kind: 'rename-key', to: meant } } : {}) };
}

/** A key as it may be shown: a number written where a key belongs is a number all the same. */
function shownKey(key: string): string {
  return ssnPlaces(key).reduceRight(
    (shown, { start, end }) => shown.slice(0, start) + masked(shown.slice(start, end), 'ssn') + shown.slice(end),
    key,
  );
}

/** The fault of a key that is missing. */
export function missingKeyFault(map: Pointer, key: string, context: ShapeContext): DocumentFault {
  const { node } = memberIn(context, [...map, key]);
  const about = node.description ?? node.title;
  const help = `add \`${key}: …\`${about === undefined ? '' : ` (${clause(about)})`}`;
  return { rule: 'schema/missing', pointer: map, message: `\`${key}\` is missing in ${mapName(map, context)}`, help };
}

/** Keys that the map takes and does not have yet. */
function freeKeys(map: Pointer, context: ShapeContext): readonly string[] {
  const present = valueAt(context.value, map);
  const { node } = memberIn(context, map);
  const known = [...Object.keys(node.properties ?? {}), ...textValues(node.propertyNames?.enum)];
  return known.filter((name) => typeof present !== 'object' || present === null || !Object.hasOwn(present, name));
}

function textValues(values: readonly unknown[] | undefined): readonly string[] {
  return (values ?? []).filter((value) => typeof value === 'string');
}

/** Keys that may be meant, those first that the map needs. */
function nearKeys(key: string, free: readonly string[], missing: readonly string[]): readonly string[] {
  const same = free.filter((name) => joined(name) === joined(key));
  if (same.length > 0) return same;
  const holding = free.filter((name) => key.length >= 4 && joined(name).includes(joined(key)));
  const near = holding.length > 0 ? holding.slice(0, 3) : nearest(key, free, { limit: 3 });
  const needed = near.filter((name) => missing.includes(name));
  return needed.length > 0 ? needed : near;
}

/** A key without case and separators: `first_name` and `firstName` are one. */
function joined(key: string): string {
  return folded(key).replaceAll(' ', '');
}

/** Whether the key is certainly a slip for another: the same letters, or one slip and no other key as near. */
function isSlip(key: string, meant: string, free: readonly string[]): boolean {
  if (joined(key) === joined(meant)) return true;
  const distance = (name: string): number => editDistance(joined(key), joined(name));
  return key.length >= 4 && distance(meant) === 1 && free.every((name) => name === meant || distance(name) > 1);
}

/** Whether the value under one key has the kind that another key takes. */
function takes(wanted: Pointer, given: Pointer, context: ShapeContext): boolean {
  const value = valueAt(context.value, given);
  const { type } = memberIn(context, wanted).node;
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value !== 'object' || value === null;
  }
}

function helpWithout(key: string, map: Pointer, context: ShapeContext): string {
  const elsewhere = placeOfKey(key, map, context);
  if (elsewhere !== undefined) return `move it to ${elsewhere}, which takes it`;
  const [twin] = nearest(key, Object.keys(memberIn(context, map).node.properties ?? {}), { limit: 1 });
  if (twin !== undefined) return `put what it holds under \`${twin}\`, which is there already`;
  const free = freeKeys(map, context);
  if (free.length === 0) return 'remove it';
  const more = free.length > listed ? ', …' : '';
  return `remove it, or use one of ${free
    .slice(0, listed)
    .map((name) => `\`${name}\``)
    .join(', ')}${more}`;
}

/** A map around that takes the key: it was indented too deeply. */
function placeOfKey(key: string, map: Pointer, context: ShapeContext): string | undefined {
  for (let depth = map.length - 1; depth >= 0; depth -= 1) {
    const outer = map.slice(0, depth);
    if (freeKeys(outer, context).includes(key)) return depth === 0 ? 'the top level' : mapName(outer, context);
  }
  return undefined;
}

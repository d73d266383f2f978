/** The texts and maps of a document wherever they stand: for rules about a kind of value rather than about one member. */

import type { Pointer } from '../../domain/finding.ts';

/** A place in a document as a chain upward; most are never asked for their pointer. */
export interface Place {
  readonly part: string | number;
  readonly parent: Place | null;
}

/** A text and where it stands. */
export interface NamedText {
  /** The key it stands under; for an element of a list, the key of the list. */
  readonly name: string;
  readonly text: string;
  readonly place: Place;
}

/** A map and where it stands. */
export interface NamedMap {
  /** The key it stands under; for an element of a list, the key of the list; empty for the document itself. */
  readonly name: string;
  readonly members: Readonly<Record<string, unknown>>;
  /** Null for the document itself. */
  readonly place: Place | null;
}

/** Everything of a document that is a text or a map, in its order. */
export interface DocumentParts {
  readonly texts: readonly NamedText[];
  readonly maps: readonly NamedMap[];
}

/** Documents are a handful of levels deep; the reader refuses deeper ones. */
const deepestLevel = 64;

/** The pointer of a place, or of a member of it. */
export function pointerOf(place: Place | null, member?: string): Pointer {
  const parts: (string | number)[] = member === undefined ? [] : [member];
  for (let at = place; at !== null; at = at.parent) parts.push(at.part);
  return parts.reverse();
}

/** The parts of a document. The record of what the last import wrote, which repeats values, is not gone into. */
export function documentParts(document: unknown): DocumentParts {
  const parts = { texts: [] as NamedText[], maps: [] as NamedMap[] };
  collect(document, '', null, 0, parts);
  return parts;
}

function collect(
  value: unknown,
  name: string,
  place: Place | null,
  level: number,
  parts: { readonly texts: NamedText[]; readonly maps: NamedMap[] },
): void {
  if (typeof value === 'string') {
    if (place !== null) parts.texts.push({ name, text: value, place });
    return;
  }
  if (typeof value !== 'object' || value === null || level > deepestLevel) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      collect(value[index], name, { part: index, parent: place }, level + 1, parts);
    }
    return;
  }
  const members = value as Readonly<Record<string, unknown>>;
  parts.maps.push({ name, members, place });
  for (const key of Object.keys(members)) {
    if (key === 'values' && name === 'nppes') continue;
    collect(members[key], key, { part: key, parent: place }, level + 1, parts);
  }
}

/** Values of a dossier as answers deal with them: found by place, compared, put into words. */

import { canonicalJson } from '../domain/canonical-json.ts';
import type { Pointer } from '../domain/finding.ts';

/** Values by dotted path as the map they make. */
export function nested(members: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of members) {
    const parts = path.split('.');
    const last = parts.pop() ?? path;
    let at = root;
    for (const part of parts) {
      const inner = at[part];
      const next = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
      at[part] = next;
      at = next;
    }
    at[last] = value;
  }
  return root;
}

/** The list at a place; none where there is no list. */
export function listAt(root: unknown, pointer: Pointer): readonly unknown[] {
  const value = valueAt(root, pointer);
  return Array.isArray(value) ? value : [];
}

/** The value at a place; undefined where there is none. */
export function valueAt(root: unknown, pointer: Pointer): unknown {
  return pointer.reduce<unknown>((at, part) => memberAt(at, part), root);
}

/** A member of a map or an entry of a list; undefined where there is none. */
export function memberAt(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string | number, unknown>>)[key]
    : undefined;
}

/** Equal as values; an empty text, an empty list and nothing are the same answer. */
export function isSame(left: unknown, right: unknown): boolean {
  return canonicalJson(said(left)) === canonicalJson(said(right));
}

function said(value: unknown): unknown {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
}

/** A value in words, on one line. */
export function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, each]) => `${key} ${text(each)}`)
      .join(', ');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

/** Values of documents as they may be shown, by the kind of document and the place they have in it. */

import type { Pointer } from '../domain/finding.ts';
import type { DocumentKind } from './document-kind.ts';
import { kindSchema, memberSchema, type SchemaNode } from './kind-schema.ts';
import { shownValue } from './sensitive-text.ts';

/** The value at a place of a document with everything in it masked that must not be read. */
export async function maskedAt(kind: DocumentKind, pointer: Pointer, value: unknown): Promise<unknown> {
  return maskedWithin(await kindSchema(kind), pointer, value);
}

function maskedWithin(schema: SchemaNode, pointer: Pointer, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => maskedWithin(schema, [...pointer, index], item));
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, each]) => [key, maskedWithin(schema, [...pointer, key], each)] as const,
    );
    return Object.fromEntries(members);
  }
  const sensitive = memberSchema(schema, pointer)?.sensitive;
  return sensitive === undefined || value === null || value === undefined
    ? value
    : shownValue(String(value), sensitive);
}

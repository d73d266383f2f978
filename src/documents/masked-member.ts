import type { Pointer } from '../domain/finding.ts';
import type { DocumentKind } from './document-kind.ts';
import { kindSchema, memberSchema, type SchemaNode } from './kind-schema.ts';
import { shownValue } from './sensitive-text.ts';

/** The value of a member as it may be shown: everything in it that its schema calls sensitive is masked. */
export async function maskedMember(kind: DocumentKind, pointer: Pointer, value: unknown): Promise<unknown> {
  return maskedIn(await kindSchema(kind), pointer, value);
}

function maskedIn(schema: SchemaNode, pointer: Pointer, value: unknown): unknown {
  const sensitive = memberSchema(schema, pointer)?.sensitive;
  if (sensitive !== undefined && (typeof value === 'string' || typeof value === 'number'))
    return shownValue(String(value), sensitive);
  if (Array.isArray(value)) return value.map((one, index) => maskedIn(schema, [...pointer, index], one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, maskedIn(schema, [...pointer, key], member)]),
  );
}

/** New documents as text, ready to be written to a file. */

import type { Pointer } from '../domain/finding.ts';
import type { DocumentKind } from './document-kind.ts';
import { kindSchema, memberSchema, type SchemaNode } from './kind-schema.ts';
import { yamlText } from './yaml-text.ts';

/**
 * The text of a new document: the line that tells editors where its schema is, then its members in the order of the schema,
 * lists and maps of the top level set apart by blank lines. `schemaPath` is the path of the schema seen from the file's folder.
 */
export async function newDocument(kind: DocumentKind, value: object, schemaPath: string): Promise<string> {
  const ordered = inSchemaOrder(await kindSchema(kind), [], value);
  const members = Object.entries(ordered as Readonly<Record<string, unknown>>).filter(([, each]) => each !== undefined);
  const isApart = (index: number): boolean => typeof members[index]?.[1] === 'object';
  const blocks = members.map(([key, each], index) => {
    const blank = index > 0 && (isApart(index) || isApart(index - 1)) ? '\n' : '';
    return `${blank}${yamlText({ [key]: each })}`;
  });
  return `# yaml-language-server: $schema=${schemaPath}\n${blocks.join('')}`;
}

/** A value with the members of its maps in the order in which the schema lists them; others follow in their own order. */
export function inSchemaOrder(schema: SchemaNode, pointer: Pointer, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => inSchemaOrder(schema, [...pointer, index], item));
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.keys(memberSchema(schema, pointer)?.node.properties ?? {});
  const rank = new Map(known.map((key, index) => [key, index]));
  const keys = Object.keys(value).toSorted(
    (left, right) => (rank.get(left) ?? known.length) - (rank.get(right) ?? known.length),
  );
  const members = keys.map((key) => {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    return [key, inSchemaOrder(schema, [...pointer, key], member)] as const;
  });
  return Object.fromEntries(members);
}

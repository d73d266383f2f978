/** Words for members, values and kinds of value in messages about shape. */

import type { Pointer } from '../domain/finding.ts';
import { kindMarkOf } from './document-kind.ts';
import { type MemberSchema, memberSchema, type SchemaNode } from './kind-schema.ts';
import { shownValue } from './sensitive-text.ts';
import type { YamlScalar } from './yaml-places.ts';

/** What explaining the shape of one document needs. */
export interface ShapeContext {
  readonly schema: SchemaNode;
  readonly value: unknown;
  /** The day from which two-digit years are read. */
  readonly asOf: string;
  /** The scalar as written at a pointer. */
  readonly scalar: (pointer: Pointer) => YamlScalar | undefined;
}

/** What the schema says about a member, empty where it knows none. */
export function memberIn(context: ShapeContext, pointer: Pointer): MemberSchema {
  return memberSchema(context.schema, pointer) ?? { node: {}, definitions: [], sensitive: undefined };
}

/** The value at a pointer, or undefined. */
export function valueAt(value: unknown, pointer: Pointer): unknown {
  let current = value;
  for (const part of pointer) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, part)) return undefined;
    current = (current as Readonly<Record<string | number, unknown>>)[part];
  }
  return current;
}

/** The pointer that a JSON Pointer text means in a value: indexes of lists become numbers. */
export function pointerIn(value: unknown, text: string): Pointer {
  const pointer: (string | number)[] = [];
  let current = value;
  for (const token of text.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const part = Array.isArray(current) ? Number(name) : name;
    pointer.push(part);
    current = valueAt(current, [part]);
  }
  return pointer;
}

/** How a member is called: its key in backticks, or the entry of its list. */
export function memberName(pointer: Pointer): string {
  const last = pointer.at(-1);
  if (last === undefined) return 'the document';
  if (typeof last === 'string') return `\`${last}\``;
  const list = pointer.at(-2);
  return typeof list === 'string' ? `entry ${last + 1} of \`${list}\`` : `entry ${last + 1}`;
}

/** How the map at a pointer is called when its keys are meant. */
export function mapName(pointer: Pointer, context: ShapeContext): string {
  const list = pointer.at(-2);
  const last = pointer.at(-1);
  if (typeof last === 'number') return typeof list === 'string' ? `an entry of \`${list}\`` : 'an entry';
  if (typeof last === 'string') return `\`${last}\``;
  const mark = kindMarkOf(context.value);
  return mark.state === 'known' ? `a ${mark.kind}` : 'the document';
}

/** A value as a message may show it: in backticks, on one line, cut when long; undefined for what must not be shown. */
export function shownAt(pointer: Pointer, context: ShapeContext): string | undefined {
  const value = valueAt(context.value, pointer);
  if (typeof value === 'object' || value === undefined) return undefined;
  const written = context.scalar(pointer)?.source ?? String(value);
  const { sensitive } = memberIn(context, pointer);
  const text = sensitive === undefined ? written : shownValue(written, sensitive);
  // A mask hides a mistyped value whole: then there is nothing to show.
  if (sensitive !== undefined && /^\**$/.test(text)) return undefined;
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '' || line.includes('`')) return undefined;
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``;
}

/** A sentence as part of another: without its final period, its first letter small unless it begins a name. */
export function clause(sentence: string): string {
  const text = sentence.trim().replace(/\.$/, '');
  const [first = ''] = text.split(' ');
  const isName = /[A-Z].*[A-Z]|\d/.test(first) || /^(?:DEA|NPI|I|US|CAQH|PECOS|Medicare|Medicaid)\b/.test(text);
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Items as words: `a`, `b` or `c`. */
export function alternatives(items: readonly string[]): string {
  const quoted = items.map((item) => `\`${item}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

/** The kind of a value in words: `text`, `a list`. */
export function kindWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return '`true` or `false`';
    default:
      return 'a map of members';
  }
}

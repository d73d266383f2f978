/** Where the members of a YAML document stand in its text. */

import { type Document, isCollection, isMap, isScalar, isSeq, type Node, type Pair, type ParsedNode } from 'yaml';
import { type Pointer, pointerText } from '../domain/finding.ts';
import type { TextLines } from './text-lines.ts';

/** A stretch of the text, by offsets; the end is just after the last character. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A scalar value of the text. */
export interface YamlScalar extends Stretch {
  readonly pointer: Pointer;
  readonly value: unknown;
  /** How it is written; `block` is text after `|` or `>`. */
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** What is written: the characters of a plain scalar, or what the quotes hold. */
  readonly source: string;
}

/** A member of a map or an item of a list, and where its key, or the item, begins. */
export interface MemberPlace {
  readonly pointer: Pointer;
  readonly start: number;
}

/** The places of a document's members. */
export interface YamlPlaces {
  /** Every member and item, the outer before the inner ones, in the order of the text. */
  readonly members: () => readonly MemberPlace[];
  /** Every scalar value, keys not among them, in the order of the text. */
  readonly scalars: () => readonly YamlScalar[];
  /** The scalar at a pointer, or undefined where something else or nothing stands there. */
  readonly scalar: (pointer: Pointer) => YamlScalar | undefined;
  /**
   * The stretch to mark for a pointer: its key, or its value. A list or map in block style is marked by its key, as an item
   * by its first line. What is not there is marked by its nearest ancestor.
   */
  readonly stretch: (pointer: Pointer, at?: 'key' | 'value') => Stretch;
}

/** The places of the members of a parsed document. */
export function placesIn(document: Document, text: string, lines: TextLines): YamlPlaces {
  let list: readonly YamlScalar[] | undefined;
  let byPointer: ReadonlyMap<string, YamlScalar> | undefined;
  const scalars = (): readonly YamlScalar[] => {
    list ??= [...scalarsUnder(document.contents, [])];
    return list;
  };
  const scalar = (pointer: Pointer): YamlScalar | undefined => {
    byPointer ??= new Map(scalars().map((each) => [pointerText(each.pointer), each]));
    return byPointer.get(pointerText(pointer));
  };
  const stretch = (pointer: Pointer, at: 'key' | 'value' = 'value'): Stretch =>
    markOf(memberAt(document.contents, pointer), at, lines) ?? firstLine(text, lines);
  const members = (): readonly MemberPlace[] => [...membersUnder(document.contents, [])];
  return { members, scalars, scalar, stretch };
}

/** The first line of a text that says something: what stands for the document as a whole. */
export function firstLine(text: string, lines: TextLines): Stretch {
  const at = text.search(/^[^\S\r\n]*[^\s#%-]/m);
  const line = lines.lineAt(Math.max(0, at));
  const content = lines.line(line);
  const start = lines.start(line) + (content.length - content.trimStart().length);
  return { start, end: start + content.trim().length };
}

/** A member as the text has it: its value, and its key or undefined for items and the root. */
interface Member {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

function memberAt(root: ParsedNode | Node | null, pointer: Pointer): Member {
  let member: Member = { key: undefined, value: root ?? undefined };
  for (const part of pointer) {
    const inner = memberOf(member.value, part);
    if (inner === undefined) return member;
    member = inner;
  }
  return member;
}

function memberOf(node: Node | undefined, part: string | number): Member | undefined {
  if (isSeq(node)) {
    const item = typeof part === 'number' ? node.items[part] : undefined;
    return item === undefined ? undefined : { key: undefined, value: item as Node };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.findLast((each) => isScalar(each.key) && String(each.key.value) === String(part));
  return pair === undefined
    ? undefined
    : { key: pair.key as Node, value: (pair.value ?? undefined) as Node | undefined };
}

function markOf(member: Member, at: 'key' | 'value', lines: TextLines): Stretch | undefined {
  const key = stretchOf(member.key);
  if (at === 'key' && key !== undefined) return key;
  const { value } = member;
  const isBlock = isCollection(value) && value.flow !== true;
  if (isBlock) return key ?? firstMember(value, lines);
  const own = stretchOf(value);
  return own === undefined || own.start === own.end ? (key ?? own) : own;
}

function stretchOf(node: Node | undefined): Stretch | undefined {
  return node?.range ? { start: node.range[0], end: node.range[1] } : undefined;
}

/** The first line of a list or map in block style: its first member as far as that line goes. */
function firstMember(node: Node, lines: TextLines): Stretch | undefined {
  const own = stretchOf(node);
  if (own === undefined) return undefined;
  const first = isMap(node) ? (node.items[0] as Pair<Node, Node | null> | undefined) : undefined;
  const key = stretchOf(first?.key);
  const value = stretchOf(first?.value ?? undefined);
  const line = lines.lineAt(own.start);
  const lineEnd = lines.start(line) + lines.line(line).trimEnd().length;
  const end = value !== undefined && value.end <= lineEnd && value.end > value.start ? value.end : key?.end;
  return { start: own.start, end: Math.min(end ?? own.end, lineEnd) };
}

const styles: Readonly<Record<string, YamlScalar['style']>> = {
  QUOTE_DOUBLE: 'double',
  QUOTE_SINGLE: 'single',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
};

/** The scalar values under a node, keys not among them, in the order of the text. */
export function* scalarsUnder(node: unknown, pointer: Pointer): Generator<YamlScalar> {
  if (isScalar(node) && node.range) {
    const [start, end] = node.range;
    const style = styles[String(node.type)] ?? 'plain';
    yield { pointer, start, end, value: node.value, style, source: node.source ?? String(node.value ?? '') };
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) yield* scalarsUnder(item, [...pointer, index]);
  } else if (isMap(node)) {
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      yield* scalarsUnder(pair.value, [...pointer, key]);
    }
  }
}

function* membersUnder(node: unknown, pointer: Pointer): Generator<MemberPlace> {
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries())
      yield* memberWithin(item as Node, item as Node, [...pointer, index]);
  } else if (isMap(node)) {
    for (const pair of node.items) {
      if (isScalar(pair.key)) yield* memberWithin(pair.key, pair.value, [...pointer, String(pair.key.value)]);
    }
  }
}

function* memberWithin(first: Node, value: unknown, pointer: Pointer): Generator<MemberPlace> {
  if (first.range) yield { pointer, start: first.range[0] };
  yield* membersUnder(value, pointer);
}

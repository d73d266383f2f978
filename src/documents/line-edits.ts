/** Edits that touch only the lines concerned. Each is tried and checked by its caller, so it may be wrong on odd layouts. */

import { isCollection, isMap, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Pointer } from '../domain/finding.ts';
import type { DocumentEdit } from './document-edit.ts';
import { editedText, scalarText } from './fixes.ts';
import { yamlText } from './yaml-text.ts';
import type { YamlTree } from './yaml-tree.ts';

/** The keys that a map at a place may have, in the order of the schema. */
type KeyOrder = (map: Pointer) => readonly string[];

/** The text after an edit, or undefined where its layout is not a simple one. */
export function lineEdit(text: string, tree: YamlTree, edit: DocumentEdit, order: KeyOrder): string | undefined {
  const { pointer } = edit;
  const last = pointer.at(-1);
  if (last === undefined || tree.document === undefined) return undefined;
  const node = nodeAt(tree, pointer);
  const parent = nodeAt(tree, pointer.slice(0, -1));
  if (edit.kind === 'append') return isSeq(node) ? appended(text, tree, node, edit.value) : undefined;
  if (edit.kind === 'remove') return removed(text, tree, parent, last);
  const scalar = tree.scalar(pointer);
  if (scalar !== undefined && scalar.end > scalar.start && scalar.style !== 'block' && !isHolder(edit.value)) {
    const written = typeof edit.value === 'string' ? scalarText(edit.value, scalar.style) : String(edit.value);
    return editedText(text, [{ start: scalar.start, end: scalar.end, text: written }]);
  }
  if (!isMap(parent) || typeof last !== 'string') return undefined;
  if (parent.flow === true) return node === undefined ? withinBraces(text, parent, last, edit.value) : undefined;
  const isTop = pointer.length === 1;
  const member = { key: last, value: edit.value, order: order(pointer.slice(0, -1)), isTop };
  return node === undefined ? withMember(text, tree, parent, member) : withOther(text, tree, parent, member);
}

interface NewMember {
  readonly key: string;
  readonly value: unknown;
  readonly order: readonly string[];
  readonly isTop: boolean;
}

/** Adds a member to a map after the one that the schema lists before it, else at its end. */
function withMember(text: string, tree: YamlTree, map: YAMLMap, member: NewMember): string | undefined {
  const pairs = map.items as readonly Pair<Node, Node | null>[];
  const first = pairs[0]?.key.range;
  const before = neighbour(pairs, member);
  if (!first || before === undefined) return undefined;
  const column = columnOf(text, first[0]);
  const at = lineEndAfter(tree, endOfPair(before, text));
  const block = indented(yamlText({ [member.key]: member.value }), column);
  const isApart = member.isTop && isHolder(member.value);
  // A blank line on either side, unless there is one already.
  const after = isApart && /^\r?\n[^\r\n]/.test(text.slice(at)) ? '\n' : '';
  return inserted(text, at, `${isApart ? '\n' : ''}${block}${after}`);
}

/** Adds a member to a map in braces. */
function withinBraces(text: string, map: YAMLMap, key: string, value: unknown): string | undefined {
  const last = map.items.at(-1) as Pair<Node, Node | null> | undefined;
  if (last === undefined) return undefined;
  const end = endOfPair(last, text);
  return editedText(text, [{ start: end, end, text: `, ${key}: ${inLine(value)}` }]);
}

/** A value as it stands within a line: lists in brackets, maps in braces set apart by blanks. */
function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (isHolder(value)) {
    const members = Object.entries(value).filter(([, each]) => each !== undefined);
    return members.length === 0 ? '{}' : `{ ${members.map(([key, each]) => `${key}: ${inLine(each)}`).join(', ')} }`;
  }
  return typeof value === 'string' ? scalarText(value, 'plain') : String(value);
}

/** Writes a member of a map anew. */
function withOther(text: string, tree: YamlTree, map: YAMLMap, { key, value }: NewMember): string | undefined {
  const pair = pairNamed(map, key);
  const start = pair?.key.range?.[0];
  if (pair === undefined || start === undefined) return undefined;
  const end = lineEndAfter(tree, endOfPair(pair, text));
  const block = indented(yamlText({ [key]: value }), columnOf(text, start)).trim();
  return editedText(text, [{ start, end, text: block.replaceAll('\n', lineBreak(text)) }]);
}

/** Takes away the lines of a member or of an entry, or what is written of it within a line. */
function removed(text: string, tree: YamlTree, parent: unknown, last: string | number): string | undefined {
  if ((isMap(parent) || isSeq(parent)) && parent.flow === true) return removedWithin(text, parent, last);
  const isBlock = (isMap(parent) || isSeq(parent)) && parent.flow !== true && parent.items.length > 1;
  if (!isBlock) return undefined;
  const pair = isMap(parent) && typeof last === 'string' ? pairNamed(parent, last) : undefined;
  const item = isSeq(parent) && typeof last === 'number' ? (parent.items[last] as Node | undefined) : undefined;
  const first = pair?.key.range?.[0] ?? item?.range?.[0];
  if (first === undefined) return undefined;
  const start = text.lastIndexOf('\n', first - 1) + 1;
  const before = text.slice(start, first);
  if (!(pair === undefined ? /^ *- +$/ : /^ *$/).test(before)) return undefined;
  const end = lineEndAfter(tree, pair === undefined ? endOfNode(item as Node, text) : endOfPair(pair, text));
  const next = /^(?:\r\n|\n)/.exec(text.slice(end))?.[0].length ?? 0;
  return text.slice(0, start) + text.slice(end + next);
}

/** Takes a member out of braces or an entry out of brackets, with the comma that set it apart. */
function removedWithin(text: string, parent: YAMLMap | YAMLSeq, last: string | number): string | undefined {
  const spans = isMap(parent)
    ? (parent.items as Pair<Node, Node | null>[]).map((pair) => ({
        name: String(pair.key) as string | number,
        start: pair.key.range?.[0],
        end: endOfPair(pair, text),
      }))
    : (parent.items as Node[]).map((node, at) => ({
        name: at as string | number,
        start: node.range?.[0],
        end: endOfNode(node, text),
      }));
  const at = spans.findIndex((one) => one.name === last);
  const [before, here, after] = [spans[at - 1], spans[at], spans[at + 1]];
  if (here?.start === undefined) return undefined;
  if (before !== undefined) return text.slice(0, before.end) + text.slice(here.end);
  return after?.start === undefined ? undefined : text.slice(0, here.start) + text.slice(after.start);
}

function pairNamed(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  return (map.items as Pair<Node, Node | null>[]).find((pair) => String(pair.key) === key);
}

/** The member after which a new one goes. */
function neighbour(
  pairs: readonly Pair<Node, Node | null>[],
  { key, order }: NewMember,
): Pair<Node, Node | null> | undefined {
  const rank = order.indexOf(key);
  const earlier = pairs.filter((pair) => {
    const other = order.indexOf(String(pair.key));
    return other >= 0 && other < rank;
  });
  return rank < 0 ? pairs.at(-1) : (earlier.at(-1) ?? pairs.at(-1));
}

function appended(text: string, tree: YamlTree, list: YAMLSeq, value: unknown): string | undefined {
  const items = list.items as readonly Node[];
  const first = items[0]?.range;
  const last = items.at(-1);
  if (items.length === 0) return firstOf(text, list, value);
  if (!first || last === undefined) return undefined;
  const end = endOfNode(last, text);
  if (list.flow === true) return editedText(text, [{ start: end, end, text: `, ${inLine(value)}` }]);
  const dash = text.lastIndexOf('-', first[0]);
  if (dash < 0 || text.slice(dash + 1, first[0]).trim() !== '') return undefined;
  return inserted(text, lineEndAfter(tree, end), indented(yamlText([value]), columnOf(text, dash)));
}

/** The first entry of a list written `[]`: on lines of its own below the key. */
function firstOf(text: string, list: YAMLSeq, value: unknown): string | undefined {
  const [start, end] = list.range ?? [0, 0];
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (end === start || !/^ *[^\s#].*: $/.test(line) || line.includes('{')) return undefined;
  const column = line.length - line.trimStart().length + 2;
  const block = `\n${indented(yamlText([value]), column)}`.trimEnd().replaceAll('\n', lineBreak(text));
  return text.slice(0, start - 1) + block + text.slice(end);
}

/** Puts whole lines in after the end of a line. */
function inserted(text: string, at: number, block: string): string {
  const newline = lineBreak(text);
  const lines = `\n${block.replace(/\n$/, '')}`.replaceAll('\n', newline);
  return text.slice(0, at) + lines + (at >= text.length ? newline : '') + text.slice(at);
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function indented(block: string, column: number): string {
  return block.replace(/^(?=.)/gm, ' '.repeat(column));
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** The end of the line in which a stretch ends, what stands behind it in the line included. */
function lineEndAfter(tree: YamlTree, offset: number): number {
  const line = tree.lines.lineAt(offset);
  return tree.lines.start(line) + tree.lines.line(line).length;
}

function endOfPair(pair: Pair<Node, Node | null>, text: string): number {
  const key = pair.key.range?.[1] ?? 0;
  return pair.value === null ? key : Math.max(key, endOfNode(pair.value, text));
}

/** The offset just after the last character of a node, blank lines after it not counted. */
function endOfNode(node: Node, text: string): number {
  const isBlock = isCollection(node) && node.flow !== true && node.items.length > 0;
  if (isBlock && isMap(node)) return endOfPair(node.items.at(-1) as Pair<Node, Node | null>, text);
  if (isBlock && isSeq(node)) return endOfNode(node.items.at(-1) as Node, text);
  const [start, end] = node.range ?? [0, 0];
  return Math.max(start, text.slice(0, end).trimEnd().length);
}

function nodeAt(tree: YamlTree, pointer: Pointer): unknown {
  return pointer.length === 0 ? tree.document?.contents : tree.document?.getIn(pointer, true);
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Edits of a document's text: a member set, an entry added, a member removed. Where the text allows it only the lines
 * concerned change, and comments, order and spacing stay; else the document is written anew with its comments.
 */

import { type Document, isCollection, parseDocument } from 'yaml';
import type { Pointer } from '../domain/finding.ts';
import type { DocumentEdit } from './document-edit.ts';
import { kindSchema, memberSchema, type SchemaNode } from './kind-schema.ts';
import { lineEdit } from './line-edits.ts';
import type { SourceDocument } from './source-document.ts';
import { yamlTree } from './yaml-tree.ts';

/** The text of a document after edits, made one after the other. The document must have a value. */
export async function edited(source: SourceDocument, edits: readonly DocumentEdit[]): Promise<string> {
  const schema = source.kind === null ? {} : await kindSchema(source.kind);
  let text = source.text;
  for (const edit of edits) {
    for (const small of smallEdits(yamlTree(text).value, edit)) text = afterEdit(text, small, schema);
  }
  return source.marked ? `\uFEFF${text}` : text;
}

/** A map put in place of a map, as the changes of its members: what stays the same keeps its lines. */
function smallEdits(root: unknown, edit: DocumentEdit): readonly DocumentEdit[] {
  if (edit.kind !== 'set') return [edit];
  const old = valueAt(root, edit.pointer);
  const { value } = edit;
  if (!isMap(old) || !isMap(value)) return [edit];
  const gone = Object.keys(old).filter((key) => value[key] === undefined);
  return [
    ...Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .flatMap((key) => smallEdits(root, { kind: 'set', pointer: [...edit.pointer, key], value: value[key] })),
    ...gone.map((key): DocumentEdit => ({ kind: 'remove', pointer: [...edit.pointer, key] })),
  ];
}

function afterEdit(text: string, edit: DocumentEdit, schema: SchemaNode): string {
  const tree = yamlTree(text);
  const expected = valueAfter(tree.value, edit);
  if (isSame(expected, tree.value)) return text;
  const rooted = atExistingParent(tree.value, edit);
  const order = (map: Pointer): readonly string[] => Object.keys(memberSchema(schema, map)?.node.properties ?? {});
  const candidate = lineEdit(text, tree, rooted, order);
  if (candidate !== undefined) {
    const after = yamlTree(candidate);
    const isWhole = after.comments.length >= tree.comments.length || edit.kind !== 'append';
    if (isWhole && after.faults.length <= tree.faults.length && isSame(after.value, expected)) return candidate;
  }
  return rewritten(text, rooted);
}

/** The whole document written anew by the library, which keeps comments and order but not all spacing. */
function rewritten(text: string, edit: DocumentEdit): string {
  const document = parseDocument(text, { version: '1.2', schema: 'core', stringKeys: true });
  const { pointer } = edit;
  if (edit.kind === 'remove') document.deleteIn(pointer);
  else if (edit.kind === 'set') document.setIn(pointer, nodeOf(document, edit.value));
  else document.addIn(pointer, nodeOf(document, edit.value));
  withoutFlow(document, pointer);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function nodeOf(document: Document, value: unknown): unknown {
  return document.createNode(plain(value));
}

/** Maps and lists in brackets that are edited are written on lines of their own from then on. */
function withoutFlow(document: Document, pointer: Pointer): void {
  for (let length = 0; length <= pointer.length; length += 1) {
    const node = length === 0 ? document.contents : document.getIn(pointer.slice(0, length), true);
    if (isCollection(node)) node.flow = false;
  }
}

/** A value as JSON has it: without members that are undefined. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** The same edit said of a place whose parent exists: what is missing on the way becomes part of the value. */
function atExistingParent(root: unknown, edit: DocumentEdit): DocumentEdit {
  if (edit.kind === 'remove') return edit;
  const { pointer } = edit;
  if (edit.kind === 'append' && !Array.isArray(valueAt(root, pointer))) {
    return atExistingParent(root, { kind: 'set', pointer, value: [edit.value] });
  }
  const parent = pointer.slice(0, -1);
  const last = pointer.at(-1);
  if (last === undefined || holds(valueAt(root, parent), last)) return edit;
  const wrapped = typeof last === 'number' ? [edit.value] : { [last]: edit.value };
  return atExistingParent(root, { kind: 'set', pointer: parent, value: wrapped });
}

function valueAfter(root: unknown, edit: DocumentEdit): unknown {
  const { pointer } = edit;
  switch (edit.kind) {
    case 'set':
      return replacedAt(root, pointer, () => plain(edit.value));
    case 'append':
      return replacedAt(root, pointer, (list) => [...(Array.isArray(list) ? list : []), plain(edit.value)]);
    case 'remove':
      return valueAt(root, pointer) === undefined ? root : replacedAt(root, pointer, () => undefined);
    default:
      return edit satisfies never;
  }
}

/** The root with another value at a place; undefined takes the place away. */
function replacedAt(root: unknown, pointer: Pointer, change: (old: unknown) => unknown): unknown {
  const [part, ...rest] = pointer;
  if (part === undefined) return change(root);
  const inner = replacedAt(valueAt(root, [part]), rest, change);
  if (typeof part === 'number') {
    const list = Array.isArray(root) ? [...root] : [];
    if (inner === undefined) list.splice(part, 1);
    else list[Math.min(part, list.length)] = inner;
    return list;
  }
  const map = isMap(root) ? root : {};
  if (inner === undefined) return Object.fromEntries(Object.entries(map).filter(([key]) => key !== part));
  return { ...map, [part]: inner };
}

function valueAt(root: unknown, pointer: Pointer): unknown {
  let current = root;
  for (const part of pointer) {
    if (!holds(current, part) || !Object.hasOwn(current, part)) return undefined;
    current = current[part];
  }
  return current;
}

/** Whether a value is of the sort that has members under such keys: a list under numbers, a map under words. */
function holds(value: unknown, part: string | number): value is Readonly<Record<string | number, unknown>> {
  return typeof part === 'number' ? Array.isArray(value) : isMap(value);
}

/** Whether two values are equal, the order of members aside. */
function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
  }
  if (!isMap(left) || !isMap(right)) return false;
  const keys = Object.keys(left);
  const sameKeys = keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key));
  return sameKeys && keys.every((key) => isSame(left[key], right[key]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

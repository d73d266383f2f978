/**
 * Edits of a document's text: a member set, an entry added, a member removed. Where the text allows it only the lines
 * concerned change, and comments, order and spacing stay; else the document is written anew with its comments.
 */

import { isDeepStrictEqual } from 'node:util';
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
  if (isDeepStrictEqual(expected, tree.value)) return text;
  const rooted = atExistingParent(tree.value, edit);
  const order = (map: Pointer): readonly string[] => Object.keys(memberSchema(schema, map)?.node.properties ?? {});
  const candidate = lineEdit(text, tree, rooted, order);
  if (candidate !== undefined) {
    const after = yamlTree(candidate);
    const isWhole = after.comments.length >= tree.comments.length || edit.kind !== 'append';
    if (isWhole && after.faults.length <= tree.faults.length && isDeepStrictEqual(after.value, expected))
      return candidate;
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
  if (pointer.length === 0 || isHolder(valueAt(root, parent))) return edit;
  const last = pointer.at(-1) ?? '';
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
  if (typeof part === 'number' || Array.isArray(root)) {
    const list = Array.isArray(root) ? [...root] : [];
    const index = Number(part);
    if (inner === undefined) list.splice(index, 1);
    else list[Math.min(index, list.length)] = inner;
    return list;
  }
  const map = isMap(root) ? root : {};
  if (inner === undefined) return Object.fromEntries(Object.entries(map).filter(([key]) => key !== part));
  return { ...map, [part]: inner };
}

function valueAt(root: unknown, pointer: Pointer): unknown {
  let current = root;
  for (const part of pointer) {
    if (!isHolder(current) || !Object.hasOwn(current, part)) return undefined;
    current = (current as Readonly<Record<string | number, unknown>>)[part];
  }
  return current;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return isHolder(value) && !Array.isArray(value);
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

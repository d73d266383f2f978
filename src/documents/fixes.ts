/**
 * Repairs of a document's text: the stretches at fault are replaced and every other byte stays, comments and line ends
 * included. Only repairs that leave no choice are made.
 */

import type { Fault, Pointer, Repair } from '../domain/finding.ts';
import { readSource, type SourceDocument } from './source-document.ts';
import type { Stretch, YamlScalar } from './yaml-places.ts';
import type { YamlTree } from './yaml-tree.ts';
import { fastValue } from './yaml-value.ts';

/** A fault that was not repaired, and why not. */
export interface SkippedRepair {
  readonly fault: Fault;
  readonly because: string;
}

/** A text after repairs. */
export interface FixedText {
  /** The whole text, with its byte order mark where it had one. */
  readonly text: string;
  readonly applied: readonly Fault[];
  readonly skipped: readonly SkippedRepair[];
}

/** A document after repairs. */
export interface RepairedDocument {
  readonly source: SourceDocument;
  readonly applied: readonly Fault[];
  readonly skipped: readonly SkippedRepair[];
}

interface TextEdit extends Stretch {
  readonly text: string;
}

/** Passes after which repairing stops: a renamed key may uncover a value to be repaired, but not without end. */
const mostPasses = 5;

/** The text of a document with those of the faults repaired that carry a repair. */
export async function fixed(source: SourceDocument, faults: readonly Fault[]): Promise<FixedText> {
  const tree = await source.tree();
  const edits: TextEdit[] = [];
  const applied: Fault[] = [];
  const skipped: SkippedRepair[] = [];
  for (const fault of faults) {
    if (fault.repair === undefined) continue;
    const edit = editFor(fault.pointer, fault.repair, tree, source);
    const because = typeof edit === 'string' ? edit : conflict(edit, edits);
    if (because !== undefined) skipped.push({ fault, because });
    else applied.push(fault);
    if (because === undefined && typeof edit !== 'string' && !edits.some((each) => isSame(each, edit)))
      edits.push(edit);
  }
  return { text: (source.marked ? '\uFEFF' : '') + editedText(source.text, edits), applied, skipped };
}

/** A document repaired until nothing more can be: what is found again after each pass is repaired, too. */
export async function repaired(
  source: SourceDocument,
  faultsOf: (source: SourceDocument) => Promise<readonly Fault[]>,
): Promise<RepairedDocument> {
  let current = source;
  const applied: Fault[] = [];
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const step = await fixed(current, await faultsOf(current));
    if (step.applied.length === 0) return { source: current, applied, skipped: step.skipped };
    applied.push(...step.applied);
    current = await readSource(source.path, step.text);
  }
  return { source: current, applied, skipped: [] };
}

/** The text with each stretch replaced; the edits must not overlap. */
export function editedText(text: string, edits: readonly (Stretch & { readonly text: string })[]): string {
  const ordered = edits.toSorted((left, right) => left.start - right.start);
  let from = 0;
  const pieces: string[] = [];
  for (const edit of ordered) {
    pieces.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  return pieces.join('') + text.slice(from);
}

/** The edit that makes a repair, or why it cannot be made. */
function editFor(pointer: Pointer, repair: Repair, tree: YamlTree, source: SourceDocument): TextEdit | string {
  if (repair.kind === 'rename-key') return keyEdit(pointer, repair.to, tree, source);
  const scalar = tree.scalar(pointer);
  if (scalar === undefined) return 'there is no single value there';
  const { start, end } = scalar;
  if (repair.kind === 'replace') {
    if (scalar.style === 'block') return 'the value is a text of several lines';
    return { start, end, text: scalarText(repair.with, scalar.style) };
  }
  if (scalar.style !== 'plain') return 'the value stands in quotes already';
  return { start, end, text: quoted(source.text.slice(start, end)) };
}

function keyEdit(pointer: Pointer, to: string, tree: YamlTree, source: SourceDocument): TextEdit | string {
  const key = pointer.at(-1);
  const { start, end } = tree.stretch(pointer, 'key');
  const written = source.text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2');
  if (typeof key !== 'string' || written !== key) return 'the key is not written as a plain word';
  if (hasMember(source.value, [...pointer.slice(0, -1), to])) return `\`${to}\` is there already`;
  return { start, end, text: isPlain(to) ? to : quoted(to) };
}

function hasMember(value: unknown, pointer: Pointer): boolean {
  let current = value;
  for (const part of pointer) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, part)) return false;
    current = (current as Readonly<Record<string | number, unknown>>)[part];
  }
  return true;
}

/** Why an edit cannot stand beside those already taken. */
function conflict(edit: TextEdit, taken: readonly TextEdit[]): string | undefined {
  const overlapping = taken.some((each) => each.start < edit.end && edit.start < each.end && !isSame(each, edit));
  return overlapping ? 'another repair changes the same place' : undefined;
}

function isSame(left: TextEdit, right: TextEdit): boolean {
  return left.start === right.start && left.end === right.end && left.text === right.text;
}

/** A text as a scalar in the style that its place had, in quotes where it would be read as anything but text. */
export function scalarText(text: string, style: YamlScalar['style']): string {
  if (style === 'single') return isSingleLine(text) ? `'${text.replaceAll("'", "''")}'` : quoted(text);
  if (style === 'double') return quoted(text);
  return isPlain(text) ? text : quoted(text);
}

/** Whether YAML reads a text without quotes as itself, both in lines and in brackets. */
function isPlain(text: string): boolean {
  if (!isSingleLine(text) || text.length > 200) return false;
  const inLine = fastValue(`k: ${text}`)?.value;
  const inBrackets = fastValue(`k: [${text}]`)?.value;
  return JSON.stringify([inLine, inBrackets]) === JSON.stringify([{ k: text }, { k: [text] }]);
}

function isSingleLine(text: string): boolean {
  return !/[\r\n]/.test(text);
}

/** A text in double quotes; what JSON escapes, YAML reads alike. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

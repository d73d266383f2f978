/**
 * Places of members at the top level, found in the text itself: enough for most single findings, such as the one that
 * every draft has, without taking the text apart. What is not plain to see is left to the tree.
 */

import type { Pointer } from '../domain/finding.ts';
import type { Stretch } from './yaml-places.ts';

/** A key of the top level, its line from the colon on. */
interface KeyLine {
  readonly start: number;
  readonly key: string;
  readonly rest: string;
}

/** Lines that may stand before the first member: blank ones, comments, and the mark of a document's beginning. */
const preamble = /^(?:[ ]*(?:#[^\r\n]*)?\r?\n|---[ ]*(?:#[^\r\n]*)?\r?\n)*/;
const keyAtLineStart = /^([A-Za-z][\w-]*):(?![^ \r\n])([^\r\n]*)/;

/**
 * The stretch of a member of the top level, or of the document for an empty pointer, as `YamlPlaces.stretch` gives it. The
 * text must be sound. Undefined where the place is deeper or the layout not the common one.
 */
export function topLevelStretch(text: string, pointer: Pointer, at: 'key' | 'value' = 'value'): Stretch | undefined {
  const from = preamble.exec(text)?.[0].length ?? 0;
  const first = keyLine(text, from);
  // In a map in block style nothing but its keys and dashes stands at the first column.
  if (first === undefined || pointer.length > 1) return undefined;
  const [name] = pointer;
  if (name === undefined) return wholeLine(text, first);
  const line = first.key === name ? first : keyNamed(text, String(name));
  if (line === undefined) return undefined;
  return at === 'key' ? keyStretch(line) : valueStretch(text, line);
}

function keyLine(text: string, start: number): KeyLine | undefined {
  const match = keyAtLineStart.exec(text.slice(start, start + 500));
  return match === null ? undefined : { start, key: match[1] ?? '', rest: match[2] ?? '' };
}

function keyNamed(text: string, name: string): KeyLine | undefined {
  if (!/^[A-Za-z][\w-]*$/.test(name)) return undefined;
  const at = text.indexOf(`\n${name}:`);
  return at < 0 ? undefined : keyLine(text, at + 1);
}

function keyStretch({ start, key }: KeyLine): Stretch {
  return { start, end: start + key.length };
}

function valueStretch(text: string, line: KeyLine): Stretch | undefined {
  return wordStretch(text, line) ?? (holdsBlock(text, line) ? keyStretch(line) : undefined);
}

/** A value of one word in the line of its key, which no indented line goes on with. */
function wordStretch(text: string, { start, key, rest }: KeyLine): Stretch | undefined {
  const word = /^( +)([A-Za-z0-9][\w./-]*)[ ]*(?: #.*)?$/.exec(rest);
  const after = text.slice(start + key.length + 1 + rest.length);
  if (word === null || !/^(?:(?:[ ]*\r?\n)+(?![ \r\n])|[ \r\n]*$)/.test(after)) return undefined;
  const from = start + key.length + 1 + (word[1]?.length ?? 0);
  return { start: from, end: from + (word[2]?.length ?? 0) };
}

/** Whether a list or a map in block style follows the line of its key. */
function holdsBlock(text: string, { start, key, rest }: KeyLine): boolean {
  if (!/^(?: +(?:#.*)?)?$/.test(rest)) return false;
  const next = text.slice(start + key.length + 1 + rest.length).replace(/^(?:[ ]*(?:#[^\r\n]*)?\r?\n)+/, '');
  return /^ *- /.test(next) || /^ +[A-Za-z][\w-]*:(?:[ \r\n]|$)/.test(next);
}

/** The first member as far as its line goes. */
function wholeLine(text: string, line: KeyLine): Stretch | undefined {
  const word = wordStretch(text, line);
  if (word !== undefined) return { start: line.start, end: word.end };
  return holdsBlock(text, line) ? keyStretch(line) : undefined;
}

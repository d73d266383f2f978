/** Ids that people can read out: a kind letter and eight Crockford base32 characters. */

import { hash } from 'node:crypto';
import type { IdLetter } from './table-shapes.ts';

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 8;

/** The id at a journal position; equal input gives the equal id on every machine. */
export function idAt(workspaceId: string, letter: IdLetter, sequence: number, ordinal: number): string {
  const digest = hash('sha256', `${workspaceId} ${sequence} ${ordinal}`, 'hex');
  // 40 bits fit a double exactly.
  let bits = Number.parseInt(digest.slice(0, 10), 16);
  let text = '';
  for (let position = 0; position < idLength; position += 1) {
    text = crockford.charAt(bits % 32) + text;
    bits = Math.floor(bits / 32);
  }
  return `${letter}-${text}`;
}

/**
 * What a person typed, as the beginning of ids of one kind: capitals, and O, I and L for the digits they resemble, are
 * read as meant; the kind letter may be left out. Undefined when no id can begin so.
 */
export function idPrefix(typed: string, letter: IdLetter): string | undefined {
  const text = typed.trim().toLowerCase();
  const bare = text.startsWith(`${letter}-`) ? text.slice(letter.length + 1) : text;
  const digits = bare.replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return /^[0-9a-hjkmnp-tv-z]{1,8}$/.test(digits) ? `${letter}-${digits}` : undefined;
}

/** The first text after every id that begins with the prefix. */
export function afterPrefix(prefix: string): string {
  return `${prefix}{`;
}

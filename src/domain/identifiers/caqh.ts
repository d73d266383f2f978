/** CAQH provider ids: eight digits; some of the oldest are shorter. There is no check digit. */

import { pastedDigits } from './pasted-text.ts';

/** What is wrong with a text given as a CAQH id; `short` may be an old id or one that lost its leading zeros. */
export type CaqhFault = 'character' | 'long' | 'short';

/** The length of ids given out today. */
const currentLength = 8;

/** The first fault of a text given as a CAQH id, or undefined where it is sound. */
export function caqhFault(text: string): CaqhFault | undefined {
  if (!/^\d+$/.test(text)) return 'character';
  if (text.length === currentLength) return undefined;
  return text.length > currentLength ? 'long' : 'short';
}

/** The CAQH id in a pasted text, or undefined where there is none. A short one is given as it stands. */
export function parseCaqh(text: string): string | undefined {
  const digits = pastedDigits(text);
  const fault = caqhFault(digits);
  return fault === undefined || fault === 'short' ? digits : undefined;
}

/** A short id with the zeros back that a spreadsheet or YAML takes away; undefined where the id is not short. */
export function caqhWithZeros(text: string): string | undefined {
  return caqhFault(text) === 'short' ? text.padStart(currentLength, '0') : undefined;
}

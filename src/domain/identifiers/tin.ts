/** Taxpayer identification numbers of organisations (EIN): two digits, a hyphen, seven digits; there is no check digit. */

import { pastedText } from './pasted-text.ts';

/** What is wrong with a text given as an EIN: `ssn` has the grouping of a Social Security number. */
export type TinFault = 'shape' | 'ssn';

/** The first fault of a text given as an EIN, with its hyphen or without, or undefined where it is sound. */
export function tinFault(text: string): TinFault | undefined {
  if (/^\d{3}-\d{2}-\d{4}$/.test(text)) return 'ssn';
  return /^\d{2}-?\d{7}$/.test(text) ? undefined : 'shape';
}

/** The EIN in a pasted text as `12-3456789`, or undefined where there is none. */
export function parseTin(text: string): string | undefined {
  const pasted = pastedText(text);
  if (tinFault(pasted) !== undefined) return undefined;
  const digits = pasted.replace('-', '');
  return `${digits.slice(0, 2)}-${digits.slice(2)}`;
}

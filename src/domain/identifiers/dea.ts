/**
 * Registration numbers of the Drug Enforcement Administration: a registrant letter, the first letter of the last name (or 9
 * for a business), six digits and a check digit. Someone working under a hospital's registration adds a suffix behind a
 * hyphen. Each state of practice needs a registration of its own (21 CFR 1301.12).
 */

import { folded } from '../suggestion.ts';
import { pastedText } from './pasted-text.ts';

declare const deaBrand: unique symbol;

/** A number that has the form of a DEA registration and passes its check digit. */
export type Dea = string & { readonly [deaBrand]: 'Dea' };

/** What is wrong with a text given as a DEA number. */
export type DeaFault = 'shape' | 'check-digit';

/** The names a registrant may have registered under. */
export interface RegistrantNames {
  readonly last: string;
  readonly formerLast?: readonly string[];
}

const shape = /^[A-Z][A-Z9]\d{7}(?:-[A-Z0-9]{1,10})?$/;

/** The first fault of a text given as a DEA number, or undefined where it is sound. The text is taken as it stands. */
export function deaFault(text: string): DeaFault | undefined {
  if (!shape.test(text)) return 'shape';
  return deaCheckDigit(text.slice(2, 8)) === Number(text[8]) ? undefined : 'check-digit';
}

/** Whether the text is a sound DEA number. */
export function isDea(text: string): text is Dea {
  return deaFault(text) === undefined;
}

/** The DEA number in a pasted text, in upper case without blanks, or undefined where there is none. */
export function parseDea(text: string): Dea | undefined {
  const pasted = pastedText(text);
  return isDea(pasted) ? pasted : undefined;
}

/** The check digit of six digits: the sum of the odd places and twice that of the even ones, modulo 10. */
export function deaCheckDigit(sixDigits: string): number {
  const sum = [...sixDigits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 2), 0);
  return sum % 10;
}

/** Sound DEA numbers that differ from a mistyped one by two neighbouring digits swapped. Empty for a sound number. */
export function deaSuggestions(text: string): readonly Dea[] {
  const number = pastedText(text);
  if (deaFault(number) !== 'check-digit') return [];
  const swapped = [2, 3, 4, 5, 6, 7].map(
    (at) => `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`,
  );
  return [...new Set(swapped)].filter(isDea);
}

/**
 * Whether the second letter is the initial of the last name or of a former one, of any part of a double name, or the 9 of a
 * business. A number registered before a marriage keeps its letter, so disagreement is worth a look, not an error.
 */
export function deaLetterAgrees(dea: string, names: RegistrantNames): boolean {
  const letter = dea.slice(1, 2).toUpperCase();
  if (letter === '9') return true;
  return [names.last, ...(names.formerLast ?? [])].flatMap(initials).includes(letter);
}

/** Initials of every part of a last name: `de la Cruz-Ortiz` may be filed under D, L, C or O. */
function initials(last: string): readonly string[] {
  const parts = folded(last)
    .replace(/['\u2019.]/g, '')
    .split(/[^a-z]+/);
  return parts.filter((part) => part !== '').map((part) => part.slice(0, 1).toUpperCase());
}

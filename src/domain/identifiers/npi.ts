/**
 * National Provider Identifiers (45 CFR 162.406): ten digits, the first 1 or 2, the last a check digit by the Luhn formula
 * over the number behind the prefix 80840 of health cards. Whether it belongs to a person or an organisation cannot be seen.
 */

import { pastedDigits } from './pasted-text.ts';

declare const npiBrand: unique symbol;

/** A number that has the form of an NPI and passes its check digit. */
export type Npi = string & { readonly [npiBrand]: 'Npi' };

/** What is wrong with a number given as an NPI; `shape`: it is not ten digits beginning with 1 or 2. */
export type NpiFault = 'shape' | 'check-digit';

/** What the constant prefix 80840 adds to the Luhn sum. */
const prefixSum = 24;

/** The first fault of a text given as an NPI, or undefined where it is sound. The text is taken as it stands. */
export function npiFault(text: string): NpiFault | undefined {
  if (!/^[12]\d{9}$/.test(text)) return 'shape';
  return (luhnSum(text) + prefixSum) % 10 === 0 ? undefined : 'check-digit';
}

/** Whether the text is a sound NPI. */
export function isNpi(text: string): text is Npi {
  return npiFault(text) === undefined;
}

/** Less this, NPIs are numbers above 0 that take 31 bits. */
const numberBase = 999_999_999;
const npiLength = 10;

/** What stands for an NPI where very many are kept: a whole number above 0 of 31 bits. 0: the text has not the form of one. */
export function npiNumber(text: string): number {
  return /^[12]\d{9}$/.test(text) ? Number(text) - numberBase : 0;
}

/** As `npiNumber`, of bytes that are not made into text first. */
export function npiNumberBetween(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from];
  if (to - from !== npiLength || (first !== 0x31 && first !== 0x32)) return 0;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return 0;
    value = value * 10 + digit;
  }
  return value - numberBase;
}

/** The text of a number by `npiNumber` above 0. */
export function npiOfNumber(number: number): string {
  return String(number + numberBase);
}

/** The NPI in a text pasted with blanks, hyphens or invisible characters, or undefined where there is none. */
export function parseNpi(text: string): Npi | undefined {
  const digits = pastedDigits(text);
  return isNpi(digits) ? digits : undefined;
}

/** The NPI that begins with these nine digits. Throws RangeError for anything else. */
export function npiOf(nineDigits: string): Npi {
  if (!/^[12]\d{8}$/.test(nineDigits)) throw new RangeError('not nine digits beginning with 1 or 2');
  const check = (10 - ((luhnSum(`${nineDigits}0`) + prefixSum) % 10)) % 10;
  return `${nineDigits}${check}` as Npi;
}

/**
 * Sound NPIs one slip away from a mistyped one: first two neighbours swapped or, where a digit too many was typed, one of
 * them left out; then one digit wrong. A wrong digit has about ten repairs, so those are worth showing only where `known`
 * tells which numbers exist; without it, only the first kind is given. Empty for a sound NPI.
 */
export function npiSuggestions(text: string, known?: (npi: Npi) => boolean): readonly Npi[] {
  const digits = pastedDigits(text);
  if (!/^\d{9,11}$/.test(digits) || isNpi(digits)) return [];
  const near = digits.length === 11 ? shortened(digits) : swapped(digits);
  const far = known === undefined ? [] : digits.length === 9 ? lengthened(digits) : replaced(digits);
  const sound = [...new Set([...near, ...far])].filter(isNpi);
  if (known === undefined) return sound;
  const [first, second] = [sound.filter(known), sound.filter((npi) => near.includes(npi) && !known(npi))];
  return [...first, ...second];
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

function swapped(digits: string): readonly string[] {
  return positions(digits.length - 1).map(
    (at) => `${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`,
  );
}

function shortened(digits: string): readonly string[] {
  return positions(digits.length).map((at) => `${digits.slice(0, at)}${digits.slice(at + 1)}`);
}

function replaced(digits: string): readonly string[] {
  return positions(digits.length).flatMap((at) =>
    positions(10).map((digit) => `${digits.slice(0, at)}${digit}${digits.slice(at + 1)}`),
  );
}

function lengthened(digits: string): readonly string[] {
  return positions(digits.length + 1).flatMap((at) =>
    positions(10).map((digit) => `${digits.slice(0, at)}${digit}${digits.slice(at)}`),
  );
}

function positions(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/**
 * Jaro–Winkler similarity of names (Winkler 1990): the share of letters that two words have in common near the same
 * place, less half the letters out of order, with a bonus for a common beginning of up to four letters.
 */

/** Letters of the common beginning that count. */
export const prefixLetters = 4;
/** How much each letter of a common beginning adds of what is lacking. */
export const prefixWeight = 0.1;

/** Letters beyond do not count: so many places fit the bits of a number. */
export const longest = 30;
const asciiCodes = 128;
/** Places of each letter in the left word, one bit a place. One left word is mostly compared with many right ones. */
const places = new Int32Array(asciiCodes);
const matched = new Uint16Array(longest);
let placed = '';
let isPlain = true;

/** Similarity of two words from 0 to 1; letters beyond the 30th do not count. */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return left === '' ? 0 : 1;
  const a = Math.min(left.length, longest);
  const b = Math.min(right.length, longest);
  if (a === 0 || b === 0) return 0;
  if (placed !== left) place(left, a);
  const reach = Math.max(0, (Math.max(a, b) >> 1) - 1);
  let taken = 0;
  let common = 0;
  for (let at = 0; at < b; at += 1) {
    const code = right.charCodeAt(at);
    const here = isPlain && code < asciiCodes ? (places[code] as number) : isPlain ? 0 : placesOf(left, a, code);
    if (here === 0) continue;
    const first = at - reach;
    const near = ((2 << Math.min(a - 1, at + reach)) - 1) & (first > 0 ? -1 << first : -1);
    const free = here & near & ~taken;
    if (free === 0) continue;
    taken |= free & -free;
    matched[common] = code;
    common += 1;
  }
  if (common === 0) return 0;
  let misplaced = 0;
  for (let at = 0; taken !== 0; at += 1) {
    const lowest = taken & -taken;
    if (left.charCodeAt(31 - Math.clz32(lowest)) !== matched[at]) misplaced += 1;
    taken ^= lowest;
  }
  const jaro = (common / a + common / b + (common - misplaced / 2) / common) / 3;
  let prefix = 0;
  while (prefix < prefixLetters && prefix < a && prefix < b && left.charCodeAt(prefix) === right.charCodeAt(prefix)) {
    prefix += 1;
  }
  return jaro + prefix * prefixWeight * (1 - jaro);
}

function place(word: string, length: number): void {
  places.fill(0);
  placed = word;
  isPlain = true;
  for (let at = 0; at < length; at += 1) {
    const code = word.charCodeAt(at);
    if (code < asciiCodes) places[code] = (places[code] as number) | (1 << at);
    else isPlain = false;
  }
}

/** Places of a letter in a word that has letters beyond ASCII. */
function placesOf(word: string, length: number, code: number): number {
  let bits = 0;
  for (let at = 0; at < length; at += 1) if (word.charCodeAt(at) === code) bits |= 1 << at;
  return bits;
}

/**
 * Jaro–Winkler similarity of names (Winkler 1990): the share of letters that two words have in common near the same
 * place, less half the letters out of order, with a bonus for a common beginning of up to four letters.
 */

/** Letters of the common beginning that count. */
export const prefixLetters = 4;
/** How much each letter of a common beginning adds of what is lacking. */
export const prefixWeight = 0.1;

const longest = 64;
const takenLeft = new Uint8Array(longest);
const takenRight = new Uint8Array(longest);

/** Similarity of two words from 0 to 1; letters beyond the 64th do not count. */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return left === '' ? 0 : 1;
  const a = Math.min(left.length, longest);
  const b = Math.min(right.length, longest);
  if (a === 0 || b === 0) return 0;
  const reach = Math.max(0, (Math.max(a, b) >> 1) - 1);
  takenLeft.fill(0, 0, a);
  takenRight.fill(0, 0, b);
  let common = 0;
  for (let i = 0; i < a; i += 1) {
    const code = left.charCodeAt(i);
    const end = Math.min(b, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if (takenRight[j] === 0 && right.charCodeAt(j) === code) {
        takenLeft[i] = 1;
        takenRight[j] = 1;
        common += 1;
        break;
      }
    }
  }
  if (common === 0) return 0;
  let misplaced = 0;
  let j = 0;
  for (let i = 0; i < a; i += 1) {
    if (takenLeft[i] === 0) continue;
    while (takenRight[j] === 0) j += 1;
    if (left.charCodeAt(i) !== right.charCodeAt(j)) misplaced += 1;
    j += 1;
  }
  const jaro = (common / a + common / b + (common - misplaced / 2) / common) / 3;
  let prefix = 0;
  while (prefix < prefixLetters && prefix < a && prefix < b && left[prefix] === right[prefix]) prefix += 1;
  return jaro + prefix * prefixWeight * (1 - jaro);
}

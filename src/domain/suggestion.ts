/**
 * Did-you-mean. Distance is optimal string alignment: one for each letter left out, put in, replaced, or swapped with its
 * neighbour, the typist's commonest slip (`lsat` is one from `last`).
 */

/** The optimal string alignment distance between two words, case counting. */
export function editDistance(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const aligned = swapped ? at(beforeLast, column - 2) + 1 : replaced;
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced, aligned));
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

/** How far a word may lie from what it was meant to be: one slip up to four letters, then one more for every four. */
export function toleratedDistance(word: string): number {
  return Math.min(4, Math.max(1, Math.ceil([...word].length / 4)));
}

/**
 * The candidates close enough to a word to be meant by it, nearest first, ties in the order given; those that lie clearly
 * farther than the best are left out. Case, accents and the
 * choice of `-`, `_` or blank do not count. A word of three letters or more also stands for a candidate that begins with it.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  options: { readonly limit?: number } = {},
): readonly string[] {
  const typed = folded(word);
  if (typed === '') return [];
  const tolerated = toleratedDistance(typed);
  const scored: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const target = folded(candidate);
    const begun = typed.length >= 3 && target.startsWith(typed);
    if (!begun && Math.abs(target.length - typed.length) > tolerated) continue;
    const distance = editDistance(typed, target);
    // Two letters may differ in one and still be nothing alike: half of a word must stand.
    const alike = distance <= tolerated && distance * 2 <= Math.max(typed.length, target.length);
    if (alike || begun) scored.push({ candidate, distance: begun ? Math.min(distance, tolerated) : distance });
  }
  const best = Math.min(...scored.map((one) => one.distance));
  return scored
    .filter((one) => one.distance <= best + 1)
    .toSorted((left, right) => left.distance - right.distance)
    .slice(0, options.limit ?? 3)
    .map((one) => one.candidate);
}

/** Letters that Unicode does not take apart into a plain letter and an accent. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Text without case, accents and the kind of separator: two texts that fold alike are the same to a reader. */
export function folded(text: string): string {
  const plain = isAscii(text) ? text.toLowerCase() : withoutAccents(text);
  return plain.replace(/[\s_\-\u2010-\u2015]+/g, ' ').trim();
}

/** Letters and digits only, no case, no accents. */
export function letterKey(text: string): string {
  if (isPlainWord(text)) return text.toLowerCase();
  const plain = folded(text);
  return isAscii(plain) ? plain.replace(/[^a-z0-9]/g, '') : plain.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether nothing but the letters A to Z and digits is in a text. Rosters and lists have names by the hundred thousand. */
function isPlainWord(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const letter = code & ~0x20;
    if ((letter < 0x41 || letter > 0x5a) && (code < 0x30 || code > 0x39)) return false;
  }
  return true;
}

/** Most texts are ASCII, and the tables of Unicode cost milliseconds when they are first asked. */
function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðþßæœı]/g, (letter) => plainLetters[letter] ?? letter);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}

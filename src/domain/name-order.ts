/**
 * The order of names in lists: as a dictionary has them, in every locale the same. The language's own comparison loads
 * the tables of Unicode at its first use, which takes as long as a short command does in all; names without accents and
 * foreign letters do without.
 */

/** Printable ASCII in the order of Unicode's collation; a small letter stands before its capital. */
const order = ` _-,;:!?.'"()[]{}@*/\\&#%\`^+<=>|~$0123456789aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ`;

/** By character code: the place of the letter whatever its case, 0 for what is not in the order. */
const places: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  return order.indexOf(letter) + 1;
});

let unicode: Intl.Collator | undefined;

/** So many comparisons take as long as loading the tables, which then compare faster. */
const worthTheTables = 4000;
let comparisons = 0;

/** Negative when `left` comes first, positive when `right` does, 0 when they are the same; for sorting. */
export function compareNames(left: string, right: string): number {
  if (left === right) return 0;
  comparisons += 1;
  if (comparisons > worthTheTables) return byUnicode(left, right);
  return plainOrder(left, right) ?? byUnicode(left, right);
}

/**
 * The order of two texts whose letters are those of ASCII, with accents or without: by letters, then without accent
 * before with, then small before capital; undefined for others, and where only two accents decide.
 */
function plainOrder(left: string, right: string): number | undefined {
  const [one, two] = [lettersOf(left), lettersOf(right)];
  if (one === undefined || two === undefined) return undefined;
  let byAccent = 0;
  let byCase = 0;
  for (let index = 0; index < Math.min(one.length, two.length); index += 1) {
    const [first, second] = [one[index], two[index]] as [Letter, Letter];
    if (first.place !== second.place) return first.place - second.place;
    if (byAccent === 0 && first.accents !== second.accents) {
      if (first.accents !== '' && second.accents !== '') return undefined;
      byAccent = first.accents === '' ? -1 : 1;
    }
    // Capitals have the lower codes.
    byCase ||= second.code - first.code;
  }
  return one.length - two.length || byAccent || byCase;
}

interface Letter {
  readonly place: number;
  readonly code: number;
  accents: string;
}

const firstAccent = 0x300;
const lastAccent = 0x36f;

/** The letters of a text, each with the accents over it; undefined where one is none of ASCII. */
function lettersOf(text: string): readonly Letter[] | undefined {
  const letters: Letter[] = [];
  for (const character of text.normalize('NFD')) {
    const code = character.charCodeAt(0);
    const last = letters.at(-1);
    if (code >= firstAccent && code <= lastAccent && last !== undefined) last.accents += character;
    else {
      const place = places[code] ?? 0;
      if (place === 0) return undefined;
      letters.push({ place, code, accents: '' });
    }
  }
  return letters;
}

function byUnicode(left: string, right: string): number {
  unicode ??= new Intl.Collator('en');
  return unicode.compare(left, right);
}

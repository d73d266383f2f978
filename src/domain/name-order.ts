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

/** Negative when `left` comes first, positive when `right` does, 0 when they are the same; for sorting. */
export function compareNames(left: string, right: string): number {
  if (left === right) return 0;
  return plainOrder(left, right) ?? byUnicode(left, right);
}

/** The order of two texts in printable ASCII: by letters, then small before capital; undefined for others. */
function plainOrder(left: string, right: string): number | undefined {
  const shared = Math.min(left.length, right.length);
  let byLetter = 0;
  let byCase = 0;
  for (let index = 0; index < shared; index += 1) {
    const [one, two] = [left.charCodeAt(index), right.charCodeAt(index)];
    const [placeOne, placeTwo] = [places[one] ?? 0, places[two] ?? 0];
    if (placeOne === 0 || placeTwo === 0) return undefined;
    byLetter ||= placeOne - placeTwo;
    // Capitals have the lower codes.
    byCase ||= two - one;
  }
  for (const rest of [left, right]) {
    for (let index = shared; index < rest.length; index += 1) {
      if ((places[rest.charCodeAt(index)] ?? 0) === 0) return undefined;
    }
  }
  return byLetter || left.length - right.length || byCase;
}

function byUnicode(left: string, right: string): number {
  unicode ??= new Intl.Collator('en');
  return unicode.compare(left, right);
}

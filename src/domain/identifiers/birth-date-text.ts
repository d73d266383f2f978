/** Birth dates in free text, which are kept in the file of the provider and printed nowhere else. */

const label = String.raw`(?:\bd\.? ?o\.? ?b\b\.?|\bdate[- ]of[- ]birth\b|\bbirth[- ]?(?:date|day)\b|\bborn\b)`;
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const year = String.raw`(?:19|20)\d{2}`;
const days = [
  String.raw`(?<!\d)${year}(?: ?[-/.] ?\d{1,2}){2}(?!\d)`,
  String.raw`(?<!\d)\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:${year}|\d{2})(?!\d)`,
  String.raw`(?<!\d)${year}\d{4}(?!\d)`,
  String.raw`(?<!\d)[01]\d[0-3]\d${year}(?!\d)`,
  String.raw`\b${month}[-. ]{1,2}\d{1,2}(?:st|nd|rd|th)?[-, ]{1,2}${year}\b`,
  String.raw`(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)?[- ]?(?:of )?${month}[-., ]{0,2}${year}\b`,
].join('|');
/** Few words may stand between: "DOB (per license): 4/12/1982". */
const before = new RegExp(`(${label})([^0-9]{0,24}?)(${days})`, 'giu');
/** "4/12/1982 (DOB)", "4/12/1982 is her date of birth". */
const after = new RegExp(String.raw`(${days})(?: is| was| as)?(?: his| her| their| the)? ?\(?${label}`, 'giu');

/** Words after which the day is that of something else: "DOB verified on 5/1/2026". */
const otherMatter = /\b(?:\w+ed|sent|wrong|missing|on|of|for|by|until|due|ref|call|party|mismatch)\b/iu;
/** From this year on a day is rather one on which something was done than one on which somebody was born. */
const firstYearOfNotes = 2020;
const dashes = /[\u2010-\u2015\u2212]/gu;

/**
 * Whether a text holds a day that it calls a birth date. A day without such a word may be any day; a year alone, or a birth
 * date with stars in it, tells nobody the day. Where the words leave open of what the day is, its year decides.
 */
export function holdsBirthDate(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(dashes, '-').replaceAll('_', ' ');
  for (const [, word = '', between = '', day = ''] of plain.matchAll(before)) {
    if (isBirth(word, between) || yearOf(day) < firstYearOfNotes) return true;
  }
  for (const [, day = ''] of plain.matchAll(after)) if (yearOf(day) < firstYearOfNotes) return true;
  return false;
}

/** With a capital "Born" may be a name: "Ms. Born on 2026-05-01". */
function isBirth(word: string, between: string): boolean {
  if (word === 'Born') return false;
  return !otherMatter.test(word === 'born' ? between.replace(/^ on\b/iu, '') : between);
}

/** The year of a day; of two digits, the one that does not lie ahead of the notes. */
function yearOf(day: string): number {
  const four = /(?:19|20)\d{2}(?=\d{4}$|\D|$)/u.exec(day)?.[0];
  if (four !== undefined) return Number(four);
  const two = Number(/\d{2}$/u.exec(day)?.[0] ?? 0);
  return two < 50 ? 2000 + two : 1900 + two;
}

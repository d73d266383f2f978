/** Birth dates in free text, which are kept in the file of the provider and printed nowhere else. */

const label = String.raw`(?:\bd\.?o\.?b\b\.?|\bdate of birth\b|\bbirth ?(?:date|day)\b|\bborn\b)`;
/** Few words may stand between: "DOB (per license): 4/12/1982". */
const between = String.raw`[^0-9\n]{0,24}?`;
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const days = [
  String.raw`\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b`,
  String.raw`\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b`,
  String.raw`\b(?:19|20)\d{6}\b`,
  String.raw`\b${month}\.? \d{1,2},? \d{4}\b`,
  String.raw`\b\d{1,2}\.? ${month}\.?,? \d{4}\b`,
];
const labelled = new RegExp(`${label}${between}(?:${days.join('|')})`, 'iu');

/** With a capital it is a name: "Ms. Born on 2026-05-01". */
const surname = /\bBorn\b/gu;

/**
 * Whether a text holds a day that it calls a birth date. A day without such a word before it may be any day; a year alone, or
 * a birth date with stars in it, tells nobody the day.
 */
export function holdsBirthDate(text: string): boolean {
  return labelled.test(text.replaceAll(surname, ''));
}

/**
 * Social Security numbers. Whole ones are kept out of files; the last four digits do for most matching. Numbers with area
 * 000, 666 or 900 to 999, group 00 or serial 0000 are never issued; an ITIN looks the same and begins with 9.
 */

/** What is wrong with a text given as a Social Security number. */
export type SsnFault = 'shape' | 'never-issued' | 'itin';

const shape = /^(\d{3})-?(\d{2})-?(\d{4})$/;
const itin = /^9\d{2}-?(?:5\d|6[0-5]|7\d|8[0-8]|9[0-2]|9[4-9])-?\d{4}$/;

/** Printed in advertisements and specimens, so nobody's. */
const specimens = new Set(['078051120', '219099999']);

/** The first fault of a text given as a whole Social Security number, or undefined where it is sound. */
export function ssnFault(text: string): SsnFault | undefined {
  const parts = shape.exec(text);
  if (parts === null) return 'shape';
  if (isItin(text)) return 'itin';
  const [, area = '', group = '', serial = ''] = parts;
  const issued = !/^(?:000|666|9)/.test(area) && group !== '00' && serial !== '0000';
  return issued && !specimens.has(`${area}${group}${serial}`) ? undefined : 'never-issued';
}

/** Whether the text is an individual taxpayer identification number, which people without a Social Security number have. */
export function isItin(text: string): boolean {
  return itin.test(text);
}

/** Whether the text is exactly four digits that can end a Social Security number. */
export function isLastFour(text: string): boolean {
  return /^\d{4}$/.test(text) && text !== '0000';
}

/** The last four digits of a whole number, or of what is already only those; undefined where there are none. */
export function lastFour(text: string): string | undefined {
  return shape.exec(text)?.[3] ?? (isLastFour(text) ? text : undefined);
}

/** A whole Social Security number or ITIN found in a text, by offsets. */
export interface SsnPlace {
  readonly start: number;
  /** One past the last character. */
  readonly end: number;
}

/**
 * Where whole Social Security numbers or ITINs stand in free text. Only the grouped form (hyphens or blanks) counts: nine
 * digits in a row are more often a license, a ZIP+4 or an account.
 */
export function ssnPlaces(text: string): readonly SsnPlace[] {
  const grouped = /(?<![\d-])\d{3}([-\u2010-\u2015 \u00a0])\d{2}\1\d{4}(?![\d-])/gu;
  return [...text.matchAll(grouped)]
    .filter((match) => {
      const plain = match[0].replace(/\D/g, '');
      return isItin(plain) || ssnFault(plain) === undefined;
    })
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

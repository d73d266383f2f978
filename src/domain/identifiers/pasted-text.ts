/** Invisible characters, blanks of every kind and quotation marks that come along when an identifier is copied. */
const noise = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'"`\u2018-\u201f\u00ab\u00bb]+/gu;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;

/**
 * An identifier as pasted from a web page, a PDF or a spreadsheet, without blanks, invisible characters and quotes, with
 * plain hyphens and plain digits, in upper case. Punctuation that may belong to the identifier stays.
 */
export function pastedText(text: string): string {
  return text.normalize('NFKC').replace(noise, '').replace(dashes, '-').toUpperCase();
}

/** The same without hyphens, dots and parentheses: for identifiers made of digits only. */
export function pastedDigits(text: string): string {
  return pastedText(text).replace(/[-.()]/g, '');
}

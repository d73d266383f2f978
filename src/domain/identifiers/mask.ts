/** How sensitive values are shown where they must not be read: on terminals, in frames, diffs, errors and logs. */

import { ssnPlaces } from './ssn.ts';

/** Kinds of sensitive value, as the schemas annotate them. */
export const sensitiveKinds = ['ssn', 'birthDate', 'dea', 'documentNumber', 'homeAddress'] as const;
/** One of `sensitiveKinds`. */
export type SensitiveKind = (typeof sensitiveKinds)[number];

/**
 * The value with what must not be read replaced by stars: `***-**-6789`, `19**-**-**`, `AR*****27`. A value that does not
 * have the form of its kind is hidden whole, since a slip of the keyboard must not uncover it.
 */
export function masked(value: string, kind: SensitiveKind): string {
  switch (kind) {
    case 'ssn':
      return maskedSsn(value);
    case 'birthDate':
      return maskedBirthDate(value);
    case 'dea':
      return maskedDea(value);
    case 'documentNumber':
      return maskedDocumentNumber(value);
    case 'homeAddress':
      return hidden;
    default:
      return kind satisfies never;
  }
}

/** A text with whole Social Security numbers in it masked: what people typed may come back in errors and receipts. */
export function withoutSsns(text: string): string {
  return ssnPlaces(text).reduceRight(
    (shown, { start, end }) => `${shown.slice(0, start)}***-**-${shown.slice(end - 4, end)}${shown.slice(end)}`,
    text,
  );
}

/** What stands for a value of which nothing may be seen, not even its length. */
const hidden = '********';

/** Four digits alone are already what a mask would leave. */
function maskedSsn(value: string): string {
  const last = /^(?:\d{3}[-\s]?\d{2}[-\s]?)?(\d{4})$/.exec(value.trim())?.[1];
  return last === undefined ? hidden : `***-**-${last}`;
}

function maskedBirthDate(value: string): string {
  const year = /^(\d{2})\d{2}-\d{2}-\d{2}$/.exec(value.trim())?.[1];
  return year === undefined ? hidden : `${year}**-**-**`;
}

function maskedDea(value: string): string {
  const parts = /^([A-Z][A-Z9])\d{5}(\d{2})(-.+)?$/i.exec(value.trim());
  return parts === null ? hidden : `${parts[1]}*****${parts[2]}${parts[3] === undefined ? '' : '-***'}`;
}

/** A paper's own number may be any of the above: a DEA certificate says a DEA number. License numbers are public. */
function maskedDocumentNumber(value: string): string {
  const plain = value.trim();
  if (/^[A-Z][A-Z9]\d{7}(?:-|$)/i.test(plain)) return maskedDea(plain);
  return /^\d{3}-\d{2}-\d{4}$|^\d{9}$/.test(plain) ? maskedSsn(plain) : value;
}

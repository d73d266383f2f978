/** How sensitive values are shown where they must not be read: on terminals, in frames, diffs, errors and logs. */

/** Kinds of sensitive value, as the schemas annotate them. */
export const sensitiveKinds = ['ssn', 'birthDate', 'dea', 'tin', 'account', 'secret'] as const;
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
    case 'tin':
      return maskedTin(value);
    case 'account':
      return lastFourShown(value);
    case 'secret':
      return hidden;
    default:
      return kind satisfies never;
  }
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

/** A sole proprietor's taxpayer number is a Social Security number, so all are masked. */
function maskedTin(value: string): string {
  const digits = value.replace(/[-\s]/g, '');
  if (!/^\d{9}$/.test(digits)) return hidden;
  return value.includes('-') && !/^\d{2}-/.test(value.trim()) ? maskedSsn(value) : `**-***${digits.slice(-4)}`;
}

function lastFourShown(value: string): string {
  const plain = value.replace(/[-\s]/g, '');
  return plain.length < 8 ? hidden : `****${plain.slice(-4)}`;
}

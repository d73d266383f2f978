/** What may be shown of a patient: enough to tell two apart, too little to know who it is. */

/** The initials of a name: `T. S.`; null where there is none. */
export function maskedName(last: string, first: string): string | null {
  const initials = [first, last].filter((part) => part.trim() !== '').map((part) => `${part.trim().slice(0, 1)}.`);
  return initials.length === 0 ? null : initials.join(' ');
}

/** The last four characters of an identifier of eight or more, the last two of a shorter one: `…3333`. */
export function maskedIdentifier(id: string): string {
  const kept = id.length >= 8 ? 4 : id.length >= 4 ? 2 : 0;
  return `…${kept === 0 ? '' : id.slice(-kept)}`;
}

/**
 * An element that is not what it should be, as it may be told: by its form. In a damaged file a name, a member id or a birth
 * date may stand anywhere. Qualifiers and small numbers say nothing of anybody.
 */
export function elementForm(text: string): string {
  if (text.length <= 2 || /^\d{1,6}$/.test(text)) return text;
  return text
    .slice(0, mostTold)
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/\p{Ll}|\p{Lo}/gu, 'a')
    .replaceAll(/\d/g, '9');
}

/** The same of what should be a control number, a count or an NPI: digits are told as they are. */
export function controlForm(text: string): string {
  return /^\d+$/.test(text) ? text : elementForm(text);
}

/** Characters of a form that are told. */
const mostTold = 24;

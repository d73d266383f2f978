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

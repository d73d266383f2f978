/** Code sets of claims as imported: which codes there are, and on which days each may be used. */

import type { CalendarDate } from '../calendar/calendar-date.ts';

/** The code sets that claims are held against. */
export const codeSetKeys = ['hcpcs', 'icd-10-cm', 'place-of-service'] as const;
/** One of `codeSetKeys`. */
export type CodeSetKey = (typeof codeSetKeys)[number];

/** What the codes of a set are called. */
export const codeSetWords: Readonly<Record<CodeSetKey, string>> = {
  hcpcs: 'HCPCS code',
  'icd-10-cm': 'ICD-10-CM code',
  'place-of-service': 'place of service code',
};

/** The days on which a code may be used. */
export interface CodeTerm {
  /** First day; null: not bounded. */
  readonly from: CalendarDate | null;
  /** Last day, as lists of codes print it; null: still in use. */
  readonly through: CalendarDate | null;
}

/** One set as imported. */
export interface CodeSet {
  readonly key: CodeSetKey;
  /** Name of the file. */
  readonly name: string;
  readonly sha256: string;
  readonly importedOn: CalendarDate;
  /** Days of service on which the list counts; null: not bounded. */
  readonly from: CalendarDate | null;
  readonly through: CalendarDate | null;
  readonly codes: ReadonlyMap<string, CodeTerm>;
}

/**
 * Why a code may not be used on a day, or null: it may, or the set does not say. A set that holds no code of a family (the
 * first character) says nothing about that family: lists of HCPCS level II have no CPT codes.
 */
export function codeFault(set: CodeSet, code: string, on: CalendarDate): string | null {
  if ((set.from !== null && on < set.from) || (set.through !== null && on > set.through)) return null;
  const term = set.codes.get(code);
  if (term === undefined)
    return families(set).has(family(set.key, code))
      ? `\`${code}\` is no ${codeSetWords[set.key]} of ${set.name}`
      : null;
  if (term.through !== null && on > term.through)
    return `the ${codeSetWords[set.key]} \`${code}\` was retired on ${term.through}`;
  if (term.from !== null && on < term.from) return `the ${codeSetWords[set.key]} \`${code}\` counts from ${term.from}`;
  return null;
}

/** The family of a code: level II of HCPCS goes by its letter, the other sets are whole. */
function family(key: CodeSetKey, code: string): string {
  if (key !== 'hcpcs') return '';
  return /^[0-9]/.test(code) ? '0' : code.slice(0, 1);
}

const known = new WeakMap<CodeSet, ReadonlySet<string>>();

function families(set: CodeSet): ReadonlySet<string> {
  let found = known.get(set);
  if (found === undefined) {
    found = new Set([...set.codes.keys()].map((code) => family(set.key, code)));
    known.set(set, found);
  }
  return found;
}

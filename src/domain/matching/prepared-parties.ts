/** Parties of ours made ready to be looked up in lists: what leads to each is worked out once, however many lists there are. */

import type { ScreenedParty } from '../screening/exclusion.ts';
import { birthNumber } from './birth-number.ts';
import { lettersOf } from './letter-bounds.ts';
import { partyKeys } from './match-score.ts';
import { type NameBatch, NamesTold } from './name-index.ts';
import type { NameVariant } from './name-variants.ts';
import { nameNumber, noName, wordNumber } from './name-words.ts';

/** Parties ready to be looked up. */
export interface PreparedParties {
  readonly parties: readonly ScreenedParty[];
  /** Names of all of them, and of those without a birth date. */
  readonly names: readonly NameBatch[];
  readonly undated: readonly NameBatch[];
  /** Names with a birth date, in pieces, as `bornNumbers` numbers each. */
  readonly born: readonly Int32Array[];
  /** Business names, by the index of the party. */
  readonly businesses: ReadonlyMap<number, readonly string[]>;
}

/**
 * Of a name with a birth date: the party's index, the number of the date, the length, letters and beginning of the last name,
 * the number of the name, and that of first and last name changed about; `noName` where those are not looked for.
 */
export const bornNumbers = 8;

/** Parties that are told of at a time. */
const partiesABatch = 1000;

/** Makes parties ready. */
export function preparedParties(parties: readonly ScreenedParty[]): PreparedParties {
  const [names, undated, born]: [NameBatch[], NameBatch[], Int32Array[]] = [[], [], []];
  const businesses = new Map<number, readonly string[]>();
  for (let from = 0; from < parties.length; from += partiesABatch) {
    const until = Math.min(from + partiesABatch, parties.length);
    const [all, withoutBirth, numbers] = [new NamesTold(), new NamesTold(), [] as number[]];
    for (let at = from; at < until; at += 1) {
      const { variants, birthDate, businesses: called } = partyKeys(parties[at] as ScreenedParty);
      for (const { last, first } of variants) all.add(at, last, first);
      if (called.length > 0) businesses.set(at, called);
      if (birthDate === null) for (const { last, first } of variants) withoutBirth.add(at, last, first);
      else for (const variant of variants) addBorn(numbers, at, birthNumber(birthDate), variant);
    }
    names.push(all.batch());
    undated.push(withoutBirth.batch());
    born.push(Int32Array.from(numbers));
  }
  return { parties, names, undated, born, businesses };
}

function addBorn(numbers: number[], party: number, birth: number, { last, first, part }: NameVariant): void {
  const { length, once, twice, beginning } = lettersOf(last);
  numbers.push(party, birth, length, once, twice, beginning);
  const [ofLast, ofFirst] = [wordNumber(last), wordNumber(first)];
  if (part || first === '') numbers.push(noName, noName);
  else numbers.push(nameNumber(ofLast, ofFirst), nameNumber(ofFirst, ofLast));
}

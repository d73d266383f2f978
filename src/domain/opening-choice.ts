/** Which of many subjects and payers an application is for, and why the others are passed over. */

import type { ApplicationType } from './facts.ts';

/** What is known of one subject with one payer, where both or one of them was not named but chosen. */
export interface OpeningRelation {
  /** The payer has taken the subject in, or approved it. */
  readonly takenIn: boolean;
  /** The subject, or a group it works for, holds a signed contract with the payer. */
  readonly contracted: boolean;
  /** The dossier names the payer among those that are wanted. */
  readonly wanted: boolean;
  /** The payer works in a state of the subject; true where it names none. */
  readonly inState: boolean;
  /** The subject works at the places applied for, or none is. */
  readonly atPlaces: boolean;
}

/** Types that bring somebody in. */
const joining: readonly ApplicationType[] = ['initial', 'reassignment', 'add-to-group'];

/** Why no application is opened for a chosen pair; null: it is. */
export function passedOver(type: ApplicationType, relation: OpeningRelation): string | null {
  const { takenIn, contracted, wanted, inState, atPlaces } = relation;
  if (!inState) return 'the payer does not work in a state of theirs';
  if (!atPlaces) return 'does not work at the location by the documents';
  if (joining.includes(type)) {
    if (takenIn) return 'taken in already';
    return contracted || wanted ? null : 'not wanted by the dossier, and no contract with the payer';
  }
  if (type === 'edi') return takenIn || contracted ? null : 'not taken in, and no contract with the payer';
  // Who was stopped is asked for by name.
  return takenIn ? null : 'not taken in: the payer needs none';
}

/** The kind of change that an application tells, for the rules that name a day; null: none. */
export function changeToldBy(type: ApplicationType, what: string | null): string | null {
  if (type === 'add-location') return 'location';
  if (type === 'termination') return 'employment';
  if (type !== 'change' || what === null) return null;
  const word =
    what
      .trim()
      .toLowerCase()
      .split(/[\s,]+/)[0] ?? '';
  return toldChanges[word] ?? 'other';
}

/** First words of `--what` by the kind of change that packs name. */
const toldChanges: Readonly<Record<string, string>> = {
  tin: 'tin',
  ein: 'tin',
  name: 'name',
  address: 'address',
  location: 'location',
  bank: 'bank',
  ownership: 'ownership',
  owner: 'ownership',
  official: 'official',
  specialty: 'specialty',
  taxonomy: 'specialty',
  license: 'license',
};

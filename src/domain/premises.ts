/** Where a group or facility stands: what is visited, and what a license names. */

import { addressKey, addressWords } from './address.ts';
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Address, Facility } from './nouns/facility.ts';
import type { Group } from './nouns/group.ts';

/** One place of a group or facility. */
export interface Premises {
  /** One text for every way to write its address. */
  readonly address: string;
  /** The address as its document writes it, on one line. */
  readonly name: string;
  /** First day on which somebody is there; null: long since, or not known. */
  readonly opensOn: CalendarDate | null;
  /** First day on which nobody is there any more; null: none is known. */
  readonly closesOn: CalendarDate | null;
}

/** Where a group or facility stood by one form of its document. */
export interface RecordedPremises {
  /** Day on which the form was taken in. */
  readonly from: CalendarDate;
  readonly premises: readonly Premises[];
}

/** Where a group or facility stands, as its document says, the main place first; empty where it names no address. */
export function premisesOf(document: Facility | Group): readonly Premises[] {
  if (document.empanel === 'facility/v1')
    return document.address === undefined ? [] : [placeAt(document.address, undefined, undefined)];
  return (document.locations ?? [])
    .toSorted((left, right) => Number(right.primary ?? false) - Number(left.primary ?? false))
    .map(({ address, opens, closes }) => placeAt(address, opens, closes));
}

function placeAt(address: Address, opens: string | undefined, closes: string | undefined): Premises {
  return {
    address: addressKey(address),
    name: addressWords(address),
    opensOn: (opens ?? null) as CalendarDate | null,
    closesOn: (closes ?? null) as CalendarDate | null,
  };
}

/**
 * Where it stood on a day by the forms in which its document was taken in, newest first; undefined: none was by then. Where all
 * of them name the same places, it stood there before as well.
 */
export function premisesOn(forms: readonly RecordedPremises[], on: CalendarDate): readonly Premises[] | undefined {
  const then = forms.find(({ from }) => from <= on) ?? (areAlike(forms) ? forms[0] : undefined);
  return then?.premises;
}

function areAlike(forms: readonly RecordedPremises[]): boolean {
  return new Set(forms.map(({ premises }) => JSON.stringify(premises.map(({ address }) => address)))).size === 1;
}

/** The main place on a day: the first that is open, else the first that is not closed. */
export function mainPremises(premises: readonly Premises[], on: CalendarDate): Premises | undefined {
  const kept = premises.filter((one) => isKept(one, on));
  return kept.find(({ opensOn }) => opensOn === null || opensOn <= on) ?? kept[0];
}

/** Whether a place is not closed yet on a day. */
export function isKept({ closesOn }: Premises, on: CalendarDate): boolean {
  return closesOn === null || on < closesOn;
}

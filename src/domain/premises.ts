/** Where a group or facility stands: what is visited, and what a license names. */

import { addressKey } from './address.ts';
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Facility } from './nouns/facility.ts';
import type { Group } from './nouns/group.ts';

/** One place of a group or facility. */
export interface Premises {
  /** One text for every way to write its address. */
  readonly address: string;
  /** First day on which nobody is there any more; null: none is known. */
  readonly closesOn: CalendarDate | null;
}

/** Where a group or facility stands, as its document says, the main place first; empty where it names no address. */
export function premisesOf(document: Facility | Group): readonly Premises[] {
  if (document.empanel === 'facility/v1')
    return document.address === undefined ? [] : [{ address: addressKey(document.address), closesOn: null }];
  return (document.locations ?? [])
    .toSorted((left, right) => Number(right.primary ?? false) - Number(left.primary ?? false))
    .map(({ address, closes }) => ({
      address: addressKey(address),
      closesOn: (closes ?? null) as CalendarDate | null,
    }));
}

/** Whether a place is not closed yet on a day. */
export function isKept({ closesOn }: Premises, on: CalendarDate): boolean {
  return closesOn === null || on < closesOn;
}

/** States for which an application asks papers. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { practiceStates } from '../domain/dossier-facts.ts';
import type { Dossier, PracticeLocation } from '../domain/nouns/dossier.ts';
import type { Group } from '../domain/nouns/group.ts';

/** Whose states are asked for, and of which places. */
export interface PlacesAsked {
  readonly groups: ReadonlyMap<string, Group>;
  /** Key of the group applied through; null: any. */
  readonly group: string | null;
  /** Keys of the group's locations applied for; empty: all where the provider practices. */
  readonly locations: readonly string[];
  readonly asOf: CalendarDate;
}

type GroupLocation = NonNullable<Group['locations']>[number];

/**
 * States in which patients are seen now or will be, those of telehealth included; of the locations applied for, where some
 * are named. A federal site asks for no license of its own state. Where no place is given, the states of the licenses stand in.
 */
export function statesOfPractice(dossier: Dossier, asked: PlacesAsked): readonly string[] {
  const places = (dossier.practiceLocations ?? []).filter((place) => isCurrent(place, asked.asOf));
  const named = asked.locations.length === 0 ? [] : locationsNamed(places, asked);
  const states =
    named.length > 0
      ? named.flatMap(([group, location]) => locationStates(group, location, places))
      : places.flatMap((place) => placeStates(place, asked.groups));
  if (places.length === 0 && named.length === 0) {
    const { practiceLocations: _left, ...rest } = dossier;
    return practiceStates(rest, asked.groups);
  }
  return [...new Set(states)].sort();
}

/** Whether a place of practice is not yet left on a day. */
export function isCurrent(place: { readonly until?: string }, asOf: CalendarDate): boolean {
  return place.until === undefined || asOf < place.until;
}

/** The locations named: of the group applied through, else of the groups the provider works in, else of any. */
function locationsNamed(
  places: readonly PracticeLocation[],
  { group, groups, locations }: PlacesAsked,
): readonly (readonly [Group, GroupLocation])[] {
  const through = group === null ? places.flatMap((place) => place.group ?? []) : [group];
  const found = [...groups.values()].flatMap((one) =>
    (one.locations ?? []).filter(({ key }) => locations.includes(key)).map((location) => [one, location] as const),
  );
  const own = found.filter(([one]) => through.includes(one.key));
  return own.length > 0 || group !== null ? own : found;
}

/** The states of one location of a group, and of telehealth from there, also where the provider is only about to work. */
function locationStates(group: Group, location: GroupLocation, places: readonly PracticeLocation[]): readonly string[] {
  const here = places.filter(
    (place) => place.group === group.key && (place.location === undefined || place.location === location.key),
  );
  const isFederal = location.federal === true || here.some((place) => place.federal === true);
  const own = isFederal ? undefined : location.address.state;
  return [...(own === undefined ? [] : [own]), ...here.flatMap((place) => place.telehealthStates ?? [])];
}

function placeStates(place: PracticeLocation, groups: ReadonlyMap<string, Group>): readonly string[] {
  const afar = place.telehealthStates ?? [];
  if (place.federal === true) return afar;
  const locations = (place.group === undefined ? undefined : groups.get(place.group)?.locations) ?? [];
  const meant = locations.filter(
    (one) => (place.location === undefined || one.key === place.location) && one.federal !== true,
  );
  return [
    ...(place.address?.state === undefined ? [] : [place.address.state]),
    ...meant.flatMap((one) => one.address.state ?? []),
    ...afar,
  ];
}

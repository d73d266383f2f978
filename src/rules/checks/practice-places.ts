/** Where a provider works, put together from the dossier and the groups and facilities it names. */

import type { StreetAddress } from '../../domain/address.ts';
import type { Pointer } from '../../domain/finding.ts';
import type { Dossier, PracticeLocation } from '../../domain/nouns/dossier.ts';
import type { CheckInput } from './check.ts';
import type { IndexedPlace } from './index-entry.ts';
import { holdsOn } from './license-standing.ts';
import { day, flag, items, type Loose, text, texts } from './loose-value.ts';
import { streetAddress } from './street-address.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** One state in which the provider sees patients. */
export interface PracticeState {
  readonly state: string;
  /** A federal site, where a license of any state counts. */
  readonly federal: boolean;
  /** The member that says so. */
  readonly pointer: Pointer;
  /** Whether the provider works there on the day, or will. */
  readonly isCurrent: boolean;
}

/** The states of every practice location that is not yet left, each place by itself. */
export function practiceStates({ value, index, asOf }: CheckInput<'dossier'>): readonly PracticeState[] {
  return items(value.practiceLocations).flatMap(([at, location]) => {
    const [from, until] = [day(location.from), day(location.until)];
    if (until !== undefined && until <= asOf) return [];
    const isCurrent = holdsOn(from, until, asOf);
    const pointer: Pointer = ['practiceLocations', at];
    const place = placeOf(location, index);
    const here = place?.state === undefined ? [] : [{ state: place.state, federal: place.federal, pointer, isCurrent }];
    const remote = texts(location.telehealthStates).map(([entry, state]) => ({
      state,
      federal: place?.federal ?? false,
      pointer: [...pointer, 'telehealthStates', entry],
      isCurrent,
    }));
    return [...here, ...remote];
  });
}

/** The addresses at which the provider sees patients on the day. */
export function serviceAddresses(
  dossier: Loose<Dossier>,
  { index, asOf }: Pick<CheckInput, 'index' | 'asOf'>,
): readonly StreetAddress[] {
  return items(dossier.practiceLocations).flatMap(([, location]) => {
    if (!holdsOn(day(location.from), day(location.until), asOf)) return [];
    const own = streetAddress(location.address);
    if (own !== undefined) return [own];
    const group = index.groups.get(text(location.group) ?? '');
    const named = text(location.location);
    const places =
      group === undefined ? [] : named === undefined ? [...group.places.values()] : [group.places.get(named)];
    const facility = index.facilities.get(text(location.facility) ?? '');
    return [...places, facility].flatMap((place) => place?.address ?? []);
  });
}

/** The one place that a practice location is, or undefined where it cannot be told. */
function placeOf(location: Loose<PracticeLocation>, index: WorkspaceIndex): IndexedPlace | undefined {
  const federal = flag(location.federal) ?? false;
  const own = text(location.address?.state);
  if (own !== undefined) return { address: undefined, state: own, federal, kind: undefined };
  const found = groupPlace(location, index) ?? index.facilities.get(text(location.facility) ?? '');
  return found === undefined ? undefined : { ...found, federal: federal || found.federal };
}

/** A group without a named location counts where all its places lie in one state. */
function groupPlace(location: Loose<PracticeLocation>, index: WorkspaceIndex): IndexedPlace | undefined {
  const group = index.groups.get(text(location.group) ?? '');
  if (group === undefined) return undefined;
  const named = text(location.location);
  if (named !== undefined) return group.places.get(named);
  const places = [...group.places.values()].filter((place) => place.kind !== 'billing');
  const states = new Set(places.map((place) => place.state));
  const [first] = places;
  return first === undefined || states.size > 1
    ? undefined
    : { ...first, federal: places.every((place) => place.federal) };
}

/** Places of practice that lie in a facility. */

import type { Dossier } from '../nouns/dossier.ts';
import type { Facility } from '../nouns/facility.ts';

/** A dossier whose places in a facility have its address, where neither the dossier nor a group gives one. */
export function placedAtFacilities(dossier: Dossier, facilities: ReadonlyMap<string, Facility>): Dossier {
  if (dossier.practiceLocations?.some(({ facility }) => facility !== undefined) !== true) return dossier;
  const practiceLocations = dossier.practiceLocations.map((place) => {
    const address = place.facility === undefined ? undefined : facilities.get(place.facility)?.address;
    return place.address !== undefined || place.group !== undefined || address === undefined
      ? place
      : { ...place, address };
  });
  return { ...dossier, practiceLocations };
}

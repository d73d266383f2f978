/** Which price of a fee schedule counts at a place of service: `schemas/claim-places.json`. */

import places from '../../schemas/claim-places.json' with { type: 'json' };
import type { RateSite } from '../domain/contracts/rate.ts';

/** The site whose price counts at a place of service; null where it is left open. */
export function siteOfPlace(placeOfService: string | null): RateSite | null {
  if (placeOfService === null) return null;
  if (places.facility.includes(placeOfService)) return 'facility';
  return places.nonFacility.includes(placeOfService) ? 'non-facility' : null;
}

/** Services that stand in one claim twice: a payer pays the first and denies the other as an exact duplicate. */

import { isRepeated } from '../../documents/claim-services.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import type { Charge } from '../../sources/charges-csv.ts';
import type { ProfessionalClaim, ServiceLine } from '../../sources/x12/professional-claim.ts';

/**
 * The services of a claim that are the same as one before them. As Medicare counts them (Claims Processing Manual, chapter 1,
 * section 120): procedure, modifiers, days, place, provider and charge; a modifier for repeated services tells them apart.
 */
export function repeatedServices(claim: Pick<ProfessionalClaim, 'lines'>): readonly ScrubReason[] {
  const { lines } = claim;
  if (lines.length < 2) return [];
  const found: ScrubReason[] = [];
  lines.forEach((line, at) => {
    const first = lines.findIndex((one) => isSame(one, line));
    if (first === at || isRepeated(line.modifiers)) return;
    found.push({
      check: 'duplicate',
      because: `services ${first + 1} and ${at + 1} ${sameWords(line.code, line.from)}`,
    });
  });
  return found;
}

/** What is said of charges that make the same service of one claim twice. */
export function repeatedCharges(charges: readonly Charge[]): readonly string[] {
  const firsts = new Map<string, Charge>();
  return charges.flatMap((charge) => {
    const { code, modifiers, on, place, units, chargeCents } = charge;
    const key = JSON.stringify([code, modifiers.toSorted(), on, place, units, chargeCents]);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, charge);
    if (first === undefined || isRepeated(modifiers)) return [];
    return `rows ${first.row} and ${charge.row} ${sameWords(code, on)}`;
  });
}

function sameWords(code: string, on: CalendarDate | null): string {
  return `are the same (${code} on ${on}): what was rendered again has a modifier for it (76, 77, 59, XE …), or its units in one line`;
}

function isSame(one: ServiceLine, other: ServiceLine): boolean {
  if (one === other) return true;
  return (
    one.code === other.code &&
    one.chargeCents === other.chargeCents &&
    one.from === other.from &&
    one.to === other.to &&
    one.from !== null &&
    one.qualifier === other.qualifier &&
    one.placeOfService === other.placeOfService &&
    one.modifiers.length === other.modifiers.length &&
    one.modifiers.every((modifier) => other.modifiers.includes(modifier)) &&
    one.providers.rendering?.npi === other.providers.rendering?.npi &&
    one.providers.facility?.npi === other.providers.facility?.npi
  );
}

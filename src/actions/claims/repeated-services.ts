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
  const firsts = new Map<string, number>();
  return lines.flatMap((line, at): readonly ScrubReason[] => {
    if (line.from === null) return [];
    const key = serviceKey(line);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, at);
    if (first === undefined || isRepeated(line.modifiers)) return [];
    return [{ check: 'duplicate', because: `services ${first + 1} and ${at + 1} ${sameWords(line.code, line.from)}` }];
  });
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

/** The same text for services that are the same; a damaged claim may have thousands of them. */
function serviceKey({
  code,
  chargeCents,
  from,
  to,
  qualifier,
  placeOfService,
  modifiers,
  providers,
}: ServiceLine): string {
  const [rendering, facility] = [providers.rendering?.npi, providers.facility?.npi];
  const parts = [code, chargeCents, from, to, qualifier, placeOfService, rendering, facility, ...modifiers.toSorted()];
  return parts.join('\n');
}

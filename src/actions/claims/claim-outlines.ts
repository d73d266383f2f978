/** Claims that are not looked into: what is said of them without the gate. */

import type { ScrubbedClaim, ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import { type ProfessionalClaim, serviceDays } from '../../sources/x12/professional-claim.ts';

type Outline = Pick<ScrubbedClaim, 'ordinal' | 'segment' | 'line' | 'controlNumber' | 'cents' | 'from' | 'to'>;

function outline(claim: ProfessionalClaim): Outline {
  const days = serviceDays(claim);
  const { ordinal, controlNumber, chargeCents, position } = claim;
  const { segment, line } = position;
  return { ordinal, segment, line, controlNumber, cents: chargeCents, from: days?.from ?? null, to: days?.to ?? null };
}

const unlooked = {
  payer: null,
  product: null,
  group: null,
  location: null,
  npi: null,
  provider: null,
  firstBillableOn: null,
  releaseBy: null,
} as const;

/** A claim that is released unlooked at. */
export function passed(claim: ProfessionalClaim): ScrubbedClaim {
  return { ...outline(claim), ...unlooked, outcome: 'released', reasons: [] };
}

/** A claim that is held for what it says itself. */
export function keptBack(claim: ProfessionalClaim, reasons: readonly ScrubReason[]): ScrubbedClaim {
  const once = [...new Map(reasons.map((one) => [one.because, one])).values()];
  return { ...outline(claim), ...unlooked, outcome: 'held', reasons: once };
}

/** A claim that is no valid one: its faults are the reasons. */
export function refused(claim: ProfessionalClaim): ScrubbedClaim {
  const reasons = claim.faults.map((because): ScrubReason => ({ check: 'invalid', because }));
  return { ...outline(claim), ...unlooked, outcome: 'refused', reasons };
}

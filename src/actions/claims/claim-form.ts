/** What a payer's entry refuses in the form of a claim, whoever rendered the services. */

import { isProfessionalFrequency } from '../../documents/claim-services.ts';
import type { ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import type { ProfessionalClaim } from '../../sources/x12/professional-claim.ts';

/** Whether a claim takes another back, in whole or to put itself in its place. */
const amends: readonly string[] = ['7', '8'];

/** Adds to `found` what is wrong with the frequency code of a claim, the claim that it amends, and the units of its services. */
export function lookAtForm(claim: ProfessionalClaim, found: ScrubReason[]): void {
  const { frequencyCode, originalReference, lines } = claim;
  if (!isProfessionalFrequency(frequencyCode)) {
    const because = `frequency code ${frequencyCode} is none of a professional claim: 1 is a first one, 7 one in place of another, 8 takes one back`;
    found.push({ check: 'frequency', because });
  }
  if (amends.includes(frequencyCode) && originalReference === null) {
    const because = `frequency code ${frequencyCode} names no original claim (REF*F8)`;
    found.push({ check: 'replacement', because });
  }
  for (const { number, units, code } of lines) {
    if (units !== 0) continue;
    found.push({ check: 'units', because: `service ${number} (${code}) has no units (SV104): nothing was rendered` });
  }
}

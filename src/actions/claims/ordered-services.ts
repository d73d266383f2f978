/** Tests and images that Medicare pays for only when somebody ordered them who may: 42 CFR 424.507. */

import { isOrdered } from '../../documents/claim-services.ts';
import { mayOrder, type OrderingList } from '../../domain/claims/ordering-list.ts';
import type { ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import type { PayerFacts } from '../../domain/facts.ts';
import { isNpi } from '../../domain/identifiers/npi.ts';
import type { ClaimProvider, ProfessionalClaim, ServiceLine } from '../../sources/x12/professional-claim.ts';

/** Whether a payer, under a product where one is known, is Medicare itself and no plan in its place. */
export function isMedicare({ lines, productLines = {} }: PayerFacts, product: string | null | undefined): boolean {
  if (product !== null && product !== undefined) return (productLines[product] ?? lines[0]) === 'medicare';
  return lines.length === 1 && lines[0] === 'medicare';
}

/** Why an order is lacking; null: none is asked for, or whoever gave it may. `list` null: it was not taken in. */
export function orderFault(claim: ProfessionalClaim, line: ServiceLine, list: OrderingList | null): ScrubReason | null {
  const { code, modifiers, qualifier } = line;
  if (qualifier !== 'HC' || !isOrdered(code, modifiers)) return null;
  const orderer = ordererOf(claim, line);
  if (orderer === undefined) {
    const because = `${code} is paid by Medicare when it was ordered, and nobody is named who did (NM1*DK or NM1*DN)`;
    return { check: 'referring', because };
  }
  // What is no NPI is told as that.
  if (list === null || orderer.npi === null || !isNpi(orderer.npi) || mayOrder(list, orderer.npi)) return null;
  const because = `${orderer.npi}, who ordered or referred ${code}, is not on CMS's list of who may for Medicare (${list.name}, taken in on ${list.importedOn})`;
  return { check: 'referring', because };
}

function ordererOf({ providers }: ProfessionalClaim, line: ServiceLine): ClaimProvider | undefined {
  return line.providers.ordering ?? line.providers.referring[0] ?? providers.ordering ?? providers.referring[0];
}

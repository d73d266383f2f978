/** Why a claim made out of charges waits: participation on its days, who rendered it for whom, and what the payer asks for. */

import { isLaboratory, isOrdered } from '../../documents/claim-services.ts';
import type { PayerFacts, Subject } from '../../domain/facts.ts';
import { incidentFaults, practitionerModifier } from '../../rules/claims/incident-to.ts';
import { dayOfService } from '../../rules/claims/payer-judgement.ts';
import { substituteFault, substituteModifiers } from '../../rules/claims/substitute.ts';
import type { WorkspaceRole } from '../../rules/pack-entry.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Charge } from '../../sources/charges-csv.ts';
import type { ClaimOffice } from './claim-office.ts';
import { isMedicare } from './ordered-services.ts';
import { excludedAmong } from './remitted-denials.ts';
import { repeatedCharges } from './repeated-services.ts';

/** What a claim is held against. */
export interface HoldSettings {
  readonly office: ClaimOffice;
  readonly rules: RuleSet;
  readonly role: WorkspaceRole;
}

/** A claim as far as its holds need it. */
export interface ChargedClaim {
  readonly charges: readonly Charge[];
  readonly group: string;
  readonly provider: Subject;
  readonly payer: PayerFacts;
  readonly placeOfService: string;
  /** Null: neither row nor location names one. */
  readonly clia: string | null;
}

/** Every reason once; empty: it may be sent. */
export function chargeHolds(claim: ChargedClaim, settings: HoldSettings): readonly string[] {
  const found = new Set<string>(repeatedCharges(claim.charges));
  for (const charge of claim.charges) {
    const { office } = settings;
    const day = dayOfService(office.participation(claim.provider.id), askedOf(charge, claim), charge.on);
    if (day.verdict === null && office.isExcluded(claim.provider.id, charge.on))
      found.add(`${claim.provider.name} is excluded on ${charge.on}`);
    if (day.verdict !== 'bill') found.add(day.because);
    for (const because of [
      ...substituteHolds(charge, claim, settings),
      ...incidentHolds(charge, claim, settings),
      ...otherHolds(charge, claim, settings),
    ])
      found.add(because);
  }
  return [...found];
}

function askedOf({ product, location }: Charge, { payer, group }: ChargedClaim): Parameters<typeof dayOfService>[1] {
  return {
    payer: payer.key,
    product: product === '' ? null : product,
    group,
    location: location === '' ? null : location,
  };
}

function substituteHolds(
  { modifiers, on, substituteSince }: Charge,
  { provider, payer }: ChargedClaim,
  { rules, role }: HoldSettings,
): readonly string[] {
  return substituteModifiers.flatMap((modifier) => {
    if (!modifiers.includes(modifier)) return [];
    const service = { modifier, on, since: substituteSince, providerType: provider.type };
    return substituteFault(service, payer, rules, role) ?? [];
  });
}

function incidentHolds(charge: Charge, claim: ChargedClaim, { office, rules, role }: HoldSettings): readonly string[] {
  const { on, code, modifiers, renderedBy } = charge;
  if (renderedBy === '')
    return modifiers.includes(practitionerModifier)
      ? [`${practitionerModifier} says that a practitioner rendered it: \`rendered_by\` must say who`]
      : [];
  const { provider: biller, payer, group, placeOfService } = claim;
  const rendered = office.provider(renderedBy);
  const day =
    rendered === undefined
      ? { verdict: null, because: '', firstBillableOn: null }
      : dayOfService(office.participation(rendered.id), { ...askedOf(charge, claim), location: null }, on);
  const place = charge.place === '' ? placeOfService : charge.place;
  return incidentFaults({ on, code, placeOfService: place, group, biller, rendered, day }, payer, rules, role);
}

function otherHolds(
  { code, modifiers, product, on, referring, ordering, supervising }: Charge,
  { clia, payer }: ChargedClaim,
  { office }: HoldSettings,
): readonly string[] {
  const found: string[] = [];
  if (ordering === null && referring === null && isOrdered(code, modifiers) && isMedicare(payer, product || null))
    found.push(
      `${code} is paid by Medicare when it was ordered: \`ordering_npi\` or \`referring_npi\` must say by whom`,
    );
  if (clia === null && isLaboratory(code, modifiers))
    found.push(`${code} is a laboratory test, and neither \`clia\` nor the location names a CLIA number`);
  if (supervising !== null && office.provider(supervising.npi) === undefined)
    found.push(`no provider of ours has the NPI ${supervising.npi}, who is the supervising provider`);
  const others = [referring, ordering, supervising].flatMap((one) => one?.npi ?? []);
  for (const name of excludedAmong(others, on, office))
    found.push(`${name}, who refers, orders or supervises, is excluded on ${on}`);
  return found;
}

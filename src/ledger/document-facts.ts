/** What the texts of documents of payers, facilities and groups say that rules take. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { FacilityFacts } from '../domain/facility-facts.ts';
import type { GroupFacts, GroupMembership, GroupPlace, PayerFacts, PayerProduct } from '../domain/facts.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group, Location, Member } from '../domain/nouns/group.ts';
import type { Payer, Product } from '../domain/nouns/payer.ts';
import { deactivatedNpi, registeredTaxonomy } from '../domain/provider-standing.ts';
import { associations } from '../domain/screening/screened-parties.ts';

/** What only the text of a payer's document says; null: it has none. What it does not say is absent. */
export function payerDocumentFacts(
  body: string | null,
): Omit<PayerFacts, 'key' | 'name' | 'lines' | 'states' | 'packs' | 'followUpEvery' | 'decisionWithin'> {
  if (body === null) return {};
  const payer = JSON.parse(body) as Payer;
  const { overrides, off, products, delegated, needs, routes, groupMinimum, portable, effectiveFrom } = payer;
  const { loadWithin, recredentialEvery, appealWithin, changesWithin, filing, panels, edi, payerIds } = payer;
  const lines = (products ?? []).flatMap(({ key, line }) => (line === undefined ? [] : [[key, line] as const]));
  return {
    ...(overrides === undefined ? {} : { overrides }),
    ...(off === undefined ? {} : { off }),
    ...(lines.length === 0 ? {} : { productLines: Object.fromEntries(lines) }),
    ...(delegated === undefined ? {} : { delegated }),
    ...(needs === undefined ? {} : { needs }),
    ...(products === undefined ? {} : { products: products.map(productOf) }),
    ...(routes === undefined ? {} : { routes }),
    ...(groupMinimum === undefined ? {} : { groupMinimum }),
    ...(portable === undefined ? {} : { portable }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(loadWithin === undefined ? {} : { loadWithin }),
    ...(recredentialEvery === undefined ? {} : { recredentialEvery }),
    ...(appealWithin === undefined ? {} : { appealWithin }),
    ...(changesWithin === undefined ? {} : { changesWithin }),
    ...(filing === undefined ? {} : { filing }),
    ...(panels === undefined ? {} : { panels }),
    ...(edi === undefined ? {} : { edi }),
    ...(payerIds === undefined ? {} : { payerIds }),
  };
}

function productOf({ key, name, line, states, needs }: Product): PayerProduct {
  return { key, name: name ?? null, line: line ?? null, states: states ?? [], needs: needs ?? null };
}

/** A facility as its document describes it. */
export function facilityFacts(body: string): FacilityFacts {
  const { key, name, kind, address, packs, oppe, bylaws } = JSON.parse(body) as Facility;
  return {
    key,
    name,
    kind,
    state: address?.state ?? null,
    packs: packs ?? [],
    ...(oppe?.every === undefined ? {} : { reviewEvery: oppe.every }),
    ...(bylaws === undefined ? {} : { bylaws }),
  };
}

/** A group as its document describes it. */
export function groupFacts(body: string): GroupFacts {
  const group = JSON.parse(body) as Group;
  const { key, legalName, practice, locations, members } = group;
  const npiDeactivated = deactivatedNpi(group.register);
  const taxonomy = registeredTaxonomy(group);
  const byNpi = new Map<string, GroupMembership[]>();
  for (const member of members ?? []) {
    const known = byNpi.get(member.npi);
    if (known === undefined) byNpi.set(member.npi, [membershipOf(member)]);
    else known.push(membershipOf(member));
  }
  return {
    key,
    name: legalName ?? key,
    practice: practice ?? null,
    locations: (locations ?? []).map(placeOf),
    members: byNpi,
    associations: associations(group),
    ...(npiDeactivated === null ? {} : { npiDeactivated }),
    ...(taxonomy === null ? {} : { taxonomy }),
  };
}

function placeOf({ key, name, address, posCode, kind, facility, federal, opens, closes }: Location): GroupPlace {
  return {
    key,
    name: name ?? null,
    state: address.state ?? null,
    posCode: posCode ?? null,
    kind: kind ?? null,
    facility: facility ?? null,
    federal: federal ?? false,
    opensOn: (opens ?? null) as CalendarDate | null,
    closesOn: (closes ?? null) as CalendarDate | null,
  };
}

function membershipOf({ from, until, locations }: Member): GroupMembership {
  return {
    from: (from ?? null) as CalendarDate | null,
    until: (until ?? null) as CalendarDate | null,
    locations: locations ?? [],
  };
}

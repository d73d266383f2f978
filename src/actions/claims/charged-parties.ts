/** Whom claims made out of charges name: who bills, where the service was, who referred, ordered and supervised, who is insured. */

import type { Group } from '../../domain/nouns/group.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import type { ChargedPerson, ChargedProvider } from '../../sources/charged-people.ts';
import type { Charge } from '../../sources/charges-csv.ts';
import type {
  NewBilling,
  NewClaim,
  NewPerson,
  NewProvider,
  NewSubscriber,
  PostalAddress,
} from '../../sources/x12/professional-writer.ts';

/** A place of a group. */
export type GroupPlace = NonNullable<Group['locations']>[number];

/** What keeps a group from billing; undefined: nothing. */
export function groupFault({ key, npi, tin, locations }: Group): string | undefined {
  if (npi === undefined || tin === undefined) return `the document of group \`${key}\` lacks its NPI or tax id`;
  return locations === undefined || locations.length === 0 ? `group \`${key}\` has no location` : undefined;
}

/** The place whose address a group bills from. */
export function billingPlace({ key, locations }: Group): GroupPlace {
  const place = locations?.find(({ primary }) => primary === true) ?? locations?.[0];
  if (place === undefined) throw new Error(`group ${key} has no location`);
  return place;
}

/** The group as the billing provider. */
export function billingOf(group: Group): Omit<NewBilling, 'subscribers'> {
  return {
    provider: {
      name: group.legalName,
      first: null,
      npi: group.npi ?? '',
      taxonomy: primaryTaxonomy(group.taxonomies),
      address: addressOf(billingPlace(group)),
    },
    ein: group.tin ?? '',
  };
}

/** The place of a service where it is not the billing address (loop 2310C); undefined: none is named. */
export function facilityOf(
  group: Group,
  place: GroupPlace | undefined,
  facility: { readonly name: string; readonly npi?: string | undefined } | undefined,
): NewProvider | undefined {
  if (place === undefined || place.key === billingPlace(group).key) return undefined;
  if (place.kind === 'telehealth' || place.kind === 'home' || place.kind === 'billing') return undefined;
  const npi = facility?.npi ?? place.npi ?? '';
  return {
    name: facility?.name ?? place.name ?? group.legalName,
    first: null,
    npi: npi === group.npi ? '' : npi,
    address: addressOf(place),
  };
}

/** A provider besides the one who bills, or why it cannot be named. `known`: the name of one of ours. */
export function otherProvider(
  { npi, last, first }: ChargedProvider,
  role: 'referring' | 'ordering' | 'supervising',
  known:
    | { readonly last: string; readonly first?: string | undefined; readonly middle?: string | undefined }
    | undefined,
): NewProvider | string {
  if (known !== undefined) return { name: known.last, first: known.first ?? '', middle: known.middle, npi };
  if (last === '' || first === '')
    return `no provider of ours has the NPI \`${npi}\`: name them in \`${role}_last\` and \`${role}_first\``;
  return { name: last, first, npi };
}

/** The id under which claims reach a payer, or why none can be told. */
export type PayerIdFound = { readonly id: string } | { readonly because: string };

/** The id for a product (empty: the row names none), as the group's clearinghouse has it where that is told apart. */
export function claimPayerId(
  { name, payerIds = [], products = [] }: Pick<Payer, 'name' | 'payerIds' | 'products'>,
  product: string,
  clearinghouse: string | undefined,
): PayerIdFound {
  const all = [
    ...payerIds,
    ...products.flatMap(({ key, payerIds: ids = [] }) => ids.map((one) => ({ ...one, product: key }))),
  ];
  const here = all.filter((one) => one.clearinghouse === undefined || one.clearinghouse === clearinghouse);
  const ofProduct = here.filter((one) => product !== '' && one.product === product);
  const ofAll = here.filter((one) => one.product === undefined);
  const fitting = ofProduct.length > 0 ? ofProduct : ofAll.length > 0 ? ofAll : product === '' ? here : [];
  const best = fitting.find((one) => one.clearinghouse !== undefined) ?? fitting[0];
  if (all.length === 0) return { because: `the document of ${name} has no \`payerIds\`` };
  if (best === undefined) {
    const whom = here.length === 0 ? `for the clearinghouse of the group` : `for the product \`${product}\``;
    return { because: `the document of ${name} has no \`payerIds\` ${whom}` };
  }
  // Each product has its own: the first of them would go to the wrong plan.
  if (product === '' && fitting.some((one) => one.product !== best.product))
    return { because: `${name} takes claims under an id for each product: name the \`product\`` };
  return { id: best.id };
}

const indicators: Readonly<Record<string, string>> = {
  medicare: 'MB',
  'medicare-advantage': '16',
  medicaid: 'MC',
  'medicaid-mco': 'MC',
  chip: 'MC',
  tricare: 'CH',
  va: 'VA',
  'workers-comp': 'WC',
  auto: 'AM',
};

/** Who is insured with what, and the patient where it is another, with the claim. */
export function subscriberOf(
  { subscriber, dependent, product }: Charge,
  claim: NewClaim,
  payer: Payer,
  payerId: string,
): NewSubscriber {
  const line = payer.products?.find(({ key }) => key === product)?.line ?? payer.lines?.[0] ?? '';
  return {
    responsibility: 'P',
    memberId: subscriber.memberId,
    ...(subscriber.policy === '' ? {} : { policyNumber: subscriber.policy }),
    ...(subscriber.plan === '' ? {} : { planName: subscriber.plan }),
    filingIndicator: indicators[line] ?? 'CI',
    person: personOf(subscriber),
    payer: { name: payer.name, id: payerId },
    patient: dependent === null ? null : { relationship: dependent.relationship, person: personOf(dependent) },
    claims: [claim],
  };
}

/** The taxonomy that a claim names. */
export function primaryTaxonomy(
  all: readonly { readonly code: string; readonly primary?: boolean }[] | undefined,
): string | undefined {
  return (all?.find(({ primary }) => primary === true) ?? all?.[0])?.code;
}

function personOf({ last, first, bornOn, sex, street, city, state, zip }: ChargedPerson): NewPerson {
  return { name: last, first, address: { street, city, state, zip }, born: bornOn.replaceAll('-', ''), sex };
}

function addressOf({ address }: GroupPlace): PostalAddress {
  const { line1, line2, city, state, zip } = address;
  return { street: line1 ?? '', street2: line2, city: city ?? '', state: state ?? '', zip: zip ?? '' };
}

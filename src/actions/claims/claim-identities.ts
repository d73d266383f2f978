/** Our side of the identities in claims: groups with their NPIs, tax ids, taxonomies and places, and payers with their products. */

import type { DerivationContext, PayerFacts } from '../../domain/facts.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ClaimProvider, SubscriberLoop } from '../../sources/x12/professional-claim.ts';

/** A place of a group as claims name it. */
interface KnownPlace {
  readonly key: string;
  readonly npi: string | null;
  readonly address: string;
}

/** A group as claims name it. */
export interface KnownGroup {
  readonly key: string;
  readonly name: string;
  readonly npi: string | null;
  /** Digits only. */
  readonly tin: string | null;
  readonly taxonomies: readonly string[];
  readonly places: readonly KnownPlace[];
}

/** What a claim says of whom it is sent to. */
export interface PayerAsked {
  readonly payer: PayerFacts;
  /** Undefined: it may be any that the payer has. */
  readonly product: string | undefined;
  /** Products that it may be; empty: all. */
  readonly products: readonly string[];
}

/** Finds whom claims speak of. */
export class ClaimIdentities {
  readonly #byNpi = new Map<string, { readonly group: KnownGroup; readonly place: string | null }>();
  readonly #byTin = new Map<string, KnownGroup>();
  readonly #payerIds = new Map<string, { readonly payer: string; readonly product: string | null }>();
  readonly #payerNames = new Map<string, string>();
  readonly #facilities = new Map<string, string>();
  readonly #context: DerivationContext;

  private constructor(context: DerivationContext) {
    this.#context = context;
  }

  /** Reads them from the documents of the ledger. */
  static async of(ledger: Ledger, context: DerivationContext): Promise<ClaimIdentities> {
    const found = new ClaimIdentities(context);
    for (const { key, name, payerIds } of context.payers.values()) found.#addPayer(key, { name, payerIds });
    for (const { key, body } of await ledger.documents.list('group')) found.#addGroup(key, JSON.parse(body) as Group);
    for (const { key, body } of await ledger.documents.list('payer')) found.#addPayer(key, JSON.parse(body) as Payer);
    for (const { key, body } of await ledger.documents.list('facility')) {
      const { npi } = JSON.parse(body) as Facility;
      if (npi !== undefined) found.#facilities.set(npi, key);
    }
    return found;
  }

  /** The group with this NPI, or with a place that has it. */
  groupByNpi(npi: string): { readonly group: KnownGroup; readonly place: string | null } | undefined {
    return this.#byNpi.get(npi);
  }

  /** The group with this tax id. */
  groupByTin(tin: string): KnownGroup | undefined {
    return this.#byTin.get(tin);
  }

  /** The payer of a claim, and its product as far as ids, plan name and kind of insurance say it. */
  payer({ payerId, payerName, planName, filingIndicator }: SubscriberLoop): PayerAsked | undefined {
    return this.insurance(payerId, payerName, planName, filingLines[filingIndicator] ?? []);
  }

  /** The payer with an id or name, and the product that a plan name or lines of business leave. */
  insurance(
    payerId: string,
    payerName: string,
    planName: string | null,
    lines: readonly string[],
  ): PayerAsked | undefined {
    const byId = this.#payerIds.get(plainId(payerId));
    const key = byId?.payer ?? this.#payerNames.get(plainName(payerName));
    const payer = key === undefined ? undefined : this.#context.payers.get(key);
    if (payer === undefined) return undefined;
    const products = payer.products ?? [];
    const named = planName === null ? undefined : productNamed(payer, planName);
    const sure = byId?.product ?? named ?? (products.length === 1 ? products[0]?.key : undefined);
    if (sure !== undefined) return { payer, product: sure, products: [sure] };
    const fitting = products.filter(({ line }) => lines.includes(line ?? payer.lines[0] ?? '')).map((one) => one.key);
    return { payer, product: fitting.length === 1 ? fitting[0] : undefined, products: fitting };
  }

  /**
   * The place of a group where a service was: that of the facility, or of the billing address. Undefined: it cannot be told;
   * null: the facility is neither a place of the group nor known.
   */
  place(group: KnownGroup, facility: ClaimProvider | null, billing: ClaimProvider): string | null | undefined {
    const only = group.places.length === 1 ? group.places[0]?.key : undefined;
    const named = facility ?? billing;
    const byAddress = group.places.find(({ address }) => address === addressKey(named.street, named.zip))?.key;
    if (facility === null) return byAddress ?? only;
    const byNpi = facility.npi === null ? undefined : group.places.find(({ npi }) => npi === facility.npi)?.key;
    if (byNpi !== undefined || byAddress !== undefined) return byNpi ?? byAddress;
    if (facility.npi === null || facility.npi === group.npi) return only;
    const known = this.#facilities.get(facility.npi);
    if (known === undefined) return null;
    return this.#context.groups?.get(group.key)?.locations.find((one) => one.facility === known)?.key;
  }

  #addGroup(key: string, body: Group): void {
    const group: KnownGroup = {
      key,
      name: body.legalName,
      npi: body.npi ?? null,
      tin: body.tin?.replaceAll(/\D/g, '') ?? null,
      taxonomies: (body.taxonomies ?? []).map(({ code }) => code),
      places: (body.locations ?? []).map((place) => ({
        key: place.key,
        npi: place.npi ?? null,
        address: addressKey(place.address.line1 ?? null, place.address.zip ?? null),
      })),
    };
    if (group.npi !== null) this.#byNpi.set(group.npi, { group, place: null });
    for (const { npi, key: place } of group.places) if (npi !== null) this.#byNpi.set(npi, { group, place });
    if (group.tin !== null) this.#byTin.set(group.tin, group);
  }

  #addPayer(key: string, { name, legalName, payerIds = [], products = [] }: PayerNames): void {
    for (const one of [name, legalName]) if (one !== undefined) this.#payerNames.set(plainName(one), key);
    for (const { id, product } of payerIds) this.#payerIds.set(plainId(id), { payer: key, product: product ?? null });
    for (const { key: product, payerIds: ids = [] } of products)
      for (const { id } of ids) this.#payerIds.set(plainId(id), { payer: key, product });
  }
}

/** What of a payer's document claims may name it by. */
type PayerNames = { readonly [K in 'name' | 'legalName' | 'payerIds' | 'products']?: Payer[K] | undefined };

/** The product of a payer that a plan name is, by its key or name. */
export function productNamed(payer: PayerFacts, plan: string): string | undefined {
  const asked = plainName(plan);
  return (payer.products ?? []).find(({ key, name }) => plainName(key) === asked || plainName(name ?? '') === asked)
    ?.key;
}

/** Kinds of insurance on claims (SBR09, X12 code list 1032) as lines of business. */
const filingLines: Readonly<Record<string, readonly string[]>> = {
  '11': ['commercial', 'other'],
  '12': ['commercial', 'exchange'],
  '13': ['commercial', 'exchange'],
  '14': ['commercial', 'exchange'],
  '15': ['commercial'],
  '16': ['medicare-advantage'],
  AM: ['auto'],
  BL: ['commercial', 'exchange'],
  CH: ['tricare'],
  CI: ['commercial', 'exchange'],
  FI: ['commercial'],
  HM: ['commercial', 'exchange', 'medicare-advantage', 'medicaid-mco'],
  LM: ['auto', 'workers-comp'],
  MA: ['medicare'],
  MB: ['medicare'],
  MC: ['medicaid', 'medicaid-mco', 'chip'],
  VA: ['va'],
  WC: ['workers-comp'],
};

function plainId(id: string): string {
  return id.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase();
}

function plainName(name: string): string {
  return name
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]+/g, ' ')
    .trim();
}

/** What tells addresses apart however a street is abbreviated: the number of the house and the first five of the ZIP code. */
function addressKey(street: string | null, zip: string | null): string {
  const house = /\d+/.exec(street ?? '')?.[0] ?? (street ?? '').toUpperCase();
  return `${house} ${(zip ?? '').replaceAll(/\D/g, '').slice(0, 5)}`;
}

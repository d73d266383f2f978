/** Who bills: whether the group or provider that a claim names is one of ours, under its own ids and address. */

import type { ScrubCheck, ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import { npiFault } from '../../domain/identifiers/npi.ts';
import { controlForm } from '../../sources/x12/claim-masks.ts';
import type { BillingLoop } from '../../sources/x12/professional-claim.ts';
import type { ClaimIdentities, KnownGroup } from './claim-identities.ts';
import type { OurProvider, OurProviders } from './claim-providers.ts';

/** Who bills, as we know it. */
export interface Billing {
  /** Null: a provider in its own name, or nobody of ours. */
  readonly group: KnownGroup | null;
  /** Where services are whose claim names no facility; null: it cannot be told. */
  readonly place: string | null;
  /** The provider who bills in its own name. */
  readonly own: OurProvider | null;
  readonly reasons: readonly ScrubReason[];
}

/** Finds who bills, once for each billing loop. */
export class ClaimBillers {
  readonly #identities: ClaimIdentities;
  readonly #providers: OurProviders;
  readonly #billings = new WeakMap<BillingLoop, Billing>();

  constructor(identities: ClaimIdentities, providers: OurProviders) {
    this.#identities = identities;
    this.#providers = providers;
  }

  /** What a billing loop comes to. */
  of(billing: BillingLoop): Billing {
    let known = this.#billings.get(billing);
    if (known === undefined) {
      known = this.#billingOf(billing);
      this.#billings.set(billing, known);
    }
    return known;
  }

  #billingOf(billing: BillingLoop): Billing {
    const { npi, ein, taxonomy, street } = billing;
    const reasons: ScrubReason[] = [];
    const add = (check: ScrubCheck, because: string): void => void reasons.push({ check, because });
    const found = npi === null ? undefined : this.#identities.groupByNpi(npi);
    const own = (found === undefined && npi !== null && this.#providers.withNpi(npi)) || null;
    const byTin = ein === null ? undefined : this.#identities.groupByTin(ein);
    const group = found?.group ?? null;
    if (npi === null) add('billing-npi', 'the billing provider has no NPI');
    else if (npiFault(npi) !== undefined)
      add('billing-npi', `\`${controlForm(npi)}\` of the billing provider is no NPI`);
    else if (group === null && own === null)
      add(
        'billing-npi',
        `the billing NPI ${npi} is none of ours${byTin?.npi ? `; the tax id is that of ${byTin.name}, whose NPI is ${byTin.npi}` : ''}`,
      );
    if (group !== null && group.tin !== null && ein !== group.tin)
      add('billing-tin', `${group.name} bills under ${ein === null ? 'no tax id' : 'a tax id'} that is not its own`);
    const codes = group?.taxonomies ?? own?.taxonomies ?? [];
    if (taxonomy !== null && codes.length > 0 && !codes.includes(taxonomy))
      add('billing-taxonomy', `the billing taxonomy ${taxonomy} is none of ${group?.name ?? own?.name}`);
    if (/\bP\.? ?O\.? ?BOX\b/i.test(street ?? ''))
      add('billing-address', 'the billing address is a post office box; payers ask for the street');
    const place = found?.place ?? (group === null ? null : this.#identities.place(group, null, billing));
    return { group, place: place ?? null, own, reasons };
  }
}

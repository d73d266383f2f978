/** Who rendered or supervised: whether the person that a claim names is one of ours, and named as we know them. */

import type { ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import { npiFault, npiSuggestions } from '../../domain/identifiers/npi.ts';
import { controlForm } from '../../sources/x12/claim-masks.ts';
import type { ClaimProvider } from '../../sources/x12/professional-claim.ts';
import type { ClaimIdentities } from './claim-identities.ts';
import type { OurProvider, OurProviders } from './claim-providers.ts';

/** Who rendered or supervised, as claims name them and as we know them. */
export interface KnownPerson extends Pick<ClaimProvider, 'entity' | 'taxonomy'> {
  readonly subject: OurProvider | null;
  readonly reasons: readonly ScrubReason[];
}

/** What they are to a claim. */
export type PersonRole = 'rendering' | 'supervising';

/** NPIs of others that are kept for each role; beyond them all is forgotten and found anew. */
const mostKept = 200_000;

/** Shared by all of whom nothing is to be said. */
const noReasons: readonly ScrubReason[] = [];

/** Finds people by how claims name them. */
export class ClaimPeople {
  readonly #identities: ClaimIdentities;
  readonly #providers: OurProviders;
  /** The last answer about each provider of ours, by its place, and about others by their NPI. */
  readonly #ours: Readonly<Record<PersonRole, (KnownPerson | undefined)[]>>;
  readonly #others: Readonly<Record<PersonRole, Map<string, KnownPerson>>> = {
    rendering: new Map(),
    supervising: new Map(),
  };

  constructor(identities: ClaimIdentities, providers: OurProviders) {
    this.#identities = identities;
    this.#providers = providers;
    const none = (): undefined[] => new Array(providers.all.length).fill(undefined);
    this.#ours = { rendering: none(), supervising: none() };
  }

  /** Of each NPI the last answer is kept: claims name a provider the same way, with few exceptions. */
  named(provider: ClaimProvider, role: PersonRole): KnownPerson {
    const { npi, entity, taxonomy } = provider;
    const place = npi === null ? -1 : this.#providers.placeOf(npi);
    const [ours, others] = [this.#ours[role], this.#others[role]];
    const known = place < 0 ? others.get(npi ?? '') : ours[place];
    if (known !== undefined && known.entity === entity && known.taxonomy === taxonomy) return known;
    const { subject, reasons } = this.#personOf(provider, role);
    const found = { entity, taxonomy, subject, reasons };
    if (place >= 0) ours[place] = found;
    else {
      if (others.size >= mostKept) others.clear();
      others.set(npi ?? '', found);
    }
    return found;
  }

  #personOf({ npi, entity, taxonomy }: ClaimProvider, role: PersonRole): Pick<KnownPerson, 'subject' | 'reasons'> {
    const check = role === 'rendering' ? 'rendering-npi' : 'supervising';
    const only = (because: string): Pick<KnownPerson, 'subject' | 'reasons'> => ({
      subject: null,
      reasons: [{ check, because }],
    });
    if (npi === null || npi === '') return only(`the ${role} provider has no NPI`);
    if (npiFault(npi) !== undefined)
      return only(`\`${controlForm(npi)}\` of the ${role} provider is no NPI${this.#near(npi)}`);
    if (this.#identities.groupByNpi(npi) !== undefined)
      return only(`the NPI ${npi} of the ${role} provider is that of a group; name the person`);
    const subject = this.#providers.withNpi(npi);
    if (subject === undefined) return only(`no provider of ours has the NPI ${npi}, who is the ${role} provider`);
    const reasons: ScrubReason[] = [];
    if (entity === 'organization')
      reasons.push({ check, because: `${subject.name} is named as an organization (NM102)` });
    if (
      role === 'rendering' &&
      taxonomy !== null &&
      subject.taxonomies.length > 0 &&
      !subject.taxonomies.includes(taxonomy)
    )
      reasons.push({
        check: 'rendering-taxonomy',
        because: `taxonomy ${taxonomy} is none of ${subject.name} (${subject.taxonomies.join(', ')})`,
      });
    return { subject, reasons: reasons.length === 0 ? noReasons : reasons };
  }

  #near(npi: string): string {
    const near = npiSuggestions(npi, (one) => this.#providers.withNpi(one) !== undefined).find(
      (one) => this.#providers.withNpi(one) !== undefined,
    );
    return near === undefined ? '' : `; did you mean ${near} (${this.#providers.withNpi(near)?.name})?`;
  }
}

/** Who rendered or supervised: whether the person that a claim names is one of ours, and named as we know them. */

import type { ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import { npiFault, npiSuggestions } from '../../domain/identifiers/npi.ts';
import { controlForm } from '../../sources/x12/claim-masks.ts';
import type { ClaimProvider } from '../../sources/x12/professional-claim.ts';
import type { ClaimIdentities } from './claim-identities.ts';
import type { OurProvider, OurProviders } from './claim-providers.ts';

/** Who rendered or supervised, as we know them. */
export interface KnownPerson {
  readonly subject: OurProvider | null;
  readonly reasons: readonly ScrubReason[];
}

/** The same with how a claim named them. */
interface NamedPerson extends KnownPerson, Pick<ClaimProvider, 'entity' | 'taxonomy'> {}

/** What they are to a claim. */
export type PersonRole = 'rendering' | 'supervising';

/** NPIs that are kept for each role of whom something is to be said; beyond them all is forgotten and found anew. */
const mostKept = 200_000;

/** Shared by all of whom nothing is to be said. */
const noReasons: readonly ScrubReason[] = [];

/** Finds people by how claims name them. */
export class ClaimPeople {
  readonly #identities: ClaimIdentities;
  readonly #providers: OurProviders;
  /** The form in which each provider of ours, by its place, was last named so that nothing was to be said; 0: in none. */
  readonly #sound: Readonly<Record<PersonRole, Uint16Array>>;
  /** The last answer about everybody else. */
  readonly #others: Readonly<Record<PersonRole, Map<string, NamedPerson>>> = {
    rendering: new Map(),
    supervising: new Map(),
  };
  readonly #forms = new NameForms();

  constructor(identities: ClaimIdentities, providers: OurProviders) {
    this.#identities = identities;
    this.#providers = providers;
    const { length } = providers.all;
    this.#sound = { rendering: new Uint16Array(length), supervising: new Uint16Array(length) };
  }

  /** Of each NPI the last answer is kept: claims name a provider the same way, with few exceptions. */
  named(provider: ClaimProvider, role: PersonRole): KnownPerson {
    const place = this.#providers.placeOf(provider.npiNumber);
    const form = place < 0 ? 0 : this.#forms.of(provider);
    const sound = this.#sound[role];
    if (form !== 0 && sound[place] === form)
      return { subject: this.#providers.all[place] as OurProvider, reasons: noReasons };
    const found = this.#otherNamed(provider, role);
    if (form !== 0 && found.subject !== null && found.reasons.length === 0) sound[place] = form;
    return found;
  }

  #otherNamed(provider: ClaimProvider, role: PersonRole): KnownPerson {
    const { npi, entity, taxonomy } = provider;
    const others = this.#others[role];
    const known = others.get(npi ?? '');
    if (known !== undefined && known.entity === entity && known.taxonomy === taxonomy) return known;
    const { subject, reasons } = this.#personOf(provider, role);
    if (reasons.length === 0) return { subject, reasons };
    if (others.size >= mostKept) others.clear();
    const found = { entity, taxonomy, subject, reasons };
    others.set(npi ?? '', found);
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

/** Numbers for the forms in which claims name people, which are few: kind of entity and taxonomy. */
class NameForms {
  readonly #numbers = new Map<string | null, number>();
  #lastTaxonomy: string | null = null;
  #lastNumber = 0;

  /** From 1; 0: there are too many, as in a damaged file. */
  of({ entity, taxonomy }: ClaimProvider): number {
    if (this.#lastNumber === 0 || taxonomy !== this.#lastTaxonomy) {
      this.#lastNumber = this.#numberOf(taxonomy);
      this.#lastTaxonomy = taxonomy;
    }
    if (this.#lastNumber === 0) return 0;
    return this.#lastNumber * entities + (entity === null ? 0 : entity === 'person' ? 1 : 2);
  }

  #numberOf(taxonomy: string | null): number {
    const known = this.#numbers.get(taxonomy);
    if (known !== undefined) return known;
    if (this.#numbers.size >= mostForms) return 0;
    this.#numbers.set(taxonomy, this.#numbers.size + 1);
    return this.#numbers.size;
  }
}

const entities = 3;
/** As many as 16 bits hold, each with every kind of entity. */
const mostForms = 21_000;

/** Who referred, ordered and supervised: their NPIs, that who supervises is one of ours, and that no list of excluded people names them. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { DaysOfService, ListedPeople } from '../../domain/claims/listed-people.ts';
import type { ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import { npiFault } from '../../domain/identifiers/npi.ts';
import { controlForm } from '../../sources/x12/claim-masks.ts';
import {
  type ClaimProvider,
  type ClaimProviders,
  type ProfessionalClaim,
  serviceDays,
} from '../../sources/x12/professional-claim.ts';
import type { ClaimPeople } from './claim-people.ts';
import type { OurProvider, OurProviders } from './claim-providers.ts';
import type { ClaimVerdicts } from './claim-verdicts.ts';

/** Looks at the providers of claims besides those who rendered and billed. */
export class ClaimOthers {
  readonly #people: ClaimPeople;
  readonly #providers: OurProviders;
  readonly #verdicts: ClaimVerdicts;
  readonly #listed: ListedPeople;

  constructor(people: ClaimPeople, providers: OurProviders, verdicts: ClaimVerdicts, listed: ListedPeople) {
    this.#people = people;
    this.#providers = providers;
    this.#verdicts = verdicts;
    this.#listed = listed;
  }

  /** What is to be said of them. */
  look(claim: ProfessionalClaim, days: DaysOfService | null, found: ScrubReason[]): void {
    this.#lookAt(claim.providers, days, found);
    for (const { providers, from, to } of claim.lines)
      this.#lookAt(providers, from === null || to === null ? null : { from, to }, found);
  }

  /** Whoever of a claim is excluded: what stands in the way whoever pays. */
  excluded(claim: ProfessionalClaim): readonly ScrubReason[] {
    const found: ScrubReason[] = [];
    const days = serviceDays(claim);
    for (const { rendering, referring, ordering, supervising } of [claim, ...claim.lines].map((one) => one.providers))
      for (const one of [rendering, ordering, supervising, ...referring])
        if (one !== null) this.#excluded(one, 'is named on the claim', days, found);
    return found;
  }

  /** Whether who rendered a service, of whom no payer has a row, is excluded: that is no matter of enrolling. */
  lookAtRenderer(provider: OurProvider, days: DaysOfService, found: ScrubReason[]): void {
    const on = this.#excludedOn(provider, days);
    if (on !== null) found.push({ check: 'excluded', because: `${provider.name} is excluded on ${on}` });
  }

  #lookAt(
    { referring, ordering, supervising }: ClaimProviders,
    days: DaysOfService | null,
    found: ScrubReason[],
  ): void {
    for (const one of referring) this.#orders(one, days, found);
    if (ordering !== null) this.#orders(ordering, days, found);
    if (supervising === null) return;
    found.push(...this.#people.named(supervising, 'supervising').reasons);
    this.#excluded(supervising, 'supervises', days, found);
  }

  #orders(provider: ClaimProvider, days: DaysOfService | null, found: ScrubReason[]): void {
    const { npi } = provider;
    const fault =
      npi === null ? 'has no NPI' : npiFault(npi) === undefined ? null : `has \`${controlForm(npi)}\`, which is no NPI`;
    if (fault !== null) found.push({ check: 'referring', because: `the referring or ordering provider ${fault}` });
    this.#excluded(provider, 'refers or orders', days, found);
  }

  #excluded({ npi }: ClaimProvider, deed: string, days: DaysOfService | null, found: ScrubReason[]): void {
    const subject = npi === null ? undefined : this.#providers.withNpi(npi);
    const on = subject === undefined || days === null ? null : this.#excludedOn(subject, days);
    if (subject !== undefined && on !== null)
      found.push({ check: 'other-excluded', because: `${subject.name}, who ${deed}, is excluded on ${on}` });
  }

  /** The first day of a service on which a provider is excluded; null: none. Lists tell of those whom no payer is asked about. */
  #excludedOn(provider: OurProvider, days: DaysOfService): CalendarDate | null {
    const known = this.#verdicts.excludedOn(provider, days.from, days.to);
    return known === undefined ? this.#listed.excludedOn(provider.id, days) : known;
  }
}

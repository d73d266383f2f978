import { lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { coversLocation } from '../../domain/contracts/contract.ts';
import { standingWords, statusOn } from '../../domain/departure.ts';
import type { ApplicationOfSubject, DerivationContext, PayerFacts, Subject } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { OpeningRelation } from '../../domain/opening-choice.ts';
import { verdictOn } from '../../domain/participation.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** What is applied for. */
export interface AppliedFor {
  readonly group: string | null;
  readonly locations: readonly string[];
}

/** How subjects stand with payers, read once for many pairs. */
export class OpeningRelations {
  readonly #ledger: Ledger;
  readonly #asOf: CalendarDate;
  readonly #shared: DerivationContext;
  readonly #applications: readonly ApplicationOfSubject[];
  readonly #providers: readonly Subject[];

  constructor(
    ledger: Ledger,
    asOf: CalendarDate,
    shared: DerivationContext,
    applications: readonly ApplicationOfSubject[],
    providers: readonly Subject[],
  ) {
    this.#ledger = ledger;
    this.#asOf = asOf;
    this.#shared = shared;
    this.#applications = applications;
    this.#providers = providers;
  }

  /** How a subject stands with a payer. */
  async of(subject: Subject, payer: PayerFacts, { group, locations }: AppliedFor): Promise<OpeningRelation> {
    const holders = subject.kind === 'provider' ? [subject.key, ...subject.groups] : [subject.key];
    const states = this.#statesOf(subject, group, locations);
    return {
      takenIn: this.#takenIn(subject, payer.key, group),
      contracted: [...(this.#shared.contracts?.values() ?? [])].some(
        (one) => one.payer === payer.key && one.status === 'signed' && holders.includes(one.holder?.key ?? ''),
      ),
      wanted: await this.#wanted(subject, payer.key),
      inState: payer.states.length === 0 || states.length === 0 || states.some((state) => payer.states.includes(state)),
      atPlaces: locations.length === 0 || this.#worksAt(subject, group, locations),
    };
  }

  #takenIn(subject: Subject, payer: string, group: string | null): boolean {
    if (this.#isApproved(subject, payer, null)) return true;
    if (subject.kind !== 'group')
      return this.#participates(subject, payer, (of) => group === null || of === null || of === group);
    // Through the group only: what a provider holds alone is not the group's.
    return this.#providers.some(
      (one) =>
        one.groups.includes(subject.key) &&
        (this.#isApproved(one, payer, subject.key) || this.#participates(one, payer, (of) => of === subject.key)),
    );
  }

  /** Whether an application that brings somebody in was approved, for the group if one is named. */
  #isApproved(subject: Subject, payer: string, group: string | null): boolean {
    return this.#applications.some(
      ({ application, subject: other }) =>
        other.id === subject.id &&
        application.payer === payer &&
        !['edi', 'termination', 'change', 'opt-out'].includes(application.type) &&
        application.lines.some(
          (line) =>
            (group === null || line.group === group) &&
            ['approved', 'loaded'].includes(lineStanding(application, line, this.#asOf).state),
        ),
    );
  }

  /** Whether the payer counts the provider in today, under one of the groups meant. */
  #participates(subject: Subject, payer: string, isMeant: (group: string | null) => boolean): boolean {
    return this.#ledger.participations
      .knownOn(subject.id, this.#asOf)
      .filter((row) => row.payer === payer && isMeant(row.group))
      .some(({ verdicts }) => {
        const matters = verdictOn(verdicts, this.#asOf)?.matters ?? ['credentialed'];
        return !matters.includes('credentialed') && !matters.includes('linked');
      });
  }

  async #wanted(subject: Subject, payer: string): Promise<boolean> {
    if (subject.kind !== 'provider') return false;
    const document = await this.#ledger.documents.byKey('dossier', subject.key);
    const dossier = document === undefined ? undefined : (JSON.parse(document.body) as Dossier);
    return dossier?.payers?.some((one) => one.payer === payer) === true;
  }

  #statesOf(subject: Subject, group: string | null, locations: readonly string[]): readonly string[] {
    const places = this.#shared.groups?.get(group ?? subject.key)?.locations ?? [];
    const named = places.filter(({ key }) => locations.includes(key));
    if (named.length > 0) return named.flatMap(({ state }) => state ?? []);
    return subject.kind === 'provider' ? subject.states : places.flatMap(({ state }) => state ?? []);
  }

  #worksAt(subject: Subject, group: string | null, locations: readonly string[]): boolean {
    if (subject.kind !== 'provider') return true;
    const memberships = this.#shared.groups?.get(group ?? '')?.members.get(subject.npi ?? '') ?? [];
    const { places } = this.#ledger.facts.standing(subject.id);
    const lasts = (until: CalendarDate | null): boolean => until === null || this.#asOf < until;
    return locations.some(
      (location) =>
        memberships.some((one) => lasts(one.until) && coversLocation(one, location)) ||
        places.some(
          (one) => lasts(one.until) && one.group === group && (one.location === null || one.location === location),
        ),
    );
  }
}

/** Why nothing is opened for somebody who does not work here; null: they do. */
export function notWorking(subject: Subject, asOf: CalendarDate, drafts: boolean): string | null {
  const status = statusOn(subject, asOf);
  if (status === 'departed' || status === 'archived') return standingWords(subject, asOf);
  return status === 'draft' && drafts ? 'the dossier is a draft' : null;
}

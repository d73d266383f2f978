import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { EmergencyActivation } from '../../domain/privileges/privilege.ts';
import type { UseFacts } from '../../domain/privileges/privilege-use.ts';
import type { Holder } from '../../ledger/holder-query.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type LongestTerm, windowsOf } from '../../rules/checks/windows.ts';
import { termLimit } from '../../rules/privilege-term.ts';
import type { UseCase } from '../../rules/privileging/use-case.ts';
import type { RuleSet } from '../../rules/rule-set.ts';

/** Puts together what the use of privileges is judged on, of one practitioner and facility after the other. */
export class UseCases {
  readonly #ledger: Ledger;
  readonly #rules: RuleSet;
  readonly #asOf: CalendarDate;
  readonly #activations = new Map<string, readonly EmergencyActivation[]>();
  readonly #terms = new Map<CalendarDate, readonly LongestTerm[]>();

  constructor(ledger: Ledger, rules: RuleSet, asOf: CalendarDate) {
    this.#ledger = ledger;
    this.#rules = rules;
    this.#asOf = asOf;
  }

  /** A practitioner at a facility; `read` what was read of the file before. */
  async of(facts: UseFacts, facility: Facility, read?: Omit<Holder, 'facts'>): Promise<UseCase> {
    let activations = this.#activations.get(facility.key);
    if (activations === undefined) {
      activations = await this.#ledger.privileges.activations(facility.key);
      this.#activations.set(facility.key, activations);
    }
    return {
      facts,
      compacts: read?.compacts ?? this.#ledger.facts.standing(facts.subject.id).compacts,
      dossier: read?.dossier ?? (() => this.#ledger.facts.dossier(facts.subject.id)),
      facility,
      activations,
      liveUntil: (decidedOn) => this.#liveUntil(facility, decidedOn),
      asOf: this.#asOf,
    };
  }

  /** A credentialing decision counts as long as an appointment that was made on its day might last. */
  #liveUntil(facility: Facility, decidedOn: CalendarDate): CalendarDate | undefined {
    let longest = this.#terms.get(decidedOn);
    if (longest === undefined) {
      longest = windowsOf(this.#rules, decidedOn).longestTerms;
      this.#terms.set(decidedOn, longest);
    }
    const written = [{ term: facility.terms?.appointment, where: 'the bylaws' }];
    return termLimit(facility, decidedOn, written, longest)?.until;
  }
}

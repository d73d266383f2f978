/** What payers ask of single services: substitutes and practitioners under the number of another, and laboratory tests. */

import { isLaboratory } from '../../documents/claim-services.ts';
import type { ScrubCheck, ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import type { PayerFacts } from '../../domain/facts.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { practitionerFaults, practitionerModifier } from '../../rules/claims/incident-to.ts';
import { claimedSubstituteFault, substituteModifiers } from '../../rules/claims/substitute.ts';
import type { WorkspaceRole } from '../../rules/pack-entry.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { ProfessionalClaim, ServiceLine } from '../../sources/x12/professional-claim.ts';
import type { OurProvider } from './claim-providers.ts';

/** Answers that are kept; beyond them all is forgotten and found anew. */
const mostKept = 200_000;

/** Holds services against the rules of payers about them. */
export class ServiceRules {
  readonly #ledger: Ledger;
  readonly #rules: RuleSet;
  readonly #role: WorkspaceRole;
  readonly #laboratory = new Map<string, boolean>();
  readonly #types = new Map<string, string | null>();
  /** What is wrong with a modifier, by all that the answer depends on. */
  readonly #modified = new Map<string, readonly ScrubReason[]>();

  constructor(ledger: Ledger, rules: RuleSet, role: WorkspaceRole) {
    this.#ledger = ledger;
    this.#rules = rules;
    this.#role = role;
  }

  /** A laboratory test whose claim names no CLIA number; null: it names one, or is none. */
  laboratory(claim: ProfessionalClaim, { qualifier, code, modifiers, hasClia }: ServiceLine): ScrubReason | null {
    if (claim.hasClia || hasClia || qualifier !== 'HC' || !this.#isLaboratory(code, modifiers)) return null;
    return { check: 'clia', because: `${code} is a laboratory test, and the claim names no CLIA number (REF*X4)` };
  }

  /**
   * What keeps a service with a modifier from being billed under the number of `biller`. Since when a substitute stands in
   * and who rendered for another is told by no claim: what depends on that is not looked at.
   */
  modified(
    claim: ProfessionalClaim,
    line: ServiceLine,
    payer: PayerFacts,
    biller: OurProvider,
  ): readonly ScrubReason[] {
    const { modifiers, code, from } = line;
    const told = modifiers.filter((one) => known.has(one));
    if (told.length === 0 || from === null) return [];
    const type = this.#typeOf(biller);
    const placeOfService = line.placeOfService ?? claim.placeOfService;
    const asked = [payer.key, biller.id, from, code, placeOfService, ...told].join('|');
    const before = this.#modified.get(asked);
    if (before !== undefined) return before;
    const reasons: ScrubReason[] = [];
    const add = (check: ScrubCheck, because: string): void => void reasons.push({ check, because });
    for (const modifier of substituteModifiers) {
      if (!told.includes(modifier)) continue;
      const service = { modifier, on: from, providerType: type };
      const fault = claimedSubstituteFault(service, payer, this.#rules, this.#role);
      if (fault !== null) add('substitute', fault);
    }
    if (told.includes(practitionerModifier)) {
      const service = { on: from, code, placeOfService, biller: { name: biller.name, type } };
      for (const fault of practitionerFaults(service, payer, this.#rules, this.#role)) add('practitioner', fault);
    }
    return kept(this.#modified, asked, reasons);
  }

  #typeOf({ id }: OurProvider): string | null {
    const found = this.#types.get(id);
    return found === undefined ? kept(this.#types, id, this.#ledger.subjects.typeOf(id)) : found;
  }

  #isLaboratory(code: string, modifiers: readonly string[]): boolean {
    // Few services have a modifier that matters, and the code alone is looked up faster.
    if (modifiers.length > 0) return isLaboratory(code, modifiers);
    return this.#laboratory.get(code) ?? kept(this.#laboratory, code, isLaboratory(code, modifiers));
  }
}

/** Modifiers that say that another rendered the service than who is named. */
const known: ReadonlySet<string> = new Set([...substituteModifiers, practitionerModifier]);

function kept<K, V>(all: Map<K, V>, key: K, value: V): V {
  if (all.size >= mostKept) all.clear();
  all.set(key, value);
  return value;
}

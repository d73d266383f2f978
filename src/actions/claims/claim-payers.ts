/** The payers of claims, each looked up once: the claims of a file share few. */

import type { SubscriberLoop } from '../../sources/x12/professional-claim.ts';
import type { ClaimIdentities, PayerAsked } from './claim-identities.ts';
import { innerMap } from './nested-maps.ts';

/** Payers that are kept; beyond them all is forgotten and found anew. */
const mostKept = 200_000;

/** Finds payers by how claims name them. */
export class ClaimPayers {
  readonly #identities: ClaimIdentities;
  /** Payers by id, name, plan and kind of insurance. */
  readonly #known: Map<string, Map<string, Map<string | null, Map<string, { asked: PayerAsked | undefined }>>>> =
    new Map();
  #kept = 0;

  constructor(identities: ClaimIdentities) {
    this.#identities = identities;
  }

  /** The payer that a subscriber names; undefined: none of ours. */
  of(subscriber: SubscriberLoop): PayerAsked | undefined {
    const { payerId, payerName, planName, filingIndicator } = subscriber;
    if (this.#kept >= mostKept) {
      this.#known.clear();
      this.#kept = 0;
    }
    const byFiling = innerMap(innerMap(innerMap(this.#known, payerId), payerName), planName);
    let known = byFiling.get(filingIndicator);
    if (known === undefined) {
      known = { asked: this.#identities.payer(subscriber) };
      byFiling.set(filingIndicator, known);
      this.#kept += 1;
    }
    return known.asked;
  }
}

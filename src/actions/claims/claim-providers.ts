/** Our providers as claims name them: found by NPI, with little kept of each, because there may be a hundred thousand. */

import type { Ledger } from '../../ledger/ledger.ts';

/** A provider of ours. */
export interface OurProvider {
  readonly id: string;
  /** Place among all of them, in the order of their ids; from 0. */
  readonly ordinal: number;
  readonly npi: string | null;
  readonly name: string;
  readonly taxonomies: readonly string[];
}

/** All of them. */
export class OurProviders {
  /** In the order of their ids. */
  readonly all: readonly OurProvider[];
  readonly #byNpi = new Map<string, OurProvider>();
  #byId: ReadonlyMap<string, OurProvider> | null = null;

  /** Reads them from the ledger. */
  constructor(ledger: Ledger) {
    const all: OurProvider[] = [];
    // Many share few lists of taxonomies.
    const lists = new Map<string, readonly string[]>();
    for (const [id, npi, name, text] of ledger.subjects.providerTuples()) {
      let taxonomies = lists.get(text);
      if (taxonomies === undefined) {
        taxonomies = JSON.parse(text) as string[];
        lists.set(text, taxonomies);
      }
      const one = { id, ordinal: all.length, npi, name, taxonomies };
      all.push(one);
      if (npi !== null) this.#byNpi.set(npi, one);
    }
    this.all = all;
  }

  /** Who has an NPI. */
  withNpi(npi: string): OurProvider | undefined {
    return this.#byNpi.get(npi);
  }

  /** Who has an id of the ledger. */
  withId(id: string): OurProvider | undefined {
    this.#byId ??= new Map(this.all.map((one) => [one.id, one]));
    return this.#byId.get(id);
  }
}

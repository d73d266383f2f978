/** Our providers as claims name them: found by NPI, with little kept of each, because there may be a hundred thousand. */

import { npiNumber } from '../../domain/identifiers/npi.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { NpiIndex } from './npi-index.ts';

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
  readonly #byNpi: NpiIndex;
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
    }
    this.all = all;
    this.#byNpi = new NpiIndex(all.map(({ npi }) => npi));
  }

  /** Who has an NPI. */
  withNpi(npi: string): OurProvider | undefined {
    return this.all[this.placeOf(npiNumber(npi))];
  }

  /** The place of who has an NPI, as `ordinal`, by its `npiNumber`; -1: nobody has it. */
  placeOf(npi: number): number {
    return this.#byNpi.placeOf(npi);
  }

  /** Who has an id of the ledger. */
  withId(id: string): OurProvider | undefined {
    this.#byId ??= new Map(this.all.map((one) => [one.id, one]));
    return this.#byId.get(id);
  }
}

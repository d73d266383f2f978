/**
 * Places of very many providers by their NPIs, in one array of numbers: for claims that name a hundred thousand of them in no
 * order, the time goes into fetching memory, and a map of texts fetches several times as much.
 */

import { npiNumber } from '../../domain/identifiers/npi.ts';

/** What stands for no place. */
const none = -1;

/** Finds the place of an NPI among `npis`; those that are none have no place. */
export class NpiIndex {
  /** Pairs of an NPI and its place; a slot that is taken is passed over. */
  readonly #pairs: Uint32Array;
  readonly #mask: number;

  constructor(npis: readonly (string | null)[]) {
    let slots = 16;
    while (slots < npis.length * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#pairs = new Uint32Array(slots * 2);
    npis.forEach((npi, place) => {
      const key = npi === null ? 0 : npiNumber(npi);
      if (key === 0) return;
      const slot = this.#slotOf(key);
      this.#pairs[slot] = key;
      this.#pairs[slot + 1] = place;
    });
  }

  /** The place of an NPI, given as `npiNumber` of it; -1: it has none. */
  placeOf(key: number): number {
    if (key === 0) return none;
    const slot = this.#slotOf(key);
    return this.#pairs[slot] === key ? (this.#pairs[slot + 1] as number) : none;
  }

  /** Where a key stands or would stand. */
  #slotOf(key: number): number {
    const [pairs, mask] = [this.#pairs, this.#mask];
    const mixed = Math.imul(key, 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (pairs[slot * 2] !== 0 && pairs[slot * 2] !== key) slot = (slot + 1) & mask;
    return slot * 2;
  }
}

/**
 * Whether a claim stands in its file before: the same patient, payer, days, services and charge, whatever its number, for
 * which no payer asks. A file may have millions, so of each only a mark of 64 bits and its place are kept, twelve bytes in
 * one array, and the claim itself is not there any more to be compared. Two different claims have the same mark once in thirty
 * million files of a million claims; the later one is then held, and names the other.
 */

import { isRepeated } from '../../documents/claim-services.ts';
import { Mark } from '../../sources/x12/mark.ts';
import type { ClaimProvider, ProfessionalClaim } from '../../sources/x12/professional-claim.ts';

/** For a million and a half of claims in 24 MiB, of which what is not used is not fetched; a file with more takes twice the room. */
const firstSlots = 2 ** 21;
/** Two marks of a claim and its place in the file; 0: the slot is free. */
const wordsEach = 3;
const fullest = 0.75;

/** Remembers the claims of one file. */
export class RepeatedClaims {
  #slots: Uint32Array;
  #mask: number;
  #count = 0;

  /** `slots`: a power of two. */
  constructor(slots = firstSlots) {
    this.#slots = new Uint32Array(slots * wordsEach);
    this.#mask = slots - 1;
  }

  /** The place in the file of the same claim before it; null: there is none, and this one is remembered. */
  firstOf(claim: ProfessionalClaim): number | null {
    const { subscriber, patient, lines } = claim;
    const mark = new Mark();
    // A modifier for repeated services tells claims apart, but no claim from itself.
    if (lines.some(({ modifiers }) => modifiers.length > 0 && isRepeated(modifiers))) mark.addText(claim.controlNumber);
    mark.addText(claim.frequencyCode);
    mark.add(claim.chargeCents | 0);
    mark.addLong(subscriber?.mark ?? 0);
    mark.addLong(patient?.mark ?? 0);
    mark.addText(subscriber?.payerId ?? '');
    mark.addText(subscriber?.payerName ?? '');
    mark.addText(subscriber?.responsibility ?? '');
    mark.addText(claim.billing?.npi ?? '');
    addProvider(mark, claim.providers.rendering);
    const { facility } = claim.providers;
    if (facility !== null) mark.addText(facility.npi ?? facility.zip ?? '');
    let before = null;
    for (const { from, to, code, modifiers, chargeCents, placeOfService, providers } of lines) {
      mark.addText(code);
      mark.add(chargeCents | 0);
      mark.addText(placeOfService ?? claim.placeOfService);
      for (const modifier of modifiers) mark.addText(modifier);
      if (providers.rendering !== null) addProvider(mark, providers.rendering);
      if (from === before) continue;
      mark.addText(from ?? '');
      if (to !== from) mark.addText(to ?? '');
      before = from;
    }
    return this.#placed(mark.one >>> 0, mark.other >>> 0, claim.ordinal);
  }

  #placed(one: number, other: number, ordinal: number): number | null {
    const at = this.#slotOf(one, other);
    const known = this.#slots[at + 2] as number;
    if (known !== 0) return known;
    this.#slots[at] = one;
    this.#slots[at + 1] = other;
    this.#slots[at + 2] = ordinal;
    this.#count += 1;
    if (this.#count > (this.#mask + 1) * fullest) this.#grow();
    return null;
  }

  /** Where these marks stand or would stand. */
  #slotOf(one: number, other: number): number {
    const slots = this.#slots;
    let slot = one & this.#mask;
    for (;;) {
      const at = slot * wordsEach;
      if (slots[at + 2] === 0 || (slots[at] === one && slots[at + 1] === other)) return at;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += wordsEach)
      if (old[at + 2] !== 0)
        this.#slots.set(old.subarray(at, at + wordsEach), this.#slotOf(old[at] as number, old[at + 1] as number));
  }
}

function addProvider(mark: Mark, provider: ClaimProvider | null): void {
  const number = provider?.npiNumber ?? 0;
  mark.add(number);
  if (number === 0) mark.addText(provider?.npi ?? '');
}

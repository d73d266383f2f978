/** Claims that went out before, by the record: a payer denies what comes a second time (CARC 18). */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { ScrubReason } from '../../domain/claims/scrubbed-claim.ts';
import type { SentClaim } from '../../ledger/claim-query.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { canBeSentAnew } from '../../rules/claims/sent-anew.ts';
import type { ProfessionalClaim } from '../../sources/x12/professional-claim.ts';
import { sentIn } from './submitted-claims.ts';

/** Holds claims against the record. */
export class RecordedClaims {
  readonly #ledger: Ledger;
  /** First day and charge of all claims that went out: most claims of a file are told apart from them by that alone. */
  readonly #outlines: ReadonlySet<string>;
  #again = 0;

  /** Reads little of each claim that is on record. */
  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#outlines = ledger.claims.sentOutlines();
  }

  /** Claims so far that are on record as sent with the very file at hand. */
  get again(): number {
    return this.#again;
  }

  /**
   * Why a claim is not to be sent once more; null: it is not on record, a correction, or recorded with the file at hand.
   * `payer`: the key of who is asked to pay.
   */
  repeated(
    claim: ProfessionalClaim,
    payer: string | null,
    days: { readonly from: CalendarDate; readonly to: CalendarDate } | null,
  ): ScrubReason | null {
    if (this.#outlines.size === 0 || days === null || claim.frequencyCode !== '1') return null;
    // Where a payer is asked first and second, the record does not tell one claim from the other.
    if (claim.subscriber?.responsibility !== 'P') return null;
    if (!this.#outlines.has(`${days.from} ${claim.chargeCents}`)) return null;
    const hash = this.#ledger.claims.controlHash(claim.controlNumber);
    const same = this.#ledger.claims
      .sentOnce(hash)
      .findLast((one) => (one.payer === null || one.payer === payer) && isSame(one, claim, days));
    if (same === undefined || canBeSentAnew(same.status, same.remarks)) return null;
    // Made by `claims create`, a batch is on record before it goes out; what was answered has gone out for certain.
    if (same.status === 'sent' && same.sentIn !== null && same.sentIn === sentIn(claim)) {
      this.#again += 1;
      return null;
    }
    const because = `it went out before, as ${same.id} of ${same.on} (${same.status}): number, days, services and charge are the same; a correction has frequency code 7`;
    return { check: 'duplicate', because };
  }
}

/** A payer may have put other codes in place of ours once it decided. */
function isSame(
  { from, through, chargeCents, lines }: SentClaim,
  claim: ProfessionalClaim,
  days: { readonly from: CalendarDate; readonly to: CalendarDate },
): boolean {
  if (from !== days.from || through !== days.to || chargeCents !== claim.chargeCents) return false;
  if (lines.some(({ paidCents }) => paidCents !== null)) return true;
  const codes = (some: readonly { readonly code: string }[]): string =>
    some
      .map(({ code }) => code)
      .toSorted()
      .join(' ');
  return codes(lines) === codes(claim.lines);
}

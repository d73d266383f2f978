/** Claims through the gate, piece by piece: into a file to be sent and one to be held, with an account of every claim. */

import type { ClaimTotal, ScrubbedClaim, ScrubOutcome } from '../../domain/claims/scrubbed-claim.ts';
import type { ByteRange } from '../../sources/x12/byte-range.ts';
import { ClaimCopier } from '../../sources/x12/claim-copier.ts';
import { CopiedClaimsReader } from '../../sources/x12/copied-claims.ts';
import type { TakeBytes } from '../../sources/x12/interchange-writer.ts';
import type { ProfessionalClaim } from '../../sources/x12/professional-claim.ts';
import { ProfessionalReader, type ProfessionalSummary } from '../../sources/x12/professional-reader.ts';
import { ClaimDigest } from './claim-digest.ts';
import type { ClaimGate } from './claim-gate.ts';

/** Where the bytes of the two files go. */
export interface ScrubFiles {
  readonly release: TakeBytes;
  readonly hold: TakeBytes;
}

/** What a file that was written holds: to be compared with what is read back. */
export interface WrittenClaims extends ClaimTotal {
  /** Hash over the bytes of all its claims. */
  readonly digest: string;
}

/** What became of a file. */
export interface ScrubSummary {
  readonly source: ProfessionalSummary;
  readonly totals: Readonly<Record<ScrubOutcome, ClaimTotal>>;
  readonly all: ClaimTotal;
  /** Refused claims whose charge is no amount: they count as nothing in the sums. */
  readonly chargeless: number;
  readonly release: WrittenClaims;
  readonly hold: WrittenClaims;
}

/** Takes a file in pieces. */
export class ClaimScrub {
  readonly #reader: ProfessionalReader;
  readonly #gate: ClaimGate;
  readonly #tell: (claim: ScrubbedClaim) => void;
  readonly #release: CountedCopy;
  readonly #hold: CountedCopy;
  #chargeless = 0;
  readonly #totals: Record<ScrubOutcome, { claims: number; cents: number }> = {
    released: { claims: 0, cents: 0 },
    held: { claims: 0, cents: 0 },
    refused: { claims: 0, cents: 0 },
  };

  /** `files` null: nothing is written. `tell` is given every claim in the order of the file. */
  constructor(path: string, gate: ClaimGate, files: ScrubFiles | null, tell: (claim: ScrubbedClaim) => void) {
    this.#gate = gate;
    this.#tell = tell;
    this.#release = new CountedCopy(files?.release ?? null, false);
    this.#hold = new CountedCopy(files?.hold ?? null, true);
    this.#reader = new ProfessionalReader(path, (claim, bytes) => this.#judge(claim, bytes));
  }

  /** Takes the next piece. Throws `input/unreadable` where the file is no X12. */
  take(chunk: Uint8Array): void {
    this.#reader.take(chunk);
  }

  /** Says that the file has ended. */
  finish(): ScrubSummary {
    const source = this.#reader.finish();
    const { released, held, refused } = this.#totals;
    return {
      source,
      totals: this.#totals,
      all: {
        claims: released.claims + held.claims + refused.claims,
        cents: released.cents + held.cents + refused.cents,
      },
      chargeless: this.#chargeless,
      release: this.#release.finish(),
      hold: this.#hold.finish(),
    };
  }

  #judge(claim: ProfessionalClaim, bytes: ByteRange): void {
    const judged = this.#gate.judge(claim);
    const total = this.#totals[judged.outcome];
    total.claims += 1;
    total.cents += claim.chargeCents;
    if (!claim.hasCharge) this.#chargeless += 1;
    if (judged.outcome === 'released') this.#release.add(claim, bytes);
    else if (judged.outcome === 'held') this.#hold.add(claim, bytes);
    this.#tell(judged);
  }
}

/** Copies claims and remembers what they were. */
class CountedCopy {
  readonly #copier: ClaimCopier | null;
  readonly #digest = new ClaimDigest();

  constructor(take: TakeBytes | null, second: boolean) {
    this.#copier = take === null ? null : new ClaimCopier(take, second);
  }

  add(claim: ProfessionalClaim, bytes: ByteRange): void {
    if (this.#copier === null) return;
    this.#copier.add(claim, bytes);
    this.#digest.add(bytes);
  }

  finish(): WrittenClaims {
    const { claims, cents } = this.#copier?.finish() ?? { claims: 0, cents: 0 };
    return { claims, cents, digest: this.#digest.end() };
  }
}

/** Reads a written file back, and says in how far it does not hold what was to be written; null: it does. */
export class WrittenCheck {
  readonly #reader: CopiedClaimsReader;
  readonly #digest = new ClaimDigest();
  #claims = 0;
  #cents = 0;

  constructor(path: string) {
    this.#reader = new CopiedClaimsReader(path, (bytes, cents) => {
      this.#claims += 1;
      this.#cents += cents;
      this.#digest.add(bytes);
    });
  }

  /** Takes the next piece of the written file. */
  take(chunk: Uint8Array): void {
    this.#reader.take(chunk);
  }

  /** Compares. */
  finish(written: WrittenClaims): string | null {
    const fault = this.#reader.finish();
    if (fault !== null) return fault;
    if (this.#claims !== written.claims) return `it holds ${this.#claims} claims, not ${written.claims}`;
    if (this.#cents !== written.cents) return `its claims come to ${this.#cents} cents, not ${written.cents}`;
    return this.#digest.end() === written.digest ? null : 'the bytes of a claim are not those that were read';
  }
}

/**
 * Reads 837P claim by claim. Each claim comes with the bytes of its loops as they stand in the file; no more than one claim
 * and what stands above it is held.
 */

import { ByteRange, noBytes } from './byte-range.ts';
import { ClaimBuilder } from './claim-builder.ts';
import type { ClaimContext } from './claim-parts.ts';
import { ClaimValues } from './claim-values.ts';
import { type EnvelopeFault, Envelopes, type TransactionHead } from './envelope.ts';
import type { Separators } from './interchange.ts';
import { LevelBuilder, type LevelNumbers } from './level-builder.ts';
import type {
  BillingLoop,
  PatientLoop,
  ProfessionalClaim,
  ProfessionalTransaction,
  SubscriberLoop,
} from './professional-claim.ts';
import { SegmentScanner, segmentCode } from './segment-scanner.ts';

/** Takes claims in the order of the file. `bytes` are those of its loop 2300 and below, and hold only until it returns. */
export type TakeClaim = (claim: ProfessionalClaim, bytes: ByteRange) => void;

/** A transaction of another kind, which was passed over. */
export interface OtherTransaction {
  readonly kind: string;
  readonly version: string;
  readonly count: number;
}

/** What a file came to. */
export interface ProfessionalSummary {
  readonly interchanges: number;
  readonly transactions: number;
  readonly segments: number;
  readonly claims: number;
  /** Transactions that are no 837. */
  readonly others: readonly OtherTransaction[];
  readonly faults: readonly EnvelopeFault[];
  readonly moreFaults: number;
  /** Whether the file ended inside an interchange, so that claims may be missing. */
  readonly isCutOff: boolean;
}

/** Versions of the guide of the professional claim, with its errata. */
const version = /^005010X222(?:A[12])?$/;
/** Shared by all claims under sound levels. */
const noFaults: readonly string[] = [];
/** A claim or level of more bytes than these is not one; it is refused and its bytes are not kept. */
const mostBytes = 4 * 1024 * 1024;

const hl = segmentCode('HL');
const clm = segmentCode('CLM');
const [isa, gs, st, se, ge, iea] = ['ISA', 'GS', 'ST', 'SE', 'GE', 'IEA'].map(segmentCode);

/** Reads a file piece by piece: `take` for each, then `finish`. */
export class ProfessionalReader {
  readonly #takeClaim: TakeClaim;
  readonly #scanner: SegmentScanner;
  readonly #envelopes = new Envelopes();
  readonly #others = new Map<string, OtherTransaction>();
  #transaction: ProfessionalTransaction | null = null;
  #billing: BillingLoop | null = null;
  #subscriber: SubscriberLoop | null = null;
  #patient: PatientLoop | null = null;
  #level: LevelBuilder | null = null;
  #claim: ClaimBuilder | null = null;
  /** What a claim under the present levels stands under; null: the levels have changed. */
  #context: ClaimContext | null = null;
  /** Where in the file the bytes of the open level or claim begin. */
  #openFrom = 0;
  #claims = 0;
  /** What elements mean under the separators in force. */
  #values: ClaimValues | null = null;
  #valuesUnder: Separators | null = null;
  /** HL01 of the levels that are open. */
  #numbers: LevelNumbers = { billing: null, subscriber: null };

  /** Ends the transaction before the segment at hand; made once, because it is handed over with every segment. */
  readonly #closing = (): void => this.#endTransaction(this.#scanner, this.#scanner.base + this.#scanner.start);

  constructor(path: string, takeClaim: TakeClaim) {
    this.#takeClaim = takeClaim;
    this.#scanner = new SegmentScanner(path, (segment) => this.#consume(segment));
  }

  /**
   * Takes the next piece of the file, which is not to be written to afterwards: levels and claims point into it. Throws
   * `input/unreadable` where it is no X12.
   */
  take(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  /** Says that the file has ended, and what was in it. */
  finish(): ProfessionalSummary {
    const scanner = this.#scanner;
    scanner.finish();
    this.#envelopes.finish(scanner, () => this.#endTransaction(scanner, scanner.base + scanner.after));
    const { interchanges, transactions, faults, moreFaults, isCutOff } = this.#envelopes;
    return {
      interchanges,
      transactions,
      segments: scanner.number,
      claims: this.#claims,
      others: [...this.#others.values()],
      faults,
      moreFaults,
      isCutOff,
    };
  }

  #consume(segment: SegmentScanner): void {
    if (this.#claim !== null && !endsClaim(segment.code)) {
      this.#claim.take(segment);
      this.#limit(segment);
      return;
    }
    const part = this.#envelopes.take(segment, this.#closing);
    if (part === 'begin') this.#beginTransaction(segment);
    else if (part === 'content' && this.#transaction !== null) {
      if (segment.code === clm) this.#beginClaim(segment);
      else if (segment.code === hl) this.#beginLevel(segment);
      else {
        this.#level?.take(segment);
        this.#limit(segment);
      }
    }
  }

  #beginTransaction(segment: SegmentScanner): void {
    const head = this.#envelopes.transaction as TransactionHead;
    if (head.kind !== '837') {
      const key = `${head.kind} ${head.version}`;
      const count = (this.#others.get(key)?.count ?? 0) + 1;
      this.#others.set(key, { kind: head.kind, version: head.version, count });
      return;
    }
    this.#transaction = { head, fault: versionFault(head), bytes: noBytes };
    this.#billing = null;
    this.#subscriber = null;
    this.#patient = null;
    this.#context = null;
    this.#numbers = { billing: null, subscriber: null };
    this.#open(segment, segment.base + segment.after, LevelBuilder.header(segment));
  }

  #beginLevel(segment: SegmentScanner): void {
    this.#close(segment.base + segment.start, true);
    const level = LevelBuilder.level(segment);
    level.placeUnder(this.#numbers, segment);
    this.#open(segment, segment.base + segment.after, level);
  }

  #beginClaim(segment: SegmentScanner): void {
    this.#close(segment.base + segment.start, true);
    this.#claims += 1;
    this.#context ??= this.#contextNow();
    this.#open(segment, segment.base + segment.start, null);
    if (this.#valuesUnder !== segment.separators) {
      // A file may have as many interchanges as claims, mostly with the same separators.
      if (this.#values?.under(segment.separators) !== true) this.#values = new ClaimValues(segment.separators);
      this.#valuesUnder = segment.separators;
    }
    this.#claim = new ClaimBuilder(segment, this.#claims, this.#context, this.#values as ClaimValues);
    if (segment.hasControl) this.#claim.complain('CLM has a line break or another control character in it');
  }

  #endTransaction(segment: SegmentScanner, at: number): void {
    if (this.#transaction === null) return;
    this.#close(at, this.#envelopes.endedWhole && !segment.cutOff);
    this.#transaction = null;
  }

  #open(segment: SegmentScanner, from: number, level: LevelBuilder | null): void {
    this.#openFrom = from;
    this.#level = level;
    segment.keepFrom = from;
  }

  /** Ends the open claim or level before offset `to` of the file. */
  #close(to: number, whole: boolean): void {
    const bytes = this.#bytesUntil(to);
    this.#scanner.keepFrom = Number.POSITIVE_INFINITY;
    if (this.#claim !== null) {
      const claim = this.#claim.finish(whole);
      this.#claim = null;
      this.#takeClaim(claim, bytes);
    } else if (this.#level !== null) {
      this.#closeLevel(this.#level, bytes);
      this.#level = null;
      this.#context = null;
    }
  }

  #bytesUntil(to: number): ByteRange {
    const { base, bytes } = this.#scanner;
    return this.#openFrom < base ? noBytes : new ByteRange(bytes, this.#openFrom - base, to - base);
  }

  #closeLevel(level: LevelBuilder, bytes: ByteRange): void {
    switch (level.kind) {
      case 'header':
        if (this.#transaction !== null)
          this.#transaction = { ...this.#transaction, fault: this.#transaction.fault ?? level.fault(), bytes };
        return;
      case 'billing':
        this.#billing = level.billing(this.#scanner.number, bytes);
        this.#subscriber = null;
        this.#patient = null;
        return;
      case 'subscriber':
        this.#subscriber = level.subscriber(this.#scanner.number, bytes);
        this.#patient = null;
        return;
      case 'patient':
      case 'unknown':
        this.#patient = level.patient(this.#scanner.number, bytes);
    }
  }

  #contextNow(): ClaimContext {
    const transaction = this.#transaction as ProfessionalTransaction;
    const [billing, subscriber, patient] = [this.#billing, this.#subscriber, this.#patient];
    const first = billing === null ? 'the claim stands under no billing provider (HL of level 20)' : billing.fault;
    const second = subscriber === null ? 'the claim stands under no subscriber (HL of level 22)' : subscriber.fault;
    const third = patient?.fault ?? null;
    const faults =
      transaction.fault !== null
        ? [transaction.fault]
        : first === null && second === null && third === null
          ? noFaults
          : [first, second, third].filter((one) => one !== null);
    return { transaction, billing, subscriber, patient, faults };
  }

  /** Gives up the bytes of a claim or level that does not end. */
  #limit(segment: SegmentScanner): void {
    if (segment.base + segment.end - this.#openFrom < mostBytes || segment.keepFrom === Number.POSITIVE_INFINITY)
      return;
    segment.keepFrom = Number.POSITIVE_INFINITY;
    this.#claim?.complain(`the claim is longer than ${mostBytes} bytes`);
    this.#level?.complain(`the level is longer than ${mostBytes} bytes`);
    this.#openFrom = -1;
  }
}

/** Whether a segment ends a claim; no others do. Asked of every one of them. */
function endsClaim(code: number): boolean {
  switch (code) {
    case clm:
    case hl:
    case isa:
    case gs:
    case st:
    case se:
    case ge:
    case iea:
      return true;
    default:
      return false;
  }
}

function versionFault({ version: said, group }: TransactionHead): string | null {
  if (version.test(said)) return null;
  if (said === '') return group === null ? null : 'GS08 and ST03 name no version';
  if (said.startsWith('004010')) return `version \`${said}\` is 4010; 005010X222A1 is required since 2012`;
  if (said.startsWith('005010X223'))
    return `\`${said}\` is an institutional claim (837I); professional claims are read`;
  if (said.startsWith('005010X224')) return `\`${said}\` is a dental claim (837D); professional claims are read`;
  return `version \`${said}\` is not 005010X222A1`;
}

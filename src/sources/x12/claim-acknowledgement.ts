/** Reads 277CA (005010X214): whether a payer or clearinghouse took claims in, and why not. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { elementForm } from './claim-masks.ts';
import { amountCents, componentsOf, dayOf, daysOf } from './element-values.ts';
import type { TransactionHead } from './envelope.ts';
import type { Separators } from './interchange.ts';
import type { Position } from './segment-scanner.ts';
import { type InterchangeSummary, readInterchanges, type Segment } from './transactions.ts';

/** A status (STC): category, status and whom it is about. */
export interface ClaimStatusCode {
  /** `A1` received, `A2` accepted, `A3` `A6` `A7` `A8` rejected … */
  readonly category: string;
  readonly status: string;
  /** `85` billing, `82` rendering … null: nobody in particular. */
  readonly entity: string | null;
}

/** Who or what the statuses are about. */
export interface AcknowledgedPart {
  readonly statuses: readonly ClaimStatusCode[];
  /** STC02. */
  readonly on: CalendarDate | null;
  /** STC03: `WQ` accepted, `U` rejected. */
  readonly action: string | null;
  /** STC04. */
  readonly chargeCents: number | null;
}

/** One claim. */
export interface AcknowledgedClaim extends AcknowledgedPart {
  /** TRN02, what we sent as CLM01. */
  readonly controlNumber: string;
  /** REF*1K. */
  readonly payerControlNumber: string | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly billingNpi: string | null;
  readonly lines: readonly (AcknowledgedPart & { readonly code: string })[];
  readonly position: Position;
  /** Why it cannot be taken. Empty: it can. */
  readonly faults: readonly string[];
}

/** One transaction. */
export interface ClaimAcknowledgement {
  readonly transaction: TransactionHead;
  /** Who says it: the payer or clearinghouse. */
  readonly source: { readonly name: string; readonly id: string };
  /** Of the file as a whole and of billing providers as such. */
  readonly submitter: AcknowledgedPart;
  readonly providers: readonly (AcknowledgedPart & { readonly npi: string | null })[];
  readonly claims: readonly AcknowledgedClaim[];
}

/** All that a file says. */
export interface ClaimAcknowledgementReading {
  readonly acknowledgements: readonly ClaimAcknowledgement[];
  readonly refused: readonly { readonly transaction: TransactionHead; readonly because: string }[];
  readonly summary: InterchangeSummary;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type PartDraft = Mutable<AcknowledgedPart> & { statuses: ClaimStatusCode[] };
type ClaimDraft = Mutable<AcknowledgedClaim> & {
  statuses: ClaimStatusCode[];
  lines: (PartDraft & { code: string })[];
  faults: string[];
};

/** Categories that say a claim was not taken in. */
const rejecting = new Set(['A3', 'A4', 'A6', 'A7', 'A8']);

/** Whether any of the statuses says that the claim was not taken in for adjudication. */
export function isRejected(statuses: readonly ClaimStatusCode[]): boolean {
  return statuses.some(({ category }) => rejecting.has(category));
}

/**
 * Reads a file of 277CAs. Answers to inquiries (277 of 005010X212) are refused: they acknowledge nothing.
 * @throws UserError `input/unreadable` where the file is no X12.
 */
export async function readClaimAcknowledgements(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
): Promise<ClaimAcknowledgementReading> {
  const acknowledgements: ClaimAcknowledgement[] = [];
  const refused: { transaction: TransactionHead; because: string }[] = [];
  let open: AcknowledgementBuilder | null = null;
  const summary = await readInterchanges(chunks, path, {
    begin: (transaction) => {
      const because = otherKind(transaction);
      if (because !== null) refused.push({ transaction, because });
      open = because === null ? new AcknowledgementBuilder(transaction) : null;
    },
    segment: (segment) => open?.take(segment),
    end: (_, whole) => {
      if (open !== null) acknowledgements.push(open.finish(whole));
      open = null;
    },
  });
  return { acknowledgements, refused, summary };
}

function otherKind({ kind, version }: TransactionHead): string | null {
  if (kind !== '277') return `this is a ${kind}, not a 277CA`;
  if (version.startsWith('005010X214') || version === '') return null;
  if (version.startsWith('005010X212')) return 'this is an answer to a claim status inquiry (277), not a 277CA';
  return `version \`${version}\` is not 005010X214`;
}

class AcknowledgementBuilder {
  readonly #transaction: TransactionHead;
  readonly #separators: Separators;
  readonly #submitter: PartDraft = emptyPart();
  readonly #providers: (PartDraft & { npi: string | null })[] = [];
  readonly #claims: ClaimDraft[] = [];
  #source = { name: '', id: '' };
  #level = '';
  #claim: ClaimDraft | null = null;
  #part: PartDraft | null = null;

  constructor(transaction: TransactionHead) {
    this.#transaction = transaction;
    this.#separators = transaction.interchange.separators;
  }

  take(segment: Segment): void {
    const { id, elements } = segment;
    const at = (index: number): string => elements[index] ?? '';
    if (segment.cutOff) this.#claim?.faults.push('the file ends inside it');
    switch (id) {
      case 'HL':
        this.#enter(at(3));
        return;
      case 'NM1':
        if (this.#level === '20') this.#source = { name: at(3), id: at(9) };
        if (this.#level === '19') this.#beginProvider(at(8) === 'XX' ? at(9) : null);
        return;
      case 'TRN':
        if (this.#level === 'PT') this.#beginClaim(segment);
        return;
      case 'STC':
        this.#takeStatus(segment);
        return;
      case 'REF':
        if (this.#claim !== null && at(1) === '1K') this.#claim.payerControlNumber = at(2);
        return;
      case 'DTP':
        this.#takeDays(elements);
        return;
      case 'SVC':
        this.#beginLine(at(1));
    }
  }

  finish(whole: boolean): ClaimAcknowledgement {
    if (!whole) this.#claims.at(-1)?.faults.push('the transaction has no SE: the rest of it may be missing');
    for (const claim of this.#claims) {
      if (claim.statuses.length === 0 && claim.lines.every(({ statuses }) => statuses.length === 0))
        claim.faults.push('it has no status (STC)');
    }
    return {
      transaction: this.#transaction,
      source: this.#source,
      submitter: this.#submitter,
      providers: this.#providers,
      claims: this.#claims,
    };
  }

  #enter(level: string): void {
    this.#level = level;
    this.#claim = null;
    this.#part = level === '21' ? this.#submitter : null;
  }

  #beginProvider(npi: string | null): void {
    const provider = { ...emptyPart(), npi };
    this.#providers.push(provider);
    this.#part = provider;
  }

  #beginClaim({ elements, position }: Segment): void {
    const claim: ClaimDraft = {
      ...emptyPart(),
      controlNumber: elements[2] ?? '',
      payerControlNumber: null,
      from: null,
      to: null,
      billingNpi: this.#providers.at(-1)?.npi ?? null,
      lines: [],
      position,
      faults: [],
    };
    if (claim.controlNumber === '') claim.faults.push('it names no claim (TRN02)');
    this.#claims.push(claim);
    this.#claim = claim;
    this.#part = claim;
  }

  #beginLine(procedure: string): void {
    if (this.#claim === null) return;
    const line = { ...emptyPart(), code: componentsOf(procedure, this.#separators)[1] ?? '' };
    this.#claim.lines.push(line);
    this.#part = line;
  }

  #takeStatus({ elements, position }: Segment): void {
    const part = this.#part;
    if (part === null) return;
    for (const element of [1, 10, 11]) {
      const text = elements[element] ?? '';
      if (text === '') continue;
      const [category = '', status = '', entity = ''] = componentsOf(text, this.#separators);
      part.statuses.push({ category, status, entity: entity === '' ? null : entity });
    }
    part.on = dayOf(elements[2] ?? '') ?? part.on;
    part.action = elements[3] || part.action;
    const amount = elements[4] ?? '';
    const cents = amount === '' ? null : amountCents(amount);
    if (cents === undefined)
      this.#claim?.faults.push(`STC04 \`${elementForm(amount)}\` is no amount (segment ${position.segment})`);
    else part.chargeCents = cents ?? part.chargeCents;
  }

  #takeDays(elements: readonly string[]): void {
    if (this.#claim === null || elements[1] !== '472' || this.#part !== this.#claim) return;
    const days = daysOf(elements[2] ?? '', elements[3] ?? '');
    this.#claim.from = days?.from ?? null;
    this.#claim.to = days?.to ?? null;
  }
}

function emptyPart(): PartDraft {
  return { statuses: [], on: null, action: null, chargeCents: null };
}

/** Puts one payment of an 835 together, segment by segment: head, claims with their services, provider adjustments. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { elementForm, maskedIdentifier, maskedName } from './claim-masks.ts';
import { amountCents, componentsOf, dayOf } from './element-values.ts';
import type { TransactionHead } from './envelope.ts';
import type { Separators } from './interchange.ts';
import type {
  AdviceAdjustment,
  AdviceClaim,
  AdviceHead,
  AdviceLine,
  AdviceParty,
  AdviceProcedure,
  AdviceProviderAdjustment,
  RemittanceAdvice,
} from './remittance-advice.ts';
import type { Segment } from './transactions.ts';

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type LineDraft = Draft<AdviceLine> & {
  adjustments: AdviceAdjustment[];
  remarks: string[];
  references: { qualifier: string; value: string }[];
};
type ClaimDraft = Omit<Draft<AdviceClaim>, 'lines' | 'adjustments' | 'remarks' | 'references' | 'faults'> & {
  lines: LineDraft[];
  adjustments: AdviceAdjustment[];
  remarks: string[];
  references: { qualifier: string; value: string }[];
  faults: string[];
};

/** Takes the segments of one transaction in their order. */
export class AdviceBuilder {
  readonly #transaction: TransactionHead;
  readonly #separators: Separators;
  readonly #head = {
    handling: '',
    totalCents: 0,
    method: '',
    paidOn: null as CalendarDate | null,
    trace: '',
    originator: null as string | null,
  };
  readonly #parties = { PR: party(), PE: party() };
  readonly #faults: string[] = [];
  readonly #notes: string[] = [];
  readonly #claims: ClaimDraft[] = [];
  readonly #providerAdjustments: AdviceProviderAdjustment[] = [];
  #party: 'PR' | 'PE' | null = null;
  #claim: ClaimDraft | null = null;
  #line: LineDraft | null = null;
  #ended = false;
  #hasPayment = false;
  #hasTrace = false;

  constructor(transaction: TransactionHead) {
    this.#transaction = transaction;
    this.#separators = transaction.interchange.separators;
  }

  take(segment: Segment): void {
    if (segment.cutOff) this.#complain('the file ends inside the segment', segment);
    switch (segment.id) {
      case 'CLP':
        this.#beginClaim(segment);
        return;
      case 'SVC':
        this.#beginLine(segment);
        return;
      case 'PLB':
        this.#takeProviderAdjustments(segment);
        return;
      case 'LX':
        this.#leaveClaim();
        return;
      case 'TS3':
      case 'TS2':
        return;
      default:
        if (this.#claim === null) this.#takeHead(segment);
        else this.#takeDetail(segment, this.#claim);
    }
  }

  finish(whole: boolean): RemittanceAdvice {
    if (!this.#hasPayment) this.#faults.push('there is no BPR segment: the payment is not known');
    if (!this.#hasTrace) this.#faults.push('there is no TRN segment: the payment has no trace number');
    if (!whole) this.#claims.at(-1)?.faults.push('the transaction has no SE: the claim may be cut off');
    const head: AdviceHead = {
      transaction: this.#transaction,
      ...this.#head,
      payer: this.#parties.PR,
      payee: this.#parties.PE,
      faults: this.#faults,
      notes: this.#notes,
    };
    return { ...head, claims: this.#claims, providerAdjustments: this.#providerAdjustments, whole };
  }

  #leaveClaim(): void {
    this.#claim = null;
    this.#line = null;
    this.#party = null;
  }

  #complain(because: string, { id, position }: Segment): void {
    const text = `${because} (${id}, segment ${position.segment}, line ${position.line})`;
    if (this.#claim === null) this.#faults.push(text);
    else this.#claim.faults.push(text);
  }

  #cents(segment: Segment, element: number, required: boolean): number {
    const text = segment.elements[element] ?? '';
    if (text === '' && !required) return 0;
    const cents = amountCents(text);
    if (cents === undefined)
      this.#complain(`${segment.id}${String(element).padStart(2, '0')} \`${elementForm(text)}\` is no amount`, segment);
    return cents ?? 0;
  }

  #day(segment: Segment, element: number): CalendarDate | null {
    const text = segment.elements[element] ?? '';
    if (text === '') return null;
    const day = dayOf(text);
    if (day === undefined)
      this.#complain(`${segment.id}${String(element).padStart(2, '0')} \`${elementForm(text)}\` is no day`, segment);
    return day ?? null;
  }

  /** BPR16; a payment whose day is none is still a payment, so that is only noted. */
  #paymentDay({ elements, position }: Segment): CalendarDate | null {
    const text = elements[16] ?? '';
    const day = dayOf(text);
    if (day === undefined && text !== '')
      this.#notes.push(
        `the day of the payment, \`${elementForm(text)}\`, is no day (BPR16, segment ${position.segment})`,
      );
    return day ?? null;
  }

  #takeHead(segment: Segment): void {
    const { id, elements } = segment;
    if (id === 'BPR') {
      this.#hasPayment = true;
      this.#head.handling = elements[1] ?? '';
      const cents = this.#cents(segment, 2, true);
      this.#head.totalCents = elements[3] === 'D' && cents !== 0 ? -cents : cents;
      this.#head.method = elements[4] ?? '';
      this.#head.paidOn = this.#paymentDay(segment);
    } else if (id === 'TRN') {
      this.#hasTrace = (elements[2] ?? '') !== '';
      this.#head.trace = elements[2] ?? '';
      this.#head.originator = elements[3] || null;
    } else if (id === 'N1') {
      this.#party = elements[1] === 'PR' || elements[1] === 'PE' ? elements[1] : null;
      if (this.#party === null) return;
      this.#parties[this.#party].name = elements[2] ?? '';
      if ((elements[4] ?? '') !== '')
        this.#parties[this.#party].ids.push({ qualifier: elements[3] ?? '', value: elements[4] ?? '' });
    } else if (id === 'REF' && this.#party !== null) {
      this.#parties[this.#party].ids.push({ qualifier: elements[1] ?? '', value: elements[2] ?? '' });
    } else if (id === 'CAS' || id === 'MOA' || id === 'MIA' || id === 'NM1' || id === 'LQ') {
      this.#complain('the segment belongs to a claim and stands before any', segment);
    }
  }

  #beginClaim(segment: Segment): void {
    const { elements, position } = segment;
    this.#line = null;
    this.#claim = {
      controlNumber: elements[1] ?? '',
      statusCode: elements[2] ?? '',
      chargeCents: 0,
      paidCents: 0,
      patientCents: 0,
      filingIndicator: elements[6] ?? '',
      payerControlNumber: elements[7] || null,
      placeOfService: elements[8] || null,
      frequencyCode: elements[9] || null,
      patient: { initials: null, memberId: null },
      rendering: null,
      crossoverPayer: null,
      from: null,
      to: null,
      receivedOn: null,
      adjustments: [],
      remarks: [],
      references: [],
      lines: [],
      position,
      faults: [],
    };
    this.#claims.push(this.#claim);
    this.#claim.chargeCents = this.#cents(segment, 3, true);
    this.#claim.paidCents = this.#cents(segment, 4, true);
    this.#claim.patientCents = this.#cents(segment, 5, false);
    if (this.#claim.controlNumber === '') this.#complain('the claim has no control number', segment);
    if (!/^\d{1,2}$/.test(this.#claim.statusCode))
      this.#complain(`CLP02 \`${elementForm(this.#claim.statusCode)}\` is no claim status`, segment);
    if (this.#ended) this.#complain('the claim follows PLB, which ends the claims', segment);
  }

  #beginLine(segment: Segment): void {
    if (this.#claim === null) {
      this.#complain('the service belongs to no claim', segment);
      return;
    }
    const { elements, position } = segment;
    const units = Number(elements[5] || '1');
    if (!Number.isFinite(units)) this.#complain(`SVC05 \`${elementForm(elements[5] ?? '')}\` is no number`, segment);
    this.#line = {
      procedure: this.#procedure(elements[1] ?? ''),
      submitted: (elements[6] ?? '') === '' ? null : this.#procedure(elements[6] ?? ''),
      revenueCode: elements[4] || null,
      chargeCents: this.#cents(segment, 2, true),
      paidCents: this.#cents(segment, 3, true),
      units: Number.isFinite(units) ? units : 1,
      allowedCents: null,
      from: null,
      to: null,
      controlNumber: null,
      adjustments: [],
      remarks: [],
      references: [],
      renderingNpi: null,
      position,
    };
    this.#claim.lines.push(this.#line);
  }

  #procedure(text: string): AdviceProcedure {
    // Some payers separate with another character than their ISA names; a qualifier of two characters tells it.
    const other = /^[A-Z0-9]{2}([^A-Z0-9 ])/.exec(text)?.[1]?.charCodeAt(0) ?? this.#separators.component;
    const [qualifier = '', code = '', ...others] = componentsOf(text, { component: other });
    return { qualifier, code, modifiers: others.slice(0, 4).filter((one) => one !== '') };
  }

  #takeDetail(segment: Segment, claim: ClaimDraft): void {
    const { id, elements } = segment;
    const target = this.#line ?? claim;
    switch (id) {
      case 'CAS':
        target.adjustments.push(...this.#adjustments(segment));
        return;
      case 'LQ':
        if (elements[1] === 'HE' || elements[1] === 'RX') target.remarks.push(elements[2] ?? '');
        return;
      case 'MOA':
        claim.remarks.push(...elements.slice(3, 8).filter((one) => one !== ''));
        return;
      case 'MIA':
        claim.remarks.push(...[elements[5], ...elements.slice(20, 24)].flatMap((one) => one || []));
        return;
      case 'NM1':
        takeName(segment, claim);
        return;
      case 'REF':
        this.#takeReference(elements, target);
        return;
      case 'DTM':
        this.#takeDay(segment, claim);
        return;
      case 'AMT':
        if (elements[1] === 'B6' && this.#line !== null) this.#line.allowedCents = this.#cents(segment, 2, true);
        return;
      case 'PER':
      case 'QTY':
        return;
      default:
        this.#complain('the segment has no place in a claim', segment);
    }
  }

  #adjustments(segment: Segment): readonly AdviceAdjustment[] {
    const { elements } = segment;
    const group = elements[1] ?? '';
    const found: AdviceAdjustment[] = [];
    for (let at = 2; at < elements.length; at += 3) {
      const code = elements[at] ?? '';
      if (code === '' && (elements[at + 1] ?? '') === '') continue;
      if (code === '') this.#complain('an adjustment has no reason code', segment);
      found.push({ group, code, cents: this.#cents(segment, at + 1, true) });
    }
    if (found.length === 0) this.#complain('the segment has no adjustment', segment);
    return found;
  }

  #takeReference(elements: readonly string[], target: LineDraft | ClaimDraft): void {
    const [qualifier = '', value = ''] = elements.slice(1, 3);
    if (this.#line === target && qualifier === '6R') this.#line.controlNumber = value;
    if (this.#line === target && qualifier === 'HPI') this.#line.renderingNpi = value;
    target.references.push({ qualifier, value });
  }

  #takeDay(segment: Segment, claim: ClaimDraft): void {
    const day = this.#day(segment, 2);
    const line = this.#line;
    switch (segment.elements[1]) {
      case '232':
        claim.from = day;
        return;
      case '233':
        claim.to = day;
        return;
      case '050':
        claim.receivedOn = day;
        return;
      case '472':
        if (line !== null) line.from = line.to = day;
        return;
      case '150':
        if (line !== null) line.from = day;
        return;
      case '151':
        if (line !== null) line.to = day;
    }
  }

  #takeProviderAdjustments(segment: Segment): void {
    this.#leaveClaim();
    this.#ended = true;
    const { elements } = segment;
    const fiscalYearEndsOn = this.#day(segment, 2);
    for (let at = 3; at < elements.length; at += 2) {
      const [code = '', reference = ''] = componentsOf(elements[at] ?? '', this.#separators);
      if (code === '' && (elements[at + 1] ?? '') === '') continue;
      this.#providerAdjustments.push({
        provider: elements[1] ?? '',
        fiscalYearEndsOn,
        code,
        reference: reference === '' ? null : reference,
        cents: this.#cents(segment, at + 1, true),
      });
    }
  }
}

type PartyDraft = Draft<AdviceParty> & { ids: { qualifier: string; value: string }[] };

function party(): PartyDraft {
  return { name: '', ids: [] };
}

function takeName({ elements }: Segment, claim: ClaimDraft): void {
  const [entity, , last = '', first = ''] = elements.slice(1);
  const [qualifier = '', value = ''] = elements.slice(8, 10);
  if (entity === 'QC')
    claim.patient = { initials: maskedName(last, first), memberId: value === '' ? null : maskedIdentifier(value) };
  if (entity === '82') claim.rendering = { name: first === '' ? last : `${last}, ${first}`, qualifier, value };
  if (entity === 'TT') claim.crossoverPayer = last;
}

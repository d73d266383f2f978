/** Reads 271 (005010X279A1): who is covered, by which plan, since when, and what the payer could not answer. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { elementForm, maskedIdentifier, maskedName } from './claim-masks.ts';
import { daysOf, repetitionsOf } from './element-values.ts';
import type { TransactionHead } from './envelope.ts';
import type { Separators } from './interchange.ts';
import type { QualifiedId } from './remittance-advice.ts';
import type { Position } from './segment-scanner.ts';
import { type InterchangeSummary, readInterchanges, type Segment } from './transactions.ts';

/** Days that something of the plan holds (DTP): `291` plan, `346` plan begin, `347` plan end, `307` eligibility … */
export interface PlanDays {
  readonly qualifier: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A benefit (EB). */
export interface Benefit {
  /** EB01: 1 to 5 active, 6 to 8 inactive, B copayment … */
  readonly kind: string;
  /** EB03; `30` is health benefit plan coverage. */
  readonly serviceTypes: readonly string[];
  /** EB04: HM, PR, MA … */
  readonly insuranceType: string | null;
  /** EB05. */
  readonly planName: string | null;
  /** EB12: Y in network, N out of it, W either. */
  readonly network: string | null;
  /** Payer that its loop 2120 names: of kind R, one besides this payer; null: none. */
  readonly otherPayer: string | null;
  readonly days: readonly PlanDays[];
}

/** A request that could not be answered (AAA). */
export interface EligibilityRejection {
  /** AAA03. */
  readonly code: string;
  /** AAA04. */
  readonly followUp: string | null;
}

/** What is said of one person. */
export interface EligibilityAnswer {
  readonly transaction: TransactionHead;
  readonly payer: { readonly name: string; readonly id: string };
  /** Who asked; the NPI where it is named by one. */
  readonly provider: { readonly name: string; readonly npi: string | null };
  readonly patient: {
    readonly isSubscriber: boolean;
    readonly initials: string | null;
    readonly memberId: string | null;
  };
  /** REF: 18 plan number, 6P group number, IG policy number, 6P-3 the name of the group … */
  readonly ids: readonly QualifiedId[];
  readonly days: readonly PlanDays[];
  readonly benefits: readonly Benefit[];
  readonly rejections: readonly EligibilityRejection[];
  readonly position: Position;
  readonly faults: readonly string[];
}

/** All that a file says. */
export interface EligibilityReading {
  readonly answers: readonly EligibilityAnswer[];
  readonly refused: readonly { readonly transaction: TransactionHead; readonly because: string }[];
  readonly summary: InterchangeSummary;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type BenefitDraft = Mutable<Benefit> & { days: PlanDays[] };
type AnswerDraft = Mutable<EligibilityAnswer> & {
  ids: QualifiedId[];
  days: PlanDays[];
  benefits: BenefitDraft[];
  rejections: EligibilityRejection[];
  faults: string[];
};

/**
 * Reads a file of 271s.
 * @throws UserError `input/unreadable` where the file is no X12.
 */
export async function readEligibility(chunks: AsyncIterable<Uint8Array>, path: string): Promise<EligibilityReading> {
  const answers: EligibilityAnswer[] = [];
  const refused: { transaction: TransactionHead; because: string }[] = [];
  let open: AnswerBuilder | null = null;
  const summary = await readInterchanges(chunks, path, {
    begin: (transaction) => {
      const because = otherKind(transaction);
      if (because !== null) refused.push({ transaction, because });
      open = because === null ? new AnswerBuilder(transaction) : null;
    },
    segment: (segment) => open?.take(segment),
    end: (_, whole) => {
      if (open !== null) answers.push(...open.finish(whole));
      open = null;
    },
  });
  return { answers, refused, summary };
}

function otherKind({ kind, version }: TransactionHead): string | null {
  if (kind === '270') return 'this is a question (270), not the answer to one (271)';
  if (kind !== '271') return `this is a ${kind}, not a 271`;
  if (version === '' || version.startsWith('005010X279')) return null;
  return version.startsWith('004010')
    ? `version \`${version}\` is 4010; 005010X279A1 is required since 2012`
    : `version \`${version}\` is not 005010X279A1`;
}

class AnswerBuilder {
  readonly #transaction: TransactionHead;
  readonly #separators: Separators;
  readonly #answers: AnswerDraft[] = [];
  #payer = { name: '', id: '' };
  #provider = { name: '', npi: null as string | null };
  #level = '';
  #subscriber: AnswerDraft | null = null;
  #answer: AnswerDraft | null = null;
  #benefit: BenefitDraft | null = null;
  /** Inside LS and LE stand others than the patient. */
  #isAboutOthers = false;

  constructor(transaction: TransactionHead) {
    this.#transaction = transaction;
    this.#separators = transaction.interchange.separators;
  }

  take(segment: Segment): void {
    const { id, elements } = segment;
    if (segment.cutOff) this.#answer?.faults.push('the file ends inside it');
    switch (id) {
      case 'HL':
        this.#enter(segment);
        return;
      case 'NM1':
        this.#takeName(elements);
        return;
      case 'LS':
        this.#isAboutOthers = true;
        return;
      case 'LE':
        this.#isAboutOthers = false;
        return;
      case 'REF':
        this.#takeReference(elements);
        return;
      case 'DTP':
        this.#takeDays(segment);
        return;
      case 'EB':
        this.#takeBenefit(elements);
        return;
      case 'AAA':
        this.#takeRejection(segment);
    }
  }

  finish(whole: boolean): readonly EligibilityAnswer[] {
    if (!whole) this.#answers.at(-1)?.faults.push('the transaction has no SE: the rest of it may be missing');
    // A subscriber who stands there only because of a dependent is no answer.
    return this.#answers.filter(
      (one) =>
        one.benefits.length > 0 || one.rejections.length > 0 || one.faults.length > 0 || !this.#hasDependent(one),
    );
  }

  #hasDependent(one: AnswerDraft): boolean {
    return one.patient.isSubscriber && this.#answers[this.#answers.indexOf(one) + 1]?.patient.isSubscriber === false;
  }

  #enter(segment: Segment): void {
    this.#level = segment.elements[3] ?? '';
    this.#isAboutOthers = false;
    this.#benefit = null;
    this.#answer = null;
    if (this.#level !== '22' && this.#level !== '23') return;
    this.#begin(segment.position, this.#level === '22');
  }

  #begin(position: Position, isSubscriber: boolean): AnswerDraft {
    const inherited = isSubscriber ? null : this.#subscriber;
    const answer: AnswerDraft = {
      transaction: this.#transaction,
      payer: this.#payer,
      provider: this.#provider,
      patient: { isSubscriber, initials: null, memberId: inherited?.patient.memberId ?? null },
      ids: [...(inherited?.ids ?? [])],
      days: [...(inherited?.days ?? [])],
      benefits: [],
      rejections: [],
      position,
      faults: [],
    };
    this.#answers.push(answer);
    this.#answer = answer;
    if (isSubscriber) this.#subscriber = answer;
    return answer;
  }

  #takeName(elements: readonly string[]): void {
    const [entity = '', , name = '', first = ''] = elements.slice(1);
    if (this.#isAboutOthers) {
      if (this.#benefit !== null && otherPayers.has(entity)) this.#benefit.otherPayer = name;
      return;
    }
    const [qualifier, id = ''] = elements.slice(8, 10);
    if (this.#level === '20') this.#payer = { name, id };
    else if (this.#level === '21')
      this.#provider = { name: first === '' ? name : `${name}, ${first}`, npi: qualifier === 'XX' ? id : null };
    else if (this.#answer !== null && (entity === 'IL' || entity === '03')) {
      const { patient } = this.#answer;
      const memberId = id === '' ? patient.memberId : maskedIdentifier(id);
      this.#answer.patient = { ...patient, initials: maskedName(name, first), memberId };
    }
  }

  #takeReference(elements: readonly string[]): void {
    if (this.#answer === null || this.#isAboutOthers) return;
    const [qualifier = '', value = '', words = ''] = elements.slice(1);
    // Numbers of the person, a social security number among them, are not kept.
    if (!planNumbers.has(qualifier)) return;
    this.#answer.ids.push({ qualifier, value });
    if (words !== '') this.#answer.ids.push({ qualifier: `${qualifier}-3`, value: words });
  }

  #takeDays({ elements, position }: Segment): void {
    if (this.#answer === null || this.#isAboutOthers) return;
    const [qualifier = '', format = '', text = ''] = elements.slice(1);
    const days = daysOf(format, text);
    if (days === undefined)
      this.#answer.faults.push(`DTP (segment ${position.segment}) \`${elementForm(text)}\` is no day`);
    else (this.#benefit ?? this.#answer).days.push({ qualifier, ...days });
  }

  #takeBenefit(elements: readonly string[]): void {
    if (this.#answer === null) return;
    const at = (index: number): string => elements[index] ?? '';
    this.#benefit = {
      kind: at(1),
      serviceTypes: at(3) === '' ? [] : repetitionsOf(at(3), this.#separators),
      insuranceType: at(4) || null,
      planName: at(5) || null,
      network: at(12) || null,
      otherPayer: null,
      days: [],
    };
    this.#answer.benefits.push(this.#benefit);
  }

  #takeRejection({ elements, position }: Segment): void {
    const answer = this.#answer ?? this.#begin(position, true);
    answer.rejections.push({ code: elements[3] ?? '', followUp: elements[4] || null });
  }
}

/** Payers that come before this one or beside it (NM101); one that comes after it changes nothing. */
const otherPayers = new Set(['PR', 'PRP']);

const planNumbers = new Set(['18', '1L', '6P', '49', 'IG', 'N6', 'CE', 'HJ']);

/**
 * Copies claims of 837P files into another one. The bytes of each claim and of the loops above it are as they were; envelopes,
 * counts and the numbers of hierarchical levels are written anew.
 */

import { ByteRange } from './byte-range.ts';
import type { TransactionHead } from './envelope.ts';
import { InterchangeWriter, type TakeBytes } from './interchange-writer.ts';
import type {
  BillingLoop,
  PatientLoop,
  ProfessionalClaim,
  ProfessionalTransaction,
  SubscriberLoop,
} from './professional-claim.ts';

/** What was copied. */
export interface CopiedClaims {
  readonly claims: number;
  readonly cents: number;
}

/** How far the control numbers of a second file are from those of the first, so that a receiver does not take it for a duplicate. */
const secondFile = 500_000_000;
const controlNumbers = 1_000_000_000;

/** Writes the claims it is given. One interchange, group or transaction of the source is one here. */
export class ClaimCopier {
  readonly #writer: InterchangeWriter;
  readonly #isSecond: boolean;
  #transaction: ProfessionalTransaction | null = null;
  #billing: BillingLoop | null = null;
  #subscriber: SubscriberLoop | null = null;
  #patient: PatientLoop | null = null;
  /** Whether the open subscriber level says that patients follow it. */
  #hasPatients = false;
  #levels = 0;
  #billingNumber = 0;
  #subscriberNumber = 0;
  #claims = 0;
  #cents = 0;

  /** `second`: the file is sent besides another made from the same source, and has control numbers of its own. */
  constructor(take: TakeBytes, second: boolean) {
    this.#writer = new InterchangeWriter(take);
    this.#isSecond = second;
  }

  /** Copies a claim. `bytes` are its own, from CLM on. Only a claim without faults may be copied. */
  add(claim: ProfessionalClaim, bytes: ByteRange): void {
    const { transaction, billing, subscriber, patient } = claim;
    if (billing === null || subscriber === null) throw new Error('a claim without its levels cannot be copied');
    if (transaction !== this.#transaction) this.#begin(transaction);
    if (billing !== this.#billing) this.#openBilling(billing);
    if (subscriber !== this.#subscriber || this.#hasPatients !== (patient !== null))
      this.#openSubscriber(subscriber, patient !== null);
    if (patient !== null && patient !== this.#patient) this.#openPatient(patient);
    this.#writer.copy(bytes, claim.segments);
    this.#claims += 1;
    this.#cents += claim.chargeCents;
  }

  /** Ends the file. */
  finish(): CopiedClaims {
    this.#writer.finish();
    return { claims: this.#claims, cents: this.#cents };
  }

  #begin(transaction: ProfessionalTransaction): void {
    const { head, bytes } = transaction;
    const before = this.#transaction?.head;
    const style = { separators: head.interchange.separators, lineBreak: leadingBreak(bytes) };
    if (before?.interchange !== head.interchange) {
      this.#writer.beginInterchange(this.#isaOf(head), style);
      this.#writer.beginGroup(groupOf(head));
    } else if (before.group !== head.group) this.#writer.beginGroup(groupOf(head));
    this.#writer.beginTransaction('837', head.controlNumber || '0001', versionOf(head), true);
    this.#transaction = transaction;
    this.#billing = null;
    this.#levels = 0;
    const header = this.#isSecond ? withOwnReference(transaction) : bytes;
    this.#writer.copy(header, segmentsIn(header, head));
  }

  #isaOf({ interchange }: TransactionHead): readonly string[] {
    if (!this.#isSecond) return interchange.elements;
    const number = Number(interchange.controlNumber);
    const own = ((Number.isInteger(number) ? number : 1) + secondFile) % controlNumbers;
    return interchange.elements.map((element, at) => (at === 13 ? String(own).padStart(9, '0') : element));
  }

  #level(parent: string, level: string, child: string, bytes: ByteRange): number {
    const { head } = this.#transaction as ProfessionalTransaction;
    this.#levels += 1;
    const element = String.fromCharCode(head.interchange.separators.element);
    this.#writer.bareSegment(['HL', String(this.#levels), parent, level, child].join(element));
    this.#writer.copy(bytes, segmentsIn(bytes, head));
    return this.#levels;
  }

  #openBilling(billing: BillingLoop): void {
    this.#billingNumber = this.#level('', '20', '1', billing.bytes);
    this.#billing = billing;
    this.#subscriber = null;
  }

  #openSubscriber(subscriber: SubscriberLoop, hasPatients: boolean): void {
    this.#subscriberNumber = this.#level(String(this.#billingNumber), '22', hasPatients ? '1' : '0', subscriber.bytes);
    this.#subscriber = subscriber;
    this.#hasPatients = hasPatients;
    this.#patient = null;
  }

  #openPatient(patient: PatientLoop): void {
    this.#level(String(this.#subscriberNumber), '23', '0', patient.bytes);
    this.#patient = patient;
  }
}

function groupOf({ interchange, group, ...head }: TransactionHead): readonly string[] {
  if (group === null) {
    const [sender, receiver, date, time] = [6, 8, 9, 10].map((at) => (interchange.elements[at] ?? '').trim());
    return [
      'HC',
      sender ?? '',
      receiver ?? '',
      `20${date}`,
      time ?? '',
      '1',
      'X',
      versionOf({ ...head, interchange, group }),
    ];
  }
  const { kind, sender, receiver, date, time, controlNumber, version } = group;
  return [kind, sender, receiver, date, time, controlNumber || '1', 'X', version];
}

function versionOf({ version }: TransactionHead): string {
  return version === '' ? '005010X222A1' : version;
}

/** The line break with which the bytes after a terminator begin. */
function leadingBreak({ bytes, from, to }: ByteRange): string {
  return /^[\r\n]*/.exec(bytes.toString('latin1', from, Math.min(from + 4, to)))?.[0] ?? '';
}

function segmentsIn({ bytes, from, to }: ByteRange, { interchange }: TransactionHead): number {
  const { segment } = interchange.separators;
  let count = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === segment) count += 1;
  return count;
}

/** The header with a reference of its own (BHT03), which receivers look at to find duplicates; at most 30 characters. */
function withOwnReference({ head, bytes }: ProfessionalTransaction): ByteRange {
  const { element, segment } = head.interchange.separators;
  const [mark, end] = [String.fromCharCode(element), String.fromCharCode(segment)];
  const text = bytes.buffer().toString('latin1');
  const from = text.indexOf(`BHT${mark}`);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) return bytes;
  const elements = text.slice(from, to).split(mark);
  elements[3] = `${(elements[3] ?? '').slice(0, 28)}-H`;
  const own = Buffer.from(text.slice(0, from) + elements.join(mark) + text.slice(to), 'latin1');
  return new ByteRange(own, 0, own.length);
}

/** Puts a claim together from the segments of its loops 2300 to 2440, and says what keeps it from being a valid one. */

import { elementForm } from './claim-masks.ts';
import {
  type ClaimContext,
  claimRoles,
  dayForm,
  dollarText,
  isClia,
  type LineDraft,
  type Loop,
  lineRoles,
  newProviders,
  noProviders,
  orders,
  otherRoles,
  ProviderDraft,
  type ProvidersDraft,
} from './claim-parts.ts';
import type { ClaimValues } from './claim-values.ts';
import type { ClaimDiagnosis, ProfessionalClaim, ServiceLine } from './professional-claim.ts';
import { claimOrder, type SegmentOrder } from './segment-order.ts';
import { type Position, type SegmentScanner, segmentCode, segmentId } from './segment-scanner.ts';

const code = {
  nm1: segmentCode('NM1'),
  lx: segmentCode('LX'),
  sv1: segmentCode('SV1'),
  dtp: segmentCode('DTP'),
  ref: segmentCode('REF'),
  hi: segmentCode('HI'),
  prv: segmentCode('PRV'),
  n3: segmentCode('N3'),
  n4: segmentCode('N4'),
  sbr: segmentCode('SBR'),
  lin: segmentCode('LIN'),
  svd: segmentCode('SVD'),
  lq: segmentCode('LQ'),
};

const roles = {
  referring: segmentCode('DN'),
  primaryCare: segmentCode('P3'),
  rendering: segmentCode('82'),
  facility: segmentCode('77'),
  supervising: segmentCode('DQ'),
  ordering: segmentCode('DK'),
};

/** A claim with more faults than these is told the first of them. */
const mostFaults = 5;
const noModifiers: readonly string[] = [];

/** Reads a claim; one builder for each CLM. */
export class ClaimBuilder {
  readonly #context: ClaimContext;
  readonly #ordinal: number;
  readonly #position: Position;
  readonly #values: ClaimValues;
  #faults: readonly string[];
  #providers: ProvidersDraft = noProviders;
  readonly #lines: LineDraft[] = [];
  readonly #diagnoses: ClaimDiagnosis[] = [];
  /** Whether the whole transaction is refused, so that nothing more is said of its claims. */
  readonly #isForeign: boolean;
  readonly #controlNumber: string;
  readonly #chargeCents: number;
  readonly #hasCharge: boolean;
  #placeOfService = '';
  #frequencyCode = '';
  #originalReference: string | null = null;
  #hasClia = false;
  #otherPayers = 0;
  #segments = 1;
  #loop: Loop = 'claim';
  #order: SegmentOrder = claimOrder;
  #rank = 0;
  #before = segmentCode('CLM');
  #line: LineDraft | null = null;
  #provider: ProviderDraft | null = null;
  #linesCents = 0;

  constructor(segment: SegmentScanner, ordinal: number, context: ClaimContext, values: ClaimValues) {
    this.#context = context;
    this.#ordinal = ordinal;
    this.#position = segment.position();
    this.#values = values;
    this.#faults = context.faults;
    this.#isForeign = context.transaction.fault !== null;
    this.#controlNumber = segment.ownText(1);
    this.#chargeCents = this.#cents(segment, 2);
    this.#hasCharge = this.#chargeCents !== 0 || segment.cents(2) !== undefined;
    this.#takeClaim(segment);
  }

  /** Says what else is wrong with the claim. */
  complain(because: string): void {
    if (this.#faults.length < mostFaults && !this.#isForeign) this.#faults = [...this.#faults, because];
  }

  /** Takes a segment that stands under the claim. */
  take(segment: SegmentScanner): void {
    this.#segments += 1;
    if (segment.hasControl) this.#at(segment, 'has a line break or another control character in it');
    if (this.#enters(segment)) return;
    this.#inOrder(segment);
    switch (segment.code) {
      case code.sv1:
        this.#takeService(segment);
        return;
      case code.dtp:
        if (this.#loop === 'line' && segment.is(1, '472')) this.#takeDays(segment);
        return;
      case code.ref:
        this.#takeReference(segment);
        return;
      case code.hi:
        if (this.#loop === 'claim') this.#takeDiagnoses(segment);
        return;
      case code.prv:
        if (this.#provider !== null && segment.is(2, 'PXC')) this.#provider.taxonomy = segment.text(3);
        return;
      case code.n3:
        if (this.#provider !== null) this.#provider.street = segment.text(1);
        return;
      case code.n4:
        if (this.#provider !== null) this.#provider.zip = segment.text(3);
    }
  }

  /** The claim as read. `whole`: what follows it was there, so that nothing of it is missing. */
  finish(whole: boolean): ProfessionalClaim {
    if (!whole) this.complain('the transaction has no SE: the end of the claim may be missing');
    this.#balance();
    return {
      ordinal: this.#ordinal,
      position: this.#position,
      controlNumber: this.#controlNumber,
      chargeCents: this.#chargeCents,
      hasCharge: this.#hasCharge,
      placeOfService: this.#placeOfService,
      frequencyCode: this.#frequencyCode,
      originalReference: this.#originalReference,
      hasClia: this.#hasClia,
      diagnoses: this.#diagnoses,
      providers: this.#providers,
      lines: this.#lines as readonly ServiceLine[],
      otherPayers: this.#otherPayers,
      transaction: this.#context.transaction,
      billing: this.#context.billing,
      subscriber: this.#context.subscriber,
      patient: this.#context.patient,
      segments: this.#segments,
      faults: this.#faults,
    };
  }

  #takeClaim(segment: SegmentScanner): void {
    if (this.#controlNumber === '') this.#at(segment, 'has no control number (CLM01)');
    const { place, frequency, fault } = segment.value(this.#values.places, 5);
    this.#placeOfService = place;
    this.#frequencyCode = frequency;
    if (fault !== null) this.#at(segment, fault);
  }

  /** Whether the segment begins a loop. */
  #enters(segment: SegmentScanner): boolean {
    switch (segment.code) {
      case code.nm1:
        this.#enterName(segment);
        return true;
      case code.lx:
        this.#beginLine(segment);
        return true;
      case code.sbr:
        if (this.#line !== null) return false;
        this.#otherPayers += 1;
        this.#enter(segment, 'other-payer');
        return true;
      case code.lin:
        if (this.#line === null || (this.#loop !== 'line' && this.#loop !== 'drug')) return false;
        this.#enter(segment, 'drug');
        return true;
      case code.svd:
        if (this.#line === null || this.#loop === 'form') return false;
        this.#enter(segment, 'adjudication');
        return true;
      case code.lq:
        if (this.#line === null) return false;
        this.#enter(segment, 'form');
        return true;
      default:
        return false;
    }
  }

  #enter(segment: SegmentScanner, loop: Loop): void {
    if (this.#line !== null && !this.#line.hasService) this.#lacksService(this.#line);
    this.#loop = loop;
    this.#order = orders[loop];
    this.#rank = 0;
    this.#before = segment.code;
    this.#provider = null;
  }

  #enterName(segment: SegmentScanner): void {
    const role = segment.codeAt(1);
    const isOther = this.#loop === 'other-payer' || this.#loop === 'other-name';
    const loop: Loop = isOther ? 'other-name' : this.#line === null ? 'provider' : 'line-provider';
    const allowed = isOther ? otherRoles : this.#line === null ? claimRoles : lineRoles;
    const late = this.#loop === 'adjudication' || this.#loop === 'form';
    if (!allowed.has(role))
      this.#at(
        segment,
        `names \`${elementForm(segment.text(1))}\`, which has no place ${this.#line === null ? 'in a claim' : 'in a service'}`,
      );
    else if (late) this.#at(segment, `stands after \`${segmentId(this.#before)}\`, out of order`);
    this.#enter(segment, loop);
    if (isOther || late) return;
    const provider = new ProviderDraft(segment);
    this.#provider = provider;
    const providers = this.#ownProviders();
    if (role === roles.referring || role === roles.primaryCare) providers.referring.push(provider);
    else this.#place(segment, providers, role, provider);
  }

  /** The providers of the line or claim at hand, to be written to: most lines have none, and share an empty one. */
  #ownProviders(): ProvidersDraft {
    if (this.#line === null) {
      if (this.#providers === noProviders) this.#providers = newProviders();
      return this.#providers;
    }
    if (this.#line.providers === noProviders) this.#line.providers = newProviders();
    return this.#line.providers;
  }

  #place(segment: SegmentScanner, providers: ProvidersDraft, role: number, provider: ProviderDraft): void {
    const part = partOf(role);
    if (part === null) return;
    if (providers[part] !== null) this.#at(segment, `names the ${part} provider twice`);
    providers[part] = provider;
  }

  #beginLine(segment: SegmentScanner): void {
    this.#enter(segment, 'line');
    const expected = this.#lines.length + 1;
    if (!segment.is(1, String(expected)) && Number(segment.text(1)) !== expected) {
      const said = segment.text(1);
      this.#at(
        segment,
        expected === 1
          ? `begins the services with \`${elementForm(said)}\`, not 1: services before it are missing or stand in another claim`
          : `is service \`${elementForm(said)}\` after ${expected - 1}: services are missing, or those of two claims are mixed`,
      );
    }
    this.#line = {
      number: expected,
      qualifier: '',
      code: '',
      modifiers: noModifiers,
      chargeCents: 0,
      units: 0,
      placeOfService: null,
      from: null,
      to: null,
      hasClia: false,
      providers: noProviders,
      hasService: false,
    };
    this.#lines.push(this.#line);
  }

  #lacksService({ number }: LineDraft): void {
    this.complain(`service ${number} has no SV1`);
  }

  /** Looks that a segment has a place in its loop and stands in it. */
  #inOrder(segment: SegmentScanner): void {
    const rank = this.#order.placeOf(segment.code);
    if (rank < 0) {
      this.#misplaced(segment);
      return;
    }
    if (rank === 0) this.#at(segment, `stands after \`${segmentId(this.#before)}\`, out of order`);
    else if (rank < this.#rank) this.#at(segment, `stands after \`${segmentId(this.#before)}\`, out of order`);
    else {
      this.#rank = rank;
      this.#before = segment.code;
    }
  }

  #misplaced(segment: SegmentScanner): void {
    const known = Object.values(orders).some((order) => order.placeOf(segment.code) >= 0);
    if (segment.code === 0 || !known) this.#at(segment, 'is no segment of a professional claim');
    else this.#at(segment, `stands after \`${segmentId(this.#before)}\`, out of order`);
  }

  #takeService(segment: SegmentScanner): void {
    const line = this.#line;
    if (line === null || this.#loop !== 'line') return;
    if (line.hasService) this.#at(segment, `is the second of service ${line.number}`);
    line.hasService = true;
    const { qualifier, code: procedure, modifiers, isWhole } = segment.value(this.#values.procedures, 1);
    if (!isWhole) this.#at(segment, `SV101 \`${elementForm(segment.text(1))}\` names no procedure`);
    line.qualifier = qualifier;
    line.code = procedure;
    line.modifiers = modifiers;
    line.chargeCents = this.#cents(segment, 2);
    if (line.chargeCents < 0) this.#at(segment, `SV102 \`${segment.text(2)}\` is negative: an 837 takes nothing back`);
    this.#linesCents += line.chargeCents;
    line.units = segment.value(this.#values.quantities, 4);
    if (!(line.units >= 0)) this.#at(segment, `SV104 \`${elementForm(segment.text(4))}\` is no quantity`);
    line.placeOfService = segment.text(5) || null;
  }

  #takeDays(segment: SegmentScanner): void {
    const line = this.#line;
    if (line === null) return;
    const days = segment.value(this.#values.days, 2, 3);
    if (days === undefined)
      this.#at(segment, `has no day of service: \`${elementForm(segment.text(2))}\` \`${dayForm(segment)}\``);
    else {
      line.from = days.from;
      line.to = days.to;
    }
  }

  #takeReference(segment: SegmentScanner): void {
    if (this.#loop === 'claim') {
      if (segment.is(1, 'F8')) this.#originalReference = segment.ownText(2);
      else if (segment.is(1, 'X4')) this.#hasClia = isClia(segment.text(2));
    } else if (this.#loop === 'line' && this.#line !== null && (segment.is(1, 'X4') || segment.is(1, 'F4')))
      this.#line.hasClia ||= isClia(segment.text(2));
  }

  #takeDiagnoses(segment: SegmentScanner): void {
    for (let element = 1; element <= segment.count; element += 1) {
      if (segment.elementStart(element) === segment.elementEnd(element)) continue;
      const one = segment.value(this.#values.codes, element);
      if (one.qualifier === '' || one.code === '') {
        const place = `HI${String(element).padStart(2, '0')}`;
        this.#at(segment, `${place} \`${elementForm(segment.text(element))}\` names no code`);
        return;
      }
      if (one.isDiagnosis) this.#diagnoses.push(one);
    }
  }

  /** The charges of a claim are those of its services (section 2.4, CLM02). */
  #balance(): void {
    if (this.#line !== null && !this.#line.hasService) this.#lacksService(this.#line);
    for (const line of this.#lines)
      if (line.from === null && line.hasService) this.complain(`service ${line.number} has no day of service`);
    if (this.#chargeCents < 0)
      this.complain('its charge is negative: an 837 takes nothing back, a claim with frequency code 8 does');
    if (this.#lines.length === 0) this.complain('the claim has no services (LX)');
    else if (this.#linesCents !== this.#chargeCents)
      this.complain(
        `its services come to ${dollarText(this.#linesCents)}, the claim to ${dollarText(this.#chargeCents)}: services are missing or belong to another claim`,
      );
  }

  #cents(segment: SegmentScanner, element: number): number {
    const cents = segment.cents(element);
    if (cents === undefined)
      this.#at(
        segment,
        `${segment.text(0)}${String(element).padStart(2, '0')} \`${elementForm(segment.text(element))}\` is no amount`,
      );
    return cents ?? 0;
  }

  #at(segment: SegmentScanner, because: string): void {
    if (this.#faults.length >= mostFaults || this.#isForeign) return;
    const { segment: number, line } = segment.position();
    const id = /^[A-Z0-9]{2,3}$/.test(segment.text(0)) ? segment.text(0) : `\`${segment.text(0).slice(0, 3)}\``;
    this.complain(`${id} (segment ${number}, line ${line}) ${because}`);
  }
}

/** What a provider named in a role is to a claim or service; null: nothing that is kept. */
function partOf(role: number): 'rendering' | 'facility' | 'supervising' | 'ordering' | null {
  switch (role) {
    case roles.rendering:
      return 'rendering';
    case roles.facility:
      return 'facility';
    case roles.supervising:
      return 'supervising';
    case roles.ordering:
      return 'ordering';
    default:
      return null;
  }
}

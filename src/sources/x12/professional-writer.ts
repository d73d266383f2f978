/** Writes 837P (005010X222A1) out of claims that were put together here. */

import { amountText } from './element-values.ts';
import { InterchangeWriter, type TakeBytes, usualSeparators } from './interchange-writer.ts';

/** A person or organization with its address. */
export interface NamedParty {
  /** Last name, or name of the organization. */
  readonly name: string;
  /** Null: an organization. */
  readonly first: string | null;
  readonly middle?: string | undefined;
}

/** Where somebody is. */
export interface PostalAddress {
  readonly street: string;
  readonly street2?: string | undefined;
  readonly city: string;
  readonly state: string;
  /** Digits, nine of them for providers. */
  readonly zip: string;
}

/** A provider of a claim. */
export interface NewProvider extends NamedParty {
  /** Empty: a place without one. */
  readonly npi: string;
  readonly taxonomy?: string | undefined;
  readonly address?: PostalAddress | undefined;
  /** The payer's own number of it (REF*G2). */
  readonly payerNumber?: string | undefined;
}

/** A patient or subscriber. Days are `20261231`. */
export interface NewPerson extends NamedParty {
  readonly address: PostalAddress;
  readonly born: string;
  readonly sex: 'F' | 'M' | 'U';
}

/** A service. */
export interface NewService {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly chargeCents: number;
  readonly units: number;
  /** Numbers from 1 of the diagnoses it is for. */
  readonly diagnoses: readonly number[];
  /** `20261231`. */
  readonly from: string;
  readonly to: string;
  readonly placeOfService?: string | undefined;
  readonly controlNumber?: string | undefined;
  readonly ordering?: NewProvider | undefined;
}

/** A claim. */
export interface NewClaim {
  readonly controlNumber: string;
  readonly placeOfService: string;
  /** 1 original, 7 replacement, 8 void. */
  readonly frequencyCode: string;
  /** The payer's number of the claim that this one replaces (REF*F8). */
  readonly originalReference?: string | undefined;
  /** REF*G1. */
  readonly authorization?: string | undefined;
  /** CLIA number of the laboratory (REF*X4). */
  readonly clia?: string | undefined;
  /** ICD-10-CM without a dot, the principal one first. */
  readonly diagnoses: readonly string[];
  readonly acceptsAssignment: boolean;
  readonly rendering?: NewProvider | undefined;
  readonly referring?: NewProvider | undefined;
  readonly supervising?: NewProvider | undefined;
  readonly facility?: NewProvider | undefined;
  readonly services: readonly NewService[];
}

/** Claims of one patient with one payer. */
export interface NewSubscriber {
  readonly responsibility: 'P' | 'S' | 'T';
  readonly memberId: string;
  readonly policyNumber?: string | undefined;
  readonly planName?: string | undefined;
  /** SBR09. */
  readonly filingIndicator: string;
  readonly person: NewPerson;
  readonly payer: { readonly name: string; readonly id: string };
  /** The billing provider's number with this payer (REF*G2). */
  readonly billingNumber?: string | undefined;
  /** Null: the subscriber is the patient. */
  readonly patient: { readonly relationship: string; readonly person: NewPerson } | null;
  readonly claims: readonly NewClaim[];
}

/** Claims of one billing provider. */
export interface NewBilling {
  readonly provider: NewProvider & { readonly address: PostalAddress };
  readonly ein: string;
  readonly payTo?: PostalAddress | undefined;
  readonly subscribers: readonly NewSubscriber[];
}

/** A file. */
export interface NewClaimFile {
  readonly sender: { readonly qualifier: string; readonly id: string };
  readonly receiver: { readonly qualifier: string; readonly id: string; readonly name: string };
  readonly submitter: { readonly name: string; readonly id: string; readonly contact: string; readonly phone: string };
  /** `20261231` and `0915`. */
  readonly date: string;
  readonly time: string;
  /** One to 999999999; a receiver takes no number twice. */
  readonly controlNumber: number;
  readonly isTest: boolean;
  readonly billings: readonly NewBilling[];
}

const guide = '005010X222A1';

/** Text as the basic character set of X12 has it: no accents, no control characters, none of the separators. */
export function x12Text(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
  return plain
    .replace(/[’‘]/g, "'")
    .replace(/[*:^~]|[^ -~]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Writes a file; `take` gets its bytes in order. */
export function writeProfessionalClaims(file: NewClaimFile, take: TakeBytes): void {
  const out = new InterchangeWriter(take);
  const { sender, receiver, date, time } = file;
  const isa = ['ISA', '00', '', '00', '', sender.qualifier, sender.id, receiver.qualifier, receiver.id];
  const control = String(file.controlNumber);
  out.beginInterchange(
    [...isa, date.slice(2), time, '^', '00501', control.padStart(9, '0'), '0', file.isTest ? 'T' : 'P', ':'],
    { separators: usualSeparators, lineBreak: '\n' },
  );
  out.beginGroup(['HC', sender.id, receiver.id, date, time, control, 'X', guide]);
  out.beginTransaction('837', '0001', guide);
  out.segment('BHT', '0019', '00', control, date, time, 'CH');
  out.segment('NM1', '41', '2', x12Text(file.submitter.name), '', '', '', '', '46', file.submitter.id);
  out.segment('PER', 'IC', x12Text(file.submitter.contact), 'TE', file.submitter.phone.replace(/\D/g, ''));
  out.segment('NM1', '40', '2', x12Text(receiver.name), '', '', '', '', '46', receiver.id);
  const levels = { last: 0 };
  for (const billing of file.billings) writeBilling(out, billing, levels);
  out.finish();
}

interface Levels {
  last: number;
}

function writeBilling(out: InterchangeWriter, { provider, ein, payTo, subscribers }: NewBilling, levels: Levels): void {
  levels.last += 1;
  const own = levels.last;
  out.segment('HL', String(own), '', '20', '1');
  if (provider.taxonomy !== undefined) out.segment('PRV', 'BI', 'PXC', provider.taxonomy);
  writeName(out, '85', provider, 'XX', provider.npi);
  writeAddress(out, provider.address);
  out.segment('REF', 'EI', ein.replace(/\D/g, ''));
  if (payTo !== undefined) {
    out.segment('NM1', '87', '2');
    writeAddress(out, payTo);
  }
  for (const subscriber of subscribers) writeSubscriber(out, subscriber, own, levels);
}

function writeSubscriber(out: InterchangeWriter, subscriber: NewSubscriber, parent: number, levels: Levels): void {
  const { person, patient, payer } = subscriber;
  levels.last += 1;
  const own = levels.last;
  out.segment('HL', String(own), String(parent), '22', patient === null ? '0' : '1');
  const [policy, plan] = [subscriber.policyNumber ?? '', x12Text(subscriber.planName ?? '')];
  const relationship = patient === null ? '18' : '';
  out.segment(
    'SBR',
    subscriber.responsibility,
    relationship,
    policy,
    policy === '' ? plan : '',
    '',
    '',
    '',
    '',
    subscriber.filingIndicator,
  );
  writeName(out, 'IL', person, 'MI', subscriber.memberId);
  if (patient === null) writePerson(out, person);
  out.segment('NM1', 'PR', '2', x12Text(payer.name), '', '', '', '', 'PI', payer.id);
  if (subscriber.billingNumber !== undefined) out.segment('REF', 'G2', subscriber.billingNumber);
  if (patient !== null) {
    levels.last += 1;
    out.segment('HL', String(levels.last), String(own), '23', '0');
    out.segment('PAT', patient.relationship);
    writeName(out, 'QC', patient.person, '', '');
    writePerson(out, patient.person);
  }
  for (const claim of subscriber.claims) writeClaim(out, claim);
}

function writeClaim(out: InterchangeWriter, claim: NewClaim): void {
  const total = claim.services.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
  const place = `${claim.placeOfService}:B:${claim.frequencyCode}`;
  const assigned = claim.acceptsAssignment ? 'A' : 'C';
  out.segment('CLM', x12Text(claim.controlNumber), amountText(total), '', '', place, 'Y', assigned, 'Y', 'Y');
  if (claim.originalReference !== undefined) out.segment('REF', 'F8', x12Text(claim.originalReference));
  if (claim.authorization !== undefined) out.segment('REF', 'G1', x12Text(claim.authorization));
  if (claim.clia !== undefined) out.segment('REF', 'X4', claim.clia);
  out.segment('HI', ...claim.diagnoses.map((code, index) => `${index === 0 ? 'ABK' : 'ABF'}:${code.replace('.', '')}`));
  if (claim.referring !== undefined) writeProvider(out, 'DN', claim.referring);
  if (claim.rendering !== undefined) writeProvider(out, '82', claim.rendering);
  if (claim.facility !== undefined) writeProvider(out, '77', claim.facility);
  if (claim.supervising !== undefined) writeProvider(out, 'DQ', claim.supervising);
  claim.services.forEach((service, index) => {
    out.segment('LX', String(index + 1));
    writeService(out, service, claim.placeOfService);
  });
}

function writeService(out: InterchangeWriter, service: NewService, place: string): void {
  const own = service.placeOfService === undefined || service.placeOfService === place ? '' : service.placeOfService;
  out.segment(
    'SV1',
    ['HC', service.code, ...service.modifiers].join(':'),
    amountText(service.chargeCents),
    'UN',
    String(service.units),
    own,
    '',
    service.diagnoses.join(':'),
  );
  if (service.from === service.to) out.segment('DTP', '472', 'D8', service.from);
  else out.segment('DTP', '472', 'RD8', `${service.from}-${service.to}`);
  if (service.controlNumber !== undefined) out.segment('REF', '6R', x12Text(service.controlNumber));
  if (service.ordering !== undefined) writeProvider(out, 'DK', service.ordering);
}

function writeProvider(out: InterchangeWriter, role: string, provider: NewProvider): void {
  writeName(out, role, provider, provider.npi === '' ? '' : 'XX', provider.npi);
  if (provider.taxonomy !== undefined && role === '82') out.segment('PRV', 'PE', 'PXC', provider.taxonomy);
  if (provider.address !== undefined && role === '77') writeAddress(out, provider.address);
  if (provider.payerNumber !== undefined) out.segment('REF', 'G2', provider.payerNumber);
}

function writeName(out: InterchangeWriter, role: string, party: NamedParty, qualifier: string, id: string): void {
  const kind = party.first === null ? '2' : '1';
  const [first, middle] = [x12Text(party.first ?? ''), x12Text(party.middle ?? '')];
  out.segment('NM1', role, kind, x12Text(party.name), first, middle, '', '', qualifier, id);
}

function writePerson(out: InterchangeWriter, person: NewPerson): void {
  writeAddress(out, person.address);
  out.segment('DMG', 'D8', person.born, person.sex);
}

function writeAddress(out: InterchangeWriter, { street, street2, city, state, zip }: PostalAddress): void {
  out.segment('N3', x12Text(street), x12Text(street2 ?? ''));
  out.segment('N4', x12Text(city), state, zip.replace(/\D/g, ''));
}

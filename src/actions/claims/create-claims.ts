/** Makes claims out of charges: every row goes into a claim that may be sent, one that waits, or is refused with a reason. */

import { isLaboratory, isRepeated } from '../../documents/claim-services.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ChargedProvider } from '../../sources/charged-people.ts';
import type { Charge, ChargeRow } from '../../sources/charges-csv.ts';
import type { NewBilling, NewClaim, NewProvider, NewSubscriber } from '../../sources/x12/professional-writer.ts';
import { correctedNumber } from './charge-correction.ts';
import { documentOf, otherProviders, partiesOf } from './charge-documents.ts';
import { chargeHolds, type HoldSettings } from './charge-holds.ts';
import { billingOf, facilityOf, primaryTaxonomy, subscriberOf } from './charged-parties.ts';

/** What making claims needs to know. */
export interface CreatingSettings extends HoldSettings {
  readonly ledger: Ledger;
  readonly asOf: CalendarDate;
  /** The price of a service in cents at a place of service where the row says none; null: there is none, or no single one. */
  readonly priceOf: (charge: Charge, placeOfService: string | null) => Promise<number | null>;
  /** The payer's number of a claim by our own number, out of a remittance at hand. */
  readonly payerNumbers: ReadonlyMap<string, string>;
}

/** A row that goes into no claim, and why. */
export interface RefusedCharge {
  readonly row: number;
  readonly because: string;
}

/** A claim that was made. */
export interface MadeClaim {
  readonly controlNumber: string;
  /** Its first row, from 1. */
  readonly row: number;
  readonly rows: number;
  readonly chargeCents: number;
  /** Our own number of the claim that it replaces, where that is another; else empty. */
  readonly replaces: string;
  /** Key of the group that bills. */
  readonly group: string;
  readonly subscriber: NewSubscriber;
  /** Why it waits; empty: it may be sent. */
  readonly holds: readonly string[];
}

/** What becomes of a file of charges. */
export interface CreatingPlan {
  readonly claims: readonly MadeClaim[];
  readonly refused: readonly RefusedCharge[];
}

/** Plans claims for all rows. */
export async function creatingPlan(rows: readonly ChargeRow[], settings: CreatingSettings): Promise<CreatingPlan> {
  const refused: RefusedCharge[] = [];
  const unread = new Map<string, number>();
  const groups = new Map<string, Charge[]>();
  for (const one of rows) {
    if ('charge' in one) groups.set(one.charge.claim, [...(groups.get(one.charge.claim) ?? []), one.charge]);
    else {
      refused.push({ row: one.row, because: one.because });
      if (one.claim !== '' && !unread.has(one.claim)) unread.set(one.claim, one.row);
    }
  }
  const claims: MadeClaim[] = [];
  const same = new Map<string, string>();
  for (const [number, charges] of groups) {
    const bad = unread.get(number);
    const made =
      bad === undefined
        ? await madeClaim(charges, settings)
        : `row ${bad} of the same claim was refused; a claim is not sent in part`;
    if (typeof made === 'string') refused.push(...charges.map(({ row }) => ({ row, because: made })));
    else claims.push(withRepetition(made, charges, same));
  }
  return { claims, refused: refused.toSorted((left, right) => left.row - right.row) };
}

/** The claims as loops of a file, by billing group. */
export async function newBillings(claims: readonly MadeClaim[], ledger: Ledger): Promise<readonly NewBilling[]> {
  const groups = new Map<string, MadeClaim[]>();
  for (const one of claims) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const billings: NewBilling[] = [];
  for (const [key, some] of groups) {
    const group = await documentOf<Group>(ledger, 'group', key);
    if (group !== undefined)
      billings.push({ ...billingOf(group), subscribers: some.map(({ subscriber }) => subscriber) });
  }
  return billings;
}

/** Places on the claims whose ZIP code is not the nine digits that claims ask for, each once. */
export async function shortZips(claims: readonly MadeClaim[], ledger: Ledger): Promise<readonly string[]> {
  const billing = (await newBillings(claims, ledger)).map(({ provider }) => provider);
  const facilities = claims.flatMap(({ subscriber }) => subscriber.claims.flatMap(({ facility }) => facility ?? []));
  const short = [...billing, ...facilities].flatMap(({ name, address }) =>
    address === undefined || address.zip.replaceAll(/\D/g, '').length === 9 ? [] : [`${address.zip} of ${name}`],
  );
  return [...new Set(short)];
}

async function madeClaim(charges: readonly Charge[], settings: CreatingSettings): Promise<MadeClaim | string> {
  const first = wholeClaim(charges);
  // Whoever mends the file wants to know of everything at once.
  const faults: string[] = [...differences(charges)];
  const known = <T>(found: T | string): T | undefined => {
    if (typeof found !== 'string') return found;
    faults.push(found);
    return undefined;
  };
  const parties = known(await partiesOf(first, settings));
  const others = known(await otherProviders(charges, settings));
  const ended = known(await correctedNumber(first, settings));
  const services = known(await servicesOf(charges, others, parties?.placeOfService ?? null, settings));
  if (parties === undefined || others === undefined || ended === undefined || services === undefined)
    return faults.join('; ');
  if (faults.length > 0) return faults.join('; ');
  const { provider, payer, payerDocument, payerId, group, dossier, place, facility, placeOfService } = parties;
  const clia = first.clia || place?.clia || null;
  const isTested =
    clia !== null && (first.clia !== '' || charges.some(({ code, modifiers }) => isLaboratory(code, modifiers)));
  const claim: NewClaim = {
    controlNumber: first.claim,
    placeOfService,
    frequencyCode: first.frequency,
    ...(ended.original === null ? {} : { originalReference: ended.original }),
    ...(first.authorization === '' ? {} : { authorization: first.authorization }),
    ...(isTested ? { clia } : {}),
    diagnoses: diagnosesOf(charges),
    acceptsAssignment: true,
    rendering: {
      name: dossier.name.last,
      first: dossier.name.first ?? null,
      middle: dossier.name.middle,
      npi: first.npi,
      taxonomy: primaryTaxonomy(dossier.taxonomies),
    },
    referring: others.get(first.referring),
    supervising: others.get(first.supervising),
    facility: placeless.has(placeOfService) ? undefined : facilityOf(group, place, facility),
    services,
  };
  return {
    controlNumber: first.claim,
    row: first.row,
    rows: charges.length,
    chargeCents: services.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
    replaces: first.replaces,
    group: group.key,
    subscriber: subscriberOf(first, claim, payerDocument, payerId),
    // A void takes a claim back, whoever may bill by now.
    holds:
      first.frequency === '8'
        ? []
        : chargeHolds({ charges, group: group.key, provider, payer, placeOfService, clia }, settings),
  };
}

/** A payer does not look at our numbers: the same services of a patient under another number are a duplicate. */
function withRepetition(made: MadeClaim, charges: readonly Charge[], same: Map<string, string>): MadeClaim {
  if (made.replaces !== '' || charges.some(({ modifiers }) => isRepeated(modifiers))) return made;
  const services = charges.map(({ code, modifiers, on, place, units, chargeCents }) =>
    [code, modifiers.join(' '), on, place, units, chargeCents].join(' '),
  );
  const [{ npi, payer, location, frequency } = { npi: '', payer: '', location: '', frequency: '1' }] = charges;
  const key = JSON.stringify([npi, payer, location, frequency, ...new Set(charges.map(patientOf)), ...services]);
  const first = same.get(key);
  if (first === undefined) {
    same.set(key, made.controlNumber);
    return made;
  }
  const because = `the same services of the patient stand in the file before: what was rendered again has a modifier for it`;
  return { ...made, holds: [...made.holds, because] };
}

/** The first row with what all rows say of the claim, in whichever of them it stands. */
function wholeClaim(charges: readonly Charge[]): Charge {
  const [first] = charges;
  if (first === undefined) throw new Error('a claim without a row');
  const said = (part: (typeof onceInAClaim)[number]): string =>
    charges.map((one) => one[part]).find((one) => one !== '') ?? '';
  return { ...first, authorization: said('authorization'), payerClaim: said('payerClaim') };
}

/** In what the rows of a claim differ that must be the same, and what they have too much of. */
function differences(charges: readonly Charge[]): readonly string[] {
  const [first] = charges;
  if (first === undefined) return [];
  const differing = [
    ...sameInAClaim.filter((part) => charges.some((one) => one[part] !== first[part])),
    ...onceInAClaim.filter((part) => new Set(charges.map((one) => one[part]).filter((one) => one !== '')).size > 1),
  ];
  return [
    ...differing.map((part) => `rows of one claim differ in \`${columnOf[part] ?? part}\``),
    ...(charges.some((one) => patientOf(one) !== patientOf(first))
      ? ['rows of one claim are of different patients']
      : []),
    ...(diagnosesOf(charges).length > 12 ? ['the claim has more than twelve diagnoses'] : []),
  ];
}

function diagnosesOf(charges: readonly Charge[]): readonly string[] {
  return [...new Set(charges.flatMap(({ diagnoses }) => diagnoses))];
}

/** The services with their prices, or the rows that have none. */
async function servicesOf(
  charges: readonly Charge[],
  others: ReadonlyMap<ChargedProvider | null, NewProvider> | undefined,
  placeOfService: string | null,
  settings: CreatingSettings,
): Promise<readonly NewClaim['services'][number][] | string> {
  const codes = diagnosesOf(charges);
  const services: NewClaim['services'][number][] = [];
  const faults: string[] = [];
  for (const charge of charges) {
    if (charge.on > settings.asOf) faults.push(`row ${charge.row} is of ${charge.on}, which lies ahead`);
    const cents = charge.chargeCents ?? (await settings.priceOf(charge, charge.place || placeOfService));
    if (cents === null) {
      faults.push(`row ${charge.row} has no charge, and the schedule no price for ${charge.code}`);
      continue;
    }
    services.push({
      code: charge.code,
      modifiers: charge.modifiers,
      chargeCents: charge.chargeCents ?? cents * charge.units,
      units: charge.units,
      diagnoses: charge.diagnoses.slice(0, 4).map((code) => codes.indexOf(code) + 1),
      from: charge.on.replaceAll('-', ''),
      to: charge.on.replaceAll('-', ''),
      ...(charge.place === '' ? {} : { placeOfService: charge.place }),
      ordering: others?.get(charge.ordering),
    });
  }
  return faults.length === 0 ? services : faults.join('; ');
}

/** What all rows of a claim say the same. */
const sameInAClaim = [
  'npi',
  'payer',
  'product',
  'group',
  'location',
  'frequency',
  'replaces',
  'renderedBy',
  'clia',
] as const;
/** What may stand in some rows of a claim only. */
const onceInAClaim = ['authorization', 'payerClaim'] as const;
const columnOf: Readonly<Record<string, string>> = { renderedBy: 'rendered_by', payerClaim: 'payer_claim' };
/** Places of service that are none of ours: telehealth in two ways, the home (CMS place of service code set). */
const placeless = new Set(['02', '10', '12']);

function patientOf({ subscriber, dependent }: Charge): string {
  return JSON.stringify([subscriber.memberId, dependent?.last, dependent?.first, dependent?.bornOn]);
}

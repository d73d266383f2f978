/** Makes claims out of charges: every row goes into a claim that may be sent, one that waits, or is refused with a reason. */

import { isLaboratory } from '../../documents/claim-services.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import type { PayerFacts, Subject } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { awaitsSending } from '../../rules/claims/sent-anew.ts';
import type { ChargedProvider } from '../../sources/charged-people.ts';
import type { Charge, ChargeRow } from '../../sources/charges-csv.ts';
import type { NewBilling, NewClaim, NewProvider, NewSubscriber } from '../../sources/x12/professional-writer.ts';
import { chargeHolds, type HoldSettings } from './charge-holds.ts';
import {
  billingOf,
  facilityOf,
  type GroupPlace,
  groupFault,
  otherProvider,
  primaryTaxonomy,
  subscriberOf,
} from './charged-parties.ts';

/** What making claims needs to know. */
export interface CreatingSettings extends HoldSettings {
  readonly ledger: Ledger;
  readonly asOf: CalendarDate;
  /** The price of a service in cents where the row says none; null: there is none. */
  readonly priceOf: (charge: Charge) => Promise<number | null>;
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
  for (const [number, charges] of groups) {
    const bad = unread.get(number);
    const made =
      bad === undefined
        ? await madeClaim(charges, settings)
        : `row ${bad} of the same claim was refused; a claim is not sent in part`;
    if (typeof made === 'string') refused.push(...charges.map(({ row }) => ({ row, because: made })));
    else claims.push(made);
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
  const [first] = charges;
  if (first === undefined) throw new Error('a claim without a row');
  // Whoever mends the file wants to know of everything at once.
  const faults: string[] = [...differences(charges)];
  const known = <T>(found: T | string): T | undefined => {
    if (typeof found !== 'string') return found;
    faults.push(found);
    return undefined;
  };
  const parties = known(await partiesOf(first, settings));
  const others = known(await otherProviders(charges, settings));
  const ended = known(await before(first, settings));
  const services = known(await servicesOf(charges, others, settings));
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

/** In what the rows of a claim differ that must be the same, and what they have too much of. */
function differences(charges: readonly Charge[]): readonly string[] {
  const [first] = charges;
  if (first === undefined) return [];
  const differing = sameInAClaim.filter((part) => charges.some((one) => one[part] !== first[part]));
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

/** Whom a claim is from and to, and where the service was. */
interface Parties {
  readonly provider: Subject;
  readonly payer: PayerFacts;
  readonly payerDocument: Payer;
  readonly payerId: string;
  readonly group: Group;
  readonly dossier: Dossier;
  readonly place: GroupPlace | undefined;
  readonly facility: Facility | undefined;
  readonly placeOfService: string;
}

/** The parties of a claim, or all that is lacking. */
async function partiesOf(first: Charge, { ledger, office }: CreatingSettings): Promise<Parties | string> {
  const faults: string[] = [];
  const provider = office.provider(first.npi);
  if (provider === undefined) faults.push(`no provider has the NPI \`${first.npi}\``);
  const payer = office.context.payers.get(first.payer);
  if (payer === undefined) faults.push(`no payer has the key \`${first.payer}\``);
  const groupKey = first.group === '' ? (provider?.groups.length === 1 ? provider.groups[0] : undefined) : first.group;
  if (groupKey === undefined && provider !== undefined)
    faults.push('name the `group` that bills: the provider belongs to none or several');
  const [group, dossier, payerDocument] = await Promise.all([
    groupKey === undefined ? undefined : documentOf<Group>(ledger, 'group', groupKey),
    documentOf<Dossier>(ledger, 'dossier', first.npi),
    documentOf<Payer>(ledger, 'payer', first.payer),
  ]);
  if (group === undefined && groupKey !== undefined) faults.push(`no group has the key \`${groupKey}\``);
  if ((provider !== undefined && dossier === undefined) || (payer !== undefined && payerDocument === undefined))
    faults.push('the provider or the payer has no document');
  const lack = group === undefined ? undefined : groupFault(group);
  if (lack !== undefined) faults.push(lack);
  const place = first.location === '' ? undefined : group?.locations?.find(({ key }) => key === first.location);
  if (first.location !== '' && place === undefined && group !== undefined)
    faults.push(`group \`${group.key}\` has no location \`${first.location}\``);
  const placeOfService = first.place || place?.posCode || '';
  if (placeOfService === '') faults.push('neither `place` nor the location says the place of service');
  const payerId = payer?.payerIds?.[0]?.id;
  if (payerId === undefined && payer !== undefined) faults.push(`the document of ${payer.name} has no \`payerIds\``);
  const isLacking =
    provider === undefined || payer === undefined || payerDocument === undefined || payerId === undefined;
  if (faults.length > 0 || isLacking || group === undefined || dossier === undefined) return faults.join('; ');
  const facility =
    place?.facility === undefined ? undefined : await documentOf<Facility>(ledger, 'facility', place.facility);
  return { provider, payer, payerDocument, payerId, group, dossier, place, facility, placeOfService };
}

/** The services with their prices, or the rows that have none. */
async function servicesOf(
  charges: readonly Charge[],
  others: ReadonlyMap<ChargedProvider | null, NewProvider> | undefined,
  settings: CreatingSettings,
): Promise<readonly NewClaim['services'][number][] | string> {
  const codes = diagnosesOf(charges);
  const services: NewClaim['services'][number][] = [];
  const faults: string[] = [];
  for (const charge of charges) {
    if (charge.on > settings.asOf) faults.push(`row ${charge.row} is of ${charge.on}, which lies ahead`);
    const cents = charge.chargeCents ?? (await settings.priceOf(charge));
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
const columnOf: Readonly<Record<string, string>> = { renderedBy: 'rendered_by' };
/** Places of service that are none of ours: telehealth in two ways, the home (CMS place of service code set). */
const placeless = new Set(['02', '10', '12']);

function patientOf({ subscriber, dependent }: Charge): string {
  return JSON.stringify([subscriber.memberId, dependent?.last, dependent?.first, dependent?.bornOn]);
}

/** Who referred, ordered and supervised, as the claim names them; or why it cannot. */
async function otherProviders(
  charges: readonly Charge[],
  { ledger, office }: CreatingSettings,
): Promise<ReadonlyMap<ChargedProvider | null, NewProvider> | string> {
  const found = new Map<ChargedProvider | null, NewProvider>();
  const faults = new Set<string>();
  for (const role of ['referring', 'supervising', 'ordering'] as const) {
    if (role !== 'ordering' && new Set(charges.map((one) => one[role]?.npi)).size > 1)
      faults.add(`rows of one claim differ in \`${role}_npi\``);
    for (const { [role]: charged } of charges) {
      if (charged === null) continue;
      const ours = office.provider(charged.npi) === undefined ? undefined : charged.npi;
      const dossier = ours === undefined ? undefined : await documentOf<Dossier>(ledger, 'dossier', ours);
      const made = otherProvider(charged, role, dossier?.name);
      if (typeof made === 'string') faults.add(made);
      else found.set(charged, made);
    }
  }
  return faults.size === 0 ? found : [...faults].join('; ');
}

/** What went before: a first claim must be new, a corrected one needs the payer's number of the first. */
async function before(
  { claim, frequency, payerClaim, payer, replaces }: Charge,
  { ledger, payerNumbers }: CreatingSettings,
): Promise<string | { readonly original: string | null }> {
  const find = async (number: string): Promise<Claim | undefined> =>
    (await ledger.claims.ofControl(ledger.claims.controlHash(number))).findLast(
      (one) => one.payer === null || one.payer === payer,
    );
  const own = await find(claim);
  const isFree = own === undefined || awaitsSending(own.status, ledger.claims.remarks(own.id));
  if (frequency === '1' || (replaces !== '' && replaces !== claim)) {
    if (!isFree) return `it is on record as ${own.id}, ${own.status}; a correction has \`frequency\` 7`;
    if (frequency === '1') return { original: null };
  }
  const known = replaces === '' ? own : await find(replaces);
  if (known?.status === 'sent' || known?.status === 'accepted')
    return `${known.id} is with the payer since ${known.on}; correct it once it was decided`;
  const original = payerClaim === '' ? payerNumbers.get(replaces === '' ? claim : replaces) : payerClaim;
  return original === undefined
    ? "`payer_claim` must name the payer's number of the claim, or give the 835 with `--remittance`"
    : { original };
}

async function documentOf<T>(
  ledger: Ledger,
  kind: 'group' | 'dossier' | 'payer' | 'facility',
  key: string,
): Promise<T | undefined> {
  const found = await ledger.documents.byKey(kind, key);
  return found === undefined ? undefined : (JSON.parse(found.body) as T);
}

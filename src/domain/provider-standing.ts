/** What a dossier says about where and under which numbers a provider works, as billing needs it. */

import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Dossier, License } from './nouns/dossier.ts';

/** A time at a place of work, `[from, until)`; an open end is null. */
export interface WorkPlace {
  readonly group: string | null;
  readonly location: string | null;
  readonly state: string | null;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  /** A federal site, where a license of any state counts. */
  readonly federal: boolean;
  /** States in which patients are seen by telehealth from there; absent: none. */
  readonly telehealthStates?: readonly string[];
}

/** A number under which a program pays, in force on `[from, until)`. */
export interface EnrolledNumber {
  readonly program: 'medicare' | 'medicaid';
  readonly state: string | null;
  readonly group: string | null;
  readonly location: string | null;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** Days `[from, until)` on which an NPI is deactivated; an open end is null. */
export interface DeactivatedNpi {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** What the values of the register say of an NPI; null: it is active. */
export function deactivatedNpi(register: Dossier['register']): DeactivatedNpi | null {
  const { deactivated, reactivated } = register?.nppes ?? {};
  if (deactivated === undefined) return null;
  const isBack = reactivated !== undefined && reactivated >= deactivated;
  return { from: deactivated as CalendarDate, until: isBack ? (reactivated as CalendarDate) : null };
}

/** The specialty that claims name, and whether the register has it. */
export interface RegisteredTaxonomy {
  /** The primary code on file. */
  readonly code: string;
  /** Whether it is among the codes of the register; null: the register was not read, or shows none. */
  readonly agrees: boolean | null;
  /** The day of the reading; null: not recorded. */
  readonly readOn: CalendarDate | null;
}

/** What the values of the register say of the primary taxonomy on file; null: none is on file. */
export function registeredTaxonomy({
  taxonomies = [],
  register,
}: Pick<Dossier, 'taxonomies' | 'register'>): RegisteredTaxonomy | null {
  const code = (taxonomies.find(({ primary }) => primary === true) ?? taxonomies[0])?.code;
  if (code === undefined) return null;
  const { importedOn, taxonomies: registered = [] } = register?.nppes ?? {};
  return {
    code,
    agrees: registered.length === 0 ? null : registered.some((one) => one.code === code),
    readOn: day(importedOn),
  };
}

/** A license that counts in other states by a compact. */
export interface CompactLicense {
  /** As the natural key of the credential. */
  readonly naturalKey: string;
  readonly states: readonly string[];
}

/** A policy that covers services in some states only. */
export interface LimitedCover {
  /** As the natural key of the credential. */
  readonly naturalKey: string;
  readonly states: readonly string[];
}

/** What billing needs of a dossier besides credentials. */
export interface ProviderStanding {
  readonly places: readonly WorkPlace[];
  readonly numbers: readonly EnrolledNumber[];
  readonly compacts: readonly CompactLicense[];
  readonly limitedCovers: readonly LimitedCover[];
  /** Days on which the register calls the NPI deactivated, as of the last import; null: none. */
  readonly npiDeactivated: DeactivatedNpi | null;
  /** The primary taxonomy beside the register; absent: none is on file. */
  readonly taxonomy?: RegisteredTaxonomy;
  /** Days on which the provider is opted out of Medicare; it renews itself until cancelled. */
  readonly optOut: { readonly from: CalendarDate; readonly until: CalendarDate | null } | null;
}

/** The standing of someone without a dossier. */
export const noStanding: ProviderStanding = {
  places: [],
  numbers: [],
  compacts: [],
  limitedCovers: [],
  npiDeactivated: null,
  optOut: null,
};

/** Reads a dossier for billing. */
export function providerStanding(dossier: Dossier): ProviderStanding {
  const { medicare } = dossier;
  const optedOut = medicare?.optOut;
  const optOutFrom = optedOut?.effective ?? optedOut?.signed;
  const taxonomy = registeredTaxonomy(dossier);
  return {
    places: workPlaces(dossier),
    numbers: [...medicareNumbers(medicare), ...medicaidNumbers(dossier.medicaid)],
    compacts: (dossier.licenses ?? []).flatMap((license) => compactOf(license, dossier.type)),
    limitedCovers: (dossier.malpracticeCover ?? []).flatMap(({ carrier, policy, states }) =>
      states === undefined || states.length === 0 ? [] : [{ naturalKey: [carrier, policy ?? ''].join('|'), states }],
    ),
    npiDeactivated: deactivatedNpi(dossier.register),
    ...(taxonomy === null ? {} : { taxonomy }),
    optOut: optOutFrom === undefined ? null : { from: optOutFrom as CalendarDate, until: day(optedOut?.cancelled) },
  };
}

function workPlaces({ practiceLocations }: Pick<Dossier, 'practiceLocations'>): readonly WorkPlace[] {
  return (practiceLocations ?? []).map(({ group, location, address, from, until, federal, telehealthStates }) => ({
    group: group ?? null,
    location: location ?? null,
    state: address?.state ?? null,
    from: day(from),
    until: day(until),
    federal: federal ?? false,
    ...(telehealthStates === undefined ? {} : { telehealthStates }),
  }));
}

function medicareNumbers(medicare: Dossier['medicare']): readonly EnrolledNumber[] {
  if (medicare?.status !== 'enrolled') return [];
  return (medicare.ptans ?? []).map(({ state, group, location, from, until }) => ({
    program: 'medicare',
    state: state ?? null,
    group: group ?? null,
    location: location ?? null,
    from: day(from ?? medicare.enrolled),
    until: day(until),
  }));
}

function medicaidNumbers(medicaid: Dossier['medicaid']): readonly EnrolledNumber[] {
  return (medicaid ?? []).flatMap(({ state, status, location, from, until }) =>
    status === 'enrolled'
      ? [{ program: 'medicaid', state, group: null, location: location ?? null, from: day(from), until: day(until) }]
      : [],
  );
}

function compactOf({ state, type, number, privilegeStates }: License, own: string): readonly CompactLicense[] {
  if (privilegeStates === undefined || privilegeStates.length === 0) return [];
  return [{ naturalKey: [state, type ?? own, number].join('|'), states: privilegeStates }];
}

function day(text: string | undefined): CalendarDate | null {
  return (text ?? null) as CalendarDate | null;
}

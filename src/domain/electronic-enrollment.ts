/** Electronic enrollments with a payer: without EFT no money arrives, without ERA no remittance, without EDI no claim. */

import { endStates, lineStanding } from './application.ts';
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Application, PayerFacts } from './facts.ts';

/** What is enrolled, as payer documents name it. */
export const electronicParts = ['eft', 'era', 'claims'] as const;
/** One of `electronicParts`. */
export type ElectronicPart = (typeof electronicParts)[number];

/** As people call them. */
export const electronicWords: Readonly<Record<ElectronicPart, string>> = { eft: 'EFT', era: 'ERA', claims: 'EDI' };

/** Where one enrollment stands. */
export interface ElectronicStanding {
  readonly part: ElectronicPart;
  readonly state: 'done' | 'open' | 'missing';
  /** The day it was confirmed; null: not yet. */
  readonly since: CalendarDate | null;
  readonly application: Application | null;
}

/**
 * What an application of type `edi` is for, by its `what`: `eft`, `era`, `claims` (or `edi`), several with commas. Undefined:
 * it names something else. Where it says nothing it is for all that the payer asks.
 */
export function electronicPartsOf(what: string | null): readonly ElectronicPart[] | undefined {
  if (what === null || what.trim() === '') return electronicParts;
  const words = what
    .toLowerCase()
    .split(/[\s,;/+]+/)
    .filter((word) => word !== '');
  const parts = words.map((word) =>
    electronicParts.find((part) => part === word || (part === 'claims' && word === 'edi')),
  );
  return parts.includes(undefined) ? undefined : parts.filter((part) => part !== undefined);
}

/** The enrollments that a payer asks for; null: its document does not say. */
export function electronicAsked({ edi }: Pick<PayerFacts, 'edi'>): readonly ElectronicPart[] | null {
  return edi === undefined ? null : electronicParts.filter((part) => edi[part] === true);
}

/** Where each enrollment that a payer asks for stands on a day, by applications of the provider and of the group. */
export function electronicStandings(
  payer: Pick<PayerFacts, 'key' | 'edi'>,
  applications: readonly Application[],
  asOf: CalendarDate,
): readonly ElectronicStanding[] {
  const own = applications.filter((one) => one.type === 'edi' && one.payer === payer.key && one.openedOn <= asOf);
  return (electronicAsked(payer) ?? []).map((part): ElectronicStanding => {
    const about = own
      .filter(({ what }) => electronicPartsOf(what)?.includes(part) === true)
      .map((application) => ({ application, ...standing(application, asOf) }));
    const done = about.find(({ state }) => state === 'done');
    const found = done ?? about.findLast(({ state }) => state === 'open');
    if (found === undefined) return { part, state: 'missing', since: null, application: null };
    return {
      part,
      state: found.state === 'done' ? 'done' : 'open',
      since: found.since,
      application: found.application,
    };
  });
}

function standing(
  application: Application,
  asOf: CalendarDate,
): { readonly state: 'done' | 'open' | 'over'; readonly since: CalendarDate | null } {
  const lines = application.lines.map((line) => lineStanding(application, line, asOf));
  if (lines.length > 0 && lines.every(({ state }) => state === 'approved' || state === 'loaded'))
    return { state: 'done', since: lines[0]?.effectiveOn ?? lines[0]?.decidedOn ?? null };
  const over = lines.every(({ state }) => endStates.includes(state) || state === 'denied');
  return { state: over ? 'over' : 'open', since: null };
}

/** What keeps money from arriving: enrollments that are asked for and not confirmed, and the id under which claims go out. */
export function unpaidReasons(standings: readonly ElectronicStanding[], hasPayerId: boolean): readonly string[] {
  const missing = standings.filter(({ state }) => state !== 'done').map(({ part }) => `no ${electronicWords[part]}`);
  return [...missing, ...(hasPayerId ? [] : ['no payer id for claims'])];
}

/** The ids under which claims reach a payer through a clearinghouse; an id that names none counts for all. */
export function claimIdsFor(
  { payerIds = [] }: Pick<PayerFacts, 'payerIds'>,
  clearinghouse: string | null,
): readonly string[] {
  const fits = payerIds.filter(
    (one) => one.clearinghouse === undefined || clearinghouse === null || one.clearinghouse === clearinghouse,
  );
  return [...new Set(fits.map(({ id }) => id))];
}

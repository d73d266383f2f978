import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Condition } from '../../domain/nouns/pack.ts';
import type { Element } from '../pack-entry.ts';

/** A time during which a clock stood still: `[from, until)`; null: it still does. */
export interface Stop {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
}

/** What surrounds a recorded date, as far as it is known: conditions and exceptions of a clock are judged by it. */
export interface Surroundings {
  /** States of practice. */
  readonly states: readonly string[];
  /** States of the place concerned: where the application or credential counts. */
  readonly jurisdiction: readonly string[];
  readonly providerType: string | null;
  /** Taxonomy codes, the primary one first. */
  readonly taxonomies: readonly string[];
  readonly facilityKind: string | null;
  /** Lines of business; null where no payer is in question. */
  readonly lines: readonly string[] | null;
  readonly applicationType: string | null;
  readonly element: Element | null;
  readonly certification: string | null;
  readonly via: string | null;
  /** Whether the payer asked for more; null where nothing was submitted. */
  readonly developed: boolean | null;
  readonly change: string | null;
  readonly caqhComplete: boolean | null;
  readonly delegated: boolean | null;
  readonly outcome: string | null;
}

/** Surroundings of which nothing is known. */
export const unknownSurroundings: Surroundings = {
  states: [],
  jurisdiction: [],
  providerType: null,
  taxonomies: [],
  facilityKind: null,
  lines: null,
  applicationType: null,
  element: null,
  certification: null,
  via: null,
  developed: null,
  change: null,
  caqhComplete: null,
  delegated: null,
  outcome: null,
};

/** Whether every condition written holds. What is not known does not hold. */
export function conditionHolds(condition: Condition, around: Surroundings): boolean {
  return (
    anyOf(condition.anyState, around.states) &&
    anyOf(condition.states, around.jurisdiction) &&
    anyOf(condition.lines, around.lines ?? []) &&
    oneOf(condition.providerTypes, around.providerType) &&
    (condition.specialties === undefined || isOfSpecialty(condition.specialties, around.taxonomies)) &&
    oneOf(condition.facilityKinds, around.facilityKind) &&
    oneOf(condition.applicationTypes, around.applicationType) &&
    oneOf(condition.elements, around.element) &&
    oneOf(condition.certifications, around.certification) &&
    oneOf(condition.changes, around.change) &&
    oneOf(condition.via, around.via) &&
    same(condition.developed, around.developed) &&
    same(condition.caqhComplete, around.caqhComplete) &&
    same(condition.delegated, around.delegated) &&
    oneOf(condition.outcomes, around.outcome)
  );
}

/** Whether one of the codes is a wanted specialty or of a wanted family, given by the beginning of its code. */
export function isOfSpecialty(wanted: readonly string[], codes: readonly string[]): boolean {
  return codes.some((code) => wanted.some((prefix) => code.startsWith(prefix)));
}

function anyOf(wanted: readonly string[] | undefined, have: readonly string[]): boolean {
  return wanted === undefined || wanted.some((one) => have.includes(one));
}

function oneOf(wanted: readonly string[] | undefined, have: string | null): boolean {
  return wanted === undefined || (have !== null && wanted.includes(have));
}

function same(wanted: boolean | undefined, have: boolean | null): boolean {
  return wanted === undefined || wanted === have;
}

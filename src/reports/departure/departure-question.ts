/** A departure, all that is known of whoever leaves, and the matters that it makes. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { DerivationContext, Route, SubjectFacts } from '../../domain/facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import type { ProviderStanding } from '../../domain/provider-standing.ts';
import type { DutyReader } from '../../rules/duties.ts';
import type { Participation } from '../../rules/participation/derivation.ts';

/** What kind of thing a departure asks for. */
export type DepartureSection =
  | 'termination'
  | 'goes along'
  | 'application'
  | 'contract'
  | 'notice'
  | 'claims'
  | 'tail cover'
  | 'registration'
  | 'agreement';

/** One thing that a departure asks for. */
export interface DepartureMatter {
  readonly section: DepartureSection;
  /** Name of the payer, facility or paper. */
  readonly about: string;
  readonly what: string;
  /** Last day in time; null: none is known. */
  readonly by: CalendarDate | null;
  readonly because: string;
  /** The next act, a command where one does it; null: nothing is left to do. */
  readonly act: string | null;
  /** The rule or document that says so. */
  readonly source: string;
  readonly payer: string | null;
  readonly facility: string | null;
  readonly application: string | null;
}

/** A payer, for a group, or a facility that has taken the provider in, and must be asked to end it. */
export interface Parting {
  readonly payer: string | null;
  readonly facility: string | null;
  readonly group: string | null;
  readonly route: Route;
  readonly name: string;
}

/** Someone who works under an agreement with the provider. */
export interface Supervised {
  readonly npi: string;
  readonly name: string;
}

/** A departure, and all that is known of whoever leaves. */
export interface DepartureQuestion {
  readonly asOf: CalendarDate;
  /** First day without the provider. */
  readonly departedOn: CalendarDate;
  readonly facts: SubjectFacts;
  readonly standing: ProviderStanding;
  readonly context: DerivationContext;
  readonly dossier: Dossier | null;
  readonly supervised: readonly Supervised[];
  readonly participation: Participation;
  readonly duties: DutyReader;
  /** Last day to release a claim of a day of service; null: no limit is recorded. */
  readonly releaseDay: (key: ParticipationKey, on: CalendarDate) => CalendarDate | null;
}

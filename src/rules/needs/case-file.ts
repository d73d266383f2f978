/** What a requirement is judged on: one subject's documents and records, for one application, on one day. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Duration } from '../../domain/calendar/duration.ts';
import type { SubjectFacts } from '../../domain/facts.ts';
import type { Pointer } from '../../domain/finding.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Need } from '../../domain/nouns/pack.ts';
import type { Payer } from '../../domain/nouns/payer.ts';

/** How one item of a checklist stands. */
export type ChecklistState =
  | 'met'
  | 'missing'
  | 'expired'
  | 'stale'
  | 'expiring'
  | 'unverified'
  | 'unknown'
  | 'waived'
  | 'not-applicable';

/** A place in a document. */
export interface Place {
  readonly document: 'dossier' | 'group' | 'facility' | 'payer';
  /** NPI of the dossier, key of the others. */
  readonly key: string;
  readonly pointer: Pointer;
}

/** The documents and dates a need is judged on. */
export interface CaseFile {
  readonly dossier: Dossier | null;
  /** The group applied through, or the group that is the subject. */
  readonly group: Group | null;
  readonly groups: ReadonlyMap<string, Group>;
  readonly facility: Facility | null;
  readonly facts: SubjectFacts | null;
  /** Key of the payer, and its document where there is one. */
  readonly payer: string | null;
  readonly payerDocument: Payer | null;
  /** States of practice that concern this application. */
  readonly states: readonly string[];
  readonly asOf: CalendarDate;
  /** The day the decision is expected; null: nobody knows. */
  readonly by: CalendarDate | null;
  /** How far back a work history is looked at. */
  readonly lookback: Duration | null;
  /** The last day on which an attestation of the CAQH profile counts, and how it was counted; null: no rule says. */
  readonly attestedThrough: (attestedOn: CalendarDate) => CalendarDate | null;
}

/** What was found about a need: one for each thing it asks for. */
export interface Judgement {
  /** What it is about where a need asks for several: "MA", "malpractice cover, Bay State Mutual". */
  readonly about: string | null;
  readonly state: Exclude<ChecklistState, 'waived'>;
  /** Plain words with dates: a fact, lower case, without a final period. */
  readonly because: string;
  readonly help?: string;
  readonly place: Place | null;
  /** Kind and natural key of the credential it rests on: its verification is looked up by them. */
  readonly credential?: { readonly kind: string; readonly naturalKey: string };
}

/** Judges one kind of need. Empty: the need asks nothing here. */
export type NeedJudge = (need: Need, file: CaseFile) => readonly Judgement[];

/** The day at which a need must hold, or null where it is the decision and nobody knows when. */
export function dayOf(moment: Need['validThrough'], file: CaseFile): CalendarDate | null {
  return moment === undefined || moment === 'submission' ? file.asOf : file.by;
}

/** A place in the dossier. */
export function inDossier(file: CaseFile, ...pointer: Pointer): Place | null {
  return file.dossier === null ? null : { document: 'dossier', key: file.dossier.npi, pointer };
}

/** A single judgement. */
export function judged(
  state: Judgement['state'],
  because: string,
  place: Place | null,
  more: Partial<Pick<Judgement, 'about' | 'help' | 'credential'>> = {},
): Judgement {
  return { about: null, state, because, place, ...more };
}

/** A need for something of a provider, where there is no provider: it asks nothing. */
export const notAsked: readonly Judgement[] = [];

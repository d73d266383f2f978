/** What the use of privileges is judged on: a practitioner at a facility, as known on a day. */

import { type CalendarDate, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { EmergencyActivation, PrivilegeGrant } from '../../domain/privileges/privilege.ts';
import { noPrivileges, type PrivilegeFacts } from '../../domain/privileges/privilege-facts.ts';
import { knownPrivileges } from '../../domain/privileges/privilege-standing.ts';
import type { UseFacts, UseMatter } from '../../domain/privileges/privilege-use.ts';
import type { CompactLicense } from '../../domain/provider-standing.ts';
import type { Stretch, Timeline } from '../participation/timeline.ts';

/** A practitioner at a facility, as known on a day. */
export interface UseCase {
  readonly facts: UseFacts;
  /** Licenses that count in other states by a compact. */
  readonly compacts: readonly CompactLicense[];
  readonly facility: Facility;
  /** When its emergency plan was active. */
  readonly activations: readonly EmergencyActivation[];
  /** First day on which a credentialing decision of a day no longer counts; undefined: nobody names a term. */
  readonly liveUntil: (decidedOn: CalendarDate) => CalendarDate | undefined;
  readonly asOf: CalendarDate;
  /** The file of the practitioner, which few questions need; absent: there is none. */
  readonly dossier?: () => Dossier | undefined;
}

/** The same with what is visible on the day. */
export interface KnownCase extends UseCase {
  readonly privileges: PrivilegeFacts;
}

/** A granted privilege and its holder. */
export interface HeldCase extends KnownCase {
  readonly grant: PrivilegeGrant;
}

/** A matter with what it says on every day. `hold` in it: the use is bound to it. */
export interface UseCondition {
  readonly matter: UseMatter;
  readonly timeline: Timeline;
}

/** What is visible on the as-of day. */
export function knownCase(one: UseCase): KnownCase {
  return { ...one, privileges: knownPrivileges(one.facts.privileges ?? noPrivileges, one.asOf) };
}

/** The state in which services of a facility are rendered; null: any license counts, since it is federal or none is known. */
export function stateOf({ facility }: Pick<UseCase, 'facility'>): string | null {
  return facility.federal === true ? null : (facility.address?.state ?? null);
}

/** Days with something to say; the ends are open where null. */
export function stretch(
  level: Stretch['level'],
  from: CalendarDate | null,
  until: CalendarDate | null,
  because: string,
): Stretch {
  return { level, from: from ?? firstDate, until: until ?? lastDate, because };
}

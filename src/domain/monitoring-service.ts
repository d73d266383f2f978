/** Services that watch a person continuously, and when what they say stands for a verification made anew. */

import type { CalendarDate } from './calendar/calendar-date.ts';
import type { SubjectFacts, Verification } from './facts.ts';
import type { Monitoring } from './file-facts.ts';
import { sourceKind } from './verification-source.ts';

/** A monitoring service. */
export interface MonitoringService {
  /** As packs and records name it. */
  readonly key: string;
  readonly name: string;
  /** The kind of source whose reports it renews. */
  readonly source: string;
  /**
   * Roles of a workspace that may be registered with it. The data bank answers hospitals, other health care entities with
   * formal peer review, plans, boards and their agents (45 CFR 60.3, 60.18); a practice that only enrolls is none of them.
   */
  readonly roles: readonly string[];
  /** The kind of occurrence by which its alerts are recorded. */
  readonly alert: string;
}

/** Every service known. */
export const monitoringServices: readonly MonitoringService[] = [
  {
    key: 'npdb-continuous-query',
    name: 'NPDB continuous query',
    source: 'npdb',
    roles: ['facility', 'delegated-group', 'cvo'],
    alert: 'npdb-alert',
  },
];

/** The service with this key. */
export function monitoringService(key: string): MonitoringService | undefined {
  return monitoringServices.find((one) => one.key === key);
}

/** An enrollment in force on a day, of those known by then; the newest of several. */
export function enrollmentOn(
  monitorings: readonly Monitoring[],
  service: string,
  on: CalendarDate,
  asOf: CalendarDate = on,
): Monitoring | undefined {
  return monitorings.findLast(
    (one) => one.service === service && one.on <= asOf && one.from <= on && (one.until === null || on < one.until),
  );
}

/**
 * The enrollment that keeps a verification from going stale on a day, as known on the as-of day: made with the source that
 * the service reports for, on the day of enrollment or later, and no alert has come since.
 */
export function keptFreshBy(
  verification: Verification,
  facts: Pick<SubjectFacts, 'monitorings' | 'occurrences'>,
  services: readonly string[],
  on: CalendarDate,
  asOf: CalendarDate = on,
): Monitoring | undefined {
  if (facts.monitorings.length === 0 || verification.result !== 'verified') return undefined;
  const kind = sourceKind(verification.source);
  for (const service of monitoringServices) {
    if (!services.includes(service.key) || service.source !== kind) continue;
    const enrollment = enrollmentOn(facts.monitorings, service.key, on, asOf);
    if (enrollment === undefined || verification.on < enrollment.from) continue;
    const known = on < asOf ? on : asOf;
    const alerted = facts.occurrences.some(
      (one) => one.kind === service.alert && one.on > verification.on && one.on <= known,
    );
    if (!alerted) return enrollment;
  }
  return undefined;
}

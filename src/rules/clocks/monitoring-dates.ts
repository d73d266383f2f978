/** What is looked at again and again: the data bank, and boards that publish nothing. */

import { type CalendarDate, earliest } from '../../domain/calendar/calendar-date.ts';
import type { Credential, DerivationContext, SubjectFacts, Verification } from '../../domain/facts.ts';
import type { Monitoring } from '../../domain/file-facts.ts';
import type { WorkspaceRole } from '../pack-entry.ts';
import type { RecordedDates } from './anchor.ts';
import {
  type About,
  beginning,
  type Circumstance,
  circumstanceOn,
  farEnd,
  joined,
  type Stretch,
  stretches,
  unattached,
} from './circumstance.ts';
import { credentialLives, verifiedElement } from './credential-dates.ts';
import { newestBy } from './verification-dates.ts';

/** The service by which the data bank reports of itself. */
export const continuousQuery = 'npdb-continuous-query';

const ours: About = { ...unattached, about: '', occasion: { of: 'own', change: null, outcome: null } };

/**
 * Queries of the data bank and enrollments in its continuous query, where this is a facility, and looks at licenses and at a
 * board's sanctions. An enrollment in force stands in place of queries.
 */
export function monitoringCircumstances(
  facts: SubjectFacts,
  context: DerivationContext,
  role: WorkspaceRole,
): readonly Circumstance[] {
  const looks = facts.verifications.filter((one) => verifiedElement(one.element) === 'license-sanctions');
  const boards = lookedAt(looks, (on) => ({
    about: { ...ours, about: facts.subject.name, element: 'license-sanctions' },
    dates: { 'monitoring.checkedOn': on },
  }));
  const own = [...licenseLooks(facts), ...boards];
  return role === 'facility' ? [...own, ...dataBank(facts, context)] : own;
}

/** The newest look at each license in use, whatever it found; before the first one it is expected. */
function licenseLooks({ credentials, verifications }: SubjectFacts): readonly Circumstance[] {
  const made = verifications.filter((one) => verifiedElement(one.element) === 'license');
  const licenses = credentials.filter((one) => one.kind === 'license' && credentialLives(one));
  return licenses.flatMap((license) => {
    const { id, label, state } = license;
    const looks = made.filter(({ credentialId }) => credentialId === null || credentialId === id);
    const about = { ...ours, about: label, element: 'license' as const, state };
    return [
      ...neverLookedAt(license, looks, about),
      ...lookedAt(looks, (on) => ({ about, dates: { 'monitoring.checkedOn': on } })),
    ];
  });
}

/** A license from the day on which it is known to the first look at it. */
function neverLookedAt(
  { id, label, terms }: Credential,
  looks: readonly Verification[],
  about: About,
): readonly Circumstance[] {
  const known = terms.map(({ happenedOn }) => happenedOn ?? beginning);
  const from = known.length === 0 ? beginning : known.reduce((first, on) => earliest(first, on));
  const until = looks.reduce((first, { on }) => earliest(first, on), farEnd);
  if (from >= until) return [];
  const toRecord = `look it up with the board now, and record the look at the ${label} with \`empanel verify\``;
  return [circumstanceOn(about, { from, until }, { 'monitoring.checkedOn': { on: null, factId: id, toRecord } })];
}

function dataBank(facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  const queries = facts.verifications.filter((one) => verifiedElement(one.element) === 'npdb');
  const services = facts.monitorings.filter(({ service }) => service === continuousQuery);
  if (queries.length + services.length === 0) return [];
  const days = [
    ...queries.map(({ on }) => on),
    ...services.flatMap(({ on, from, until }) => [on, from, ...(until === null ? [] : [until])]),
  ];
  return [...(context.facilities?.values() ?? [])].flatMap((facility) => {
    const about: About = {
      ...ours,
      about: facility.name,
      facility: facility.key,
      occasion: { of: 'body', change: null, outcome: null },
    };
    return joined(
      stretches(days).flatMap((stretch) => {
        const dates = dataBankDates(queries, services, stretch);
        return dates === undefined ? [] : [circumstanceOn(about, stretch, dates)];
      }),
    );
  });
}

function dataBankDates(
  queries: readonly Verification[],
  services: readonly Monitoring[],
  { from }: Stretch,
): RecordedDates | undefined {
  const known = services.filter(({ on }) => on <= from);
  const enrolled = known.findLast((one) => one.from <= from && (one.until === null || from < one.until));
  if (enrolled !== undefined) return { 'npdb.enrolledOn': { on: enrolled.from, factId: enrolled.id } };
  const asked = newestBy(queries, from);
  return asked === undefined ? undefined : { 'npdb.queriedOn': { on: asked.on, factId: asked.id } };
}

/** The newest look by each day on which there was one. */
function lookedAt(
  looks: readonly Verification[],
  telling: (look: { readonly on: CalendarDate; readonly factId: string }) => {
    readonly about: About;
    readonly dates: RecordedDates;
  },
): readonly Circumstance[] {
  if (looks.length === 0) return [];
  return stretches(looks.map(({ on }) => on)).flatMap((stretch) => {
    const newest = newestBy(looks, stretch.from);
    if (newest === undefined) return [];
    const { about, dates } = telling({ on: newest.on, factId: newest.id });
    return [circumstanceOn(about, stretch, dates)];
  });
}

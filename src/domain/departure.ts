/** Leaving us: who has left by a day, which terminations belong to it, and what may still be taken back. */

import { isOpen, lineStanding } from './application.ts';
import { addDays, type CalendarDate } from './calendar/calendar-date.ts';
import type { Application, GroupFacts, Subject } from './facts.ts';
import type { ProviderStanding } from './provider-standing.ts';

/**
 * The status of a subject on a day. A departure is recorded ahead: until its day the provider still works here, and is
 * screened, monitored and listed like everybody else.
 */
export function statusOn(
  { status, departedOn }: Pick<Subject, 'status' | 'departedOn'>,
  on: string,
): Subject['status'] {
  return status === 'departed' && departedOn != null && on < departedOn ? 'active' : status;
}

/** The status in words, with the day of a departure. */
export function standingWords(subject: Pick<Subject, 'status' | 'departedOn'>, on: string): string {
  const { status, departedOn } = subject;
  if (status !== 'departed' || departedOn == null) return status;
  return on < departedOn ? `active, leaves on ${departedOn}` : `departed on ${departedOn}`;
}

/** The last day of work before a departure. */
export function lastDayOfWork(departedOn: CalendarDate): CalendarDate {
  return addDays(departedOn, -1);
}

/** What a termination that a departure opened says it is for. */
export function departureWords(departedOn: CalendarDate): string {
  return `departure on ${departedOn}`;
}

/** The terminations that the departure on a day opened, whatever became of them. */
export function terminationsFor(
  applications: readonly Application[],
  departedOn: CalendarDate,
): readonly Application[] {
  return applications.filter(({ type, what }) => type === 'termination' && what === departureWords(departedOn));
}

/** Whether an application was ever sent. */
export function wasSent({ steps }: Pick<Application, 'steps'>): boolean {
  return steps.some(({ name }) => name === 'submitted');
}

/** Whether any line of an application is still open on a day. */
export function isOpenOn(application: Application, on: CalendarDate): boolean {
  return application.lines.some((line) => isOpen(lineStanding(application, line, on).state));
}

/** The first day from which a payer or facility took somebody in, by its approvals; null: it has approved nothing. */
export function takenInOn(applications: readonly Application[]): CalendarDate | null {
  const days = applications
    .filter(({ type }) => type !== 'termination' && type !== 'edi' && type !== 'change')
    .flatMap(({ steps }) =>
      steps.flatMap(({ name, on, effectiveOn }) => (name === 'approved' ? [effectiveOn ?? on] : [])),
    );
  return days.toSorted()[0] ?? null;
}

/** The first day of work at any place; null: no document names one. */
export function firstDayOfWork(
  npi: string | null,
  groups: Iterable<GroupFacts>,
  { places }: Pick<ProviderStanding, 'places'>,
): CalendarDate | null {
  const memberships = [...groups].flatMap(({ members }) => members.get(npi ?? '') ?? []);
  const days = [...memberships, ...places].flatMap(({ from }) => from ?? []).toSorted();
  return days[0] ?? null;
}

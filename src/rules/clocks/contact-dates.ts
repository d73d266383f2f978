/** Dates that people set: the next follow-up of an application, and what a payer promised on the phone. */

import { isOpen, lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, Contact } from '../../domain/facts.ts';
import { followUpOn } from '../../domain/next-action.ts';
import type { RecordedDates } from './anchor.ts';
import { linesOf } from './application-dates.ts';
import { type About, type Circumstance, circumstanceOn, joined, stretches } from './circumstance.ts';

/** The follow-up of an application while any of its lines is open; one that nobody set is expected. */
export function followUpCircumstances(application: Application, about: About): readonly Circumstance[] {
  const days = application.followUps.map((followUp) => followUp.on);
  return whileOpen(application, about, days, (on) => {
    const followUp = followUpOn(application, on);
    const toRecord = 'set one with `empanel application log ID TEXT --next DATE`';
    return { 'followUp.dueOn': { on: followUp?.dueOn ?? null, factId: followUp?.id ?? application.id, toRecord } };
  });
}

/** The newest promise of the payer, until the application moves or another promise is made. */
export function promiseCircumstances(application: Application, about: About): readonly Circumstance[] {
  const promises = application.contacts.filter((contact) => contact.promisedOn !== null);
  if (promises.length === 0) return [];
  const days = promises.map((contact) => contact.on);
  return whileOpen(application, about, days, (on) => {
    const promise = promises
      .filter((contact) => contact.on <= on)
      .toSorted(byRecording)
      .at(-1);
    if (promise === undefined || promise.promisedOn === null) return {};
    const moved = application.steps.some((step) => step.on <= on && byRecording(promise, step) < 0);
    return moved ? {} : { 'contact.promisedOn': { on: promise.promisedOn, factId: promise.id } };
  });
}

function whileOpen(
  application: Application,
  about: About,
  days: readonly CalendarDate[],
  datesOn: (on: CalendarDate) => RecordedDates,
): readonly Circumstance[] {
  const cuts = [application.openedOn, ...application.steps.map((step) => step.on), ...days];
  const told = stretches(cuts)
    .filter(({ from }) => from >= application.openedOn && isOpenOn(application, from))
    .map((stretch) => circumstanceOn(about, stretch, datesOn(stretch.from)))
    .filter((one) => Object.keys(one.dates).length > 0);
  return joined(told);
}

/** Whether any line of an application still needs work on a day. */
export function isOpenOn(application: Application, on: CalendarDate): boolean {
  return linesOf(application).some((line) => isOpen(lineStanding(application, line, on).state));
}

type Recorded = Pick<Contact, 'on' | 'sequence'>;

function byRecording(left: Recorded, right: Recorded): number {
  return left.on === right.on ? left.sequence - right.sequence : left.on < right.on ? -1 : 1;
}

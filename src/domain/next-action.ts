import type { LineStanding } from './application.ts';
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Application, FollowUp } from './facts.ts';

/** The newest follow-up set on or before a day, if any. */
export function followUpOn(application: Application, asOf: CalendarDate): FollowUp | null {
  const visible = application.followUps.filter((followUp) => followUp.on <= asOf);
  return visible.reduce<FollowUp | null>(
    (newest, one) => (newest === null || one.sequence > newest.sequence ? one : newest),
    null,
  );
}

/** The day of the last contact with the payer on or before a day: a logged call, or a step the payer took part in. */
export function lastContactOn(application: Application, asOf: CalendarDate): CalendarDate | null {
  const days = [...application.contacts, ...application.steps]
    .filter((event) => event.on <= asOf)
    .map((event) => event.on);
  return days.length === 0 ? null : days.reduce((latest, day) => (day > latest ? day : latest));
}

/** What to do next about a line, in a few words, and by when. */
export interface NextAction {
  readonly words: string;
  readonly on: CalendarDate | null;
}

/** The next action for a line that stands so, with the follow-up that is set for its application. */
export function nextAction(standing: LineStanding, followUp: FollowUp | null): NextAction {
  const followUpDay = followUp?.dueOn ?? null;
  switch (standing.state) {
    case 'draft':
      return { words: 'run the checklist and submit', on: followUpDay };
    case 'submitted':
      return { words: 'ask whether it was received', on: followUpDay };
    case 'received':
      return { words: 'ask whether it is complete', on: followUpDay };
    case 'complete':
    case 'in-review':
      return { words: 'ask for the status', on: followUpDay };
    case 'committee':
      return { words: 'ask for the decision', on: followUpDay };
    case 'info-requested':
      return { words: 'answer the payer', on: standing.step?.dueOn ?? followUpDay };
    case 'on-hold':
      return { words: 'look whether the hold is over', on: standing.step?.until ?? followUpDay };
    case 'returned':
      return { words: 'correct it and submit again', on: followUpDay };
    case 'rejected':
      return { words: 'file a new one in its place', on: null };
    case 'panel-closed':
      return { words: 'appeal, or wait for the panel to reopen', on: standing.step?.reopensOn ?? followUpDay };
    case 'denied':
      return { words: 'decide on an appeal', on: followUpDay };
    case 'appealed':
      return { words: 'ask for the outcome of the appeal', on: followUpDay };
    case 'approved':
      return { words: 'confirm that it is loaded', on: followUpDay };
    case 'loaded':
    case 'withdrawn':
      return { words: '', on: null };
    default:
      return standing.state satisfies never;
  }
}

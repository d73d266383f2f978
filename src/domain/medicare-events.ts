import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Occurrence } from './file-facts.ts';
import type { Dossier } from './nouns/dossier.ts';

/**
 * What a dossier says of Medicare that happened on a day, in the words of recorded events: an opt-out until it is cancelled,
 * and the last claim, of which the month is known. `id`: the ledger id of the enrollment that says it.
 */
export function medicareEvents(medicare: Dossier['medicare'], id: string): readonly Occurrence[] {
  if (medicare === undefined) return [];
  const { status, optOut, lastClaim } = medicare;
  const ended =
    optOut?.cancelled === undefined ? [] : [{ id, payer: null, facility: null, on: dayOf(optOut.cancelled) }];
  const event = (kind: string, on: string | undefined): readonly Occurrence[] =>
    on === undefined ? [] : [{ id, kind, on: dayOf(on), told: ended }];
  return [
    ...event('opt-out-signed', optOut?.signed),
    ...(optOut?.firstTime === true ? event('opt-out-effective', optOut.effective) : []),
    ...(status === 'enrolled' && lastClaim !== undefined ? event('last-claim', `${lastClaim}-01`) : []),
  ];
}

function dayOf(text: string): CalendarDate {
  return text as CalendarDate;
}

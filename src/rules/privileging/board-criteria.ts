/** Board certification that a line of a privilege form asks for, or eligibility for so long after training. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, durationText, parseDuration } from '../../domain/calendar/duration.ts';
import { lastDayOf, parseMonthOrDate } from '../../domain/calendar/month-span.ts';
import type { Board, Dossier } from '../../domain/nouns/dossier.ts';
import type { Criteria } from '../../domain/nouns/facility.ts';
import type { CriterionResult } from '../../domain/privileges/privilege.ts';
import { choice, criterion } from './criterion.ts';
import { isInForceOn } from './paper-criteria.ts';
import { plainWords } from './plain-words.ts';
import { trainingEnd } from './training-criteria.ts';

/** Whether one of the certificates is in force, or eligibility stands in for it. */
export function* boardCriteria(criteria: Criteria, dossier: Dossier, asOf: CalendarDate): Iterable<CriterionResult> {
  const wanted = criteria.boards ?? [];
  if (wanted.length === 0) return;
  const within = criteria.boardEligibleWithin === undefined ? undefined : parseDuration(criteria.boardEligibleWithin);
  const eligible = within === undefined ? '' : `, or eligible for ${durationText(within)} after training`;
  const asked = `board certified: ${choice(wanted)}${eligible}`;
  const fitting = (dossier.boards ?? []).flatMap((one, at) => (isOfBoard(one, wanted) ? [{ one, at }] : []));
  const certified = fitting.find(({ one }) => isCertified(one) && isInForceOn(one, asOf));
  if (certified !== undefined) {
    const { one, at } = certified;
    const until = one.lifetime === true || one.expires === undefined ? '' : `, through ${one.expires}`;
    yield criterion(asked, 'met', `${name(one)}${until}`, ['boards', at]);
    return;
  }
  const [first] = fitting;
  const earlier = fitting.find(({ one }) => beginsLater(one, asOf) && wasFirst(one, asOf));
  if (earlier !== undefined) {
    const because = `${name(earlier.one)}, first in ${earlier.one.initial}: its term of that day is not on file`;
    yield criterion(asked, 'cannot-tell', because, ['boards', earlier.at]);
    return;
  }
  const lapsed = fitting.find(({ one }) => one.status !== 'eligible' && !beginsLater(one, asOf));
  if (lapsed !== undefined) {
    yield criterion(asked, 'not-met', lapse(lapsed.one), ['boards', lapsed.at]);
    return;
  }
  const at = first === undefined ? undefined : ['boards', first.at];
  if (within === undefined) {
    if (first === undefined) yield criterion(asked, 'cannot-tell', 'no such certificate is on file');
    else {
      const because = beginsLater(first.one, asOf) ? ` begins on ${first.one.issued}` : ': eligible only';
      yield criterion(asked, 'not-met', `${name(first.one)}${because}`, at);
    }
    return;
  }
  const end = trainingEnd(criteria, dossier, asOf);
  if (end === undefined) {
    yield criterion(asked, 'cannot-tell', 'no certificate is on file, and no end of training to count from', at);
    return;
  }
  const last = dateAfter(end, within);
  const closed = first?.one.eligibleUntil;
  if (closed !== undefined && closed < asOf) {
    yield criterion(asked, 'not-met', `eligibility ended on ${closed}`, at);
  } else if (asOf > last) {
    const because = `training ended ${end}; ${durationText(within)} after it, ${last}, has passed without a certificate`;
    yield criterion(asked, 'not-met', because, at);
  } else {
    yield criterion(asked, 'met', `training ended ${end}: eligible through ${last}`, at);
  }
}

/** Whether a certificate is of one of the boards or specialties that a form names. */
export function isOfBoard(
  { board, specialty }: Pick<Board, 'board' | 'specialty'>,
  wanted: readonly string[],
): boolean {
  const own = [plainWords(board), ...(specialty === undefined ? [] : [plainWords(specialty)])];
  return wanted.some((one) => own.includes(plainWords(one)));
}

function isCertified({ status }: Board): boolean {
  return status === undefined || status === 'certified';
}

function lapse(board: Board): string {
  if (!isCertified(board)) return `${name(board)} is \`${board.status}\``;
  return `${name(board)} expired ${board.expires}`;
}

/** Whether a certificate is of a later day: until then somebody may be eligible. */
function beginsLater(board: Board, asOf: CalendarDate): boolean {
  return isCertified(board) && board.issued !== undefined && board.issued > asOf;
}

function wasFirst({ initial }: Board, asOf: CalendarDate): boolean {
  const first = initial === undefined ? undefined : parseMonthOrDate(initial);
  return first !== undefined && lastDayOf(first) <= asOf;
}

function name({ board, specialty }: Board): string {
  return specialty === undefined ? board : `${board}, ${specialty}`;
}

/** Board certification that a line asks its holder to keep, and eligibility that stands in for it, over all days. */

import { addDays, type CalendarDate, earliest, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, durationText, parseDuration } from '../../domain/calendar/duration.ts';
import { lastDayOf, parseMonthOrDate } from '../../domain/calendar/month-span.ts';
import type { Credential } from '../../domain/facts.ts';
import type { Criteria } from '../../domain/nouns/facility.ts';
import { anyOf, type Part, type Timeline } from '../participation/timeline.ts';
import { isOfBoard } from './board-criteria.ts';
import { choice } from './criterion.ts';
import { termParts } from './paper-parts.ts';
import { trainingEnd } from './training-criteria.ts';
import { type KnownCase, stretch } from './use-case.ts';

/**
 * Whether one of the certificates is in force. Eligibility counts before the first of them, for as long after training as
 * the form says, and never after one has lapsed. Where nothing on file says it, the use is bound to it.
 */
export function boardCertified(one: KnownCase, criteria: Criteria): Timeline {
  const wanted = criteria.boards ?? [];
  const asked = choice(wanted);
  const fitting = one.facts.credentials.filter((paper) => paper.kind === 'board' && isOfBoard(namesOf(paper), wanted));
  const lost = fitting.find(({ status }) => status !== null && lostStatuses.has(status));
  const parts = fitting.filter(isCertified).flatMap(termParts);
  const begins = parts.map(({ from }) => from).toSorted()[0] ?? lastDate;
  const more = begins <= heldSince(one) || lost !== undefined ? [] : partsBefore(one, criteria, begins);
  const all = [...parts, ...more];
  if (all.length === 0 && lost === undefined && fitting.every(({ status }) => status !== 'eligible')) {
    all.push({ ...unsure(`only if board certified in ${asked}: no such certificate is on file`), noun: asked });
  }
  const missing = lost ?? fitting[0];
  return anyOf(
    all,
    missing === undefined ? `no board certificate in ${asked} is on file` : `${missing.label} is ${missing.status}`,
  );
}

/** Statuses after which neither dates nor eligibility count; the days they began are not recorded. */
const lostStatuses = new Set(['expired', 'not-certified', 'revoked']);

function isCertified({ status }: Credential): boolean {
  return status === null || status === 'certified';
}

function namesOf({ naturalKey }: Credential): { readonly board: string; readonly specialty?: string } {
  const [board = '', specialty = ''] = naturalKey.split('|');
  return specialty === '' ? { board } : { board, specialty };
}

/** The first day of any privilege at the facility: what was before it need not be known. */
function heldSince({ privileges, facility }: KnownCase): CalendarDate {
  return privileges.grants
    .filter((grant) => grant.facility === facility.key)
    .reduce((day, { from }) => earliest(day, from), lastDate);
}

/** What counts before the first certificate on file: an earlier term of it that is not, or eligibility. */
function partsBefore(one: KnownCase, criteria: Criteria, begins: CalendarDate): readonly Part[] {
  const dossier = one.dossier?.();
  if (dossier === undefined) return [];
  const fitting = (dossier.boards ?? []).filter((board) => isOfBoard(board, criteria.boards ?? []));
  const parts: Part[] = [];
  for (const { status, initial } of fitting) {
    const first = initial === undefined ? undefined : parseMonthOrDate(initial);
    if (first === undefined || (status !== undefined && status !== 'certified')) continue;
    const because = `only if certified since ${initial}: the term of that day is not on file`;
    parts.push({ ...stretch('hold', lastDayOf(first), begins, because), noun: 'the first certificate' });
  }
  const within = criteria.boardEligibleWithin === undefined ? undefined : parseDuration(criteria.boardEligibleWithin);
  if (within === undefined) return parts;
  const closes = fitting
    .flatMap(({ eligibleUntil }) => (eligibleUntil as CalendarDate | undefined) ?? [])
    .toSorted()[0];
  return [...parts, eligibility(trainingEnd(criteria, dossier, lastDate), closes, { within, begins })];
}

function eligibility(
  trained: CalendarDate | undefined,
  closes: CalendarDate | undefined,
  { within, begins }: { readonly within: NonNullable<ReturnType<typeof parseDuration>>; readonly begins: CalendarDate },
): Part {
  const noun = 'board eligibility';
  const closed = closes === undefined ? lastDate : addDays(closes, 1);
  if (trained === undefined) {
    const because = `only if board eligible: no end of training is on file, of which ${durationText(within)} count`;
    return { ...stretch('hold', firstDate, earliest(begins, closed), because), noun };
  }
  const last = earliest(dateAfter(trained, within), closes ?? lastDate);
  const because = `board eligible through ${last}: training ended ${trained}`;
  return { ...stretch('ok', firstDate, earliest(begins, addDays(last, 1)), because), noun };
}

function unsure(because: string): Omit<Part, 'noun'> {
  return stretch('hold', null, null, because);
}

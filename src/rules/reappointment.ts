/**
 * The way to a reappointment: packets before the end, meetings that must come in their order, the board before the last day.
 * Nothing renews backwards and nothing bridges a gap.
 */

import { type CalendarDate, lastDate } from '../domain/calendar/calendar-date.ts';
import { dateBefore, durationText, parseDuration } from '../domain/calendar/duration.ts';
import type { Committee, Facility } from '../domain/nouns/facility.ts';
import { type FacilityAsked, facilityClocks } from './facility-clock.ts';
import type { RuleSet } from './rule-set.ts';

/** A day before the end on which the papers should go out, or be asked for again. */
export interface PacketStep {
  /** "180 days", as the pack or the workspace writes it. */
  readonly distance: string;
  readonly on: CalendarDate;
  /** Where it stands: the id of a rule, `empanel.yaml`, the bylaws. */
  readonly by: string;
  /** The day on which this packet went out; null: nobody says that it did. */
  readonly sentOn: CalendarDate | null;
}

/** The meetings on the way to a decision that comes in time; null: none is listed. */
export interface MeetingPath {
  readonly credentials: CalendarDate | null;
  readonly executive: CalendarDate | null;
  readonly board: CalendarDate | null;
  /** The file must be complete by this day. */
  readonly readyBy: CalendarDate | null;
  /** What is wrong with the calendar of the facility, in words; null: nothing. */
  readonly problem: string | null;
}

/** What a facility, its packs and the workspace say about one end. */
export interface ReappointmentPlan {
  /** In order of time. */
  readonly steps: readonly PacketStep[];
  readonly meetings: MeetingPath;
}

/** An appointment that ends: `until` is the first day on which it no longer holds. */
export interface EndingTerm {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * The plan for an end. `leads`: ISO durations that the workspace sets for privileges, in place of those of packs; absent:
 * it sets none. `sent`: the days on which packets went out.
 */
export function reappointmentPlan(
  rules: RuleSet,
  asked: FacilityAsked,
  term: EndingTerm,
  {
    asOf,
    leads,
    sent,
  }: {
    readonly asOf: CalendarDate;
    readonly leads: readonly string[] | undefined;
    readonly sent: readonly CalendarDate[];
  },
): ReappointmentPlan {
  const steps = withSending(packetSteps(rules, asked, term, leads), sent);
  return { steps, meetings: meetingPath(asked.facility, term.until, { asOf, from: steps[0]?.on ?? asOf }) };
}

function packetSteps(
  rules: RuleSet,
  asked: FacilityAsked,
  { from, until }: EndingTerm,
  leads: readonly string[] | undefined,
): readonly PacketStep[] {
  const clocks = facilityClocks(rules, asked, 'privilege.grantedOn', from).filter((one) => one.leads.length > 0);
  // The rule that set the term speaks of it; another one where the facility set its own.
  const clock = clocks.find(({ dueOn }) => dueOn === until) ?? clocks[0];
  const written = leads ?? clock?.leads ?? [];
  const by = leads === undefined ? (clock?.rule ?? '') : 'empanel.yaml';
  const bylaws = (asked.facility.bylaws ?? []).filter(({ step }) => step === 'reapply');
  const steps = [
    ...written.map((code) => ({ code, by })),
    ...bylaws.map(({ within, section }) => ({ code: within, by: section ?? 'bylaws' })),
  ].flatMap(({ code, by: where }): readonly PacketStep[] => {
    const length = parseDuration(code);
    if (length === undefined) return [];
    return [{ distance: durationText(length), on: dateBefore(until, length), by: where, sentOn: null }];
  });
  const first = new Map<CalendarDate, PacketStep>();
  for (const step of steps) if (!first.has(step.on)) first.set(step.on, step);
  return [...first.values()].toSorted((left, right) => (left.on < right.on ? -1 : 1));
}

/**
 * The steps with the days on which their packets went out. A packet is that of the last day reached, where that one has not
 * gone out yet, else that of the next day: it went early.
 */
function withSending(steps: readonly PacketStep[], sent: readonly CalendarDate[]): readonly PacketStep[] {
  const sentOn = new Map<PacketStep, CalendarDate>();
  for (const day of sent.toSorted()) {
    const reached = steps.findLast(({ on }) => on <= day);
    const step = reached !== undefined && !sentOn.has(reached) ? reached : steps.find(({ on }) => on > day);
    if (step !== undefined && !sentOn.has(step)) sentOn.set(step, day);
  }
  return steps.map((step) => ({ ...step, sentOn: sentOn.get(step) ?? null }));
}

/**
 * The last meetings that come in time, the board's first and the others backwards from it. A body that a facility does not
 * have, or whose calendar is not written, asks for none. Before `from`, when the first packet goes out, a calendar that does
 * not reach the end yet says nothing.
 */
export function meetingPath(
  facility: Facility,
  until: CalendarDate,
  { asOf, from }: { readonly asOf: CalendarDate; readonly from: CalendarDate },
): MeetingPath {
  const of = (kind: Committee['kind']): readonly Committee[] =>
    (facility.committees ?? []).filter((one) => one.kind === kind);
  const board = lastBefore(of('board'), until, asOf);
  if (asOf < from && board.tooLate === null && (board.on === null || board.on < from)) return unknownPath;
  const executive = lastBefore(of('mec'), board.on ?? until, asOf);
  const credentials = lastBefore(of('credentials'), executive.on ?? board.on ?? until, asOf);
  const first = [credentials, executive, board].find(({ on }) => on !== null);
  return {
    credentials: credentials.on,
    executive: executive.on,
    board: board.on,
    readyBy: first?.readyBy ?? null,
    problem: problemOf(board, credentials, until),
  };
}

const unknownPath: MeetingPath = { credentials: null, executive: null, board: null, readyBy: null, problem: null };

interface Meeting {
  readonly on: CalendarDate | null;
  readonly readyBy: CalendarDate | null;
  readonly committees: readonly Committee[];
  /** The first meeting that comes too late; null: none is listed. */
  readonly tooLate: CalendarDate | null;
}

/** The last meeting before a day that has not been yet. */
function lastBefore(committees: readonly Committee[], before: CalendarDate, asOf: CalendarDate): Meeting {
  const meetings = committees.flatMap((one) =>
    (one.meetings ?? []).map((on) => ({ on: on as CalendarDate, closes: parseDuration(one.agendaCloses ?? '') })),
  );
  const ahead = meetings.filter(({ on }) => on >= asOf).toSorted((left, right) => (left.on < right.on ? -1 : 1));
  const found = ahead.findLast(({ on }) => on < before);
  const readyBy =
    found === undefined ? null : found.closes === undefined ? found.on : dateBefore(found.on, found.closes);
  return { on: found?.on ?? null, readyBy, committees, tooLate: ahead.find(({ on }) => on >= before)?.on ?? null };
}

function problemOf(board: Meeting, credentials: Meeting, until: CalendarDate): string | null {
  const [body] = board.committees;
  if (body === undefined) return 'the facility lists no board: nobody knows who decides, and when';
  const name = body.name;
  if (board.on === null && board.tooLate !== null)
    return `${name} meets on ${board.tooLate}, after the end: nothing bridges the gap`;
  if (board.on === null) return `no meeting of ${name} is listed before the end: set one, or privileges end`;
  const end = until === lastDate ? '' : ` before ${board.on}`;
  if (credentials.committees.length > 0 && credentials.on === null)
    return `no meeting of ${credentials.committees[0]?.name} is listed${end}`;
  return null;
}

/** How a deadline came about, and what would move it: from the row, the rule and the facts it was derived from. */

import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { DeadlineSpan } from '../domain/deadline.ts';
import { anchorWords } from './clocks/anchor.ts';
import { conditionWords } from './clocks/arithmetic-words.ts';
import { conditionHolds } from './clocks/condition.ts';
import { type DayRun, dayRuns } from './clocks/day-count.ts';
import type { Derivation } from './clocks/derivation.ts';
import { closersOf } from './clocks/due-date.ts';
import { distanceWords } from './entry-words.ts';
import type { Anchor, Change, PackIdentity } from './pack-entry.ts';

/** A deadline, explained. */
export interface DeadlineExplanation {
  readonly span: DeadlineSpan;
  readonly why: string;
  readonly help: string | null;
  /** What happens when it is missed. */
  readonly missed: string | null;
  readonly pack: PackIdentity;
  /** When this version of the rule is in force. */
  readonly since: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly changes: readonly Change[];
  readonly conflict: readonly { readonly value: string; readonly source: string }[];
  /** Ledger id of the fact it counts from, or of the record that lacks it. */
  readonly factId: string;
  /** Key of the group whose document writes the day it counts from; absent: it stands in the fact. */
  readonly writtenBy?: string;
  /** What to record where the anchor is not known. */
  readonly toRecord: string | null;
  /** Whether the clock stands still, so that there is no day now. */
  readonly standsStill: boolean;
  /** The later day, where nobody knows whether requests stop the clock. */
  readonly dueAtLatest: CalendarDate | null;
  /** The first day on which it may be done. */
  readonly opensOn: CalendarDate | null;
  /** The count day by day, where business days or stops are involved. */
  readonly days: readonly DayRun[];
  /** Conditions that nobody could confirm. */
  readonly unsure: readonly string[];
  readonly wouldMove: readonly string[];
}

/** The derivation that counts for a deadline on a day: of several for one id the earliest; undefined where none holds. */
export function countingDerivation(
  derivations: readonly Derivation[],
  id: string,
  asOf: CalendarDate,
): Derivation | undefined {
  const key = ({ span }: Derivation): string => `${span.dueOn ?? '~'} ${span.applicationId ?? ''}`;
  return derivations
    .filter(({ span }) => span.id === id && span.validFrom <= asOf && asOf < span.validUntil)
    .toSorted((left, right) => (key(left) < key(right) ? -1 : 1))[0];
}

/** What there is to say about a row. `asOf`: a clock that stands still is counted up to this day. */
export function deadlineExplanation(derivation: Derivation, asOf: CalendarDate): DeadlineExplanation {
  const { span, entry, clock, reading, unsure } = derivation;
  const running = reading.state === 'running' ? reading : null;
  return {
    span,
    why: clock.why,
    help: clock.help ?? null,
    missed: clock.missed ?? null,
    pack: entry.pack,
    since: entry.since,
    until: entry.until,
    changes: entry.changes,
    conflict: clock.conflict ?? [],
    factId: reading.factId,
    ...writtenBy(derivation),
    toRecord: reading.state === 'unknown' ? reading.toRecord : null,
    standsStill: running !== null && running.dueOn === null,
    dueAtLatest: running?.dueAtLatest ?? null,
    opensOn: running?.opensOn ?? null,
    days: running === null || running.counting === null ? [] : dayRuns(running.counting, asOf),
    unsure,
    wouldMove: movers(derivation),
  };
}

function writtenBy({ reading, circumstance }: Derivation): Pick<DeadlineExplanation, 'writtenBy'> {
  const group = reading.state === 'running' ? circumstance.dates[reading.anchor]?.writtenBy : undefined;
  return group === undefined ? {} : { writtenBy: group };
}

/** Events after which the duty begins anew; other anchors are corrected, not repeated. */
const repeated: ReadonlySet<Anchor> = new Set([
  'caqh.attestedOn',
  'medicare.revalidatedOn',
  'medicaid.revalidatedOn',
  'decision.decidedOn',
  'verification.on',
]);

function movers({ clock, entry, reading, around, circumstance }: Derivation): readonly string[] {
  const { dates } = circumstance;
  const known = (anchor: Anchor): boolean => (dates[anchor]?.on ?? null) !== null;
  if (reading.state === 'unknown') return [`recording it: ${reading.toRecord}`];
  const anchor = anchorWords(reading.anchor);
  return [
    reading.anchor === 'credential.expires'
      ? 'a renewal, recorded as a new term, closes it and opens the next'
      : repeated.has(reading.anchor)
        ? `a later one recorded (${anchor}) closes it and opens the next`
        : `another day recorded for: ${anchor}`,
    ...(clock.posted === undefined || known(clock.posted)
      ? []
      : [`a day recorded for: ${anchorWords(clock.posted)}, which beats the counted one`]),
    ...closersOf(clock).map((closer) => `it closes once recorded: ${anchorWords(closer)}`),
    ...(clock.alsoFrom ?? [])
      .filter((also) => !known(also.anchor))
      .map(
        (also) => `also counted once recorded: ${distanceWords(also, anchorWords(also.anchor))}; the earliest counts`,
      ),
    ...(clock.fallback !== undefined && reading.anchor === clock.fallback.anchor
      ? [`once recorded, it counts from there instead: ${anchorWords(clock.anchor)}`]
      : []),
    ...stopWords(clock.tolls),
    ...(clock.exceptions ?? [])
      .filter((one) => !conditionHolds(one.when, around))
      .map((one) => `where it holds (${one.note ?? conditionWords(one)}): ${exceptionWords(one, anchor)}`),
    ...(clock.payerStates === undefined ? [] : ["another time stated in the payer's document"]),
    ...(entry.until === null || clock.versionBy === undefined || clock.versionBy === 'anchor'
      ? []
      : [`from ${entry.until} another version of the rule counts`]),
    `an override of \`${entry.id}\` with a reason, in a pack of your own or the payer's document`,
  ];
}

function exceptionWords(exception: NonNullable<Derivation['clock']['exceptions']>[number], anchor: string): string {
  if (exception.none === true) return 'it does not run';
  if (exception.add === undefined && exception.before === undefined) return 'other lead times or weight';
  return distanceWords(exception, anchor);
}

function stopWords(tolls: Derivation['clock']['tolls']): readonly string[] {
  switch (tolls) {
    case undefined:
    case 'none':
      return [];
    case 'pause':
    case 'pause-max':
      return ['a request for more stops it until the answer'];
    case 'restart':
      return ['a request for more begins it anew with the answer'];
    case 'unknown':
      return ['a request for more may stop it: then both days are shown'];
    default:
      return tolls satisfies never;
  }
}

/** A count day by day in lines of text: "1-3    Mon 23 Nov 2026 to Wed 25 Nov 2026" and what was passed over. */
export function dayRunText(runs: readonly DayRun[]): readonly string[] {
  return runs.map((run) => {
    const place = run.counted === null ? 'not' : dayNumbers(run.counted, run.days);
    const days = run.from === run.through ? longDate(run.from) : `${longDate(run.from)} to ${longDate(run.through)}`;
    return `${place.padEnd(9)} ${days}${run.why === null ? '' : ` (${run.why})`}`;
  });
}

function dayNumbers(last: number, days: number): string {
  return days === 1 ? `day ${last}` : `day ${last - days + 1}-${last}`;
}

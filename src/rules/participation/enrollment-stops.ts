/** What stopped an enrollment with Medicare or Medicaid by the record: notices of the agency, and a revalidation that is overdue. */

import { lineStanding } from '../../domain/application.ts';
import { addDays, type CalendarDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, ApplicationType, Credential } from '../../domain/facts.ts';
import type { Occurrence } from '../../domain/file-facts.ts';
import type { OccurrenceKind } from '../../domain/reportable-change.ts';
import { linesOf } from '../clocks/application-dates.ts';
import type { BillingCase } from './billing-case.ts';
import type { Stretch } from './timeline.ts';

/** What a notice does to claims, and which applications bring the enrollment back. */
interface Stop {
  readonly level: 'hold' | 'no';
  readonly words: string;
  readonly endedBy: readonly ApplicationType[];
}

// Nobody lost anything yet: what is asked for ends the stay, and the claims wait for it.
const stay: Stop = {
  level: 'hold',
  words: 'Medicare stayed the enrollment',
  endedBy: ['revalidation', 'reactivation', 'initial', 'change'],
};

const stops: ReadonlyMap<string, Stop> = new Map<OccurrenceKind, Stop>([
  [
    'deactivation-notice',
    { level: 'no', words: 'Medicare stopped the billing', endedBy: ['reactivation', 'revalidation', 'initial'] },
  ],
  // Whoever was revoked enrolls anew, after the time for which that is barred.
  ['revocation', { level: 'no', words: 'Medicare revoked the enrollment', endedBy: ['initial', 'reactivation'] }],
  ['enrollment-stay', stay],
  ['enrollment-stay-change', stay],
]);

/** The days on which a notice that stops claims becomes known. */
export function stopDays(occurrences: readonly Occurrence[]): readonly CalendarDate[] {
  return occurrences.flatMap(({ kind, on }) => (stops.has(kind) ? [on] : []));
}

/**
 * Times in which Medicare stopped, revoked or stayed an enrollment, from the day of the notice. They are over with the first
 * day that counts by an approval after it; from the filing of one that is pending the claims wait, since a reactivation
 * counts from the day it comes in (42 CFR 424.540(d)(2)).
 */
export function noticeStops(one: BillingCase): readonly Stretch[] {
  if (!one.lines.includes('medicare')) return [];
  const file = one.key.group === null ? undefined : one.context.groupFile?.(one.key.group);
  const group = one.group?.name ?? one.key.group ?? '';
  return [
    ...one.facts.occurrences.flatMap((notice) => stretches(notice, one, '', returns(one))),
    // What comes back for one of its providers does not bring back the group.
    ...(file?.occurrences ?? []).flatMap((notice) =>
      stretches(notice, one, ` of ${group}`, groupReturns(file?.applications ?? [], one)),
    ),
  ];
}

/** An application that may bring an enrollment back. */
interface Return {
  readonly type: ApplicationType;
  readonly submittedOn: CalendarDate;
  /** Null: pending. */
  readonly approvedOn: CalendarDate | null;
  /** First day that counts; null: not known. */
  readonly from: CalendarDate | null;
}

function stretches(
  notice: Occurrence,
  { asOf }: BillingCase,
  whose: string,
  all: readonly Return[],
): readonly Stretch[] {
  const stop = stops.get(notice.kind);
  if (stop === undefined || notice.on > asOf) return [];
  const { level, words, endedBy } = stop;
  const after = all.filter(
    ({ type, approvedOn }) => endedBy.includes(type) && (approvedOn === null || approvedOn >= notice.on),
  );
  const over = first(after.flatMap(({ from }) => from ?? [])) ?? lastDate;
  const waiting = first(after.flatMap(({ from, submittedOn }) => (from === null ? [submittedOn] : []))) ?? lastDate;
  const held = [waiting, over, lastDate].reduce((left, right) => (left < right ? left : right));
  const because = `${words}${whose} on ${notice.on}`;
  return [
    { from: notice.on, until: later(notice.on, held), level, because },
    {
      from: later(notice.on, held),
      until: later(notice.on, over),
      level: 'hold',
      because: `${because}; the application of ${waiting} to bring it back waits for its approval or first day`,
    },
  ];
}

function filedReturns({ filed }: BillingCase): readonly Return[] {
  return filed.map(({ application, submittedOn, approvedOn, start }) => ({
    type: application.type,
    submittedOn,
    approvedOn,
    from: approvedOn === null ? null : start.start,
  }));
}

function returns(one: BillingCase): readonly Return[] {
  const { facts, key, asOf } = one;
  // A change of what was reported asks nobody in; its approval is all that a stay waits for.
  const changes = plainReturns(
    facts.applications.filter(({ payer, type }) => payer === key.payer && type === 'change'),
    asOf,
  );
  return [...filedReturns(one), ...changes];
}

function groupReturns(applications: readonly Application[], { key, asOf }: BillingCase): readonly Return[] {
  return plainReturns(
    applications.filter(({ payer }) => payer === key.payer),
    asOf,
  );
}

function plainReturns(applications: readonly Application[], asOf: CalendarDate): readonly Return[] {
  return applications.flatMap((application) =>
    linesOf(application).flatMap((line): readonly Return[] => {
      const { type } = application;
      const { state, submittedOn, decidedOn, effectiveOn } = lineStanding(application, line, asOf);
      if (submittedOn === null || decidedOn === null || !(state === 'approved' || state === 'loaded')) return [];
      const from = effectiveOn ?? (type === 'change' ? decidedOn : receivedOn(application, asOf));
      return [{ type, submittedOn, approvedOn: decidedOn, from }];
    }),
  );
}

function receivedOn({ steps }: Application, asOf: CalendarDate): CalendarDate | null {
  return steps.findLast(({ name, on }) => on <= asOf && name === 'received')?.on ?? null;
}

/**
 * A revalidation whose posted day has passed and which nobody has on record since: Medicare and Medicaid then withhold
 * payment. The claims wait from the day after, until a revalidation was approved or another day stands in the dossier.
 */
export function overdueRevalidations(one: BillingCase): readonly Stretch[] {
  const { key, context, group } = one;
  const file = key.group === null ? undefined : context.groupFile?.(key.group);
  const ofGroup = groupReturns(file?.applications ?? [], one);
  return [
    ...one.credentials.flatMap((credential) => overdue(credential, one, '', filedReturns(one))),
    ...(file?.credentials ?? []).flatMap((credential) =>
      overdue(credential, one, ` of ${group?.name ?? key.group ?? ''}`, ofGroup),
    ),
  ];
}

function overdue(
  credential: Credential,
  { lines, states }: BillingCase,
  whose: string,
  all: readonly Return[],
): readonly Stretch[] {
  const { kind, state, status, label } = credential;
  const concerned =
    (kind === 'medicare' && lines.includes('medicare')) ||
    (kind === 'medicaid' && lines.includes('medicaid') && state !== null && states.includes(state));
  if (!concerned || (status !== null && status !== 'enrolled')) return [];
  const due = postedDue(credential);
  if (due === null || all.some((line) => revalidates(line, due.since))) return [];
  return [
    {
      from: addDays(due.on, 1),
      until: lastDate,
      level: 'hold',
      because: `${label}${whose} was to be revalidated by ${due.on}, and no approved revalidation since is on record`,
    },
  ];
}

/** The day posted on the newest term, with the day of the revalidation or enrollment that it follows. */
function postedDue({ terms }: Credential): { readonly on: CalendarDate; readonly since: CalendarDate | null } | null {
  const newest = terms.at(-1);
  if (newest === undefined || newest.through === null) return null;
  return { on: newest.through, since: newest.happenedOn ?? newest.from };
}

/** Whether a line is a revalidation, approved, that was filed since the last one. */
function revalidates({ type, approvedOn, submittedOn }: Return, since: CalendarDate | null): boolean {
  return type === 'revalidation' && approvedOn !== null && (since === null || submittedOn > since);
}

function first(days: readonly CalendarDate[]): CalendarDate | undefined {
  return days.reduce<CalendarDate | undefined>(
    (left, right) => (left !== undefined && left < right ? left : right),
    undefined,
  );
}

function later(left: CalendarDate, right: CalendarDate): CalendarDate {
  return left > right ? left : right;
}

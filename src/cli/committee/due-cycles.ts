import { isOpen, lineStanding } from '../../domain/application.ts';
import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, dateBefore, duration } from '../../domain/calendar/duration.ts';
import { isOpenOn, statusOn } from '../../domain/departure.ts';
import type { Application, Subject, SubjectFacts } from '../../domain/facts.ts';
import { leavesOf } from '../../domain/leave.ts';
import type { NoticeKind } from '../../domain/reportable-change.ts';
import type { DeadlineRow } from '../../ledger/deadline-query.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { durationFact } from '../../rules/recorded-fact.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Context } from '../context.ts';
import { payersOf } from '../resolution.ts';
import { clockOf, extensionWords, type PlainCycle, plainCycles } from './cycle-extension.ts';
import { renewedEnrollment } from './renewed-enrollment.ts';

/** A credentialing cycle, or the term of an enrollment, that ends soon or has ended. */
export interface DueCycle {
  readonly subject: Subject;
  /** The application that begins the next one. */
  readonly type: 'recredentialing' | 'revalidation';
  /** The payer or facility that decides; both null: our own committee, or of a revalidation a payer that is not known. */
  readonly payer: string | null;
  readonly facility: string | null;
  /** The enrollment that is renewed, in words; null: a credentialing cycle. */
  readonly enrollment: string | null;
  /** The day of the letter that asks for the revalidation; null: the cycle ends by itself. */
  readonly letterOn: CalendarDate | null;
  /** The last day in time; null: it waits for a return from leave. */
  readonly dueOn: CalendarDate | null;
  /**
   * The first day on which it is to be begun: the lead of its rule, and not before the payer takes it; the day of the letter
   * that asks for it; null with `dueOn`.
   */
  readonly leadOn: CalendarDate | null;
  /** The first day on which the payer takes it; null: any. */
  readonly opensOn: CalendarDate | null;
  readonly rule: string;
  /** What happens when the day passes, in the words of the pack. */
  readonly missed: string | null;
  /** Last day on which a late one is not yet an initial one; null where no pack says. */
  readonly lateUntil: CalendarDate | null;
  /** What a leave does to it, in words; null: nobody is away. */
  readonly extension: string | null;
  /** Who looks after it, by key. */
  readonly owner: string | null;
  /** The application of the cycle that ends. */
  readonly previous: Application | null;
  /** The day from which this cycle counts; null: not recorded. */
  readonly since: CalendarDate | null;
  /** The application that begins the next cycle already. */
  readonly begun: Application | null;
  /** The last one that was to begin it and came to nothing; null beside `begun`. */
  readonly givenUp: Application | null;
  /** An open application that ends the participation. */
  readonly ending: Application | null;
}

/**
 * Cycles that are due within a time, the earliest first: each body once, by its earliest rule. Of a posted day and of letters
 * that ask for the same revalidation, the first that has not passed counts.
 */
export async function dueCycles(context: Context, ledger: Ledger, within: string): Promise<readonly DueCycle[]> {
  const asOf = await context.asOf();
  const rules = await context.rules();
  const dueBy = dateAfter(asOf, duration(within));
  const rows = await ledger.deadlines.list({ asOf, dueBy, kinds: ['recredentialing', 'revalidation'] });
  if (rows.length === 0) return [];
  const applications = new Map<string, Application[]>();
  for (const { subject, application } of await ledger.applications.list()) {
    const own = applications.get(subject.id);
    if (own === undefined) applications.set(subject.id, [application]);
    else own.push(application);
  }
  const subjects = new Map(
    (await ledger.subjects.list({ status: ['active', 'departed'] })).flatMap((one) =>
      statusOn(one, asOf) === 'active' ? [[one.id, one] as const] : [],
    ),
  );
  const payers = await payersOf(ledger);
  const cycles = new Map<string, DueCycle>();
  const letters = await ledger.occurrences.ofKinds(['revalidation-notice'] satisfies NoticeKind[]);
  const away = awayReader(context, ledger, rules, asOf);
  for (const row of rows) {
    const subject = subjects.get(row.subjectId);
    if (subject === undefined) continue;
    const all = applications.get(subject.id) ?? [];
    const isRevalidation = row.kind === 'revalidation';
    if (isRevalidation && row.dueOn === null) continue;
    const credentials = isRevalidation ? ((await ledger.facts.of(subject.id))?.credentials ?? []) : [];
    const enrollment = isRevalidation
      ? renewedEnrollment(row, credentials, letters, payers.values(), all, asOf)
      : undefined;
    if (isRevalidation && enrollment === undefined) continue;
    const { facility, dueOn } = row;
    const payer = enrollment === undefined ? row.payer : enrollment.payer;
    const key = `${row.subjectId}|${enrollment?.label ?? ''}|${payer ?? ''}|${facility ?? ''}`;
    const known = cycles.get(key);
    if (known !== undefined && !(isRevalidation && hasPassed(known, asOf) && !hasPassed(row, asOf))) continue;
    const extension = isRevalidation ? null : await away(subject, row);
    // A cycle of which nobody knows when it ends is none that ends soon.
    if (dueOn === null && extension === null) continue;
    const own = all.filter((one) => one.payer === payer && one.facility === facility && payer !== facility);
    const type = isRevalidation ? 'revalidation' : 'recredentialing';
    const letterOn = enrollment?.letterOn ?? null;
    // What is begun on the day of a letter answers it, and so does what was open by then.
    const since = letterOn === null ? startOf(row, clockOf(rules, row.rule)?.add) : addDays(letterOn, -1);
    const next = own.filter(
      (one) =>
        one.type === type &&
        one.openedOn <= asOf &&
        (since === null || one.openedOn > since || (letterOn !== null && isOpenOn(one, asOf))),
    );
    const begun = next.find((one) => isUnderWay(one, asOf)) ?? null;
    cycles.delete(key);
    cycles.set(key, {
      subject,
      type,
      payer,
      facility,
      enrollment: enrollment?.label ?? null,
      letterOn,
      dueOn,
      leadOn: dueOn === null ? null : (letterOn ?? latest(addDays(dueOn, -row.leadDays), row.opensOn)),
      opensOn: row.opensOn,
      rule: row.rule,
      missed: clockOf(rules, row.rule)?.missed ?? null,
      lateUntil: dueOn === null ? null : lateUntil(rules, row.rule, dueOn),
      extension,
      owner: row.owner,
      previous: own.findLast((one) => one.steps.some(({ name, on }) => name === 'approved' && on <= asOf)) ?? null,
      since,
      begun,
      givenUp: begun === null ? (next.at(-1) ?? null) : null,
      ending: own.find((one) => one.type === 'termination' && isOpenOn(one, asOf)) ?? null,
    });
  }
  return [...cycles.values()];
}

function hasPassed({ dueOn }: Pick<DueCycle, 'dueOn'>, asOf: CalendarDate): boolean {
  return dueOn !== null && dueOn < asOf;
}

/** The day from which a cycle counts: its anchor, or where that is a day that was posted, the length of the cycle before it. */
function startOf({ anchorOn, dueOn }: DeadlineRow, length: string | undefined): CalendarDate | null {
  if (anchorOn !== null && (dueOn === null || anchorOn < dueOn)) return anchorOn;
  return dueOn === null || length === undefined ? null : dateBefore(dueOn, duration(length));
}

function latest(left: CalendarDate, right: CalendarDate | null): CalendarDate {
  return right !== null && right > left ? right : left;
}

/** Whether an application is still worked on, or has come to what it asked for. */
function isUnderWay(one: Application, asOf: CalendarDate): boolean {
  return one.lines.some((line) => {
    const { state } = lineStanding(one, line, asOf);
    return isOpen(state) || state === 'loaded';
  });
}

/** The last day on which a late one still counts as one, by the fact that its clock names; null: no rule says. */
export function lateUntil(rules: RuleSet, id: string, dueOn: CalendarDate): CalendarDate | null {
  const fact = clockOf(rules, id)?.lateBy;
  const late = fact === undefined ? undefined : durationFact(rules, fact, dueOn);
  return late === undefined ? null : dateAfter(dueOn, duration(late));
}

/** Tells what leaves do to cycles; the facts of a subject are read once. */
function awayReader(
  context: Context,
  ledger: Ledger,
  rules: RuleSet,
  asOf: CalendarDate,
): (
  subject: Subject,
  row: { readonly rule: string; readonly payer: string | null; readonly facility: string | null },
) => Promise<string | null> {
  const known = new Map<string, readonly [Occurrences, readonly PlainCycle[]]>();
  return async (subject, row) => {
    const occurrences = await ledger.occurrences.list(subject.id);
    if (leavesOf(occurrences).length === 0) return null;
    let cycles = known.get(subject.id);
    if (cycles === undefined) {
      const facts = await ledger.facts.of(subject.id);
      if (facts === undefined) return null;
      cycles = [facts.occurrences, await plainCycles(context, ledger, facts)];
      known.set(subject.id, cycles);
    }
    const cycle = cycles[1].find(
      ({ rule, payer, facility }) => rule === row.rule && payer === row.payer && facility === row.facility,
    );
    return cycle === undefined ? null : extensionWords(cycle, cycles[0], rules, asOf);
  };
}

type Occurrences = SubjectFacts['occurrences'];

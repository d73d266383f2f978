import { isOpen, lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, dateBefore, duration } from '../../domain/calendar/duration.ts';
import { statusOn } from '../../domain/departure.ts';
import type { Application, Subject, SubjectFacts } from '../../domain/facts.ts';
import { leavesOf } from '../../domain/leave.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { durationFact } from '../../rules/recorded-fact.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Context } from '../context.ts';
import { clockOf, extensionWords, type PlainCycle, plainCycles } from './cycle-extension.ts';

/** A credentialing cycle that ends soon, or has ended. */
export interface DueCycle {
  readonly subject: Subject;
  /** The payer or facility that decides; both null: our own committee. */
  readonly payer: string | null;
  readonly facility: string | null;
  /** The last day in time; null: it waits for a return from leave. */
  readonly dueOn: CalendarDate | null;
  readonly rule: string;
  /** What happens when the day passes, in the words of the pack. */
  readonly missed: string | null;
  /** Last day on which a late one is not yet an initial one; null where no pack says. */
  readonly lateUntil: CalendarDate | null;
  /** What a leave does to it, in words; null: nobody is away. */
  readonly extension: string | null;
  /** The application of the cycle that ends. */
  readonly previous: Application | null;
  /** The application that begins the next cycle already. */
  readonly begun: Application | null;
}

/** Cycles that are due within a time, the earliest first: each body once, by its earliest rule. */
export async function dueCycles(context: Context, ledger: Ledger, within: string): Promise<readonly DueCycle[]> {
  const asOf = await context.asOf();
  const rules = await context.rules();
  const dueBy = dateAfter(asOf, duration(within));
  const rows = await ledger.deadlines.list({ asOf, dueBy, kinds: ['recredentialing'] });
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
  const cycles = new Map<string, DueCycle>();
  const away = awayReader(context, ledger, rules, asOf);
  for (const row of rows) {
    const subject = subjects.get(row.subjectId);
    const key = `${row.subjectId}|${row.payer ?? ''}|${row.facility ?? ''}`;
    if (subject === undefined || cycles.has(key)) continue;
    const extension = await away(subject, row);
    // A cycle of which nobody knows when it ends is none that ends soon.
    if (row.dueOn === null && extension === null) continue;
    const own = (applications.get(subject.id) ?? []).filter(
      (one) => one.payer === row.payer && one.facility === row.facility && row.payer !== row.facility,
    );
    const previous = own.findLast((one) => one.steps.some(({ name, on }) => name === 'approved' && on <= asOf)) ?? null;
    const { dueOn } = row;
    cycles.set(key, {
      subject,
      payer: row.payer,
      facility: row.facility,
      dueOn,
      rule: row.rule,
      missed: clockOf(rules, row.rule)?.missed ?? null,
      lateUntil: dueOn === null ? null : lateUntil(rules, row.rule, dueOn),
      extension,
      previous,
      begun: own.find((one) => isBegun(one, dueOn ?? asOf, asOf)) ?? null,
    });
  }
  return [...cycles.values()];
}

/** A recredentialing opened within a year and a half of the due day is the one that meets it, unless it came to nothing. */
function isBegun(one: Application, dueOn: CalendarDate, asOf: CalendarDate): boolean {
  return (
    one.type === 'recredentialing' &&
    one.openedOn >= dateBefore(dueOn, duration('P18M')) &&
    one.lines.some((line) => {
      const { state } = lineStanding(one, line, asOf);
      return isOpen(state) || state === 'loaded';
    })
  );
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

import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, dateBefore, duration } from '../../domain/calendar/duration.ts';
import { extensionKinds } from '../../domain/committee.ts';
import { statusOn } from '../../domain/departure.ts';
import type { Application, Subject } from '../../domain/facts.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Context } from '../context.ts';

/** A credentialing cycle that ends soon, or has ended. */
export interface DueCycle {
  readonly subject: Subject;
  /** The payer or facility that decides; both null: our own committee. */
  readonly payer: string | null;
  readonly facility: string | null;
  readonly dueOn: CalendarDate;
  readonly rule: string;
  /** What happens when the day passes, in the words of the pack. */
  readonly missed: string | null;
  /** Last day on which a late one is not yet an initial one; null where no pack says. */
  readonly lateUntil: CalendarDate | null;
  /** Why it may wait, and since when: a leave. */
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
  for (const row of rows) {
    const subject = subjects.get(row.subjectId);
    if (subject === undefined || row.dueOn === null) continue;
    const { dueOn } = row;
    const key = `${subject.id}|${row.payer ?? ''}|${row.facility ?? ''}`;
    if (cycles.has(key)) continue;
    const own = (applications.get(subject.id) ?? []).filter(
      (one) => one.payer === row.payer && one.facility === row.facility && row.payer !== row.facility,
    );
    const previous = own.findLast((one) => one.steps.some(({ name, on }) => name === 'approved' && on <= asOf)) ?? null;
    cycles.set(key, {
      subject,
      payer: row.payer,
      facility: row.facility,
      dueOn,
      rule: row.rule,
      missed: missedWords(rules, row.rule),
      lateUntil: lateUntil(rules, row.rule, dueOn),
      extension: await extensionOf(ledger, subject, asOf),
      previous,
      begun: own.find((one) => one.type === 'recredentialing' && one.openedOn >= begunFrom(dueOn)) ?? null,
    });
  }
  return [...cycles.values()];
}

/** A recredentialing opened within a year and a half of the due day is the one that meets it. */
function begunFrom(dueOn: CalendarDate): CalendarDate {
  return dateBefore(dueOn, duration('P18M'));
}

function missedWords(rules: RuleSet, id: string): string | null {
  const entry = rules.byId.get(id)?.find((one) => one.kind === 'clock');
  return entry?.kind === 'clock' ? (entry.rule.missed ?? null) : null;
}

/** By the fact of the same pack that says how long a late recredentialing is still one. */
function lateUntil(rules: RuleSet, id: string, dueOn: CalendarDate): CalendarDate | null {
  const [entry] = rules.byId.get(id) ?? [];
  const late = entry === undefined ? undefined : rules.byId.get(`${id.split('.')[0]}.recred.late_30`)?.[0];
  if (late?.kind !== 'fact' || late.rule.duration === undefined) return null;
  return dateAfter(dueOn, duration(late.rule.duration));
}

async function extensionOf(ledger: Ledger, subject: Subject, asOf: CalendarDate): Promise<string | null> {
  const { occurrences = [] } = (await ledger.facts.of(subject.id)) ?? {};
  const leave = occurrences.findLast(({ kind, on }) => extensionKinds.includes(kind) && on <= asOf);
  const back =
    leave === undefined ? undefined : occurrences.find(({ kind, on }) => kind === 'return' && on >= leave.on);
  if (leave === undefined) return null;
  const kind = leave.kind.replaceAll('-', ' ');
  return back === undefined ? `${kind} since ${leave.on}` : `${kind} from ${leave.on} until ${addDays(back.on, -1)}`;
}

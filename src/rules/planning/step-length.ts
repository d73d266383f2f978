/** How long payers take to decide and to load: by their own word, by rules of packs, by the practice's own count. */

import { addDays, type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration, durationText } from '../../domain/calendar/duration.ts';
import type { Application, DerivationContext, PayerFacts, Step, StepName, SubjectFacts } from '../../domain/facts.ts';
import { countWords } from '../../domain/number-forms.ts';
import { fewestCourses } from '../../domain/turnaround.ts';
import { aboutApplication, lineCircumstances } from '../clocks/application-dates.ts';
import { type Duty, type DutyReader, dutyReader } from '../duties.ts';
import { citation, type FactEntry, type WorkspaceRole } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { byRule, selectedEntries, versionOn } from '../selection.ts';
import type { PlanLength } from './plan-step.ts';

/** How long such applications took here: the count, and the days within which half and nine in ten were decided. */
export interface OwnTurnaround {
  readonly count: number;
  readonly medianDays: number | null;
  readonly ninetiethDays: number | null;
}

/** Which length counts where the payer's limit and the practice's own count are both known. */
export const turnaroundChoices = ['longer', 'limit', 'own'] as const;
/** One of `turnaroundChoices`. */
export type TurnaroundChoice = (typeof turnaroundChoices)[number];

/** A length with the day it leads to. */
export interface Reach extends PlanLength {
  /** The last day of it, begun on a day. */
  readonly endsOn: (from: CalendarDate) => CalendarDate;
}

/** A length, or why none is known. */
export type FoundLength = Reach | { readonly toRecord: string; readonly besides: readonly string[] };

/** Whether a length is known. */
export function isKnown(length: FoundLength): length is Reach {
  return 'endsOn' in length;
}

/** What lengths are read from. */
export interface LengthQuestion {
  readonly facts: SubjectFacts;
  readonly context: DerivationContext;
  readonly payer: PayerFacts;
  /** The application in question, filed or not: its type, route and lines. */
  readonly application: Application;
  readonly asOf: CalendarDate;
  readonly choice: TurnaroundChoice;
  /** Undefined: nobody counted. */
  readonly own: OwnTurnaround | undefined;
}

/** Reads lengths by a rule set. */
export interface LengthReader {
  readonly decision: (question: LengthQuestion) => FoundLength;
  readonly load: (question: LengthQuestion) => FoundLength;
}

/** Reads lengths by a rule set; the choice of clocks is kept. */
export function lengthReader(rules: RuleSet, role: WorkspaceRole): LengthReader {
  const read = dutyReader(rules, role);
  return {
    decision: (question) => chosen(question, decisionLimit(question, read, rules, role)),
    load: (question) => loadLimit(question, read),
  };
}

/** A step of a plan as a step of an application. */
export function plannedStep(name: StepName, on: CalendarDate, sequence: number): Step {
  return {
    id: `plan ${name}`,
    lineId: null,
    name,
    on,
    sequence,
    via: name === 'submitted' ? 'portal' : null,
    reference: null,
    reason: null,
    dueOn: null,
    until: null,
    reopensOn: null,
    effectiveOn: null,
    payerId: null,
    note: null,
  };
}

/** The application as if these steps had been made on one day, and none before. */
function asIf(application: Application, names: readonly StepName[], on: CalendarDate): Application {
  return { ...application, openedOn: on, followUps: [], steps: names.map((name, at) => plannedStep(name, on, at + 1)) };
}

/** What the clocks say of an application on the day of its last step. */
function dutiesOf(
  { facts, context, application }: LengthQuestion,
  names: readonly StepName[],
  on: CalendarDate,
  read: DutyReader,
): readonly Duty[] {
  const supposed = asIf(application, names, on);
  const circumstances = lineCircumstances(supposed, aboutApplication(supposed, context.payers));
  return read(circumstances, facts, context, on).filter(({ kind }) => kind === 'payer-decision');
}

/** Clocks of the time after the filing that end with a decision; those that end with a receipt are other clocks. */
function decisionLimit(question: LengthQuestion, read: DutyReader, rules: RuleSet, role: WorkspaceRole): FoundLength {
  const { payer, asOf } = question;
  const bound = (on: CalendarDate): readonly Duty[] =>
    dutiesOf(question, ['submitted', 'received', 'complete'], on, read).filter(
      ({ rule, dueOn }) => dueOn !== null && rule !== ownClock,
    );
  const laws = bound(asOf);
  if (payer.decisionWithin !== null) {
    return ownWord('decisionWithin', payer.decisionWithin, laws, question);
  }
  const slowest = last(laws);
  if (slowest !== undefined) return ofDuty(slowest, laws, asOf, bound);
  return (
    statedTurnaround(question, rules, role) ?? {
      toRecord: `decisionWithin in the document of payer ${payer.key}`,
      besides: [],
    }
  );
}

/** The time that the payer's document names for a step, with what law says besides. */
function ownWord(
  member: 'decisionWithin' | 'loadWithin',
  within: string,
  laws: readonly Duty[],
  { payer, asOf }: LengthQuestion,
): FoundLength {
  const length = duration(within);
  return {
    basis: 'payer',
    words: durationText(length),
    source: `${member} of payer ${payer.key}`,
    rule: null,
    confidence: 'practice',
    besides: laws.map((duty) => dutyWords(duty, asOf)),
    endsOn: (from) => dateAfter(from, length),
  };
}

/** The clock that carries the payer's own word, which is read at its source. */
const ownClock = 'practice.payer-decision';

function loadLimit(question: LengthQuestion, read: DutyReader): FoundLength {
  const { payer, asOf } = question;
  const bound = (on: CalendarDate): readonly Duty[] =>
    dutiesOf(question, ['submitted', 'received', 'complete', 'approved'], on, read).filter(
      ({ dueOn }) => dueOn !== null,
    );
  const laws = bound(asOf);
  if (payer.loadWithin !== undefined) {
    return ownWord('loadWithin', payer.loadWithin, laws, question);
  }
  const slowest = last(laws);
  if (slowest !== undefined) return ofDuty(slowest, laws, asOf, bound);
  return { toRecord: `loadWithin in the document of payer ${payer.key}`, besides: [] };
}

/** Of several clocks the one that leaves the payer most time, for a plan must hold even then. */
function last(duties: readonly Duty[]): Duty | undefined {
  return duties.toSorted((left, right) => ((left.dueOn ?? '') < (right.dueOn ?? '') ? 1 : -1))[0];
}

function ofDuty(
  duty: Duty,
  all: readonly Duty[],
  asOf: CalendarDate,
  bound: (on: CalendarDate) => readonly Duty[],
): Reach {
  const days = daysBetween(asOf, duty.dueOn ?? asOf);
  return {
    basis: 'rule',
    words: lengthWords(duty, asOf),
    source: `${duty.title}: ${duty.cite}`,
    rule: duty.rule,
    confidence: duty.confidence,
    besides: all.filter(({ rule }) => rule !== duty.rule).map((one) => dutyWords(one, asOf)),
    endsOn: (from) => last(bound(from))?.dueOn ?? addDays(from, days),
  };
}

function dutyWords(duty: Duty, asOf: CalendarDate): string {
  return `${lengthWords(duty, asOf)} by ${duty.rule}`;
}

/** The time that a clock gives; where an exception gives another one than the clock's own, the days that come of it. */
function lengthWords({ within, dueOn }: Duty, asOf: CalendarDate): string {
  const own = within === null ? null : duration(within);
  if (own !== null && dateAfter(asOf, own) === dueOn) return durationText(own);
  return countWords(daysBetween(asOf, dueOn ?? asOf), 'day');
}

/** What payers of this kind are said to take, where neither a document nor a clock says it. */
function statedTurnaround(
  { facts, payer, application, asOf }: LengthQuestion,
  rules: RuleSet,
  role: WorkspaceRole,
): Reach | undefined {
  const selected = selectedEntries(rules, {
    subject: facts.subject.kind,
    role,
    packs: payer.packs,
    payer: payer.key,
    lines: payer.lines,
    products: application.lines.flatMap(({ product }) => product ?? []),
    states: payer.states,
    providerType: facts.subject.type,
    taxonomies: facts.subject.taxonomies,
    facilityKind: null,
    applicationType: application.type,
    route: application.route,
    overrides: payer.overrides ?? [],
    off: payer.off ?? [],
  });
  const entries = [...byRule(selected).values()].flatMap((versions) => {
    const sure = versions.filter(({ unsure }) => unsure.length === 0).map(({ entry }) => entry);
    const entry = versionOn(sure, asOf);
    return entry?.kind === 'fact' && isTurnaround(entry) ? [entry] : [];
  });
  const longest = entries.toSorted((left, right) => (endOf(left, asOf) < endOf(right, asOf) ? 1 : -1))[0];
  if (longest?.rule.duration === undefined) return undefined;
  const length = duration(longest.rule.duration);
  return {
    basis: 'rule',
    words: durationText(length),
    source: `default of a pack, not of this practice: ${longest.rule.title}, ${citation(longest.rule.cite)}`,
    rule: longest.id,
    confidence: longest.rule.confidence,
    besides: (longest.rule.conflict ?? []).map(({ value, source }) => `${value} (${source})`),
    endsOn: (from) => dateAfter(from, length),
  };
}

function isTurnaround({ rule }: FactEntry): boolean {
  return rule.fact === 'stated-turnaround' && rule.duration !== undefined;
}

function endOf({ rule }: FactEntry, from: CalendarDate): CalendarDate {
  return rule.duration === undefined ? from : dateAfter(from, duration(rule.duration));
}

/** The limit, or what this practice saw, as is wished; with too few courses of its own it has seen nothing. */
function chosen({ choice, own, payer, application, asOf }: LengthQuestion, limit: FoundLength): FoundLength {
  if (choice === 'limit') return withBesides(limit, ownWords(own));
  const days = own === undefined || own.count < fewestCourses ? null : own.ninetiethDays;
  if (days === null || own === undefined) {
    if (choice === 'longer') return withBesides(limit, ownWords(own));
    const toRecord =
      own !== undefined && own.count >= fewestCourses
        ? `more decisions: nine in ten of ${own.count} applications (${application.type}) to ${payer.key} were not decided yet`
        : `${fewestCourses} applications (${application.type}) to ${payer.key}: with ${own?.count ?? 0} the own turnaround tells nothing`;
    return { toRecord, besides: isKnown(limit) ? [`limit ${limit.words}`] : [] };
  }
  const seen: Reach = {
    basis: 'own',
    words: countWords(days, 'day'),
    source: `own turnaround: nine in ten of ${own.count} applications were decided within ${countWords(days, 'day')}`,
    rule: null,
    confidence: 'practice',
    besides: isKnown(limit) ? [`limit ${limit.words} (${limit.source})`] : [],
    endsOn: (from) => addDays(from, days),
  };
  if (choice === 'own' || !isKnown(limit)) return seen;
  return limit.endsOn(asOf) >= seen.endsOn(asOf) ? withBesides(limit, ownWords(own)) : seen;
}

function ownWords(own: OwnTurnaround | undefined): readonly string[] {
  if (own === undefined || own.count === 0) return [];
  if (own.count < fewestCourses)
    return [`own turnaround: ${own.count} of ${fewestCourses} applications, too few to tell`];
  return [
    own.ninetiethDays === null
      ? `own turnaround: nine in ten of ${own.count} not reached yet`
      : `own turnaround: nine in ten of ${own.count} within ${countWords(own.ninetiethDays, 'day')}`,
  ];
}

function withBesides(length: FoundLength, words: readonly string[]): FoundLength {
  return words.length === 0 ? length : { ...length, besides: [...length.besides, ...words] };
}

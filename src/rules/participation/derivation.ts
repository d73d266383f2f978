/**
 * Participation from recorded facts: for a provider, payer, product, group and place the verdict on every day of service,
 * for every as-of day. Facts are made visible by their own day, so that what was known on any day can be asked.
 */

import type { BillingRecord } from '../../domain/billing-record.ts';
import { type CalendarDate, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import {
  type BillingReason,
  type BillingSpan,
  type BillingVerdict,
  type ParticipationKey,
  type ParticipationRow,
  type VerdictFrom,
  verdictsText,
} from '../../domain/participation.ts';
import type { DeriveParticipation } from '../../domain/participation-derivation.ts';
import type { WorkspaceRole } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { type BillingFacts, billingCase, contractsWith } from './billing-case.ts';
import { billingConditions, type Lasting } from './conditions.ts';
import { stopDays } from './enrollment-stops.ts';
import { isAdmitting } from './granting-types.ts';
import { participationKeys } from './participation-keys.ts';
import { privilegeDays } from './privilege-spans.ts';
import { serviceFacts } from './service-facts.ts';
import { reasonsOn, verdictSpans, verdictsFrom } from './timeline.ts';

/** What is known of one day of service. */
export interface BillingAnswer {
  readonly verdict: BillingVerdict;
  /** All conditions, those that stand for it included. */
  readonly reasons: readonly BillingReason[];
  /** First day on or after the day asked about that may be billed; null: none is in sight. */
  readonly firstBillableOn: CalendarDate | null;
}

/** Answers questions about participation by a rule set. `controlled`: the visit is about controlled substances; absent: not. */
export interface Participation {
  /** Verdicts over all days of service, as known on a day. */
  readonly spans: (
    about: BillingFacts<BillingRecord>,
    key: ParticipationKey,
    asOf: CalendarDate,
    controlled?: boolean,
  ) => readonly BillingSpan[];
  /** The verdict on one day of service with all its reasons, as known on a day. */
  readonly answer: (
    about: BillingFacts<BillingRecord>,
    key: ParticipationKey,
    asOf: CalendarDate,
    on: CalendarDate,
    controlled?: boolean,
  ) => BillingAnswer;
}

/** The evaluator of a rule set. */
export function participation(rules: RuleSet, role: WorkspaceRole): Participation {
  const ask = serviceFacts(rules, role);
  const lasting = new WeakMap<BillingFacts<BillingRecord>, Lasting>();
  const conditions = (
    about: BillingFacts<BillingRecord>,
    key: ParticipationKey,
    asOf: CalendarDate,
    controlled: boolean,
  ) => {
    const known = lasting.get(about) ?? new Map();
    lasting.set(about, known);
    return billingConditions(billingCase(about, key, asOf, ask), known, controlled);
  };
  return {
    spans: (about, key, asOf, controlled = false) => verdictSpans(conditions(about, key, asOf, controlled)),
    answer: (about, key, asOf, on, controlled = false) => {
      const found = conditions(about, key, asOf, controlled);
      const spans = verdictSpans(found);
      const verdict = spans.find(({ from, until }) => from <= on && on < until)?.verdict ?? 'no';
      return { verdict, reasons: reasonsOn(found, on), firstBillableOn: firstBillable(spans, on) };
    },
  };
}

/** The first day on or after a day that may be billed; null: none is in sight. */
export function firstBillable(
  spans: readonly Pick<BillingSpan, 'from' | 'until' | 'verdict'>[],
  on: CalendarDate,
): CalendarDate | null {
  const next = spans.find(({ until, verdict }) => verdict === 'bill' && until > on);
  if (next === undefined) return null;
  return next.from > on ? next.from : on;
}

/** The derivation of participation for a rule set; hand it to the ledger as a value. */
export function deriveParticipation(rules: RuleSet, role: WorkspaceRole): DeriveParticipation {
  const ask = serviceFacts(rules, role);
  return (facts, standing, context) => {
    const { subject } = facts;
    if (subject.kind !== 'provider' || subject.status === 'archived') return [];
    const about: BillingFacts = { facts, standing, context };
    const lasting: Lasting = new Map();
    const ofPayer = new Map<string, BillingFacts<BillingRecord>>();
    return participationKeys(about).flatMap((key) => {
      const concerned = ofPayer.get(key.payer) ?? withPayer(about, key.payer);
      ofPayer.set(key.payer, concerned);
      const verdicts = (asOf: CalendarDate): readonly VerdictFrom[] =>
        verdictsFrom(billingConditions(billingCase(concerned, key, asOf, ask), lasting));
      return overTime(key, knowledgeDays(concerned, key), verdicts);
    });
  };
}

/** What is known of a provider, with the applications to one payer only: those to others say nothing about it. */
function withPayer(about: BillingFacts<BillingRecord>, payer: string): BillingFacts<BillingRecord> {
  const applications = about.facts.applications.filter((one) => one.payer === payer);
  return { ...about, facts: { ...about.facts, applications } };
}

/** Rows of one key on all as-of days: a new one where what became known changes a verdict. */
function overTime(
  key: ParticipationKey,
  days: readonly CalendarDate[],
  verdictsAsOf: (asOf: CalendarDate) => readonly VerdictFrom[],
): readonly ParticipationRow[] {
  const rows: ParticipationRow[] = [];
  let latest = '';
  for (const day of days) {
    const verdicts = verdictsAsOf(day);
    const text = verdictsText(verdicts);
    if (text === latest) continue;
    latest = text;
    const last = rows.at(-1);
    if (last !== undefined) rows[rows.length - 1] = { ...last, validUntil: day };
    rows.push({ ...key, validFrom: day, validUntil: lastDate, verdicts });
  }
  return rows;
}

/** The days on which something becomes known that the verdicts of a key may depend on, with the beginning of time. */
function knowledgeDays(
  { facts, context }: BillingFacts<BillingRecord>,
  { payer, group }: ParticipationKey,
): readonly CalendarDate[] {
  const days = new Set<CalendarDate>([firstDate]);
  const file = group === null ? undefined : context.groupFile?.(group);
  for (const { applications, matches, occurrences } of file === undefined ? [facts] : [facts, file]) {
    for (const { payer: whom, type, openedOn, steps } of applications) {
      if (whom !== payer) continue;
      if (isAdmitting(type)) days.add(openedOn);
      for (const { on } of steps) days.add(on);
    }
    for (const { on, closedOn, reviews } of matches) {
      for (const day of [on, closedOn, ...reviews.map((review) => review.on)]) if (day !== null) days.add(day);
    }
    for (const on of stopDays(occurrences)) days.add(on);
  }
  for (const { on } of facts.decisions) days.add(on);
  for (const { on } of facts.links) if (on !== null) days.add(on);
  for (const { signedOn } of contractsWith(payer, context)) if (signedOn !== null) days.add(signedOn);
  for (const on of privilegeDays(facts)) days.add(on);
  return [...days].sort();
}

/** From which day the services of an applicant are paid, and which earlier days wait because a law or rule may reach back. */

import {
  addDays,
  type CalendarDate,
  earliest,
  endOfMonth,
  firstDate,
  latest,
} from '../../domain/calendar/calendar-date.ts';
import type { PaidFrom } from '../../domain/contracts/contract.ts';
import type { RecordedDates } from '../clocks/anchor.ts';
import { firstDayOfService } from '../effective-date.ts';
import type { FactEntry } from '../pack-entry.ts';
import type { ServiceFacts } from './service-facts.ts';

/** The recorded days of a line that bear on its first day of service; null: not recorded. */
export interface LineDays {
  readonly submittedOn: CalendarDate;
  readonly receivedOn: CalendarDate | null;
  readonly completeOn: CalendarDate | null;
  readonly approvedOn: CalendarDate | null;
  readonly loadedOn: CalendarDate | null;
  /** As the payer stated it. */
  readonly effectiveOn: CalendarDate | null;
  readonly contractOn: CalendarDate | null;
  /** First day of work at the place; null: nobody recorded one, and no service is earlier than itself. */
  readonly firstServiceOn: CalendarDate | null;
}

/** From which day services are paid. */
export interface ServiceStart {
  /** Null: approved, but the day is not known yet; or not approved. */
  readonly start: CalendarDate | null;
  /** Where the day comes from, in words. */
  readonly basis: string;
  /** First of the days before the start that may be paid later; null: none. */
  readonly heldFrom: CalendarDate | null;
  /** Why those days wait. */
  readonly heldBecause: string;
}

/** A day with where it comes from. */
interface Based {
  readonly on: CalendarDate;
  readonly basis: string;
}

/**
 * The first day of service of a line. The payer's own word comes first; then the contract's or the payer's rule for those
 * who are added; then the packs, the latest of their effective dates, less the shortest time they let bill before; else
 * the day of approval. Days before that wait where state law may reach back, and all days since the filing while the
 * decision, or the day it counts from, is not known.
 */
export function serviceStart(days: LineDays, paidFrom: PaidFrom | null, facts: ServiceFacts): ServiceStart {
  const dates = recordedDates(days);
  const law = lawDay(facts['retro-pay'], dates);
  if (days.approvedOn === null) return pendingStart(days, paidFrom, facts, dates, law);
  const found = stated(days) ?? byClause(days, paidFrom) ?? byPacks(days, facts, dates);
  if (found === 'unknown' || found.on === null) {
    const words =
      found === 'unknown' || found.basis === '' ? 'the day from which it counts is not recorded' : found.basis;
    const heldFrom = law === null ? days.submittedOn : earliest(days.submittedOn, law.on);
    return { start: null, basis: words, heldFrom, heldBecause: `approved on ${days.approvedOn}; ${words}` };
  }
  const start = found.on;
  const retro = days.effectiveOn === null ? null : billedBefore(facts['retro-billing'], dates);
  const reaching = [law, retro].flatMap((one) => (one !== null && one.on < start ? [one] : []));
  const first = reaching.toSorted((left, right) => (left.on < right.on ? -1 : 1))[0];
  return { start, basis: found.basis, heldFrom: first?.on ?? null, heldBecause: first?.basis ?? '' };
}

function stated({ effectiveOn }: LineDays): Based | undefined {
  return effectiveOn === null ? undefined : { on: effectiveOn, basis: `effective ${effectiveOn}` };
}

type Found = { readonly on: CalendarDate | null; readonly basis: string } | 'unknown';

/** The day by the clause of the contract or the payer's rule; undefined: neither says any. */
function byClause(days: LineDays, paidFrom: PaidFrom | null): Found | undefined {
  const { approvedOn, receivedOn, completeOn, contractOn, loadedOn } = days;
  switch (paidFrom) {
    case null:
      return undefined;
    case 'approval':
      return { on: approvedOn, basis: 'paid from approval' };
    case 'application':
      return {
        on: receivedOn,
        basis: receivedOn === null ? 'paid from receipt, which is not recorded' : 'paid from receipt',
      };
    case 'complete':
      return {
        on: completeOn,
        basis:
          completeOn === null
            ? 'paid from the complete application, whose day is not recorded'
            : 'paid from the complete application',
      };
    case 'contract':
      return {
        on: contractOn,
        basis: contractOn === null ? 'paid from the contract, whose day is not recorded' : 'paid from the contract',
      };
    case 'load':
      return {
        on: loadedOn,
        basis: loadedOn === null ? 'paid from loading, which is not recorded' : 'paid from loading',
      };
    case 'letter':
      return { on: null, basis: 'paid from the day in the letter, which is not recorded' };
    case 'first-of-next-month':
      return approvedOn === null
        ? 'unknown'
        : { on: addDays(endOfMonth(approvedOn), 1), basis: 'paid from the first of the month after approval' };
    default:
      return paidFrom satisfies never;
  }
}

/** The day by the packs; the day of approval where they say none. */
function byPacks(days: LineDays, facts: ServiceFacts, dates: RecordedDates): Found {
  const effective = effectiveDay(facts['effective-date'], dates);
  if (effective === 'unknown') return { on: null, basis: 'the day of receipt is not recorded' };
  if (effective === null) return { on: days.approvedOn, basis: 'from approval' };
  const earlier = billedBefore(facts['retro-billing'], {
    ...dates,
    'line.effectiveOn': { on: effective.on, factId: '' },
  });
  return earlier !== null && earlier.on < effective.on
    ? { on: earlier.on, basis: `effective ${effective.on}, ${earlier.basis}` }
    : effective;
}

/** All days since the filing wait for the decision; so do earlier ones that a rule or law may reach. */
function pendingStart(
  days: LineDays,
  paidFrom: PaidFrom | null,
  facts: ServiceFacts,
  dates: RecordedDates,
  law: Based | null,
): ServiceStart {
  const early: readonly (PaidFrom | null)[] = ['application', 'complete', 'contract'];
  const found = early.includes(paidFrom)
    ? byClause(days, paidFrom)
    : paidFrom === null
      ? byPacks(days, facts, dates)
      : undefined;
  const possible = found === undefined || found === 'unknown' ? null : found.on;
  const provisional = facts['provisional-term']
    .filter(({ rule }) => rule.binds?.states !== undefined)
    .map(({ id, rule }) => `${rule.title} (${id})`);
  const reaching = law === null ? [] : [law.basis];
  return {
    start: null,
    basis: '',
    heldFrom: earliest(days.submittedOn, ...[possible, law?.on ?? null].flatMap((on) => on ?? [])),
    heldBecause: [`filed on ${days.submittedOn}, decision pending`, ...reaching, ...provisional].join('; '),
  };
}

/** The latest of the effective dates that facts make; null: none makes any. */
function effectiveDay(facts: readonly FactEntry[], dates: RecordedDates): Based | null | 'unknown' {
  const made = facts.flatMap(({ id, rule }) => {
    const on = firstDayOfService(rule, dates);
    return on === undefined ? [] : [{ on, basis: id }];
  });
  if (made.length === 0) return null;
  const known = made.flatMap(({ on, basis }) => (on === null ? [] : [{ on, basis }]));
  if (known.length < made.length) return 'unknown';
  const last = latest(...(known.map(({ on }) => on) as [CalendarDate, ...CalendarDate[]]));
  const basis = known.find(({ on }) => on === last)?.basis ?? '';
  return { on: last, basis: `effective ${last} by ${basis}` };
}

/** The day from which one may bill before the effective date: of several rules the one that reaches back least. */
function billedBefore(facts: readonly FactEntry[], dates: RecordedDates): Based | null {
  const made = facts.flatMap(({ id, rule }) => {
    const on = firstDayOfService(rule, dates) ?? null;
    return on === null ? [] : [{ on, basis: `may be billed from ${on} by ${id}` }];
  });
  return made.toSorted((left, right) => (left.on > right.on ? -1 : left.on < right.on ? 1 : 0))[0] ?? null;
}

/** The earliest day that state law may make payers pay from. */
function lawDay(facts: readonly FactEntry[], dates: RecordedDates): Based | null {
  const made = facts.flatMap(({ id, rule }) => {
    const on = rule.from === undefined ? null : (dates[rule.from]?.on ?? null);
    return on === null ? [] : [{ on, basis: `${rule.title} (${id}), from ${on}` }];
  });
  return made.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))[0] ?? null;
}

function recordedDates(days: LineDays): RecordedDates {
  const date = (on: CalendarDate | null): { readonly on: CalendarDate | null; readonly factId: string } => ({
    on,
    factId: '',
  });
  return {
    'application.submittedOn': date(days.submittedOn),
    'application.receivedOn': date(days.receivedOn),
    'application.completeOn': date(days.completeOn),
    'application.approvedOn': date(days.approvedOn),
    'decision.decidedOn': date(days.approvedOn),
    'line.effectiveOn': date(days.effectiveOn),
    'line.loadedOn': date(days.loadedOn),
    'contract.effectiveOn': date(days.contractOn),
    'location.firstServiceOn': date(days.firstServiceOn ?? firstDate),
  };
}

/** Terms of a contract: when each ends, how it goes on, and by when something must be said. */

import { type CalendarDate, lastDate } from '../calendar/calendar-date.ts';
import { dateAfter, dateBefore, duration, durationText, termEnd } from '../calendar/duration.ts';
import type { Contract } from '../nouns/contract.ts';

/** What a contract says of its terms, changes and negotiation. */
export type ContractClauses = Pick<
  Contract,
  | 'effective'
  | 'ends'
  | 'initialTerm'
  | 'renewal'
  | 'nonRenewalNotice'
  | 'terminationNotice'
  | 'noTerminationInInitialTerm'
  | 'notices'
  | 'amendment'
  | 'rounds'
>;

/** One term, `[from, endsOn)`; the first has number 1. */
export interface ContractTerm {
  readonly number: number;
  readonly from: CalendarDate;
  readonly endsOn: CalendarDate;
  /** Last day for notice that it is not to be renewed; null: the contract does not say, or needs none. */
  readonly noticeBy: CalendarDate | null;
  /** What happens at its end where nobody says anything; null: the contract does not say. */
  readonly then: 'evergreen' | 'agreed' | 'none' | null;
}

/** A far horizon for contracts that renew by themselves. */
const longestYears = 60;

/**
 * The terms of a contract in order, as far as it fixes them: one that renews by itself goes on for sixty years, another has
 * its first term only. Empty where the first day or the length is not known.
 */
export function contractTerms(clauses: ContractClauses): readonly ContractTerm[] {
  const { effective, initialTerm, renewal, nonRenewalNotice, ends } = clauses;
  if (effective === undefined || initialTerm === undefined) return [];
  const firstEnd = dateAfter(effective as CalendarDate, duration(initialTerm));
  const then = renewal?.kind ?? null;
  const notice = nonRenewalNotice === undefined ? undefined : duration(nonRenewalNotice);
  const end = (ends ?? lastDate) as CalendarDate;
  const horizon = termEnd(effective as CalendarDate, duration('P1Y'), longestYears);
  const terms: ContractTerm[] = [];
  let from = effective as CalendarDate;
  for (let number = 1; from < end; number += 1) {
    const endsOn = number === 1 ? firstEnd : termEnd(firstEnd, duration(renewal?.term ?? 'P1Y'), number - 1);
    if (endsOn <= from || endsOn > horizon) break;
    const noticeBy = notice === undefined || then === 'none' ? null : dateBefore(endsOn, notice);
    terms.push({ number, from, endsOn: endsOn < end ? endsOn : end, noticeBy, then });
    // Without the length of further terms only the first is certain.
    if (then !== 'evergreen' || renewal?.term === undefined) break;
    from = endsOn;
  }
  return terms;
}

/** The term that a day lies in. */
export function termOn(clauses: ContractClauses, on: CalendarDate): ContractTerm | undefined {
  return contractTerms(clauses).find(({ from, endsOn }) => from <= on && on < endsOn);
}

/** A notice that ends the contract, known on a day. */
export function endingNotice(
  { notices }: ContractClauses,
  on: CalendarDate,
): NonNullable<Contract['notices']>[number] | undefined {
  return notices?.find(({ kind, on: given }) => (kind === 'termination' || kind === 'non-renewal') && given <= on);
}

/** A change of the contract that the payer announced. */
export interface AnnouncedChange {
  /** The day it arrived, or the day of the letter. */
  readonly noticeOn: CalendarDate;
  readonly effectiveOn: CalendarDate | null;
  readonly kind: 'amendment' | 'rate-change';
  /** Last day to object by the contract; null: it does not say, or we cannot. */
  readonly objectBy: CalendarDate | null;
  /** The day we objected; null: not yet. */
  readonly objectedOn: CalendarDate | null;
}

/** The changes that the payer announced, in the order of the document. */
export function announcedChanges({ notices, amendment }: ContractClauses): readonly AnnouncedChange[] {
  return (notices ?? []).flatMap(({ kind, by, on, received, effective }) => {
    if (by !== 'payer' || (kind !== 'amendment' && kind !== 'rate-change')) return [];
    const noticeOn = (received ?? on) as CalendarDate;
    const objected = notices?.find((one) => one.kind === 'objection' && one.by === 'us' && one.on >= on);
    const window = amendment?.kind === 'unilateral' ? undefined : amendment?.objection;
    return [
      {
        noticeOn,
        effectiveOn: (effective ?? null) as CalendarDate | null,
        kind,
        objectBy: window === undefined ? null : dateAfter(noticeOn, duration(window)),
        objectedOn: (objected?.on ?? null) as CalendarDate | null,
      },
    ];
  });
}

/** What a wish to end a contract on a day comes to. */
export interface WishedEnd {
  readonly endsOn: CalendarDate;
  /** Last day for the notice; null: the contract does not say how long it is. */
  readonly noticeBy: CalendarDate | null;
  /** The first day on which it can end when notice is given on the as-of day; null: not known. */
  readonly soonest: CalendarDate | null;
  readonly because: string;
}

/** When notice must be given so that a contract ends on a day, without cause. */
export function wishedEnd(clauses: ContractClauses, endsOn: CalendarDate, asOf: CalendarDate): WishedEnd {
  const { terminationNotice, noTerminationInInitialTerm, effective, initialTerm } = clauses;
  const bound =
    noTerminationInInitialTerm === true && effective !== undefined && initialTerm !== undefined
      ? dateAfter(effective as CalendarDate, duration(initialTerm))
      : null;
  if (terminationNotice === undefined) {
    return {
      endsOn,
      noticeBy: null,
      soonest: null,
      because: 'the contract says no `terminationNotice`; read its clause',
    };
  }
  const length = duration(terminationNotice);
  const counted = dateAfter(asOf, length);
  const soonest = bound !== null && counted < bound ? bound : counted;
  const noticeBy = dateBefore(endsOn, length);
  const words = `${durationText(length)} before ${endsOn}`;
  if (bound !== null && endsOn < bound)
    return { endsOn, noticeBy: null, soonest, because: `it cannot be ended without cause before ${bound}` };
  return { endsOn, noticeBy, soonest, because: words };
}

/** What must be sent under contracts, by when, where and how. */

import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../domain/calendar/duration.ts';
import { announcedChanges, contractTerms, endingNotice, termOn, wishedEnd } from '../domain/contracts/contract-term.ts';
import type { Contract } from '../domain/nouns/contract.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import { contactWords } from './contract-words.ts';

/** One thing to send, or a window to know. */
export interface ContractNotice {
  readonly contract: string;
  readonly payer: string;
  readonly what: string;
  /** Last day on which it counts; null: it runs from each payment, or cannot be told. */
  readonly by: CalendarDate | null;
  readonly daysLeft: number | null;
  readonly because: string;
  /** Rule of the deadline, or the clause of the contract. */
  readonly source: string;
  readonly sendTo: string;
  readonly sendBy: string;
}

/** A question about the notices of a contract. */
export interface NoticeQuestion {
  readonly asOf: CalendarDate;
  /** A day on which it is wished to end; null: none. */
  readonly endsOn: CalendarDate | null;
  /** Standing windows too, which run from each payment: for the page of one contract. */
  readonly windows: boolean;
}

/** What must be sent under one contract: its own clauses, and the deadlines of packs that hang on it. */
export function contractNotices(
  contract: Contract,
  deadlines: readonly DeadlineRow[],
  question: NoticeQuestion,
): readonly ContractNotice[] {
  const { asOf, endsOn, windows } = question;
  const entries: Entry[] = [
    ...ofDeadlines(deadlines),
    ...(endsOn === null ? [] : [ofWish(contract, endsOn, asOf)]),
    ...missedWindow(contract, asOf),
    ...(windows ? standing(contract) : []),
  ];
  return entries.map(({ what, by, because, source }) => ({
    contract: contract.key,
    payer: contract.payer,
    what,
    by,
    daysLeft: by === null ? null : daysBetween(asOf, by),
    because,
    source,
    sendTo: contract.noticeAddress === undefined ? 'not in the document' : contactWords(contract.noticeAddress),
    sendBy: contract.noticeBy?.join(', ').replaceAll('-', ' ') ?? 'not in the document',
  }));
}

type Entry = Pick<ContractNotice, 'what' | 'by' | 'because' | 'source'>;

function ofDeadlines(deadlines: readonly DeadlineRow[]): readonly Entry[] {
  return deadlines.map(({ title, dueOn, anchor, anchorOn, rule, cite }) => ({
    what: title.replace(/: [^:]*$/, ''),
    by: dueOn,
    because: `${anchor}${anchorOn === null ? '' : ` ${anchorOn}`} (${cite})`,
    source: rule,
  }));
}

function ofWish(contract: Contract, endsOn: CalendarDate, asOf: CalendarDate): Entry {
  const { noticeBy, soonest, because } = wishedEnd(contract, endsOn, asOf);
  const late = noticeBy !== null && noticeBy < asOf;
  const instead = soonest === null ? '' : `; notice today ends it on ${soonest}`;
  return {
    what: `notice of termination, to end it on ${endsOn}`,
    by: noticeBy,
    because: late || noticeBy === null ? `${because}${instead}` : because,
    source: 'terminationNotice',
  };
}

/** The window of the present term when it has passed: the contract renews. */
function missedWindow(contract: Contract, asOf: CalendarDate): readonly Entry[] {
  const term = termOn(contract, asOf);
  if (term === undefined || term.then !== 'evergreen' || endingNotice(contract, asOf) !== undefined) return [];
  const { noticeBy, endsOn, number } = term;
  if (noticeBy === null || noticeBy >= asOf) return [];
  const next = contractTerms(contract)[number]?.endsOn;
  const until = next === undefined ? '' : ` until ${next}`;
  return [
    {
      what: 'the window for non-renewal has passed',
      by: null,
      because: `it closed on ${noticeBy}: the contract renews on ${endsOn}${until}`,
      source: 'nonRenewalNotice',
    },
  ];
}

function standing(contract: Contract): readonly Entry[] {
  const { disputeWithin, recoupmentWithin, rosterEvery, cure, amendment } = contract;
  const entry = (what: string, length: string | undefined, words: string, source: string): readonly Entry[] =>
    length === undefined ? [] : [{ what, by: null, because: `${durationText(duration(length))} ${words}`, source }];
  const open = announcedChanges(contract).length === 0;
  return [
    ...entry('dispute of a payment', disputeWithin, 'from each remittance', 'disputeWithin'),
    ...entry('the payer may take money back', recoupmentWithin, 'from each payment', 'recoupmentWithin'),
    ...entry('roster to the payer', rosterEvery, 'from one to the next', 'rosterEvery'),
    ...entry('cure of a breach', cure, 'from the notice of it', 'cure'),
    ...(open ? entry('objection to a change', amendment?.objection, 'from the notice of each', 'amendment') : []),
  ];
}

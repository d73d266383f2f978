/** What exclusion lists say of those here, as things to do: somebody is excluded, or may be. */

import { type CalendarDate, compareDates, longDate } from '../domain/calendar/calendar-date.ts';
import { statusOn } from '../domain/departure.ts';
import type { Subject } from '../domain/facts.ts';
import { compareNames } from '../domain/name-order.ts';
import { grouped } from '../domain/number-forms.ts';
import { blockedSpans, listReach, matchState } from '../domain/screening/exclusion-block.ts';
import { heldOn } from '../domain/screening/exclusion-period.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { MatchOnFile } from '../ledger/screening-query.ts';
import { groupedBy } from '../rules/clocks/circumstance.ts';
import { partyWords } from './file-exceptions.ts';
import type { Question } from './report.ts';
import { subjectRow } from './subject-row.ts';

/** Matches of one person or organisation that ask for the same, without a day: they press until somebody acts. */
interface ListedItem {
  readonly isOpen: boolean;
  /** How many matches it stands for, and on which lists. */
  readonly count: number;
  readonly lists: readonly string[];
  /** The day on which the first of them was found. */
  readonly foundOn: CalendarDate;
  readonly deadline: DeadlineRow;
  readonly act: string;
  readonly why: string;
}

/** So many parties that may be listed, and whose claims go on, are told one by one; a first screening may find hundreds. */
const toldApart = 5;

/**
 * Who is excluded as of a day or will be from a day that is known, then who may be: an item each for a party, whose matches
 * are told together, and one for all the others who may be and do not wait for it. Whoever left or was archived is passed over, as are dismissed matches and exclusions that have ended.
 */
export async function matchItems({ ledger, asOf, filters }: Question): Promise<readonly ListedItem[]> {
  const matches = await pressingMatches(ledger, asOf);
  if (matches.length === 0) return [];
  const subjects = new Map((await ledger.subjects.list({ practice: filters.practice })).map((one) => [one.id, one]));
  const groups = groupedBy(matches, (match) =>
    JSON.stringify([match.subjectId, personOf(match), match.verdict, matchState(match) === 'open' || stopWords(match)]),
  );
  const items = [...groups.values()].flatMap(([first, ...more]): readonly ListedItem[] => {
    const subject = first === undefined ? undefined : subjects.get(first.subjectId);
    if (first === undefined || subject === undefined) return [];
    const status = statusOn(subject, asOf);
    return status === 'departed' || status === 'archived' ? [] : [itemOf(subject, [first, ...more], asOf)];
  });
  return bundled(items.toSorted(byConsequence));
}

/** Matches that ask for an act as of a day: possible ones, and confirmed ones whose time is not over. */
export async function pressingMatches(ledger: Ledger, asOf: CalendarDate): Promise<readonly MatchOnFile[]> {
  const known = await ledger.screenings.matches({ asOf });
  return known.filter((match) => (match.closedOn === null || match.closedOn > asOf) && needsAct(match, asOf));
}

/** The items in their order, with one in place of all possible matches after the first few. */
function bundled(items: readonly ListedItem[]): readonly ListedItem[] {
  const possible = items.filter(({ isOpen, deadline }) => isOpen && !deadline.blocksBilling);
  const rest = possible.slice(toldApart);
  const [first] = rest;
  if (first === undefined || rest.length === 1) return items;
  const count = rest.reduce((sum, one) => sum + one.count, 0);
  const lists = [...new Set(rest.flatMap((one) => one.lists))];
  const all: ListedItem = {
    ...first,
    count,
    lists,
    deadline: {
      ...first.deadline,
      ...subjectRow(undefined),
      id: 'possible-matches',
      title: `Review: ${grouped(count)} more possible matches on ${lists.join(', ')}, of ${grouped(rest.length)} parties`,
    },
    act: 'empanel screen list --state open',
  };
  return [...items.filter((one) => !rest.includes(one)), all];
}

/** Whether somebody has to act on a match. Opting out is what a provider chose, and lasts: it asks for nothing. */
function needsAct(match: MatchOnFile, asOf: CalendarDate): boolean {
  const state = matchState(match);
  if (state !== 'confirmed') return state === 'open';
  return match.list !== 'opt-out' && (heldOn(match, asOf) || (match.from !== null && match.from > asOf));
}

/** An owner who is an official as well is one person. */
function personOf({ party }: MatchOnFile): string {
  return party.slice(party.indexOf(':') + 1).trim();
}

function itemOf(
  subject: Subject,
  matches: readonly [MatchOnFile, ...(readonly MatchOnFile[])],
  asOf: CalendarDate,
): ListedItem {
  const [first] = matches;
  const all = [...new Set(matches.map(({ list }) => list))];
  const lists = all.join(', ');
  const isOpen = matchState(first) === 'open';
  const what = isOpen
    ? `Review: ${matches.length === 1 ? 'possible match' : `${matches.length} possible matches`} on ${lists}`
    : `${stopWords(first)[0]} ${lists}: ${stopWords(first)[1]}`;
  const since = matches.map(({ foundOn }) => foundOn).toSorted()[0] ?? first.foundOn;
  return {
    isOpen,
    count: matches.length,
    lists: all,
    foundOn: since,
    deadline: {
      ...subjectRow(subject),
      id: first.id,
      kind: 'screening',
      title: `${what}${partyWords(first.party)}`,
      rule: 'screening',
      cite: 'a match on an exclusion list',
      dueOn: null,
      anchor: 'match found',
      anchorOn: since,
      blocksBilling: blockedSpans(matches).some((span) => heldOn(span, asOf)),
    },
    act: `empanel screen show ${first.id}`,
    why: isOpen
      ? `open since ${longDate(since)}`
      : [...new Set(matches.map((match) => confirmedWords(match, asOf)))].join('; '),
  };
}

/** What a confirmed match makes of somebody, and what has to stop. */
function stopWords({ list }: MatchOnFile): readonly [standing: string, act: string] {
  const { lines } = listReach(list);
  if (lines !== null) return ['Listed by', `stop billing ${lines.join(' and ')}`];
  return list === 'deactivation'
    ? ['Listed by', 'stop billing under that NPI']
    : ['Excluded by', 'stop scheduling and billing for federal programs'];
}

/** "on leie since Tue 5 May 2026, confirmed on Mon 15 Jun 2026". */
export function confirmedWords({ list, from, waiver, review }: MatchOnFile, asOf: CalendarDate): string {
  return [
    `on ${list}${from === null ? '' : ` ${from > asOf ? 'from' : 'since'} ${longDate(from)}`}`,
    ...(waiver === null ? [] : [`waived in ${waiver.state}`]),
    ...(review === null ? [] : [`confirmed on ${longDate(review.on)}`]),
  ].join(', ');
}

/** Who is excluded comes first, of both what stops billing, then what was found first. */
function byConsequence(left: ListedItem, right: ListedItem): number {
  return (
    Number(left.isOpen) - Number(right.isOpen) ||
    Number(right.deadline.blocksBilling) - Number(left.deadline.blocksBilling) ||
    compareDates(left.foundOn, right.foundOn) ||
    compareNames(left.deadline.subjectName, right.deadline.subjectName)
  );
}

/** "Was this person excluded on this day?" as a table, and as JSON. */

import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { Subject } from '../domain/facts.ts';
import type { ExclusionAnswer, ExclusionVerdict, HeldExclusion } from '../domain/screening/exclusion-on.ts';
import { endedBetween } from '../domain/screening/exclusion-period.ts';
import { type SearchedList, searchedWords } from '../domain/screening/last-screening.ts';
import { selfParty } from '../domain/screening/screened-parties.ts';
import type { Column, Row, Table } from '../domain/table.ts';
import type { MatchOnFile } from '../ledger/screening-query.ts';

/** The answer with all that it rests on. */
export interface ExclusionReport {
  readonly asOf: CalendarDate;
  readonly subject: Subject;
  readonly on: CalendarDate;
  readonly answer: ExclusionAnswer<MatchOnFile>;
  /** The day on which somebody last looked; null: never. */
  readonly screenedOn: CalendarDate | null;
  readonly searched: readonly SearchedList[];
  /** Parties of the subject that were recorded since the last screening. */
  readonly unscreened: readonly string[];
}

const columns: readonly Column[] = [
  { id: 'match', label: 'Match', type: 'id', priority: 1 },
  { id: 'party', label: 'Party', type: 'text', priority: 1 },
  { id: 'list', label: 'List', type: 'text', priority: 1 },
  { id: 'state', label: 'State', type: 'text', priority: 1 },
  { id: 'from', label: 'From', type: 'date', priority: 1 },
  { id: 'until', label: 'Until', type: 'date', priority: 1 },
  { id: 'ended', label: 'Ended', type: 'text', priority: 2 },
  { id: 'waivedIn', label: 'Waived in', type: 'text', priority: 2 },
  { id: 'tier', label: 'By', type: 'text', priority: 3 },
  { id: 'listed', label: 'Listed', type: 'text', priority: 4 },
  { id: 'unsure', label: 'Not told', type: 'text', priority: 'machine' },
];

const verdictWords: Readonly<Record<ExclusionVerdict, string>> = {
  excluded: 'excluded',
  'party excluded': 'not excluded itself, but a party of it is',
  open: 'not known yet: what the lists have awaits a decision',
  'not excluded': 'not excluded, as far as is known',
  unknown: 'not known: never screened',
};

/** The answer for people, with the periods that hold on the day. */
export function exclusionTable({
  asOf,
  subject,
  on,
  answer,
  screenedOn,
  searched,
  unscreened,
}: ExclusionReport): Table {
  const [first] = answer.held;
  return {
    report: 'exclusion',
    title: `Exclusion: ${subject.name}`,
    asOf,
    columns,
    rows: answer.held.map(row),
    lead: [
      `on ${longDate(on)}: ${verdictWords[answer.verdict]}${waiverWords(answer)}`,
      ...answer.held.flatMap(({ unsure, match }) => (unsure === null ? [] : [`${match.id}: ${unsure}`])),
      ...answer.over.flatMap(overWords),
    ],
    notes: [
      ...(screenedOn === null ? [] : [`looked up last on ${longDate(screenedOn)}`]),
      ...(searched.length === 0 ? [] : [`looked up in ${searched.map(searchedWords).join(', ')}`]),
      ...(answer.limit === null ? [] : [answer.limit]),
      ...unscreened.map((party) => `${party} was recorded since and not screened`),
    ],
    empty: 'No period of an exclusion list holds on that day.',
    next:
      first === undefined
        ? answer.verdict === 'unknown'
          ? 'empanel screen'
          : `empanel screen list --provider ${subject.key} --all`
        : `empanel screen show ${first.match.id}`,
  };
}

/** "h-1: on leie from Thu 19 May 2016, reinstated on Mon 13 Jun 2016": a period that had ended by the day. */
function overWords({ match, state, ended }: HeldExclusion<MatchOnFile>): readonly string[] {
  const { id, party, list, from, until, endedAfter } = match;
  const who = party === selfParty ? '' : `${party}, `;
  const began = from === null ? '' : ` from ${longDate(from)}`;
  const question = state === 'open' ? ' (awaits a decision)' : '';
  if (until === null) return [];
  const end =
    endedAfter !== null
      ? `no longer listed: ${endedBetween(endedAfter, until)}`
      : ended === 'reinstated'
        ? `reinstated on ${longDate(until)}`
        : `over on ${longDate(until)}, as the list says`;
  return [`${id}: ${who}on ${list}${began}, ${end}${question}`];
}

/** ", waived in OR": where the agency had waived what makes the verdict. */
function waiverWords({ verdict, held }: ExclusionReport['answer']): string {
  const states = held.flatMap(({ state, waivedIn }) => (state === 'confirmed' ? (waivedIn ?? []) : []));
  return verdict === 'open' || states.length === 0 ? '' : `, waived in ${[...new Set(states)].join(', ')}`;
}

function row(held: HeldExclusion<MatchOnFile>): Row {
  return { tone: held.state === 'confirmed' ? 'bad' : 'warn', cells: cellsOf(held) };
}

function cellsOf({ match, state, ended, waivedIn, unsure }: HeldExclusion<MatchOnFile>): Record<string, string | null> {
  const { id, party, list, from, until, tier, listed } = match;
  return { match: id, party, list, state, from, until, ended, waivedIn, tier, listed, unsure };
}

function periodJson(held: HeldExclusion<MatchOnFile>): Record<string, string | null> {
  const { endedAfter, waiver, review, because } = held.match;
  return {
    ...cellsOf(held),
    endedAfter,
    waivedFrom: waiver?.from ?? null,
    reviewedOn: review?.on ?? null,
    because,
  };
}

/** The answer for scripts. */
export function exclusionJson({
  asOf,
  subject,
  on,
  answer,
  screenedOn,
  searched,
  unscreened,
}: ExclusionReport): unknown {
  return {
    schemaVersion: 1,
    asOf,
    subject: subject.key,
    subjectKind: subject.kind,
    npi: subject.kind === 'provider' ? subject.npi : null,
    provider: subject.name,
    on,
    excluded: answer.verdict === 'excluded',
    verdict: answer.verdict,
    periods: answer.held.map(periodJson),
    over: answer.over.map(periodJson),
    screenedOn,
    searched: searched.map((one) => ({
      ...one,
      coverage: one.fullLists === 0 ? 'supplements only' : 'full list',
    })),
    unscreened,
    limit: answer.limit,
  };
}

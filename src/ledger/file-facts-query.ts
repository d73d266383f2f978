/** What happened to the file of a subject, as rules take it: decisions, monitoring, occurrences, matches, screenings. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import {
  type Decision,
  type DecisionOutcome,
  type DecisionProgram,
  type FileFacts,
  type ListMatch,
  noFileFacts,
  type Occurrence,
  type PublishedList,
  type ScreeningRun,
} from '../domain/file-facts.ts';
import { selfParty } from '../domain/screening/screened-parties.ts';
import { memberOf } from './contract-query.ts';
import type { Prepared, Store } from './database.ts';
import type { SkippedParty } from './file-tables.ts';
import { sql } from './stored-tables.ts';
import type { StoredRow } from './tables.ts';

/** A run with those whom it left out. */
interface WholeRun extends ScreeningRun {
  readonly recordedAt: number;
  readonly skipped: ReadonlySet<string>;
}

/** Reads what happened to files; one question tells which of the tables hold anything about a subject at all. */
export class FileFactsQuery {
  readonly #store: Store;
  readonly #present: Prepared<Presence>;
  readonly #first: Prepared<{ readonly first: number | null }>;
  #queries: ReturnType<typeof preparedQueries> | undefined;
  #runs: { readonly state: string; readonly all: readonly WholeRun[] } = { state: '0|', all: [] };

  constructor(store: Store) {
    this.#store = store;
    this.#present = store.statement<Presence>(presenceText);
    this.#first = store.statement('SELECT min(seq) AS first FROM journal WHERE subject_id = ?');
  }

  /** What happened to one subject's file. */
  of(subjectId: string): FileFacts {
    const present = this.#present.get(subjectId);
    if (present === undefined) return noFileFacts;
    const { decided, monitored, occurred, matched, linked, runs, newest } = present;
    if (decided + monitored + occurred + matched + linked + runs === 0) return noFileFacts;
    this.#queries ??= preparedQueries(this.#store);
    const queries = this.#queries;
    return {
      decisions: decided === 0 ? [] : queries.decisions.all(subjectId).map(decisionOf),
      monitorings: monitored === 0 ? [] : queries.monitorings.all(subjectId).map(monitoringOf),
      occurrences: occurred === 0 ? [] : occurrencesOf(queries.occurrences.all(subjectId), queries.told.all(subjectId)),
      matches: matched === 0 ? [] : matchesOf(queries.matches.all(subjectId), queries.reviews.all(subjectId)),
      screenings: runs === 0 ? [] : this.#runsOf(subjectId, `${runs}|${newest ?? ''}`),
      links: linked === 0 ? [] : queries.links.all(subjectId).map(memberOf),
    };
  }

  /** Runs that left no party of a subject out, where nothing else of its file is asked for. */
  screenings(subjectId: string): readonly ScreeningRun[] {
    const { runs = 0, newest = null } = this.#present.get(subjectId) ?? {};
    return runs === 0 ? [] : this.#runsOf(subjectId, `${runs}|${newest ?? ''}`);
  }

  #runsOf(subjectId: string, state: string): readonly ScreeningRun[] {
    if (this.#runs.state !== state) this.#runs = { state, all: this.#wholeRuns() };
    // Whoever came after a run was not looked up by it, whatever its day.
    const since = this.#first.get(subjectId)?.first ?? 0;
    return this.#runs.all.filter(({ recordedAt, skipped }) => recordedAt > since && !skipped.has(subjectId));
  }

  /** Few, and the same for everybody: read once until there are others. */
  #wholeRuns(): readonly WholeRun[] {
    const lists = new Map(
      this.#store
        .prepared(sql.selectFrom('screening_list').selectAll())
        .all()
        .map((row) => [row.id, listOf(row)]),
    );
    const runs = this.#store.prepared(sql.selectFrom('screening').selectAll().orderBy('recorded_seq')).all();
    return runs.map((row) => ({
      id: row.id,
      on: row.happened_on as CalendarDate,
      recordedAt: row.recorded_seq,
      lists: withFormer((JSON.parse(row.lists) as string[]).flatMap((id) => lists.get(id) ?? [])),
      skipped: new Set((JSON.parse(row.skipped) as SkippedParty[]).flatMap(skippedSubject)),
    }));
  }
}

/** A subject that was left out itself, not only somebody who owns or manages it. */
function skippedSubject({ subjectId, party }: SkippedParty): readonly string[] {
  return subjectId === null || party !== selfParty ? [] : [subjectId];
}

/** Which tables hold rows about a subject, and how many runs there are up to which. */
interface Presence {
  readonly decided: number;
  readonly monitored: number;
  readonly occurred: number;
  readonly matched: number;
  readonly linked: number;
  readonly runs: number;
  readonly newest: number | null;
}

const presenceText = `
  WITH asked (id) AS (SELECT ?)
  SELECT
    EXISTS (SELECT 1 FROM decision WHERE subject_id = asked.id) AS decided,
    EXISTS (SELECT 1 FROM monitoring WHERE subject_id = asked.id) AS monitored,
    EXISTS (SELECT 1 FROM occurrence WHERE subject_id = asked.id) AS occurred,
    EXISTS (SELECT 1 FROM "match" WHERE subject_id = asked.id) AS matched,
    EXISTS (SELECT 1 FROM contract_member WHERE subject_id = asked.id) AS linked,
    (SELECT count(*) FROM screening) AS runs,
    (SELECT max(recorded_seq) FROM screening) AS newest
  FROM asked`;

/** Statements that take one parameter, the subject's id. */
const preparedQueries = (store: Store) => {
  const id = '';
  const decisions = sql
    .selectFrom('decision')
    .select(['id', 'body', 'program', 'application_id', 'meeting_id', 'outcome', 'happened_on', 'notice_on'])
    .select(['conditions_due_on', 'conditions_met_on', 'recorded_seq'])
    .where('subject_id', '=', id);
  const monitorings = sql.selectFrom('monitoring').selectAll().where('subject_id', '=', id);
  const occurrences = sql.selectFrom('occurrence').selectAll().where('subject_id', '=', id);
  const told = sql.selectFrom('told').selectAll().where('subject_id', '=', id);
  const matches = sql.selectFrom('match').selectAll().where('subject_id', '=', id);
  const reviews = sql.selectFrom('match_review').selectAll().where('subject_id', '=', id);
  const links = sql.selectFrom('contract_member').selectAll().where('subject_id', '=', id);
  return {
    decisions: store.prepared(decisions.orderBy('recorded_seq')),
    monitorings: store.prepared(monitorings.orderBy('recorded_seq')),
    occurrences: store.prepared(occurrences.orderBy('recorded_seq')),
    told: store.prepared(told.orderBy('recorded_seq')),
    matches: store.prepared(matches.orderBy('recorded_seq')),
    reviews: store.prepared(reviews.orderBy('recorded_seq')),
    links: store.prepared(links.orderBy('recorded_seq')),
  };
};

type DecisionColumns =
  | 'id'
  | 'body'
  | 'program'
  | 'application_id'
  | 'meeting_id'
  | 'outcome'
  | 'happened_on'
  | 'notice_on'
  | 'conditions_due_on'
  | 'conditions_met_on'
  | 'recorded_seq';

/** A stored decision. */
export function decisionOf(row: Pick<StoredRow<'decision'>, DecisionColumns>): Decision {
  return {
    id: row.id,
    body: row.body,
    program: row.program as DecisionProgram,
    applicationId: row.application_id,
    meetingId: row.meeting_id,
    outcome: row.outcome as DecisionOutcome,
    on: row.happened_on as CalendarDate,
    noticeOn: row.notice_on as CalendarDate | null,
    conditionsDueOn: row.conditions_due_on as CalendarDate | null,
    conditionsMetOn: row.conditions_met_on as CalendarDate | null,
    sequence: row.recorded_seq,
  };
}

/** A stored enrollment in a service that watches continuously. */
export function monitoringOf(row: StoredRow<'monitoring'>): FileFacts['monitorings'][number] {
  return {
    id: row.id,
    service: row.service,
    on: row.happened_on as CalendarDate,
    from: row.from_on as CalendarDate,
    until: row.until_on as CalendarDate | null,
  };
}

/** Stored occurrences with who was told. */
export function occurrencesOf(
  rows: readonly StoredRow<'occurrence'>[],
  told: readonly StoredRow<'told'>[],
): readonly Occurrence[] {
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    on: row.happened_on as CalendarDate,
    told: told
      .filter((one) => one.occurrence_id === row.id)
      .map(({ id, payer, facility, happened_on }) => ({ id, payer, facility, on: happened_on as CalendarDate })),
  }));
}

/** Stored matches with what was said of each. */
export function matchesOf(
  rows: readonly StoredRow<'match'>[],
  reviews: readonly StoredRow<'match_review'>[],
): readonly ListMatch[] {
  return rows.map((row) => ({
    id: row.id,
    party: row.party,
    list: row.list,
    tier: row.tier,
    on: row.happened_on as CalendarDate,
    recordSha256: row.record_sha256,
    identitySha256: row.identity_sha256,
    from: row.from_on as CalendarDate | null,
    until: row.until_on as CalendarDate | null,
    endedAfter: row.ended_after as CalendarDate | null,
    waiver:
      row.waiver_state === null ? null : { state: row.waiver_state, from: row.waiver_from as CalendarDate | null },
    confirmedBefore: row.confirmed_before === 1,
    closedOn: row.closed_on as CalendarDate | null,
    reviews: reviews
      .filter((one) => one.match_id === row.id)
      .map((one) => ({
        id: one.id,
        on: one.happened_on as CalendarDate,
        verdict: one.verdict,
        recordSha256: one.record_sha256,
        identitySha256: one.identity_sha256,
      })),
  }));
}

/** Of the full lists of a kind, given in the order of their recording, all but the last are former ones. */
function withFormer(lists: readonly PublishedList[]): readonly PublishedList[] {
  const last = new Map(lists.flatMap(({ isSupplement, list, id }) => (isSupplement === true ? [] : [[list, id]])));
  return lists.map((one) =>
    one.isSupplement === true || last.get(one.list) === one.id ? one : { ...one, isFormer: true },
  );
}

function listOf(row: StoredRow<'screening_list'>): PublishedList {
  const { id, list, published_on, happened_on, form } = row;
  const base = { id, list, publishedOn: published_on as CalendarDate | null, givenOn: happened_on as CalendarDate };
  return form === 'full' ? base : { ...base, isSupplement: true };
}

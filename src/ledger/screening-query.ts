/** Lists that were read, screening runs, the matches they found and what was decided about them. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { MatchTier } from '../domain/screening/exclusion.ts';
import type { MatchVerdict, ReviewedMatch } from '../domain/screening/exclusion-block.ts';
import type { ScreenedSubject } from '../domain/screening/screened-parties.ts';
import type { RosterEntry } from '../domain/screening/screening-roster.ts';
import type { SqlValue, Store } from './database.ts';
import type { SkippedParty } from './file-tables.ts';
import { afterPrefix, idPrefix } from './ids.ts';
import { headOf } from './journal.ts';
import { sql } from './stored-tables.ts';
import type { DocumentKind, FactTables, StoredRow } from './tables.ts';

/** A list that was read and is kept. */
export type StoredList = FactTables['screening_list'];

/** A screening run. */
export interface Screening extends Readonly<FactTables['screening']> {
  /** Who recorded it. */
  readonly by: string;
}

/** A match with the last decision about it. */
export interface MatchOnFile extends ReviewedMatch {
  readonly screeningId: string;
  readonly recordSha256: string;
  readonly identitySha256: string;
  /** The listed party in words. */
  readonly listed: string;
  /** Per mille. */
  readonly score: number;
  readonly because: string;
  readonly foundOn: CalendarDate;
  /** Another match took its place on this day; null while it stands. */
  readonly closedOn: CalendarDate | null;
  readonly review: {
    readonly on: CalendarDate;
    readonly by: string | null;
    readonly reason: string;
  } | null;
}

/** A document whose parties are screened, with the subject it is of. */
export interface PartyDocument {
  readonly kind: DocumentKind;
  readonly sha256: string;
  readonly subject: ScreenedSubject;
}

type PartyTuple = readonly [
  documentKind: DocumentKind,
  sha256: string,
  id: string,
  kind: ScreenedSubject['kind'],
  npi: string | null,
  name: string,
  status: ScreenedSubject['status'],
  states: string,
  taxonomies: string,
];

const partyColumns = `document.kind, document.sha256, subject.id, subject.kind, subject.npi, subject.name, subject.status,
  subject.states, subject.taxonomies`;
const partyKinds = `'dossier', 'group', 'facility'`;

/** What makes documents of rows. Many share a state and a specialty: each text is read once, and its words are kept once. */
function partyDocumentOf(): (row: readonly SqlValue[]) => PartyDocument {
  const words = new Map<string, readonly string[]>();
  const wordsOf = (text: string): readonly string[] => {
    const known = words.get(text) ?? (JSON.parse(text) as string[]);
    words.set(text, known);
    return known;
  };
  return (row) => {
    const [documentKind, sha256, id, kind, npi, name, status, states, taxonomies] =
      row as readonly unknown[] as PartyTuple;
    const subject = { id, kind, npi, name, status, states: wordsOf(states), taxonomies: wordsOf(taxonomies) };
    return { kind: documentKind, sha256, subject };
  };
}

/** As SQLite takes it: less than nothing are KiB. */
const passingCache = -4000;

/** Reads what screening recorded. */
export class Screenings {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Lists in the order in which they were recorded. */
  async lists(): Promise<readonly StoredList[]> {
    return this.#store.all(sql.selectFrom('screening_list').selectAll().orderBy('recorded_seq'));
  }

  /** Runs up to a day, the oldest first. */
  async runs(asOf?: CalendarDate): Promise<readonly Screening[]> {
    let query = sql
      .selectFrom('screening')
      .innerJoin('journal', 'journal.seq', 'screening.recorded_seq')
      .selectAll('screening')
      .select('journal.actor as by');
    if (asOf !== undefined) query = query.where('screening.happened_on', '<=', asOf);
    const rows = await this.#store.all(query.orderBy('screening.happened_on').orderBy('screening.recorded_seq'));
    return rows.map(screeningOf);
  }

  /** Matches, of one subject or of all, with the last decision recorded about each, in the order of recording. */
  async matches(
    filter: { readonly subjectId?: string; readonly asOf?: CalendarDate } = {},
  ): Promise<readonly MatchOnFile[]> {
    let query = sql.selectFrom('match').selectAll();
    if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
    if (filter.asOf !== undefined) query = query.where('happened_on', '<=', filter.asOf);
    const rows = await this.#store.all(query.orderBy('recorded_seq'));
    if (rows.length === 0) return [];
    const reviews = await this.#reviews(filter);
    return rows.map((row) => matchOf(row, reviews.get(row.id)));
  }

  /** The matches whose id begins as typed. */
  async find(typed: string): Promise<readonly MatchOnFile[]> {
    const prefix = idPrefix(typed, 'h');
    if (prefix === undefined) return [];
    const rows = await this.#store.all(
      sql.selectFrom('match').selectAll().where('id', '>=', prefix).where('id', '<', afterPrefix(prefix)),
    );
    const reviews = await this.#reviews({});
    return rows.map((row) => matchOf(row, reviews.get(row.id)));
  }

  /** The last entry of the journal. */
  journalHead(): RosterEntry {
    return headOf(this.#store);
  }

  /** Ids, in order, of the subjects whose row or document was written after an entry; undefined where the journal has no such entry. */
  touchedSince({ seq, hash }: RosterEntry): readonly string[] | undefined {
    if (this.#store.get<{ hash: string }>('SELECT hash FROM journal WHERE seq = ?', seq)?.hash !== hash)
      return undefined;
    const text = `SELECT key FROM journal WHERE seq > ? AND tbl = 'subject'
      UNION SELECT subject.id FROM journal JOIN subject ON subject.document_id = journal.key
      WHERE seq > ? AND tbl = 'document' ORDER BY 1`;
    return Array.from(this.#store.textTuples(text, seq, seq), ([id]) => String(id));
  }

  /** Whether a document was written after an entry, or the journal has no such entry. */
  hasDocumentsSince({ seq, hash }: RosterEntry): boolean {
    if (this.#store.get<{ hash: string }>('SELECT hash FROM journal WHERE seq = ?', seq)?.hash !== hash) return true;
    return this.#store.get("SELECT 1 FROM journal WHERE seq > ? AND tbl = 'document' LIMIT 1", seq) !== undefined;
  }

  /** The SHA-256 of every document as it was last synced, one at a time. */
  *documentHashes(): Generator<string, void, undefined> {
    for (const [sha256] of this.#passing(this.#store.textTuples('SELECT sha256 FROM document'))) yield String(sha256);
  }

  /** Ids of groups and facilities, in order. */
  organisationIds(): readonly string[] {
    const text = `SELECT id FROM subject WHERE kind IN ('group', 'facility') ORDER BY id`;
    return Array.from(this.#store.textTuples(text), ([id]) => String(id));
  }

  /** Documents that name parties to screen, of some subjects or of all, by subject id: without their text, which may be large. */
  partyDocuments(subjectIds?: readonly string[]): readonly PartyDocument[] {
    const some = subjectIds === undefined ? '' : ' AND subject.id IN (SELECT value FROM json_each(?))';
    const text = `SELECT ${partyColumns} FROM subject JOIN document ON document.id = subject.document_id
      WHERE document.kind IN (${partyKinds})${some} ORDER BY subject.id`;
    const given = subjectIds === undefined ? [] : [JSON.stringify(subjectIds)];
    const documentOf = partyDocumentOf();
    return Array.from(this.#passing(this.#store.textTuples(text, ...given)), documentOf);
  }

  /**
   * All of them with their texts, one at a time, as they lie in the ledger: in no order that says anything, but of many in
   * a third of the time.
   */
  *documents(): Generator<readonly [document: PartyDocument, body: string], void, undefined> {
    // SQLite puts the tables of a cross join in no other order: else it goes by an index and jumps about.
    const text = `SELECT ${partyColumns}, document.body FROM subject CROSS JOIN document
      ON document.id = subject.document_id WHERE document.kind IN (${partyKinds})`;
    const documentOf = partyDocumentOf();
    for (const row of this.#passing(this.#store.textTuples(text))) yield [documentOf(row), String(row.at(-1))];
  }

  /** Texts of the documents of subjects, by subject id, one at a time. */
  *bodies(ids: readonly string[]): Generator<readonly [subjectId: string, body: string], void, undefined> {
    const text = `SELECT subject.id, document.body FROM subject JOIN document ON document.id = subject.document_id
      WHERE subject.id IN (SELECT value FROM json_each(?)) ORDER BY subject.id`;
    const rows = this.#passing(this.#store.textTuples(text, JSON.stringify(ids)));
    for (const [id, body] of rows) yield [String(id), String(body)];
  }

  /** Rows that are read once and not again: what SQLite keeps of the file meanwhile would only take the place of the lists. */
  *#passing<Row>(rows: Iterable<Row>): Generator<Row, void, undefined> {
    const usual = Number(this.#store.pragma('cache_size'));
    this.#store.pragma(`cache_size = ${passingCache}`);
    try {
      yield* rows;
    } finally {
      this.#store.pragma(`cache_size = ${usual}`);
    }
  }

  async #reviews(filter: {
    readonly subjectId?: string;
    readonly asOf?: CalendarDate;
  }): Promise<ReadonlyMap<string, ReviewRow>> {
    let query = sql
      .selectFrom('match_review')
      .innerJoin('journal', 'journal.seq', 'match_review.recorded_seq')
      .selectAll('match_review')
      .select('journal.actor as actor');
    if (filter.subjectId !== undefined) query = query.where('match_review.subject_id', '=', filter.subjectId);
    if (filter.asOf !== undefined) query = query.where('match_review.happened_on', '<=', filter.asOf);
    const rows = await this.#store.all(query.orderBy('match_review.recorded_seq'));
    return new Map(rows.map((row) => [row.match_id, row]));
  }
}

type ReviewRow = StoredRow<'match_review'> & { readonly actor: string };

function screeningOf(row: StoredRow<'screening'> & { readonly by: string }): Screening {
  return {
    ...row,
    lists: JSON.parse(row.lists) as string[],
    skipped: JSON.parse(row.skipped) as SkippedParty[],
  };
}

function matchOf(row: StoredRow<'match'>, review: ReviewRow | undefined): MatchOnFile {
  // A decision counts for the record and the provider as they were when it was made.
  const counts =
    review !== undefined &&
    review.record_sha256 === row.record_sha256 &&
    review.identity_sha256 === row.identity_sha256;
  return {
    id: row.id,
    screeningId: row.screening_id,
    subjectId: row.subject_id,
    party: row.party,
    list: row.list,
    recordSha256: row.record_sha256,
    identitySha256: row.identity_sha256,
    listed: row.listed,
    tier: row.tier as MatchTier,
    score: row.score,
    because: row.because,
    foundOn: row.happened_on as CalendarDate,
    from: row.from_on as CalendarDate | null,
    until: row.until_on as CalendarDate | null,
    endedAfter: row.ended_after as CalendarDate | null,
    waiver:
      row.waiver_state === null ? null : { state: row.waiver_state, from: row.waiver_from as CalendarDate | null },
    closedOn: row.closed_on as CalendarDate | null,
    confirmedBefore: row.confirmed_before === 1,
    verdict: counts ? (review.verdict as MatchVerdict) : null,
    review: counts ? { on: review.happened_on as CalendarDate, by: review.actor, reason: review.reason } : null,
  };
}

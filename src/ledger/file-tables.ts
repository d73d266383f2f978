/** The fact tables of the credentialing file: evidence, monitoring, screening, committees, decisions, what must be told. */

/** Someone whom a screening left out, and why. */
export interface SkippedParty {
  /** Null where no sync has taken in the document that names the subject. */
  readonly subjectId: string | null;
  readonly party: string;
  readonly why: string;
  /** The document on the disk that names the party, where the one last synced does not. */
  readonly document?: UntakenMark;
}

/** A document that is not in the ledger as it is on the disk. */
export interface UntakenMark {
  /** From the workspace. */
  readonly path: string;
  readonly kind: 'provider' | 'group' | 'facility';
  /** What it calls its subject; where it cannot be read, its path. */
  readonly name: string;
  /** NPI of a dossier, key of a group or facility; null where it cannot be read. */
  readonly key: string | null;
}

/** Rows of the tables of the credentialing file; dates and `recorded_seq` as in `FactTables`. */
export interface FileTables {
  /** A scan or letter on file, kept by content hash. `path` is relative to the workspace; `of` names what it proves. */
  readonly evidence: {
    readonly id: string;
    readonly subject_id: string | null;
    readonly kind: string;
    readonly name: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly path: string;
    readonly happened_on: string;
    readonly of: string | null;
    readonly note: string | null;
    readonly recorded_seq: number;
  };
  /** Enrollment in a continuous monitoring service (`npdb-continuous-query` and others), in force on `[from_on, until_on)`. */
  readonly monitoring: {
    readonly id: string;
    readonly subject_id: string;
    readonly service: string;
    readonly happened_on: string;
    readonly from_on: string;
    readonly until_on: string | null;
    readonly reference: string | null;
    readonly evidence: string | null;
    readonly recorded_seq: number;
  };
  /** A list of excluded parties that was read: `list` is `leie`, `sam`, `state:PA`, `opt-out` …; its records lie beside the ledger under the hash. */
  readonly screening_list: {
    readonly id: string;
    readonly list: string;
    readonly form: string;
    readonly name: string;
    readonly sha256: string;
    readonly rows: number;
    readonly refused: number;
    readonly published_on: string | null;
    readonly happened_on: string;
    readonly recorded_seq: number;
    /** One of `listDatings`; null: the list has no day, or a former version recorded it. */
    readonly dated_by: string | null;
  };
  /** One screening run: against which lists, over which roster, with what result. `skipped` names each party left out and why. */
  readonly screening: {
    readonly id: string;
    readonly happened_on: string;
    readonly lists: readonly string[];
    readonly roster_sha256: string;
    readonly screened: number;
    readonly skipped: readonly SkippedParty[];
    readonly clear: number;
    readonly open: number;
    readonly recorded_seq: number;
  };
  /**
   * A listed party that may be one of ours. `party` is `self`, or the owner or official by name; `score` is per mille; the
   * exclusion holds on `[from_on, until_on)`. Where a later list only lacks it, it ended after `ended_after` and by
   * `until_on`. `closed_on`: another match took its place, since the record or the provider changed;
   * `confirmed_before`: it took the place of one that was found to be the same party.
   */
  readonly match: {
    readonly id: string;
    readonly screening_id: string;
    readonly subject_id: string;
    readonly party: string;
    readonly list: string;
    readonly record_sha256: string;
    readonly identity_sha256: string;
    readonly listed: string;
    readonly tier: string;
    readonly score: number;
    readonly because: string;
    readonly happened_on: string;
    readonly from_on: string | null;
    readonly until_on: string | null;
    readonly ended_after: string | null;
    readonly waiver_state: string | null;
    readonly waiver_from: string | null;
    readonly closed_on: string | null;
    readonly confirmed_before: 0 | 1;
    readonly recorded_seq: number;
  };
  /** What a person decided about a match, for the list record and the identity as they were. */
  readonly match_review: {
    readonly id: string;
    readonly subject_id: string;
    readonly match_id: string;
    readonly happened_on: string;
    readonly verdict: string;
    readonly reason: string;
    readonly record_sha256: string;
    readonly identity_sha256: string;
    readonly recorded_seq: number;
  };
  /** A meeting of a committee, planned for `held_on`; `happened_on` once minutes are recorded. */
  readonly meeting: {
    readonly id: string;
    readonly committee: string;
    readonly held_on: string;
    readonly happened_on: string | null;
    readonly attendees: readonly string[];
    readonly note: string | null;
    readonly recorded_seq: number;
  };
  /** A file put before a committee. `purpose` is `initial`, `recredentialing`, `privileges` …; `clean` files go to the medical director. */
  readonly agenda_item: {
    readonly id: string;
    readonly meeting_id: string;
    readonly subject_id: string;
    readonly application_id: string | null;
    readonly purpose: string;
    readonly clean: 0 | 1;
    readonly happened_on: string;
    readonly packet_sha256: string | null;
    readonly recorded_seq: number;
  };
  /** A decision of a body (`self` or the key of a payer or facility): approved, approved-with-conditions, tabled, denied. `evidence` is the verification table as it stood. */
  readonly decision: {
    readonly id: string;
    readonly subject_id: string;
    readonly body: string;
    readonly program: string;
    readonly application_id: string | null;
    readonly meeting_id: string | null;
    readonly outcome: string;
    readonly happened_on: string;
    readonly notice_on: string | null;
    readonly conditions: string | null;
    readonly rationale: string | null;
    readonly vote: string | null;
    readonly recused: readonly string[];
    readonly decided_by: string | null;
    readonly override_reason: string | null;
    readonly evidence: readonly unknown[];
    readonly recorded_seq: number;
    /** The last day to meet the conditions; null: none was set. */
    readonly conditions_due_on: string | null;
    /** The day on which they were met; null: not yet. */
    readonly conditions_met_on: string | null;
  };
  /** Something that happened to a subject which others must be told of or which a committee watches: a move, a name change, an adverse action, a complaint. */
  readonly occurrence: {
    readonly id: string;
    readonly subject_id: string;
    readonly kind: string;
    readonly happened_on: string;
    readonly text: string;
    readonly source: string | null;
    readonly evidence: string | null;
    readonly recorded_seq: number;
  };
  /** A payer or facility was told of an occurrence. */
  readonly told: {
    readonly id: string;
    readonly subject_id: string;
    readonly occurrence_id: string;
    readonly payer: string | null;
    readonly facility: string | null;
    readonly happened_on: string;
    readonly via: string | null;
    readonly reference: string | null;
    readonly recorded_seq: number;
  };
}

/** The claims of one subject as far as they have last days: denials, and what is kept back. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { DenialStep } from '../domain/claims/claim.ts';
import {
  type AppealDecision,
  appealDecisionKinds,
  type ClaimFacts,
  type DeniedClaim,
  dayOfLetter,
  type HeldClaims,
  noClaims,
} from '../domain/claims/claim-facts.ts';
import type { Prepared, Store } from './database.ts';
import type { StoredRow } from './tables.ts';

/** Reads them; one question tells whether there is any claim of a subject at all. */
export class ClaimFactsQuery {
  readonly #store: Store;
  readonly #present: Prepared<{ readonly known: number }>;
  #queries: ReturnType<typeof preparedQueries> | undefined;

  constructor(store: Store) {
    this.#store = store;
    this.#present = store.statement('SELECT EXISTS (SELECT 1 FROM claim WHERE subject_id = ?) AS known');
  }

  /** Denials and held claims of one subject. */
  of(subjectId: string): ClaimFacts {
    if (this.#present.get(subjectId)?.known !== 1) return noClaims;
    this.#queries ??= preparedQueries(this.#store);
    const decisions = this.#queries.decisions.all(subjectId);
    return {
      denials: this.#queries.denials.all(subjectId).map((row) => deniedClaim(row, decisions)),
      held: this.#queries.held.all(subjectId).map(heldClaims),
    };
  }
}

interface DeniedRow {
  readonly id: string;
  readonly payer: string | null;
  readonly product: string | null;
  readonly group_key: string | null;
  readonly group_code: string | null;
  readonly code: string;
  readonly cents: number;
  readonly from_on: string | null;
  readonly happened_on: string;
  readonly remittance_id: string | null;
  readonly step: string;
  readonly due_on: string | null;
  readonly due_from: string;
  readonly closed_on: string | null;
}

interface HeldRow {
  readonly id: string;
  readonly payer: string;
  readonly count: number;
  readonly cents: number;
  readonly release_by: string;
  readonly from_on: string;
}

// Both begin at the claims of the subject, which have an index; denials are found by their claim.
const deniedText = `
  SELECT denial.id, claim.payer, claim.product, claim.group_key, denial.group_code, denial.code, denial.cents,
    claim.from_on, denial.happened_on, denial.remittance_id, denial.step, denial.due_on, denial.due_from, denial.closed_on
  FROM claim JOIN denial ON denial.claim_id = claim.id
  WHERE claim.subject_id = ? ORDER BY denial.recorded_seq`;

const heldText = `
  SELECT min(id) AS id, payer, count(*) AS count, sum(charge_cents) AS cents, release_by, min(happened_on) AS from_on
  FROM claim
  WHERE subject_id = ? AND status = 'held' AND payer IS NOT NULL AND release_by IS NOT NULL
  GROUP BY payer, release_by ORDER BY release_by, payer`;

const decisionsText = `
  SELECT * FROM occurrence
  WHERE subject_id = ? AND kind IN (${appealDecisionKinds.map((kind) => `'${kind}'`).join()})
  ORDER BY recorded_seq`;

/** Statements that take one parameter, the subject's id. */
const preparedQueries = (store: Store) => ({
  denials: store.statement<DeniedRow>(deniedText),
  held: store.statement<HeldRow>(heldText),
  decisions: store.statement<StoredRow<'occurrence'>>(decisionsText),
});

function deniedClaim(row: DeniedRow, decisions: readonly StoredRow<'occurrence'>[]): DeniedClaim {
  return {
    id: row.id,
    payer: row.payer,
    product: row.product,
    group: row.group_key,
    code: row.group_code === null ? row.code : `${row.group_code}-${row.code}`,
    cents: row.cents,
    serviceOn: row.from_on as CalendarDate | null,
    deniedOn: row.happened_on as CalendarDate,
    remitted: row.remittance_id !== null,
    step: row.step as DenialStep,
    dueOn: row.due_on as CalendarDate | null,
    dueByLetter: row.due_from === dayOfLetter,
    closedOn: row.closed_on as CalendarDate | null,
    decisions: decisions.filter(({ source }) => source === row.id).map(decisionOf),
  };
}

function decisionOf({ id, kind, happened_on }: StoredRow<'occurrence'>): AppealDecision {
  return { id, kind: kind as AppealDecision['kind'], on: happened_on as CalendarDate };
}

function heldClaims(row: HeldRow): HeldClaims {
  return {
    id: row.id,
    payer: row.payer,
    count: row.count,
    cents: row.cents,
    releaseBy: row.release_by as CalendarDate,
    from: row.from_on as CalendarDate,
  };
}

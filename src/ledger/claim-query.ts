/** Claims as far as they are kept, what was paid for them, and what was denied. */

import { createHash } from 'node:crypto';
import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type {
  Acknowledgement,
  AdjustmentGroup,
  Claim,
  ClaimAdjustment,
  ClaimLine,
  ClaimPayment,
  ClaimStatus,
  Denial,
  ProviderAdjustment,
  Remittance,
} from '../domain/claims/claim.ts';
import type { Store } from './database.ts';
import { afterPrefix, idPrefix } from './ids.ts';
import { identityOf } from './journal.ts';
import { sql } from './stored-tables.ts';
import type { StoredRow } from './tables.ts';

/** Trace numbers of one question: SQLite takes some thousands of values at once. */
const tracesAtOnce = 500;

/** Which claims. */
export interface ClaimFilter {
  readonly statuses?: readonly ClaimStatus[] | undefined;
  readonly subjectId?: string | undefined;
  readonly payer?: string | undefined;
}

/** A claim that went out, as far as it tells whether another is the same. */
export interface SentClaim
  extends Pick<Claim, 'id' | 'payer' | 'status' | 'from' | 'through' | 'chargeCents' | 'sentIn' | 'on' | 'lines'> {
  /** Remarks of all that was denied of it. */
  readonly remarks: readonly string[];
}

const outlinesText = `SELECT DISTINCT from_on || ' ' || charge_cents AS outline FROM claim WHERE status != 'held' AND from_on IS NOT NULL`;
const sentOnceText = 'SELECT * FROM claim WHERE control_sha256 = ? ORDER BY recorded_seq';
const remarksText = 'SELECT remarks FROM denial WHERE claim_id = ?';

/** Reads claims. */
export class Claims {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * What is kept of a control number: a hash that means nothing outside this workspace. Blanks around it and its case do
   * not matter, since payers send it back in capitals.
   */
  controlHash(controlNumber: string): string {
    const { workspaceId } = identityOf(this.#store);
    return createHash('sha256').update(`${workspaceId} ${controlNumber.trim().toUpperCase()}`).digest('hex');
  }

  /** Claims in the order of recording. */
  async list(filter: ClaimFilter = {}): Promise<readonly Claim[]> {
    let query = sql.selectFrom('claim').selectAll();
    if (filter.statuses !== undefined) query = query.where('status', 'in', [...filter.statuses]);
    if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
    if (filter.payer !== undefined) query = query.where('payer', '=', filter.payer);
    return (await this.#store.all(query.orderBy('recorded_seq'))).map(claimOf);
  }

  /** The claim with this id. */
  async byId(id: string): Promise<Claim | undefined> {
    const row = await this.#store.first(sql.selectFrom('claim').selectAll().where('id', '=', id));
    return row === undefined ? undefined : claimOf(row);
  }

  /** The claims whose id begins as typed. */
  async find(typed: string): Promise<readonly Claim[]> {
    const prefix = idPrefix(typed, 'cl');
    if (prefix === undefined) return [];
    const query = sql.selectFrom('claim').selectAll().where('id', '>=', prefix).where('id', '<', afterPrefix(prefix));
    return (await this.#store.all(query.orderBy('id'))).map(claimOf);
  }

  /** Claims with this hash of a control number, in the order of recording: to several payers, or numbered alike. */
  async ofControl(controlSha256: string): Promise<readonly Claim[]> {
    const query = sql.selectFrom('claim').selectAll().where('control_sha256', '=', controlSha256);
    return (await this.#store.all(query.orderBy('recorded_seq'))).map(claimOf);
  }

  /** First day and charge of all claims that went out, each pair once: `2026-06-01 13000`. */
  sentOutlines(): ReadonlySet<string> {
    const rows = this.#store.statement<{ readonly outline: string }>(outlinesText).all();
    return new Set(rows.map(({ outline }) => outline));
  }

  /** The same claims as `ofControl`, with what was remarked on their denials, at once. */
  sentOnce(controlSha256: string): readonly SentClaim[] {
    const rows = this.#store.statement<StoredRow<'claim'>>(sentOnceText).all(controlSha256);
    return rows.map((row) => ({ ...claimOf(row), remarks: this.remarks(row.id) }));
  }

  /** Remarks of all that was denied of a claim, settled or not. */
  remarks(claimId: string): readonly string[] {
    const rows = this.#store.statement<{ readonly remarks: string }>(remarksText).all(claimId);
    return [...new Set(rows.flatMap(({ remarks }) => JSON.parse(remarks) as string[]))];
  }

  /** Claims with this hash of the number that the payer gave them, in the order of recording. */
  async ofPayerControl(payerControlSha256: string): Promise<readonly Claim[]> {
    const query = sql.selectFrom('claim').selectAll().where('payer_control_sha256', '=', payerControlSha256);
    return (await this.#store.all(query.orderBy('recorded_seq'))).map(claimOf);
  }

  /** Claims that went out in a group with this control number, whatever the interchange. */
  async sentInGroup(controlNumber: string): Promise<readonly Claim[]> {
    // A zero follows the stroke in ASCII: all that begins with the number and a stroke.
    const query = sql
      .selectFrom('claim')
      .selectAll()
      .where('sent_in', '>=', `${controlNumber}/`)
      .where('sent_in', '<', `${controlNumber}0`);
    return (await this.#store.all(query.orderBy('recorded_seq'))).map(claimOf);
  }

  /** What remittances said, of one claim or of all, in the order of recording. */
  async payments(claimId?: string): Promise<readonly ClaimPayment[]> {
    let query = sql.selectFrom('claim_payment').selectAll();
    if (claimId !== undefined) query = query.where('claim_id', '=', claimId);
    return (await this.#store.all(query.orderBy('recorded_seq'))).map(paymentOf);
  }

  /** Remittances in the order of recording. */
  async remittances(): Promise<readonly Remittance[]> {
    return (await this.#store.all(sql.selectFrom('remittance').selectAll().orderBy('recorded_seq'))).map(remittanceOf);
  }

  /** Remittances from a file with this hash, or with this trace number. */
  async postedBefore(fileSha256: string, traces: readonly string[]): Promise<readonly Remittance[]> {
    const ofFile = sql.selectFrom('remittance').selectAll().where('file_sha256', '=', fileSha256);
    const found = new Map((await this.#store.all(ofFile)).map((row) => [row.id, row]));
    const asked = [...new Set(traces)];
    for (let at = 0; at < asked.length; at += tracesAtOnce) {
      const ofTraces = sql
        .selectFrom('remittance')
        .selectAll()
        .where('trace', 'in', asked.slice(at, at + tracesAtOnce));
      for (const row of await this.#store.all(ofTraces)) found.set(row.id, row);
    }
    return [...found.values()].map(remittanceOf);
  }

  /** Acknowledgements in the order of recording. */
  async acknowledgements(): Promise<readonly Acknowledgement[]> {
    const rows = await this.#store.all(sql.selectFrom('acknowledgement').selectAll().orderBy('recorded_seq'));
    return rows.map(({ id, kind, file_sha256, name, accepted, rejected, happened_on }) => ({
      id,
      kind,
      fileSha256: file_sha256,
      name,
      accepted,
      rejected,
      on: happened_on as CalendarDate,
    }));
  }

  /** Denials in the order of recording; of one claim, or of all; those that are closed only where asked for. */
  async denials(filter: { readonly claimId?: string; readonly closed?: boolean } = {}): Promise<readonly Denial[]> {
    let query = sql.selectFrom('denial').selectAll();
    if (filter.claimId !== undefined) query = query.where('claim_id', '=', filter.claimId);
    if (filter.closed !== true) query = query.where('closed_on', 'is', null);
    return (await this.#store.all(query.orderBy('recorded_seq'))).map(denialOf);
  }

  /** The denials whose id begins as typed. */
  async findDenials(typed: string): Promise<readonly Denial[]> {
    const prefix = idPrefix(typed, 'dn');
    if (prefix === undefined) return [];
    const query = sql.selectFrom('denial').selectAll().where('id', '>=', prefix).where('id', '<', afterPrefix(prefix));
    return (await this.#store.all(query.orderBy('id'))).map(denialOf);
  }
}

function claimOf(row: StoredRow<'claim'>): Claim {
  return {
    id: row.id,
    controlSha256: row.control_sha256,
    payer: row.payer,
    payerCode: row.payer_code,
    product: row.product,
    subjectId: row.subject_id,
    billingNpi: row.billing_npi,
    renderingNpi: row.rendering_npi,
    group: row.group_key,
    location: row.location,
    placeOfService: row.place_of_service,
    from: row.from_on as CalendarDate | null,
    through: row.through_on as CalendarDate | null,
    chargeCents: row.charge_cents,
    paidCents: row.paid_cents,
    patientCents: row.patient_cents,
    status: row.status,
    replacesId: row.replaces_id,
    holds: JSON.parse(row.holds) as string[],
    releaseBy: row.release_by as CalendarDate | null,
    lines: JSON.parse(row.lines) as ClaimLine[],
    on: row.happened_on as CalendarDate,
    sequence: row.recorded_seq,
    payerControlSha256: row.payer_control_sha256,
    // Claims of before layout 8 say nothing of others.
    otherNpis: row.other_npis === null ? [] : (JSON.parse(row.other_npis) as string[]),
    sentIn: row.sent_in,
  };
}

function paymentOf(row: StoredRow<'claim_payment'>): ClaimPayment {
  return {
    id: row.id,
    claimId: row.claim_id,
    remittanceId: row.remittance_id,
    statusCode: row.status_code,
    chargeCents: row.charge_cents,
    paidCents: row.paid_cents,
    patientCents: row.patient_cents,
    adjustments: JSON.parse(row.adjustments) as ClaimAdjustment[],
    remarks: JSON.parse(row.remarks) as string[],
    lines: JSON.parse(row.lines) as ClaimLine[],
    on: row.happened_on as CalendarDate,
    sequence: row.recorded_seq,
  };
}

function remittanceOf(row: StoredRow<'remittance'>): Remittance {
  return {
    id: row.id,
    payer: row.payer,
    payerCode: row.payer_code,
    payerName: row.payer_name,
    trace: row.trace,
    method: row.method,
    paidOn: row.paid_on as CalendarDate | null,
    totalCents: row.total_cents,
    providerAdjustments: JSON.parse(row.provider_adjustments) as ProviderAdjustment[],
    fileSha256: row.file_sha256,
    name: row.name,
    claims: row.claims,
    refused: row.refused,
    on: row.happened_on as CalendarDate,
  };
}

function denialOf(row: StoredRow<'denial'>): Denial {
  return {
    id: row.id,
    claimId: row.claim_id,
    subjectId: row.subject_id,
    remittanceId: row.remittance_id,
    acknowledgementId: row.acknowledgement_id,
    line: row.line,
    group: row.group_code as AdjustmentGroup | null,
    code: row.code,
    remarks: JSON.parse(row.remarks) as string[],
    cause: row.cause,
    cents: row.cents,
    verdict: row.verdict,
    payerIs: row.payer_is,
    because: row.because,
    step: row.step,
    dueOn: row.due_on as CalendarDate | null,
    dueFrom: row.due_from,
    taskId: row.task_id,
    closedOn: row.closed_on as CalendarDate | null,
    outcome: row.outcome,
    on: row.happened_on as CalendarDate,
    sequence: row.recorded_seq,
  };
}

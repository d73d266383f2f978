/** Claims as a command is about to leave them: those that are kept, changed, and new ones, with payments and denials. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Acknowledgement, Claim, ClaimPayment, Denial, Remittance } from '../../domain/claims/claim.ts';
import type { Transaction } from '../../ledger/command.ts';

/** What is to be kept of a claim. */
export type ClaimValues = Omit<Claim, 'id' | 'sequence'>;

/** A payment to be recorded; `remittance` is the place of its remittance among those of the command. */
export type PaymentDraft = Omit<ClaimPayment, 'id' | 'claimId' | 'remittanceId' | 'sequence'> & {
  readonly remittance: number;
};

/** A denial to be recorded, with the words of its task; `source` is the place of its remittance or acknowledgement. */
export type DenialDraft = Omit<
  Denial,
  'id' | 'claimId' | 'subjectId' | 'remittanceId' | 'acknowledgementId' | 'taskId' | 'closedOn' | 'outcome' | 'sequence'
> & {
  readonly source: number;
  readonly task: string;
};

/** A denial on record that what was read now has settled. */
export interface ClosedDenial {
  readonly denial: Denial;
  readonly outcome: string;
}

/** A claim with all that a command does to it. */
export interface ClaimDraft {
  /** Null: the claim is new. */
  readonly id: string | null;
  values: ClaimValues;
  readonly payments: PaymentDraft[];
  readonly denials: DenialDraft[];
  readonly closed: ClosedDenial[];
}

/** A remittance or an acknowledgement to be recorded. */
export type RemittanceDraft = Omit<Remittance, 'id'>;
/** An acknowledgement to be recorded. */
export type AcknowledgementDraft = Omit<Acknowledgement, 'id'>;

/** What a command records about claims. */
export interface ClaimChanges {
  readonly remittances: readonly RemittanceDraft[];
  readonly acknowledgements: readonly AcknowledgementDraft[];
  readonly claims: readonly ClaimDraft[];
}

/** Records claims with their payments and denials, each denial as a task. Returns the ids of the denials. */
export async function recordClaims(
  tx: Transaction,
  changes: ClaimChanges,
  on: CalendarDate,
): Promise<readonly string[]> {
  const remittances: string[] = [];
  for (const one of changes.remittances) remittances.push(await insertRemittance(tx, one));
  const acknowledgements: string[] = [];
  for (const one of changes.acknowledgements) acknowledgements.push(await insertAcknowledgement(tx, one));
  const denials: string[] = [];
  for (const draft of changes.claims) {
    const claimId = await keptClaim(tx, draft);
    for (const payment of draft.payments) await insertPayment(tx, claimId, payment, remittances);
    for (const closed of draft.closed) await closeDenial(tx, closed, on);
    for (const denial of draft.denials)
      denials.push(await insertDenial(tx, claimId, draft.values.subjectId, denial, { remittances, acknowledgements }));
  }
  return denials;
}

async function insertRemittance(tx: Transaction, one: RemittanceDraft): Promise<string> {
  return tx.insert('remittance', {
    id: await tx.newId('rm'),
    payer: one.payer,
    payer_code: one.payerCode,
    payer_name: one.payerName,
    trace: one.trace,
    method: one.method,
    paid_on: one.paidOn,
    total_cents: one.totalCents,
    provider_adjustments: one.providerAdjustments,
    file_sha256: one.fileSha256,
    name: one.name,
    claims: one.claims,
    refused: one.refused,
    happened_on: one.on,
  });
}

async function insertAcknowledgement(tx: Transaction, one: AcknowledgementDraft): Promise<string> {
  return tx.insert('acknowledgement', {
    id: await tx.newId('ak'),
    kind: one.kind,
    file_sha256: one.fileSha256,
    name: one.name,
    accepted: one.accepted,
    rejected: one.rejected,
    happened_on: one.on,
  });
}

async function keptClaim(tx: Transaction, { id, values }: ClaimDraft): Promise<string> {
  const row = {
    control_sha256: values.controlSha256,
    payer: values.payer,
    payer_code: values.payerCode,
    product: values.product,
    subject_id: values.subjectId,
    billing_npi: values.billingNpi,
    rendering_npi: values.renderingNpi,
    group_key: values.group,
    location: values.location,
    place_of_service: values.placeOfService,
    from_on: values.from,
    through_on: values.through,
    charge_cents: values.chargeCents,
    paid_cents: values.paidCents,
    patient_cents: values.patientCents,
    status: values.status,
    replaces_id: values.replacesId,
    holds: values.holds,
    release_by: values.releaseBy,
    lines: values.lines,
    happened_on: values.on,
    payer_control_sha256: values.payerControlSha256,
    other_npis: values.otherNpis,
    sent_in: values.sentIn,
  };
  if (id === null) return tx.insert('claim', { id: await tx.newId('cl'), ...row });
  await tx.update('claim', id, row);
  return id;
}

async function insertPayment(
  tx: Transaction,
  claimId: string,
  payment: PaymentDraft,
  remittances: readonly string[],
): Promise<void> {
  await tx.insert('claim_payment', {
    id: await tx.newId('cp'),
    claim_id: claimId,
    remittance_id: remittances[payment.remittance] ?? '',
    status_code: payment.statusCode,
    charge_cents: payment.chargeCents,
    paid_cents: payment.paidCents,
    patient_cents: payment.patientCents,
    adjustments: payment.adjustments,
    remarks: payment.remarks,
    lines: payment.lines,
    happened_on: payment.on,
  });
}

async function insertDenial(
  tx: Transaction,
  claimId: string,
  subjectId: string | null,
  denial: DenialDraft,
  sources: { readonly remittances: readonly string[]; readonly acknowledgements: readonly string[] },
): Promise<string> {
  const taskId = await tx.newId('k');
  const task = { id: taskId, text: denial.task, subject_id: subjectId, due_on: denial.dueOn, owner: null };
  await tx.insert('task', task);
  return tx.insert('denial', {
    id: await tx.newId('dn'),
    claim_id: claimId,
    subject_id: subjectId,
    remittance_id: sources.remittances[denial.source] ?? null,
    acknowledgement_id: sources.acknowledgements[denial.source] ?? null,
    line: denial.line,
    group_code: denial.group,
    code: denial.code,
    remarks: denial.remarks,
    cause: denial.cause,
    cents: denial.cents,
    verdict: denial.verdict,
    payer_is: denial.payerIs,
    because: denial.because,
    step: denial.step,
    due_on: denial.dueOn,
    due_from: denial.dueFrom,
    task_id: taskId,
    happened_on: denial.on,
  });
}

/** Settles a denial and the task that was made of it. */
export async function closeDenial(tx: Transaction, { denial, outcome }: ClosedDenial, on: CalendarDate): Promise<void> {
  await tx.update('denial', denial.id, { closed_on: on, outcome });
  if (denial.taskId === null) return;
  const task = await tx.row('task', denial.taskId);
  if (task !== undefined && task.done_on === null) await tx.update('task', denial.taskId, { done_on: on });
}

/** Requests for privileges: asked for, recommended on, decided line by line. */

import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { PrivilegeForm } from '../../domain/nouns/facility.ts';
import type {
  CriterionResult,
  LineDecision,
  PrivilegeRequest,
  Recommendation,
} from '../../domain/privileges/privilege.ts';
import type { Transaction } from '../../ledger/command.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** A version of a form as its document has it now. */
export interface FormNow {
  readonly facility: string;
  readonly form: PrivilegeForm;
}

/** The id under which a form is kept, or what is needed to keep it: the same content of the same version is kept once. */
export interface KeptForm extends FormNow {
  readonly id: string | null;
  readonly body: string;
  readonly sha256: string;
}

/** Whether a form was kept before with the same content. */
export async function keptForm(ledger: Ledger, { facility, form }: FormNow): Promise<KeptForm> {
  const body = canonicalJson(form);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const kept = await ledger.privileges.formWith(facility, form.key, form.version, sha256);
  return { facility, form, body, sha256, id: kept?.id ?? null };
}

/** Keeps forms for the lines of one command and hands out their ids. */
export function formKeeper(tx: Transaction): (kept: KeptForm) => Promise<string> {
  const made = new Map<string, string>();
  return async (kept) => {
    const { facility, form, body, sha256 } = kept;
    const name = `${facility} ${form.key} ${form.version} ${sha256}`;
    const known = kept.id ?? made.get(name);
    if (known !== undefined) return known;
    const id = await tx.newId('pf');
    await tx.insert('privilege_form', { id, facility, key: form.key, version: form.version, sha256, body });
    made.set(name, id);
    return id;
  };
}

/** A line to be asked for, with how its criteria came out. */
export interface AskedLine {
  readonly kept: KeptForm;
  readonly line: string;
  readonly criteria: readonly CriterionResult[];
}

/** A request to be recorded. */
export interface NewRequest
  extends Omit<PrivilegeRequest, 'id' | 'lines' | 'recommendations' | 'decisions' | 'sequence'> {
  readonly lines: readonly AskedLine[];
}

/** Records a request with its lines and returns its id. */
export async function requestPrivileges(
  tx: Transaction,
  request: NewRequest,
  keep: (kept: KeptForm) => Promise<string>,
): Promise<string> {
  const id = await tx.newId('pr');
  await tx.insert('privilege_request', {
    id,
    subject_id: request.subjectId,
    facility: request.facility,
    type: request.type,
    application_id: request.applicationId,
    category: request.category,
    department: request.department,
    happened_on: request.on,
    replaces_id: request.replacesId,
    note: request.note,
  });
  for (const [at, { kept, line, criteria }] of request.lines.entries()) {
    await tx.insert('privilege_line', {
      form_id: await keep(kept),
      id: await tx.newId('pl'),
      subject_id: request.subjectId,
      request_id: id,
      number: at + 1,
      line,
      criteria,
    });
  }
  return id;
}

/** Records what a body said about a request. */
export async function recommend(
  tx: Transaction,
  subjectId: string,
  said: Omit<Recommendation, 'id' | 'sequence'>,
): Promise<string> {
  return tx.insert('privilege_recommendation', {
    id: await tx.newId('pm'),
    subject_id: subjectId,
    request_id: said.requestId,
    body: said.body,
    happened_on: said.on,
    outcome: said.outcome,
    lines: said.lineIds,
    conditions: said.conditions,
    by: said.by,
    meeting_id: said.meetingId,
    reason: said.reason,
  });
}

/** Records that a requested line was denied, withdrawn or put off. */
export async function decideLine(
  tx: Transaction,
  subjectId: string,
  decision: Omit<LineDecision, 'id' | 'sequence'>,
): Promise<string> {
  return tx.insert('privilege_line_decision', {
    id: await tx.newId('pd'),
    subject_id: subjectId,
    request_id: decision.requestId,
    line_id: decision.lineId,
    recommendation_id: decision.recommendationId,
    happened_on: decision.on,
    outcome: decision.outcome,
    cause: decision.cause,
    under_investigation: decision.underInvestigation ? 1 : 0,
    reason: decision.reason,
  });
}

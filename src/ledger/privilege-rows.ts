/** Stored rows of privileging as values of the domain. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Line, PrivilegeForm } from '../domain/nouns/facility.ts';
import type { CaseCounts, FocusedEvaluation, OngoingReview } from '../domain/privileges/practice-evaluation.ts';
import type {
  Appointment,
  EmergencyActivation,
  FormOnFile,
  LineDecision,
  LineOfForm,
  PrivilegeGrant,
  PrivilegeRequest,
  Recommendation,
} from '../domain/privileges/privilege.ts';
import type { ActionEvent, LeaveOfAbsence, PrivilegeAction } from '../domain/privileges/privilege-action.ts';
import type { PrivilegeFacts } from '../domain/privileges/privilege-facts.ts';
import type { Store } from './database.ts';
import { factRow } from './rows.ts';
import { sql } from './stored-tables.ts';
import type { FactTables, StoredRow } from './tables.ts';

/** The tables that hold what belongs to subjects. */
export const privilegeTables = [
  'appointment',
  'privilege_request',
  'privilege_line',
  'privilege_recommendation',
  'privilege_line_decision',
  'privilege_grant',
  'privilege_leave',
  'privilege_action',
  'privilege_event',
  'focused_evaluation',
  'focused_case',
  'ongoing_review',
  'case_count',
] as const;
/** One of `privilegeTables`. */
export type PrivilegeTable = (typeof privilegeTables)[number];

/** Stored rows of some subjects, by table, in the order of recording. */
export type PrivilegeRows = { readonly [T in PrivilegeTable]: readonly StoredRow<T>[] };

/** Forms by id. */
export type FormsById = ReadonlyMap<string, FormOnFile>;

/** The values that rows of one subject make. */
export function privilegeFactsOf(rows: PrivilegeRows, forms: FormsById): PrivilegeFacts {
  return {
    appointments: rows.appointment.map(appointmentOf),
    requests: requestsOf(rows, forms),
    grants: rows.privilege_grant.map((row) => grantOf(row, forms)),
    leaves: rows.privilege_leave.map(leaveOf),
    actions: rows.privilege_action.map(actionOf),
    events: rows.privilege_event.map(eventOf),
    focused: focusedOf(rows),
    reviews: reviewsOf(rows),
    counts: rows.case_count.map(countsOf),
  };
}

/** All forms that were used, in the order of recording. */
export function formsById(store: Store): FormsById {
  const rows = store.prepared(sql.selectFrom('privilege_form').selectAll().orderBy('recorded_seq')).all();
  return new Map(rows.map((row) => [row.id, formOf(row)]));
}

/** A stored form. */
export function formOf(row: StoredRow<'privilege_form'>): FormOnFile {
  const { id, facility, key, version, body } = row;
  return { id, facility, key, version, form: JSON.parse(body) as PrivilegeForm };
}

/** A stored activation of an emergency plan. */
export function activationOf(row: StoredRow<'emergency_activation'>): EmergencyActivation {
  return {
    id: row.id,
    facility: row.facility,
    on: day(row.happened_on),
    from: day(row.from_on),
    until: dayOrNull(row.until_on),
    by: row.by,
    reason: row.reason,
    sequence: row.recorded_seq,
  };
}

const day = (text: string): CalendarDate => text as CalendarDate;
const dayOrNull = (text: string | null): CalendarDate | null => text as CalendarDate | null;

/** A line of a form on file; a form that is gone leaves the line by its key alone. */
function lineOf(formId: string, key: string, forms: FormsById): LineOfForm {
  const found = forms.get(formId);
  const bare: Line = { key, name: key, kind: 'special' };
  return {
    form: { id: formId, key: found?.key ?? '', version: found?.version ?? '' },
    line: found?.form.lines.find((line) => line.key === key) ?? bare,
  };
}

function appointmentOf(stored: StoredRow<'appointment'>): Appointment {
  const row = factRow('appointment', stored);
  return {
    id: row.id,
    subjectId: row.subject_id,
    facility: row.facility,
    type: row.type,
    category: row.category,
    categoryName: row.category_name,
    duties: row.duties,
    department: row.department,
    on: day(row.happened_on),
    from: day(row.from_on),
    until: day(row.until_on),
    provisionalUntil: dayOrNull(row.provisional_until),
    requestId: row.request_id,
    previousId: row.previous_id,
    conditions: row.conditions,
    sequence: row.recorded_seq,
  };
}

function requestsOf(rows: PrivilegeRows, forms: FormsById): readonly PrivilegeRequest[] {
  return rows.privilege_request.map((row) => ({
    id: row.id,
    subjectId: row.subject_id,
    facility: row.facility,
    type: row.type,
    applicationId: row.application_id,
    category: row.category,
    department: row.department,
    on: day(row.happened_on),
    replacesId: row.replaces_id,
    note: row.note,
    lines: rows.privilege_line
      .filter((line) => line.request_id === row.id)
      .map((line) => factRow('privilege_line', line))
      .map((line) => ({
        id: line.id,
        number: line.number,
        criteria: line.criteria,
        ...lineOf(line.form_id, line.line, forms),
      })),
    recommendations: rows.privilege_recommendation.filter((one) => one.request_id === row.id).map(recommendationOf),
    decisions: rows.privilege_line_decision.filter((one) => one.request_id === row.id).map(lineDecisionOf),
    sequence: row.recorded_seq,
  }));
}

function recommendationOf(stored: StoredRow<'privilege_recommendation'>): Recommendation {
  const row = factRow('privilege_recommendation', stored);
  return {
    id: row.id,
    requestId: row.request_id,
    body: row.body,
    on: day(row.happened_on),
    outcome: row.outcome,
    lineIds: row.lines,
    conditions: row.conditions,
    by: row.by,
    meetingId: row.meeting_id,
    reason: row.reason,
    sequence: row.recorded_seq,
  };
}

function lineDecisionOf(row: StoredRow<'privilege_line_decision'>): LineDecision {
  return {
    id: row.id,
    requestId: row.request_id,
    lineId: row.line_id,
    recommendationId: row.recommendation_id,
    on: day(row.happened_on),
    outcome: row.outcome,
    cause: row.cause,
    underInvestigation: row.under_investigation === 1,
    reason: row.reason,
    sequence: row.recorded_seq,
  };
}

function grantOf(stored: StoredRow<'privilege_grant'>, forms: FormsById): PrivilegeGrant {
  const row: FactTables['privilege_grant'] = factRow('privilege_grant', stored);
  return {
    id: row.id,
    subjectId: row.subject_id,
    facility: row.facility,
    basis: row.basis,
    granted: row.form_id === null || row.line === null ? null : lineOf(row.form_id, row.line, forms),
    on: day(row.happened_on),
    from: day(row.from_on),
    until: day(row.until_on),
    conditions: row.conditions,
    by: row.by,
    requestId: row.request_id,
    requestLineId: row.request_line_id,
    recommendationId: row.recommendation_id,
    appointmentId: row.appointment_id,
    previousId: row.previous_id,
    activationId: row.activation_id,
    arrivedAt: row.arrived_at,
    endsAt: row.ends_at,
    distantSite: row.distant_site,
    reason: row.reason,
    checked: row.checked,
    sequence: row.recorded_seq,
  };
}

function leaveOf(row: StoredRow<'privilege_leave'>): LeaveOfAbsence {
  return {
    id: row.id,
    subjectId: row.subject_id,
    facility: row.facility,
    on: day(row.happened_on),
    from: day(row.from_on),
    until: dayOrNull(row.until_on),
    returnedOn: dayOrNull(row.returned_on),
    reason: row.reason,
    sequence: row.recorded_seq,
  };
}

function actionOf(stored: StoredRow<'privilege_action'>): PrivilegeAction {
  const row = factRow('privilege_action', stored);
  return {
    id: row.id,
    subjectId: row.subject_id,
    facility: row.facility,
    kind: row.kind,
    grantIds: row.grants,
    on: day(row.happened_on),
    from: day(row.from_on),
    until: dayOrNull(row.until_on),
    cause: row.cause,
    underInvestigation: row.under_investigation === 1,
    imminentDanger: row.imminent_danger === 1,
    conditions: row.conditions,
    grantUntil: dayOrNull(row.grant_until),
    liftsId: row.lifts_id,
    by: row.by,
    reason: row.reason,
    occurrenceId: row.occurrence_id,
    sequence: row.recorded_seq,
  };
}

function eventOf(row: StoredRow<'privilege_event'>): ActionEvent {
  return {
    id: row.id,
    subjectId: row.subject_id,
    facility: row.facility,
    actionId: row.action_id,
    decisionId: row.decision_id,
    kind: row.kind,
    on: day(row.happened_on),
    hearingOn: dayOrNull(row.hearing_on),
    text: row.text,
    reference: row.reference,
    sequence: row.recorded_seq,
  };
}

function focusedOf(rows: PrivilegeRows): readonly FocusedEvaluation[] {
  return rows.focused_evaluation.map((row) => ({
    id: row.id,
    subjectId: row.subject_id,
    facility: row.facility,
    grantId: row.grant_id,
    line: row.line,
    cause: row.cause,
    method: row.method,
    cases: row.cases,
    within: row.within,
    proctor: row.proctor,
    proctorNpi: row.proctor_npi,
    supervised: row.supervised === 1,
    on: day(row.happened_on),
    dueOn: dayOrNull(row.due_on),
    result: row.result,
    resultOn: dayOrNull(row.result_on),
    resultBy: row.result_by,
    text: row.text,
    reviewId: row.review_id,
    previousId: row.previous_id,
    watched: rows.focused_case.filter((one) => one.evaluation_id === row.id).map(focusedCaseOf),
    sequence: row.recorded_seq,
  }));
}

function focusedCaseOf(row: StoredRow<'focused_case'>): FocusedEvaluation['watched'][number] {
  return {
    id: row.id,
    evaluationId: row.evaluation_id,
    on: day(row.happened_on),
    method: row.method,
    reference: row.reference,
    by: row.by,
    acceptable: row.acceptable === 1,
    note: row.note,
  };
}

function reviewsOf(rows: PrivilegeRows): readonly OngoingReview[] {
  return rows.ongoing_review.map((stored) => {
    const row = factRow('ongoing_review', stored);
    return {
      id: row.id,
      subjectId: row.subject_id,
      facility: row.facility,
      department: row.department,
      from: day(row.from_on),
      until: day(row.until_on),
      on: day(row.happened_on),
      by: row.by,
      cases: row.cases,
      indicators: row.indicators,
      references: row.refs,
      result: row.result,
      text: row.text,
      focusedId: rows.focused_evaluation.find((one) => one.review_id === row.id)?.id ?? null,
      sequence: row.recorded_seq,
    };
  });
}

function countsOf(stored: StoredRow<'case_count'>): CaseCounts {
  const row = factRow('case_count', stored);
  return {
    id: row.id,
    subjectId: row.subject_id,
    facility: row.facility,
    elsewhere: row.elsewhere,
    line: row.line,
    procedure: row.procedure,
    from: day(row.from_on),
    until: day(row.until_on),
    count: row.count,
    outcomes: row.outcomes,
    source: row.source,
    sha256: row.sha256,
    on: day(row.happened_on),
    sequence: row.recorded_seq,
  };
}

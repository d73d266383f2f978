import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { type DeadlineState, deadlineState } from '../domain/deadline.ts';
import { ladderStep } from '../domain/ladder.ts';
import type { Column, Row, Tone } from '../domain/table.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import type { DeadlineCells } from '../ledger/deadline-text.ts';

/** The columns of a table of deadlines. */
export const deadlineColumns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 6, role: 'uid' },
  { id: 'dueOn', label: 'Due', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 1 },
  { id: 'state', label: 'State', type: 'text', priority: 2, role: 'tone' },
  { id: 'kind', label: 'Kind', type: 'text', priority: 7 },
  { id: 'title', label: 'What', type: 'text', priority: 1, role: 'summary' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 9 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'payer', label: 'Payer', type: 'text', priority: 3, role: 'description' },
  { id: 'facility', label: 'Facility', type: 'text', priority: 'machine' },
  { id: 'application', label: 'Application', type: 'id', priority: 5, role: 'description' },
  { id: 'owner', label: 'Owner', type: 'text', priority: 7 },
  { id: 'rule', label: 'Rule', type: 'text', priority: 8, role: 'description' },
  { id: 'cite', label: 'Source', type: 'text', priority: 'machine', role: 'description' },
  { id: 'confidence', label: 'Confidence', type: 'text', priority: 'machine' },
  { id: 'anchor', label: 'Counted from', type: 'text', priority: 'machine' },
  { id: 'anchorOn', label: 'Counted from date', type: 'date', priority: 'machine' },
  { id: 'leadDays', label: 'Lead days', type: 'integer', priority: 'machine' },
  { id: 'opensOn', label: 'Not before', type: 'date', priority: 'machine' },
  { id: 'dueAtLatestOn', label: 'Due at the latest', type: 'date', priority: 'machine' },
  { id: 'step', label: 'Step', type: 'text', priority: 9 },
];

/** Days from the as-of day to the due date; negative when overdue, null when the anchor is unknown. */
export function daysLeft(row: Pick<DeadlineRow, 'dueOn'>, asOf: CalendarDate): number | null {
  return row.dueOn === null ? null : daysBetween(asOf, row.dueOn);
}

/** The state of a deadline on the as-of day. */
export function stateOn(row: Pick<DeadlineRow, 'dueOn' | 'leadDays'>, asOf: CalendarDate): DeadlineState {
  return deadlineState(row.dueOn, daysLeft(row, asOf), row.leadDays);
}

/** How each state reads. */
export const tones: Readonly<Record<DeadlineState, Tone>> = {
  overdue: 'bad',
  due: 'warn',
  upcoming: 'plain',
  unknown: 'muted',
};

/** Makes rows of deadlines that come in the order of their due dates: for each date its days are counted once. */
export function deadlineRows(asOf: CalendarDate): (row: DeadlineRow) => Row {
  let counted: { readonly dueOn: CalendarDate | null; readonly left: number | null } | undefined;
  return (row) => {
    if (counted === undefined || counted.dueOn !== row.dueOn) counted = { dueOn: row.dueOn, left: daysLeft(row, asOf) };
    return deadlineRow(row, counted.left);
  };
}

function deadlineRow(row: DeadlineRow, left: number | null): Row {
  const state = deadlineState(row.dueOn, left, row.leadDays);
  return {
    tone: tones[state],
    cells: {
      id: row.id,
      dueOn: row.dueOn,
      daysLeft: left,
      state,
      kind: row.kind,
      title: row.title,
      subject: row.subjectKey,
      subjectKind: row.subjectKind,
      npi: row.subjectKind === 'provider' ? row.npi : null,
      provider: row.subjectName,
      payer: row.payerName ?? row.payer,
      facility: row.facility,
      application: row.applicationId,
      owner: row.owner,
      rule: row.rule,
      cite: row.cite,
      confidence: row.confidence,
      anchor: row.anchor,
      anchorOn: row.anchorOn,
      leadDays: row.leadDays,
      opensOn: row.opensOn,
      dueAtLatestOn: row.dueAtLatestOn,
      step: ladderStep(left),
    },
  };
}

/**
 * The same cells for what the ledger puts into text, of all deadlines that are due on a day (null: of unknown date). A test
 * holds them to those of `deadlineRows`.
 */
export function deadlineCells(dueOn: CalendarDate | null, asOf: CalendarDate): DeadlineCells {
  const left = daysLeft({ dueOn }, asOf);
  const lead = left ?? 0;
  return {
    id: { field: 'id' },
    dueOn: { always: dueOn },
    daysLeft: { always: left },
    state: {
      leadDays: lead,
      reached: deadlineState(dueOn, left, lead),
      else: deadlineState(dueOn, left, lead - 1),
    },
    kind: { field: 'kind' },
    title: { field: 'title' },
    subject: { field: 'subjectKey' },
    subjectKind: { field: 'subjectKind' },
    npi: { field: 'npiOfProvider' },
    provider: { field: 'subjectName' },
    payer: { field: 'payerName' },
    facility: { field: 'facility' },
    application: { field: 'applicationId' },
    owner: { field: 'owner' },
    rule: { field: 'rule' },
    cite: { field: 'cite' },
    confidence: { field: 'confidence' },
    anchor: { field: 'anchor' },
    anchorOn: { field: 'anchorOn' },
    leadDays: { field: 'leadDays' },
    opensOn: { field: 'opensOn' },
    dueAtLatestOn: { field: 'dueAtLatestOn' },
    step: { always: ladderStep(left) },
  };
}

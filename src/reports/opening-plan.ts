/** What a command that opens many applications comes to, before or after it is done. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Row, Table } from '../domain/table.ts';

/** One subject with one payer or facility, opened or passed over. */
export interface PlannedOpening {
  readonly subject: string;
  readonly provider: string;
  readonly payer: string;
  readonly type: string;
  readonly route: string;
  readonly what: string;
  /** Ways in which the payer takes applications; empty: its document does not say. */
  readonly sendBy: readonly string[];
  /** Last day to tell the payer by a rule; null: none names one. */
  readonly tellBy: CalendarDate | null;
  readonly rule: string | null;
  /** Null: passed over. */
  readonly application: string | null;
  /** Why it was passed over; null: it is opened. */
  readonly because: string | null;
}

/** "12 asked = 7 opened + 5 passed over" */
export function planSummary(rows: readonly PlannedOpening[], dryRun: boolean): string {
  const opened = rows.filter(({ application }) => application !== null).length;
  return `${rows.length} asked = ${opened} ${dryRun ? 'to open' : 'opened'} + ${rows.length - opened} passed over`;
}

/** Rows with what was passed over told once for each subject and reason: for people. */
function gathered(rows: readonly PlannedOpening[]): readonly PlannedOpening[] {
  const found = new Map<string, PlannedOpening[]>();
  for (const one of rows) {
    const key = one.application ?? `${one.subject} ${one.because}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length === 1) return same;
    return [{ ...first, payer: `${same.length} payers: ${same.map(({ payer }) => payer).join(', ')}` }];
  });
}

/** The plan as a table: what is opened first. `together`: what was passed over for one reason is one row. */
export function openingPlanTable(
  rows: readonly PlannedOpening[],
  asOf: CalendarDate,
  { dryRun, together }: { readonly dryRun: boolean; readonly together: boolean },
): Table {
  const opened = rows.filter(({ application }) => application !== null);
  const passed = rows.filter(({ application }) => application === null);
  const title = opened.length === 0 ? 'Nothing to open' : dryRun ? 'Applications to open' : 'Applications opened';
  return {
    report: 'opening-plan',
    title,
    asOf,
    lead: [planSummary(rows, dryRun)],
    columns: [
      { id: 'provider', label: 'Who', type: 'text', priority: 1 },
      { id: 'payer', label: 'Payer', type: 'text', priority: 1 },
      { id: 'type', label: 'Type', type: 'text', priority: 4 },
      { id: 'what', label: 'What', type: 'text', priority: 5 },
      { id: 'route', label: 'Route', type: 'text', priority: 6 },
      { id: 'sendBy', label: 'Send by', type: 'text', priority: 3 },
      { id: 'tellBy', label: 'Tell by', type: 'date', priority: 2, role: 'due' },
      { id: 'rule', label: 'Rule', type: 'text', priority: 4 },
      { id: 'application', label: 'Application', type: 'id', priority: 1 },
      { id: 'because', label: 'Passed over', type: 'text', priority: 1 },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
    ],
    rows: [...opened, ...(together ? gathered(passed) : passed)].map(
      (one): Row => ({
        ...(one.application === null ? { tone: 'muted' as const } : {}),
        cells: { ...one, sendBy: one.sendBy.join(', ') },
      }),
    ),
    notes: [],
    empty: 'Nothing was asked.',
  };
}

import type { Row, Table } from '../../../src/domain/table.ts';

/** A small deadlines table with a column of every kind and role, a tone of every kind, and an unknown date. */
export const deadlinesTable: Table = {
  report: 'deadlines',
  title: 'Deadlines within 90 days',
  asOf: '2026-11-21',
  lead: ['3 deadlines: 1 overdue, 1 due, 1 without a known date.'],
  columns: [
    { id: 'id', label: 'Id', type: 'id', role: 'uid', priority: 'machine' },
    { id: 'state', label: 'State', type: 'text', role: 'tone', priority: 1 },
    { id: 'dueOn', label: 'Due', type: 'date', role: 'due', priority: 1 },
    { id: 'daysLeft', label: 'Days', type: 'integer', priority: 2 },
    { id: 'title', label: 'What', type: 'text', role: 'summary', priority: 1 },
    { id: 'npi', label: 'NPI', type: 'npi', priority: 4 },
    { id: 'provider', label: 'Provider', type: 'text', role: 'summary', priority: 2 },
    { id: 'amount', label: 'Cover', type: 'money', priority: 6 },
    { id: 'billing', label: 'Stops billing', type: 'boolean', priority: 7 },
    { id: 'recordedAt', label: 'Recorded', type: 'instant', priority: 8 },
    { id: 'rule', label: 'Rule', type: 'id', role: 'description', priority: 'machine' },
  ],
  rows: [
    {
      tone: 'bad',
      cells: {
        id: 'd-7k3fq2mx',
        state: 'overdue',
        dueOn: '2026-11-02',
        daysLeft: -19,
        title: 'License CA A123456 expires',
        npi: '1234567893',
        provider: 'Ruiz, Ana',
        amount: 1000000,
        billing: true,
        recordedAt: '2026-10-01T14:03:22.000Z',
        rule: 'paper.expiry',
      },
    },
    {
      tone: 'warn',
      cells: {
        id: 'd-2m9fq0aa',
        state: 'due',
        dueOn: '2026-12-15',
        daysLeft: 24,
        title: 'CAQH re-attestation',
        npi: '1245319599',
        provider: 'Müller-Łukasz, 山田',
        amount: null,
        billing: false,
        recordedAt: null,
        rule: 'caqh.attest',
      },
    },
    {
      tone: 'muted',
      cells: {
        id: 'd-9z1aa7tt',
        state: 'unknown',
        dueOn: null,
        daysLeft: null,
        title: 'Revalidation, date not known',
        npi: '1679576722',
        provider: '=HYPERLINK("http://x")',
        amount: -500,
        billing: null,
        recordedAt: null,
        rule: 'medicare.revalidation',
      },
    },
  ],
  notes: ['Dates are counted from recorded events.'],
  next: 'empanel explain d-7k3fq2mx',
};

/** A table of one text column. */
export function textTable(...cells: readonly (string | null)[]): Table {
  const rows: readonly Row[] = cells.map((text) => ({ cells: { text } }));
  return {
    report: 'texts',
    title: 'Texts',
    asOf: '2026-11-21',
    columns: [{ id: 'text', label: 'Text', type: 'text' }],
    rows,
    notes: [],
  };
}

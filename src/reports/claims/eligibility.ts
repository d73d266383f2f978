/** Coverage of patients and participation of the provider, for people. Patients are shown by initials. */

import { type EligibilityFinding, isClear } from '../../domain/claims/eligibility.ts';
import type { Table, Tone } from '../../domain/table.ts';

/** Answers about coverage as a table. */
export function eligibilityTable(
  asOf: string,
  file: string,
  findings: readonly EligibilityFinding[],
  notes: readonly string[],
): Table {
  return {
    report: 'claims-eligibility',
    title: `Coverage in ${file}`,
    asOf,
    columns: [
      { id: 'patient', label: 'Patient', type: 'text', priority: 1 },
      { id: 'coverage', label: 'Coverage', type: 'text', priority: 1, role: 'tone' },
      { id: 'on', label: 'Service', type: 'date', priority: 1 },
      { id: 'payer', label: 'Payer', type: 'text', priority: 2 },
      { id: 'plan', label: 'Plan', type: 'text', priority: 3 },
      { id: 'product', label: 'Product', type: 'text', priority: 2 },
      { id: 'provider', label: 'Provider', type: 'text', priority: 2 },
      { id: 'verdict', label: 'May bill', type: 'text', priority: 1 },
      { id: 'because', label: 'Because', type: 'text', priority: 1, role: 'summary' },
      { id: 'payerName', label: 'Payer in the file', type: 'text', priority: 'machine' },
      { id: 'line', label: 'Line', type: 'integer', priority: 'machine' },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
    ],
    rows: findings.map((one) => ({
      tone: toneOf(one),
      cells: {
        patient: one.patient,
        coverage: one.coverage,
        on: one.on,
        payer: one.payer,
        plan: one.plan,
        product: one.product,
        provider: one.provider,
        verdict: one.verdict,
        because: one.because.join('; '),
        payerName: one.payerName,
        line: one.line,
        subject: one.provider,
        subjectKind: one.provider === null ? null : 'provider',
        npi: one.npi,
      },
    })),
    notes,
  };
}

function toneOf(finding: EligibilityFinding): Tone {
  if (finding.coverage === 'inactive' || finding.verdict === 'no') return 'bad';
  return isClear(finding) ? 'good' : 'warn';
}

import type { Report } from './report.ts';

/** One line of the registry of reports. */
export interface ReportEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly report: Report }>;
}

/** Every report, in the order people look for them. */
export const reports: readonly ReportEntry[] = [
  {
    name: 'status',
    summary: 'every application line: where it stands and what comes next',
    load: () => import('./status.ts'),
  },
  { name: 'deadlines', summary: 'what falls due, when, and by which rule', load: () => import('./deadlines.ts') },
  {
    name: 'expirables',
    summary: 'papers, attestations and enrollments that lapse',
    load: () => import('./expirables.ts'),
  },
  {
    name: 'verification',
    summary: 'each element verified at its source: state, and the day it goes stale',
    load: () => import('./verification.ts'),
  },
  {
    name: 'stale-files',
    summary: 'files with a verification too old by the next committee',
    load: () => import('./stale-files.ts'),
  },
  {
    name: 'screening',
    summary: 'the last screening: everyone screened, against which lists, with what result',
    load: () => import('./screening.ts'),
  },
  {
    name: 'pipeline',
    summary: 'open applications: when a decision can be expected, and which are late',
    load: () => import('./pipeline.ts'),
  },
  {
    name: 'turnaround',
    summary: 'how long each payer takes to decide, by own experience',
    load: () => import('./turnaround.ts'),
  },
  {
    name: 'monitoring',
    summary: 'between decisions: licenses, sanctions, complaints; when each was last looked at',
    load: () => import('./monitoring.ts'),
  },
  {
    name: 'drift',
    summary: 'what each payer was told that is no longer so, and the clock it starts',
    load: () => import('./drift.ts'),
  },
  {
    name: 'audit',
    summary: 'changes to credentialing information: what, when, by whom, why, and whether it was allowed',
    load: () => import('./audit.ts'),
  },
  {
    name: 'privileges',
    summary: 'privileges by provider: what each may do, where, until when',
    load: () => import('./privileges/privileges.ts'),
  },
  {
    name: 'who-can',
    summary: 'privileges by procedure: who may do it here on the day, on what condition',
    load: () => import('./privileges/who-can.ts'),
  },
  {
    name: 'operating-room',
    summary: 'roster for the operating room: who may do what there on the day',
    load: () => import('./privileges/operating-room.ts'),
  },
  {
    name: 'facility-privileges',
    summary: 'privileges by facility: each line of its forms and how many hold it',
    load: () => import('./privileges/facility-privileges.ts'),
  },
  {
    name: 'privilege-requests',
    summary: 'requested versus granted: each requested line and what became of it',
    load: () => import('./privileges/privilege-requests.ts'),
  },
  {
    name: 'privileges-expiring',
    summary: 'privileges that end, temporary ones too, and the last board in time',
    load: () => import('./privileges/privileges-expiring.ts'),
  },
  {
    name: 'reappointments',
    summary: 'appointments that end: packets, the last board in time, the data bank',
    load: () => import('./privileges/reappointments.ts'),
  },
  {
    name: 'fppe',
    summary: 'focused evaluations (FPPE): watched cases, proctor, due day',
    load: () => import('./privileges/fppe.ts'),
  },
  {
    name: 'oppe',
    summary: 'ongoing reviews (OPPE): when each is due, and what the counts since the last ask for',
    load: () => import('./privileges/oppe.ts'),
  },
  {
    name: 'exposure',
    summary: 'money at risk by provider, payer and cause',
    load: () => import('./claims/exposure.ts'),
  },
  { name: 'next', summary: 'the worklist by consequence, with the reason', load: () => import('./next.ts') },
];

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
  { name: 'next', summary: 'the worklist by consequence, with the reason', load: () => import('./next.ts') },
];

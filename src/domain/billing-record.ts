import type { SubjectFacts } from './facts.ts';

/** The facts that billing depends on. */
export type BillingRecord = Omit<
  SubjectFacts,
  'verifications' | 'waivers' | 'monitorings' | 'screenings' | 'claims' | 'places' | 'stated'
>;

import type { DeadlineKind } from '../domain/deadline.ts';
import { deadlineAnswer, deadlineTable } from './deadline-table.ts';
import type { Report } from './report.ts';

const kinds: readonly DeadlineKind[] = ['expirable', 'attestation', 'recredentialing', 'revalidation', 'privilege'];

/** Papers, attestations and enrollments that lapse by themselves. */
export const report: Report = {
  name: 'expirables',
  title: 'Expirables',
  summary: 'licenses, DEA, boards, malpractice cover, attestations and enrollments that lapse',
  filters: ['within', 'all', 'provider', 'payer', 'owner', 'state', 'limit', 'group-by'],
  withinDefault: '90d',
  table: async (question) =>
    deadlineTable(await deadlineAnswer(question, kinds), question, {
      report: 'expirables',
      title: 'Expirables',
      empty: 'Nothing lapses in this stretch. `--all` shows every paper with a date.',
    }),
};

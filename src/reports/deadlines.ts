import { deadlineStream } from './deadline-stream.ts';
import { type DeadlineFrame, deadlineAnswer, deadlineTable } from './deadline-table.ts';
import type { Question, Report } from './report.ts';

/** Every deadline that holds on the day, the overdue first. */
export const report: Report = {
  name: 'deadlines',
  title: 'Deadlines',
  summary: 'what falls due, when, and by which rule',
  filters: ['within', 'all', 'provider', 'payer', 'kind', 'owner', 'state', 'limit', 'group-by'],
  withinDefault: '90d',
  table: async (question) => deadlineTable(await deadlineAnswer(question), question, deadlineFrame(question)),
  stream: async (question) => deadlineStream(question, deadlineFrame(question)),
};

function deadlineFrame({ filters }: Pick<Question, 'filters'>): DeadlineFrame {
  const by = filters.dueBy === undefined ? '' : ` by ${filters.dueBy}`;
  return {
    report: 'deadlines',
    title: 'Deadlines',
    empty: `Nothing falls due${by}. \`empanel report deadlines --all\` shows everything known.`,
  };
}

import type { Table } from '../domain/table.ts';
import { urgencyClass } from '../domain/urgency.ts';
import { type FirstStep, firstSteps } from './first-steps.ts';
import type { Question, Report } from './report.ts';
import { reasonOf, type WorkItem, worklist } from './worklist.ts';

/** The worklist by consequence. */
export const report: Report = {
  name: 'next',
  title: 'Next',
  summary: 'the worklist by consequence, with the reason',
  filters: ['owner', 'limit', 'all'],
  withinDefault: null,
  table: async (question) => {
    const files =
      question.office.role === 'cvo' ? await (await import('./unverified-files.ts')).unverifiedFiles(question) : [];
    const { items } = await worklist(question, question.office.thresholds, files);
    const steps = items.length === 0 ? await firstSteps(question.ledger, question.office) : [];
    return worklistTable(items, steps, question);
  },
};

function worklistTable(
  items: readonly WorkItem[],
  steps: readonly FirstStep[],
  { asOf, filters }: Pick<Question, 'asOf' | 'filters'>,
): Table {
  const limit = filters.limit ?? (filters.all ? items.length : 20);
  const shown = items.slice(0, limit);
  const act = shown[0]?.act ?? steps[0]?.act;
  return {
    report: 'next',
    title: 'Next',
    asOf,
    columns: [
      { id: 'rank', label: '#', type: 'integer', priority: 1 },
      { id: 'provider', label: 'Who', type: 'text', priority: 1, role: 'summary' },
      { id: 'title', label: 'What', type: 'text', priority: 1, role: 'summary' },
      { id: 'payer', label: 'Payer', type: 'text', priority: 4, role: 'description' },
      { id: 'dueOn', label: 'Due', type: 'date', priority: 2, role: 'due' },
      { id: 'reason', label: 'Why now', type: 'text', priority: 2 },
      { id: 'act', label: 'Act', type: 'text', priority: 3 },
      { id: 'owner', label: 'Owner', type: 'text', priority: 6 },
      { id: 'id', label: 'Deadline', type: 'id', priority: 'machine', role: 'uid' },
      { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 'machine' },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
      { id: 'application', label: 'Application', type: 'id', priority: 'machine' },
      { id: 'kind', label: 'Kind', type: 'text', priority: 'machine' },
      { id: 'blocksBilling', label: 'Blocks billing', type: 'boolean', priority: 'machine' },
    ],
    rows: shown.map((item, index) => ({
      tone: item.why !== undefined || urgencyClass(item) <= 1 ? 'bad' : 'warn',
      cells: {
        rank: index + 1,
        provider: item.deadline.subjectName,
        title: item.deadline.title,
        payer: item.deadline.payerName ?? item.deadline.payer,
        dueOn: item.deadline.dueOn,
        reason: reasonOf(item),
        act: item.act,
        owner: item.deadline.owner,
        id: item.deadline.id,
        daysLeft: item.daysLeft,
        subject: item.deadline.subjectKey,
        subjectKind: item.deadline.subjectKind,
        npi: item.deadline.subjectKind === 'provider' ? item.deadline.npi : null,
        application: item.deadline.applicationId,
        kind: item.deadline.kind,
        blocksBilling: item.blocksBilling,
      },
    })),
    notes:
      shown.length < items.length
        ? [`${items.length - shown.length} more; \`--limit ${items.length}\` shows them`]
        : [],
    empty:
      steps.length === 0
        ? 'Nothing presses. `empanel report deadlines` shows what lies ahead.'
        : `No date presses, and the work has not begun: ${steps.map(({ what }) => what).join('; ')}.`,
    ...(act === undefined ? {} : { next: act }),
  };
}

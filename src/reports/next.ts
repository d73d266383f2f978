import { addDays, daysBetween } from '../domain/calendar/calendar-date.ts';
import { lastContactOn } from '../domain/next-action.ts';
import type { Table } from '../domain/table.ts';
import { byUrgency, type Pressing, urgencyClass, urgencyReason } from '../domain/urgency.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import { daysLeft } from './deadlines.ts';
import type { Question, Report } from './report.ts';

/** One thing to do, ranked. */
export interface WorkItem extends Pressing {
  readonly deadline: DeadlineRow;
  /** The command to act with. */
  readonly act: string;
}

/** How far ahead the worklist looks besides what is overdue, in days; the rule's own lead decides what is shown of it. */
const horizonDays = 366;

/** The worklist by consequence. */
export const report: Report = {
  name: 'next',
  title: 'Next',
  summary: 'the worklist by consequence, with the reason',
  filters: ['owner', 'limit'],
  withinDefault: null,
  table: async (question) => worklistTable(await worklist(question), question),
};

/** Everything overdue or within its lead time, the most consequential first. */
export async function worklist({ ledger, asOf, filters }: Question): Promise<readonly WorkItem[]> {
  const [rows, applications] = await Promise.all([
    ledger.deadlines.list({
      asOf,
      dueBy: addDays(asOf, horizonDays),
      owner: filters.owner,
      practice: filters.practice,
    }),
    ledger.applications.list(),
  ]);
  const contacts = new Map(applications.map(({ application }) => [application.id, lastContactOn(application, asOf)]));
  return withoutEchoes(rows)
    .map((deadline): WorkItem => {
      const contacted = deadline.applicationId === null ? null : (contacts.get(deadline.applicationId) ?? null);
      return {
        deadline,
        act: actOn(deadline),
        daysLeft: daysLeft(deadline, asOf),
        leadDays: deadline.leadDays,
        blocksBilling: deadline.blocksBilling,
        kind: deadline.kind,
        daysSinceContact: contacted === null ? null : daysBetween(contacted, asOf),
      };
    })
    .filter((item) => urgencyClass(item) < 4)
    .toSorted(
      (left, right) => byUrgency(left, right) || left.deadline.subjectName.localeCompare(right.deadline.subjectName),
    );
}

/** A call that brought a promise set the follow-up for the same day: one thing to do, told once, as the promise. */
function withoutEchoes(rows: readonly DeadlineRow[]): readonly DeadlineRow[] {
  const promised = new Set(
    rows.filter((row) => row.rule === 'practice.promise').map((row) => `${row.applicationId} ${row.dueOn}`),
  );
  return rows.filter((row) => row.rule !== 'practice.follow-up' || !promised.has(`${row.applicationId} ${row.dueOn}`));
}

/** The command that acts on a deadline. */
export function actOn(deadline: DeadlineRow): string {
  const { applicationId, kind, subjectKey } = deadline;
  if (applicationId !== null) {
    if (kind === 'response') return `empanel application advance ${applicationId} answered`;
    if (kind === 'follow-up' || kind === 'payer-decision') return `empanel log ${applicationId} "…"`;
    return `empanel application show ${applicationId}`;
  }
  return `empanel provider show ${subjectKey}`;
}

function worklistTable(items: readonly WorkItem[], { asOf, filters }: Pick<Question, 'asOf' | 'filters'>): Table {
  const limit = filters.limit ?? (filters.all ? items.length : 20);
  const shown = items.slice(0, limit);
  const first = shown[0];
  return {
    report: 'next',
    title: 'Next',
    asOf,
    columns: [
      { id: 'rank', label: '#', type: 'integer', priority: 1 },
      { id: 'provider', label: 'Who', type: 'text', priority: 1 },
      { id: 'title', label: 'What', type: 'text', priority: 1, role: 'summary' },
      { id: 'payer', label: 'Payer', type: 'text', priority: 4 },
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
      tone: urgencyClass(item) <= 1 ? 'bad' : 'warn',
      cells: {
        rank: index + 1,
        provider: item.deadline.subjectName,
        title: item.deadline.title,
        payer: item.deadline.payerName ?? item.deadline.payer,
        dueOn: item.deadline.dueOn,
        reason: urgencyReason(item),
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
    empty: 'Nothing presses. `empanel report deadlines` shows what lies ahead.',
    ...(first === undefined ? {} : { next: first.act }),
  };
}

import { addDays, daysBetween } from '../domain/calendar/calendar-date.ts';
import { compareNames } from '../domain/name-order.ts';
import { lastContactOn } from '../domain/next-action.ts';
import { byUrgency, type Pressing, urgencyClass } from '../domain/urgency.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import { daysLeft } from './deadline-table.ts';
import type { Question } from './report.ts';

/** One thing to do, ranked. */
export interface WorkItem extends Pressing {
  readonly deadline: DeadlineRow;
  /** The command to act with. */
  readonly act: string;
}

/** How far ahead the worklist looks besides what is overdue, in days; the rule's own lead decides what is shown of it. */
const horizonDays = 366;

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
      (left, right) => byUrgency(left, right) || compareNames(left.deadline.subjectName, right.deadline.subjectName),
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

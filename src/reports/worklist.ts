import { addDays, type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import type { EventThreshold } from '../domain/event-threshold.ts';
import { compareNames } from '../domain/name-order.ts';
import { byUrgency, type Pressing, urgencyClass, urgencyReason } from '../domain/urgency.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import { anchorWords } from '../rules/clocks/anchor.ts';
import { facilitiesNamed } from './deadline-facilities.ts';
import { daysLeft } from './deadline-row.ts';
import { matchItems } from './match-items.ts';
import type { Question } from './report.ts';
import { isNeverLookedAt, rosterAct, rosterWork, type ToldDeadline } from './roster-work.ts';
import { subjectRow } from './subject-row.ts';
import { thresholdItems } from './threshold-items.ts';
import { isUntimedChange, untimedReason } from './untimed-changes.ts';
import type { UnverifiedFile } from './unverified-files.ts';

/** One thing to do, ranked. */
export interface WorkItem extends Pressing {
  readonly deadline: DeadlineRow;
  /** The command to act with. */
  readonly act: string;
  /** Ids of other deadlines that the same act answers. */
  readonly echoes: readonly string[];
  /** Why it comes before everything ranked; absent: the rank says why. */
  readonly why?: string;
  /** What is not verified yet of a file, in words; absent: it is no file to verify. */
  readonly unverified?: UnverifiedFile['unverified'];
}

/** How far ahead the worklist looks besides what is overdue, in days; the rule's own lead decides what is shown of it. */
const horizonDays = 366;

/** What there is to do, and how many deadlines it comes from. */
export interface Worklist {
  /** What exclusion lists say, then everything overdue or within its lead time, the most consequential first. */
  readonly items: readonly WorkItem[];
  /** How many deadlines are overdue; more than items where one act answers several. */
  readonly overdueDeadlines: number;
}

/** The worklist of a day, with what reached a threshold of the workspace and the files that it verifies for others. */
export async function worklist(
  question: Question,
  thresholds: readonly EventThreshold[] = [],
  files: readonly UnverifiedFile[] = [],
): Promise<Worklist> {
  const { ledger, asOf, filters } = question;
  const rows = await ledger.deadlines.list({
    asOf,
    dueBy: addDays(asOf, horizonDays),
    owner: filters.owner,
    practice: filters.practice,
  });
  const contacts = await ledger.applications.lastContacts(asOf);
  const tasks = await taskItems(question, rows);
  const reached = (await thresholdItems(question, thresholds)).map(itemOn(asOf));
  const listed = (await matchItems(question)).map(itemOn(asOf));
  const byFile = toldByFile(rows, files, asOf);
  const ranked = rosterWork(withoutEchoes(await facilitiesNamed(byFile.rest, ledger)), asOf)
    .map(({ deadline, echoes }): WorkItem => {
      const contacted = deadline.applicationId === null ? null : (contacts.get(deadline.applicationId) ?? null);
      return {
        deadline,
        echoes,
        act: actOn(deadline),
        daysLeft: isNeverLookedAt(deadline) ? 0 : daysLeft(deadline, asOf),
        leadDays: deadline.leadDays,
        blocksBilling: deadline.blocksBilling,
        kind: deadline.kind,
        daysSinceContact: contacted === null ? null : daysBetween(contacted, asOf),
      };
    })
    .concat(tasks, reached, byFile.files.map(itemOn(asOf)))
    .filter((item) => urgencyClass(item) < 4 || item.unverified !== undefined || isShownUndated(item))
    .toSorted(
      (left, right) => byUrgency(left, right) || compareNames(left.deadline.subjectName, right.deadline.subjectName),
    );
  const items = [...listed, ...ranked];
  return { items, overdueDeadlines: rows.filter((row) => row.dueOn !== null && row.dueOn < asOf).length };
}

/** What no clock derives, as an item of a day. */
const itemOn =
  (asOf: CalendarDate) =>
  (due: Pick<WorkItem, 'deadline' | 'act' | 'why' | 'unverified'>): WorkItem => {
    const { leadDays, blocksBilling, kind } = due.deadline;
    return {
      ...due,
      echoes: [],
      daysLeft: daysLeft(due.deadline, asOf),
      leadDays,
      blocksBilling,
      kind,
      daysSinceContact: null,
    };
  };

/** What has gone stale, or will have by the decision, is told with its file, which is due when the first of it is. */
function toldByFile(
  rows: readonly DeadlineRow[],
  files: readonly UnverifiedFile[],
  asOf: CalendarDate,
): { readonly rest: readonly DeadlineRow[]; readonly files: readonly UnverifiedFile[] } {
  const neededOn = new Map(files.map(({ deadline }) => [deadline.subjectId, deadline.dueOn ?? asOf]));
  const firstOf = new Map<string, CalendarDate>();
  const rest = rows.filter(({ kind, subjectId, dueOn }) => {
    const day = neededOn.get(subjectId);
    if (kind !== 'verification' || dueOn === null || day === undefined || dueOn >= day) return true;
    const first = firstOf.get(subjectId);
    if (first === undefined || dueOn < first) firstOf.set(subjectId, dueOn);
    return false;
  });
  return {
    rest,
    files: files.map((file) => {
      const dueOn = firstOf.get(file.deadline.subjectId) ?? file.deadline.dueOn;
      return { ...file, deadline: { ...file.deadline, dueOn } };
    }),
  };
}

/** How many days before its day a task is shown. One without a day is always shown, last. */
const taskLeadDays = 14;

/** Open tasks as things to do; one made of a denial that has a deadline of its own is not told twice. */
async function taskItems(
  { ledger, asOf, filters }: Question,
  rows: readonly DeadlineRow[],
): Promise<readonly WorkItem[]> {
  const tasks = (await ledger.tasks.list()).filter(
    ({ owner }) => filters.owner === undefined || owner === filters.owner,
  );
  if (tasks.length === 0) return [];
  const subjects = new Map((await ledger.subjects.list()).map((one) => [one.id, one]));
  const told = new Set(
    rows.filter(({ rule, anchor }) => rule === 'claim.release' || deniedAnchors.has(anchor)).map(dueMatter),
  );
  return tasks.flatMap((task) => {
    const { id, text, subject_id: subjectId, due_on, owner } = task;
    const subject = subjectId === null ? undefined : subjects.get(subjectId);
    const dueOn = due_on as CalendarDate | null;
    if (filters.practice !== undefined && subject?.practice !== filters.practice) return [];
    if (subjectId !== null && told.has(dueMatter({ subjectId, dueOn }))) return [];
    const deadline: DeadlineRow = {
      ...subjectRow(subject),
      id,
      dueOn,
      kind: 'follow-up',
      title: text,
      rule: 'task',
      cite: 'a task',
      anchor: 'task due',
      anchorOn: dueOn,
      leadDays: taskLeadDays,
      owner,
      blocksBilling: false,
    };
    return [
      {
        deadline,
        echoes: [],
        act: `empanel task done ${id}`,
        daysLeft: daysLeft(deadline, asOf),
        leadDays: taskLeadDays,
        blocksBilling: false,
        kind: deadline.kind,
        daysSinceContact: null,
      },
    ];
  });
}

/** Without a day and shown all the same: a task, or a change that a payer must be told by a day that nobody knows. */
function isShownUndated({ deadline }: WorkItem): boolean {
  return (deadline.rule === 'task' && deadline.dueOn === null) || isUntimedChange(deadline);
}

/** Why an item stands where it does, in words. */
export function reasonOf(item: WorkItem): string {
  if (item.unverified !== undefined) {
    const when = item.daysLeft === null ? 'no day of decision is known' : urgencyReason(item);
    return `${item.unverified}; ${when}`;
  }
  if (isNeverLookedAt(item.deadline)) return 'never looked at: due at once';
  return item.why ?? (isUntimedChange(item.deadline) ? untimedReason : urgencyReason(item));
}

function dueMatter({ subjectId, dueOn }: Pick<DeadlineRow, 'subjectId' | 'dueOn'>): string {
  return `${subjectId} ${dueOn ?? ''}`;
}

/**
 * One thing to do is told once: a call that brought a promise set the follow-up for the same day, and whoever asked
 * whether an approval is loaded set the day to ask again.
 */
function withoutEchoes(rows: readonly DeadlineRow[]): readonly ToldDeadline[] {
  const followUps = new Map(
    rows.flatMap((row) => (row.rule === 'practice.follow-up' ? [[row.applicationId, row] as const] : [])),
  );
  const answered = rows.flatMap((row) => {
    const followUp = followUps.get(row.applicationId);
    if (followUp === undefined) return [];
    if (row.rule === 'practice.promise' && row.dueOn === followUp.dueOn) return [{ teller: row, echo: followUp }];
    const askedAgain = row.dueOn !== null && followUp.dueOn !== null && followUp.dueOn >= row.dueOn;
    return row.rule === 'practice.load' && askedAgain ? [{ teller: followUp, echo: row }] : [];
  });
  const silent = new Set(answered.map(({ echo }) => echo.id));
  return rows
    .filter((row) => !silent.has(row.id))
    .map((row) => {
      const echoes = answered.flatMap(({ teller, echo }) => (teller.id === row.id ? [echo] : []));
      const loading = echoes.find((echo) => echo.rule === 'practice.load');
      const deadline = loading === undefined ? row : { ...row, title: loading.title, blocksBilling: true };
      return { deadline, echoes: echoes.map((echo) => echo.id) };
    });
}

/** What clocks of denied claims count from. */
const deniedAnchors: ReadonlySet<string> = new Set(
  (['claim.deniedOn', 'claim.redeterminedOn', 'claim.reconsideredOn', 'claim.appealBy', 'claim.sendBy'] as const).map(
    anchorWords,
  ),
);

/** The command that acts on a deadline. */
function actOn(deadline: DeadlineRow): string {
  const { anchor, applicationId, kind, payer, rule, subjectKey } = deadline;
  const forEverybody = rosterAct(deadline);
  if (forEverybody !== undefined) return forEverybody;
  if (applicationId !== null) {
    if (kind === 'response') return `empanel application advance ${applicationId} answered`;
    if (kind === 'follow-up' || kind === 'payer-decision') return `empanel log ${applicationId} "…"`;
    return `empanel application show ${applicationId}`;
  }
  if (anchor === anchorWords('decision.conditionsDueOn')) return `empanel committee conditions ${subjectKey}`;
  if (anchor === anchorWords('verification.discrepantOn')) return `empanel provider notice ${subjectKey}`;
  if (kind === 'notice' && anchor === anchorWords('decision.decidedOn') && payer === null)
    return `empanel committee notice ${subjectKey}`;
  if (isUntimedChange(deadline)) return `empanel explain ${deadline.id}`;
  if (rule === 'claim.release') return 'empanel claims held';
  if (deniedAnchors.has(anchor)) return `empanel claims denials --provider ${subjectKey}`;
  return `empanel provider show ${subjectKey}`;
}

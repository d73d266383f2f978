/** Files in work of which something is not verified, as things to do for an office that verifies for others. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { countWords } from '../domain/number-forms.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import { groupedBy } from '../rules/clocks/circumstance.ts';
import { decidedFiles } from './decided-files.ts';
import type { OfficeQuestion } from './report.ts';
import { subjectRow } from './subject-row.ts';
import { stateCounts, toldOnce } from './verification.ts';
import { type VerificationMatter, type VerificationState, verificationMatters } from './verification-matters.ts';

/** The file of a subject, whomever it is verified for, with what is still to be verified of it. */
export interface UnverifiedFile {
  /** Due on the soonest day on which one of the clients decides; without a day where nobody knows one. */
  readonly deadline: DeadlineRow;
  /** The state of each element that is not verified, as `report verification` lists them. */
  readonly states: readonly VerificationState[];
  /** How many of them are in each state: "5 missing, 1 stale". */
  readonly unverified: string;
  readonly act: string;
}

/** How many days before the decision a file counts as due; it is shown all the time. */
const shownLeadDays = 14;

/** The files in work of which something is not verified, one of each subject. */
export async function unverifiedFiles(question: OfficeQuestion): Promise<readonly UnverifiedFile[]> {
  const { owner, practice } = question.filters;
  const asked: OfficeQuestion = { ...question, filters: { all: false, owner, practice } };
  const open: VerificationMatter[] = [];
  for (const file of await decidedFiles(asked)) {
    const matters = await verificationMatters(file, asked);
    open.push(...matters.filter(({ state }) => state !== 'verified'));
  }
  return [...groupedBy(open, ({ file }) => file.facts.subject.id).values()].flatMap((matters) =>
    matters[0] === undefined ? [] : [fileOf([matters[0], ...matters.slice(1)])],
  );
}

function fileOf(matters: readonly [VerificationMatter, ...VerificationMatter[]]): UnverifiedFile {
  const soonest = matters.reduce((one, other) => (dayOf(other) < dayOf(one) ? other : one)).file;
  const { subject } = soonest.facts;
  const elements = toldOnce(matters).map(({ first }) => first);
  const states = elements.map(({ state }) => state);
  const about = elements.length === 1 ? elements[0]?.about : countWords(elements.length, 'element');
  const dueOn: CalendarDate | null = soonest.decisionOn;
  return {
    deadline: {
      ...subjectRow(subject),
      leadDays: shownLeadDays,
      id: `verification-${subject.id}`,
      kind: 'verification',
      title: `Verify: ${about}`,
      rule: 'verification',
      cite: '`empanel report verification`',
      dueOn,
      anchor: 'decision of the client',
      anchorOn: dueOn,
      payer: soonest.payer?.key ?? null,
      payerName: soonest.payer?.name ?? null,
      applicationId: soonest.application?.id ?? null,
      owner: soonest.application?.owner ?? null,
      blocksBilling: false,
    },
    states,
    unverified: stateCounts(states).join(', '),
    act: `empanel report verification --provider ${subject.key}`,
  };
}

function dayOf({ file }: VerificationMatter): string {
  return file.decisionOn ?? '~';
}

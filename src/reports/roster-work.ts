/** Deadlines of many that one deed answers, over everybody or over one file: told as one, so that they do not fill a worklist. */

import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import { anchorWords } from '../rules/clocks/anchor.ts';
import { groupedBy } from '../rules/clocks/circumstance.ts';
import { subjectRow } from './subject-row.ts';

/** A deadline with those that the same deed answers. */
export interface ToldDeadline {
  readonly deadline: DeadlineRow;
  readonly echoes: readonly string[];
}

/** What a deed is told apart by, what it is counted by, and its command. */
interface RosterDeed {
  readonly key: string;
  readonly counts: 'people' | 'elements';
  readonly act: string;
}

const screened: ReadonlySet<string> = new Set(
  (['screening.ranOn', 'screening.listPublishedOn'] as const).map(anchorWords),
);
const lookedAt = anchorWords('monitoring.checkedOn');
const verifiedOn = anchorWords('verification.on');

/** The deed that answers a deadline: a run over newer lists, a look through what a rule has watched, a file verified again. */
function deedOf({ anchor, rule, kind, subjectId, subjectKey }: DeadlineRow): RosterDeed | undefined {
  if (screened.has(anchor)) return { key: 'screening', counts: 'people', act: 'empanel screen --list FILE' };
  if (anchor === lookedAt) return { key: rule, counts: 'people', act: 'empanel report monitoring' };
  if (kind !== 'verification' || anchor !== verifiedOn) return undefined;
  return {
    key: `verified ${subjectId}`,
    counts: 'elements',
    act: `empanel report verification --provider ${subjectKey}`,
  };
}

/** Whether nobody has looked yet at what a rule has watched: that is due at once, and no day is on record to count from. */
export function isNeverLookedAt({ anchor, dueOn }: Pick<DeadlineRow, 'anchor' | 'dueOn'>): boolean {
  return anchor === lookedAt && dueOn === null;
}

/** The command that answers a deadline with others; undefined: it is answered for itself. */
export function rosterAct(deadline: DeadlineRow): string | undefined {
  return deedOf(deadline)?.act;
}

/**
 * Deadlines in their order, the soonest first, with one in place of all that one deed answers: the soonest of them. Only
 * those count that are within the lead of their rule, or never looked at.
 */
export function rosterWork(rows: readonly ToldDeadline[], asOf: CalendarDate): readonly ToldDeadline[] {
  const groups = groupedBy(rows, ({ deadline }) => {
    const deed = deedOf(deadline);
    return deed === undefined || !presses(deadline, asOf) ? deadline.id : deed.key;
  });
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? [];
    return [deedOf(first.deadline)?.counts === 'elements' ? ofFile(first, others) : told(first, others)];
  });
}

function presses(deadline: DeadlineRow, asOf: CalendarDate): boolean {
  const { dueOn, leadDays } = deadline;
  return dueOn === null ? isNeverLookedAt(deadline) : daysBetween(asOf, dueOn) <= leadDays;
}

/** Elements of one file: whoever they are verified for, they are looked up in one go. */
function ofFile(first: ToldDeadline, others: readonly ToldDeadline[]): ToldDeadline {
  const { deadline } = first;
  const echoes = [...first.echoes, ...others.flatMap((one) => [one.deadline.id, ...one.echoes])];
  const isFor = (one: ToldDeadline): boolean => one.deadline.applicationId === deadline.applicationId;
  const common = others.every(isFor) ? {} : { applicationId: null, payer: null, payerName: null };
  return { deadline: { ...deadline, ...common, title: `Verify again: ${others.length + 1} elements` }, echoes };
}

function told(first: ToldDeadline, others: readonly ToldDeadline[]): ToldDeadline {
  const all = [first, ...others];
  const echoes = [...first.echoes, ...others.flatMap(({ deadline, echoes: own }) => [deadline.id, ...own])];
  const subjects = new Set(all.map(({ deadline }) => deadline.subjectId)).size;
  const { deadline } = first;
  const owner = new Set(all.map((one) => one.deadline.owner)).size === 1 ? deadline.owner : null;
  if (subjects === 1) return { deadline: { ...deadline, owner }, echoes };
  const { leadDays } = deadline;
  const title = `${deadline.title} and ${subjects - 1} more`;
  return { deadline: { ...deadline, ...subjectRow(undefined), leadDays, owner, title }, echoes };
}

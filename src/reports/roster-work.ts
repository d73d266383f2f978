/** Deadlines of many that one deed over everybody answers: told as one, so that they do not fill a worklist. */

import type { DeadlineRow } from '../ledger/deadline-query.ts';
import { anchorWords } from '../rules/clocks/anchor.ts';
import { groupedBy } from '../rules/clocks/circumstance.ts';
import { subjectRow } from './subject-row.ts';

/** A deadline with those that the same deed answers. */
export interface ToldDeadline {
  readonly deadline: DeadlineRow;
  readonly echoes: readonly string[];
}

/** What a deed over everybody is told apart by, and its command. */
interface RosterDeed {
  readonly key: string;
  readonly act: string;
}

const screened: ReadonlySet<string> = new Set(
  (['screening.ranOn', 'screening.listPublishedOn'] as const).map(anchorWords),
);
const lookedAt = anchorWords('monitoring.checkedOn');

/** The deed that answers a deadline for everybody: a run over newer lists, a look through what a rule has watched. */
function deedOf({ anchor, rule }: DeadlineRow): RosterDeed | undefined {
  if (screened.has(anchor)) return { key: 'screening', act: 'empanel screen --list FILE' };
  return anchor === lookedAt ? { key: rule, act: 'empanel report monitoring' } : undefined;
}

/** The command that answers a deadline for everybody; undefined: it is answered for itself. */
export function rosterAct(deadline: DeadlineRow): string | undefined {
  return deedOf(deadline)?.act;
}

/** Deadlines in their order, the soonest first, with one in place of all that one deed answers: the soonest of them. */
export function rosterWork(rows: readonly ToldDeadline[]): readonly ToldDeadline[] {
  const groups = groupedBy(rows, ({ deadline }) => deedOf(deadline)?.key ?? deadline.id);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined || others.length === 0 ? (first ?? []) : [told(first, others)],
  );
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

/** What a paper says about the license, registration, cover or training that it shows. */

import type { Fault } from '../../domain/finding.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import { namePartKey } from '../../domain/person-name.ts';
import { isMap, type Leaf, text } from './loose-value.ts';
import type { PaperWithSays } from './papers.ts';
import { isSameNumber, type ShownEntry } from './shown-entry.ts';

/** Members with a date, compared by the month, as the agencies that return applications do. */
const datedMembers = ['issued', 'expires', 'retroactive', 'from', 'until'] as const;

/** The differences between a paper and the entry that it shows. */
export function* entryDifferences(paper: PaperWithSays, entry: ShownEntry): Iterable<Fault> {
  yield* numberDifferences(paper, entry);
  yield* stateDifferences(paper, entry);
  yield* carrierDifferences(paper, entry);
  yield* statusDifferences(paper, entry);
  yield* scheduleDifferences(paper, entry);
  // The paper of an earlier term has other dates and limits, and the newer one is there.
  if (paper.isOutdated) return;
  yield* dateDifferences(paper, entry);
  yield* limitDifferences(paper, entry);
}

function* numberDifferences(paper: PaperWithSays, entry: ShownEntry): Iterable<Fault> {
  for (const member of ['number', 'deaNumber']) {
    const printed = said(paper, member);
    if (printed === undefined || entry.number === undefined || isSameNumber(printed, entry.number)) continue;
    const shown = entry.isSecret ? masked(printed, 'dea') : printed;
    yield differs(paper, member, `the paper says number \`${shown}\`; it shows the ${entry.what}`);
  }
}

function* stateDifferences(paper: PaperWithSays, entry: ShownEntry): Iterable<Fault> {
  const printed = said(paper, 'state');
  if (printed === undefined || entry.state === undefined || printed === entry.state) return;
  yield differs(paper, 'state', `the paper says state ${printed}; the ${entry.what} has ${entry.state}`);
}

/** "Bay State Mutual" and "Bay State Mutual Insurance Company" are one carrier. */
function* carrierDifferences(paper: PaperWithSays, entry: ShownEntry): Iterable<Fault> {
  const [printed, carrier] = [said(paper, 'carrier'), known(entry, 'carrier')];
  if (printed === undefined || carrier === undefined) return;
  const [one, other] = [namePartKey(printed), namePartKey(carrier)];
  if (one.startsWith(other) || other.startsWith(one)) return;
  yield differs(paper, 'carrier', `the paper says carrier \`${printed}\`; the ${entry.what} has \`${carrier}\``);
}

/** Words for the standing of a license that boards and documents share. */
const standings = new Set(
  'active inactive pending expired probation restricted suspended revoked surrendered retired'.split(' '),
);

/** Boards print many words; only those that documents use are compared. An older print may well say otherwise. */
function* statusDifferences(paper: PaperWithSays, entry: ShownEntry): Iterable<Fault> {
  const [printed, status] = [said(paper, 'status'), known(entry, 'status')];
  if (printed === undefined || status === undefined || paper.isOutdated) return;
  const standing = printed.trim().toLowerCase();
  if (!standings.has(standing) || standing === status || standing === 'pending') return;
  yield differs(paper, 'status', `the paper says status \`${printed}\`; the ${entry.what} has \`${status}\``);
}

function* scheduleDifferences(paper: PaperWithSays, entry: ShownEntry): Iterable<Fault> {
  const printed = said(paper, 'schedules');
  const { schedules } = entry.members;
  if (printed === undefined || !Array.isArray(schedules)) return;
  const onPaper = [...new Set(printed.toUpperCase().match(/[2-5]N?/g) ?? [])].toSorted();
  const entered = [...new Set(schedules.map((one) => (typeof one === 'string' ? one : '')))].toSorted();
  if (onPaper.length === 0 || onPaper.join() === entered.join()) return;
  yield differs(
    paper,
    'schedules',
    `the paper says schedules ${onPaper.join(', ')}; the ${entry.what} has ${entered.join(', ')}`,
  );
}

function* dateDifferences(paper: PaperWithSays, entry: ShownEntry): Iterable<Fault> {
  for (const member of datedMembers) {
    const [printed, date] = [said(paper, member), known(entry, member)];
    if (
      printed === undefined ||
      date === undefined ||
      sameMonth(printed, date) ||
      isEarlierTerm(entry, member, printed)
    )
      continue;
    yield differs(paper, member, `the paper says \`${member}\` ${printed}; the ${entry.what} has ${date}`);
  }
}

function* limitDifferences(paper: PaperWithSays, entry: ShownEntry): Iterable<Fault> {
  for (const member of ['perClaim', 'aggregate']) {
    const [printed, limit] = [paper.says[member], entry.members[member]];
    if (typeof printed !== 'number' || typeof limit !== 'number' || printed === limit) continue;
    yield differs(paper, member, `the paper says \`${member}\` ${printed}; the ${entry.what} has ${limit}`);
  }
}

/** A scan of the term before the renewal is no contradiction. */
function isEarlierTerm(entry: ShownEntry, member: string, printed: string): boolean {
  const { previousTerms } = entry.members;
  if (!Array.isArray(previousTerms)) return false;
  return previousTerms.some((term) => {
    const date = isMap(term) ? term[member] : undefined;
    return typeof date === 'string' && sameMonth(date, printed);
  });
}

function sameMonth(left: string, right: string): boolean {
  return left.slice(0, 7) === right.slice(0, 7);
}

function said({ says }: PaperWithSays, member: string): string | undefined {
  return text(says[member] as Leaf<string> | undefined);
}

function known({ members }: ShownEntry, member: string): string | undefined {
  return text(members[member] as Leaf<string> | undefined);
}

function differs({ pointer }: PaperWithSays, member: string, message: string): Fault {
  return { pointer: [...pointer, 'says', member], message };
}

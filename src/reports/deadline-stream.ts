/** The deadlines of a report while the ledger is read. */

import type { Row, RowBlock, RowLayout, TableStream } from '../domain/table.ts';
import type { DeadlineDay, DeadlineText } from '../ledger/deadline-query.ts';
import type { DeadlineFilter } from '../ledger/deadline-selection.ts';
import { facilityNamed, facilityNames } from './deadline-facilities.ts';
import { deadlineFilter, stateNamed } from './deadline-filter.ts';
import { deadlineCells, deadlineColumns, deadlineRows } from './deadline-row.ts';
import { deadlineNotes, isUnconfirmed, Tally } from './deadline-summary.ts';
import type { DeadlineFrame } from './deadline-table.ts';
import type { Question } from './report.ts';
import { untimedNotes } from './untimed-changes.ts';

/** The same table while the ledger is read; undefined for groups, and for the first of a state, which take all rows at once. */
export async function deadlineStream(
  question: Question,
  { report, title }: DeadlineFrame,
  isLarge?: boolean,
): Promise<TableStream | undefined> {
  const { ledger, asOf, filters } = question;
  const { limit } = filters;
  if (filters.groupBy !== undefined || (limit !== undefined && filters.state !== undefined)) return undefined;
  const filter = { ...deadlineFilter(question), limit };
  const state = filters.state === undefined ? undefined : stateNamed(filters.state);
  const source: StreamSource = { question, filter, names: await facilityNames(ledger) };
  // What concerns one subject or practice lies together: the ledger finds that faster than it goes through the days.
  const isNarrow = filters.subjectId !== undefined || filters.practice !== undefined || filters.state !== undefined;
  const byDay = !isNarrow && limit === undefined && (isLarge ?? (await ledger.deadlines.areMany()));
  const { blocks, count, counts, background } = byDay ? await daysRead(source) : rowsRead(source);
  return {
    report,
    title,
    asOf,
    columns: deadlineColumns,
    blocks,
    count,
    // Counting what a limit leaves out takes longer than reading what it shows: only formats with notes ask for it.
    notes: () => [
      ...deadlineNotes(limit === count() ? ledger.deadlines.counts(filter) : counts(), count(), background(), asOf),
      ...(state === undefined || state === 'unknown' ? untimedNotes(ledger, filter) : []),
    ],
  };
}

/** What a stream is made from. */
interface StreamSource {
  readonly question: Question;
  readonly filter: DeadlineFilter;
  /** Of facilities, by key. */
  readonly names: ReadonlyMap<string, string>;
}

/** The rows of a stream, and what is known of them when they have been read. */
interface StreamedRows {
  readonly blocks: Iterable<RowBlock>;
  readonly count: () => number;
  readonly counts: () => readonly DeadlineDay[];
  readonly background: () => boolean;
}

/** Row by row. */
function rowsRead({ question: { ledger, asOf, filters }, filter, names }: StreamSource): StreamedRows {
  const state = filters.state === undefined ? undefined : stateNamed(filters.state);
  const rowOf = deadlineRows(asOf);
  const tally = new Tally();
  let count = 0;
  let background = false;
  function* rows(): Generator<Row, void, undefined> {
    for (const read of ledger.deadlines.each(filter)) {
      const row = rowOf(facilityNamed(read, names));
      if (state !== undefined && row.cells.state !== state) continue;
      count += 1;
      tally.add(read);
      background ||= isUnconfirmed(read);
      yield row;
    }
  }
  return { blocks: [{ rows }], count: () => count, counts: () => tally.counts(), background: () => background };
}

/** A day with more is read row by row, so that its text does not grow beyond all bounds. */
const rowsOfText = 50_000;

/** Day by day, each day's rows as text where the format wants it. */
async function daysRead({ question: { ledger, asOf }, filter, names }: StreamSource): Promise<StreamedRows> {
  const days = await ledger.deadlines.days(filter);
  let background = false;
  const blockOf = ({ dueOn, count }: DeadlineDay): RowBlock => {
    function* rows(): Generator<Row, void, undefined> {
      const rowOf = deadlineRows(asOf);
      for (const read of ledger.deadlines.each({ ...filter, dueOn })) {
        background ||= isUnconfirmed(read);
        yield rowOf(facilityNamed(read, names));
      }
    }
    const text = (layout: RowLayout): DeadlineText => {
      const made = ledger.deadlines.textOfDay(filter, dueOn, deadlineCells(dueOn, asOf), layout);
      background ||= made.background;
      return made;
    };
    return count > rowsOfText ? { rows } : { rows, text };
  };
  function* blocks(): Generator<RowBlock, void, undefined> {
    for (const day of days) yield blockOf(day);
  }
  const count = days.reduce((sum, day) => sum + day.count, 0);
  return { blocks: blocks(), count: () => count, counts: () => days, background: () => background };
}

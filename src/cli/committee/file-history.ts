import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { SubjectFacts } from '../../domain/facts.ts';
import type { Decision, DecisionOutcome } from '../../domain/file-facts.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { EarlierWord, Happening } from '../../reports/file-exceptions.ts';

/** What a committee looks at again: its last word on a file before a day, where that left something open; else null. */
export async function earlierWord(
  ledger: Ledger,
  { subject }: SubjectFacts,
  decisions: readonly Decision[],
  before: CalendarDate,
): Promise<EarlierWord | null> {
  const last = decisions
    .filter(({ on }) => on < before)
    .toSorted((left, right) => (left.on === right.on ? left.sequence - right.sequence : left.on < right.on ? -1 : 1))
    .at(-1);
  if (last === undefined || last.outcome === 'approved') return null;
  const metOn = last.conditionsMetOn ?? null;
  if (last.outcome === 'approved-with-conditions' && metOn !== null && metOn <= before) return null;
  const found = (await ledger.committees.decisions({ subjectId: subject.id })).find(({ id }) => id === last.id);
  return found === undefined
    ? null
    : {
        outcome: found.outcome as DecisionOutcome,
        on: last.on,
        words: (last.outcome === 'approved-with-conditions' ? found.conditions : found.rationale) ?? null,
      };
}

/** What happened to a subject by a day, in the words it was recorded in. */
export async function happeningsBy(
  ledger: Ledger,
  { subject, occurrences }: SubjectFacts,
  day: CalendarDate,
): Promise<readonly Happening[]> {
  if (occurrences.length === 0) return [];
  return (await ledger.occurrences.list(subject.id)).filter(({ on }) => on <= day);
}

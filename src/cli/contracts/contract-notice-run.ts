import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Contract } from '../../domain/nouns/contract.ts';
import type { DeadlineRow } from '../../ledger/deadline-query.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** The deadlines that hang on one contract. Their titles name it. */
export async function contractDeadlines(
  ledger: Ledger,
  { key, holder, payer }: Contract,
  asOf: CalendarDate,
): Promise<readonly DeadlineRow[]> {
  const subject =
    holder.group !== undefined
      ? await ledger.subjects.byKey('group', holder.group)
      : holder.provider !== undefined
        ? await ledger.subjects.byKey('provider', holder.provider)
        : await ledger.subjects.byKey('facility', holder.facility ?? '');
  if (subject === undefined) return [];
  const rows = await ledger.deadlines.list({ asOf, subjectId: subject.id, payer, kinds: ['contract', 'notice'] });
  return rows.filter(({ title }) => title.includes(`(${key})`));
}

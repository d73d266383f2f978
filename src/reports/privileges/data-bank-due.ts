/** When the data bank must be asked about somebody again: every so often, however long the appointment. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { anchorWords } from '../../rules/clocks/anchor.ts';
import { verifiedElement } from '../../rules/clocks/credential-dates.ts';
import { continuousQuery } from '../../rules/clocks/monitoring-dates.ts';
import type { Question } from '../report.ts';

/** The next query of the data bank. */
export interface DataBankDue {
  /** Null: no rule counts at the facility, or nothing is on record to count from. */
  readonly dueOn: CalendarDate | null;
  /** In words: the last query, an enrollment, or that neither is on record. */
  readonly because: string;
  /** Whether the data bank was ever asked, or tells by itself. */
  readonly asked: boolean;
}

const counted = [anchorWords('npdb.queriedOn'), anchorWords('npdb.enrolledOn')];

/** What is due to the data bank for a subject at a facility, as the deadlines have it. */
export async function dataBankDue(
  { ledger, asOf }: Pick<Question, 'ledger' | 'asOf'>,
  subjectId: string,
  facility: string,
): Promise<DataBankDue> {
  const due = (await ledger.deadlines.list({ asOf, subjectId, kinds: ['monitoring'] })).find(
    (one) => one.facility === facility && counted.includes(one.anchor),
  );
  const facts = await ledger.facts.of(subjectId);
  const enrolled = facts?.monitorings.findLast(
    ({ service, from, until }) => service === continuousQuery && from <= asOf && (until === null || asOf < until),
  );
  const asked = (facts?.verifications ?? [])
    .filter(({ element, on }) => verifiedElement(element) === 'npdb' && on <= asOf)
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  return {
    dueOn: due?.dueOn ?? null,
    asked: enrolled !== undefined || asked !== undefined,
    because:
      enrolled !== undefined
        ? `enrolled in continuous query since ${enrolled.from}`
        : asked !== undefined
          ? `last asked ${asked}`
          : 'no query is on record',
  };
}

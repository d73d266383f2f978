/** Which enrollment a revalidation renews, and which payer asks for it: its deadline names neither. */

import { lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, Credential, PayerFacts } from '../../domain/facts.ts';
import type { CountedOccurrence } from '../../ledger/occurrence-query.ts';
import { deadlineId } from '../../rules/clocks/deadline-id.ts';

/** An enrollment with Medicare or a state's Medicaid. */
export interface Enrollment {
  /** "OR Medicaid enrollment". */
  readonly label: string;
  /** Key of the payer that keeps it; null: the records do not say which. */
  readonly payer: string | null;
  /** The day of the letter that asks for the revalidation; null: it ends by its own term. */
  readonly letterOn: CalendarDate | null;
}

/** What a letter of Medicare is about where no document states the enrollment. */
const unstatedMedicare = { kind: 'medicare', state: null, label: 'Medicare enrollment' } as const;

/** A deadline to revalidate, and whose it is. */
interface Revalidation {
  readonly id: string;
  readonly rule: string;
  readonly subjectId: string;
}

/**
 * The enrollment that a deadline to revalidate is about, by its own term or by one of these letters of Medicare; undefined:
 * it is about none.
 */
export function renewedEnrollment(
  { id, rule, subjectId }: Revalidation,
  credentials: readonly Credential[],
  letters: readonly CountedOccurrence[],
  payers: Iterable<PayerFacts>,
  applications: readonly Application[],
  asOf: CalendarDate,
): Enrollment | undefined {
  const isAbout = (fact: string): boolean => deadlineId(rule, subjectId, fact) === id;
  const letterOn = letters.find((one) => one.subjectId === subjectId && isAbout(one.id))?.on ?? null;
  const enrollment =
    letterOn !== null
      ? (credentials.find((one) => one.kind === 'medicare') ?? unstatedMedicare)
      : credentials.find(
          (one) =>
            (one.kind === 'medicare' || one.kind === 'medicaid') &&
            [one.id, ...one.terms.map((term) => term.id)].some(isAbout),
        );
  if (enrollment === undefined) return undefined;
  const { kind, state, label } = enrollment;
  const keepers = [...payers].filter(
    ({ lines, states }) => lines.includes(kind) && (state === null || states.length === 0 || states.includes(state)),
  );
  if (keepers.length === 1) return { label, payer: keepers[0]?.key ?? null, letterOn };
  const approved = applications.findLast(
    (one) =>
      keepers.some(({ key }) => key === one.payer) &&
      one.lines.some((line) => ['approved', 'loaded'].includes(lineStanding(one, line, asOf).state)),
  );
  return { label, payer: approved?.payer ?? null, letterOn };
}

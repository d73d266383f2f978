/** Which enrollment a revalidation renews, and which payer asks for it: its deadline names neither. */

import { lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, Credential, PayerFacts } from '../../domain/facts.ts';
import { deadlineId } from '../../rules/clocks/deadline-id.ts';

/** An enrollment with Medicare or a state's Medicaid. */
export interface Enrollment {
  /** "OR Medicaid enrollment". */
  readonly label: string;
  /** Key of the payer that keeps it; null: the records do not say which. */
  readonly payer: string | null;
}

/** A deadline to revalidate, and whose it is. */
interface Revalidation {
  readonly id: string;
  readonly rule: string;
  readonly subjectId: string;
}

/** The enrollment that a deadline to revalidate is about; undefined: it is about none, but about a letter of the agency. */
export function renewedEnrollment(
  { id, rule, subjectId }: Revalidation,
  credentials: readonly Credential[],
  payers: Iterable<PayerFacts>,
  applications: readonly Application[],
  asOf: CalendarDate,
): Enrollment | undefined {
  const credential = credentials.find(
    (one) =>
      (one.kind === 'medicare' || one.kind === 'medicaid') &&
      [one.id, ...one.terms.map((term) => term.id)].some((fact) => deadlineId(rule, subjectId, fact) === id),
  );
  if (credential === undefined) return undefined;
  const { kind, state, label } = credential;
  const keepers = [...payers].filter(
    ({ lines, states }) => lines.includes(kind) && (state === null || states.length === 0 || states.includes(state)),
  );
  if (keepers.length === 1) return { label, payer: keepers[0]?.key ?? null };
  const approved = applications.findLast(
    (one) =>
      keepers.some(({ key }) => key === one.payer) &&
      one.lines.some((line) => ['approved', 'loaded'].includes(lineStanding(one, line, asOf).state)),
  );
  return { label, payer: approved?.payer ?? null };
}

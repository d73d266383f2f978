/** Whom rules make us tell of a departure, and by when. */

import { latest } from '../../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../../domain/calendar/duration.ts';
import type { DerivationContext } from '../../domain/facts.ts';
import { changeDuties, type Duty } from '../../rules/duties.ts';
import type { DepartureQuestion, Parting } from './departure-question.ts';

/** The earliest day by which a payer or facility must be told of the departure by a rule; null: no rule names one. */
export function tellBy(question: DepartureQuestion, body: Pick<Parting, 'payer' | 'facility'>): Duty | null {
  return dutyFor(dutiesOf(question), body, question.context);
}

/** A duty to tell of the departure, as the kind of change that it is one for. */
export interface TellingDuty extends Duty {
  readonly change: 'employment' | 'location';
}

type Body = Pick<Parting, 'payer' | 'facility'>;

/** The first duty to tell a body; null: no rule names a day. */
export function dutyFor(duties: readonly TellingDuty[], body: Body, context: DerivationContext): TellingDuty | null {
  return duties.find((one) => one.dueOn !== null && concerns(one, body, context)) ?? null;
}

/** Whether a duty is to tell this body; a program, which has no key, is told through the payer who runs it. */
export function concerns({ payer, facility, about }: Duty, body: Body, { payers }: DerivationContext): boolean {
  if (payer !== null || facility !== null) return payer === body.payer && facility === body.facility;
  return body.payer !== null && payers.get(body.payer)?.lines.includes(about.toLowerCase()) === true;
}

/** Duties to tell of the end of the work and of the place, the soonest first; as they were before anything was opened. */
export function dutiesOf({ asOf, departedOn, facts, context, duties }: DepartureQuestion): readonly TellingDuty[] {
  const seen = latest(asOf, departedOn);
  const applications = facts.applications.filter(({ type }) => type !== 'termination');
  return (['employment', 'location'] as const)
    .flatMap((change) =>
      changeDuties(duties, { ...facts, applications }, context, { kind: change, on: departedOn }, seen).map((duty) => ({
        ...duty,
        change,
      })),
    )
    .toSorted((left, right) => ((left.dueOn ?? '~') < (right.dueOn ?? '~') ? -1 : 1));
}

/** "within 30 days, cms.report.phys.location (42 CFR …)" */
export function dutyWords({ rule, within, cite }: Duty): string {
  return `${within === null ? '' : `within ${durationText(duration(within))}, `}${rule} (${cite})`;
}

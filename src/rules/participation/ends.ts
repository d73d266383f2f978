/** What ends a participation that was granted: termination, a refusal to renew, a body's own refusal. */

import { lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { ownBody } from '../../domain/file-facts.ts';
import { linesOf } from '../clocks/application-dates.ts';
import type { BillingCase } from './billing-case.ts';

/** An end of what was granted before it was decided. */
export interface End {
  /** First day without. */
  readonly on: CalendarDate;
  readonly decidedOn: CalendarDate;
  readonly because: string;
}

/** Ends that are known on the day, the first first. */
export function endsOf(one: BillingCase): readonly End[] {
  return [...terminations(one), ...refusals(one)].toSorted((left, right) => (left.on < right.on ? -1 : 1));
}

/** The first day on which what was decided on a day is over; null: not in sight. */
export function endOf(decidedOn: CalendarDate, ends: readonly End[]): End | null {
  return ends.find((end) => end.decidedOn >= decidedOn) ?? null;
}

function terminations({ facts, key, asOf }: BillingCase): readonly End[] {
  return facts.applications.flatMap((application) => {
    if (application.payer !== key.payer) return [];
    const isTermination = application.type === 'termination' || application.type === 'opt-out';
    const isRenewal = application.type === 'recredentialing' || application.type === 'revalidation';
    if (!isTermination && !isRenewal) return [];
    return linesOf(application).flatMap((line): readonly End[] => {
      const concerned =
        (line.product === null || key.product === null || line.product === key.product) &&
        (line.group === null || line.group === key.group) &&
        (line.location === null || line.location === key.location);
      if (!concerned) return [];
      const { state, decidedOn, effectiveOn } = lineStanding(application, line, asOf);
      if (decidedOn === null) return [];
      if (isTermination && (state === 'approved' || state === 'loaded')) {
        return [{ on: effectiveOn ?? decidedOn, decidedOn, because: 'participation was terminated' }];
      }
      if (isRenewal && state === 'denied') {
        return [{ on: effectiveOn ?? decidedOn, decidedOn, because: `${application.type} was denied` }];
      }
      return [];
    });
  });
}

function refusals({ facts, key, asOf, payer, contracts }: BillingCase): readonly End[] {
  const delegated = payer.delegated === true || contracts.some((contract) => contract.delegated);
  return facts.decisions.flatMap(({ body, program, outcome, on }) => {
    const decides = body === key.payer || (body === ownBody && delegated);
    if (!decides || program !== 'network' || outcome !== 'denied' || on > asOf) return [];
    return [{ on, decidedOn: on, because: `${body === ownBody ? 'our committee' : 'the payer'} denied` }];
  });
}

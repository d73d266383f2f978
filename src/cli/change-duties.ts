import { longDate } from '../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../domain/calendar/duration.ts';
import type { SubjectFacts } from '../domain/facts.ts';
import { type AdverseOccurrence, facilitiesToTell } from '../domain/privileges/adverse-notice.ts';
import { type Body, bodiesConcerned, bodyKey, isChangeKind } from '../domain/reportable-change.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { changeDuties, type Duty, dutyReader } from '../rules/duties.ts';
import type { Context } from './context.ts';

/** Who must be told of a change. */
export interface ToTell {
  /** Asked for by a rule, the soonest first. */
  readonly duties: readonly Duty[];
  /**
   * Payers and facilities that were told what is no longer so, and facilities where the subject of an adverse action holds
   * privileges, for which no rule names a time.
   */
  readonly untimed: readonly Body[];
}

/** Who must be told of a change, by the rules that hold here. */
export async function toTell(
  context: Context,
  ledger: Ledger,
  facts: SubjectFacts,
  change: AdverseOccurrence,
): Promise<ToTell> {
  const asOf = await context.asOf();
  const role = (await context.workspaceIfAny())?.document.role ?? 'practice';
  const read = dutyReader(await context.rules(), role);
  const duties = changeDuties(read, facts, await ledger.facts.context(), change, asOf).toSorted((left, right) =>
    (left.dueOn ?? '~') < (right.dueOn ?? '~') ? -1 : 1,
  );
  const timed = new Set(duties.map(bodyKey));
  const concerned = isChangeKind(change.kind)
    ? [...bodiesConcerned(facts.applications, asOf), ...facilitiesToTell(facts.privileges, change).map(atFacility)]
    : [];
  const untimed = new Map(concerned.map((body) => [bodyKey(body), body]));
  return { duties, untimed: [...untimed].flatMap(([key, body]) => (timed.has(key) ? [] : [body])) };
}

function atFacility(facility: string): Body {
  return { payer: null, facility };
}

/** "Noridian: by Wed 15 Jul 2026 (30 days, cms.report.phys.location)" */
export function dutyLine(duty: Duty): string {
  return `${duty.about}: ${dutyTime(duty)}`;
}

/** "by Wed 15 Jul 2026 (30 days, cms.report.phys.location)" */
export function dutyTime({ dueOn, within, rule }: Duty): string {
  // A day that a document names is told as it is: nothing is counted from it.
  const time = within === null || within === 'P0D' ? '' : `${durationText(duration(within))}, `;
  return `by ${dueOn === null ? 'a day not known yet' : longDate(dueOn)} (${time}${rule})`;
}

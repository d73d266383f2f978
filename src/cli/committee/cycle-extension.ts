/** Whether a credentialing cycle may wait while the provider is away, in words. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, duration, durationText } from '../../domain/calendar/duration.ts';
import type { SubjectFacts } from '../../domain/facts.ts';
import { type Leave, leaveOn, leavesOf, leaveWords } from '../../domain/leave.ts';
import type { Clock } from '../../domain/nouns/pack.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { decisionCircumstances } from '../../rules/clocks/decision-dates.ts';
import { extensionOf } from '../../rules/clocks/extension.ts';
import { type Duty, dutyReader } from '../../rules/duties.ts';
import { factOn } from '../../rules/recorded-fact.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Context } from '../context.ts';

/** A cycle of somebody, with the day on which it ends when nobody is away. */
export interface PlainCycle extends Pick<Duty, 'rule' | 'title' | 'about' | 'payer' | 'facility'> {
  readonly endsOn: CalendarDate;
}

/** The cycles of a subject as of the day asked, as they end when nobody is away. */
export async function plainCycles(
  context: Context,
  ledger: Ledger,
  facts: SubjectFacts,
): Promise<readonly PlainCycle[]> {
  const role = (await context.workspaceIfAny())?.document.role ?? 'practice';
  const read = dutyReader(await context.rules(), role);
  const workspace = await ledger.facts.context();
  return read(decisionCircumstances(facts, workspace), facts, workspace, await context.asOf()).flatMap((duty) =>
    duty.kind === 'recredentialing' && duty.dueOn !== null ? [{ ...duty, endsOn: duty.dueOn }] : [],
  );
}

/** The clock of a rule; undefined: the id is none of a clock. */
export function clockOf(rules: RuleSet, id: string): Clock | undefined {
  const entry = rules.byId.get(id)?.find(({ kind }) => kind === 'clock');
  return entry?.kind === 'clock' ? entry.rule : undefined;
}

/**
 * What a leave does to a cycle, in words; null: nobody is away, or the leave was over before the cycle ended. Whether a cycle
 * of others may wait is for them to say.
 */
export function extensionWords(
  cycle: PlainCycle,
  events: SubjectFacts['occurrences'],
  rules: RuleSet,
  asOf: CalendarDate,
): string | null {
  const { endsOn, payer, facility, rule } = cycle;
  const leaves = leavesOf(events.filter(({ on }) => on <= asOf));
  const leave = leaveOn(leaves, asOf < endsOn ? asOf : endsOn);
  if (leave === undefined || (leave.until !== null && leave.until <= endsOn)) return null;
  const clock = clockOf(rules, rule);
  if (clock?.waitsBy === undefined) return `${leaveWords(leave)}: ${rule} names no leave for which it waits`;
  const extension = extensionOf(clock, endsOn, leaves, rules);
  if (extension === null) return refusedWords(leave, clock.waitsBy, rules, endsOn);
  const after = durationText(duration(extension.after));
  const own = payer === null && facility === null;
  const may = own ? '' : 'if they agree, ';
  if (extension.leave.until !== null) {
    const doneBy = dateAfter(extension.leave.until, duration(extension.after));
    return `${leaveWords(extension.leave)}: ${may}by ${doneBy}, ${after} after the return`;
  }
  const lasts = asOf <= endsOn ? ` if it lasts on ${endsOn}` : '';
  return `${leaveWords(extension.leave)}: ${may}until ${after} after the return${lasts}`;
}

function refusedWords(leave: Leave, waitsBy: string, rules: RuleSet, on: CalendarDate): string {
  const accepted = factOn(rules, waitsBy, on)?.reasons ?? [];
  return `${leaveWords(leave)}: does not wait for it (${waitsBy} accepts ${accepted.join(', ')})`;
}

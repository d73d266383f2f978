/** Leaves and returns as events: what cannot be, and what they mean for credentialing cycles. */

import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { Subject, SubjectFacts } from '../domain/facts.ts';
import { leaveOn, leavesOf } from '../domain/leave.ts';
import { type AbsenceKind, isAbsenceKind, type OccurrenceKind } from '../domain/reportable-change.ts';
import { UserError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { extensionWords, plainCycles } from './committee/cycle-extension.ts';
import type { Context } from './context.ts';

/** Refuses a leave of what is no person, one that lasts already, and a return from none. */
export async function refuseAbsence(
  ledger: Ledger,
  subject: Subject,
  kind: OccurrenceKind,
  on: CalendarDate,
): Promise<void> {
  if (!isAbsenceKind(kind)) return;
  if (subject.kind !== 'provider')
    throw new UserError('usage/conflict', `\`${kind}\` is for providers, and ${subject.name} is none`, {
      hint: 'name the provider who is away',
    });
  const lasting = leaveOn(leavesOf(await ledger.occurrences.list(subject.id)), on);
  if (kind === 'return') {
    if (lasting !== undefined && lasting.from < on) return;
    throw new UserError('usage/conflict', `no leave of ${subject.name} lasts on ${longDate(on)}`, {
      hint: `\`empanel provider event ${subject.key} medical-leave TEXT --on DATE\` records one that began before; also ${leaveKinds.join(', ')}`,
    });
  }
  if (lasting?.kind === kind)
    throw new UserError(
      'record/exists',
      `${kind} of ${subject.name} lasts since ${longDate(lasting.from)} (${lasting.id})`,
      {
        hint: `\`empanel provider event ${subject.key} return TEXT --on DATE\` ends it`,
      },
    );
}

const leaveKinds = ['military-leave', 'sabbatical', 'leave'] as const satisfies readonly AbsenceKind[];

/** What a leave or return does to each cycle of somebody, a line each. `event`: not recorded yet in a dry run. */
export async function absenceLines(
  context: Context,
  ledger: Ledger,
  facts: SubjectFacts,
  event: { readonly id: string; readonly kind: OccurrenceKind; readonly on: CalendarDate },
): Promise<readonly string[]> {
  if (!isAbsenceKind(event.kind)) return [];
  const [asOf, rules] = [await context.asOf(), await context.rules()];
  const events = [...facts.occurrences.filter(({ id }) => id !== event.id), { ...event, told: [] }];
  const cycles = (await plainCycles(context, ledger, facts)).toSorted((left, right) =>
    left.endsOn < right.endsOn ? -1 : left.endsOn > right.endsOn ? 1 : 0,
  );
  const lines = cycles.map((cycle) => {
    const words = extensionWords(cycle, events, rules, asOf);
    return `  ${cycle.title}: ${cycle.about}, due ${longDate(cycle.endsOn)}${words === null ? ' as before' : `: ${words}`}`;
  });
  return lines.length > 0 ? lines : ['  no credentialing cycle is known that could wait'];
}

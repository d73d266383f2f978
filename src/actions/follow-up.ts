import { type CalendarDate, calendarDate } from '../domain/calendar/calendar-date.ts';
import { dateAfter, parseDuration } from '../domain/calendar/duration.ts';
import type { FollowUp, PayerFacts } from '../domain/facts.ts';
import type { Transaction } from '../ledger/command.ts';

/** Where the default distance to the next follow-up comes from when nobody names a day. */
export interface FollowUpDefaults {
  /** ISO duration of the workspace, or null. */
  readonly workspace: string | null;
  /** ISO duration of the rule pack (`practice.follow-up`), always there. */
  readonly pack: string;
}

/** The next follow-up day: as asked, else by the payer's document, the workspace, the rule pack, in this order. */
export function followUpDay(
  on: CalendarDate,
  asked: CalendarDate | undefined,
  payer: PayerFacts | undefined,
  defaults: FollowUpDefaults,
): { readonly dueOn: CalendarDate; readonly origin: FollowUp['origin'] } {
  if (asked !== undefined) return { dueOn: asked, origin: 'asked' };
  const sources = [
    { text: payer?.followUpEvery ?? null, origin: 'payer' },
    { text: defaults.workspace, origin: 'workspace' },
    { text: defaults.pack, origin: 'pack' },
  ] as const;
  for (const { text, origin } of sources) {
    const distance = text === null ? undefined : parseDuration(text);
    if (distance !== undefined) return { dueOn: dateAfter(on, distance), origin };
  }
  return { dueOn: calendarDate(on), origin: 'pack' };
}

/** Records the next follow-up of an application. */
export async function setFollowUp(
  tx: Transaction,
  applicationId: string,
  on: CalendarDate,
  next: { readonly dueOn: CalendarDate; readonly origin: FollowUp['origin'] },
): Promise<void> {
  await tx.insert('follow_up', {
    id: await tx.newId('u'),
    application_id: applicationId,
    set_on: on,
    due_on: next.dueOn,
    origin: next.origin,
  });
}

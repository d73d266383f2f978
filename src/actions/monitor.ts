import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Transaction } from '../ledger/command.ts';

/** An enrollment in a monitoring service, in force on `[from, until)`. */
export interface NewEnrollment {
  readonly subjectId: string;
  readonly service: string;
  /** The day it was recorded for. */
  readonly on: CalendarDate;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly reference: string | null;
  /** Id of the evidence of the enrollment. */
  readonly evidence: string | null;
}

/** Records an enrollment. */
export async function enroll(tx: Transaction, enrollment: NewEnrollment): Promise<string> {
  const { subjectId, on, from, until, ...rest } = enrollment;
  return tx.insert('monitoring', {
    ...rest,
    id: await tx.newId('m'),
    subject_id: subjectId,
    happened_on: on,
    from_on: from,
    until_on: until,
  });
}

/** Records the day on which an enrollment ends: the first on which it is no longer in force. */
export async function endEnrollment(tx: Transaction, enrollmentId: string, until: CalendarDate): Promise<void> {
  await tx.update('monitoring', enrollmentId, { until_on: until });
}

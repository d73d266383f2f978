/** Appointments to the staff of a facility: category, term, duties. */

import type { NewAppointment } from '../../actions/privileges/privilege-grant.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, parseDuration } from '../../domain/calendar/duration.ts';
import type { Facility, StaffCategory } from '../../domain/nouns/facility.ts';
import type { PrivilegeRequest } from '../../domain/privileges/privilege.ts';
import { UserError } from '../../errors.ts';
import type { Context } from '../context.ts';
import type { Input } from '../input.ts';
import { endWithin, limitOf } from './privilege-checks.ts';
import { namedByKey, type PrivilegeCase } from './privilege-resolution.ts';

/** What an appointment is made of. */
export interface AppointmentAsked {
  readonly asOf: CalendarDate;
  /** The day of the decision. */
  readonly on: CalendarDate;
  readonly from: CalendarDate;
  readonly category: string | null;
  readonly request: PrivilegeRequest | null;
  /** Membership without privileges, by the word of the caller. */
  readonly membership?: boolean;
}

/** The appointment asked for, its term within what is allowed. */
export async function appointmentAsked(
  context: Context,
  input: Input,
  one: PrivilegeCase,
  facility: Facility,
  { asOf, on, from, category: word, request, membership = false }: AppointmentAsked,
): Promise<NewAppointment> {
  const previous = one.privileges.appointments.findLast((each) => each.facility === facility.key);
  const category = categoryMeant(facility, word ?? previous?.category ?? null);
  if (!membership && category.privileges === false) {
    throw new UserError('privilege/refused', `\`${category.key}\` is membership without privileges`, {
      hint: '`--category` names another; `empanel privilege appoint` records membership alone',
    });
  }
  const limit = await limitOf(context, facility, from, [
    { term: facility.terms?.appointment, where: facility.terms?.reason ?? 'the bylaws' },
    { term: category.term, where: `category \`${category.key}\`` },
  ]);
  const until = endWithin(input, asOf, { from, limit, what: 'the appointment' });
  const provisional = previous === undefined ? parseDuration(facility.terms?.provisional ?? '') : undefined;
  return {
    subjectId: one.subject.id,
    facility: facility.key,
    type: previous === undefined ? 'initial' : 'reappointment',
    category: category.key,
    categoryName: category.name,
    duties: category.duties ?? [],
    department: request?.department ?? previous?.department ?? null,
    on,
    from,
    until,
    provisionalUntil: provisional === undefined ? null : dateAfter(from, provisional),
    requestId: request?.id ?? null,
    previousId: previous?.id ?? null,
    conditions: null,
  };
}

/** The category named, or the only one; a facility that names none has one staff. */
function categoryMeant(facility: Facility, word: string | null): StaffCategory {
  const all = facility.categories ?? [];
  const [only, other] = all;
  if (word !== null && !(all.length === 0 && word === staff.key)) {
    const [found] = namedByKey(all, ({ key }) => key, [word], `${facility.name} has no category of staff named`);
    if (found !== undefined) return found;
  }
  if (only === undefined) return staff;
  if (other === undefined) return only;
  throw new UserError('usage/missing', '`--category` is not given', {
    hint: `categories of ${facility.name}: ${all.map(({ key }) => key).join(', ')}`,
  });
}

const staff: StaffCategory = { key: 'staff', name: 'Medical staff' };

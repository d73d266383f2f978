/** When the work of a privileged practitioner must be looked at again (OPPE). */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { dateAfter, durationText, parseDuration } from '../domain/calendar/duration.ts';
import { type FacilityAsked, facilityClocks } from './facility-clock.ts';
import type { RuleSet } from './rule-set.ts';

/** The day of the next ongoing review and why it is that day. */
export interface ReviewDue {
  readonly dueOn: CalendarDate;
  readonly because: string;
  /** Id of the rule of a pack; null: the facility's own schedule. */
  readonly rule: string | null;
}

/**
 * The next review after a day: by the facility's own schedule, or by its packs where that is sooner or it has none. Null
 * where nobody asks for one.
 */
export function reviewDue(rules: RuleSet, asked: FacilityAsked, after: CalendarDate): ReviewDue | null {
  const pack = facilityClocks(rules, asked, 'oppe.reviewedOn', after)[0];
  const every = parseDuration(asked.facility.oppe?.every ?? '');
  const own = every === undefined ? null : dateAfter(after, every);
  if (own !== null && every !== undefined && (pack === undefined || own <= pack.dueOn))
    return { dueOn: own, because: `every ${durationText(every)}, as the facility decided`, rule: null };
  return pack === undefined ? null : { dueOn: pack.dueOn, because: pack.cite, rule: pack.rule };
}

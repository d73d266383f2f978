/** The age of a patient, and which age groups of privilege forms it belongs to. */

import { parseDuration } from '../calendar/duration.ts';
import type { AgeGroup } from '../nouns/facility.ts';
import { type AgeAsked, ageGroup } from './line-limits.ts';

/** Ages in days, `[from, until)`. A month is a twelfth of a year and a year 365.25 days, so that both add up. */
export interface AgeSpan {
  readonly from: number;
  readonly until: number;
}

const year = 365.25;

/** Units by their first letter; months by two, or by one. */
const unitDays: Readonly<Record<string, number>> = { y: year, m: year / 12, w: 7, d: 1 };

const units = 'years?(?: old)?|y/?o|yrs?|y|months?|mos?|m|weeks?|wks?|w|days?|d';
const age = new RegExp(`^(\\d{1,4}) *(${units})?$`);
const range = new RegExp(
  `^(?:[\\p{L} ]*\\()?(\\d+) *(${units})?(?: *[-–] *| to | through )(\\d+) *(${units})?\\)?$`,
  'u',
);
const over = new RegExp(`^(?:[\\p{L} ]*\\()?(\\d+) *(${units})? *(?:\\+|(?:and|or) (?:over|older|above|up))\\)?$`, 'u');
const under = new RegExp(`^(?:[\\p{L} ]*\\()?(?:under|below|younger than) (\\d+) *(${units})?\\)?$`, 'u');

/** The age that words say: whole years ("16"), or with their unit ("8 months", "3w", "10 days"); undefined: none. */
export function ageGiven(words: string): AgeSpan | undefined {
  const found = age.exec(words.trim().toLowerCase());
  if (found === null) return undefined;
  const [, count = '', unit] = found;
  const span = completed(Number(count), unit);
  // Nobody grew older than that.
  return span.from < 130 * year ? span : undefined;
}

/** The ages of a group: as the facility says, else as the group is written ("18 and over", "12 to 17"); undefined: nobody says. */
export function groupAges(words: string, defined: readonly AgeGroup[]): AgeSpan | undefined {
  const own = defined.find(({ name }) => ageGroup(name) === ageGroup(words));
  if (own !== undefined) return { from: daysOf(own.from) ?? 0, until: daysOf(own.until) ?? Number.POSITIVE_INFINITY };
  const plain = words.trim().toLowerCase();
  const between = range.exec(plain);
  if (between !== null) {
    const [, first = '', unit, last = '', lastUnit = unit] = between;
    return { from: completed(Number(first), unit ?? lastUnit).from, until: completed(Number(last), lastUnit).until };
  }
  const [, least, leastUnit] = over.exec(plain) ?? [];
  if (least !== undefined) return { from: completed(Number(least), leastUnit).from, until: Number.POSITIVE_INFINITY };
  const [, limit, limitUnit] = under.exec(plain) ?? [];
  return limit === undefined ? undefined : { from: 0, until: completed(Number(limit), limitUnit).from };
}

/** The age that words say, ready to be compared with the age groups of a facility; undefined: they say none. */
export function ageAsked(words: string, defined: readonly AgeGroup[]): AgeAsked | undefined {
  const one = ageGiven(words);
  if (one === undefined) return undefined;
  const known = new Map<string, ReturnType<AgeAsked['lies']>>();
  const lies = (group: string): ReturnType<AgeAsked['lies']> => {
    let found = known.get(group);
    if (found === undefined) {
      found = lying(one, groupAges(group, defined));
      known.set(group, found);
    }
    return found;
  };
  return { words: words.trim(), lies };
}

function lying(one: AgeSpan, group: AgeSpan | undefined): ReturnType<AgeAsked['lies']> {
  if (group === undefined) return 'unknown';
  if (group.from <= one.from && one.until <= group.until) return 'in';
  return one.until <= group.from || group.until <= one.from ? 'out' : 'edge';
}

/** An age in completed units lasts until the next is complete. */
function completed(count: number, unit = 'y'): AgeSpan {
  const days = unitDays[unit.slice(0, 1)] ?? year;
  return { from: count * days, until: (count + 1) * days };
}

function daysOf(written: string | undefined): number | undefined {
  const time = written === undefined ? undefined : parseDuration(written);
  return time === undefined ? undefined : time.years * year + (time.months * year) / 12 + time.weeks * 7 + time.days;
}

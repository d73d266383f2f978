/** Whether the provider works for us and for the group at the place, by the departure and by what documents say of times of work. */

import { type CalendarDate, firstDate, lastDate, latest } from '../../domain/calendar/calendar-date.ts';
import { coversLocation } from '../../domain/contracts/contract.ts';
import { type BillingCase, isThere } from './billing-case.ts';
import { block } from './obstacles.ts';
import { anyOf, noneOf, type Part, type Stretch, type Timeline } from './timeline.ts';

/** The provider works for us, and for the group at the place. */
export function employed(one: BillingCase): Timeline {
  const { facts, key } = one;
  const leftOn = facts.subject.departedOn ?? null;
  const gone = leftOn === null ? [] : [block(leftOn, null, `left on ${leftOn}`)];
  if (key.group === null) return noneOf([...gone, ...away(one)], 'works for us');
  const works = workParts(one);
  const absent = anyOf(works, `does not work for ${key.group}${key.location === null ? '' : ` at ${key.location}`}`)
    .filter(({ level }) => level !== 'ok')
    .map((stretch) => ({ ...stretch, level: 'no' as const }));
  return noneOf([...gone, ...absent], `works for ${key.group}`);
}

/** Times in the group, by its document and by the dossier. */
function workParts({ facts, key, standing, group }: BillingCase): readonly Part[] {
  const memberships = group?.members.get(facts.subject.npi ?? '') ?? [];
  const member = memberships.filter((one) => coversLocation(one, key.location));
  const works = standing.places.filter((place) => isThere(place, key));
  return agreed(member, works).map(({ from, until }) => ({
    level: 'ok',
    from: from ?? firstDate,
    until: until ?? lastDate,
    because: 'works there',
    noun: `work for ${key.group}`,
  }));
}

/**
 * Times between two times of work in which no document says that the provider works anywhere: who left and came back may
 * not bill those days in the own name either. What lies before the first time and after the last one says nothing: a
 * contract of the person may be older than the documents, and who leaves is recorded as such.
 */
function away({ facts, standing, context }: BillingCase): readonly Stretch[] {
  const { npi, groups } = facts.subject;
  const works = [
    ...groups.flatMap((key) =>
      agreed(
        context.groups?.get(key)?.members.get(npi ?? '') ?? [],
        standing.places.filter(({ group }) => group === key),
      ),
    ),
    ...standing.places.filter(({ group }) => group === null || !groups.includes(group)),
  ]
    .map(({ from, until }) => ({ from: from ?? firstDate, until: until ?? lastDate }))
    .filter(({ from, until }) => from < until)
    .toSorted((left, right) => (left.from < right.from ? -1 : 1));
  const gaps: Stretch[] = [];
  let last: CalendarDate | undefined;
  for (const { from, until } of works) {
    if (last !== undefined && last < from)
      gaps.push(block(last, from, `by the documents works nowhere from ${last} until ${from}`));
    last = last === undefined ? until : latest(last, until);
  }
  return gaps;
}

interface Worked {
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** Times of work by two documents: of the two, the one that names an end is believed. */
function agreed(left: readonly Worked[], right: readonly Worked[]): readonly Worked[] {
  return [...endedWith(left, right), ...endedWith(right, left)];
}

/** Times of work, of which those without an end have that of another document, where all it names have one. */
function endedWith(spans: readonly Worked[], others: readonly Worked[]): readonly Worked[] {
  const ends = others.flatMap(({ until }) => until ?? []);
  if (ends.length === 0 || ends.length < others.length) return spans;
  const last = latest(...(ends as [CalendarDate, ...CalendarDate[]]));
  return spans.map((one) => (one.until === null && (one.from ?? firstDate) < last ? { ...one, until: last } : one));
}

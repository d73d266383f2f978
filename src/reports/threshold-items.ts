/** Complaints and adverse events that reached a threshold of the workspace, as things to do. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../domain/calendar/duration.ts';
import { statusOn } from '../domain/departure.ts';
import { type EventThreshold, eventCounts, reviewKind } from '../domain/event-threshold.ts';
import type { Subject } from '../domain/facts.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import type { CountedOccurrence } from '../ledger/occurrence-query.ts';
import { groupedBy } from '../rules/clocks/circumstance.ts';
import type { Question } from './report.ts';
import { subjectRow } from './subject-row.ts';

/** A threshold that was reached, as something that is due, and the command that records a look at it. */
export interface ReachedThreshold {
  readonly deadline: DeadlineRow;
  readonly act: string;
}

/** What reached a threshold and nobody has looked at, each from the day on which it did. */
export async function thresholdItems(
  { ledger, asOf, filters }: Question,
  thresholds: readonly EventThreshold[],
): Promise<readonly ReachedThreshold[]> {
  if (thresholds.length === 0) return [];
  const events = await ledger.occurrences.ofKinds([...new Set(thresholds.map(({ what }) => what)), reviewKind]);
  if (events.length === 0) return [];
  const subjects = new Map((await ledger.subjects.list({ practice: filters.practice })).map((one) => [one.id, one]));
  const items: ReachedThreshold[] = [];
  for (const [id, own] of groupedBy(events, ({ subjectId }) => subjectId)) {
    const subject = subjects.get(id);
    if (subject === undefined || statusOn(subject, asOf) !== 'active') continue;
    // Decisions carry their evidence: they are read only of those whose events are many.
    if (eventCounts(thresholds, own, asOf).every(({ reachedOn }) => reachedOn === null)) continue;
    const decisions = await ledger.committees.decisions({ subjectId: id });
    const decidedOn = decisions.flatMap((one) => (one.outcome === 'tabled' ? [] : [one.happened_on as CalendarDate]));
    items.push(...reachedItems(subject, own, { thresholds, asOf, decidedOn }));
  }
  return items;
}

function reachedItems(
  subject: Subject,
  events: readonly CountedOccurrence[],
  {
    thresholds,
    asOf,
    decidedOn,
  }: {
    readonly thresholds: readonly EventThreshold[];
    readonly asOf: CalendarDate;
    readonly decidedOn: readonly CalendarDate[];
  },
): readonly ReachedThreshold[] {
  return eventCounts(thresholds, events, asOf, decidedOn).flatMap((counted): readonly ReachedThreshold[] => {
    const { threshold, reachedOn } = counted;
    if (reachedOn === null) return [];
    const time = durationText(duration(threshold.within));
    const what = threshold.what.replaceAll('-', ' ');
    const title = `To the committee: ${counted.events.length} of kind ${what} within ${time}`;
    const deadline = {
      ...thresholdRow(subject),
      id: `threshold-${subject.id}-${threshold.what}-${threshold.count}-${threshold.within}`,
      title,
      dueOn: reachedOn,
      anchorOn: reachedOn,
    };
    return [{ deadline, act: `empanel provider event ${subject.key} ${reviewKind} "…"` }];
  });
}

/** What every such thing says alike. */
function thresholdRow(subject: Subject): Omit<DeadlineRow, 'id' | 'title' | 'dueOn' | 'anchorOn'> {
  return {
    ...subjectRow(subject),
    kind: 'monitoring',
    rule: 'thresholds',
    cite: '`thresholds` in `empanel.yaml`',
    anchor: 'threshold reached',
    blocksBilling: false,
  };
}

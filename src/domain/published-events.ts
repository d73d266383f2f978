import type { PublishedEvent } from './table.ts';

/** What an event says now. */
export interface EventContent {
  readonly dueOn: string;
  readonly summary: string;
}

/**
 * The events of one calendar after an export at an instant: unchanged ones keep sequence and stamp, changed ones get the
 * next (RFC 5545, 3.8.7.4), and those that this calendar had before and that are over are cancelled once. What is only
 * outside of the export's filters is left out and stays as it was published; events of other calendars are not touched.
 */
export function publishedAfter(
  wanted: ReadonlyMap<string, EventContent>,
  known: readonly PublishedEvent[],
  isOver: (uid: string) => boolean,
  at: string,
): readonly PublishedEvent[] {
  const before = new Map(known.map((event) => [event.uid, event]));
  const present = [...wanted].map(([uid, { dueOn, summary }]): PublishedEvent => {
    const old = before.get(uid);
    if (old === undefined) return { uid, sequence: 0, stampedAt: at, dueOn, summary, cancelled: false };
    if (old.dueOn === dueOn && old.summary === summary && !old.cancelled) return old;
    return { uid, sequence: old.sequence + 1, stampedAt: at, dueOn, summary, cancelled: false };
  });
  const over = known
    .filter((event) => !wanted.has(event.uid) && isOver(event.uid))
    .map(
      (event): PublishedEvent =>
        event.cancelled ? event : { ...event, sequence: event.sequence + 1, stampedAt: at, cancelled: true },
    );
  return [...present, ...over];
}

/** The terms of a paper as days on which it speaks for the use of a privilege. */

import { addDays, type CalendarDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Credential } from '../../domain/facts.ts';
import type { Part } from '../participation/timeline.ts';
import { stretch } from './use-case.ts';

/**
 * Terms are in force from day to day and known before: a renewal that begins tomorrow counts tomorrow. An earlier term without
 * a last day ended when the next began. A paper without any day is there on all of them.
 */
export function termParts({ label, terms }: Pick<Credential, 'label' | 'terms'>): readonly Part[] {
  if (terms.length === 0) return [{ ...stretch('ok', null, null, label), noun: label }];
  const begins = terms.flatMap(({ from }) => from ?? []);
  return terms.map(({ from, through }) => {
    const next = through === null ? begins.filter((day) => from === null || day > from).toSorted()[0] : undefined;
    const until: CalendarDate | null = through === null ? (next ?? null) : addDays(through, 1);
    const because = until === null ? label : `${label} through ${addDays(until, -1)}`;
    return { ...stretch('ok', from, until, because), noun: label };
  });
}

/** The same of papers that always end: one without its last day proves nothing by itself. */
export function datedParts(paper: Pick<Credential, 'label' | 'terms'>): readonly Part[] {
  return termParts(paper).map((part) =>
    part.until === lastDate
      ? { ...part, level: 'hold', because: `only if ${paper.label} is in force: its last day is not on file` }
      : part,
  );
}

/** What a provider did when: work, training, school and service, as the checks of the history see it. */

import { type WorkedPeriod, workedSpan } from '../../domain/calendar/month-span.ts';
import type { Span } from '../../domain/calendar/span.ts';
import type { Pointer } from '../../domain/finding.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import { flag, items, type Leaf, type Loose, month, text } from './loose-value.ts';

/** A period in which the provider was not idle. */
export interface Activity extends WorkedPeriod {
  readonly pointer: Pointer;
  readonly span: Span;
}

interface Dated {
  readonly from?: Leaf<string> | null;
  readonly until?: Leaf<string> | null;
  readonly current?: Leaf<boolean> | null;
}

const known = new WeakMap<Loose<Dossier>, readonly Activity[]>();

/**
 * Every period of work, training, school and service that has a start, and an end or none to come; earliest first. Several
 * checks ask this of the same dossier, so the answer is kept with it.
 */
export function activities(dossier: Loose<Dossier>): readonly Activity[] {
  const kept = known.get(dossier) ?? activitiesIn(dossier);
  known.set(dossier, kept);
  return kept;
}

function activitiesIn(dossier: Loose<Dossier>): readonly Activity[] {
  const periods: Activity[] = [];
  const add = (list: string, index: number, { from, until, current }: Dated, isOpen: boolean): void => {
    const [first, last] = [month(from), month(until)];
    if (first === undefined || (last === undefined && !isOpen)) return;
    const period = { from: first, until: flag(current) === true ? null : (last ?? null) };
    periods.push({ ...period, pointer: [list, index], span: workedSpan(period) });
  };
  for (const [index, one] of items(dossier.workHistory)) add('workHistory', index, one, text(one.until) === undefined);
  for (const [index, one] of items(dossier.training)) add('training', index, one, false);
  for (const [index, one] of items(dossier.education)) add('education', index, one, false);
  for (const [index, one] of items(dossier.military)) add('military', index, one, false);
  return periods.toSorted((left, right) =>
    left.span.from < right.span.from ? -1 : left.span.from > right.span.from ? 1 : 0,
  );
}

/** The explained gaps of a dossier as spans, with whether the explanation is in writing. */
export function explainedGaps(
  dossier: Loose<Dossier>,
): readonly { readonly span: Span; readonly inWriting: boolean }[] {
  return items(dossier.gaps).flatMap(([, gap]) => {
    const from = month(gap.from);
    if (from === undefined || text(gap.explanation) === undefined) return [];
    const inWriting = flag(gap.inWriting) === true || text(gap.document) !== undefined;
    return [{ span: workedSpan({ from, until: month(gap.until) ?? null }), inWriting }];
  });
}

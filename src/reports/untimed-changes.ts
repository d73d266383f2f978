/** Changes that a payer must be told of, and no rule and no document of the payer says by when. */

import { countWords } from '../domain/number-forms.ts';
import type { DeadlineRow } from '../ledger/deadline-query.ts';
import type { DeadlineFilter } from '../ledger/deadline-selection.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { payerTimeWords } from '../rules/clocks/due-date.ts';

/** What is said where the day is not known, and what to do about it. */
export const untimedWords = 'no day is known: ask the payer, and write `changesWithin` in its file';

/** The same in a narrow cell; `explain` of the deadline says where it is written. */
export const untimedReason = 'no day is known: ask the payer, write `changesWithin`';

/** Whether a deadline has no day because the payer's document does not say how soon it is told of changes. */
export function isUntimedChange({ kind, dueOn, anchor }: Pick<DeadlineRow, 'kind' | 'dueOn' | 'anchor'>): boolean {
  return kind === 'reporting' && dueOn === null && anchor === payerTimeWords;
}

/** The note below deadlines: how many changes must be told to payers, by a day that nobody knows. None: no note. */
export function untimedNotes({ deadlines }: Ledger, filter: DeadlineFilter): readonly string[] {
  if (filter.kinds !== undefined && !filter.kinds.includes('reporting')) return [];
  let count = 0;
  for (const row of deadlines.each({ ...filter, dueOn: null, kinds: ['reporting'], limit: undefined }))
    if (isUntimedChange(row)) count += 1;
  return count === 0 ? [] : [`${countWords(count, 'change')} to tell a payer: ${untimedWords}`];
}

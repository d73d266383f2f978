/** Which files of a list are in force: the last full one and whatever supplements it. */

import type { ListForm } from './exclusion.ts';

/** A file of a list, as far as its place among the others needs it. */
export interface ListFileMark {
  readonly list: string;
  readonly form: ListForm;
  readonly publishedOn: string | null;
  readonly rows: number;
  /** As `ListReading` says it, of a file that was only now given. */
  readonly endsEarly?: string | null;
  /** How many of the last rows of the list in force, one after the other, are not in it; of a file that was only now given. */
  readonly lastRowsMissing?: number;
}

/** Why a full list is not taken: beside the last one it is older, smaller or without its end, or by itself it seems cut off. */
export type ReplacementFault = 'older' | 'smaller' | 'cut off' | 'without the last rows';

/** A full list that lost more than a tenth of its rows at once lost them on the way. */
const leastShareOfRows = 0.9;

/**
 * Whatever the order of a list, one that is cut off lacks its end. Of a list in which one row in a hundred goes from one
 * edition to the next, so many last rows in a row do not go by chance.
 */
const mostLastRowsMissing = 9;

/**
 * The files in force of one list, given in the order of their recording: the last full list, and all supplements and
 * reinstatements, also older ones: of exclusions that had ended by the day of the full list only they tell.
 */
export function filesInForce<File extends ListFileMark>(files: readonly File[]): readonly File[] {
  const full = files.findLast(({ form }) => form === 'full');
  return files.filter((file) => file === full || file.form !== 'full');
}

/** What speaks against a full list, also as the successor of the last one of its kind; undefined: nothing does. */
export function replacementFault(next: ListFileMark, last: ListFileMark | undefined): ReplacementFault | undefined {
  if (next.form !== 'full') return undefined;
  if ((next.endsEarly ?? null) !== null) return 'cut off';
  if (last === undefined) return undefined;
  if (next.publishedOn !== null && last.publishedOn !== null && next.publishedOn < last.publishedOn) return 'older';
  if (next.rows < last.rows * leastShareOfRows) return 'smaller';
  return (next.lastRowsMissing ?? 0) > mostLastRowsMissing ? 'without the last rows' : undefined;
}

/** What is said of a full list with fewer rows than a whole one has; undefined: it has enough, or nobody knows. */
export function partWords(rows: number, least: number | undefined): string | undefined {
  return least === undefined || rows >= least
    ? undefined
    : `fewer than the ${least} of a whole list: clear against these rows only`;
}

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
}

/** Why a full list is not taken: beside the last one it is older or smaller, or by itself it seems cut off. */
export type ReplacementFault = 'older' | 'smaller' | 'cut off';

/** A full list that lost more than a tenth of its rows at once lost them on the way. */
const leastShareOfRows = 0.9;

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
  return next.rows < last.rows * leastShareOfRows ? 'smaller' : undefined;
}

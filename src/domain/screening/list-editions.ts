/** Which files of a list are in force: the last full one and whatever supplements it. */

import { countWords, grouped } from '../number-forms.ts';
import type { ListForm } from './exclusion.ts';

/** By what a list file is taken to be of its day: who gave it said so, its name does, or its newest row. */
export const listDatings = ['told', 'name', 'newest row'] as const;
/** One of `listDatings`. */
export type ListDating = (typeof listDatings)[number];

const datingWords: Readonly<Record<ListDating, string>> = {
  told: 'as told',
  name: 'by its name',
  'newest row': 'by its newest row',
};

/** "by its newest row"; undefined where nobody recorded it. */
export function datedWords(dating: string | null): string | undefined {
  const known = listDatings.find((one) => one === dating);
  return known === undefined ? undefined : datingWords[known];
}

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

/**
 * The full lists that the one in force took the place of, given in the order of their recording: who stands only in them was
 * excluded until some day between two of them. A list that an older one took the place of was a mistake, and counts for nothing.
 */
export function formerFullLists<File extends ListFileMark>(files: readonly File[]): readonly File[] {
  const former: File[] = [];
  for (const file of files) {
    if (file.form !== 'full') continue;
    while (isLater(former.at(-1), file)) former.pop();
    former.push(file);
  }
  return former.slice(0, -1);
}

/**
 * The full lists that are recorded again behind one of an earlier day, in their order: the last one stays in force, and the
 * one of the earlier day is a former one. `files`: those of one list, in the order of their recording.
 */
export function laterFullLists<File extends ListFileMark>(files: readonly File[], day: string): readonly File[] {
  const inForce = files.findLast(({ form }) => form === 'full');
  return [...formerFullLists(files), ...(inForce === undefined ? [] : [inForce])].filter(
    ({ publishedOn }) => publishedOn !== null && publishedOn > day,
  );
}

function isLater(one: ListFileMark | undefined, other: ListFileMark): boolean {
  const [day, otherDay] = [one?.publishedOn ?? null, other.publishedOn];
  return day !== null && otherDay !== null && day > otherDay;
}

/** What speaks against a file, if it is a full list also as the successor of the last one of its kind; undefined: nothing does. */
export function replacementFault(next: ListFileMark, last: ListFileMark | undefined): ReplacementFault | undefined {
  if ((next.endsEarly ?? null) !== null) return 'cut off';
  if (next.form !== 'full' || last === undefined) return undefined;
  if (next.publishedOn !== null && last.publishedOn !== null && next.publishedOn < last.publishedOn) return 'older';
  if (next.rows < last.rows * leastShareOfRows) return 'smaller';
  return (next.lastRowsMissing ?? 0) > mostLastRowsMissing ? 'without the last rows' : undefined;
}

/** What is said of the former full lists that people were looked up in as well, by their days; undefined: there was none. */
export function formerWords(days: readonly (string | null)[]): string | undefined {
  if (days.length === 0) return undefined;
  const oldest = days.filter((day) => day !== null).toSorted()[0];
  const back = oldest === undefined ? '' : `, back to ${oldest}`;
  return `${countWords(days.length, 'former full list')} looked through as well${back}`;
}

/** What is said of a full list with fewer rows than a whole one has; undefined: it has enough, or nobody knows. */
export function partWords(rows: number, least: number | undefined): string | undefined {
  return least === undefined || rows >= least
    ? undefined
    : `fewer than the ${grouped(least)} of a whole list: clear against these rows only`;
}

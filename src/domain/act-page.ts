/** A page of what there is to do, each thing with its next act: bringing somebody on board, letting somebody go. */

import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Tone } from './table.ts';

/** One thing on the page. */
export interface PageItem {
  /** What or whom it is about: a payer, a paper. */
  readonly about: string;
  readonly what: string;
  readonly because: string;
  /** Last day in time, or the day it is expected; null: none. */
  readonly on: CalendarDate | null;
  readonly tone: Tone;
  /** The next act, best a command to copy; null: nothing is left to do. */
  readonly act: string | null;
}

/** What stands under one heading. */
export interface PageSection {
  readonly heading: string;
  readonly items: readonly PageItem[];
}

/** The page. */
export interface ActPage {
  readonly title: string;
  readonly asOf: string;
  /** Sentences at its head. */
  readonly lead: readonly string[];
  readonly sections: readonly PageSection[];
  readonly next: string | null;
}

import type { CalendarDate } from './calendar/calendar-date.ts';

/** A letter ready to be printed: plain text in its parts, in the order in which they stand. It knows no format. */
export interface Letter {
  /** Who writes, line by line. */
  readonly letterhead: readonly string[];
  readonly writtenOn: CalendarDate;
  /** Who is written to, line by line. */
  readonly to: readonly string[];
  /** What it is about, one line. */
  readonly subject: string;
  /** What it concerns, as names with values: provider, NPI, reference. */
  readonly particulars: readonly (readonly [string, string])[];
  readonly parts: readonly LetterPart[];
  /** Name, title and where to answer, line by line. */
  readonly signature: readonly string[];
}

/** A paragraph, or a list under a heading. */
export type LetterPart =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly heading: string; readonly items: readonly string[] }
  /** What is asked for, numbered. */
  | { readonly kind: 'requests'; readonly heading: string; readonly requests: readonly LetterRequest[] }
  /** What happened, by day. */
  | {
      readonly kind: 'chronology';
      readonly heading: string;
      readonly events: readonly { readonly on: CalendarDate; readonly text: string }[];
    };

/** One thing that is asked for. */
export interface LetterRequest {
  readonly title: string;
  /** What is so, and what to do about it. */
  readonly text: string;
  /** By when and for whom, or that no day is set. */
  readonly when: string;
}

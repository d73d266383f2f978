/**
 * The neutral table between reports and formats. A report fills it and knows no format; a format prints it and knows no
 * report.
 */

import type { CalendarDate } from './calendar/calendar-date.ts';

/** What a column holds; formats choose alignment, number formats and text quoting by it. */
export type ColumnType = 'text' | 'integer' | 'money' | 'date' | 'instant' | 'boolean' | 'npi' | 'id';

/** What a column means to formats that need more than text: calendars take their events from these. */
export type ColumnRole = 'uid' | 'due' | 'summary' | 'description' | 'tone';

/** A cell: dates are ISO text, money is whole dollars, null is unknown or not applicable. */
export type Cell = string | number | boolean | null;

/** How a row or a note reads: always said in words as well, never by colour alone. */
export type Tone = 'bad' | 'warn' | 'good' | 'muted' | 'plain';

/** One column of a table. */
export interface Column {
  /** Stable field name in JSON, CSV and NDJSON. */
  readonly id: string;
  /** Heading for people. */
  readonly label: string;
  readonly type: ColumnType;
  readonly role?: ColumnRole;
  /**
   * On a terminal, columns of a higher number are dropped first when the width does not suffice; 1 stays. Absent: 5.
   * `machine` columns are never shown on a terminal, in Markdown or HTML, only in data formats.
   */
  readonly priority?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 'machine';
  /** On a terminal a cell of it takes as many lines as its text needs, where others are cut after a few. */
  readonly whole?: true;
}

/** One row: cells by column id, a tone for the whole row, and tones of single cells. */
export interface Row {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly tone?: Tone;
  readonly tones?: Readonly<Record<string, Tone>>;
}

/** Rows that stand together, one after the other. */
export interface RowGroup {
  /** What they have in common, and how many they are, for people. */
  readonly heading: string;
  readonly rows: number;
}

/** How the rows of a table stand in groups. */
export interface RowGrouping {
  /** Id of the column whose values make the groups. */
  readonly column: string;
  /** The groups in the order of the rows; together they have all rows. */
  readonly groups: readonly RowGroup[];
}

/** One bar, or a point where it is an act of one day. */
export interface ChartBar {
  readonly label: string;
  readonly begins: CalendarDate;
  /** Last day of it; null: nobody knows. */
  readonly ends: CalendarDate | null;
  /** Until when it may last without harm, where that is later; null: not known, or no room. */
  readonly roomUntil: CalendarDate | null;
  /** An act of one day, on the last day of the bar. */
  readonly point: boolean;
  readonly tone: Tone;
  /** All of it in words, for those who do not see it. */
  readonly words: string;
}

/** Bars that belong together. */
export interface ChartGroup {
  readonly heading: string;
  readonly bars: readonly ChartBar[];
}

/** A day that counts for all bars. */
export interface ChartMark {
  readonly on: CalendarDate;
  readonly label: string;
  readonly tone: Tone;
}

/** Bars over time that stand beside a table, for formats that can draw. */
export interface TimeChart {
  readonly caption: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly marks: readonly ChartMark[];
  readonly groups: readonly ChartGroup[];
}

/** A report ready to be printed in any format. */
export interface Table {
  /** Stable name, `deadlines`. */
  readonly report: string;
  /** Title for people. */
  readonly title: string;
  /** The day the question was asked about. */
  readonly asOf: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Absent: the rows stand in no groups. Formats for people give each group its heading. */
  readonly grouping?: RowGrouping;
  /** Sentences under the table; part of every format that has room for them. */
  readonly notes: readonly string[];
  /** A sentence in place of an empty table on a terminal. */
  readonly empty?: string;
  /** One useful next command with real ids, shown on a terminal only. */
  readonly next?: string;
  /** Lines above the table for people (counts, filters used). */
  readonly lead?: readonly string[];
  /** Bars over time beside the table, for formats that can draw. */
  readonly chart?: TimeChart;
}

/** How rows are laid out as text, each with `ending` after it. */
export interface RowLayout {
  /** The cells of these columns, in this order. */
  readonly columns: readonly Column[];
  /**
   * `object`: JSON objects without blanks. Else bare cells with a separator between them, nothing where a cell is null;
   * text with the separator in it stands in `quote`.
   */
  readonly form: 'object' | { readonly separator: string; readonly quote: string };
  readonly ending: string;
}

/** Some rows of a stream, in their order. */
export interface RowBlock {
  /** The rows one by one. */
  readonly rows: () => Iterable<Row>;
  /**
   * All of them at once, of a block that can be had as text from where it is kept, at a fraction of the cost. JSON is whole;
   * bare cells stand as they are, so whoever asks for them looks whether they are what the layout wants. A stream asks each
   * of its blocks for text, or for rows, or for one after the other.
   */
  readonly text?: (layout: RowLayout) => BlockText;
}

/** The rows of a block as text. */
export interface BlockText {
  readonly text: string;
  readonly rows: number;
}

/**
 * A table whose rows are made while they are printed, each looked at once: for large answers in
 * formats that need no second look. Read it to the end or not at all.
 */
export interface TableStream extends Pick<Table, 'report' | 'title' | 'asOf' | 'columns'> {
  readonly blocks: Iterable<RowBlock>;
  /** How many rows there were; known, as the notes of the table are, when all blocks have been read. */
  readonly count: () => number;
  readonly notes: () => readonly string[];
}

/** What is known of a calendar event that was published before: RFC 5545 SEQUENCE and DTSTAMP come from here. */
export interface PublishedEvent {
  readonly uid: string;
  readonly sequence: number;
  /** UTC instant of the last change, ISO 8601. */
  readonly stampedAt: string;
  readonly dueOn: string;
  readonly summary: string;
  readonly cancelled: boolean;
}

/** What formats may be told besides the table. */
export interface RenderOptions {
  /** Terminal width in cells; undefined: no limit. */
  readonly width?: number | undefined;
  /** Terminal table rather than the tab-separated text of a pipe. */
  readonly terminal?: boolean;
  /** Paints text in a tone; the identity where colour is off. */
  readonly paint?: (text: string, tone: Tone) => string;
  /** Calendar events by uid as published, including this one. */
  readonly published?: readonly PublishedEvent[];
  /** Product name and version for file metadata. */
  readonly generator?: string;
}

/**
 * iCalendar (RFC 5545) for Outlook, Google and Apple. Written here because the packages weighed break one rule each that
 * these programs mind: lines folded by characters instead of octets, alarms before other properties (Outlook stops reading
 * an event at its alarm), invalid alarm triggers. Nothing in the file comes from a clock: the same events give the same
 * bytes, and what changed is said by SEQUENCE and DTSTAMP from the record of what was published before.
 */

import { addDays, calendarDate, isCalendarDate } from '../domain/calendar/calendar-date.ts';
import { reminderDays } from '../domain/ladder.ts';
import type { Cell, Column, ColumnRole, PublishedEvent, RenderOptions, Row, Table } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import { cellOf, displayText, harmlessText, plainText, singleLine } from './cell-text.ts';
import { eventSummary } from './event-summary.ts';

interface CalendarEvent {
  readonly uid: string;
  readonly dueOn: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string | undefined;
  readonly leadDays: number;
  readonly sequence: number;
  readonly stampedAt: string;
  readonly cancelled: boolean;
}

/** Days before an event at which it reminds, where the row has no `leadDays` cell of its own. */
const usualLead = 30;

/**
 * The table as a calendar of all-day events, free and private, one a row that has a due date; events published before and
 * cancelled since are in it as cancelled. Refuses a table without a due column.
 */
export function render(table: Table, options: RenderOptions): string {
  const uid = table.columns.find((column) => column.role === 'uid');
  const due = table.columns.find((column) => column.role === 'due');
  if (uid === undefined || due === undefined) {
    throw new UserError('usage/bad-value', `the report \`${table.report}\` has no due dates to put into a calendar`, {
      hint: 'choose another format: table, csv, tsv, json, ndjson, md, html or xlsx',
    });
  }
  const dated = table.rows.filter((row) => isCalendarDate(plainText(cellOf(row, due))));
  const published = publishedByKey(options.published ?? []);
  const events = dated.map((row) => rowEvent(table, row, uid, due, published));
  const present = new Set(events.map((event) => event.uid));
  const gone = (options.published ?? []).filter((event) => event.cancelled && !present.has(event.uid));
  const leftOut = table.rows.length - dated.length;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    // Without the version: a new release must not make an unchanged calendar look changed.
    'PRODID:-//empanel//empanel//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapedText(singleLine(table.title))}`,
    ...(leftOut === 0 ? [] : [`X-WR-CALDESC:${escapedText(leftOutText(leftOut))}`]),
    ...[...events, ...gone.map((event) => cancelledEvent(event, table.title))].flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Published events by the part of their uid before `@`, which is the key of a row; those still standing first. */
function publishedByKey(published: readonly PublishedEvent[]): ReadonlyMap<string, PublishedEvent> {
  const byKey = new Map<string, PublishedEvent>();
  for (const event of published) {
    const key = event.uid.replace(/@.*$/, '');
    if (!event.cancelled || !byKey.has(key)) byKey.set(key, event);
  }
  return byKey;
}

function leftOutText(count: number): string {
  return count === 1
    ? '1 entry has no known date and is not in this calendar.'
    : `${count} entries have no known date and are not in this calendar.`;
}

function rowEvent(
  table: Table,
  row: Row,
  uid: Column,
  due: Column,
  published: ReadonlyMap<string, PublishedEvent>,
): CalendarEvent {
  const key = plainText(cellOf(row, uid));
  const known = published.get(key);
  const kind = row.cells.kind ?? null;
  return {
    uid: known?.uid ?? `${key}@empanel.invalid`,
    dueOn: plainText(cellOf(row, due)),
    summary: eventSummary(table, row),
    description: texts(table, row, 'description')
      .map(([label, text]) => `${label}: ${text}`)
      .join('\n'),
    category: typeof kind === 'string' ? kind : undefined,
    leadDays: wholeDays(row.cells.leadDays ?? null) ?? usualLead,
    sequence: known?.sequence ?? 0,
    // Without a record of publication the as-of day stands for the day of the last change.
    stampedAt: known?.stampedAt ?? `${table.asOf}T00:00:00.000Z`,
    cancelled: false,
  };
}

/** Labels and texts of the cells of a role, empty cells left out. */
function texts(table: Table, row: Row, role: ColumnRole): readonly (readonly [string, string])[] {
  return table.columns
    .filter((column) => column.role === role && cellOf(row, column) !== null && cellOf(row, column) !== '')
    .map((column) => [singleLine(column.label), displayText(cellOf(row, column), column)]);
}

function wholeDays(cell: Cell): number | undefined {
  return typeof cell === 'number' && Number.isInteger(cell) && cell > 0 ? cell : undefined;
}

function cancelledEvent(event: PublishedEvent, title: string): CalendarEvent {
  const { uid, dueOn, sequence, stampedAt } = event;
  const summary = event.summary === '' ? singleLine(title) : singleLine(event.summary);
  return {
    uid,
    dueOn,
    sequence,
    stampedAt,
    summary,
    description: '',
    category: undefined,
    leadDays: 0,
    cancelled: true,
  };
}

function eventLines(event: CalendarEvent): readonly string[] {
  const stamp = `${event.stampedAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const first = calendarDate(event.dueOn);
  return [
    'BEGIN:VEVENT',
    `UID:${escapedText(singleLine(event.uid))}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART;VALUE=DATE:${compactDate(first)}`,
    // The end of an all-day event is the day after it. The last day there is has none; its end is then left out.
    ...(addDays(first, 1) === first ? [] : [`DTEND;VALUE=DATE:${compactDate(addDays(first, 1))}`]),
    `SUMMARY:${escapedText(event.summary)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escapedText(event.description)}`]),
    `CATEGORIES:${['Credentialing', ...(event.category === undefined ? [] : [event.category])].map((one) => escapedText(singleLine(one))).join(',')}`,
    'CLASS:PRIVATE',
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    ...(event.cancelled ? [] : reminderDays(event.leadDays).flatMap((days) => alarmLines(event, days))),
    'END:VEVENT',
  ];
}

/** A reminder so many days ahead: one at the beginning of the lead time, one at each step of the ladder within it. */
function alarmLines(event: CalendarEvent, days: number): readonly string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapedText(event.summary)}`,
    `TRIGGER:-P${days}D`,
    'END:VALARM',
  ];
}

function compactDate(date: string): string {
  return date.replaceAll('-', '');
}

/** TEXT of RFC 5545 §3.3.11. */
function escapedText(text: string): string {
  return harmlessText(text)
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|[\r\n]/g, '\\n');
}

const longestLine = 75;

/** A content line in physical lines of at most 75 octets (RFC 5545 §3.1), none of which splits a character. */
function folded(line: string): string {
  // No character takes more than three octets for each of its UTF-16 units: short lines need no measuring.
  if (line.length * 3 <= longestLine || Buffer.byteLength(line) <= longestLine) return line;
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = character < '\u0080' ? 1 : Buffer.byteLength(character);
    if (octets + size > longestLine) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

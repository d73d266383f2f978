/** Twelve months of due dates as an inline SVG: a bar a week, a count a month, what is overdue apart, all said in text. */

import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  daysBetween,
  isCalendarDate,
  monthNames,
  yearOf,
} from '../domain/calendar/calendar-date.ts';
import type { Table, Tone } from '../domain/table.ts';
import { cellOf, plainText } from './cell-text.ts';
import { attributes, escaped } from './markup.ts';

/** A due date with the tone of its row. */
interface DueEntry {
  readonly dueOn: CalendarDate;
  readonly tone: Tone;
}

/** A month of the strip. */
interface Month {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly name: string;
  readonly count: number;
}

const monthCount = 12;
const stackOrder: readonly Tone[] = ['bad', 'warn', 'plain', 'good', 'muted'];

// Geometry in units of the drawing.
const width = 1200;
const sideWidth = 96;
const barTop = 26;
const barBase = 126;
const height = 168;
const stripLeft = sideWidth + 14;
const stripRight = width - sideWidth - 14;

/** The strip, or an empty text for a table without a due column or without dates in it. */
export function deadlineStrip(table: Table): string {
  const due = table.columns.find((column) => column.role === 'due');
  if (due === undefined || !isCalendarDate(table.asOf)) return '';
  const asOf = calendarDate(table.asOf);
  const entries = table.rows.flatMap((row): readonly DueEntry[] => {
    const dueOn = plainText(cellOf(row, due));
    return isCalendarDate(dueOn) ? [{ dueOn, tone: row.tone ?? 'plain' }] : [];
  });
  if (entries.length === 0) return '';
  const first = calendarDate(`${asOf.slice(0, 7)}-01`);
  const end = addMonths(first, monthCount);
  const overdue = entries.filter((entry) => entry.dueOn < asOf).length;
  const later = entries.filter((entry) => entry.dueOn >= end).length;
  const ahead = entries.filter((entry) => entry.dueOn >= asOf && entry.dueOn < end);
  const months = monthsFrom(first, ahead);
  const x = (date: CalendarDate): number =>
    round(stripLeft + (daysBetween(first, date) / daysBetween(first, end)) * (stripRight - stripLeft));
  const unknown = table.rows.length - entries.length;
  return [
    '<figure class="strip">',
    '<figcaption>Due dates over twelve months: a bar for each week, a count for each month</figcaption>',
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(inWords(overdue, months, later, unknown))}">`,
    '<defs><pattern id="late" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>',
    ...side(0, overdue, 'overdue', 'bar-bad'),
    ...weekBars(asOf, end, ahead, x),
    ...months.flatMap((month) => monthMarks(month, x)),
    `<line class="rule" x1="${stripLeft}" y1="${barBase}" x2="${stripRight}" y2="${barBase}"/>`,
    `<line class="today" x1="${x(asOf)}" y1="14" x2="${x(asOf)}" y2="${barBase}"/>`,
    label(x(asOf) + 5, 16, `as of ${asOf}`, 'today-text', 'start'),
    ...side(width - sideWidth, later, 'later', 'bar-plain'),
    ...(unknown === 0 ? [] : [label(width, height - 4, `${unknown} without a date`, 'quiet', 'end')]),
    '</svg>',
    '</figure>',
  ].join('\n');
}

function monthsFrom(first: CalendarDate, ahead: readonly DueEntry[]): readonly Month[] {
  return Array.from({ length: monthCount }, (_, index) => {
    const from = addMonths(first, index);
    const until = addMonths(first, index + 1);
    const number = Number(from.slice(5, 7));
    const short = (monthNames[number - 1] ?? '').slice(0, 3);
    return {
      from,
      until,
      // The year is said where it begins.
      name: index === 0 || number === 1 ? `${short} ${yearOf(from)}` : short,
      count: ahead.filter((entry) => entry.dueOn >= from && entry.dueOn < until).length,
    };
  });
}

/** The block at either end: what lies before and after the strip. */
function side(left: number, count: number, word: string, bar: string): readonly string[] {
  const middle = left + sideWidth / 2;
  const shape = { x: left + 18, y: barBase - 44, width: sideWidth - 36, height: 44, rx: 4 };
  const hatched = bar === 'bar-bad' ? [`<rect fill="url(#late)"${attributes(shape)}/>`] : [];
  return [
    ...(count === 0 ? [] : [`<rect class="${bar}"${attributes(shape)}/>`, ...hatched]),
    label(middle, count === 0 ? barBase - 6 : barBase - 51, String(count), count === 0 ? 'quiet' : 'strong', 'middle'),
    label(middle, barBase + 17, word, count === 0 ? 'quiet' : 'strong', 'middle'),
  ];
}

function weekBars(
  asOf: CalendarDate,
  end: CalendarDate,
  ahead: readonly DueEntry[],
  x: (date: CalendarDate) => number,
): readonly string[] {
  const weeks = new Map<number, DueEntry[]>();
  for (const entry of ahead) {
    const week = Math.floor(daysBetween(asOf, entry.dueOn) / 7);
    weeks.set(week, [...(weeks.get(week) ?? []), entry]);
  }
  const most = Math.max(1, ...[...weeks.values()].map((entries) => entries.length));
  const room = barBase - barTop - 14;
  return [...weeks]
    .toSorted(([left], [right]) => left - right)
    .flatMap(([week, entries]) => {
      const from = x(addDays(asOf, week * 7));
      const last = addDays(asOf, week * 7 + 7);
      const barWidth = round(x(last < end ? last : end) - from - 2);
      let top = barBase;
      const parts = stackOrder.flatMap((tone) => {
        const count = entries.filter((entry) => entry.tone === tone).length;
        if (count === 0) return [];
        const tall = round(Math.max(3, (count / most) * room));
        top = round(top - tall);
        return [
          `<rect class="bar-${tone}"${attributes({ x: from + 1, y: top, width: barWidth, height: tall, rx: 1.5 })}/>`,
        ];
      });
      return [...parts, label(from + 1 + barWidth / 2, top - 4, String(entries.length), 'quiet', 'middle')];
    });
}

function monthMarks(month: Month, x: (date: CalendarDate) => number): readonly string[] {
  const left = x(month.from);
  return [
    `<line class="rule" x1="${left}" y1="${barBase}" x2="${left}" y2="${barBase + 36}"/>`,
    label(left + 6, barBase + 17, month.name, 'quiet', 'start'),
    label(left + 6, barBase + 33, String(month.count), month.count === 0 ? 'quiet' : 'strong', 'start'),
  ];
}

function label(x: number, y: number, text: string, kind: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text class="${kind}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

/** The strip for those who do not see it. */
function inWords(overdue: number, months: readonly Month[], later: number, unknown: number): string {
  const counts = months.filter((month) => month.count > 0).map((month) => `${month.from.slice(0, 7)}: ${month.count}`);
  return [`Overdue: ${overdue}`, ...counts, `Later: ${later}`, `Without a date: ${unknown}`].join('; ');
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

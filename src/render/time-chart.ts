/** Bars over time: as lines of text for a terminal, and as an inline SVG for a page. Whatever a colour says, words say too. */

import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  daysBetween,
  monthNames,
  yearOf,
} from '../domain/calendar/calendar-date.ts';
import type { ChartBar, ChartMark, TimeChart, Tone } from '../domain/table.ts';
import { singleLine } from './cell-text.ts';
import { displayWidth, wrapped } from './display-width.ts';
import { attributes, escaped } from './markup.ts';

// ---------------------------------------------------------------- text

/** How a chart is printed: the width in cells, and what paints text in a tone. */
export interface ChartTextOptions {
  readonly width: number;
  readonly paint: (text: string, tone: Tone) => string;
}

const longestLabel = 30;
const fewestCells = 24;

/** The chart as lines: months above, a bar a line, the marks as a line through all of them, and what the signs mean. */
export function chartText(chart: TimeChart, { width, paint }: ChartTextOptions): string {
  const bars = chart.groups.flatMap((group) => group.bars);
  const labels = [...bars.map(({ label }) => label), ...chart.groups.map(({ heading }) => heading)];
  const side = Math.min(longestLabel, Math.max(...labels.map((label) => displayWidth(singleLine(label)) + 2)));
  const cells = Math.max(fewestCells, Math.min(100, width - side - 2));
  const days = Math.max(1, daysBetween(chart.from, chart.until));
  const at = (on: CalendarDate): number =>
    Math.max(0, Math.min(cells - 1, Math.floor((daysBetween(chart.from, on) / days) * cells)));
  const lines = [`${' '.repeat(side)}  ${monthLine(chart, cells, at)}`];
  for (const { heading, bars: some } of chart.groups) {
    lines.push(...(chart.groups.length > 1 ? [cut(heading, side + cells)] : []));
    for (const bar of some) {
      const text = cut(`${chart.groups.length > 1 ? '  ' : ''}${bar.label}`, side);
      const filled = text + ' '.repeat(Math.max(0, side - displayWidth(text)));
      lines.push(`${filled}  ${barLine(bar, chart.marks, cells, at, paint)}`.trimEnd());
    }
  }
  const marks = chart.marks.map(({ on, label }) => `│ ${label} ${on}`).join('   ');
  const signs = '◆ act   ━ takes so long   ─ room   ? not known how long';
  return [...lines, ...[marks, signs].flatMap((line) => wrapped(line, width).map((part) => paint(part, 'muted')))].join(
    '\n',
  );
}

function cut(text: string, width: number): string {
  const line = singleLine(text);
  return displayWidth(line) <= width ? line : (wrapped(line, width, 1)[0] ?? '');
}

function monthLine(chart: TimeChart, cells: number, at: (on: CalendarDate) => number): string {
  let line = '';
  for (const month of monthsOf(chart)) {
    const place = at(month);
    const name = monthName(month, line === '');
    // A name that would touch the one before it is left out.
    if (place >= line.length + (line === '' ? 0 : 1) && place + name.length <= cells) line = line.padEnd(place) + name;
  }
  return line;
}

function barLine(
  { begins, ends, roomUntil, point, tone }: ChartBar,
  marks: readonly ChartMark[],
  cells: number,
  at: (on: CalendarDate) => number,
  paint: (text: string, tone: Tone) => string,
): string {
  const signs: (readonly [string, Tone])[] = Array.from({ length: cells }, () => [' ', 'muted'] as const);
  for (const { on, tone: markTone } of marks) signs[at(on)] = ['│', markTone];
  const put = (from: number, through: number, sign: string, as: Tone): void => {
    for (let cell = from; cell <= through; cell += 1) signs[cell] = [sign, as];
  };
  const start = at(begins);
  const end = ends === null ? start : at(ends);
  if (roomUntil !== null && at(roomUntil) > end) put(end, at(roomUntil), '─', 'muted');
  if (ends === null) put(start, Math.min(cells - 1, start + 2), '?', tone);
  else if (point) signs[end] = ['◆', tone];
  else put(start, end, '━', tone);
  const runs: { text: string; tone: Tone }[] = [];
  for (const [sign, as] of signs) {
    const last = runs.at(-1);
    if (last !== undefined && last.tone === as) last.text += sign;
    else runs.push({ text: sign, tone: as });
  }
  return runs.map(({ text, tone: as }) => (text.trim() === '' ? text : paint(text, as))).join('');
}

// ---------------------------------------------------------------- SVG

const width = 1200;
const side = 300;
const right = 24;
const rowHeight = 22;
const top = 44;

/** The chart as a figure with an inline SVG. */
export function chartFigure(chart: TimeChart): string {
  const rows = chart.groups.reduce((count, { bars }) => count + bars.length + 1, 0);
  const height = top + rows * rowHeight + 10;
  const days = Math.max(1, daysBetween(chart.from, chart.until));
  const x = (on: CalendarDate): number =>
    round(side + (Math.max(0, Math.min(days, daysBetween(chart.from, on))) / days) * (width - side - right));
  const parts: string[] = [];
  let y = top;
  for (const { heading, bars } of chart.groups) {
    parts.push(label(0, y + 15, heading, 'strong', 'start'));
    y += rowHeight;
    for (const bar of bars) {
      parts.push(...barParts(bar, y, x));
      y += rowHeight;
    }
  }
  const words = [
    ...chart.marks.map(({ on, label: name }) => `${name}: ${on}`),
    ...chart.groups.flatMap(({ heading, bars }) => bars.map((bar) => `${heading}, ${bar.words}`)),
  ].join('; ');
  return [
    '<figure class="strip">',
    `<figcaption>${escaped(chart.caption)}</figcaption>`,
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(words)}">`,
    '<defs><pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>',
    ...monthsOf(chart).flatMap((month, index) => [
      `<line class="rule"${attributes({ x1: x(month), y1: 30, x2: x(month), y2: height })}/>`,
      ...(x(month) + 60 < width ? [label(x(month) + 4, 40, monthName(month, index === 0), 'quiet', 'start')] : []),
    ]),
    ...parts,
    ...markParts(chart.marks, height, x),
    '</svg>',
    '</figure>',
  ].join('\n');
}

function barParts(
  { label: name, begins, ends, roomUntil, point, tone, words }: ChartBar,
  y: number,
  x: (on: CalendarDate) => number,
): readonly string[] {
  const middle = y + rowHeight / 2;
  const start = x(begins);
  const end = ends === null ? start + 60 : Math.max(start + 3, x(addDays(ends, 1)));
  const shape = { x: start, y: y + 5, width: round(end - start), height: rowHeight - 10, rx: 3 };
  const titled = `<title>${escaped(words)}</title>`;
  const room =
    roomUntil === null || x(roomUntil) <= end
      ? []
      : [
          `<rect class="bar-muted"${attributes({ x: end, y: middle - 1.5, width: round(x(roomUntil) - end), height: 3 })}/>`,
        ];
  const at = ends === null ? start : x(ends);
  const drawn = point
    ? `<path class="bar-${tone}" d="M${at} ${middle - 7}L${at + 7} ${middle}L${at} ${middle + 7}L${at - 7} ${middle}Z">${titled}</path>`
    : `<rect class="bar-${tone}"${attributes(shape)}>${titled}</rect>`;
  const unknown =
    ends === null
      ? [
          `<rect fill="url(#unknown)"${attributes(shape)}/>`,
          end + 130 < width
            ? label(end + 6, middle + 4, 'not known how long', 'quiet', 'start')
            : label(start - 6, middle + 4, 'not known how long', 'quiet', 'end'),
        ]
      : [];
  return [label(14, middle + 4, shortened(name), 'quiet', 'start'), ...room, drawn, ...unknown];
}

/** Labels of marks stand in two rows, so that days close to each other stay readable. */
function markParts(marks: readonly ChartMark[], height: number, x: (on: CalendarDate) => number): readonly string[] {
  const ordered = marks.toSorted((left, right) => (left.on < right.on ? -1 : 1));
  return ordered.flatMap(({ on, label: name }, index) => {
    const place = x(on);
    const after = place < width - 190;
    return [
      `<line class="today"${attributes({ x1: place, y1: 4 + (index % 2) * 13, x2: place, y2: height })}/>`,
      label(
        after ? place + 4 : place - 4,
        11 + (index % 2) * 13,
        `${name} ${on}`,
        'today-text',
        after ? 'start' : 'end',
      ),
    ];
  });
}

const labelLetters = 46;

function shortened(text: string): string {
  return text.length <= labelLetters ? text : `${text.slice(0, labelLetters - 1)}…`;
}

function label(x: number, y: number, text: string, kind: string, anchor: 'start' | 'end'): string {
  return `<text class="${kind}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

// ---------------------------------------------------------------- both

/** First days of the months in the chart. */
function monthsOf({ from, until }: TimeChart): readonly CalendarDate[] {
  const months: CalendarDate[] = [];
  const first = calendarDate(`${from.slice(0, 7)}-01`);
  for (let number = 0; ; number += 1) {
    const month = addMonths(first, number);
    if (month > until) return months;
    if (month >= from) months.push(month);
  }
}

/** "Jul", with the year where it begins or where the chart does. */
function monthName(month: CalendarDate, first: boolean): string {
  const number = Number(month.slice(5, 7));
  const short = (monthNames[number - 1] ?? '').slice(0, 3);
  return first || number === 1 ? `${short} ${yearOf(month)}` : short;
}

import { createHash } from 'node:crypto';
import type { Cell, Column, RenderOptions, Row, Table, Tone } from '../domain/table.ts';
import {
  cellOf,
  cellTone,
  displayText,
  hasToneColumn,
  humanColumns,
  isRightAligned,
  plainText,
  rowGroups,
} from './cell-text.ts';
import { deadlineStrip } from './deadline-strip.ts';
import { pageScript } from './html-script.ts';
import { pageStyle } from './html-style.ts';
import { attributes, escaped } from './markup.ts';
import { chartFigure } from './time-chart.ts';

/** A column with at most so many different values gets a list to filter by. */
const listedValues = 12;
const listLimit = 4;
/** Longer values are sentences, which nobody picks from a list. */
const listedLength = 48;
/** A column of higher priority number stays off paper, where room is dear. */
const printedPriority = 6;
/** And of these, those that leave a narrow screen too. */
const narrowPriority = 4;
/** A tone word longer than this is a sentence and does not stand in a pill. */
const pillLength = 24;

/**
 * The table as one self-contained page: sortable, filterable, light or dark, readable on paper and without its script. It
 * fetches nothing: its content security policy allows its own style and script by hash, and nothing else.
 */
export function render(table: Table, options: RenderOptions): string {
  const columns = humanColumns(table.columns);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(`${table.title} – as of ${table.asOf}`)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${escaped(table.title)}</h1>
<p class="as-of">As of <time datetime="${escaped(table.asOf)}">${escaped(table.asOf)}</time></p>
${list('lead', table.lead ?? [])}${tally(table, columns)}
</header>
<main>
${table.chart === undefined ? deadlineStrip(table) : chartFigure(table.chart)}
${table.rows.length === 0 ? `<p class="empty">${escaped(table.empty ?? 'Nothing to show.')}</p>` : grid(table, columns)}
${list('notes', table.notes)}
</main>
<footer>${footer(options.generator)}</footer>
<script>${pageScript}</script>
</body>
</html>
`;
}

/** Nothing but this page's own style and script may run; nothing may be fetched, framed or sent. */
function policy(): string {
  return `default-src 'none'; style-src '${sourceHash(pageStyle)}'; script-src '${sourceHash(pageScript)}'; base-uri 'none'; form-action 'none'`;
}

function sourceHash(source: string): string {
  return `sha256-${createHash('sha256').update(source).digest('base64')}`;
}

function list(name: string, sentences: readonly string[]): string {
  if (sentences.length === 0) return '';
  return `<ul class="${name}">${sentences.map((sentence) => `<li>${escaped(sentence)}</li>`).join('')}</ul>\n`;
}

function footer(generator: string | undefined): string {
  const maker = generator === undefined ? '' : `Made by ${escaped(generator)}. `;
  return `${maker}Confidential: this page holds personal information of providers.`;
}

/** How often each word of the tone column occurs, as buttons that filter by it. */
function tally(table: Table, columns: readonly Column[]): string {
  const index = columns.findIndex((column) => column.role === 'tone');
  const column = columns[index];
  if (column === undefined) return '';
  const words = new Map<string, { count: number; readonly tone: Tone }>();
  for (const row of table.rows) {
    const word = plainText(cellOf(row, column));
    if (word === '') continue;
    const known = words.get(word);
    if (known === undefined) words.set(word, { count: 1, tone: cellTone(row, column, true) });
    else known.count += 1;
  }
  if (words.size === 0 || words.size > listedValues) return '';
  const items = [...words].map(([word, { count, tone }]) => {
    const data = attributes({ type: 'button', 'aria-pressed': 'false', 'data-column': index, 'data-value': word });
    return `<li class="${tone}"><button${data}><b>${count}</b> ${escaped(word)}</button></li>`;
  });
  return `<ul class="tally" aria-label="${escaped(`Rows by ${column.label}`)}">${items.join('')}</ul>`;
}

function grid(table: Table, columns: readonly Column[]): string {
  const summary = columns.findIndex((column) => column.role === 'summary');
  const labelled = columns.findIndex((column) => column.label !== '');
  const named = Math.max(0, summary < 0 ? labelled : summary);
  const toned = hasToneColumn(columns);
  const headings = columns.map((column) => {
    const data = attributes({ scope: 'col', class: columnClass(column), 'aria-sort': 'none' });
    if (column.label === '') return `<th${data}><button type="button" aria-label="mark"></button></th>`;
    const text = escaped(column.label);
    // Browsers leave buttons out of the headings they repeat on every printed page: paper has a text of its own.
    return `<th${data}><button type="button">${text}</button><span class="paper-label" aria-hidden="true">${text}</span></th>`;
  });
  const rows = rowGroups(table).flatMap((group) => [
    ...(group.heading === null ? [] : [groupHeading(group.heading, columns.length)]),
    ...group.rows.map((row) => {
      const cells = columns.map((column, index) => cell(row, column, index === named, toned));
      return `<tr${attributes({ class: row.tone === 'plain' ? undefined : row.tone })}>${cells.join('')}</tr>`;
    }),
  ]);
  return `${tools(table, columns)}${moreColumns(columns)}
<div class="scroll" role="region" aria-label="${escaped(table.title)}" tabindex="0">
<table>
<caption>${escaped(`${table.title}, as of ${table.asOf}`)}</caption>
<thead><tr>${headings.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>${offPaper(columns)}`;
}

function groupHeading(heading: string, columns: number): string {
  return `<tr class="group"><th${attributes({ scope: 'rowgroup', colspan: columns })}>${escaped(heading)}</th></tr>`;
}

/** On narrow screens the less important columns are away until they are asked for; this needs no script. */
function moreColumns(columns: readonly Column[]): string {
  if (!columns.some((column) => isMinor(column) || isLesser(column))) return '';
  return '\n<label class="more"><input type="checkbox"> all columns</label>';
}

function offPaper(columns: readonly Column[]): string {
  const minor = columns.filter(isMinor);
  if (minor.length === 0) return '';
  return `\n<p class="paper">Not printed: ${escaped(minor.map((column) => column.label).join(', '))}.</p>`;
}

function isMinor(column: Column): boolean {
  return typeof column.priority === 'number' && column.priority > printedPriority;
}

function isLesser(column: Column): boolean {
  return typeof column.priority === 'number' && column.priority > narrowPriority && !isMinor(column);
}

function columnClass(column: Column): string {
  // A column without a heading holds marks.
  const kind = isRightAligned(column) ? 'number' : column.type === 'text' && column.label !== '' ? 'text' : 'fixed';
  if (isMinor(column)) return `${kind} minor`;
  return isLesser(column) ? `${kind} lesser` : kind;
}

function cell(row: Row, column: Column, isName: boolean, toned: boolean): string {
  const value = cellOf(row, column);
  const tone = cellTone(row, column, toned);
  const isWord = column.role === 'tone' && value !== null && value !== '';
  const shown = displayText(value, column);
  const kind = [columnClass(column), ...(isWord || tone === 'plain' ? [] : [tone])].join(' ');
  const data = attributes({ scope: isName ? 'row' : undefined, class: kind, 'data-value': sortValue(value, shown) });
  const pill = shown.length > pillLength ? 'word long' : 'word';
  const content =
    value === null || value === ''
      ? '<span class="none">–</span>'
      : isWord
        ? `<span class="${pill} ${tone}">${escaped(shown)}</span>`
        : breakable(escaped(shown));
  return isName ? `<th${data}>${content}</th>` : `<td${data}>${content}</td>`;
}

/** Paths and dotted names may be broken at their signs, so that they do not push other columns out of sight. */
function breakable(markup: string): string {
  return markup.replaceAll(/(?<=[\p{L}\d])([/.])(?=[\p{L}\d]{4})/gu, '$1<wbr>');
}

/** What the script sorts and filters by, where that is not the text shown. */
function sortValue(value: Cell, shown: string): string | undefined {
  const plain = plainText(value);
  return plain === shown ? undefined : plain;
}

/** The search box and a list for each column with few values; hidden until the script is there to drive them. */
function tools(table: Table, columns: readonly Column[]): string {
  const lists: string[] = [];
  for (const [index, column] of columns.entries()) {
    if (column.type !== 'text' || column.label === '' || column.role !== undefined || lists.length === listLimit)
      continue;
    const values = new Set(table.rows.map((row) => plainText(cellOf(row, column))));
    values.delete('');
    if (values.size < 2 || values.size > listedValues || [...values].some((value) => value.length > listedLength))
      continue;
    const items = [...values].toSorted().map((value) => `<option>${escaped(value)}</option>`);
    lists.push(
      `<label>${escaped(column.label)}<select data-column="${index}"><option value="">all</option>${items.join('')}</select></label>`,
    );
  }
  return `<div class="tools" hidden>
<label>Search<input type="search" autocomplete="off" placeholder="any words"></label>
${lists.join('\n')}
<button type="button">Show all</button>
<output aria-live="polite"></output>
</div>`;
}

/** A page of acts on a terminal: acts stand on lines of their own, so that they can be copied whole. */

import type { ActPage, PageItem } from '../domain/act-page.ts';
import type { Tone } from '../domain/table.ts';
import { singleLine } from './cell-text.ts';
import { wrapped } from './display-width.ts';

/** How it is printed: the width in cells, and what paints text in a tone. */
export interface ActPageOptions {
  readonly width: number;
  readonly paint: (text: string, tone: Tone) => string;
}

/** The page as text. Words are wrapped at the width; an act never is. */
export function renderedActPage({ title, asOf, lead, sections, next }: ActPage, options: ActPageOptions): string {
  const { width, paint } = options;
  const blocks = [
    [
      ...wrapped(`${singleLine(title)} · as of ${asOf}`, width),
      ...lead.flatMap((line) => wrapped(singleLine(line), width)),
    ],
    ...sections
      .filter(({ items }) => items.length > 0)
      .map(({ heading, items }) => [
        ...wrapped(singleLine(heading), width).map((line) => paint(line, 'plain')),
        ...items.flatMap((item) => itemLines(item, options)),
      ]),
    ...(next === null ? [] : [[paint(`next: ${singleLine(next)}`, 'muted')]]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function itemLines({ about, what, because, on, tone, act }: PageItem, { width, paint }: ActPageOptions): string[] {
  const day = on === null ? '' : ` · ${on}`;
  const head = indented(`${singleLine(about)}: ${singleLine(what)}${day}`, 2, width);
  const why = because === '' ? [] : indented(singleLine(because), 4, width);
  return [
    ...head.map((line) => paint(line, tone)),
    ...why.map((line) => paint(line, 'muted')),
    ...(act === null ? [] : [`    → ${singleLine(act)}`]),
  ];
}

function indented(text: string, depth: number, width: number): readonly string[] {
  const [first = '', ...others] = wrapped(text, Math.max(20, width - depth - 2));
  return [`${' '.repeat(depth)}${first}`, ...others.map((line) => `${' '.repeat(depth + 2)}${line}`)];
}

/**
 * The registry of table formats. A format is one file that exports `render` and one line here; names in help, extensions
 * of `-o` and the format lists of messages all come from this registry. Formats load when they are used.
 */

import { nearest } from '../domain/suggestion.ts';
import type { RenderOptions, Table, TableStream } from '../domain/table.ts';

/** A rendered table: text, or bytes where the format is binary. */
export type Rendered = string | Uint8Array;

/** What every format file exports. */
export interface TableRenderer {
  /** Prints the table; pure and deterministic. May refuse with a `UserError` a table it has no form for. */
  readonly render: (table: Table, options: RenderOptions) => Rendered | Promise<Rendered>;
  /** Where the format, but for a terminal, looks at each row once: the same text while the rows are read. */
  readonly renderStream?: (table: TableStream) => string;
}

/** One format a table can be printed in. */
export interface TableFormat {
  /** The word of `--format`. */
  readonly name: string;
  /** File extensions that choose it with `-o`, lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Its output is bytes, not to be shown on a terminal. */
  readonly binary: boolean;
  /** What it is, for help. */
  readonly title: string;
  readonly load: () => Promise<TableRenderer>;
}

const format = (
  name: string,
  extensions: readonly string[],
  title: string,
  load: () => Promise<TableRenderer>,
): TableFormat => ({ name, extensions, binary: false, title, load });

/** Every table format, in the order of help. */
export const tableFormats: readonly TableFormat[] = [
  format('table', ['txt'], 'columns for a terminal; tab-separated in a pipe', () => import('./table.ts')),
  format('csv', ['csv'], 'comma-separated values for Excel', () => import('./csv.ts')),
  format('tsv', ['tsv', 'tab'], 'tab-separated values for other programs', () => import('./tsv.ts')),
  format('json', ['json'], 'one JSON object with columns, rows and notes', () => import('./json.ts')),
  format('ndjson', ['ndjson', 'jsonl'], 'one JSON object a line', () => import('./ndjson.ts')),
  format('md', ['md', 'markdown'], 'GitHub-flavoured Markdown', () => import('./md.ts')),
  format('html', ['html', 'htm'], 'one page to read, sort, filter and print', () => import('./html.ts')),
  { ...format('xlsx', ['xlsx'], 'an Excel workbook', () => import('./xlsx.ts')), binary: true },
  format('ics', ['ics'], 'a calendar for Outlook, Google and Apple', () => import('./ics.ts')),
];

/** The name of the format that the extension of a path chooses; undefined where it chooses none. */
export function formatForFile(path: string): string | undefined {
  const extension = extensionOf(path);
  return tableFormats.find((one) => one.extensions.includes(extension))?.name;
}

/** What to say of a path whose extension chooses no format: the nearest extension, if one is near, and all of them. */
export function extensionHint(path: string): string {
  const known = tableFormats.flatMap((one) => one.extensions);
  const near = nearest(extensionOf(path), known, { limit: 1 })[0];
  const all = `known extensions: ${known.map((one) => `.${one}`).join(', ')}`;
  return near === undefined ? all : `did you mean \`.${near}\`? ${all}`;
}

/** The extension of the last part of a path, lower case; empty where there is none (`.csv` alone is a name). */
function extensionOf(path: string): string {
  return /[^\\/]\.([^.\\/]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

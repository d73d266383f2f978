/**
 * The registry of table formats. A format is one file that exports `render` and one line here; names in help, extensions
 * of `-o` and the format lists of messages all come from this registry. Formats load when they are used.
 */

import { nearest } from '../domain/suggestion.ts';
import type { RenderOptions, Table } from '../domain/table.ts';

/** A rendered table: text, or bytes where the format is binary. */
export type Rendered = string | Uint8Array;

/** What every format file exports. */
export interface TableRenderer {
  /** Prints the table; pure and deterministic. May refuse with a `UserError` a table it has no form for. */
  readonly render: (table: Table, options: RenderOptions) => Rendered | Promise<Rendered>;
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
export const tableFormats = [
  format('table', ['txt'], 'columns for a terminal; tab-separated in a pipe', () => import('./table.ts')),
  format('csv', ['csv'], 'comma-separated values for Excel', () => import('./csv.ts')),
  format('tsv', ['tsv', 'tab'], 'tab-separated values for other programs', () => import('./tsv.ts')),
  format('json', ['json'], 'one JSON object with columns, rows and notes', () => import('./json.ts')),
  format('ndjson', ['ndjson', 'jsonl'], 'one JSON object a line', () => import('./ndjson.ts')),
] as const satisfies readonly TableFormat[];

/** The names of all table formats. */
export const tableFormatNames: readonly string[] = tableFormats.map((one) => one.name);

/** The format of this name, or undefined. */
export function tableFormat(name: string): TableFormat | undefined {
  return tableFormats.find((one) => one.name === name);
}

/** What a file name says about the format wanted. */
export type FileFormat =
  | { readonly kind: 'known'; readonly format: TableFormat }
  /** No format has this extension (empty where the file has none). */
  | {
      readonly kind: 'unknown';
      readonly extension: string;
      readonly known: readonly string[];
      readonly suggestion: string | undefined;
    };

/** The format that the extension of a path names; where none does, the known extensions and the nearest of them. */
export function formatForFile(path: string): FileFormat {
  const extension = /[^\\/]\.([^.\\/]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const found = tableFormats.find((one: TableFormat) => one.extensions.includes(extension));
  if (found !== undefined) return { kind: 'known', format: found };
  const known = tableFormats.flatMap((one: TableFormat) => one.extensions);
  return { kind: 'unknown', extension, known, suggestion: nearest(extension, known)[0] };
}

/** Prints a table in a format. */
export async function renderedTable(chosen: TableFormat, table: Table, options: RenderOptions): Promise<Rendered> {
  const renderer = await chosen.load();
  return renderer.render(table, options);
}

/** A schedule or list of visits: who sees patients of which payer, when, for which group and where. */

import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import { scannedRows } from './csv-scanner.ts';

/** Columns of a schedule. */
export const scheduleColumns = ['npi', 'payer', 'on', 'product', 'group', 'location'] as const;
const needed = ['npi', 'payer', 'on'] as const;

/** One row as written, or why it cannot be read. */
export type ScheduleRow =
  | { readonly row: number; readonly values: Readonly<Record<(typeof scheduleColumns)[number], string>> }
  | { readonly row: number; readonly because: string };

/** The rows of a schedule in order. Refuses a file without the columns that are needed. */
export async function* scheduleRows(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<ScheduleRow> {
  let width = 0;
  const wanted = (header: readonly string[]): readonly number[] => {
    width = header.length;
    return columnPlaces(header, path);
  };
  for await (const { row, cells, columns, cutOff } of scannedRows(chunks, wanted)) {
    if (cutOff) yield { row, because: 'the file ends within this row' };
    else if (columns !== width) yield { row, because: `it has ${columns} cells and the header ${width}` };
    else {
      const [npi = '', payer = '', on = '', product = '', group = '', location = ''] = cells;
      yield {
        row,
        values: {
          npi: npi.trim(),
          payer: payer.trim(),
          on: on.trim(),
          product: product.trim(),
          group: group.trim(),
          location: location.trim(),
        },
      };
    }
  }
  if (width === 0) throw unreadable(path, 'is empty');
}

function columnPlaces(header: readonly string[], path: string): readonly number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = needed.find((column) => !names.includes(column));
  if (missing !== undefined) {
    const near = nearest(missing, names, { limit: 1 })[0];
    throw unreadable(path, `has no column \`${missing}\``, near === undefined ? undefined : `is \`${near}\` meant?`);
  }
  return scheduleColumns.map((column) => names.indexOf(column));
}

function unreadable(path: string, what: string, question?: string): UserError {
  const columns = 'the first row names the columns: npi, payer, on, and if wanted product, group, location';
  return new UserError('input/unreadable', `\`${path}\` ${what}`, {
    hint: question === undefined ? columns : `${question} ${columns}`,
  });
}

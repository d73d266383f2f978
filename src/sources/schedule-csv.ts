/** A schedule or list of visits: who sees patients of which payer, when, for which group and where. */

import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import { type ScannedRow, scannedBatches, widthFault } from './csv-scanner.ts';

/** Columns of a schedule. */
export const scheduleColumns = ['npi', 'payer', 'on', 'product', 'group', 'location', 'controlled'] as const;
/** Columns of a schedule that says what the visits come to as well. */
export const chargedColumns = [...scheduleColumns, 'charge'] as const;
const needed = ['npi', 'payer', 'on'] as const;

/** One row as written, or why it cannot be read. */
export type ScheduleRow =
  | {
      readonly row: number;
      readonly values: Readonly<Record<(typeof scheduleColumns)[number], string>> & {
        /** Dollars as written; undefined: the file has no such column, or it was not asked for. */
        readonly charge: string | undefined;
      };
    }
  | { readonly row: number; readonly because: string };

/** The rows of a schedule in order. Refuses a file without the columns that are needed, and one without rows. */
export async function* scheduleRows(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<ScheduleRow> {
  for await (const rows of scheduleBatches(chunks, path)) yield* rows;
}

/** The same rows, those of one chunk of the file at a time; `charge` is read where it is among the columns. */
export async function* scheduleBatches(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  columns: typeof scheduleColumns | typeof chargedColumns = scheduleColumns,
): AsyncGenerator<Iterable<ScheduleRow>> {
  const read = { width: 0, rows: 0, isCharged: false };
  const wanted = (header: readonly string[]): readonly number[] => {
    read.width = header.length;
    const places = columnPlaces(header, path, columns);
    read.isCharged = (places[scheduleColumns.length] ?? -1) >= 0;
    return places;
  };
  for await (const rows of scannedBatches(chunks, wanted)) yield scheduleRowsOf(rows, read);
  if (read.width === 0) throw unreadable(path, columns, 'is empty');
  if (read.rows === 0) throw unreadable(path, columns, 'has a header and no row');
}

function* scheduleRowsOf(
  rows: Iterable<ScannedRow>,
  read: { readonly width: number; rows: number; readonly isCharged: boolean },
): Generator<ScheduleRow> {
  for (const { row, cells, columns, cutOff } of rows) {
    read.rows = row;
    if (cutOff) yield { row, because: 'the file ends within this row' };
    else if (columns !== read.width) yield { row, because: widthFault(columns, read.width) };
    else {
      const [npi = '', payer = '', on = '', product = '', group = '', location = '', controlled = ''] = cells;
      yield {
        row,
        values: {
          npi: npi.trim(),
          payer: payer.trim(),
          on: on.trim(),
          product: product.trim(),
          group: group.trim(),
          location: location.trim(),
          controlled: controlled.trim(),
          charge: read.isCharged ? (cells[scheduleColumns.length] ?? '').trim() : undefined,
        },
      };
    }
  }
}

function columnPlaces(header: readonly string[], path: string, columns: readonly string[]): readonly number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = needed.find((column) => !names.includes(column));
  if (missing !== undefined) {
    const near = nearest(missing, names, { limit: 1 })[0];
    const question = near === undefined ? undefined : `is \`${near}\` meant?`;
    throw unreadable(path, columns, `has no column \`${missing}\``, question);
  }
  return columns.map((column) => names.indexOf(column));
}

function unreadable(path: string, columns: readonly string[], what: string, question?: string): UserError {
  const more = columns.slice(needed.length).join(', ');
  const named = `the first row names the columns: npi, payer, on, and if wanted ${more}`;
  return new UserError('input/unreadable', `\`${path}\` ${what}`, {
    hint: question === undefined ? named : `${question} ${named}`,
  });
}

import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../errors.ts';
import { widthFault } from './csv-scanner.ts';

/** A row of a small CSV by column name; names are lower case. Rows count from 1 after the header. */
export interface CsvRecord {
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
}

/** A small CSV read whole. */
export interface CsvRecords {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
}

/** Reads a small CSV that a person or a spreadsheet wrote (UTF-8 or UTF-16 with a mark); refuses what is no CSV. */
export function csvRecords(bytes: Uint8Array, path: string): CsvRecords {
  const text = decoded(bytes, path);
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as string[][];
  } catch (error) {
    throw unreadable(path, error);
  }
  const [first, ...body] = rows;
  if (first === undefined)
    throw new UserError('input/unreadable', `\`${path}\` is empty`, { hint: 'the first row must name the columns' });
  const header = first.map((name) => name.toLowerCase());
  const twice = header.find((name, at) => name !== '' && header.indexOf(name) < at);
  if (twice !== undefined)
    throw new UserError('input/unreadable', `\`${path}\` has two columns named \`${twice}\``, {
      hint: 'leave one of them out',
    });
  const records: CsvRecord[] = [];
  const refused: { row: number; reason: string }[] = [];
  body.forEach((cells, index) => {
    const row = index + 1;
    if (cells.length !== header.length) refused.push({ row, reason: widthFault(cells.length, header.length) });
    else records.push({ row, values: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])) });
  });
  return { header, records, refused };
}

function unreadable(path: string, error: unknown): UserError {
  const open = error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED';
  const line = error instanceof CsvError && typeof error.lines === 'number' ? ` at line ${error.lines}` : '';
  return open
    ? new UserError('input/unreadable', `\`${path}\` ends within a quoted cell${line}`, {
        hint: 'the file may be cut off, or a quote is not closed',
        cause: error,
      })
    : new UserError('input/unreadable', `\`${path}\` is not a readable CSV${line}`, {
        hint: 'a quote in the middle of a cell must be doubled',
        cause: error,
      });
}

function decoded(bytes: Uint8Array, path: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UserError('input/unreadable', `\`${path}\` is not UTF-8 text`, {
      hint: 'save it as "CSV UTF-8"',
      cause: error,
    });
  }
}

/** A schedule of an operating room: who does what, where and when. */

import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';
import { type ScannedRow, scannedBatches, widthFault } from './csv-scanner.ts';

/** Columns of the schedule with the headings that mean them, the usual one first. */
const headings = {
  provider: ['provider', 'npi', 'surgeon', 'practitioner'],
  procedure: ['procedure', 'code', 'cpt'],
  facility: ['facility', 'site'],
  on: ['on', 'date', 'day'],
  room: ['room', 'or'],
  ages: ['ages', 'age group', 'age-group'],
  age: ['age', 'patient age', 'patient-age'],
  setting: ['setting'],
} as const;

const optional: ReadonlySet<string> = new Set(['room', 'ages', 'age', 'setting']);

type Column = keyof typeof headings;
const columns = Object.keys(headings) as readonly Column[];

/** One row as written, or why it cannot be read. */
export type PrivilegeScheduleRow =
  | { readonly row: number; readonly values: Readonly<Record<Column, string>> }
  | { readonly row: number; readonly because: string };

/**
 * The rows of a schedule in order, those of one chunk of the file at a time. Refuses a file without provider, procedure or
 * date, and one without rows; `facilityKnown` says that the facility may be left out, since it is known otherwise.
 */
export async function* privilegeScheduleBatches(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  facilityKnown: boolean,
): AsyncGenerator<Iterable<PrivilegeScheduleRow>> {
  const read = { width: 0, rows: 0 };
  const wanted = (header: readonly string[]): readonly number[] => {
    read.width = header.length;
    return columnPlaces(header, path, facilityKnown);
  };
  for await (const rows of scannedBatches(chunks, wanted)) yield scheduleRowsOf(rows, read);
  if (read.width === 0) throw unreadable(path, 'is empty');
  if (read.rows === 0) throw unreadable(path, 'has a header and no row');
}

function* scheduleRowsOf(
  rows: Iterable<ScannedRow>,
  read: { width: number; rows: number },
): Generator<PrivilegeScheduleRow> {
  for (const { row, cells, columns: found, cutOff } of rows) {
    read.rows = row;
    if (cutOff) yield { row, because: 'the file ends within this row' };
    else if (found !== read.width) yield { row, because: widthFault(found, read.width) };
    else {
      const [provider = '', procedure = '', facility = '', on = '', room = '', ages = '', age = '', setting = ''] =
        cells;
      yield {
        row,
        values: {
          provider: provider.trim(),
          procedure: procedure.trim(),
          facility: facility.trim(),
          on: on.trim(),
          room: room.trim(),
          ages: ages.trim(),
          age: age.trim(),
          setting: setting.trim(),
        },
      };
    }
  }
}

function columnPlaces(header: readonly string[], path: string, facilityKnown: boolean): readonly number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  return columns.map((column) => {
    const known: readonly string[] = headings[column];
    const at = names.findIndex((name) => known.includes(name));
    if (at < 0 && !optional.has(column) && !(column === 'facility' && facilityKnown)) {
      const near = nearest(column, names, { limit: 1 })[0];
      throw unreadable(path, `has no column \`${column}\``, near === undefined ? undefined : `is \`${near}\` meant?`);
    }
    return at;
  });
}

function unreadable(path: string, what: string, question?: string): UserError {
  const named =
    'the first row names the columns: provider (NPI or name), procedure, facility, date, and if wanted room, ages, age and setting';
  return new UserError('input/unreadable', `\`${path}\` ${what}`, {
    hint: question === undefined ? named : `${question} ${named}`,
  });
}

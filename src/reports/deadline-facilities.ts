import type { DeadlineRow } from '../ledger/deadline-query.ts';
import type { Question } from './report.ts';

/** Deadlines with the names of facilities in their titles, where they had keys: only the ledger knows the names. */
export async function facilitiesNamed(
  rows: readonly DeadlineRow[],
  ledger: Question['ledger'],
): Promise<readonly DeadlineRow[]> {
  if (rows.every((row) => row.facility === null)) return rows;
  const names = await facilityNames(ledger);
  return rows.map((row) => facilityNamed(row, names));
}

/** The names of all facilities by key. */
export async function facilityNames(ledger: Question['ledger']): Promise<ReadonlyMap<string, string>> {
  return new Map((await ledger.subjects.list({ kind: 'facility' })).map((one) => [one.key, one.name]));
}

/** A deadline with the name of its facility in its title, where it had the key. */
export function facilityNamed(row: DeadlineRow, names: ReadonlyMap<string, string>): DeadlineRow {
  const name = row.facility === null ? undefined : names.get(row.facility);
  return name === undefined ? row : { ...row, title: row.title.replaceAll(`: ${row.facility}`, () => `: ${name}`) };
}

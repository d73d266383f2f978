/** Stored credentials and their terms as values of the domain. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import type { Credential, Term } from '../domain/facts.ts';
import type { StoredRow } from './tables.ts';

/** Credentials with their terms, the earliest first. */
export function credentialsOf(
  rows: readonly StoredRow<'credential'>[],
  termRows: readonly StoredRow<'term'>[],
): readonly Credential[] {
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    naturalKey: row.natural_key,
    label: row.label,
    state: row.state,
    status: row.status,
    valueHash: row.value_hash,
    terms: termRows
      .filter((term) => term.credential_id === row.id)
      .map(termOf)
      .toSorted(byStart),
  }));
}

function termOf(row: StoredRow<'term'>): Term {
  return {
    id: row.id,
    happenedOn: row.happened_on as CalendarDate | null,
    from: row.from_on as CalendarDate | null,
    through: row.through_on as CalendarDate | null,
  };
}

function byStart(left: Term, right: Term): number {
  const key = (term: Term): string => `${term.from ?? term.happenedOn ?? term.through ?? ''} ${term.id}`;
  return key(left) < key(right) ? -1 : 1;
}

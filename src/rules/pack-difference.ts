/** What changes between two versions of a pack: its entries by field, and the deadlines that move. */

import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import type { DeadlineSpan } from '../domain/deadline.ts';
import type { Pack } from '../domain/nouns/pack.ts';

/** One change of a pack. */
export interface PackChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** Id of the entry; null: the pack itself. */
  readonly rule: string | null;
  /** Which of several versions of the entry, by its first day; null where there is one. */
  readonly since: string | null;
  /** The field, dotted; null: the whole entry. */
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** Every change from one pack to another, that of the pack itself first, then entry by entry. Examples are left out. */
export function packDifference(before: Pack, after: Pack): readonly PackChange[] {
  const about = (pack: Pack): ReadonlyMap<string, string> => {
    const { requirements, clocks, facts, empanel, id, ...rest } = pack;
    return fields(rest);
  };
  return [
    ...fieldChanges(null, null, about(before), about(after)),
    ...entryChanges(entriesOf(before), entriesOf(after)),
  ];
}

interface Entry {
  readonly rule: string;
  readonly since: string | null;
  readonly title: string;
  readonly fields: ReadonlyMap<string, string>;
}

function entriesOf({ requirements = [], clocks = [], facts = [] }: Pack): ReadonlyMap<string, Entry> {
  const all = [...requirements, ...clocks, ...facts];
  return new Map(
    all.map((entry) => {
      const { id, ...rest } = entry;
      const isOne = all.filter((one) => one.id === id).length === 1;
      const { ok, bad, ...said } = rest as typeof rest & { readonly ok?: unknown; readonly bad?: unknown };
      const since = isOne ? null : (entry.since ?? 'the beginning');
      return [`${id} ${since ?? ''}`, { rule: id, since, title: entry.title, fields: fields(said) }];
    }),
  );
}

function entryChanges(before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): readonly PackChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): readonly PackChange[] => {
    const [old, next] = [before.get(key), after.get(key)];
    if (old !== undefined && next !== undefined) return fieldChanges(next.rule, next.since, old.fields, next.fields);
    const entry = old ?? next;
    if (entry === undefined) return [];
    const { rule, since, title } = entry;
    return [
      next === undefined
        ? { change: 'removed', rule, since, field: null, before: title, after: null }
        : { change: 'added', rule, since, field: null, before: null, after: title },
    ];
  });
}

function fieldChanges(
  rule: string | null,
  since: string | null,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly PackChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((field) => {
    const [old = null, next = null] = [before.get(field), after.get(field)];
    return old === next ? [] : [{ change: 'changed' as const, rule, since, field, before: old, after: next }];
  });
}

/** The values of a thing by dotted name; lists of plain values are one value. */
function fields(thing: object, prefix = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(thing)) {
    const key = `${prefix}${name}`;
    if (Array.isArray(value)) {
      const isPlain = value.every((one) => typeof one !== 'object');
      found.set(key, isPlain ? value.join(', ') : value.map((one) => JSON.stringify(one)).join(', '));
    } else if (typeof value === 'object' && value !== null) {
      for (const [inner, text] of fields(value, `${key}.`)) found.set(inner, text);
    } else if (value !== undefined) found.set(key, String(value));
  }
  return found;
}

/** An open deadline that is another one under other rules. */
export interface DeadlineMove {
  readonly id: string;
  readonly change: 'later' | 'earlier' | 'appears' | 'disappears' | 'becomes known' | 'becomes unknown';
  readonly rule: string;
  readonly title: string;
  readonly applicationId: string | null;
  readonly before: CalendarDate | null;
  readonly after: CalendarDate | null;
  /** By how many days it moves; null where one of the days is not known. */
  readonly days: number | null;
}

/** The deadlines of one subject that are open on a day and differ between two derivations, by id. */
export function deadlineMoves(
  before: readonly DeadlineSpan[],
  after: readonly DeadlineSpan[],
  asOf: CalendarDate,
): readonly DeadlineMove[] {
  const open = (rows: readonly DeadlineSpan[]): ReadonlyMap<string, DeadlineSpan> =>
    new Map(rows.filter((row) => row.validFrom <= asOf && asOf < row.validUntil).map((row) => [row.id, row]));
  const [old, next] = [open(before), open(after)];
  const ids = [...new Set([...old.keys(), ...next.keys()])].sort();
  return ids.flatMap((id) => {
    const [was, is] = [old.get(id), next.get(id)];
    const row = is ?? was;
    if (row === undefined || (was !== undefined && is !== undefined && was.dueOn === is.dueOn)) return [];
    const days = was?.dueOn == null || is?.dueOn == null ? null : daysBetween(was.dueOn, is.dueOn);
    const { rule, title, applicationId } = row;
    return [
      {
        id,
        change: moveOf(was, is, days),
        rule,
        title,
        applicationId,
        before: was?.dueOn ?? null,
        after: is?.dueOn ?? null,
        days,
      },
    ];
  });
}

function moveOf(
  was: DeadlineSpan | undefined,
  is: DeadlineSpan | undefined,
  days: number | null,
): DeadlineMove['change'] {
  if (was === undefined) return 'appears';
  if (is === undefined) return 'disappears';
  if (days === null) return was.dueOn === null ? 'becomes known' : 'becomes unknown';
  return days > 0 ? 'later' : 'earlier';
}

/** The papers of a dossier, group or facility that end on a day, as two checks look at them. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Pointer } from '../../domain/finding.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { CheckInput } from './check.ts';
import { day, flag, items, type Loose, text } from './loose-value.ts';

/** A paper that has an end. */
export interface DatedPaper {
  /** What it is, for people: "MA license `204511`". */
  readonly what: string;
  readonly expires: CalendarDate;
  /** Its expiry date. */
  readonly pointer: Pointer;
}

/** One entry that may stand in for another: of the same kind, for the same thing. */
interface Entry {
  readonly what: string;
  /** The same for entries of which one in force is enough. */
  readonly stead: string;
  /** Undefined: it has no end, or none is known. */
  readonly expires: CalendarDate | undefined;
  readonly place: Pointer;
}

/** Statuses that say themselves that the paper is no longer relied on, or not yet. */
const notReliedOn = new Set([
  'inactive',
  'expired',
  'revoked',
  'surrendered',
  'retired',
  'pending',
  'eligible',
  'not-certified',
]);

/**
 * The papers with an end that the subject relies on. Of papers that stand in for each other only the one that lasts longest
 * is told, and none where one has no end: an old policy beside the current one is no fault.
 */
export function datedPapers(input: CheckInput<'dossier' | 'group' | 'facility'>): readonly DatedPaper[] {
  const longest = new Map<string, Entry>();
  for (const entry of input.kind === 'dossier' ? dossierEntries(input) : organizationEntries(input.value)) {
    const known = longest.get(entry.stead);
    if (known === undefined || outlasts(entry, known)) longest.set(entry.stead, entry);
  }
  return [...longest.values()].flatMap(({ what, expires, place }) =>
    expires === undefined ? [] : [{ what, expires, pointer: [...place, 'expires'] }],
  );
}

function outlasts(left: Entry, right: Entry): boolean {
  return right.expires !== undefined && (left.expires === undefined || left.expires > right.expires);
}

function dossierEntries({ value }: CheckInput<'dossier'>): readonly Entry[] {
  const entries: Entry[] = [];
  const add = (list: string, index: number, what: string, stead: string, expires: CalendarDate | undefined): void => {
    entries.push({ what, stead: `${list}|${stead}`, expires, place: [list, index] });
  };
  for (const [index, one] of items(value.licenses)) {
    const state = text(one.state) ?? '';
    const stead = `${state}|${text(one.type) ?? text(value.type)}`;
    if (isReliedOn(text(one.status)))
      add('licenses', index, numbered(`${state} license`, text(one.number)), stead, day(one.expires));
  }
  for (const [index, one] of items(value.dea)) {
    const what = numbered('DEA registration', hidden(text(one.number)));
    if (isReliedOn(text(one.status))) add('dea', index, what, text(one.state) ?? '', day(one.expires));
  }
  for (const [index, one] of items(value.cds)) {
    const state = text(one.state) ?? '';
    if (isReliedOn(text(one.status)))
      add('cds', index, `${state} controlled substance registration`, state, day(one.expires));
  }
  for (const [index, one] of items(value.boards)) {
    const [board, specialty] = [text(one.board) ?? 'board', text(one.specialty)];
    const what = `certificate of the ${board}${specialty === undefined ? '' : ` (${specialty})`}`;
    const expires = flag(one.lifetime) === true ? undefined : day(one.expires);
    if (isReliedOn(text(one.status))) add('boards', index, what, `${board}|${specialty ?? ''}`, expires);
  }
  for (const [index, one] of items(value.malpracticeCover)) {
    const what = numbered(`malpractice cover of ${text(one.carrier) ?? 'the carrier'},`, text(one.policy));
    add('malpracticeCover', index, what, '', day(one.expires));
  }
  for (const [index, one] of items(value.certifications)) {
    const [kind, title] = [text(one.kind) ?? 'certification', text(one.title)];
    add(
      'certifications',
      index,
      title ?? `${kind.toUpperCase()} certification`,
      `${kind}|${title ?? ''}`,
      day(one.expires),
    );
  }
  for (const [index, one] of items(value.supervision)) {
    const [kind, state] = [text(one.kind) ?? 'supervising', text(one.state) ?? ''];
    add(
      'supervision',
      index,
      `${kind} agreement with ${text(one.name) ?? text(one.with) ?? 'a supervisor'}`,
      `${kind}|${state}`,
      day(one.expires),
    );
  }
  return entries;
}

function organizationEntries(value: Loose<Group> | Loose<Facility>): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [index, one] of items(value.licenses)) {
    const [kind, state] = [text(one.kind) ?? 'license', text(one.state) ?? ''];
    const stead = `licenses|${kind}|${state}|${text(one.issuer) ?? ''}`;
    const what = numbered(`${state} ${kind.replace('-', ' ')}`.trim(), text(one.number));
    if (isReliedOn(text(one.status)))
      entries.push({ what, stead, expires: day(one.expires), place: ['licenses', index] });
  }
  for (const [index, one] of items(value.cover)) {
    const what = numbered(`liability cover of ${text(one.carrier) ?? 'the carrier'},`, text(one.policy));
    entries.push({ what, stead: 'cover', expires: day(one.expires), place: ['cover', index] });
  }
  return entries;
}

function isReliedOn(status: string | undefined): boolean {
  return status === undefined || !notReliedOn.has(status.toLowerCase());
}

function numbered(what: string, number: string | undefined): string {
  return number === undefined ? what.replace(/,$/, '') : `${what} \`${number}\``;
}

function hidden(number: string | undefined): string | undefined {
  return number === undefined ? undefined : masked(number, 'dea');
}

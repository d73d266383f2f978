/** What was told that is no longer so: two states of one document compared, in the words of the trade. */

import type { CalendarDate } from './calendar/calendar-date.ts';
import { isCalendarDate } from './calendar/calendar-date.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ChangeKind } from './reportable-change.ts';
import {
  adverseQuestions,
  type Entry,
  isToldWithMembers,
  type ToldPart,
  termMembers,
  toldParts,
} from './told-parts.ts';

/** A document twice: as it is, and with everything masked that must not be read. */
export interface ShownDocument {
  readonly value: unknown;
  readonly shown: unknown;
}

/** One thing that was told and is no longer so. */
export interface ToldChange {
  /** The member of the document. */
  readonly part: string;
  /** What it is about: "license OR MD204418". */
  readonly about: string;
  /** "renewed", "new", "no longer", or the members that are other ones. */
  readonly what: string;
  /** What was told; null: nothing. */
  readonly before: string | null;
  /** What is so now; null: nothing. */
  readonly now: string | null;
  /** Kind of change that payers ask to be told of; null: no rule does. */
  readonly kind: ChangeKind | null;
  /** The day it happened, where the document says it. */
  readonly on: CalendarDate | null;
}

/** What a document told and no longer says, as it is on a day: what begins later is not yet so. */
export function toldChanges(
  document: keyof typeof toldParts,
  before: ShownDocument,
  now: ShownDocument,
  asOf: CalendarDate,
): readonly ToldChange[] {
  return toldParts[document].flatMap((part) => {
    const [told, present] = [memberPair(before, part.at), memberPair(now, part.at)];
    if (same(told?.value, present?.value)) return [];
    return part.by === undefined ? valueChanges(part, told, present, asOf) : listChanges(part, told, present, asOf);
  });
}

/**
 * The command that records a change as an event, for people to run; `DATE` stands for a day that the document does not say.
 * Payers are told of a group with each of its providers, so that what it told of itself concerns them all.
 */
export function eventCommand(
  document: keyof typeof toldParts,
  key: string,
  { part, about, what, kind, on }: ToldChange,
): string {
  const words = `${about}: ${what}`.replaceAll('"', "'");
  const members = document === 'group' && isToldWithMembers(part) ? ` --members${placeFlag(part, about, what)}` : '';
  return `empanel provider event ${key} ${kind ?? 'other'} "${words}" --on ${on ?? 'DATE'}${members}`;
}

/** A location that is still one concerns those who practice there; whoever practiced at one that is gone, nobody can say. */
function placeFlag(part: string, about: string, what: string): string {
  return part === 'locations' && what !== 'no longer' ? ` --location ${about.slice(about.indexOf(' ') + 1)}` : '';
}

interface Pair {
  readonly value: unknown;
  readonly shown: unknown;
}

function memberPair({ value, shown }: Pair, member: string): Pair | undefined {
  const found = isEntry(value) ? value[member] : undefined;
  return found === undefined ? undefined : { value: found, shown: isEntry(shown) ? shown[member] : found };
}

/** A single value, or one map. */
function valueChanges(
  part: ToldPart,
  told: Pair | undefined,
  present: Pair | undefined,
  asOf: CalendarDate,
): readonly ToldChange[] {
  const isMap = isEntry(told?.value ?? present?.value) && (part.only !== undefined || part.kinds !== undefined);
  if (isMap) {
    const none: Pair = { value: {}, shown: {} };
    return memberChanges(part, part.word, told ?? none, present ?? none, asOf);
  }
  return [
    {
      part: part.at,
      about: part.word,
      what: told === undefined ? 'new' : present === undefined ? 'no longer' : 'changed',
      before: told === undefined ? null : text(told.shown),
      now: present === undefined ? null : text(present.shown),
      kind: part.kind,
      on: null,
    },
  ];
}

function listChanges(
  part: ToldPart,
  told: Pair | undefined,
  present: Pair | undefined,
  asOf: CalendarDate,
): readonly ToldChange[] {
  const [old, fresh] = [entries(part, told), entries(part, present)];
  const corrected: ToldChange[] = [];
  for (const [key, is] of fresh) {
    if (old.has(key)) continue;
    const [other, was] = [...old].find(([one, pair]) => !fresh.has(one) && isSameButNumber(pair, is)) ?? [];
    if (other === undefined || was === undefined) continue;
    old.delete(other);
    fresh.delete(key);
    corrected.push(numberChange(part, was, is));
  }
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  const others = keys.flatMap((key): readonly ToldChange[] => {
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was !== undefined && is !== undefined) return memberChanges(part, nameOf(part, is), was, is, asOf);
    const one = was ?? is;
    if (one === undefined) return [];
    const on = is === undefined ? null : beginning(is.value);
    if (is !== undefined && on !== null && on > asOf) return [];
    const words = entryWords(part, one);
    return [
      {
        part: part.at,
        about: nameOf(part, one),
        what: is === undefined ? 'no longer' : 'new',
        before: is === undefined ? words : null,
        now: is === undefined ? null : words,
        kind: kindOfEntry(part, one),
        on: is === undefined ? ending(one.value, asOf) : on,
      },
    ];
  });
  return [...corrected, ...others];
}

/** Whether nothing but the number of a paper is another one: it was corrected, and begins no new one. */
function isSameButNumber({ value: told }: Pair, { value: present }: Pair): boolean {
  const { number: old, ...was } = asEntry(told);
  const { number: fresh, ...is } = asEntry(present);
  return old !== undefined && fresh !== undefined && old !== fresh && same(was, is);
}

/** A number that is another one; the day on which it became that is not told by the paper. */
function numberChange(part: ToldPart, was: Pair, is: Pair): ToldChange {
  const numberOf = ({ shown }: Pair): string => text(asEntry(shown).number);
  const [before, now] = [numberOf(was), numberOf(is)];
  return { part: part.at, about: nameOf(part, is), what: 'number', before, now, kind: part.kind, on: null };
}

/** Only a question about an action, and only its "yes", is an adverse action. */
function kindOfEntry(part: ToldPart, { value }: Pair): ChangeKind | null {
  if (part.kind !== 'adverse-action') return part.kind;
  const { question, answer } = asEntry(value);
  return answer === 'yes' && adverseQuestions.has(question) ? part.kind : null;
}

function memberChanges(part: ToldPart, about: string, was: Pair, is: Pair, asOf: CalendarDate): readonly ToldChange[] {
  const [old, fresh] = [asEntry(was.value), asEntry(is.value)];
  // A term that begins later is not yet in force: what was told still is so.
  const later = isLater(fresh.issued, asOf);
  const members = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (member) =>
      isTold(part, member) &&
      !same(old[member], fresh[member]) &&
      !(later && termMembers.includes(member)) &&
      !((member === 'until' || member === 'closes') && isLater(fresh[member], asOf)),
  );
  const byKind = new Map<ChangeKind | null, string[]>();
  for (const member of members) {
    const kind = kindOfMember(part, member, fresh);
    byKind.set(kind, [...(byKind.get(kind) ?? []), member]);
  }
  return [...byKind].map(([kind, changed]) => {
    const renewed = changed.every((member) => termMembers.includes(member));
    return {
      part: part.at,
      about,
      what: renewed ? renewal(old, fresh) : changed.map((member) => changeWord(part, member)).join(', '),
      before: renewed ? termText(was.shown) : membersText(was.shown, changed),
      now: renewed ? termText(is.shown) : membersText(is.shown, changed),
      kind,
      on: changeDay(changed, fresh, asOf),
    };
  });
}

/** What happened to a member, in a word or two. */
function changeWord(part: ToldPart, member: string): string {
  if (member === 'until' || member === 'closes') return 'ended';
  return part.at === 'name' && (member === 'first' || member === 'last') ? `${member} name` : memberWord(member);
}

function kindOfMember(part: ToldPart, member: string, fresh: Entry): ChangeKind | null {
  const own = part.kinds?.[member];
  if (own !== undefined) return own;
  return kindOfEntry(part, { value: fresh, shown: fresh });
}

function isTold(part: ToldPart, member: string): boolean {
  if (part.only !== undefined) return part.only.includes(member);
  return member !== 'note' && member !== 'previousTerms' && part.by?.includes(member) !== true;
}

function renewal(old: Entry, fresh: Entry): string {
  const [before, now] = [String(old.expires ?? ''), String(fresh.expires ?? '')];
  return now > before ? 'renewed' : 'other dates';
}

function termText(value: unknown): string | null {
  const { issued, expires } = asEntry(value);
  if (issued === undefined && expires === undefined) return null;
  return [
    ...(issued === undefined ? [] : [`from ${text(issued)}`]),
    ...(expires === undefined ? [] : [`through ${text(expires)}`]),
  ].join(' ');
}

/**
 * The day of a change among members that may say it. The day on which a question is answered is not among them: the clocks
 * count from what it asks about.
 */
function changeDay(members: readonly string[], fresh: Entry, asOf: CalendarDate): CalendarDate | null {
  const saying = members.includes('until') || members.includes('closes') ? ['until', 'closes'] : [];
  const renewed = members.some((member) => termMembers.includes(member)) ? ['issued'] : [];
  const begun = members.includes('from') || members.includes('opens') ? ['from', 'opens'] : [];
  const days = [...saying, ...renewed, ...begun].map((member) => fresh[member]).filter(isDay);
  return days.find((day) => day <= asOf) ?? null;
}

function beginning(value: unknown): CalendarDate | null {
  const { from, opens, issued } = asEntry(value);
  return [from, opens, issued].find(isDay) ?? null;
}

function ending(value: unknown, asOf: CalendarDate): CalendarDate | null {
  const { until, closes } = asEntry(value);
  return [until, closes].filter(isDay).find((day) => day <= asOf) ?? null;
}

function isDay(value: unknown): value is CalendarDate {
  return typeof value === 'string' && isCalendarDate(value);
}

function isLater(value: unknown, asOf: CalendarDate): boolean {
  return isDay(value) && value > asOf;
}

/** Entries of a list by what they are found again by; twins are numbered. */
function entries(part: ToldPart, list: Pair | undefined): Map<string, Pair> {
  const found = new Map<string, Pair>();
  const values = Array.isArray(list?.value) ? (list.value as readonly unknown[]) : [];
  const shown = Array.isArray(list?.shown) ? (list.shown as readonly unknown[]) : [];
  for (const [index, value] of values.entries()) {
    const key = canonicalJson((part.by ?? []).map((member) => asEntry(value)[member] ?? null));
    let free = key;
    for (let number = 2; found.has(free); number += 1) free = `${key} ${number}`;
    found.set(free, { value, shown: shown[index] ?? value });
  }
  return found;
}

function nameOf(part: ToldPart, { shown }: Pair): string {
  const entry = asEntry(shown);
  const names = (part.by ?? []).flatMap((member) => (entry[member] === undefined ? [] : [text(entry[member])]));
  return [part.word, ...names].join(' ');
}

function entryWords(part: ToldPart, { shown }: Pair): string {
  const entry = asEntry(shown);
  const told = Object.keys(entry).filter((member) => isTold(part, member));
  return membersText(shown, told) ?? nameOf(part, { value: shown, shown });
}

function membersText(value: unknown, members: readonly string[]): string | null {
  const entry = asEntry(value);
  const said = members.filter((member) => entry[member] !== undefined);
  if (said.length === 0) return null;
  const [only] = said;
  if (said.length === 1 && only !== undefined && members.length === 1) return text(entry[only]);
  return said.map((member) => `${memberWord(member)} ${text(entry[member])}`).join(', ');
}

/** `perClaim` as "per claim". */
function memberWord(member: string): string {
  return member.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A value in one line. */
function text(value: unknown): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(text).join(', ');
  if (isEntry(value)) {
    const { line1, line2, city, state, zip, first, middle, last, suffix } = value;
    if (line1 !== undefined)
      return [line1, line2, city, joined(state, zip)].filter((one) => one !== undefined).join(', ');
    if (last !== undefined) return joined(first, middle, last, suffix) ?? '';
    return Object.entries(value)
      .map(([member, one]) => `${memberWord(member)} ${text(one)}`)
      .join(', ');
  }
  return String(value);
}

function joined(...words: readonly unknown[]): string | undefined {
  const said = words.filter((word) => word !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
}

function asEntry(value: unknown): Entry {
  return isEntry(value) ? value : {};
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  return canonicalJson(left) === canonicalJson(right);
}

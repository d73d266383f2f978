/**
 * The roster of a screening run: who was screened, as lines of JSON kept beside the ledger under their hash. It is the
 * proof of who was looked up, and it tells the next run whom it need not look up again. It holds no birth dates. A run
 * after which few had changed keeps only those, and names by its hash the whole roster of which the others still hold.
 */

import { canonicalJson } from '../canonical-json.ts';
import type { PartyRole, ScreenedParty } from './exclusion.ts';
import type { ScreeningScope } from './screened-parties.ts';

/** One party of a run. */
export interface RosterLine {
  readonly subjectId: string;
  readonly party: string;
  readonly role: PartyRole;
  /** Of the subject. */
  readonly name: string;
  readonly npi: string | null;
  readonly identitySha256: string;
}

/** One subject of a run, with what its parties were read from. */
export interface RosterSubject {
  readonly subjectId: string;
  /** Says whether the subject's parties may be others now: hash of its document and of what else they depend on. */
  readonly mark: string;
  readonly parties: readonly RosterLine[];
  readonly skipped: readonly { readonly party: string; readonly why: string }[];
}

/** The last entry of the journal that a roster knows: what was recorded later may have changed it. */
export interface RosterEntry {
  readonly seq: number;
  readonly hash: string;
}

/** What a roster says before its subjects. */
export interface RosterHead {
  /** For each list, what its files were: a list whose text here is the same has not changed. */
  readonly lists: Readonly<Record<string, string>>;
  /** What decided who was screened; null in rosters of former versions, which do not say. */
  readonly scope: ScreeningScope | null;
  /** Null in rosters of former versions. */
  readonly through: RosterEntry | null;
}

/** A roster: everyone of a run, the subjects by id. */
export interface Roster extends RosterHead {
  readonly subjects: readonly RosterSubject[];
}

/** A roster as it is kept: whole, or what is different from another that is. */
export interface KeptRoster extends Roster {
  /** Hash of the whole roster that these subjects take their place in; null: they are all. */
  readonly base: string | null;
  /** Subjects of the base that are no more. */
  readonly gone: readonly string[];
}

const form = 'empanel screening roster 2';
const formerForm = 'empanel screening roster 1';
const subjectsAPiece = 1000;
const lineFeed = 0x0a;

/** The line of a party. */
export function rosterLine(party: ScreenedParty, name: string): RosterLine {
  const { subjectId, role, npi, identitySha256 } = party;
  return { subjectId, party: party.party, role, name, npi, identitySha256 };
}

/**
 * The roster as text, one line a subject, some subjects at a time; equal rosters give equal text. Subjects are taken one
 * after the other, so that all of them need never be there at once.
 */
export function* rosterText(head: Omit<KeptRoster, 'subjects'>, subjects: Iterable<RosterSubject>): Generator<string> {
  const { lists, scope, through, base, gone } = head;
  const told = { form, lists, scope, through, ...(base === null ? {} : { base, gone }) };
  yield `${canonicalJson(told)}\n`;
  let lines: string[] = [];
  for (const one of subjects) {
    lines.push(storedLine(one));
    if (lines.length < subjectsAPiece) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

function storedLine({ subjectId, mark, parties, skipped }: RosterSubject): string {
  return JSON.stringify([
    subjectId,
    mark,
    parties.map(({ party, role, name, npi, identitySha256 }) => [party, role, name, npi, identitySha256]),
    skipped.map(({ party, why }) => [party, why]),
  ]);
}

/** The roster that a text holds, or undefined where it is none. */
export function parsedRoster(text: string): KeptRoster | undefined {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  try {
    const first = JSON.parse(head) as Partial<KeptRoster> & { readonly form?: unknown };
    if (first.form !== form && first.form !== formerForm) return undefined;
    const { lists = {}, scope = null, through = null, base = null, gone = [] } = first;
    return { lists, scope, through, base, gone, subjects: lines.map(subjectLine) };
  } catch {
    return undefined;
  }
}

type StoredSubject = readonly [
  subjectId: string,
  mark: string,
  parties: readonly (readonly [string, PartyRole, string, string | null, string])[],
  skipped: readonly (readonly [string, string])[],
];

function subjectLine(line: string): RosterSubject {
  const [subjectId, mark, parties, skipped] = JSON.parse(line) as StoredSubject;
  return {
    subjectId,
    mark,
    parties: parties.map(([party, role, name, npi, identitySha256]) => ({
      subjectId,
      party,
      role,
      name,
      npi,
      identitySha256,
    })),
    skipped: skipped.map(([party, why]) => ({ party, why })),
  };
}

/** What a kept roster says together with the whole one that it names. */
export function joinedRoster({ base: _base, gone, ...changed }: KeptRoster, base: Roster): Roster {
  const others = new Map(base.subjects.map((one) => [one.subjectId, one]));
  for (const id of gone) others.delete(id);
  for (const one of changed.subjects) others.set(one.subjectId, one);
  return { ...changed, subjects: [...others.values()].toSorted(bySubject) };
}

/** The order of subjects on a roster. */
export function bySubject(left: { readonly subjectId: string }, right: { readonly subjectId: string }): number {
  return left.subjectId < right.subjectId ? -1 : left.subjectId > right.subjectId ? 1 : 0;
}

/** Some subjects of the text of a whole roster, in UTF-8: its lines are in order, and no more of them is read than needed. */
export function subjectsIn(text: Uint8Array, ids: readonly string[]): readonly RosterSubject[] {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  const start = bytes.indexOf(lineFeed) + 1;
  return ids.flatMap((id) => lineOf(bytes, start, id) ?? []);
}

function lineOf(bytes: Buffer, start: number, id: string): RosterSubject | undefined {
  let [from, until] = [start, bytes.length];
  while (from < until) {
    const middle = Math.floor((from + until) / 2);
    const begins = Math.max(start, bytes.lastIndexOf(lineFeed, middle - 1) + 1);
    const ends = bytes.indexOf(lineFeed, middle);
    const end = ends < 0 ? bytes.length : ends;
    const found = idOf(bytes, begins, end);
    if (found === id) return subjectLine(bytes.toString('utf8', begins, end));
    if (found < id) from = end + 1;
    else until = begins;
  }
  return undefined;
}

/** The id that a line begins with: `["p-…",`. Ids are letters and digits of ASCII. */
function idOf(bytes: Buffer, begins: number, end: number): string {
  const from = begins + 2;
  const until = bytes.indexOf('"', from);
  return bytes.toString('latin1', from, until < 0 || until > end ? end : until);
}

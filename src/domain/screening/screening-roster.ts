/**
 * The roster of a screening run: who was screened, as lines of JSON kept beside the ledger under their hash. It is the
 * proof of who was looked up, and it tells the next run whom it need not look up again. It holds no birth dates.
 */

import { canonicalJson } from '../canonical-json.ts';
import type { PartyRole, ScreenedParty } from './exclusion.ts';

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

/** A roster: the kinds of list with what they were made of, and the subjects by id. */
export interface Roster {
  /** For each list, what its files were: a list whose text here is the same has not changed. */
  readonly lists: Readonly<Record<string, string>>;
  readonly subjects: readonly RosterSubject[];
}

const form = 'empanel screening roster 1';
const subjectsAPiece = 1000;

/** The line of a party. */
export function rosterLine(party: ScreenedParty, name: string): RosterLine {
  const { subjectId, role, npi, identitySha256 } = party;
  return { subjectId, party: party.party, role, name, npi, identitySha256 };
}

/** The roster as text, one line a subject, some subjects at a time; equal rosters give equal text. */
export function* rosterText(roster: Roster): Generator<string, void, undefined> {
  yield `${canonicalJson({ form, lists: roster.lists })}\n`;
  for (let from = 0; from < roster.subjects.length; from += subjectsAPiece) {
    const lines = roster.subjects.slice(from, from + subjectsAPiece).map(storedLine);
    yield `${lines.join('\n')}\n`;
  }
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
export function parsedRoster(text: string): Roster | undefined {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  try {
    const first = JSON.parse(head) as { readonly form?: unknown; readonly lists: Record<string, string> };
    if (first.form !== form) return undefined;
    return { lists: first.lists, subjects: lines.map(subjectLine) };
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

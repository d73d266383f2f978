/**
 * Who is to be screened, beside who was screened last. Where the journal tells who can have changed since, nobody else is
 * read: a second run takes as long as there are changes, not as there are people.
 */

import { hash } from 'node:crypto';
import type { Dossier } from '../domain/nouns/dossier.ts';
import type { Group } from '../domain/nouns/group.ts';
import type { ScreenedParty } from '../domain/screening/exclusion.ts';
import {
  dossierParties,
  organisationParties,
  type ScreeningScope,
  type SkippedScreening,
  type SubjectParties,
} from '../domain/screening/screened-parties.ts';
import {
  bySubject,
  type KeptRoster,
  type Roster,
  type RosterEntry,
  type RosterHead,
  type RosterSubject,
  rosterLine,
  rosterText,
  subjectsIn,
} from '../domain/screening/screening-roster.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { PartyDocument } from '../ledger/screening-query.ts';

/** The roster of the last run. */
export interface PreviousRoster {
  readonly kept: KeptRoster;
  /** The whole roster that it names or is. */
  readonly base: { readonly sha256: string; readonly bytes: number };
  /** Everyone on it. */
  readonly whole: () => Roster;
  /** Some of its subjects; those who are not on it are left out. */
  readonly subjects: (ids: readonly string[]) => readonly RosterSubject[];
  /** As the run was recorded, of those whom the ledger knew. */
  readonly screened: number;
  readonly skipped: readonly SkippedScreening[];
}

/** What the roster of a run is made from. */
export interface RosterRequest extends ScreeningScope {
  /** What each list is made of now. */
  readonly lists: Readonly<Record<string, string>>;
  /** The roster of the last run, when it is at hand. */
  readonly previous: PreviousRoster | undefined;
}

/** The text of a roster, in UTF-8, and the hash of that. */
interface RosterText {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** The roster of a run, and whom it must look up. */
export interface RosterNow extends RosterText {
  readonly screened: number;
  readonly skipped: readonly SkippedScreening[];
  /** Everyone, where that was asked for. */
  readonly everyone: readonly ScreenedParty[];
  /** Those who are not as they were in the last run. */
  readonly fresh: readonly ScreenedParty[];
  /** Some of the subjects. */
  readonly subjects: (ids: readonly string[]) => readonly RosterSubject[];
}

/** A roster of changes that is longer than this part of the whole one is written as a whole one. */
const mostOfBase = 0.25;

/** The roster as it is now. `everyone`: all are looked up, since a list is another than it was. */
export function rosterNow(ledger: Ledger, request: RosterRequest, everyone: boolean): RosterNow {
  // Whatever is recorded from here on, the next run reads again.
  const through = ledger.screenings.journalHead();
  const { previous } = request;
  const touched =
    previous === undefined || (everyone && !isSameProgram(request, previous))
      ? undefined
      : touchedSince(ledger, request, previous);
  if (touched === undefined || previous === undefined) return readWhole(ledger, request, through, everyone);
  const roster = readTouched(ledger, { ...request, previous }, through, touched);
  return everyone ? { ...roster, everyone: everyParty(ledger, request) } : roster;
}

/** Whether documents are read as they were then: a list that is known as it was then is known by the same program. */
function isSameProgram({ lists }: RosterRequest, { kept }: PreviousRoster): boolean {
  return Object.entries(lists).some(([list, identity]) => kept.lists[list] === identity);
}

/** Everyone, where their roster is known: it is not made anew because a list is another. */
function everyParty(ledger: Ledger, scope: ScreeningScope): readonly ScreenedParty[] {
  const read = new SubjectsRead(ledger, scope, new Map(), true);
  for (const _ of read.subjects());
  return read.totals().everyone;
}

/** Subjects whose parties can be others than they were; undefined: anyone's can. */
function touchedSince(
  ledger: Ledger,
  { on, leastShare }: RosterRequest,
  { kept: { through, scope } }: PreviousRoster,
): readonly string[] | undefined {
  if (through === null || scope === null) return undefined;
  const touched = ledger.screenings.touchedSince(through);
  if (touched === undefined || (scope.on === on && scope.leastShare === leastShare)) return touched;
  return [...new Set([...touched, ...ledger.screenings.organisationIds()])].sort();
}

function readWhole(ledger: Ledger, request: RosterRequest, through: RosterEntry, everyone: boolean): RosterNow {
  const before = new Map((request.previous?.whole().subjects ?? []).map((one) => [one.subjectId, one]));
  const read = new SubjectsRead(ledger, request, before, everyone);
  const text = textOf({ ...headOf(request, through), base: null, gone: [] }, read.subjects());
  return { ...text, ...read.totals(), subjects: (ids) => subjectsIn(text.bytes, ids) };
}

function readTouched(
  ledger: Ledger,
  request: RosterRequest & { readonly previous: PreviousRoster },
  through: RosterEntry,
  touched: readonly string[],
): RosterNow {
  const { previous } = request;
  const { kept, base } = previous;
  const before = new Map(previous.subjects(touched).map((one) => [one.subjectId, one]));
  const read = new SubjectsRead(ledger, request, before, false);
  const now = new Map(Array.from(read.subjects(touched), (one) => [one.subjectId, one]));
  const changed = new Map((kept.base === null ? [] : kept.subjects).map((one) => [one.subjectId, one]));
  const gone = new Set(kept.gone);
  for (const id of touched) {
    const one = now.get(id);
    if (one === undefined) changed.delete(id);
    else changed.set(id, one);
    if (one === undefined && before.has(id)) gone.add(id);
    else gone.delete(id);
  }
  const head = headOf(request, through);
  const text = textOf(
    { ...head, base: base.sha256, gone: [...gone].sort() },
    [...changed.values()].toSorted(bySubject),
  );
  const isTouched = new Set(touched);
  const others = previous.skipped.filter(({ subjectId }) => !isTouched.has(subjectId));
  const { screened, skipped, ...parties } = read.totals();
  let known = previous.screened;
  for (const one of before.values()) known -= one.parties.length;
  return {
    ...(text.bytes.length > base.bytes * mostOfBase ? wholeText(head, previous, isTouched, now) : text),
    ...parties,
    screened: known + screened,
    skipped: [...others, ...skipped].toSorted(bySubject),
    subjects: (ids) => [
      ...ids.flatMap((id) => now.get(id) ?? []),
      ...previous.subjects(ids.filter((id) => !isTouched.has(id))),
    ],
  };
}

function wholeText(
  head: ReturnType<typeof headOf>,
  previous: PreviousRoster,
  touched: ReadonlySet<string>,
  now: ReadonlyMap<string, RosterSubject>,
): RosterText {
  const others = previous.whole().subjects.filter(({ subjectId }) => !touched.has(subjectId));
  return textOf({ ...head, base: null, gone: [] }, [...others, ...now.values()].toSorted(bySubject));
}

function headOf({ lists, on, leastShare }: RosterRequest, through: RosterEntry): RosterHead {
  return { lists, scope: { on, leastShare }, through };
}

function textOf(head: Omit<KeptRoster, 'subjects'>, subjects: Iterable<RosterSubject>): RosterText {
  const bytes = Buffer.concat(Array.from(rosterText(head, subjects), (piece) => Buffer.from(piece)));
  return { bytes, sha256: hash('sha256', bytes, 'hex') };
}

/** Subjects as they are now, one after the other: who is as before is not read again, unless everyone is. */
class SubjectsRead {
  readonly #ledger: Ledger;
  readonly #scope: ScreeningScope;
  readonly #before: ReadonlyMap<string, RosterSubject>;
  readonly #everyone: boolean;
  readonly #parties: ScreenedParty[] = [];
  readonly #fresh: ScreenedParty[] = [];
  readonly #skipped: SkippedScreening[] = [];
  #screened = 0;

  constructor(ledger: Ledger, scope: ScreeningScope, before: ReadonlyMap<string, RosterSubject>, everyone: boolean) {
    this.#ledger = ledger;
    this.#scope = scope;
    this.#before = before;
    this.#everyone = everyone;
  }

  /** Those of these ids, or all, by id. */
  *subjects(ids?: readonly string[]): Generator<RosterSubject, void, undefined> {
    for (const one of ids === undefined && this.#everyone ? this.#all() : this.#some(ids)) {
      this.#screened += one.parties.length;
      for (const each of one.skipped) this.#skipped.push({ subjectId: one.subjectId, ...each });
      yield one;
    }
  }

  /** All are read in the order in which they lie, and put in that of their ids. */
  *#all(): Generator<RosterSubject, void, undefined> {
    const scope = this.#scope;
    const read = Array.from(this.#ledger.screenings.documents(), ([document, body]) => {
      const { id: subjectId, name } = document.subject;
      return { subjectId, name, mark: markOf(document, scope), parties: documentParties(document, body, scope) };
    });
    for (const { subjectId, name, mark, parties } of read.sort(bySubject))
      yield this.#noted(subjectId, name, mark, parties);
  }

  *#some(ids: readonly string[] | undefined): Generator<RosterSubject, void, undefined> {
    const documents = this.#ledger.screenings.partyDocuments(ids).map((document) => {
      const before = this.#before.get(document.subject.id);
      const mark = markOf(document, this.#scope);
      // Nothing but a birth date, a name or a place can have changed what a document says: its hash tells.
      return { document, mark, before, isRead: this.#everyone || before?.mark !== mark };
    });
    const bodies = this.#ledger.screenings.bodies(
      documents.flatMap(({ isRead, document }) => (isRead ? [document.subject.id] : [])),
    );
    try {
      for (const { document, mark, before, isRead } of documents)
        yield isRead || before === undefined ? this.#read(document, mark, bodies) : before;
    } finally {
      bodies.return();
    }
  }

  #read(
    document: PartyDocument,
    mark: string,
    bodies: Generator<readonly [subjectId: string, body: string]>,
  ): RosterSubject {
    const { id, name } = document.subject;
    const next = bodies.next();
    if (next.done === true || next.value[0] !== id) throw new Error(`the document of ${id} was not read in its turn`);
    return this.#noted(id, name, mark, documentParties(document, next.value[1], this.#scope));
  }

  /** The subject with these parties, who are noted as far as they are looked up. */
  #noted(subjectId: string, name: string, mark: string, { screened, skipped }: SubjectParties): RosterSubject {
    const before = this.#before.get(subjectId)?.parties ?? [];
    for (const party of screened) {
      if (this.#everyone) this.#parties.push(party);
      const known = before.some((one) => one.party === party.party && one.identitySha256 === party.identitySha256);
      if (!known) this.#fresh.push(party);
    }
    return {
      subjectId,
      mark,
      parties: screened.map((party) => rosterLine(party, name)),
      skipped: skipped.map(({ party, why }) => ({ party, why })),
    };
  }

  /** What was read. */
  totals(): Pick<RosterNow, 'everyone' | 'fresh' | 'screened' | 'skipped'> {
    return { everyone: this.#parties, fresh: this.#fresh, screened: this.#screened, skipped: this.#skipped };
  }
}

function documentParties({ kind, subject }: PartyDocument, body: string, scope: ScreeningScope): SubjectParties {
  const value: unknown = JSON.parse(body);
  return kind === 'dossier'
    ? dossierParties(subject, value as Dossier)
    : organisationParties(subject, value as Group, scope);
}

/** Whether owners and officials still count depends on the day; nothing of a provider does. */
function markOf({ kind, sha256, subject }: PartyDocument, { on, leastShare }: ScreeningScope): string {
  const { status, states, taxonomies, npi, name } = subject;
  const scope = kind === 'dossier' ? [] : [on, leastShare];
  return hash('sha256', JSON.stringify([sha256, status, states, taxonomies, npi, name, ...scope]), 'hex');
}

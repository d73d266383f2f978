/**
 * Screening: everyone whom the synced documents name, against lists of excluded parties. Only what can have changed since
 * the last run is looked up again: parties that are others now, and lists that are.
 */

import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { NameBatch } from '../domain/matching/name-index.ts';
import type { NameSearch } from '../domain/matching/name-search.ts';
import { possibleMatchesBeside } from '../domain/matching/possible-matches.ts';
import { type PreparedParties, preparedParties } from '../domain/matching/prepared-parties.ts';
import { fullName } from '../domain/person-name.ts';
import type { ListedParty, PossibleMatch, ScreenedParty } from '../domain/screening/exclusion.ts';
import { type ExclusionPeriod, endsBeforeItBegins, type ListCoverage } from '../domain/screening/exclusion-period.ts';
import { type ListSearch, PeriodsByRecord } from '../domain/screening/periods-by-record.ts';
import { predecessors } from '../domain/screening/predecessors.ts';
import type { ScreeningScope } from '../domain/screening/screened-parties.ts';
import type { Transaction } from '../ledger/command.ts';
import type { SkippedParty } from '../ledger/file-tables.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { MatchOnFile } from '../ledger/screening-query.ts';
import { type PreviousRoster, type RosterNow, rosterNow } from './screened-roster.ts';
import { partyKey, type ScreeningCounts, screeningCounts } from './screening-counts.ts';

/** A list to screen against. */
export interface ScreeningList {
  /** `leie`, `sam`, `state:PA` … */
  readonly list: string;
  /** Says what it was made of: equal text, equal list. */
  readonly identity: string;
  readonly coverage: ListCoverage;
  /** The last day on which its full list can have come out; null: it has none. */
  readonly latestOn: CalendarDate | null;
  /** It, ready for so many parties to be looked up in. Called once, and only when somebody has to be. */
  readonly search: (parties: number) => Promise<ListSearch>;
}

/** What a screening is asked to do. */
export interface ScreeningRequest extends ScreeningScope {
  readonly lists: readonly ScreeningList[];
  /** The roster of the last run, when it is at hand. */
  readonly previous: PreviousRoster | undefined;
  /** For each list of the last run, the day its full list was of. */
  readonly previousDates: Readonly<Record<string, CalendarDate | null>>;
  /** Told after each party looked up in a list, of so many. */
  readonly step: (total: number) => void;
  /** Where similar names are looked for. Asked before the lists are read. */
  readonly nameSearchFor: (names: readonly NameBatch[]) => NameSearch;
}

/** What is to become of a match. */
export type MatchChange =
  | { readonly kind: 'found'; readonly match: NewMatch }
  | { readonly kind: 'moved'; readonly id: string; readonly to: MatchTerms }
  | { readonly kind: 'closed'; readonly id: string };

/** What a match says of its record, which a later list may say otherwise. */
export interface MatchTerms {
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly endedAfter: CalendarDate | null;
}

/** A match that was not known. */
export interface NewMatch extends PossibleMatch, MatchTerms {
  readonly list: string;
  readonly identitySha256: string;
  readonly listed: string;
  readonly waiver: ListedParty['waiver'];
  /** It takes the place of a match that a person had found to be the same party. */
  readonly confirmedBefore: boolean;
}

/** The result of a screening, before it is recorded. */
export interface ScreeningPlan {
  readonly roster: Omit<RosterNow, 'everyone' | 'fresh'>;
  readonly changes: readonly MatchChange[];
  /** How many parties had to be looked up anew, in at least one list. */
  readonly lookedUp: number;
}

/** Looks everyone up who must be; writes nothing. */
export async function screeningPlan(ledger: Ledger, request: ScreeningRequest): Promise<ScreeningPlan> {
  const { on, leastShare, previous } = request;
  const lists = Object.fromEntries(request.lists.map(({ list, identity }) => [list, identity]));
  const changed = request.lists.filter(({ list, identity }) => previous?.kept.lists[list] !== identity);
  const { everyone, fresh, ...roster } = rosterNow(ledger, { on, leastShare, lists, previous }, changed.length > 0);
  const standing = standingMatches(await ledger.screenings.matches());
  const changes: MatchChange[] = [];
  const partiesFor = (list: ScreeningList): readonly ScreenedParty[] => (changed.includes(list) ? everyone : fresh);
  const total = request.lists.reduce((sum, one) => sum + partiesFor(one).length, 0);
  const readied = new Map<readonly ScreenedParty[], ReadiedParties>();
  try {
    for (const list of request.lists) {
      const parties = partiesFor(list);
      if (parties.length === 0) continue;
      const ready = readied.get(parties) ?? madeReady(parties, request);
      readied.set(parties, ready);
      changes.push(...(await changesBy(list, ready, standing, request, total)));
    }
  } finally {
    for (const { names } of readied.values()) names.close();
  }
  return { roster, changes, lookedUp: (changed.length > 0 ? everyone : fresh).length };
}

/** Parties ready to be looked up in lists, and where names similar to theirs are looked for. */
interface ReadiedParties {
  readonly prepared: PreparedParties;
  readonly names: NameSearch;
}

function madeReady(parties: readonly ScreenedParty[], { nameSearchFor }: ScreeningRequest): ReadiedParties {
  const prepared = preparedParties(parties);
  return { prepared, names: nameSearchFor(prepared.names) };
}

/** What one list changes. It is read and looked through here, so that no two are in memory at once. */
async function changesBy(
  list: ScreeningList,
  { prepared, names }: ReadiedParties,
  standing: ReadonlyMap<string, readonly MatchOnFile[]>,
  request: ScreeningRequest,
  total: number,
): Promise<readonly MatchChange[]> {
  const { parties } = prepared;
  const search = await list.search(parties.length);
  try {
    const step = (): void => request.step(total);
    const matches = await possibleMatchesBeside(prepared, search.index, names, step);
    const byRecord = new PeriodsByRecord(search, matches);
    const found = grouped(matches);
    const subjects = new Set([...matches, ...[...standing.values()].flat()].map(({ subjectId }) => subjectId));
    return parties.flatMap((party) => {
      // Of most nothing was ever found.
      if (!subjects.has(party.subjectId)) return [];
      const key = partyKey(party.subjectId, party.party);
      const known = standing.get(`${key}|${list.list}`) ?? [];
      const now = found.get(key) ?? [];
      return known.length > 0 || now.length > 0 ? reconciled({ party, list, known, now, byRecord, request }) : [];
    });
  } finally {
    search.close();
  }
}

/** Where and when a run is recorded. */
export interface ScreeningRecord {
  readonly on: CalendarDate;
  /** Ids of the files screened against. */
  readonly listIds: readonly string[];
  /** Whom only documents name that the ledger has not as they are. */
  readonly untaken: readonly SkippedParty[];
}

/** A run as it was recorded. */
export interface RecordedScreening {
  readonly counts: ScreeningCounts;
  /** Parties on its roster that matches stand for, by their keys. */
  readonly parties: ReadonlySet<string>;
}

/** Records a run: its matches, those that ended or were replaced, and the run itself with its counts. */
export async function recordScreening(
  tx: Transaction,
  ledger: Ledger,
  plan: ScreeningPlan,
  { on, listIds, untaken }: ScreeningRecord,
): Promise<RecordedScreening> {
  const id = await tx.newId('r');
  const before = await ledger.screenings.matches();
  const after = new Map(before.map((match) => [match.id, match]));
  for (const change of plan.changes) {
    if (change.kind === 'closed') {
      await tx.update('match', change.id, { closed_on: on });
      after.delete(change.id);
    } else if (change.kind === 'moved') {
      const { from, until, endedAfter } = change.to;
      await tx.update('match', change.id, { from_on: from, until_on: until, ended_after: endedAfter });
      const known = after.get(change.id);
      if (known !== undefined) after.set(change.id, { ...known, ...change.to });
    } else {
      const made = await insertMatch(tx, id, on, change.match);
      after.set(made.id, made);
    }
  }
  const standing = [...after.values()].filter(({ closedOn }) => closedOn === null);
  const subjects = plan.roster.subjects([...new Set(standing.map(({ subjectId }) => subjectId))]);
  const parties = new Set(subjects.flatMap((one) => one.parties.map(({ party }) => partyKey(one.subjectId, party))));
  const counts = screeningCounts(plan.roster.screened, parties, standing, on);
  await tx.insert('screening', {
    id,
    happened_on: on,
    lists: listIds,
    roster_sha256: plan.roster.sha256,
    screened: plan.roster.screened,
    skipped: [...plan.roster.skipped, ...untaken],
    clear: counts.clear,
    open: counts.open,
  });
  return { counts, parties };
}

async function insertMatch(
  tx: Transaction,
  screeningId: string,
  on: CalendarDate,
  match: NewMatch,
): Promise<MatchOnFile> {
  const id = await tx.newId('h');
  await tx.insert('match', {
    id,
    screening_id: screeningId,
    subject_id: match.subjectId,
    party: match.party,
    list: match.list,
    record_sha256: match.recordSha256,
    identity_sha256: match.identitySha256,
    listed: match.listed,
    tier: match.tier,
    score: match.score,
    because: match.because,
    happened_on: on,
    from_on: match.from,
    until_on: match.until,
    ended_after: match.endedAfter,
    waiver_state: match.waiver?.state ?? null,
    waiver_from: match.waiver?.from ?? null,
    confirmed_before: match.confirmedBefore ? 1 : 0,
  });
  return { ...match, id, screeningId, foundOn: on, closedOn: null, verdict: null, review: null };
}

/** What a list says now, beside what was known of one party. */
interface Reconciliation {
  readonly party: ScreenedParty;
  readonly list: ScreeningList;
  readonly known: readonly MatchOnFile[];
  readonly now: readonly PossibleMatch[];
  readonly byRecord: PeriodsByRecord;
  readonly request: ScreeningRequest;
}

function reconciled({ party, list, known, now, byRecord, request }: Reconciliation): readonly MatchChange[] {
  const periodOf = ({ recordSha256 }: { readonly recordSha256: string }): ExclusionPeriod =>
    byRecord.get(recordSha256) as ExclusionPeriod;
  const before = predecessors(
    known.map((match) => ({ ...match, match, confirmed: wasConfirmed(match) })),
    now.map((match) => ({ ...match, listed: listedText(periodOf(match).record), from: periodOf(match).from })),
    (recordSha256) => {
      const period = byRecord.get(recordSha256);
      return period !== undefined && period.ended !== 'no longer listed';
    },
  );
  const kept = new Set<string>();
  const changes: MatchChange[] = [];
  const keep = (match: MatchOnFile, { from, until, endedAfter }: ExclusionPeriod): void => {
    kept.add(match.id);
    if (!sameTerms(match, { from, until, endedAfter }))
      changes.push({ kind: 'moved', id: match.id, to: { from, until, endedAfter } });
  };
  for (const match of now) {
    const former = before.get(match.recordSha256)?.match;
    if (former?.recordSha256 === match.recordSha256 && former.identitySha256 === party.identitySha256) {
      keep(former, periodOf(match));
    } else {
      const found = newMatch(match, list.list, party, periodOf(match), former !== undefined && wasConfirmed(former));
      changes.push({ kind: 'found', match: found });
    }
  }
  const replaced = new Set([...before.values()].map(({ match }) => match.id));
  for (const match of known) {
    if (kept.has(match.id)) continue;
    const period = byRecord.get(match.recordSha256);
    // It was asked again, or confirmed again, since the party reads as it does now.
    const stands = wasConfirmed(match) && match.identitySha256 === party.identitySha256 && !replaced.has(match.id);
    if (period !== undefined && stands) {
      keep(match, period);
    } else if (period !== undefined || replaced.has(match.id)) {
      changes.push({ kind: 'closed', id: match.id });
      // What a person had confirmed is not dropped because the party reads otherwise now: it is asked again.
      if (period !== undefined && !replaced.has(match.id) && wasConfirmed(match)) {
        const again = { ...match, because: `${match.because}; alike before our record of the party changed` };
        changes.push({ kind: 'found', match: newMatch(again, list.list, party, period, true) });
      }
    } else if (list.coverage === 'full list') {
      const until = list.latestOn ?? request.on;
      // A list that had named a later end has none now: it came sooner.
      if (match.until === null || match.until > until) {
        const endedAfter = request.previousDates[list.list] ?? match.from;
        changes.push({ kind: 'moved', id: match.id, to: { from: match.from, until, endedAfter } });
      }
    }
  }
  return changes;
}

function wasConfirmed({ verdict, confirmedBefore }: MatchOnFile): boolean {
  return verdict === 'same' || (verdict === null && confirmedBefore);
}

function newMatch(
  match: PossibleMatch,
  list: string,
  party: ScreenedParty,
  period: ExclusionPeriod,
  confirmedBefore: boolean,
): NewMatch {
  const { subjectId, recordSha256, tier, score } = match;
  const { record, from, until, endedAfter } = period;
  const notes = [match.because, record.npiNote, endNote(record)].filter((note) => note !== null);
  return {
    subjectId,
    party: party.party,
    recordSha256,
    tier,
    score,
    because: notes.join('; '),
    list,
    identitySha256: party.identitySha256,
    listed: listedText(record),
    from,
    until,
    endedAfter,
    waiver: record.waiver,
    confirmedBefore,
  };
}

/** What is told of an end that does not count; null: there is none. */
function endNote(record: ListedParty): string | null {
  if (record.until === null || !endsBeforeItBegins(record)) return null;
  return `the list ends it on ${longDate(record.until)}, before it began: taken as in force`;
}

/** A listed party in words, without its birth date: "CARTER, JOHN W JR · Portland OR · NURSE · 1128b4". */
function listedText(record: ListedParty): string {
  const { name, business, city, state, specialty, grounds, npi, license } = record;
  const who = name === null ? business : `${name.last}, ${fullName({ ...name, last: '' })}`.replace(/, $/, '');
  const place = [city, state].filter((part) => part !== '').join(' ');
  const number = npi === null ? (license === '' ? '' : `license ${license}`) : `NPI ${npi}`;
  return [who, place, specialty, number, grounds].filter((part) => part !== '').join(' · ');
}

function sameTerms(one: MatchTerms, other: MatchTerms): boolean {
  return one.from === other.from && one.until === other.until && one.endedAfter === other.endedAfter;
}

function standingMatches(matches: readonly MatchOnFile[]): ReadonlyMap<string, readonly MatchOnFile[]> {
  const standing = new Map<string, MatchOnFile[]>();
  for (const match of matches) {
    if (match.closedOn === null) put(standing, `${partyKey(match.subjectId, match.party)}|${match.list}`, match);
  }
  return standing;
}

function grouped(matches: readonly PossibleMatch[]): ReadonlyMap<string, readonly PossibleMatch[]> {
  const groups = new Map<string, PossibleMatch[]>();
  for (const match of matches) put(groups, partyKey(match.subjectId, match.party), match);
  return groups;
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

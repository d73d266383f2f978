/**
 * Changes to credentialing information, from the journal: what, when, by whom, why, and whether it was allowed. One change
 * is what one command did to one kind of information of one file.
 */

import { addDays, type CalendarDate, calendarDateIn } from '../domain/calendar/calendar-date.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Subject } from '../domain/facts.ts';
import type { Specialist } from '../domain/nouns/workspace.ts';
import type { JournalEntry } from '../ledger/journal-query.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { FactTable } from '../ledger/tables.ts';
import { type ChangeKind, changeWords, type PaperNamer } from './audited-words.ts';
import type { OfficeQuestion } from './report.ts';

/** Kinds of credentialing information, in the order in which they are told. */
export const informationKinds = [
  'provider data',
  'verification',
  'evidence',
  'monitoring',
  'committee',
  'exception',
  'application dates',
] as const;
/** One of `informationKinds`. */
export type InformationKind = (typeof informationKinds)[number];

/** Whether a change was allowed, the worst first. */
export const auditStates = ['inappropriate', 'to review', 'allowed'] as const;
/** One of `auditStates`. */
export type AuditState = (typeof auditStates)[number];

/** What one command did to one kind of information of one file. */
export interface AuditedChange {
  readonly id: string;
  readonly at: string;
  /** The day of the recording in the time zone of the practice. */
  readonly on: CalendarDate;
  readonly actor: string;
  readonly command: string;
  readonly reason: string | null;
  /** Null: of the office, such as the minutes of a meeting, or of somebody who was purged. */
  readonly subject: Subject | null;
  readonly kind: InformationKind;
  readonly change: ChangeKind;
  readonly what: string;
  readonly state: AuditState;
  /** Why it was not plainly allowed; empty where it was. */
  readonly because: readonly string[];
  readonly entries: readonly [first: number, last: number];
}

/** What belongs to a file. Applications count where a date that was recorded before is changed or removed. */
const kindOfTable: Readonly<Partial<Record<FactTable, InformationKind>>> = {
  document: 'provider data',
  subject: 'provider data',
  credential: 'provider data',
  term: 'provider data',
  secret: 'provider data',
  verification: 'verification',
  evidence: 'evidence',
  monitoring: 'monitoring',
  match_review: 'monitoring',
  occurrence: 'monitoring',
  told: 'monitoring',
  decision: 'committee',
  meeting: 'committee',
  agenda_item: 'committee',
  waiver: 'exception',
  step: 'application dates',
};
const auditedTables = Object.keys(kindOfTable) as readonly FactTable[];
const filed: ReadonlySet<string> = new Set(['dossier', 'group', 'facility']);

/** Changes recorded from one day through another, the newest first. */
export async function auditedChanges(
  question: OfficeQuestion,
  stretch: { readonly from: CalendarDate; readonly through: CalendarDate },
): Promise<readonly AuditedChange[]> {
  const { ledger, office, filters } = question;
  const zone = office.timeZone ?? 'UTC';
  // Days begin at different instants in different places; the exact day is told below.
  const entries = await ledger.journal.entries({
    subjectId: filters.subjectId,
    tables: auditedTables,
    since: `${addDays(stretch.from, -2)}T`,
    before: `${addDays(stretch.through, 3)}T`,
  });
  const subjects = new Map((await ledger.subjects.list()).map((one) => [one.id, one]));
  const decisions = await decisionDays(question);
  const groups = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const kind = kindOf(entry);
    const on = calendarDateIn(entry.at, zone);
    if (kind === undefined || on < stretch.from || on > stretch.through) continue;
    const key = `${entry.commandId} ${entry.subjectId ?? ''} ${kind}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  const paperOf = paperNamer(ledger);
  const changes: AuditedChange[] = [];
  for (const group of groups.values()) {
    const [newest] = group as [JournalEntry, ...JournalEntry[]];
    const subject = newest.subjectId === null ? null : (subjects.get(newest.subjectId) ?? null);
    if (filters.practice !== undefined && subject?.practice !== filters.practice) continue;
    const on = calendarDateIn(newest.at, zone);
    const kind = kindOf(newest) ?? 'provider data';
    const oldestFirst = group.toReversed();
    const change = changeOf(newest, oldestFirst);
    const decidedOn = subject === null ? [] : (decisions.get(subject.id) ?? []);
    const faults = faultsOf({ entries: oldestFirst, kind, change, subject, on, decidedOn }, office.specialists);
    changes.push({
      id: `${newest.commandId}.${subject?.key ?? newest.subjectId ?? 'office'}.${kind.replaceAll(' ', '-')}`,
      at: newest.at,
      on,
      actor: newest.actor,
      command: newest.command,
      reason: newest.reason,
      subject,
      kind,
      change,
      what: await changeWords(oldestFirst, change, { editOf: (seq) => ledger.journal.documentEdit(seq), paperOf }),
      state: faults.some(({ isGrave }) => isGrave) ? 'inappropriate' : faults.length > 0 ? 'to review' : 'allowed',
      because: faults.map(({ because }) => because),
      entries: [oldestFirst[0]?.seq ?? newest.seq, newest.seq] as const,
    });
  }
  return changes;
}

/** Names papers as they read at an entry, also those that the file holds no longer. */
function paperNamer(ledger: Ledger): PaperNamer {
  const ofSubject = new Map<string, readonly JournalEntry[]>();
  return async (subjectId, credentialId, seq) => {
    if (subjectId === null) return undefined;
    const papers = ofSubject.get(subjectId) ?? (await ledger.journal.entries({ subjectId, table: 'credential' }));
    ofSubject.set(subjectId, papers);
    const entry = papers.find((one) => one.key === credentialId && one.seq <= seq && one.after !== null);
    const label = entry?.after?.label;
    return typeof label === 'string' ? label : undefined;
  };
}

function kindOf({ table, op, before, after }: JournalEntry): InformationKind | undefined {
  const kind = kindOfTable[table as FactTable];
  if (table === 'step') return op === 'insert' ? undefined : kind;
  if (table !== 'document') return kind;
  // That a file came to be is told by its subject; payers and packs are no credentialing information.
  const row = after ?? before;
  return op === 'insert' || !filed.has(String(row?.kind)) ? undefined : kind;
}

function changeOf({ command }: JournalEntry, entries: readonly JournalEntry[]): ChangeKind {
  if (command === 'undo') return 'taken back';
  const ops = new Set(entries.map(({ op }) => op));
  if (entries.some((entry) => entry.op === 'update' && !isAnswer(entry))) return 'changed';
  return ops.has('insert') || ops.has('update') ? (ops.has('delete') ? 'changed' : 'added') : 'removed';
}

/** An answer to a difference, the day on which somebody was told, who attended, or the end of an enrollment fills in what was open and alters nothing. */
function isAnswer({ op, before, after }: JournalEntry): boolean {
  if (op !== 'update' || before === null || after === null) return false;
  return Object.keys(after).every((column) => {
    const had = before[column] ?? null;
    const isOpen = had === null || (Array.isArray(had) && had.length === 0);
    return isOpen || canonicalJson(after[column] ?? null) === canonicalJson(had);
  });
}

// ---------------------------------------------------------------------------- whether it was allowed

interface Fault {
  readonly isGrave: boolean;
  readonly because: string;
}

interface Judged {
  readonly entries: readonly JournalEntry[];
  readonly kind: InformationKind;
  readonly change: ChangeKind;
  readonly subject: Subject | null;
  readonly on: CalendarDate;
  readonly decidedOn: readonly Decided[];
}

interface Decided {
  readonly on: CalendarDate;
  readonly sequence: number;
}

/** Kinds of which existing information is altered only for a reason that is written down. */
const reasoned: ReadonlySet<InformationKind> = new Set([
  'verification',
  'evidence',
  'monitoring',
  'committee',
  'application dates',
]);

function faultsOf(judged: Judged, specialists: readonly Specialist[] | undefined): readonly Fault[] {
  const { entries, kind, change, decidedOn } = judged;
  const [first] = entries;
  if (first === undefined) return [];
  const grave = (because: string): Fault => ({ isGrave: true, because });
  const soft = (because: string): Fault => ({ isGrave: false, because });
  const alters = change === 'changed' || change === 'removed';
  return [
    ...actorFaults(first.actor, judged, specialists).map(grave),
    ...(alters && reasoned.has(kind) && first.reason === null
      ? [grave('existing information altered without a reason')]
      : []),
    ...(change === 'taken back' && reasoned.has(kind) && first.reason === null
      ? [soft('taken back without a reason')]
      : []),
    ...entries.flatMap((entry) => [...backdated(entry, decidedOn).map(grave), ...attributed(entry).map(soft)]),
    ...(entries.some(({ emptied }) => emptied) ? [soft('what it held was purged')] : []),
  ];
}

/** Why somebody may not change a file on a day: unknown here, not here then, of another practice. */
function actorFaults(
  actor: string,
  { on, subject }: Judged,
  specialists: readonly Specialist[] | undefined,
): readonly string[] {
  if (specialists === undefined) return [];
  const known = specialists.find(({ key }) => key === actor);
  if (known === undefined) return [`\`${actor}\` is no specialist of this office`];
  const { from, until, practices } = known;
  return [
    ...(from !== undefined && on < from ? [`${known.name} works here from ${from} only`] : []),
    ...(until !== undefined && on >= until ? [`${known.name} works here no longer since ${until}`] : []),
    ...(practices !== undefined && subject?.practice != null && !practices.includes(subject.practice)
      ? [`${known.name} does not work for ${subject.practice}`]
      : []),
  ];
}

/** A verification that bears a day up to a decision and was recorded after it. */
function backdated({ table, op, after, seq }: JournalEntry, decidedOn: readonly Decided[]): readonly string[] {
  const day = after?.happened_on;
  if (table !== 'verification' || op !== 'insert' || typeof day !== 'string') return [];
  const decision = decidedOn.find(({ on, sequence }) => day <= on && sequence < seq);
  return decision === undefined ? [] : [`dated ${day}, recorded after the decision of ${decision.on}`];
}

function attributed({ table, op, after, actor }: JournalEntry): readonly string[] {
  const by = after?.by;
  if (table !== 'verification' || op !== 'insert' || typeof by !== 'string' || by === actor) return [];
  return [`said to be done by ${by}, recorded by ${actor}`];
}

async function decisionDays({ ledger, filters }: OfficeQuestion): Promise<ReadonlyMap<string, readonly Decided[]>> {
  const made = await ledger.journal.entries({ subjectId: filters.subjectId, table: 'decision' });
  const found = new Map<string, Decided[]>();
  for (const { op, subjectId, after, seq } of made) {
    if (op !== 'insert' || subjectId === null || typeof after?.happened_on !== 'string' || after.outcome === 'tabled')
      continue;
    const decided = { on: after.happened_on as CalendarDate, sequence: seq };
    found.set(subjectId, [...(found.get(subjectId) ?? []), decided]);
  }
  return found;
}

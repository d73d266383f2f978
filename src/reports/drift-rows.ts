/** What was told to each payer and facility, held against what is so: who must hear of it, by when, and who has. */

import { maskedAt } from '../documents/sensitive-members.ts';
import { lineStanding } from '../domain/application.ts';
import { type CalendarDate, latest } from '../domain/calendar/calendar-date.ts';
import { statusOn } from '../domain/departure.ts';
import type { Application, ApplicationOfSubject, DerivationContext, Subject, SubjectFacts } from '../domain/facts.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import { type Body, bodiesConcerned, bodyKey } from '../domain/reportable-change.ts';
import { eventCommand, type ShownDocument, type ToldChange, toldChanges } from '../domain/told-change.ts';
import { isToldWithMembers } from '../domain/told-parts.ts';
import type { Submission } from '../ledger/application-query.ts';
import type { RecordedOccurrence } from '../ledger/occurrence-query.ts';
import { changeDuties, type Duty, type DutyReader, dutyReader } from '../rules/duties.ts';
import { packVersions } from '../rules/rule-set.ts';
import type { OfficeQuestion } from './report.ts';

/** How a difference stands, the most pressing first. `no clock`: no rule asks that they be told. */
export const driftStates = ['overdue', 'to tell', 'no clock', 'told'] as const;
/** One of `driftStates`. */
export type DriftState = (typeof driftStates)[number];

/** One thing that a payer or facility was told and that is no longer so. */
export interface DriftRow extends Body {
  readonly id: string;
  readonly subject: Subject;
  readonly bodyName: string;
  readonly applicationId: string;
  readonly submittedOn: string;
  readonly change: ToldChange;
  readonly state: DriftState;
  readonly rule: string | null;
  /** ISO duration. */
  readonly within: string | null;
  readonly dueOn: CalendarDate | null;
  readonly cite: string | null;
  readonly confidence: string | null;
  /** Id of the event that recorded it. */
  readonly event: string | null;
  readonly toldOn: CalendarDate | null;
  /** What to do next; null: nothing. */
  readonly command: string | null;
}

/** What one payer or facility was last told about a subject. */
interface LastTold {
  readonly application: Application;
  readonly submission: Submission;
}

const documentKinds = { provider: 'dossier', group: 'group', facility: 'facility' } as const;

/** Every difference, and what to say below them. */
export async function driftRows(
  question: OfficeQuestion,
): Promise<{ readonly rows: readonly DriftRow[]; readonly notes: readonly string[] }> {
  const { ledger, filters, office } = question;
  const applications = (await ledger.applications.list()).filter(
    ({ application, subject }) =>
      (filters.subjectId === undefined || subject.id === filters.subjectId) &&
      (filters.payer === undefined || application.payer === filters.payer) &&
      (filters.practice === undefined || subject.practice === filters.practice) &&
      (filters.all || ['draft', 'active'].includes(statusOn(subject, question.asOf))),
  );
  const rules = await office.rules();
  const context = await ledger.facts.context();
  const read = dutyReader(rules, office.role);
  const rows: DriftRow[] = [];
  const older = new Set<string>();
  const counted = { all: 0, older: 0 };
  const groups = groupsThen(question);
  for (const [subject, last] of await lastTold(applications, question)) {
    const facts = await ledger.facts.of(subject.id);
    const now = await documentNow(subject, question);
    if (facts === undefined || now === undefined) continue;
    const occurrences = (await ledger.occurrences.list(subject.id)).filter(({ on }) => on <= question.asOf);
    for (const told of last) {
      rows.push(...(await rowsOf({ groups, subject, facts, now, occurrences, context, read }, told, question)));
      const { packs } = context.payers.get(told.application.payer ?? '') ?? { packs: [] };
      const versions = new Map(packVersions(rules, packs).map(({ id, version }) => [id, version]));
      const changed = told.submission.packs.filter(({ id, version }) => (versions.get(id) ?? version) !== version);
      for (const { id, version } of changed) older.add(`${id} ${version} (now ${versions.get(id)})`);
      counted.all += 1;
      if (changed.length > 0) counted.older += 1;
    }
  }
  const notes =
    counted.older === 0
      ? []
      : [
          `${counted.older} of ${counted.all} submissions were checked by other versions of rule packs: ${[...older].sort().join(', ')}`,
        ];
  return { rows, notes };
}

/** By subject, the last submission to each payer and facility that was neither withdrawn nor rejected. */
async function lastTold(
  applications: readonly ApplicationOfSubject[],
  { ledger, asOf }: OfficeQuestion,
): Promise<readonly (readonly [Subject, readonly LastTold[]])[]> {
  const found = new Map<string, { subject: Subject; last: Map<string, LastTold> }>();
  for (const { application, subject } of applications) {
    if (!application.lines.some((line) => stillTold(application, line, asOf))) continue;
    const submission = (await ledger.applications.submissions(application.id)).findLast(
      ({ happened_on }) => happened_on <= asOf,
    );
    if (submission === undefined) continue;
    const entry = found.get(subject.id) ?? { subject, last: new Map<string, LastTold>() };
    found.set(subject.id, entry);
    const before = entry.last.get(bodyKey(application));
    const order = ({ happened_on, recorded_seq }: Submission): string =>
      `${happened_on} ${String(recorded_seq).padStart(12, '0')}`;
    if (before === undefined || order(before.submission) < order(submission))
      entry.last.set(bodyKey(application), { application, submission });
  }
  return [...found.values()].map(({ subject, last }) => [subject, [...last.values()]]);
}

function stillTold(application: Application, line: Application['lines'][number], asOf: CalendarDate): boolean {
  const { state, submittedOn } = lineStanding(application, line, asOf);
  return submittedOn !== null && state !== 'withdrawn' && state !== 'rejected';
}

async function documentNow(subject: Subject, { ledger }: OfficeQuestion): Promise<ShownDocument | undefined> {
  const kind = kindOf(subject);
  const document = await ledger.documents.byKey(kind, subject.key);
  return document === undefined ? undefined : shownDocument(kind, JSON.parse(document.body));
}

function kindOf({ kind }: Subject): 'dossier' | 'group' | 'facility' {
  return kind === 'practice' ? 'group' : documentKinds[kind];
}

async function shownDocument(kind: 'dossier' | 'group' | 'facility', value: unknown): Promise<ShownDocument> {
  return { value, shown: await maskedAt(kind, [], value) };
}

interface About {
  readonly groups: GroupsThen;
  readonly subject: Subject;
  readonly facts: SubjectFacts;
  readonly now: ShownDocument;
  readonly occurrences: readonly RecordedOccurrence[];
  readonly context: DerivationContext;
  readonly read: DutyReader;
}

async function rowsOf(
  about: About,
  { application, submission }: LastTold,
  question: OfficeQuestion,
): Promise<readonly DriftRow[]> {
  const { asOf } = question;
  const { subject, facts, now, occurrences, context, read } = about;
  const kind = kindOf(subject);
  const before = await shownDocument(kind, JSON.parse(submission.dossier));
  const changes: readonly (ToldChange & { readonly group?: string })[] = [
    ...toldChanges(kind, before, now, asOf),
    ...(await groupChanges(about, { application, submission }, before, asOf)),
    ...paperChanges(submission, now),
  ];
  const body: Body = { payer: application.payer, facility: application.facility };
  const bodyName =
    body.payer === null
      ? (context.facilities?.get(body.facility ?? '')?.name ?? body.facility ?? '')
      : (context.payers.get(body.payer)?.name ?? body.payer);
  const concerned = bodiesConcerned(facts.applications, asOf).some((one) => bodyKey(one) === bodyKey(body));
  const rows: DriftRow[] = [];
  for (const change of changes) {
    const { group } = change;
    const found = eventOf(change, occurrences, submission);
    const heard = found?.told.find((one) => bodyKey(one) === bodyKey(body) && one.on <= asOf);
    const isOlder = heard !== undefined && (await saidOtherwise(about, change, before, heard.sequence, question));
    const [event, telling] = isOlder ? [undefined, undefined] : [found, heard];
    const on = event?.on ?? change.on;
    const duty = concerned ? soonest(change, on ?? asOf, body, facts, context, read, asOf) : undefined;
    const dueOn = on === null ? null : (duty?.dueOn ?? null);
    const state: DriftState =
      telling !== undefined
        ? 'told'
        : change.kind === null || !concerned
          ? 'no clock'
          : dueOn !== null && dueOn < asOf
            ? 'overdue'
            : 'to tell';
    rows.push({
      id: rowId(group === undefined ? application.id : `${application.id}.${group}`, change),
      ...body,
      subject,
      bodyName,
      applicationId: application.id,
      submittedOn: submission.happened_on,
      change: group === undefined ? change : { ...change, about: `${group} ${change.about}` },
      state,
      rule: duty?.rule ?? null,
      within: duty?.within ?? null,
      dueOn,
      cite: duty?.cite ?? null,
      confidence: duty?.confidence ?? null,
      event: event?.id ?? null,
      toldOn: telling?.on ?? null,
      command:
        state === 'overdue' || state === 'to tell' ? nextCommand(subject, change, body, event?.id ?? null) : null,
    });
  }
  return rows;
}

/**
 * Whether the document said something else of the same matter when a payer or facility was told of it: they heard what was
 * so then. Where it did not say anything of it yet, they were told before it was written down.
 */
async function saidOtherwise(
  { subject }: About,
  change: ToldChange & { readonly group?: string },
  before: ShownDocument,
  sequence: number,
  { ledger, asOf }: OfficeQuestion,
): Promise<boolean> {
  if (change.group !== undefined) return false;
  const kind = kindOf(subject);
  const body = await ledger.documents.bodyAt(kind, subject.key, sequence);
  if (body === undefined) return false;
  const then = toldChanges(kind, before, await shownDocument(kind, JSON.parse(body)), asOf);
  const said = then.filter(
    ({ part, about, kind: of }) => part === change.part && about === change.about && of === change.kind,
  );
  return said.length > 0 && !said.some(({ now }) => now === change.now);
}

/** A change of a group, which a payer was told with one of its providers. */
type GroupChange = ToldChange & { readonly group: string };

/** What the group of an application told of itself and of the places where the provider works, and is no longer so. */
async function groupChanges(
  { subject, groups }: About,
  { application, submission }: LastTold,
  before: ShownDocument,
  asOf: CalendarDate,
): Promise<readonly GroupChange[]> {
  if (subject.kind !== 'provider') return [];
  const keys = [...new Set(application.lines.flatMap(({ group }) => group ?? []))];
  const changes = keys.map(async (key) => {
    const places = placesIn(before.value, key);
    const found = await groups(key, submission.recorded_seq, asOf);
    return found
      .filter(
        ({ part, about }) =>
          isToldWithMembers(part) &&
          (part !== 'locations' || places.length === 0 || places.some((place) => about === `location ${place}`)),
      )
      .map((change) => ({ ...change, group: key }));
  });
  return (await Promise.all(changes)).flat();
}

/** Keys of the locations of a group where a dossier says that the provider works. */
function placesIn(dossier: unknown, group: string): readonly string[] {
  const { practiceLocations = [] } = dossier as Pick<Dossier, 'practiceLocations'>;
  return practiceLocations.filter((one) => one.group === group).flatMap(({ location }) => location ?? []);
}

/** What a group told when an entry of the journal was recorded and is no longer so. */
type GroupsThen = (key: string, sequence: number, asOf: CalendarDate) => Promise<readonly ToldChange[]>;

/** Reads groups as they were; several providers were told of with the same one. */
function groupsThen({ ledger }: OfficeQuestion): GroupsThen {
  const kept = new Map<string, readonly ToldChange[]>();
  return async (key, sequence, asOf) => {
    const then = await ledger.documents.bodyAt('group', key, sequence);
    const now = await ledger.documents.byKey('group', key);
    if (then === undefined || now === undefined || then === now.body) return [];
    const asked = `${key} ${then}`;
    const known = kept.get(asked);
    if (known !== undefined) return known;
    const [before, after] = [
      await shownDocument('group', JSON.parse(then)),
      await shownDocument('group', JSON.parse(now.body)),
    ];
    const changes = toldChanges('group', before, after, asOf);
    kept.set(asked, changes);
    return changes;
  };
}

/** What a rule asks of this payer or facility, the soonest. */
function soonest(
  change: ToldChange,
  on: CalendarDate,
  body: Body,
  facts: SubjectFacts,
  context: DerivationContext,
  read: DutyReader,
  asOf: CalendarDate,
): Duty | undefined {
  if (change.kind === null) return undefined;
  return changeDuties(read, facts, context, { kind: change.kind, on }, latest(on, asOf))
    .filter((duty) => bodyKey(duty) === bodyKey(body))
    .toSorted((left, right) => ((left.dueOn ?? '~') < (right.dueOn ?? '~') ? -1 : 1))[0];
}

/** The event that recorded a change: of its kind, and of its day or later; of an unknown day, one heard of since it was told. */
function eventOf(
  change: ToldChange,
  occurrences: readonly RecordedOccurrence[],
  submission: Submission,
): RecordedOccurrence | undefined {
  const ofKind = occurrences.filter(({ kind }) => kind === change.kind);
  const { on: changedOn } = change;
  if (changedOn === null)
    return ofKind.findLast(({ on, sequence }) => sequence > submission.recorded_seq || on >= submission.happened_on);
  return ofKind.findLast(({ on }) => on === changedOn) ?? ofKind.findLast(({ on }) => on >= changedOn);
}

/** Papers that were sent and whose file is another one now. */
function paperChanges(submission: Submission, { value }: ShownDocument): readonly ToldChange[] {
  const { documents = [] } = value as {
    readonly documents?: readonly { readonly kind: string; readonly file?: string; readonly sha256?: string }[];
  };
  const present = new Map(
    documents.flatMap(({ file, sha256 }) => (file === undefined ? [] : [[file, sha256] as const])),
  );
  return submission.documents.flatMap(({ kind, path, sha256 }): readonly ToldChange[] => {
    const now = present.get(path);
    if (now === undefined || now === sha256) return [];
    const short = (hash: string): string => hash.slice(0, 12);
    const about = `paper ${kind}`;
    return [
      { part: 'documents', about, what: 'another file', before: short(sha256), now: short(now), kind: null, on: null },
    ];
  });
}

/** The same difference has the same id on every day. */
function rowId(applicationId: string, { part, about, kind }: ToldChange): string {
  return [applicationId, part, about, kind ?? 'renewal'].join('.').replaceAll(/[^\p{L}\p{N}.]+/gu, '-');
}

function nextCommand(
  subject: Subject,
  change: ToldChange & { readonly group?: string },
  { payer, facility }: Body,
  event: string | null,
): string {
  if (event !== null) {
    const whom = payer === null ? `--facility ${facility}` : `--payer ${payer}`;
    return `empanel provider tell ${subject.key} ${event} ${whom} --via portal`;
  }
  return change.group === undefined
    ? eventCommand(kindOf(subject), subject.key, change)
    : eventCommand('group', change.group, change);
}

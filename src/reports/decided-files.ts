/** Files that are to be decided: by whom, and on which day as far as anybody knows. */

import { decidedStates, lineStanding } from '../domain/application.ts';
import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../domain/calendar/duration.ts';
import { statusOn } from '../domain/departure.ts';
import type { Application, PayerFacts } from '../domain/facts.ts';
import { ownBody } from '../domain/file-facts.ts';
import { compareNames } from '../domain/name-order.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Payer } from '../domain/nouns/payer.ts';
import type { VerifiedFile } from '../domain/verified-value.ts';
import { groupedBy } from '../rules/clocks/circumstance.ts';
import type { WorkspaceRole } from '../rules/pack-entry.ts';
import type { OfficeQuestion } from './report.ts';

/** A file that is to be decided: a subject with an application, or a subject alone where none is open. */
export interface DecidedFile {
  readonly facts: VerifiedFile;
  readonly application: Application | null;
  readonly payer: PayerFacts | null;
  /** What the payer's own document changes about the rules. */
  readonly payerDocument: Payer | null;
  readonly facility: Facility | null;
  /** Packs of whoever decides, or of those for whom this office decides, beside the packs of the workspace. */
  readonly packs: readonly string[];
  /** What kind of place the subject itself is; null where it is none. */
  readonly ownKind: string | null;
  /** The day of the decision; null where nobody knows it. */
  readonly decisionOn: CalendarDate | null;
  /** Who says so, in words. */
  readonly decisionBy: string | null;
}

/**
 * Files awaiting a decision: of applications, and of providers whom this office itself verifies for its own committee or for
 * clients. With `all` also other subjects without an open application. By name of the subject.
 */
export async function decidedFiles(question: OfficeQuestion): Promise<readonly DecidedFile[]> {
  const { ledger, asOf, filters } = question;
  const { payer, owner, practice, subjectId } = filters;
  const { payers } = await ledger.facts.context();
  const facilities = new Map(
    (await ledger.documents.list('facility')).map((one) => [one.key, JSON.parse(one.body) as Facility]),
  );
  const documents = new Map(
    (await ledger.documents.list('payer')).map((one) => [one.key, JSON.parse(one.body) as Payer]),
  );
  const asked = { payer, owner, practice, subjectId };
  const known =
    subjectId === undefined ? await ledger.applications.undecided(asOf, asked) : await ledger.applications.list(asked);
  const open = known.filter(({ application }) => awaitsDecision(application, asOf));
  const openOf = groupedBy(open, ({ subject }) => subject.id);
  const ids = new Set([...openOf.keys(), ...(await withoutApplication(question))]);
  const files: DecidedFile[] = [];
  for (const facts of ledger.facts.verified([...ids].filter((id) => subjectId === undefined || subjectId === id))) {
    if (filters.practice !== undefined && facts.subject.practice !== filters.practice) continue;
    const own = openOf.get(facts.subject.id) ?? [];
    const ownKind = facts.subject.kind === 'facility' ? (facilities.get(facts.subject.key)?.kind ?? null) : null;
    if (own.length === 0) {
      const none = { application: null, payer: null, payerDocument: null, facility: null };
      files.push(fileOf({ facts, ...none, packs: delegatedPacks(payers, question.office.role), ownKind }, question));
    }
    for (const { application } of own) {
      const payer = application.payer === null ? null : (payers.get(application.payer) ?? null);
      const facility = application.facility === null ? null : (facilities.get(application.facility) ?? null);
      const payerDocument = documents.get(application.payer ?? '') ?? null;
      const packs = payer?.packs ?? facility?.packs ?? [];
      files.push(fileOf({ facts, application, payer, payerDocument, facility, packs, ownKind }, question));
    }
  }
  return files.toSorted((left, right) => compareNames(left.facts.subject.name, right.facts.subject.name));
}

/** Ids of active subjects that are told of without an open application; who is asked about by name is, decided on or not. */
async function withoutApplication(question: OfficeQuestion): Promise<readonly string[]> {
  const { ledger, asOf, filters, office } = question;
  if (filters.payer !== undefined || filters.owner !== undefined) return [];
  const { role } = office;
  const isOurWork = role === 'cvo' || role === 'delegated-group';
  if (!filters.all && !isOurWork) return [];
  const active = (await ledger.subjects.list({})).filter((one) => statusOn(one, asOf) === 'active');
  if (filters.all || filters.subjectId !== undefined) return active.map(({ id }) => id);
  const settled = role === 'cvo' ? new Set() : await settledByUs(question);
  return active.filter(({ id, kind }) => kind === 'provider' && !settled.has(id)).map(({ id }) => id);
}

/** Ids of subjects whom our own committee has decided on, and whose next cycle has not come into sight. */
async function settledByUs({ ledger, asOf }: OfficeQuestion): Promise<ReadonlySet<string>> {
  const decisions = (await ledger.committees.decisions()).filter(
    ({ body, outcome, happened_on }) => body === ownBody && outcome !== 'tabled' && happened_on <= asOf,
  );
  const settled = new Set(decisions.map(({ subject_id }) => subject_id));
  const cycles = await ledger.deadlines.list({ asOf, kinds: ['recredentialing'] });
  for (const { subjectId, payer, facility, dueOn, leadDays } of cycles) {
    const isInSight = dueOn === null || daysBetween(asOf, dueOn) <= leadDays;
    if (payer === null && facility === null && isInSight) settled.delete(subjectId);
  }
  return settled;
}

/** The packs of payers that delegate the decision, where this office is one that decides for them. */
export function delegatedPacks(payers: ReadonlyMap<string, PayerFacts>, role: WorkspaceRole): readonly string[] {
  if (role !== 'delegated-group') return [];
  return [...new Set([...payers.values()].flatMap(({ delegated, packs }) => (delegated === true ? packs : [])))];
}

function awaitsDecision(application: Application, on: CalendarDate): boolean {
  return (
    application.openedOn <= on &&
    application.lines.some((line) => !decidedStates.includes(lineStanding(application, line, on).state))
  );
}

type Asked = Omit<DecidedFile, 'decisionOn' | 'decisionBy'>;

function fileOf(asked: Asked, question: OfficeQuestion): DecidedFile {
  const [decisionOn, decisionBy] = decisionDay(asked, question);
  return { ...asked, decisionOn, decisionBy };
}

/** The day of the decision: as asked, else the next meeting of who decides, else when the payer says it will have decided. */
function decisionDay(
  { application, payer, facility }: Asked,
  { asOf, filters, office }: OfficeQuestion,
): readonly [CalendarDate | null, string | null] {
  if (filters.committeeOn !== undefined) return [filters.committeeOn, 'committee'];
  const ofFacility = (facility?.committees ?? []).flatMap(({ meetings = [] }) => meetings as readonly CalendarDate[]);
  const decidesHere = office.role === 'delegated-group' || office.role === 'facility';
  const meetings = facility !== null ? ofFacility : decidesHere ? office.meetings : [];
  const next = meetings.filter((day) => day >= asOf).toSorted()[0];
  if (next !== undefined) return [next, 'next committee'];
  if (application === null || payer?.decisionWithin == null) return [null, null];
  const sent = application.steps.findLast(
    (step) => step.on <= asOf && (step.name === 'complete' || step.name === 'submitted'),
  );
  if (sent === undefined) return [null, null];
  const expected = dateAfter(sent.on, duration(payer.decisionWithin));
  return expected < asOf ? [null, null] : [expected, 'payer’s stated time'];
}

import { addDays, type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { dateInput } from '../../domain/calendar/date-input.ts';
import { duration } from '../../domain/calendar/duration.ts';
import type { FilePurpose } from '../../domain/committee.ts';
import type { Application, DerivationContext, PayerFacts, Subject, SubjectFacts } from '../../domain/facts.ts';
import { type DecisionProgram, ownBody } from '../../domain/file-facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Committee } from '../../domain/nouns/workspace.ts';
import { isForExclusions } from '../../domain/screening/last-screening.ts';
import { nearest } from '../../domain/suggestion.ts';
import { longBreak } from '../../domain/work-break.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type CommitteeFile, committeeFile } from '../../reports/committee-file.ts';
import { delegatedPacks } from '../../reports/decided-files.ts';
import { unaskedVerifications } from '../../reports/unasked-verifications.ts';
import { verificationMatters } from '../../reports/verification-matters.ts';
import { verificationSilence } from '../../reports/verification-silence.ts';
import { lastDecision } from '../../rules/clocks/decision-dates.ts';
import { dutyReader } from '../../rules/duties.ts';
import { listRhythms } from '../../rules/list-rhythms.ts';
import { outdatedLists, type ScreeningReader } from '../../rules/monitoring-duties.ts';
import { durationFact } from '../../rules/recorded-fact.ts';
import { type ChecklistOffice, checklistOf, checklistOffice, syncedBody } from '../checklist-run.ts';
import type { Context } from '../context.ts';
import { clockOf } from './cycle-extension.ts';
import { lateUntil } from './due-cycles.ts';
import { earlierWord, happeningsBy } from './file-history.ts';
import { filePapers, type PaperFault, paperFault } from './file-papers.ts';

/** A committee of ours: the one that decides for those who delegate to us, or one of a facility. */
export interface CommitteeHere extends Committee {
  /** `self`, or the key of the facility. */
  readonly body: string;
  readonly program: DecisionProgram;
}

/** A meeting as recorded; the id is null where only a document names its day. */
export interface MeetingHere {
  readonly id: string | null;
  readonly committee: CommitteeHere;
  readonly heldOn: CalendarDate;
  readonly attendees: readonly string[];
  readonly note: string | null;
}

/** Refuses to decide where others decide. */
export async function mustDecideHere(context: Context): Promise<void> {
  const role = (await context.workspaceIfAny())?.document.role ?? 'practice';
  if (role === 'delegated-group' || role === 'facility') return;
  await mustNotOnlyReport(context);
  throw new UserError('usage/conflict', 'payers and facilities decide here, not this office', {
    hint: 'record their decision with `empanel application advance ID approved --on DATE`, or `denied`',
  });
}

/** Refuses what belongs to committees in an office that verifies for others: it has none. */
export async function mustNotOnlyReport(context: Context): Promise<void> {
  if ((await context.workspaceIfAny())?.document.role !== 'cvo') return;
  throw new UserError('usage/conflict', 'a verification organization reports and decides nothing', {
    hint: '`empanel committee packet SUBJECT` makes the report for those who decide',
  });
}

/** The committees that `empanel.yaml` and the documents of facilities name. */
export async function committeesHere(context: Context, ledger: Ledger): Promise<readonly CommitteeHere[]> {
  const own = (await context.workspaceIfAny())?.document.committees ?? [];
  const facilities = (await ledger.documents.list('facility')).map(({ body }) => JSON.parse(body) as Facility);
  return [
    ...own.map((one): CommitteeHere => ({ ...one, body: ownBody, program: 'network' })),
    ...facilities.flatMap(({ key, committees = [] }) =>
      committees.map((one): CommitteeHere => ({ ...one, body: key, program: 'privileges' })),
    ),
  ];
}

/** The committee named, or the only one, or the only one of the workspace itself. */
export function committeeAsked(all: readonly CommitteeHere[], key: string | undefined): CommitteeHere {
  const own = all.filter(({ body }) => body === ownBody);
  const choice = own.length > 0 ? own : all;
  const found = key === undefined ? (choice.length === 1 ? choice[0] : undefined) : all.find((one) => one.key === key);
  if (found !== undefined) return found;
  if (all.length === 0) {
    throw new UserError('record/not-found', 'no committee is known here', {
      hint: 'name it under `committees` in `empanel.yaml`, or in the document of the facility',
    });
  }
  const keys = all.map((one) => one.key);
  if (key === undefined) {
    throw new UserError('usage/missing', '`--committee` is not given', { hint: `committees: ${keys.join(', ')}` });
  }
  const near = nearest(key, keys, { limit: 1 })[0];
  throw new UserError('record/not-found', `no committee has the key \`${key}\``, {
    hint: near === undefined ? `committees: ${keys.join(', ')}` : `did you mean \`${near}\`?`,
  });
}

/** Meetings, recorded and planned in documents, by day. */
export async function meetingsHere(context: Context, ledger: Ledger): Promise<readonly MeetingHere[]> {
  const committees = await committeesHere(context, ledger);
  const byKey = new Map(committees.map((one) => [one.key, one]));
  const recorded = (await ledger.committees.meetings()).map((row): MeetingHere => {
    const committee = byKey.get(row.committee) ?? unnamed(row.committee);
    const heldOn = row.held_on as CalendarDate;
    return { id: row.id, committee, heldOn, attendees: row.attendees, note: row.note };
  });
  const known = new Set(recorded.map(({ committee, heldOn }) => `${committee.key} ${heldOn}`));
  const planned = committees.flatMap((committee) =>
    (committee.meetings ?? [])
      .filter((day) => !known.has(`${committee.key} ${day}`))
      .map((day) => ({ id: null, committee, heldOn: day as CalendarDate, attendees: [], note: null })),
  );
  return [...recorded, ...planned].toSorted((left, right) => (left.heldOn < right.heldOn ? -1 : 1));
}

/** A committee that no document names any more. */
function unnamed(key: string): CommitteeHere {
  return { key, name: key, body: ownBody, program: 'network' };
}

/** The meeting meant by an id, a day or `next`; undefined where none is asked for and none lies ahead. */
export async function meetingAsked(
  context: Context,
  ledger: Ledger,
  words: string | undefined,
  committee?: string,
): Promise<MeetingHere | undefined> {
  const asOf = await context.asOf();
  const all = (await meetingsHere(context, ledger)).filter(
    (one) => committee === undefined || one.committee.key === committee,
  );
  if (words === undefined || words === 'next') {
    const next = all.find(({ heldOn }) => heldOn >= asOf);
    if (next !== undefined || words === undefined) return next;
    throw new UserError('record/not-found', 'no meeting lies ahead', {
      hint: 'plan one: `empanel committee meeting --on DATE`',
    });
  }
  const ids = new Set((await ledger.committees.meetingsById(words)).map(({ id }) => id));
  const byId = all.filter(({ id }) => id !== null && ids.has(id));
  const day = byId.length > 0 ? undefined : dateInput(words, asOf);
  const found = byId.length > 0 ? byId : all.filter(({ heldOn }) => day?.ok === true && heldOn === day.date);
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    throw new UserError('record/ambiguous', `\`${words}\` fits ${found.length} meetings`, {
      hint: found.map((one) => `${one.id ?? 'planned'} (${one.committee.key})`).join('; '),
    });
  }
  throw new UserError('record/not-found', `no meeting is known as \`${words}\``, {
    hint:
      all.length === 0 ? 'plan one: `empanel committee meeting --on DATE`' : '`empanel committee meeting` lists them',
  });
}

/** "Credentials Committee, Thu 2 Jul 2026" */
export function meetingLabel({ committee, heldOn }: Pick<MeetingHere, 'committee' | 'heldOn'>): string {
  return `${committee.name}, ${longDate(heldOn)}`;
}

/** What a file is asked about. */
export interface FileRequest {
  readonly subject: Subject;
  readonly application: Application | null;
  readonly committee: Pick<CommitteeHere, 'body' | 'program'>;
  readonly decisionOn: CalendarDate;
}

/** What all files before a committee share: read once, however many are judged. */
export interface CommitteeDesk {
  readonly ledger: Ledger;
  readonly office: ChecklistOffice;
  readonly payers: ReadonlyMap<string, PayerFacts>;
  /** The packs of payers that delegate the decision to us. */
  readonly delegatedPacks: readonly string[];
  /** Owners, officials and managing employees of an organisation whom the last screening by a day did not know yet. */
  readonly sinceScreening: (subjectId: string, asOf: CalendarDate) => Promise<readonly string[]>;
  /** Cycles that a decision of ours began, by subject and facility. */
  readonly cycles: ReadonlyMap<string, OwnCycle>;
  readonly context: DerivationContext;
  /** What became of the bytes of kept papers. */
  readonly faultOf: PaperFault;
  /** Reads whether the lists of a screening are too old. */
  readonly screeningReader: ScreeningReader;
}

/** When a file of ours is no renewal any more, but begins anew. */
interface OwnCycle {
  /** The decision from which it counts. */
  readonly decidedOn: CalendarDate;
  /** The last day on which a late one is still one; null: no rule says. */
  readonly lateUntil: CalendarDate | null;
  /** The longest break in the work here that ends nothing, ISO duration; null: no rule says. */
  readonly longestBreak: string | null;
}

/** Reads what files before a committee share. */
export async function committeeDesk(context: Context, ledger: Ledger): Promise<CommitteeDesk> {
  const derivation = await ledger.facts.context();
  const { payers } = derivation;
  const root = (await context.workspaceIfAny())?.root;
  const office = await checklistOffice(context, ledger);
  return {
    ledger,
    office,
    payers,
    delegatedPacks: delegatedPacks(payers, office.role),
    sinceScreening: async (subjectId, asOf) => {
      if (root === undefined) return [];
      const { partiesSinceScreening } = await import('../screening/kept-roster.ts');
      return (await partiesSinceScreening(root, ledger, [subjectId], asOf)).map(({ party }) => party);
    },
    cycles: await ownCycles(ledger, office),
    context: derivation,
    faultOf: paperFault(root),
    screeningReader: { read: dutyReader(office.rules, office.role), rhythms: listRhythms(office.rules) },
  };
}

async function ownCycles(
  ledger: Ledger,
  { asOf, rules }: Pick<ChecklistOffice, 'asOf' | 'rules'>,
): Promise<ReadonlyMap<string, OwnCycle>> {
  const rows = await ledger.deadlines.list({ asOf, kinds: ['recredentialing'] });
  return new Map(
    rows.flatMap(({ subjectId, payer, facility, rule, dueOn, anchorOn }) => {
      if (payer !== null || anchorOn === null) return [];
      const brokenBy = clockOf(rules, rule)?.brokenBy;
      const cycle: OwnCycle = {
        decidedOn: anchorOn,
        lateUntil: dueOn === null ? null : lateUntil(rules, rule, dueOn),
        longestBreak: (brokenBy === undefined ? undefined : durationFact(rules, brokenBy, anchorOn)) ?? null,
      };
      return [[`${subjectId}|${facility ?? ownBody}`, cycle] as const];
    }),
  );
}

/** Whether the cycle of the last decision is over by a day: too late for a renewal, or broken by a time away. */
export function beginsAnew(
  { cycles, context: { groups } }: Pick<CommitteeDesk, 'cycles' | 'context'>,
  { subject, places = [] }: SubjectFacts,
  body: string,
  by: CalendarDate,
): boolean {
  const cycle = cycles.get(`${subject.id}|${body}`);
  if (cycle === undefined || cycle.decidedOn > by) return false;
  if (cycle.lateUntil !== null && by > cycle.lateUntil) return true;
  if (cycle.longestBreak === null) return false;
  const memberships = [...(groups?.values() ?? [])].flatMap(({ members }) => members.get(subject.npi ?? '') ?? []);
  const limit = duration(cycle.longestBreak);
  return longBreak([...memberships, ...places], limit, { since: cycle.decidedOn, by }) !== undefined;
}

/** The file of a subject, judged for the day of the decision. */
export async function fileForDecision(desk: CommitteeDesk, request: FileRequest): Promise<CommitteeFile> {
  const facts = await desk.ledger.facts.of(request.subject.id);
  if (facts === undefined) throw new Error(`no facts of ${request.subject.id}`);
  return judgedFile(desk, request, facts);
}

/** The same, where the facts are at hand. Judged is what was known on the day of the decision, before that day's decisions. */
export async function judgedFile(
  desk: CommitteeDesk,
  { subject, application, committee, decisionOn }: FileRequest,
  facts: SubjectFacts,
): Promise<CommitteeFile> {
  const { ledger, office, payers, delegatedPacks, sinceScreening } = desk;
  const asOf = decisionOn < office.asOf ? decisionOn : office.asOf;
  const payer = application?.payer == null ? null : (payers.get(application.payer) ?? null);
  const facilityKey = application?.facility ?? (committee.body === ownBody ? null : committee.body);
  const facility = facilityKey === null ? null : (office.facilities.get(facilityKey) ?? null);
  const decided = facts.decisions.filter(
    ({ body, program }) => body === committee.body && program === committee.program,
  );
  const last = lastDecision(decided, addDays(decisionOn, -1));
  const anew = last !== undefined && last.on <= decisionOn && beginsAnew(desk, facts, committee.body, decisionOn);
  const purpose = anew ? 'initial' : purposeOf(application, committee.program, last?.outcome);
  const packs = [...new Set([...delegatedPacks, ...(facility?.packs ?? [])])];
  const file = {
    facts,
    application,
    payer,
    payerDocument: payer === null ? null : (office.payers.get(payer.key) ?? null),
    facility,
    packs: [...new Set([...(payer?.packs ?? []), ...packs])],
    ownKind: subject.kind === 'facility' ? (office.facilities.get(subject.key)?.kind ?? null) : null,
    decisionOn,
    decisionBy: 'committee',
  };
  const request = {
    subject,
    payer,
    packs,
    type: purpose === 'recredentialing' ? 'recredentialing' : 'initial',
    route: application?.route ?? (subject.groups.length === 0 ? 'individual' : 'group'),
    group: subject.groups[0] ?? null,
    locations: [],
    products: [],
    by: decisionOn,
  } as const;
  const document = await syncedBody(ledger, subject);
  const reportOffice = {
    role: office.role,
    meetings: [],
    rules: async () => office.rules,
    roster: async () => undefined,
  };
  const own = { body: JSON.parse(document.body) as unknown, sha256: document.sha256 };
  const question = { ledger, asOf, filters: { all: true }, office: reportOffice };
  const matters = await verificationMatters(file, question);
  const unasked = unaskedVerifications(facts, matters, asOf);
  return committeeFile({
    file,
    purpose,
    decisionOn,
    role: office.role,
    dossier: subject.kind === 'provider' ? { ...own, body: own.body as Dossier } : null,
    organization: subject.kind === 'provider' ? null : { ...own, body: own.body as Facility | Group },
    items: checklistOf({ ...office, asOf }, request, document, facts).items,
    matters,
    unasked,
    papers: await filePapers(desk, subject, { matters, unasked }),
    silence: await verificationSilence(file, question),
    matches: await ledger.screenings.matches({ subjectId: subject.id, asOf }),
    screening: facts.screenings.findLast((run) => run.on <= asOf && isForExclusions(run)) ?? null,
    unscreened: subject.kind === 'provider' ? [] : await sinceScreening(subject.id, asOf),
    outdated: outdatedLists(desk.screeningReader, facts, desk.context, { asOf, by: decisionOn }),
    last: last ?? null,
    earlier: await earlierWord(ledger, facts, decided, decisionOn),
    happenings: await happeningsBy(ledger, facts, decisionOn),
  });
}

function purposeOf(application: Application | null, program: DecisionProgram, last: string | undefined): FilePurpose {
  if (application?.type === 'recredentialing') return 'recredentialing';
  if (last === 'approved' || last === 'approved-with-conditions') return 'recredentialing';
  return program === 'privileges' ? 'privileges' : 'initial';
}

/** The day something falls due that counts from a decision made on a day; null where nothing does. */
export async function deadlineAfter(
  ledger: Ledger,
  subjectId: string,
  kind: 'notice' | 'recredentialing' | 'appeal',
  on: CalendarDate,
): Promise<CalendarDate | null> {
  const rows = await ledger.deadlines.list({ asOf: on, subjectId, kinds: [kind] });
  return rows.find((row) => row.anchorOn === on)?.dueOn ?? null;
}

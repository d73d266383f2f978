import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../domain/calendar/duration.ts';
import type { Verification } from '../domain/facts.ts';
import type { Monitoring } from '../domain/file-facts.ts';
import { enrollmentOn, type MonitoringService, monitoringServices } from '../domain/monitoring-service.ts';
import { compareNames } from '../domain/name-order.ts';
import type { Column, Row, Table, Tone } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import { citation, type WorkspaceRole } from '../rules/pack-entry.ts';
import { type DecidedFile, decidedFiles } from './decided-files.ts';
import type { OfficeQuestion, Report } from './report.ts';
import { type UnaskedVerification, unaskedVerifications } from './unasked-verifications.ts';
import {
  daysToSpare,
  type VerificationMatter,
  type VerificationState,
  verificationMatters,
  verificationStates,
} from './verification-matters.ts';
import { verificationSilence } from './verification-silence.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'description' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 9 },
  { id: 'about', label: 'Element', type: 'text', priority: 1, role: 'summary' },
  { id: 'state', label: 'State', type: 'text', priority: 1, role: 'tone' },
  { id: 'verifiedOn', label: 'Verified', type: 'date', priority: 3 },
  { id: 'source', label: 'Source', type: 'text', priority: 5 },
  { id: 'staleOn', label: 'Counts through', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 4 },
  { id: 'decisionOn', label: 'Decision', type: 'date', priority: 2 },
  { id: 'daysToSpare', label: 'To spare', type: 'integer', priority: 6 },
  { id: 'program', label: 'Program', type: 'text', priority: 4 },
  { id: 'limit', label: 'Limit', type: 'text', priority: 7 },
  { id: 'answerDueOn', label: 'Answer by', type: 'date', priority: 6 },
  { id: 'monitoring', label: 'Monitoring', type: 'text', priority: 7 },
  { id: 'rule', label: 'Rule', type: 'text', priority: 8, role: 'description' },
  { id: 'element', label: 'Element key', type: 'text', priority: 'machine' },
  { id: 'credential', label: 'Credential', type: 'id', priority: 'machine' },
  { id: 'method', label: 'Method', type: 'text', priority: 'machine' },
  { id: 'reportedOn', label: 'Report dated', type: 'date', priority: 'machine' },
  { id: 'scope', label: 'Scope', type: 'text', priority: 'machine' },
  { id: 'consentOn', label: 'Consent', type: 'date', priority: 'machine' },
  { id: 'says', label: 'Source says', type: 'text', priority: 'machine', role: 'description' },
  { id: 'answeredOn', label: 'Answered', type: 'date', priority: 'machine' },
  { id: 'answer', label: 'Answer', type: 'text', priority: 'machine', role: 'description' },
  { id: 'by', label: 'Verified by', type: 'text', priority: 'machine' },
  { id: 'evidence', label: 'Evidence', type: 'text', priority: 'machine' },
  { id: 'decisionBy', label: 'Decision day from', type: 'text', priority: 'machine' },
  { id: 'applications', label: 'Applications', type: 'text', priority: 'machine' },
  { id: 'within', label: 'Greatest age', type: 'text', priority: 'machine' },
  { id: 'cite', label: 'Cite', type: 'text', priority: 'machine', role: 'description' },
  { id: 'confidence', label: 'Confidence', type: 'text', priority: 'machine' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
];

/** How each state reads. */
const verificationTones: Readonly<Record<VerificationState, Tone>> = {
  discrepant: 'bad',
  'not found': 'bad',
  'changed since verified': 'bad',
  missing: 'bad',
  stale: 'bad',
  'goes stale': 'warn',
  'source not accepted': 'warn',
  'second source missing': 'warn',
  'no consent': 'warn',
  verified: 'good',
};

/** Every element to verify, for each provider and program: its state, and the last day on which it counts. */
export const report: Report = {
  name: 'verification',
  title: 'Verification',
  summary: 'each element verified at its source: state, and the day it goes stale',
  filters: ['all', 'provider', 'payer', 'owner', 'state', 'limit', 'committee'],
  withinDefault: null,
  table: async (question) => {
    const files = await decidedFiles(question);
    const matters: VerificationMatter[] = [];
    const silences = new Set<string>();
    for (const file of files) {
      matters.push(...(await verificationMatters(file, question)));
      const silence = await verificationSilence(file, question);
      if (silence !== null) silences.add(silence);
    }
    const besides = recordedBesides(files, matters, question.asOf);
    return verificationTable(matters, besides, question, files.length > 0, [...silences]);
  },
};

/** A row with what orders it. */
interface ToldRow {
  readonly state: VerificationState;
  readonly staleOn: CalendarDate | null;
  readonly name: string;
  readonly about: string;
  readonly isUndated: boolean;
  /** Whether it goes stale because the paper itself ends. */
  readonly endsWithPaper: boolean;
  readonly row: Row;
  /** What to do next, as a command; null: nothing. */
  readonly next: string | null;
}

function verificationTable(
  matters: readonly VerificationMatter[],
  besides: readonly ToldRow[],
  { asOf, filters, office }: OfficeQuestion,
  areFiles: boolean,
  silences: readonly string[],
): Table {
  const state = filters.state === undefined ? undefined : stateNamed(filters.state);
  const told = [...toldOnce(matters).map((one) => toldRow(one, asOf)), ...besides];
  const rows = told.filter((one) => state === undefined || one.state === state).toSorted(byUrgency);
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const [first] = matters;
  const isDone = first !== undefined && told.every((one) => one.state === 'verified');
  const next = isDone ? stepAfter(first.file, office.role) : shown.find((one) => one.next !== null)?.next;
  return {
    report: 'verification',
    title: 'Verification',
    asOf,
    columns,
    rows: shown.map(({ row }) => row),
    lead: rows.length === 0 ? [] : [stateCounts(rows.map((one) => one.state)).join(' · ')],
    notes: [
      ...silences.map((silence) =>
        told.length === 0 ? silence : `${silence}; what is shown counts for whoever decides`,
      ),
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
      ...(shown.some(({ isUndated }) => isUndated)
        ? ['where no day of decision is known, today decides what is stale; `--committee DATE` names one']
        : []),
      ...(shown.some(({ endsWithPaper }) => endsWithPaper)
        ? [
            'a paper that ends before the decision is renewed first: what was verified of it counts no longer than it does',
          ]
        : []),
    ],
    empty:
      told.length === 0
        ? emptyWords(filters, areFiles)
        : state === undefined
          ? 'Nothing is shown with `--limit 0`.'
          : `Nothing is \`${state}\`. Without \`--state\` all is shown.`,
    ...(next == null ? {} : { next }),
  };
}

/** The next command for a file of which everything is verified. */
function stepAfter({ facts, application, payerDocument }: DecidedFile, role: WorkspaceRole): string {
  const { key } = facts.subject;
  if (role === 'cvo') return `empanel committee packet ${key}`;
  const isOwn = role === 'delegated-group' || role === 'facility';
  const payer = application?.payer ?? null;
  if (isOwn && (payer === null || payerDocument?.delegated === true)) return 'empanel committee agenda';
  const isSent = application?.steps.some(({ name }) => name === 'submitted') ?? true;
  return isSent || payer === null ? 'empanel report stale-files' : `empanel checklist ${key} --payer ${payer}`;
}

/** Why there is nothing to tell, whatever its state. */
function emptyWords({ all, payer, owner }: OfficeQuestion['filters'], areFiles: boolean): string {
  if (areFiles)
    return 'The rules in use ask for nothing to be verified here. What was looked up all the same: `empanel provider history NPI`.';
  if (payer !== undefined || owner !== undefined) return 'No open application asked about awaits a decision.';
  return all
    ? 'Nobody asked about is active or has an open application. A draft is listed once `empanel application open` opened one.'
    : 'No open application asked about awaits a decision. `--all` shows active providers without one, too.';
}

function toldRow(one: ToldMatter, asOf: CalendarDate): ToldRow {
  const { file, state, staleOn, about } = one.first;
  const { subject } = file.facts;
  return {
    state,
    staleOn,
    name: subject.name,
    about,
    isUndated: file.decisionOn === null,
    endsWithPaper: state !== 'verified' && staleOn !== null && staleOn === one.first.endsOn,
    row: rowOf(one, asOf),
    next: state === 'verified' ? null : `empanel verify ${subject.key} ${verifyWord(one.first)} --source NAME`,
  };
}

/**
 * What is on record and no rule here asks for: background checks, whatever else was looked up and found not to be so, and
 * enrollments in monitoring.
 */
function recordedBesides(
  files: readonly DecidedFile[],
  matters: readonly VerificationMatter[],
  asOf: CalendarDate,
): readonly ToldRow[] {
  const bySubject = new Map(files.map((file) => [file.facts.subject.id, file]));
  return [...bySubject.values()].flatMap((file) => {
    const { facts } = file;
    const own = matters.filter((one) => one.file.facts.subject.id === facts.subject.id);
    const looks = unaskedVerifications(facts, own, asOf).filter(
      ({ verification, state }) => verification.element === 'background-check' || state !== 'verified',
    );
    return [
      ...looks.map((look) => besidesRow(file, lookTold(look))),
      ...monitoringServices.flatMap((service) => {
        const enrollment = enrollmentOn(facts.monitorings, service.key, asOf);
        return enrollment === undefined ? [] : [besidesRow(file, enrollmentTold(enrollment, service, facts, asOf))];
      }),
    ];
  });
}

/** What is told of a look or enrollment. */
type Besides = Pick<ToldRow, 'state' | 'about'> & { readonly id: string; readonly cells: Row['cells'] };

function lookTold({ verification, about, state }: UnaskedVerification): Besides {
  return {
    id: verification.id,
    state,
    about,
    cells: {
      element: verification.element,
      credential: verification.credentialId,
      ...verificationCells(verification),
    },
  };
}

function enrollmentTold(
  enrollment: Monitoring,
  service: MonitoringService,
  { occurrences }: DecidedFile['facts'],
  asOf: CalendarDate,
): Besides {
  const alert = occurrences.findLast(({ kind, on }) => kind === service.alert && on >= enrollment.from && on <= asOf);
  return {
    id: enrollment.id,
    state: 'verified',
    about: service.name,
    cells: {
      element: 'npdb',
      verifiedOn: enrollment.from,
      source: 'NPDB',
      monitoring: alert === undefined ? `since ${enrollment.from}, no alert` : `alert of ${alert.on}`,
    },
  };
}

function besidesRow(file: DecidedFile, { id, state, about, cells }: Besides): ToldRow {
  const { subject } = file.facts;
  const empty = Object.fromEntries(columns.map((column) => [column.id, null]));
  const npi = subject.kind === 'provider' ? subject.npi : null;
  const decision = { decisionOn: file.decisionOn, decisionBy: file.decisionBy };
  const who = { provider: subject.name, npi, subject: subject.key, subjectKind: subject.kind, ...decision };
  return {
    state,
    staleOn: null,
    name: subject.name,
    about,
    isUndated: false,
    endsWithPaper: false,
    row: { tone: verificationTones[state], cells: { ...empty, id, about, state, ...who, ...cells } },
    next: null,
  };
}

/** What to call the matter on the command line of `verify`. */
function verifyWord({ credential, entry }: VerificationMatter): string {
  return credential?.id ?? entry.rule.needs.element;
}

/** One element under one rule, with all the applications of the provider that it serves. */
export interface ToldMatter {
  /** The matter on its soonest day of decision. */
  readonly first: VerificationMatter;
  readonly applications: readonly string[];
}

/** Matters with each element under one rule told once for all applications of the subject, in its worst state. */
export function toldOnce(matters: readonly VerificationMatter[]): readonly ToldMatter[] {
  const found = new Map<string, ToldMatter>();
  for (const matter of matters) {
    const key = keyOf(matter);
    const known = found.get(key);
    const id = matter.file.application?.id;
    const ids = [...(known?.applications ?? []), ...(id === undefined ? [] : [id])];
    const first = known === undefined || rank(matter) < rank(known.first) ? matter : known.first;
    found.set(key, { first, applications: ids });
  }
  return [...found.values()];
}

function keyOf({ file, entry, about }: VerificationMatter): string {
  return `${file.facts.subject.id} ${entry.id} ${about}`;
}

/** The worse, then the sooner, first. */
function rank({ state, staleOn }: Pick<ToldRow, 'state' | 'staleOn'>): string {
  return `${verificationStates.indexOf(state)} ${staleOn ?? '~'}`;
}

function byUrgency(left: ToldRow, right: ToldRow): number {
  const [one, other] = [rank(left), rank(right)];
  if (one !== other) return one < other ? -1 : 1;
  return compareNames(left.name, right.name) || compareNames(left.about, right.about);
}

function rowOf({ first, applications }: ToldMatter, asOf: CalendarDate): Row {
  const { file, entry, verification, staleOn, within, state } = first;
  const { subject } = file.facts;
  return {
    tone: verificationTones[state],
    cells: {
      id: `${subject.key}.${entry.id}${first.credential === null ? '' : `.${first.credential.id}`}`,
      provider: subject.name,
      npi: subject.kind === 'provider' ? subject.npi : null,
      about: first.about,
      state,
      ...verificationCells(verification),
      monitoring: first.monitoring === null ? null : `since ${first.monitoring.from}, no alert`,
      staleOn,
      daysLeft: staleOn === null ? null : daysBetween(asOf, staleOn),
      decisionOn: file.decisionOn,
      daysToSpare: daysToSpare(first),
      program: entry.pack.id,
      limit: within !== null ? durationText(duration(within)) : staleOn === null ? 'any age' : 'while in force',
      rule: entry.id,
      element: entry.rule.needs.element,
      credential: first.credential?.id ?? null,
      decisionBy: file.decisionBy,
      applications: applications.length === 0 ? null : applications.join(' '),
      within,
      cite: citation(entry.rule.cite),
      confidence: entry.rule.confidence,
      subject: subject.key,
      subjectKind: subject.kind,
    },
  };
}

function verificationCells(verification: Verification | null): Row['cells'] {
  const discrepancy = verification?.discrepancy ?? null;
  return {
    verifiedOn: verification?.on ?? null,
    source: verification?.source ?? null,
    method: verification?.method ?? null,
    by: verification?.by ?? null,
    evidence: verification?.evidence ?? null,
    reportedOn: verification?.reportedOn ?? null,
    scope: verification?.scope ?? null,
    consentOn: verification?.consentOn ?? null,
    answerDueOn: discrepancy?.answerDueOn ?? null,
    says: discrepancy?.says ?? null,
    answeredOn: discrepancy?.answeredOn ?? null,
    answer: discrepancy?.answer ?? null,
  };
}

/** "2 missing · 1 goes stale · 9 verified". */
/** "5 missing", "1 stale": how many are in each state that occurs, the most pressing first. */
export function stateCounts(states: readonly VerificationState[]): readonly string[] {
  return verificationStates
    .map((state) => ({ state, count: states.filter((one) => one === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${state === 'goes stale' && count > 1 ? 'go stale' : state}`);
}

function stateNamed(word: string): VerificationState {
  const found = verificationStates.find((state) => state === word.replaceAll('-', ' '));
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${word}\` is not a state of a verification`, {
    hint: `states: ${verificationStates.map((state) => state.replaceAll(' ', '-')).join(', ')}`,
  });
}

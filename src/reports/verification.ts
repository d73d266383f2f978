import { type CalendarDate, daysBetween } from '../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../domain/calendar/duration.ts';
import type { Column, Row, Table, Tone } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import { citation } from '../rules/pack-entry.ts';
import { decidedFiles } from './decided-files.ts';
import type { OfficeQuestion, Report } from './report.ts';
import {
  daysToSpare,
  type VerificationMatter,
  type VerificationState,
  verificationMatters,
  verificationStates,
} from './verification-matters.ts';

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
  { id: 'rule', label: 'Rule', type: 'text', priority: 8, role: 'description' },
  { id: 'element', label: 'Element key', type: 'text', priority: 'machine' },
  { id: 'credential', label: 'Credential', type: 'id', priority: 'machine' },
  { id: 'method', label: 'Method', type: 'text', priority: 'machine' },
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
    for (const file of files) matters.push(...(await verificationMatters(file, question)));
    return verificationTable(matters, question);
  },
};

function verificationTable(matters: readonly VerificationMatter[], { asOf, filters }: OfficeQuestion): Table {
  const state = filters.state === undefined ? undefined : stateNamed(filters.state);
  const told = toldOnce(matters).filter(({ first }) => state === undefined || first.state === state);
  const rows = told.toSorted(byUrgency);
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const next = shown.find(({ first }) => first.state !== 'verified')?.first;
  return {
    report: 'verification',
    title: 'Verification',
    asOf,
    columns,
    rows: shown.map((one) => rowOf(one, asOf)),
    lead: rows.length === 0 ? [] : [summary(rows.map(({ first }) => first.state))],
    notes: [
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
      ...(shown.some(({ first }) => first.file.decisionOn === null)
        ? ['where no day of decision is known, today decides what is stale; `--committee DATE` names one']
        : []),
    ],
    empty: 'No file awaits a decision with anything verified or to verify. `--all` shows every provider.',
    ...(next === undefined
      ? {}
      : { next: `empanel verify ${next.file.facts.subject.key} ${verifyWord(next)} --source NAME` }),
  };
}

/** What to call the matter on the command line of `verify`. */
function verifyWord({ credential, entry }: VerificationMatter): string {
  return credential?.id ?? entry.rule.needs.element;
}

/** One element under one rule, with all the applications of the provider that it serves. */
interface ToldMatter {
  /** The matter on its soonest day of decision. */
  readonly first: VerificationMatter;
  readonly applications: readonly string[];
}

function toldOnce(matters: readonly VerificationMatter[]): readonly ToldMatter[] {
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
function rank({ state, staleOn }: VerificationMatter): string {
  return `${verificationStates.indexOf(state)} ${staleOn ?? '~'}`;
}

function byUrgency(left: ToldMatter, right: ToldMatter): number {
  const [one, other] = [rank(left.first), rank(right.first)];
  if (one !== other) return one < other ? -1 : 1;
  const [name, otherName] = [left.first.file.facts.subject.name, right.first.file.facts.subject.name];
  return name.localeCompare(otherName, 'en') || left.first.about.localeCompare(right.first.about, 'en');
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
      verifiedOn: verification?.on ?? null,
      source: verification?.source ?? null,
      staleOn,
      daysLeft: staleOn === null ? null : daysBetween(asOf, staleOn),
      decisionOn: file.decisionOn,
      daysToSpare: daysToSpare(first),
      program: entry.pack.id,
      limit: within === null ? 'any age' : durationText(duration(within)),
      rule: entry.id,
      element: entry.rule.needs.element,
      credential: first.credential?.id ?? null,
      method: verification?.method ?? null,
      by: verification?.by ?? null,
      evidence: verification?.evidence ?? null,
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

/** "2 missing · 1 goes stale · 9 verified". */
function summary(states: readonly VerificationState[]): string {
  return verificationStates
    .map((state) => ({ state, count: states.filter((one) => one === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${state === 'goes stale' && count > 1 ? 'go stale' : state}`)
    .join(' · ');
}

function stateNamed(word: string): VerificationState {
  const found = verificationStates.find((state) => state === word.replaceAll('-', ' '));
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${word}\` is not a state of a verification`, {
    hint: `states: ${verificationStates.map((state) => state.replaceAll(' ', '-')).join(', ')}`,
  });
}

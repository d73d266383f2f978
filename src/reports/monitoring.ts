import { type CalendarDate, daysBetween, latest } from '../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../domain/calendar/duration.ts';
import { statusOn } from '../domain/departure.ts';
import { elementWords } from '../domain/element-words.ts';
import { eventCounts, reviewKind } from '../domain/event-threshold.ts';
import type { Credential, DerivationContext, Subject, SubjectFacts } from '../domain/facts.ts';
import type { ScreeningRun } from '../domain/file-facts.ts';
import { countWords } from '../domain/number-forms.ts';
import { matchState } from '../domain/screening/exclusion-block.ts';
import {
  exclusionLooks,
  isExclusionList,
  isForExclusions,
  lookedUpByHand,
} from '../domain/screening/last-screening.ts';
import type { Column, Row, Table, Tone } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import type { MatchOnFile } from '../ledger/screening-query.ts';
import { groupedBy } from '../rules/clocks/circumstance.ts';
import { credentialLives, verifiedElement } from '../rules/clocks/credential-dates.ts';
import { newestBy } from '../rules/clocks/verification-dates.ts';
import { type Duty, dutyReader } from '../rules/duties.ts';
import { listRhythms } from '../rules/list-rhythms.ts';
import { lookDuties, newerListAnchor, type ScreeningReader, screeningDuties } from '../rules/monitoring-duties.ts';
import { partyWords } from './file-exceptions.ts';
import { confirmedWords, pressingMatches } from './match-items.ts';
import type { OfficeQuestion, Report } from './report.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 8 },
  { id: 'matter', label: 'Matter', type: 'text', priority: 1, role: 'summary' },
  { id: 'state', label: 'State', type: 'text', priority: 1, role: 'tone' },
  { id: 'lastOn', label: 'Last looked', type: 'date', priority: 1 },
  { id: 'source', label: 'Where', type: 'text', priority: 3 },
  { id: 'listsPublishedOn', label: 'Dates of the lists', type: 'text', priority: 5 },
  { id: 'nextOn', label: 'Next by', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 4 },
  { id: 'count', label: 'Count', type: 'integer', priority: 6 },
  { id: 'threshold', label: 'Threshold', type: 'integer', priority: 7 },
  { id: 'because', label: 'Why', type: 'text', priority: 2, role: 'description' },
  { id: 'rule', label: 'Rule', type: 'text', priority: 7, role: 'description' },
  { id: 'cite', label: 'Source', type: 'text', priority: 'machine', role: 'description' },
  { id: 'confidence', label: 'Confidence', type: 'text', priority: 'machine' },
  { id: 'element', label: 'Element', type: 'text', priority: 'machine' },
  { id: 'credential', label: 'Credential', type: 'id', priority: 'machine' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
];

/** How a matter stands, the most pressing first. `confirmed` and `open`: what exclusion lists have. `not asked`: no rule that holds here asks for it between decisions. */
const states = [
  'to the committee',
  'confirmed',
  'open',
  'overdue',
  'never',
  'due',
  'current',
  'watched',
  'not asked',
] as const;
type State = (typeof states)[number];

const tones: Readonly<Record<State, Tone>> = {
  'to the committee': 'bad',
  confirmed: 'bad',
  open: 'warn',
  overdue: 'bad',
  never: 'warn',
  due: 'warn',
  current: 'good',
  watched: 'plain',
  'not asked': 'muted',
};

/** Something that is watched between two decisions. */
interface Matter {
  readonly subject: Subject;
  readonly matter: string;
  readonly element: string;
  readonly credential: Credential | null;
  readonly state: State;
  readonly lastOn: CalendarDate | null;
  readonly source: string | null;
  readonly listsPublishedOn: string | null;
  readonly duty: Duty | undefined;
  readonly count: number | null;
  readonly threshold: number | null;
  readonly because: string;
  /** Id of the match that decides the state; absent: none does. */
  readonly match?: string;
}

/** What is watched between two decisions, and when each was last looked at. */
export const report: Report = {
  name: 'monitoring',
  title: 'Ongoing monitoring',
  summary: 'between decisions: licenses, sanctions, complaints; when each was last looked at',
  filters: ['provider', 'state', 'limit', 'all'],
  withinDefault: null,
  table: async (question) => {
    const { ledger, filters, office } = question;
    const context = await ledger.facts.context();
    const rules = await office.rules();
    const read = dutyReader(rules, office.role);
    const rhythms = listRhythms(rules);
    const asked = (await ledger.subjects.list({ practice: filters.practice })).filter(
      ({ id }) => filters.subjectId === undefined || id === filters.subjectId,
    );
    const subjects = asked.filter((one) => filters.all || statusOn(one, question.asOf) === 'active');
    const pressing = await pressingMatches(ledger, question.asOf);
    const listed = groupedBy(
      pressing.filter(({ list }) => isExclusionList(list)),
      ({ subjectId }) => subjectId,
    );
    const matters: Matter[] = [];
    for (const { id } of subjects) {
      const facts = await ledger.facts.of(id);
      if (facts !== undefined)
        matters.push(...mattersOf(facts, { context, read, rhythms, question, listed: listed.get(id) ?? [] }));
    }
    return monitoringTable(matters, question, asked.length > 0);
  },
};

interface Reading extends ScreeningReader {
  readonly context: DerivationContext;
  readonly question: OfficeQuestion;
  /** Matches of the subject and its parties on exclusion lists that ask for an act. */
  readonly listed: readonly MatchOnFile[];
}

function mattersOf(facts: SubjectFacts, reading: Reading): readonly Matter[] {
  const licenses = facts.credentials
    .filter((one) => one.kind === 'license' && credentialLives(one))
    .map((credential) => looked(facts, 'license', credential, reading));
  const sanctions = licenses.length === 0 ? [] : [looked(facts, 'license-sanctions', null, reading)];
  return [...licenses, ...sanctions, screened(facts, reading), ...events(facts, reading)];
}

/** A license, or the sanctions of boards: the newest look at the source, whatever it found. */
function looked(
  facts: SubjectFacts,
  element: 'license' | 'license-sanctions',
  credential: Credential | null,
  { context, read, question: { asOf } }: Reading,
): Matter {
  const made = facts.verifications.filter(
    (one) =>
      verifiedElement(one.element) === element &&
      (credential === null || one.credentialId === null || one.credentialId === credential.id),
  );
  const newest = newestBy(made, asOf);
  const state = credential?.state ?? null;
  const look = { on: newest?.on ?? asOf, factId: newest?.id ?? '' };
  const [duty] = lookDuties(read, facts, context, { element, state, look }, asOf);
  return {
    ...stood(newest?.on ?? null, duty, asOf),
    subject: facts.subject,
    matter: credential === null ? elementWords(element) : credential.label,
    element,
    credential,
    lastOn: newest?.on ?? null,
    source: newest?.source ?? null,
    listsPublishedOn: null,
    count: null,
    threshold: null,
  };
}

/** Exclusion lists: the newest run that looked the subject up, or a look-up by hand, and what was found that is not settled. */
function screened(facts: SubjectFacts, { context, read, rhythms, question: { asOf }, listed }: Reading): Matter {
  const runs = facts.screenings.filter((run) => run.on <= asOf && isForExclusions(run));
  const looks = facts.verifications.filter(({ element, on }) => lookedUpByHand.has(element) && on <= asOf);
  const last = runs.at(-1);
  const look = newestBy(looks, asOf);
  const isByHand = look !== undefined && (last === undefined || last.on < look.on);
  const lastOn = last === undefined ? (look?.on ?? null) : look === undefined ? last.on : latest(last.on, look.on);
  const counted = exclusionLooks(facts, asOf);
  const first = { id: '', element: 'exclusions', on: asOf };
  const never = exclusionLooks({ screenings: [], verifications: [first] }, asOf);
  const [duty] = screeningDuties({ read, rhythms }, facts, context, counted.length === 0 ? never : counted, asOf);
  const standing = stood(lastOn, duty, asOf);
  return {
    ...standing,
    ...found(listed, standing.because, asOf),
    subject: facts.subject,
    matter: 'sanctions and exclusions',
    element: 'exclusions',
    credential: null,
    lastOn,
    source: isByHand ? look.source : last === undefined ? null : listNames(last),
    listsPublishedOn: isByHand || last === undefined ? null : listDays(last),
    count: null,
    threshold: null,
  };
}

/** What exclusion lists have of a subject, before what is asked for; nothing where all is settled. */
function found(
  listed: readonly MatchOnFile[],
  asked: string,
  asOf: CalendarDate,
): Partial<Pick<Matter, 'state' | 'because' | 'match'>> {
  const confirmed = listed.filter((match) => matchState(match) === 'confirmed');
  const open = listed.filter((match) => matchState(match) === 'open');
  const [first] = [...confirmed, ...open];
  if (first === undefined) return {};
  const words = [
    ...confirmed.map((match) => `${confirmedWords(match, asOf)}${partyWords(match.party)}`),
    ...(open.length === 0 ? [] : [`${countWords(open.length, 'possible match', 'possible matches')} to review`]),
  ];
  return {
    state: confirmed.length > 0 ? 'confirmed' : 'open',
    match: first.id,
    because: [...new Set(words), asked].join('; '),
  };
}

function listNames({ lists }: ScreeningRun): string {
  return [...new Set(lists.map(({ list }) => list))].join(', ');
}

function listDays({ lists }: ScreeningRun): string {
  const present = lists.filter(({ isFormer }) => isFormer !== true);
  return present.map(({ list, publishedOn }) => `${list} ${publishedOn ?? 'of unknown date'}`).join(', ');
}

function stood(
  lastOn: CalendarDate | null,
  duty: Duty | undefined,
  asOf: CalendarDate,
): Pick<Matter, 'state' | 'duty' | 'because'> {
  if (duty === undefined) {
    return { state: 'not asked', duty, because: 'no rule that holds here asks for it between decisions' };
  }
  const { within, dueOn, leadDays } = duty;
  const every = within === null ? duty.title : dutyWords(duty, within);
  if (lastOn === null) return { state: 'never', duty, because: `${every}; nothing is recorded yet` };
  if (dueOn === null) return { state: 'current', duty, because: every };
  const left = daysBetween(asOf, dueOn);
  return { state: left < 0 ? 'overdue' : left <= leadDays ? 'due' : 'current', duty, because: every };
}

/** "Look for sanctions and exclusions: every 30 days"; "Review what a source has published: leie after 2019-05-01, out by …". */
function dutyWords({ title, about, anchor, anchorOn }: Duty, within: string): string {
  const time = durationText(duration(within));
  return anchor === newerListAnchor
    ? `${title}: ${about}, out by ${anchorOn} and to be looked through within ${time}`
    : `${title}: every ${time.replace(/^1 /, '')}`;
}

/** Complaints and adverse events: within the time of each threshold, and all on record where none is set. */
function events(facts: SubjectFacts, { question: { asOf, office } }: Reading): readonly Matter[] {
  const thresholds = office.thresholds ?? [];
  const decidedOn = facts.decisions.flatMap(({ outcome, on }) => (outcome === 'tabled' ? [] : [on]));
  const counts = eventCounts(thresholds, facts.occurrences, asOf, decidedOn);
  const counted = counts.flatMap(({ threshold, events: found, reachedOn }) => {
    const time = durationText(duration(threshold.within));
    const because = `${found.length} within ${time}; the committee looks at ${threshold.count}`;
    return eventMatter(facts, threshold.what, found, {
      reached: reachedOn !== null,
      threshold: threshold.count,
      because,
    });
  });
  const unlimited = (['complaint', 'adverse-event'] as const).flatMap((what) => {
    if (thresholds.some((one) => one.what === what)) return [];
    const found = facts.occurrences.filter(({ kind, on }) => kind === what && on <= asOf);
    const because = `${found.length} on record; \`thresholds\` in \`empanel.yaml\` says how many the committee looks at`;
    return eventMatter(facts, what, found, { reached: false, threshold: null, because });
  });
  return [...counted, ...unlimited];
}

function eventMatter(
  { subject }: SubjectFacts,
  what: string,
  found: readonly { readonly id: string; readonly on: CalendarDate }[],
  { reached, threshold, because }: Pick<Matter, 'threshold' | 'because'> & { readonly reached: boolean },
): readonly Matter[] {
  const last = found.at(-1);
  if (last === undefined) return [];
  return [
    {
      subject,
      matter: what.replaceAll('-', ' '),
      element: what,
      credential: null,
      state: reached ? 'to the committee' : 'watched',
      lastOn: last.on,
      source: null,
      listsPublishedOn: null,
      duty: undefined,
      count: found.length,
      threshold,
      because: `${because} (${found.map(({ id, on }) => `${id} of ${on}`).join(', ')})`,
    },
  ];
}

function monitoringTable(all: readonly Matter[], { asOf, filters }: OfficeQuestion, areOnRecord: boolean): Table {
  const state = filters.state === undefined ? undefined : stateNamed(filters.state);
  const rows = all.filter((one) => state === undefined || one.state === state).toSorted(byUrgency);
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const next = shown.find((one) => one.state !== 'current' && one.state !== 'not asked');
  return {
    report: 'monitoring',
    title: 'Ongoing monitoring',
    asOf,
    columns,
    rows: shown.map((one) => cellsOf(one, asOf)),
    lead: rows.length === 0 ? [] : [summary(rows)],
    notes: shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : [],
    empty:
      all.length === 0
        ? areOnRecord
          ? 'Nobody asked about is active: `--all` shows drafts and those who left, too.'
          : 'Nobody is watched yet: `empanel sync` takes dossiers in.'
        : state === undefined
          ? 'Nothing is shown with `--limit 0`.'
          : `Nothing is \`${state}\`. \`empanel report monitoring\` shows all that is watched.`,
    ...(next === undefined ? {} : { next: commandFor(next) }),
  };
}

function commandFor({ state, element, subject, credential, match }: Matter): string {
  if (match !== undefined) return `empanel screen show ${match}`;
  if (state === 'to the committee') return `empanel provider event ${subject.key} ${reviewKind} "…"`;
  if (state === 'watched') return `empanel provider history ${subject.key}`;
  if (element === 'exclusions') return 'empanel screen --list FILE';
  return `empanel verify ${subject.key} ${credential?.id ?? element} --source NAME`;
}

function stateNamed(word: string): State {
  const found = states.find((state) => state === word.replaceAll('-', ' '));
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${word}\` is not a state of monitoring`, {
    hint: `states: ${states.join(', ')}`,
  });
}

function byUrgency(left: Matter, right: Matter): number {
  const rank = ({ state, duty }: Matter): string => `${states.indexOf(state)} ${duty?.dueOn ?? '~'}`;
  const [one, other] = [rank(left), rank(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function summary(rows: readonly Matter[]): string {
  return states
    .flatMap((state) => {
      const count = rows.filter((row) => row.state === state).length;
      return count === 0 ? [] : [`${count} ${state}`];
    })
    .join(' · ');
}

function cellsOf(one: Matter, asOf: CalendarDate): Row {
  const { subject, duty } = one;
  const nextOn = one.lastOn === null ? null : (duty?.dueOn ?? null);
  return {
    tone: tones[one.state],
    cells: {
      id: `mon-${subject.id}-${one.credential?.id ?? one.element}`,
      provider: subject.name,
      npi: subject.kind === 'provider' ? subject.npi : null,
      matter: one.matter,
      state: one.state,
      lastOn: one.lastOn,
      source: one.source,
      listsPublishedOn: one.listsPublishedOn,
      nextOn,
      daysLeft: nextOn === null ? null : daysBetween(asOf, nextOn),
      count: one.count,
      threshold: one.threshold,
      because: one.because,
      rule: duty?.rule ?? null,
      cite: duty?.cite ?? null,
      confidence: duty?.confidence ?? null,
      element: one.element,
      credential: one.credential?.id ?? null,
      subject: subject.key,
      subjectKind: subject.kind,
    },
  };
}

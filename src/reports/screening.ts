import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { Subject } from '../domain/facts.ts';
import { countWords, rowWords } from '../domain/number-forms.ts';
import { matchState } from '../domain/screening/exclusion-block.ts';
import { endedBetween, heldOn } from '../domain/screening/exclusion-period.ts';
import { datedWords, formerWords, partWords } from '../domain/screening/list-editions.ts';
import { partyRole, selfParty } from '../domain/screening/screened-parties.ts';
import type { RosterLine } from '../domain/screening/screening-roster.ts';
import type { Cell, Column, Row, Table, Tone } from '../domain/table.ts';
import { UserError } from '../errors.ts';
import type { UntakenMark } from '../ledger/file-tables.ts';
import type { MatchOnFile, Screening, StoredList } from '../ledger/screening-query.ts';
import { leastRows } from '../rules/list-sizes.ts';
import type { OfficeQuestion, Report, RunRoster } from './report.ts';
import { partiesNamedSince } from './unscreened-parties.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 4 },
  { id: 'party', label: 'Party', type: 'text', priority: 2 },
  { id: 'role', label: 'Role', type: 'text', priority: 8 },
  { id: 'result', label: 'Result', type: 'text', priority: 1, role: 'tone' },
  { id: 'lists', label: 'Lists', type: 'text', priority: 3 },
  { id: 'list', label: 'On list', type: 'text', priority: 3 },
  { id: 'listed', label: 'Listed', type: 'text', priority: 4 },
  { id: 'from', label: 'From', type: 'date', priority: 6 },
  { id: 'until', label: 'Until', type: 'date', priority: 6 },
  { id: 'reviewedBy', label: 'Reviewed by', type: 'text', priority: 5 },
  { id: 'reviewedOn', label: 'Reviewed', type: 'date', priority: 7 },
  { id: 'reason', label: 'Reason', type: 'text', priority: 5 },
  { id: 'match', label: 'Match', type: 'id', priority: 2 },
  { id: 'screenedOn', label: 'Screened', type: 'date', priority: 'machine' },
  { id: 'listsPublishedOn', label: 'Dates of the lists', type: 'text', priority: 'machine' },
  { id: 'listsSha256', label: 'SHA-256 of the lists', type: 'text', priority: 'machine' },
  { id: 'caveat', label: 'Caveat', type: 'text', priority: 'machine' },
  { id: 'waiver', label: 'Waived in', type: 'text', priority: 'machine' },
  { id: 'waiverFrom', label: 'Waived from', type: 'date', priority: 'machine' },
  { id: 'document', label: 'Document', type: 'text', priority: 'machine' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
];

/** Results in the order in which they need somebody. */
const results = ['open', 'confirmed', 'excluded before', 'dismissed', 'clear', 'skipped'] as const;
type Result = (typeof results)[number];

const newcomersShown = 5;
/** Of columns without a word in them: after all others. */
const silentPriority = 9;

const tones: Readonly<Record<Result, Tone>> = {
  open: 'warn',
  confirmed: 'bad',
  'excluded before': 'warn',
  dismissed: 'good',
  clear: 'good',
  skipped: 'muted',
};

/** The proof of the last screening: everyone, against which lists of which day, with what result. */
export const report: Report = {
  name: 'screening',
  title: 'Screening',
  summary: 'the last screening: everyone screened, against which lists, with what result',
  filters: ['provider', 'state', 'limit'],
  withinDefault: null,
  table: async (question) => {
    const run = (await question.ledger.screenings.runs(question.asOf)).at(-1);
    return run === undefined ? neverScreened(question) : proof(question, run);
  },
};

/** One party of the run with one of its matches, or none. */
interface Line {
  /** Null where no sync has taken in the document that names the subject. */
  readonly subjectId: string | null;
  readonly party: string;
  readonly role: string | null;
  readonly name: string;
  readonly npi: string | null;
  readonly result: Result;
  readonly match: MatchOnFile | null;
  readonly why: string | null;
  /** The document on the disk that names the party, where the one last synced does not. */
  readonly document: UntakenMark | null;
}

async function proof(question: OfficeQuestion, run: Screening): Promise<Table> {
  const { ledger, asOf, filters, office } = question;
  const subjects = new Map((await ledger.subjects.list()).map((subject) => [subject.id, subject]));
  const searched = (await ledger.screenings.lists()).filter(({ id }) => run.lists.includes(id));
  const lists = searched.filter((file) => !isFormer(file, searched));
  const least = leastRows(await office.rules());
  const caveat = kinds(lists)
    .flatMap((kind) => caveatOf(kind, lists, least.get(kind)) ?? [])
    .join('; ');
  const matches = (await ledger.screenings.matches({ asOf })).filter(
    ({ closedOn }) => closedOn === null || closedOn > asOf,
  );
  const roster = await office.roster(run.roster_sha256);
  const parties = roster?.subjects.flatMap((one) => one.parties) ?? matches.map((match) => rosterless(match, subjects));
  const all = [...linesOf(parties, matches, asOf), ...skippedLines(run, subjects)];
  const isAsked = askedSubjects(filters, subjects);
  const asked = all.filter(({ subjectId }) => isAsked(subjectId));
  const wanted = filters.state === undefined ? undefined : resultNamed(filters.state);
  const lines = asked.filter(({ result }) => wanted === undefined || result === wanted).toSorted(byNeed);
  const shown = filters.limit === undefined ? lines : lines.slice(0, filters.limit);
  const newcomers = roster === undefined ? [] : newcomerNotes(roster, question, subjects, isAsked);
  const rows = shown.map((line) => rowOf(line, run, { lists, caveat, subjects }));
  return {
    report: 'screening',
    title: `Screening of ${longDate(run.happened_on as CalendarDate)}`,
    asOf,
    columns: tellingFirst(rows),
    rows,
    lead: [countSentence(asked, roster !== undefined)],
    notes: [
      ...(shown.length < lines.length ? [`${lines.length - shown.length} more not shown (--limit)`] : []),
      ...shown.flatMap(unlistedNotes),
      ...newcomers,
      ...(filters.practice === undefined ? [] : untoldNotes(all)),
      ...notesOf(run, searched, roster, least),
    ],
    empty: 'Nobody of that kind in the last screening.',
    next: nextStep(lines, asked, newcomers.length > 0),
  };
}

/** The next command: an open match is looked at; documents that nobody has taken in since are, before all is screened again. */
function nextStep(shown: readonly Line[], asked: readonly Line[], hasNewcomers: boolean): string {
  const open = shown.find(({ result }) => result === 'open');
  if (open?.match != null) return `empanel screen show ${open.match.id}`;
  return !hasNewcomers && asked.some(({ document }) => document !== null) ? 'empanel sync' : 'empanel screen';
}

/** Says of whom the report is asked. Nobody knows of which practice those are whom no sync took in. */
function askedSubjects(
  { subjectId, practice }: OfficeQuestion['filters'],
  subjects: ReadonlyMap<string, Subject>,
): (id: string | null) => boolean {
  return (id) =>
    (subjectId === undefined || id === subjectId) &&
    (practice === undefined || (id !== null && subjects.get(id)?.practice === practice));
}

/** Nobody is silently left out: how many stand in documents of which the ledger knows no practice. */
function untoldNotes(all: readonly Line[]): readonly string[] {
  const count = all.filter(({ subjectId }) => subjectId === null).length;
  if (count === 0) return [];
  const are = count === 1 ? 'stands' : 'stand';
  return [`${countWords(count, 'party', 'parties')} ${are} only in documents that no sync took in: of no practice yet`];
}

function newcomerNotes(
  roster: RunRoster,
  { ledger, asOf }: OfficeQuestion,
  subjects: ReadonlyMap<string, Subject>,
  isAsked: (id: string | null) => boolean,
): readonly string[] {
  const known = new Set(roster.subjects.map(({ subjectId }) => subjectId));
  const names = ledger.screenings
    .partyDocuments()
    .filter(({ subject: { id, status } }) => !known.has(id) && status !== 'archived' && isAsked(id))
    .map(({ subject: { id, name } }) => subjects.get(id)?.name ?? name);
  const organisations = roster.subjects.filter(
    ({ subjectId }) => subjects.get(subjectId)?.kind !== 'provider' && isAsked(subjectId),
  );
  for (const { party, subjectId } of partiesNamedSince(ledger, organisations, asOf))
    names.push(`${party}, of ${subjects.get(subjectId)?.name ?? subjectId}`);
  const shown = names.slice(0, newcomersShown).join('; ');
  const more = names.length - newcomersShown;
  return names.length === 0
    ? []
    : [
        `not screened, recorded since: ${shown}${more > 0 ? ` and ${more} more` : ''}; \`empanel screen\` looks them up`,
      ];
}

function neverScreened({ asOf }: OfficeQuestion): Table {
  return {
    report: 'screening',
    title: 'Screening',
    asOf,
    columns,
    rows: [],
    notes: [],
    empty: 'Nobody has been screened yet.',
    next: 'empanel screen --list leie=UPDATED.csv',
  };
}

function linesOf(parties: readonly RosterLine[], matches: readonly MatchOnFile[], asOf: CalendarDate): readonly Line[] {
  const byParty = new Map<string, MatchOnFile[]>();
  for (const match of matches) {
    const key = `${match.subjectId}|${match.party}`;
    byParty.set(key, [...(byParty.get(key) ?? []), match]);
  }
  const lines: Line[] = [];
  for (const { subjectId, party, role, name, npi } of new Map(
    parties.map((one) => [`${one.subjectId}|${one.party}`, one]),
  ).values()) {
    const base = { subjectId, party, role, name, npi, why: null, document: null };
    const own = byParty.get(`${subjectId}|${party}`) ?? [];
    if (own.length === 0) lines.push({ ...base, result: 'clear', match: null });
    for (const match of own) lines.push({ ...base, result: resultOf(match, asOf), match });
  }
  return lines;
}

function resultOf(match: MatchOnFile, asOf: CalendarDate): Result {
  const state = matchState(match);
  if (state !== 'confirmed') return state;
  return heldOn(match, asOf) || (match.from !== null && match.from > asOf) ? 'confirmed' : 'excluded before';
}

function rosterless(match: MatchOnFile, subjects: ReadonlyMap<string, Subject>): RosterLine {
  const { subjectId, party, identitySha256 } = match;
  const subject = subjects.get(subjectId);
  const role = partyRole(party, subject?.kind ?? 'provider');
  return { subjectId, party, role, name: subject?.name ?? subjectId, npi: null, identitySha256 };
}

function skippedLines(run: Screening, subjects: ReadonlyMap<string, Subject>): readonly Line[] {
  return run.skipped.map(({ subjectId, party, why, document = null }) => {
    const subject = subjectId === null ? undefined : subjects.get(subjectId);
    return {
      subjectId,
      party,
      role: null,
      name: subject?.name ?? document?.name ?? subjectId ?? '',
      npi: party === selfParty ? (subject?.npi ?? (document?.kind === 'provider' ? document.key : null)) : null,
      result: 'skipped',
      match: null,
      why,
      document,
    };
  });
}

/** What tells a party of a run from all others. */
function partyOf({ subjectId, party, document }: Line): string {
  return `${subjectId ?? document?.path}|${party}`;
}

function byNeed(left: Line, right: Line): number {
  const order = results.indexOf(left.result) - results.indexOf(right.result);
  return order !== 0 ? order : left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}

/** What every row of a run is told with. */
interface Proven {
  readonly lists: readonly StoredList[];
  /** What "clear" does not say; empty: nothing. */
  readonly caveat: string;
  readonly subjects: ReadonlyMap<string, Subject>;
}

function rowOf(
  { subjectId, party, role, name, npi, result, match, why, document }: Line,
  run: Screening,
  { lists, caveat, subjects }: Proven,
): Row {
  const subject = subjectId === null ? undefined : subjects.get(subjectId);
  const key = subject?.key ?? subjectId ?? document?.key ?? document?.path ?? null;
  const isSkipped = result === 'skipped';
  const cells: Record<string, Cell> = {
    id: [run.id, key, party, document?.path ?? match?.id].filter((part) => part !== undefined).join('.'),
    provider: name,
    npi,
    party,
    role,
    result,
    lists: isSkipped ? null : kinds(lists).join(' '),
    list: match?.list ?? null,
    listed: match?.listed ?? null,
    from: match?.from ?? null,
    until: match?.until ?? null,
    reviewedBy: match?.review?.by ?? null,
    reviewedOn: match?.review?.on ?? null,
    reason: match?.review?.reason ?? why,
    match: match?.id ?? null,
    screenedOn: isSkipped ? null : run.happened_on,
    listsPublishedOn: isSkipped
      ? null
      : lists.map(({ list, published_on }) => `${list} ${published_on ?? '?'}`).join(', '),
    listsSha256: isSkipped ? null : lists.map(({ list, sha256 }) => `${list} ${sha256}`).join(', '),
    caveat: isSkipped || caveat === '' ? null : caveat,
    waiver: match?.waiver?.state ?? null,
    waiverFrom: match?.waiver?.from ?? null,
    document: document?.path ?? null,
    subject: key,
    subjectKind: subject?.kind ?? document?.kind ?? null,
  };
  return { cells, tone: tones[result] };
}

/** The columns; where there is no room for all, those that say nothing here go first. */
function tellingFirst(rows: readonly Row[]): readonly Column[] {
  const says = ({ id }: Column): boolean => rows.length === 0 || rows.some(({ cells }) => (cells[id] ?? null) !== null);
  return columns.map((column) =>
    column.priority === 'machine' || says(column) ? column : { ...column, priority: silentPriority },
  );
}

/** Whether another full list of its kind, looked through as well, took its place. */
function isFormer(file: StoredList, searched: readonly StoredList[]): boolean {
  return file.form === 'full' && searched.findLast(({ form, list }) => form === 'full' && list === file.list) !== file;
}

function kinds(lists: readonly StoredList[]): readonly string[] {
  return [...new Set(lists.map(({ list }) => list))].sort();
}

/** "12 parties = 9 clear + 1 open + 1 confirmed + 1 skipped": a party counts once, by its worst result. */
function countSentence(lines: readonly Line[], complete: boolean): string {
  const worst = new Map<string, Result>();
  for (const line of lines) {
    const key = partyOf(line);
    const known = worst.get(key);
    if (known === undefined || results.indexOf(line.result) < results.indexOf(known)) worst.set(key, line.result);
  }
  const counts = results
    .map((result) => ({ result, count: [...worst.values()].filter((one) => one === result).length }))
    .filter(({ count }) => count > 0)
    .map(({ result, count }) => `${count} ${result}`);
  const total = `${countWords(worst.size, 'party', 'parties')}${complete ? '' : ' known'}`;
  return counts.length === 0 ? total : `${total} = ${counts.join(' + ')}`;
}

/** An end that no agency stated: only the dates of the lists bound it. */
function unlistedNotes({ name, match }: Line): readonly string[] {
  if (match === null || match.endedAfter === null || match.until === null) return [];
  const { id, list, endedAfter, until } = match;
  return [`${name}, ${id}: no longer listed by ${list}: ${endedBetween(endedAfter, until)}; no list says when`];
}

function notesOf(
  run: Screening,
  lists: readonly StoredList[],
  roster: RunRoster | undefined,
  least: ReadonlyMap<string, number>,
): readonly string[] {
  const confirmed = run.screened - run.clear - run.open;
  return [
    `screened on ${run.happened_on} by ${run.by}; when the run ended: ${run.screened} screened = ${run.clear} clear + ${run.open} open + ${confirmed} confirmed, ${run.skipped.length} skipped; decisions since then are counted above`,
    ...kinds(lists).flatMap((kind) =>
      listNotes(
        kind,
        lists.filter(({ list }) => list === kind),
        least.get(kind),
      ),
    ),
    roster !== undefined
      ? `roster SHA-256 ${run.roster_sha256}${roster.base === null ? '' : `, which keeps what changed since the roster SHA-256 ${roster.base}`}`
      : `the roster of this screening (SHA-256 ${run.roster_sha256}) is gone or was changed: only matches and who was skipped are shown`,
  ];
}

function listNotes(kind: string, all: readonly StoredList[], least: number | undefined): readonly string[] {
  const files = all.filter((file) => !isFormer(file, all));
  const notes = files.map(({ name, published_on, dated_by, rows, refused, sha256, form }) => {
    const dated = datedWords(dated_by);
    const day = `${published_on ?? 'no known day'}${dated === undefined ? '' : ` ${dated}`}`;
    const gone = refused === 0 ? '' : `, ${refused} refused`;
    return `${kind}: ${name} (${form}) of ${day}, ${rowWords(rows)}${gone}, SHA-256 ${sha256}`;
  });
  const former = formerWords(all.flatMap((file) => (isFormer(file, all) ? [file.published_on] : [])));
  if (former !== undefined) notes.push(`${kind}: ${former}; what had ended before is on none`);
  const caveat = caveatOf(kind, files, least);
  return caveat === undefined ? notes : [...notes, caveat];
}

/** What a list does not tell of those who are clear of it; undefined: nothing. */
function caveatOf(kind: string, lists: readonly StoredList[], least: number | undefined): string | undefined {
  const full = lists.findLast(({ form, list }) => form === 'full' && list === kind);
  if (full === undefined) return `${kind}: no full list was given: clear against these supplements only`;
  const part = partWords(full.rows, least);
  return part === undefined ? undefined : `${kind}: ${full.name} has ${rowWords(full.rows)}, ${part}`;
}

function resultNamed(word: string): Result {
  const found = results.find((result) => result === word.replaceAll('-', ' '));
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${word}\` is not a result of screening`, {
    hint: `results: ${results.map((result) => result.replaceAll(' ', '-')).join(', ')}`,
  });
}

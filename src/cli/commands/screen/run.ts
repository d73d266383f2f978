import { recordScreening, screeningPlan } from '../../../actions/screen.ts';
import type { PreviousRoster } from '../../../actions/screened-roster.ts';
import { partyKey, screeningCounts } from '../../../actions/screening-counts.ts';
import { untakenParties } from '../../../actions/untaken-parties.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../../domain/facts.ts';
import { matchState } from '../../../domain/screening/exclusion-block.ts';
import type { RosterSubject } from '../../../domain/screening/screening-roster.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { MatchOnFile, Screening } from '../../../ledger/screening-query.ts';
import { listRhythms } from '../../../rules/list-rhythms.ts';
import { leastRows } from '../../../rules/list-sizes.ts';
import { untakenDocuments, untakenPaths } from '../../checking/untaken-documents.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';
import { progress } from '../../progress.ts';
import { recorded } from '../../recording.ts';
import { practiceAsked } from '../../resolution.ts';
import { givenLists, type ListCheck } from '../../screening/given-lists.ts';
import { previousRoster, storedRosterPath } from '../../screening/kept-roster.ts';
import { keepBeside } from '../../screening/list-store.ts';
import { type ScreeningFound, showScreeningRun } from '../../screening/run-output.ts';
import {
  filesOf,
  listsInForce,
  mapsOf,
  restoreLists,
  rowOf,
  screeningLists,
  storeLists,
} from '../../screening/screening-lists.ts';
import { inSmallHeap } from '../../small-heap.ts';

/** Facts of the packs that say from which share on an owner is screened; the first one in use counts. */
const ownerFacts = ['excl.owner', 'mcd.owner'];

/** Screens everyone against exclusion lists. */
export const command: Command = {
  summary: 'screen everyone against exclusion lists',
  description:
    'Looks up every provider, group and facility, with owners, officials and managing employees, under present and former names, in the LEIE, SAM, state and other lists. Give list files with --list in any order (the full list, monthly supplements, reinstatements); they are kept, and later runs use them. Every run is recorded: lists with hashes and dates, who was screened, who is clear, who must be reviewed, and who was left out and why, also whoever stands only in a document that no sync has taken in as it is. Exit 1 while a match is open or confirmed, rows of a list were refused, or somebody stands only in such a document. With --practice everybody is screened and recorded all the same, and the matches and counts shown are of that practice; the exit code is of the whole run.',
  flags: [
    {
      name: 'list',
      value: 'FILE',
      many: true,
      help: 'a list file, as leie=FILE, sam=FILE, state:PA=FILE; a bare FILE is known by its header',
    },
    { name: 'on', value: 'DATE', help: 'day of the screening (default: the as-of day)' },
    {
      name: 'rows',
      value: 'N',
      help: 'how many rows the one file given has by its agency, without the header; else it is refused',
    },
    {
      name: 'published',
      value: 'DATE',
      help: 'the day that the one file given is of (default: as its name says, else its newest row)',
    },
    { name: 'replace', help: 'have an older, much smaller or cut off full list take the place of the stored one' },
    { name: 'again', help: 'look everyone up again, also where nothing changed' },
  ],
  examples: ['empanel screen --list leie=UPDATED.csv', 'empanel screen --list leie=UPDATED.csv --json --dry-run'],
  run: (context, input) => inSmallHeap(() => screened(context, input)),
};

async function screened(context: Context, input: Input): Promise<number> {
  const ledger = await context.ledgerForWriting();
  const asOf = await context.asOf();
  const on = input.date('on', asOf) ?? asOf;
  if (on > asOf)
    throw new UserError('usage/bad-value', `\`--on\` lies after the as-of day, ${longDate(asOf)}`, {
      hint: 'a run is recorded on the day it was made',
    });
  const practice = await practiceAsked(context, ledger);
  const { root } = await context.workspace();
  const known = await ledger.screenings.lists();
  const given = await givenLists(context, input.texts('list'), known, checkOf(input, asOf), asOf);
  for (const warning of given.warnings) context.warn(warning);
  const write = !context.globals.on('dry-run');
  if (write) await restoreLists(root, given.gone);
  const recordedFiles = given.recorded.map(({ row, read }) => ({ row: row ?? rowOf(read, on), read }));
  const { inForce, gone } = listsInForce(root, [...known.map((row) => ({ row, read: undefined })), ...recordedFiles]);
  for (const { list, name } of gone)
    context.say(`the former list \`${name}\` of ${list} is gone: nobody is looked up in it (give it again)`);
  if (inForce.size === 0) {
    throw new UserError('usage/missing', 'there is no list to screen against', {
      hint: 'get the list of the OIG (UPDATED.csv) and give it: `empanel screen --list leie=UPDATED.csv`',
    });
  }
  const last = (await ledger.screenings.runs()).at(-1);
  const previous = input.on('again') ? undefined : lastRoster(context, root, last);
  const untakenFiles = untakenPaths(ledger, root);
  const scope = { on, leastShare: await leastShare(context) };
  const bar = progressOf(context);
  const plan = await screeningPlan(ledger, {
    ...scope,
    lists: screeningLists(root, inForce, await mapsOf(context), write),
    previous,
    previousDates: await datesOf(ledger, last),
    step: bar.step,
    nameSearchFor: (await import('../../screening/name-thread.ts')).nameSearchFor,
  });
  bar.end();
  const untaken = await untakenParties(ledger, untakenDocuments(context, root, untakenFiles), {
    ...scope,
    subjects: plan.roster.subjects,
  });
  const { value, receipt } = await recorded(context, ledger, async (tx) => {
    const ids = await storeLists(tx, root, recordedFiles, write);
    const path = storedRosterPath(plan.roster.sha256);
    if (write && keepBeside(root, path, plan.roster.bytes)) tx.recordFile({ path, sha256: plan.roster.sha256 });
    const listIds = filesOf(inForce).map(({ row }) => ids.get(`${row.list} ${row.sha256}`) ?? row.id);
    const done = await recordScreening(tx, ledger, plan, { on, listIds, untaken: untaken.skipped });
    // Read within the transaction: a dry run shows what it would have found.
    return { ...done, matches: await ledger.screenings.matches() };
  });
  const rules = await context.rules();
  const matches = shownMatches(value.parties, value.matches);
  const skipped = [...plan.roster.skipped, ...untaken.skipped];
  const whole = { screened: plan.roster.screened, skipped, edited: untaken.edited, counts: value.counts, matches };
  await showScreeningRun(context, {
    inForce,
    given,
    lookedUp: plan.lookedUp,
    whole,
    ofPractice:
      practice === undefined
        ? undefined
        : { practice, ...partOf(whole, await subjectIdsOf(ledger, practice), plan.roster.subjects, on) },
    receipt,
    on,
    subjects: await subjectsOf(ledger, [...matches, ...skipped, ...untaken.edited]),
    least: leastRows(rules),
    rhythms: listRhythms(rules),
  });
  const refused = given.taken.some(({ reading }) => reading.refused.length > 0);
  return value.counts.open + value.counts.confirmed + untaken.skipped.length > 0 || refused ? 1 : 0;
}

async function subjectIdsOf(ledger: Ledger, practice: string): Promise<readonly string[]> {
  return (await ledger.subjects.list({ practice })).map(({ id }) => id);
}

/** What a run found of some subjects. Whom no sync took in belongs to nobody yet, and is not among them. */
function partOf(
  { skipped, edited, matches }: ScreeningFound,
  ids: readonly string[],
  rosterOf: (ids: readonly string[]) => readonly RosterSubject[],
  on: CalendarDate,
): ScreeningFound {
  const own = new Set(ids);
  const isOwn = ({ subjectId }: { readonly subjectId: string | null }): boolean =>
    subjectId !== null && own.has(subjectId);
  const parties = rosterOf(ids).flatMap((one) => one.parties);
  const keys = new Set(parties.map(({ subjectId, party }) => partyKey(subjectId, party)));
  return {
    screened: keys.size,
    skipped: skipped.filter(isOwn),
    edited: edited.filter(isOwn),
    counts: screeningCounts(keys.size, keys, matches, on),
    matches: matches.filter(isOwn),
  };
}

function checkOf(input: Input, asOf: CalendarDate): ListCheck {
  const rows = input.count('rows');
  const publishedOn = input.date('published', asOf);
  const single = rows !== undefined ? 'rows' : publishedOn !== undefined ? 'published' : undefined;
  if (single !== undefined && input.texts('list').length !== 1)
    throw new UserError('usage/conflict', `\`--${single}\` is about one file`, {
      hint: 'give one `--list FILE` with it',
    });
  if (publishedOn !== undefined && publishedOn > asOf)
    throw new UserError('usage/bad-value', `\`--published\` lies after the as-of day, ${longDate(asOf)}`, {
      hint: 'a list is of the day on which it came out, or of one before',
    });
  return { replace: input.on('replace'), rows, publishedOn };
}

/** The matches of the parties on a roster that stand; decided ones after the open ones, the surest first. */
function shownMatches(parties: ReadonlySet<string>, matches: readonly MatchOnFile[]): readonly MatchOnFile[] {
  const order = { open: 0, confirmed: 1, dismissed: 2 };
  return matches
    .filter(({ closedOn, subjectId, party }) => closedOn === null && parties.has(partyKey(subjectId, party)))
    .toSorted((left, right) => order[matchState(left)] - order[matchState(right)] || right.score - left.score);
}

function lastRoster(context: Context, root: string, last: Screening | undefined): PreviousRoster | undefined {
  if (last === undefined) return undefined;
  const roster = previousRoster(root, last);
  if (roster === undefined)
    context.say('the roster of the last screening is gone or changed: everyone is looked up again');
  return roster;
}

/** For each list of the last run, the day its full list is of. */
async function datesOf(ledger: Ledger, last: Screening | undefined): Promise<Record<string, CalendarDate | null>> {
  const used = new Set(last?.lists);
  const dates: Record<string, CalendarDate | null> = {};
  for (const { id, list, form, published_on } of await ledger.screenings.lists()) {
    if (form === 'full' && used.has(id)) dates[list] = published_on as CalendarDate | null;
  }
  return dates;
}

/** The share of ownership, in percent, from which on the packs have owners screened. */
async function leastShare(context: Context): Promise<number | null> {
  const rules = await context.rules();
  const shares = ownerFacts
    .flatMap((id) => rules.byId.get(id) ?? [])
    .flatMap((entry) => (entry.kind === 'fact' && entry.rule.number !== undefined ? [entry.rule.number] : []));
  return shares.length === 0 ? null : Math.min(...shares);
}

async function subjectsOf(
  ledger: Ledger,
  told: readonly { readonly subjectId: string | null }[],
): Promise<ReadonlyMap<string, Subject>> {
  const ids = [...new Set(told.flatMap(({ subjectId }) => subjectId ?? []))];
  return new Map((await ledger.subjects.byIds(ids)).map((subject) => [subject.id, subject]));
}

/** A bar whose length is known with the first step. */
function progressOf(context: Context): { readonly step: (total: number) => void; readonly end: () => void } {
  let bar: ReturnType<typeof progress> | undefined;
  return {
    step: (total) => {
      bar ??= progress(context, 'screen: parties looked up', total);
      bar.step();
    },
    end: () => bar?.end(),
  };
}

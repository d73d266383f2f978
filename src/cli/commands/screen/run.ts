import { recordScreening, type ScreeningPlan, screeningPlan } from '../../../actions/screen.ts';
import type { PreviousRoster } from '../../../actions/screened-roster.ts';
import { partyKey, type ScreeningCounts } from '../../../actions/screening-counts.ts';
import { type CalendarDate, daysBetween, longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../../domain/facts.ts';
import { rowWords } from '../../../domain/number-forms.ts';
import { matchState } from '../../../domain/screening/exclusion-block.ts';
import { formerWords, partWords } from '../../../domain/screening/list-editions.ts';
import { UserError } from '../../../errors.ts';
import type { Receipt } from '../../../ledger/command.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { MatchOnFile, Screening } from '../../../ledger/screening-query.ts';
import { leastRows } from '../../../rules/list-sizes.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';
import { progress } from '../../progress.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { type GivenLists, givenLists, type ListCheck } from '../../screening/given-lists.ts';
import { previousRoster, storedRosterPath } from '../../screening/kept-roster.ts';
import { keepBeside } from '../../screening/list-store.ts';
import {
  filesOf,
  type ListFiles,
  type ListInForce,
  listsInForce,
  mapsOf,
  newestDay,
  restoreLists,
  rowOf,
  screeningLists,
  storeLists,
} from '../../screening/screening-lists.ts';
import { matchColumns, matchRow } from '../../screening/screening-table.ts';
import { inSmallHeap } from '../../small-heap.ts';

/** Facts of the packs that say from which share on an owner is screened; the first one in use counts. */
const ownerFacts = ['excl.owner', 'mcd.owner'];
const refusedShown = 5;

/** Screens everyone against exclusion lists. */
export const command: Command = {
  summary: 'screen everyone against exclusion lists',
  description:
    'Looks up every provider, group and facility, with owners, officials and managing employees, under present and former names, in the LEIE, SAM, state and other lists. Give list files with --list in any order (the full list, monthly supplements, reinstatements); they are kept, and later runs use them. Every run is recorded: lists with hashes and dates, who was screened, who is clear, who must be reviewed. Exit 1 while a match is open or confirmed, or rows of a list were refused.',
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
    { name: 'replace', help: 'take a full list that is older or much smaller than the stored one, or seems cut off' },
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
  const { root } = await context.workspace();
  const known = await ledger.screenings.lists();
  const given = await givenLists(context, input.texts('list'), known, checkOf(input), asOf);
  for (const warning of given.warnings) context.warn(warning);
  const write = !context.globals.on('dry-run');
  if (write) await restoreLists(root, given.gone);
  const { inForce, gone } = listsInForce(root, [
    ...known.map((row) => ({ row, read: undefined })),
    ...given.taken.map((read) => ({ row: rowOf(read, on), read })),
  ]);
  for (const { list, name } of gone)
    context.say(`the former list \`${name}\` of ${list} is gone: nobody is looked up in it (give it again)`);
  if (inForce.size === 0) {
    throw new UserError('usage/missing', 'there is no list to screen against', {
      hint: 'get the list of the OIG (UPDATED.csv) and give it: `empanel screen --list leie=UPDATED.csv`',
    });
  }
  const last = (await ledger.screenings.runs()).at(-1);
  const previous = input.on('again') ? undefined : lastRoster(context, root, last);
  const bar = progressOf(context);
  const plan = await screeningPlan(ledger, {
    on,
    leastShare: await leastShare(context),
    lists: screeningLists(root, inForce, await mapsOf(context), write),
    previous,
    previousDates: await datesOf(ledger, last),
    step: bar.step,
    nameSearchFor: (await import('../../screening/name-thread.ts')).nameSearchFor,
  });
  bar.end();
  const { value, receipt } = await recorded(context, ledger, async (tx) => {
    const ids = await storeLists(tx, root, given.taken, on, write);
    const path = storedRosterPath(plan.roster.sha256);
    if (write && keepBeside(root, path, plan.roster.bytes)) tx.recordFile({ path, sha256: plan.roster.sha256 });
    const listIds = filesOf(inForce).map(({ row }) => ids.get(`${row.list} ${row.sha256}`) ?? row.id);
    const done = await recordScreening(tx, ledger, plan, { on, listIds });
    // Read within the transaction: a dry run shows what it would have found.
    return { ...done, matches: await ledger.screenings.matches() };
  });
  const matches = shownMatches(value.parties, value.matches);
  await showRun(context, {
    inForce,
    given,
    plan,
    counts: value.counts,
    matches,
    receipt,
    on,
    subjects: await subjectsOf(ledger, [...matches, ...plan.roster.skipped]),
    least: leastRows(await context.rules()),
  });
  const refused = given.taken.some(({ reading }) => reading.refused.length > 0);
  return value.counts.open + value.counts.confirmed > 0 || refused ? 1 : 0;
}

function checkOf(input: Input): ListCheck {
  const rows = input.count('rows');
  if (rows !== undefined && input.texts('list').length !== 1)
    throw new UserError('usage/conflict', '`--rows` is about one file', { hint: 'give one `--list FILE` with it' });
  return { replace: input.on('replace'), rows };
}

/** A run as it is shown. */
interface Run {
  readonly inForce: ReadonlyMap<string, ListFiles>;
  readonly given: GivenLists;
  readonly plan: ScreeningPlan;
  readonly counts: ScreeningCounts;
  readonly matches: readonly MatchOnFile[];
  readonly receipt: Receipt;
  readonly on: CalendarDate;
  readonly subjects: ReadonlyMap<string, Subject>;
  /** By list, how many rows a whole one has at least. */
  readonly least: ReadonlyMap<string, number>;
}

async function showRun(context: Context, run: Run): Promise<void> {
  const { plan, counts, matches, receipt, on, subjects } = run;
  const rows = matches.map((match) => matchRow(match, subjects.get(match.subjectId), on));
  const format = context.format();
  // A piped table has no notes, and nobody reads those of a file at once: exit 1 is never without its reason.
  const onTerminal = context.io.stdout.isTTY && context.globals.text('output') === undefined;
  if (!onTerminal) for (const note of refusedNotes(run.given)) context.warn(note);
  if (format === 'json') {
    await showReceipt(context, receipt, [], {
      lists: [...run.inForce.values()].flatMap(({ current }) => current.map(listCells)),
      formerLists: [...run.inForce.values()].flatMap(({ former }) => former.map(listCells)),
      screened: plan.roster.screened,
      skipped: plan.roster.skipped.length,
      matches: rows.map(({ cells }) => cells),
      ...counts,
      lookedUp: plan.lookedUp,
      skippedParties: plan.roster.skipped.map(({ subjectId, party, why }) => ({
        subject: subjects.get(subjectId)?.key ?? subjectId,
        party,
        why,
      })),
      warnings: run.given.warnings,
    });
    return;
  }
  const first = matches.find((match) => matchState(match) === 'open');
  await context.show({
    report: 'screen',
    title: `Screening of ${longDate(on)}`,
    asOf: await context.asOf(),
    columns: matchColumns,
    rows,
    lead: [...run.inForce].map(([list, files]) => listSentence(list, files, on, run.least.get(list))),
    notes: [...sums(run), ...skippedNotes(run), ...refusedNotes(run.given)],
    empty: 'No match. Nobody screened is like anybody on these lists.',
    next: first === undefined ? 'empanel report screening' : `empanel screen show ${first.id}`,
  });
  await showReceipt(context, receipt, []);
}

/** A file of a list as programs are told of it. */
function listCells({ row }: ListInForce): Readonly<Record<string, string | number | null>> {
  const { list, name, sha256, rows, published_on, form, refused } = row;
  return { list, file: name, sha256, rows, publishedOn: published_on, form, refused };
}

function listSentence(
  list: string,
  { current: files, former }: ListFiles,
  on: CalendarDate,
  least: number | undefined,
): string {
  const day = newestDay(files);
  const rows = rowWords(files.reduce((sum, { row }) => sum + row.rows, 0));
  const age = day === null ? 'of no known day' : `of ${longDate(day)}, ${Math.max(0, daysBetween(day, on))} days old`;
  const full = files.findLast(({ row }) => row.form === 'full');
  const part =
    full === undefined ? 'no full list: clear against these supplements only' : partWords(full.row.rows, least);
  const only = part === undefined ? '' : `; ${part}`;
  const name = files.length === 1 ? (files[0]?.row.name ?? '') : `${files.length} files`;
  const before = formerWords(former.map(({ row }) => row.published_on));
  return [`${list}: ${name}, ${rows}, ${age}${only}`, ...(before === undefined ? [] : [before])].join('; ');
}

function sums({ plan, counts }: Run): readonly string[] {
  const total = plan.roster.screened + plan.roster.skipped.length;
  return [
    `${total} parties = ${plan.roster.screened} screened + ${plan.roster.skipped.length} skipped`,
    `${plan.roster.screened} screened = ${counts.clear} clear + ${counts.open} open + ${counts.confirmed} confirmed`,
    ...(plan.lookedUp < plan.roster.screened
      ? [`${plan.lookedUp} looked up anew; nothing changed for the others`]
      : []),
  ];
}

function skippedNotes({ plan, subjects }: Run): readonly string[] {
  return plan.roster.skipped.map(({ subjectId, party, why }) => {
    const name = subjects.get(subjectId)?.name ?? subjectId;
    return `skipped: ${party === 'self' ? name : `${name}, ${party}`}: ${why}`;
  });
}

function refusedNotes({ taken }: GivenLists): readonly string[] {
  return taken.flatMap(({ path, reading }) => {
    const shown = reading.refused
      .slice(0, refusedShown)
      .map(({ line, why }) => `\`${path}\` line ${line} refused: ${why}`);
    const more = reading.refused.length - shown.length;
    return more > 0 ? [...shown, `\`${path}\`: ${more} more rows refused`] : shown;
  });
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
  told: readonly { readonly subjectId: string }[],
): Promise<ReadonlyMap<string, Subject>> {
  const ids = [...new Set(told.map(({ subjectId }) => subjectId))];
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

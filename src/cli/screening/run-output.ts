/** A screening run as it is shown: its matches, what it was made against, whom it left out and why. */

import type { ScreeningCounts } from '../../actions/screening-counts.ts';
import type { EditedDocument } from '../../actions/untaken-parties.ts';
import { type CalendarDate, daysBetween, longDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../domain/facts.ts';
import { countWords, grouped, rowWords } from '../../domain/number-forms.ts';
import { matchState } from '../../domain/screening/exclusion-block.ts';
import { datedWords, formerWords, partWords } from '../../domain/screening/list-editions.ts';
import { nextEditionOn } from '../../domain/screening/list-rhythm.ts';
import { selfParty } from '../../domain/screening/screened-parties.ts';
import type { Receipt } from '../../ledger/command.ts';
import type { SkippedParty } from '../../ledger/file-tables.ts';
import type { MatchOnFile } from '../../ledger/screening-query.ts';
import type { ListRhythms } from '../../rules/list-rhythms.ts';
import type { Context } from '../context.ts';
import { showReceipt } from '../recording.ts';
import type { GivenLists } from './given-lists.ts';
import type { ReadListFile } from './list-store.ts';
import { type ListFiles, type ListInForce, newestDay } from './screening-lists.ts';
import { matchColumns, matchRow } from './screening-table.ts';

/** Rows of a list that are told one by one. */
const refusedShown = 5;
/** Parties and documents that are told one by one: JSON and the report have all. */
const skippedShown = 20;
const allSkipped = 'empanel report screening --state skipped';

/** What a run found: of everybody, or of one practice. */
export interface ScreeningFound {
  /** How many parties were looked up. */
  readonly screened: number;
  readonly skipped: readonly SkippedParty[];
  readonly edited: readonly EditedDocument[];
  readonly counts: ScreeningCounts;
  readonly matches: readonly MatchOnFile[];
}

/** A run as it is shown. */
export interface ScreeningRunShown {
  readonly inForce: ReadonlyMap<string, ListFiles>;
  readonly given: GivenLists;
  /** How many parties had to be looked up anew. */
  readonly lookedUp: number;
  readonly whole: ScreeningFound;
  /** What it found of the practice that was asked for; undefined: of none alone. */
  readonly ofPractice: (ScreeningFound & { readonly practice: string }) | undefined;
  readonly receipt: Receipt;
  readonly on: CalendarDate;
  readonly subjects: ReadonlyMap<string, Subject>;
  /** By list, how many rows a whole one has at least. */
  readonly least: ReadonlyMap<string, number>;
  readonly rhythms: ListRhythms;
}

/** Shows a run: as a table with notes, or with everything as JSON. */
export async function showScreeningRun(context: Context, run: ScreeningRunShown): Promise<void> {
  const { whole, ofPractice, receipt, on, subjects } = run;
  const { screened, skipped, edited, counts, matches } = ofPractice ?? whole;
  const rows = matches.map((match) => matchRow(match, subjects.get(match.subjectId), on));
  const untaken = untakenNotes(run);
  const format = context.format();
  // A piped table has no notes, and nobody reads those of a file at once: exit 1 is never without its reason.
  const onTerminal = context.io.stdout.isTTY && context.globals.text('output') === undefined;
  if (!onTerminal) for (const note of [...untaken, ...refusedNotes(run.given)]) context.warn(note);
  if (format === 'json') {
    await showReceipt(context, receipt, [], {
      lists: [...run.inForce.values()].flatMap(({ current }) => current.map(listCells)),
      formerLists: [...run.inForce.values()].flatMap(({ former }) => former.map(listCells)),
      screened,
      skipped: skipped.length,
      matches: rows.map(({ cells }) => cells),
      ...counts,
      lookedUp: run.lookedUp,
      ...(ofPractice === undefined ? {} : { practice: ofPractice.practice, wholeRun: countsOf(whole) }),
      skippedParties: skipped.map((one) => ({
        subject: keyIn(one, subjects),
        name: nameIn(one, subjects),
        party: one.party,
        why: one.why,
        document: one.document?.path ?? null,
      })),
      editedSince: edited.map((one) => ({
        subject: keyIn(one, subjects),
        name: nameIn(one, subjects),
        parties: one.parties,
        why: one.why,
        document: one.document.path,
      })),
      given: run.given.taken.map(({ name, reading }) => ({ file: name, list: reading.list, ...rowCounts(reading) })),
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
    lead: [...run.inForce].map(([list, files]) => listSentence(list, files, run)),
    notes: [
      ...sums(run),
      ...skippedNotes(skipped, subjects),
      ...untaken,
      ...rowNotes(run.given),
      ...refusedNotes(run.given),
    ],
    empty: `No match. Nobody screened${ofPractice === undefined ? '' : ` of ${ofPractice.practice}`} is like anybody on these lists.`,
    next:
      first !== undefined
        ? `empanel screen show ${first.id}`
        : untaken.length > 0
          ? 'empanel sync'
          : 'empanel report screening',
  });
  await showReceipt(context, receipt, []);
}

/** A file of a list as programs are told of it. */
function listCells({ row }: ListInForce): Readonly<Record<string, string | number | null>> {
  const { list, name, sha256, rows, published_on, dated_by, form, refused } = row;
  return { list, file: name, sha256, rows, publishedOn: published_on, datedBy: dated_by, form, refused };
}

function listSentence(
  list: string,
  { current: files, former }: ListFiles,
  { on, least, rhythms }: ScreeningRunShown,
): string {
  const day = newestDay(files);
  const rows = rowWords(files.reduce((sum, { row }) => sum + row.rows, 0));
  const age =
    day === null
      ? 'of no known day'
      : `of ${longDate(day)}${datingOf(files, day)}, ${Math.max(0, daysBetween(day, on))} days old`;
  const rhythm = day === null ? undefined : rhythms(list, day);
  const nextOn = day === null || rhythm === undefined ? null : nextEditionOn(day, rhythm);
  const newer = nextOn === null || nextOn > on ? '' : `; a newer one was out by ${longDate(nextOn)}`;
  const full = files.findLast(({ row }) => row.form === 'full');
  const part =
    full === undefined
      ? 'no full list: clear against these supplements only'
      : partWords(full.row.rows, least.get(list));
  const only = part === undefined ? '' : `; ${part}`;
  const name = files.length === 1 ? (files[0]?.row.name ?? '') : `${files.length} files`;
  const before = formerWords(former.map(({ row }) => row.published_on));
  return [`${list}: ${name}, ${rows}, ${age}${newer}${only}`, ...(before === undefined ? [] : [before])].join('; ');
}

/** " by its newest row": what the day of a list goes by. */
function datingOf(files: readonly ListInForce[], day: CalendarDate): string {
  const words = datedWords(files.find(({ row }) => row.published_on === day)?.row.dated_by ?? null);
  return words === undefined ? '' : ` ${words}`;
}

function sums({ whole, ofPractice, lookedUp }: ScreeningRunShown): readonly string[] {
  const others = whole.matches.length - (ofPractice?.matches.length ?? 0);
  return [
    ...(ofPractice === undefined
      ? sumsOf(whole)
      : [
          `of ${ofPractice.practice}: ${sumsOf(ofPractice).join('; ')}`,
          `of all: ${sumsOf(whole).join('; ')}`,
          ...(others === 0
            ? []
            : [`${countWords(others, 'match', 'matches')} not of ${ofPractice.practice}: \`empanel screen list\``]),
        ]),
    ...(lookedUp < whole.screened ? [`${lookedUp} looked up anew; nothing changed for the others`] : []),
  ];
}

function sumsOf({ screened, skipped, counts }: ScreeningFound): readonly string[] {
  return [
    `${countWords(screened + skipped.length, 'party', 'parties')} = ${screened} screened + ${skipped.length} skipped`,
    `${screened} screened = ${counts.clear} clear + ${counts.open} open + ${counts.confirmed} confirmed`,
  ];
}

/** The sums as programs are told of them. */
function countsOf({ screened, skipped, counts, matches }: ScreeningFound): Readonly<Record<string, number>> {
  return { screened, skipped: skipped.length, ...counts, matches: matches.length };
}

/** Who was left out for a reason of their own. */
function skippedNotes(skipped: readonly SkippedParty[], subjects: ReadonlyMap<string, Subject>): readonly string[] {
  const own = skipped.filter(({ document }) => document === undefined);
  return firstOf(
    own.map((one) => `skipped: ${partyWords(nameIn(one, subjects), [one.party])}: ${one.why}`),
    allSkipped,
  );
}

/** Who was left out, or looked up as last synced, because of what lies on the disk, and what helps. */
function untakenNotes({ whole: { skipped, edited }, subjects }: ScreeningRunShown): readonly string[] {
  const byDocument = new Map<string, SkippedParty[]>();
  for (const one of skipped) {
    if (one.document === undefined) continue;
    const others = byDocument.get(one.document.path);
    if (others === undefined) byDocument.set(one.document.path, [one]);
    else others.push(one);
  }
  const documents = [...byDocument].flatMap(([path, [one, ...others]]) => {
    if (one === undefined) return [];
    const name = nameIn(one, subjects);
    const who =
      name === path
        ? ''
        : `${partyWords(
            name,
            [one, ...others].map(({ party }) => party),
          )}: `;
    return [`skipped: ${who}${one.why}`];
  });
  const asSynced = edited.map(
    (one) => `screened as last synced: ${partyWords(nameIn(one, subjects), one.parties)}: ${one.why}`,
  );
  const notes = [...firstOf(documents, allSkipped), ...firstOf(asSynced, 'empanel sync --dry-run')];
  return notes.length === 0 ? [] : [...notes, '`empanel sync` takes documents in, or says why not; then screen again'];
}

/** "Elm LLC", "Elm LLC, owner: Ruiz, Ana", "Elm LLC, and of it owner: Ruiz, Ana; official: Ruiz, Ana". */
function partyWords(name: string, parties: readonly string[]): string {
  const others = parties.filter((party) => party !== selfParty);
  if (others.length === 0) return name;
  return `${name}, ${others.length < parties.length ? 'and of it ' : ''}${others.join('; ')}`;
}

/** The first of many notes, and what shows the others. */
function firstOf(notes: readonly string[], all: string): readonly string[] {
  const more = notes.length - skippedShown;
  return more > 0 ? [...notes.slice(0, skippedShown), `… and ${more} more; \`${all}\` shows all`] : notes;
}

/** Somebody of a subject, or of a document that the ledger has not. */
type Told = Pick<SkippedParty, 'subjectId' | 'document'>;

function nameIn({ subjectId, document }: Told, subjects: ReadonlyMap<string, Subject>): string {
  return (subjectId === null ? undefined : subjects.get(subjectId)?.name) ?? document?.name ?? subjectId ?? '';
}

function keyIn({ subjectId, document }: Told, subjects: ReadonlyMap<string, Subject>): string | null {
  return subjectId === null ? (document?.key ?? null) : (subjects.get(subjectId)?.key ?? subjectId);
}

/** What became of the rows of files given: rows = kept + refused + duplicates + passed over; of those kept whole nothing is told. */
function rowNotes({ taken }: GivenLists): readonly string[] {
  return taken.flatMap(({ path, reading }) => {
    const { rows, kept, refused, duplicates, passedOver } = rowCounts(reading);
    if (kept === rows) return [];
    const others = [
      ...(refused === 0 ? [] : [`${grouped(refused)} refused`]),
      ...(duplicates === 0 ? [] : [`${grouped(duplicates)} there before, word for word`]),
      ...(passedOver === 0 ? [] : [`${grouped(passedOver)} about other matters`]),
    ];
    return [`\`${path}\`: ${rowWords(rows)} = ${[`${grouped(kept)} kept`, ...others].join(' + ')}`];
  });
}

function rowCounts({ rows, refused, duplicates, passedOver }: ReadListFile['reading']): {
  readonly rows: number;
  readonly kept: number;
  readonly refused: number;
  readonly duplicates: number;
  readonly passedOver: number;
} {
  const kept = rows - refused.length - duplicates - passedOver;
  return { rows, kept, refused: refused.length, duplicates, passedOver };
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

/** Case counts and outcomes taken into the ledger: every row of the file is kept, or refused with a reason. */

import { addDays, type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { npiSuggestions } from '../../domain/identifiers/npi.ts';
import type { Facility, Line } from '../../domain/nouns/facility.ts';
import { numberForms } from '../../domain/number-forms.ts';
import type { CaseCounts } from '../../domain/privileges/practice-evaluation.ts';
import { folded, nearest } from '../../domain/suggestion.ts';
import type { Transaction } from '../../ledger/command.ts';
import type { CasesRow, WrittenCases } from '../../sources/cases-csv.ts';

/** A count that is kept. */
export type NewCaseCount = Omit<CaseCounts, 'id' | 'source' | 'sha256' | 'on' | 'sequence'>;

/** A row that is not taken, and why. */
export interface RefusedCases {
  readonly row: number;
  readonly because: string;
}

/** What becomes of a file of counts. */
export interface CasesPlan {
  readonly kept: readonly NewCaseCount[];
  /** In the order of the file. */
  readonly refused: readonly RefusedCases[];
  readonly rows: number;
}

/** A provider that counts may be of, with what is counted already. */
export interface CountedProvider {
  readonly subjectId: string;
  readonly counts: readonly CaseCounts[];
}

/** What the rows of a file are compared with. */
export interface CasesTarget {
  readonly providers: ReadonlyMap<string, CountedProvider>;
  readonly facilities: ReadonlyMap<string, Facility>;
  /** The facility of rows that name none, and whose forms name lines and procedures of work done elsewhere. */
  readonly facility: Facility;
  /** Where the work was done, when not at a facility of ours; null: here. */
  readonly elsewhere: string | null;
  readonly asOf: CalendarDate;
}

/** The counts of a file that can be kept. */
export async function casesPlan(rows: AsyncIterable<CasesRow>, target: CasesTarget): Promise<CasesPlan> {
  const kept: NewCaseCount[] = [];
  const refused: RefusedCases[] = [];
  const own = new Map<string, { readonly row: number; readonly count: NewCaseCount }[]>();
  const names = new Map<string, LineNames>();
  let total = 0;
  for await (const one of rows) {
    total += 1;
    const read = 'because' in one ? one.because : countOf(one.cases, target, names);
    if (typeof read === 'string') {
      refused.push({ row: one.row, because: read });
      continue;
    }
    const earlier = own.get(read.subjectId) ?? [];
    const because = twice(read, earlier, target, 'cases' in one ? one.cases.npi : '');
    if (because === undefined) {
      kept.push(read);
      own.set(read.subjectId, [...earlier, { row: one.row, count: read }]);
    } else refused.push({ row: one.row, because });
  }
  return { kept, refused, rows: total };
}

function countOf(written: WrittenCases, target: CasesTarget, names: Map<string, LineNames>): NewCaseCount | string {
  const provider = target.providers.get(written.npi);
  if (provider === undefined) return unknownProvider(written.npi, target);
  if (written.facility !== null && target.elsewhere !== null)
    return 'it names a facility, and the file was done elsewhere';
  const facility = written.facility === null ? target.facility : target.facilities.get(written.facility);
  if (facility === undefined) return unknown('facility', written.facility ?? '', target.facilities.keys());
  // The end is the day after the last one counted.
  if (written.until > addDays(target.asOf, 1)) return `its period ends after ${longDate(target.asOf)}`;
  const lines = names.get(facility.key) ?? lineNames(facility);
  names.set(facility.key, lines);
  const line = lineOf(written, lines, facility);
  if (!line.ok) return line.because;
  for (const indicator of facility.oppe?.indicators ?? []) {
    const value = written.outcomes[indicator.key];
    if (value !== undefined && indicator.unit === 'percent' && value > written.count)
      return `\`${indicator.key}\` is ${value} of ${written.count} cases`;
  }
  return {
    subjectId: provider.subjectId,
    facility: target.elsewhere === null ? facility.key : null,
    elsewhere: target.elsewhere,
    line: line.key,
    procedure: written.procedure,
    from: written.from,
    until: written.until,
    count: written.count,
    outcomes: written.outcomes,
  };
}

/** Digits that were swapped or mistyped are told apart by whom we have. */
function unknownProvider(npi: string, { providers }: CasesTarget): string {
  const near = npiSuggestions(npi, (one) => providers.has(one)).find((one) => providers.has(one));
  return near === undefined ? `nobody here has the NPI ${npi}` : `nobody here has the NPI ${npi}; is ${near} meant?`;
}

function unknown(what: string, word: string, known: Iterable<string>): string {
  const near = nearest(word, known, { limit: 1 })[0];
  return near === undefined
    ? `there is no ${what} \`${word}\``
    : `there is no ${what} \`${word}\`; is \`${near}\` meant?`;
}

/** Keys of the lines of a facility, and which lines have a procedure, by its code and names, or ask for cases of a kind. */
interface LineNames {
  readonly keys: ReadonlyMap<string, string>;
  readonly procedures: ReadonlyMap<string, ReadonlySet<string>>;
}

function lineNames(facility: Facility): LineNames {
  const lines: readonly Line[] = (facility.privilegeForms ?? []).flatMap((form) => form.lines);
  const procedures = new Map<string, Set<string>>();
  const add = (word: string, key: string): void => {
    procedures.set(folded(word), (procedures.get(folded(word)) ?? new Set()).add(key));
  };
  for (const { key, procedures: covered = [], initial, renewal } of lines) {
    for (const { name, code, also = [] } of covered) {
      for (const word of [name, ...(code === undefined ? [] : [code]), ...also]) add(word, key);
    }
    // What a line asks for may be counted in its own words: "24 inpatient encounters".
    for (const { of } of [...(initial?.cases ?? []), ...(renewal?.cases ?? [])]) {
      if (of !== undefined) for (const word of numberForms(of)) add(word, key);
    }
  }
  return { keys: new Map(lines.map(({ key }) => [folded(key), key])), procedures };
}

type LineFound = { readonly ok: true; readonly key: string | null } | { readonly ok: false; readonly because: string };

/** The line that a row is about: as named, or the only one that has the procedure. */
function lineOf(
  { line, procedure }: Pick<WrittenCases, 'line' | 'procedure'>,
  names: LineNames,
  facility: Facility,
): LineFound {
  const holders = procedure === null ? undefined : names.procedures.get(folded(procedure));
  if (line !== null) {
    const key = names.keys.get(folded(line));
    if (key === undefined) {
      return { ok: false, because: `${unknown('line', line, names.keys.values())} (${facility.key})` };
    }
    return holders === undefined || holders.has(key)
      ? { ok: true, key }
      : {
          ok: false,
          because: `\`${procedure}\` is a procedure of \`${[...holders].join('`, `')}\`, not of \`${key}\``,
        };
  }
  if (procedure === null) return { ok: true, key: null };
  const [only, ...others] = holders ?? [];
  if (only !== undefined) return { ok: true, key: others.length === 0 ? only : null };
  return { ok: false, because: `${unknown('procedure', procedure, names.procedures.keys())} (${facility.key})` };
}

/** Why a count would count the same cases twice; undefined where it does not. */
function twice(
  count: NewCaseCount,
  earlier: readonly { readonly row: number; readonly count: NewCaseCount }[],
  { providers }: CasesTarget,
  npi: string,
): string | undefined {
  const row = earlier.find((one) => sameWork(one.count, count));
  if (row !== undefined) return `row ${row.row} counts the same work on some of these days`;
  const known = providers.get(npi)?.counts.find((one) => sameWork(one, count));
  return known === undefined
    ? undefined
    : `${known.source}, taken in on ${longDate(known.on)}, counts the same work on some of these days`;
}

/** Whether two counts of one provider hold the same cases: same place and days, and neither is about other work. */
function sameWork(left: NewCaseCount, right: NewCaseCount): boolean {
  const same = (one: string | null, other: string | null): boolean => one === null || other === null || one === other;
  return (
    left.facility === right.facility &&
    left.elsewhere === right.elsewhere &&
    left.from < right.until &&
    right.from < left.until &&
    same(left.line, right.line) &&
    same(left.procedure && folded(left.procedure), right.procedure && folded(right.procedure))
  );
}

/** Where counts come from. */
export interface CasesSource {
  readonly name: string;
  readonly sha256: string;
  readonly on: CalendarDate;
}

/** Records the counts of a file and returns how many they are. */
export async function importCases(
  tx: Transaction,
  counts: readonly NewCaseCount[],
  source: CasesSource,
): Promise<number> {
  for (const one of counts) {
    await tx.insert('case_count', {
      id: await tx.newId('cc'),
      subject_id: one.subjectId,
      facility: one.facility,
      elsewhere: one.elsewhere,
      line: one.line,
      procedure: one.procedure,
      from_on: one.from,
      until_on: one.until,
      count: one.count,
      outcomes: one.outcomes,
      source: source.name,
      sha256: source.sha256,
      happened_on: source.on,
    });
  }
  return counts.length;
}

/** Numbers of cases that a line of a privilege form asks for, compared with what was counted. */

import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { dateBefore, durationText, parseDuration } from '../../domain/calendar/duration.ts';
import { covers, daysIn, gapsIn, overlaps, type Span } from '../../domain/calendar/span.ts';
import type { CaseVolume, Criteria, Line } from '../../domain/nouns/facility.ts';
import { numberForms } from '../../domain/number-forms.ts';
import type { CaseCounts } from '../../domain/privileges/practice-evaluation.ts';
import type { CriterionResult } from '../../domain/privileges/privilege.ts';
import { criterion } from './criterion.ts';
import { plainWords } from './plain-words.ts';

/** Whether each number of cases was reached. */
export function* caseCriteria(
  line: Line,
  { cases = [] }: Criteria,
  counts: readonly CaseCounts[],
  asOf: CalendarDate,
): Iterable<CriterionResult> {
  for (const wanted of cases) yield caseCriterion(line, wanted, counts, asOf);
}

/**
 * Cases of a period that lies wholly in the window count; of one that lies in it in part nobody knows how many do. Too few
 * are not enough only where the whole window is counted: what was done elsewhere may not have been asked for yet.
 */
function caseCriterion(
  line: Line,
  wanted: CaseVolume,
  counts: readonly CaseCounts[],
  asOf: CalendarDate,
): CriterionResult {
  const within = parseDuration(wanted.within);
  const time = within === undefined ? wanted.within : durationText(within);
  const asked = `cases: ${wanted.count}${wanted.of === undefined ? '' : ` ${wanted.of}`} in ${time}`;
  if (within === undefined) return criterion(asked, 'cannot-tell', `\`${wanted.within}\` is no length of time`);
  const window: Span = { from: addDays(dateBefore(asOf, within), 1), until: addDays(asOf, 1) };
  const known = latestOf(counts.filter((one) => one.on <= asOf && isAbout(line, wanted.of, one)));
  const near = known.filter((one) => overlaps(window, one));
  if (near.length === 0) return criterion(asked, 'cannot-tell', 'no cases of this time are counted');
  const sure = total(near.filter((one) => covers(window, one)));
  const most = total(near);
  const told = `${sure} counted since ${window.from}`;
  if (sure >= wanted.count) return criterion(asked, 'met', told);
  if (most >= wanted.count) {
    return criterion(
      asked,
      'cannot-tell',
      `${told}; ${most - sure} more in periods that lie in this time only in part`,
    );
  }
  const open = gapsIn(window, near)[0];
  if (open === undefined) return criterion(asked, 'not-met', told);
  const last = open.until === null ? asOf : addDays(open.until, -1);
  return criterion(asked, 'cannot-tell', `${told}; nothing is counted from ${open.from} to ${last}`);
}

/** Whether a number is about the cases asked for: those of the line or a procedure of it, or those that `of` names. */
function isAbout(line: Line, of: string | undefined, { line: key, procedure }: CaseCounts): boolean {
  const name = procedure === null ? null : plainWords(procedure);
  if (of === undefined && key === line.key) return true;
  if (name === null) return false;
  const procedures = (line.procedures ?? []).map(({ code, name: called, also = [] }) =>
    [...(code === undefined ? [] : [code]), called, ...also].map(plainWords),
  );
  if (of === undefined) return procedures.some((names) => names.includes(name));
  const wanted = numberForms(plainWords(of));
  return (
    wanted.includes(name) ||
    procedures.some((names) => names.includes(name) && names.some((one) => wanted.includes(one)))
  );
}

/** Of numbers of one place, line, procedure and period, the one recorded last. */
function latestOf(counts: readonly CaseCounts[]): readonly CaseCounts[] {
  const latest = new Map<string, CaseCounts>();
  for (const one of counts.toSorted((left, right) => left.sequence - right.sequence)) {
    latest.set([placeOf(one), one.line, one.procedure, one.from, one.until].join('|'), one);
  }
  return [...latest.values()];
}

function placeOf({ facility, elsewhere }: CaseCounts): string {
  return facility ?? elsewhere ?? '';
}

/**
 * The cases of all places. A number of the line at a place holds those of its procedures; of numbers whose periods overlap
 * the one of the longer period holds the other.
 */
function total(counts: readonly CaseCounts[]): number {
  let sum = 0;
  for (const here of grouped(counts, placeOf)) {
    const ofLine = apart(here.filter(({ procedure }) => procedure === null));
    const procedures = here.filter(({ procedure }) => procedure !== null);
    const each = grouped(procedures, ({ procedure }) => plainWords(procedure ?? '')).map(apart);
    sum += Math.max(
      ofLine,
      each.reduce((all, one) => all + one, 0),
    );
  }
  return sum;
}

/** The cases of periods that do not overlap, the longest first. */
function apart(counts: readonly CaseCounts[]): number {
  const taken: CaseCounts[] = [];
  for (const one of counts.toSorted((left, right) => daysIn(right) - daysIn(left))) {
    if (!taken.some((other) => overlaps(other, one))) taken.push(one);
  }
  return taken.reduce((sum, { count }) => sum + count, 0);
}

function grouped<One>(all: readonly One[], keyOf: (one: One) => string): readonly (readonly One[])[] {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

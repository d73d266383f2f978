/** The work history: how far it reaches, whether it has months, and whether its gaps are explained. */

import { addDays, type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import { dateBefore, duration, durationText, isLongerThan } from '../../domain/calendar/duration.ts';
import {
  firstDayOf,
  idleSpans,
  lastDayOf,
  parseMonthOrDate,
  type WorkedPeriod,
} from '../../domain/calendar/month-span.ts';
import type { Span } from '../../domain/calendar/span.ts';
import type { Dossier, Gap } from '../../domain/nouns/dossier.ts';
import type { Need } from '../../domain/nouns/pack.ts';
import { countWords } from '../../domain/number-forms.ts';
import { type CaseFile, inDossier, type Judgement, judged, type NeedJudge, notAsked } from './case-file.ts';

/** Each part of the history that the need asks about and that does not hold; one judgement when all do. */
export const historyJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const positions = dossier.workHistory ?? [];
  const periods = workedPeriods(dossier);
  const place = inDossier(file, ...(dossier.workHistory === undefined ? [] : ['workHistory']));
  if (periods.length === 0) {
    // That there is no history is one thing to do, said once.
    return need.lookback === undefined
      ? [judged('not-applicable', 'there is no work history yet', null)]
      : [judged('missing', 'no work history is recorded', place)];
  }
  const wrong = [
    ...(need.lookback === undefined ? [] : reach(periods, need.lookback, file)),
    ...(need.monthPrecision === true ? openEnds(positions, file) : []),
    ...(need.gaps === undefined ? [] : gapFaults(dossier, periods, need, file)),
  ];
  return wrong.length > 0 ? wrong : [judged('met', soundWords(need, positions.length), place)];
};

function soundWords(need: Need, positions: number): string {
  if (need.gaps !== undefined) return 'no gap is left unexplained';
  return `${countWords(positions, 'position')} on file`;
}

/** Work, training and service: all of them account for time. */
function workedPeriods(dossier: Dossier): readonly WorkedPeriod[] {
  const all = [
    ...(dossier.workHistory ?? []),
    ...(dossier.training ?? []),
    ...(dossier.education ?? []),
    ...(dossier.military ?? []),
  ];
  return all.flatMap((one) => {
    const from = one.from === undefined ? undefined : parseMonthOrDate(one.from);
    const until = one.until === undefined ? null : parseMonthOrDate(one.until);
    return from === undefined || until === undefined ? [] : [{ from, until }];
  });
}

/** The history reaches back far enough, or to the first training. */
function reach(periods: readonly WorkedPeriod[], lookback: string, file: CaseFile): readonly Judgement[] {
  const since = dateBefore(file.asOf, duration(lookback));
  const first = periods.map((one) => firstDayOf(one.from)).toSorted()[0];
  const hasBeginning = (file.dossier?.education?.length ?? 0) + (file.dossier?.training?.length ?? 0) > 0;
  if (first === undefined || first <= since || hasBeginning) return [];
  const because = `the history begins ${first}; ${durationText(duration(lookback))} back to ${since} are asked for`;
  return [judged('missing', because, inDossier(file, 'workHistory'))];
}

function openEnds(positions: NonNullable<Dossier['workHistory']>, file: CaseFile): readonly Judgement[] {
  return positions.flatMap((one, index) =>
    one.until === undefined && one.current !== true
      ? [
          judged(
            'unknown',
            `when the position at ${one.employer} ended is not recorded`,
            inDossier(file, 'workHistory', index),
            { help: 'record `until`, or `current: true`' },
          ),
        ]
      : [],
  );
}

function gapFaults(
  dossier: Dossier,
  periods: readonly WorkedPeriod[],
  need: Need,
  file: CaseFile,
): readonly Judgement[] {
  const since = file.lookback === null ? undefined : dateBefore(file.asOf, file.lookback);
  // A position without an end that is not called current would hide every gap after it.
  return idleSpans(periods, { asOf: file.asOf })
    .filter((idle) => since === undefined || idle.until === null || since < idle.until)
    .flatMap((idle) => gapFault(dossier, idle, need, file) ?? []);
}

function gapFault(dossier: Dossier, idle: Span, need: Need, file: CaseFile): Judgement | undefined {
  const { explain, inWriting } = need.gaps ?? {};
  const explanation = (dossier.gaps ?? []).find((gap) => explains(gap, idle));
  const last = idle.until === null ? file.asOf : addDays(idle.until, -1);
  const words = `no work or training from ${idle.from} to ${last}, ${daysBetween(idle.from, last) + 1} days`;
  const place =
    explanation === undefined
      ? inDossier(file, ...(dossier.gaps === undefined ? [] : ['gaps']))
      : inDossier(file, 'gaps', (dossier.gaps ?? []).indexOf(explanation));
  if (explain !== undefined && isLongerThan(idle, duration(explain)) && explanation === undefined) {
    return judged('missing', `${words}, is not explained`, place, {
      help: 'ask the provider and record it under `gaps`',
    });
  }
  const written = explanation?.inWriting === true || explanation?.document !== undefined;
  if (inWriting !== undefined && isLongerThan(idle, duration(inWriting)) && !written) {
    return judged('missing', `${words}, is not explained in writing`, place, {
      help: 'ask the provider for a written explanation and file it',
    });
  }
  return undefined;
}

/** Whether an explanation is about this gap: they share a day. */
function explains(gap: Gap, idle: Span): boolean {
  const from = parseMonthOrDate(gap.from);
  const until = gap.until === undefined ? undefined : parseMonthOrDate(gap.until);
  if (from === undefined) return false;
  const first: CalendarDate = firstDayOf(from);
  const last: CalendarDate = until === undefined ? lastDayOf(from) : lastDayOf(until);
  return last >= idle.from && (idle.until === null || first < idle.until);
}

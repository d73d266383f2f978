import { type CalendarDate, latest } from '../../domain/calendar/calendar-date.ts';
import { type Duration, dateAfter, dateBefore, durationText } from '../../domain/calendar/duration.ts';
import { firstDayOf } from '../../domain/calendar/month-span.ts';
import { activities } from './activity.ts';
import type { Check } from './check.ts';
import { items, month } from './loose-value.ts';

/** A work history that begins later than it must, for someone who was in practice before. */
export const historyTooShort: Check<'dossier'> = {
  id: 'history/too-short',
  severity: 'warning',
  title: 'the work history reaches back as far as payers ask',
  why: 'Payers ask for the same number of years of every applicant, or back to the first license. A history that begins later is returned as incomplete.',
  help: 'add the earlier positions, with the month of each start and end',
  cite: 'NCQA CR 3 C, work history; the length is that of `ncqa.gap.lookback` in the rule packs',
  kinds: ['dossier'],
  reads: ['workHistory', 'licenses', 'training', 'education', 'military', 'gaps'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "204511", firstIssued: 2012-06-20 }]
workHistory: [{ employer: Lakeside Medical Group, from: 2015-09 }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "204511", firstIssued: 2012-06-20 }]
workHistory: [{ employer: Lakeside Medical Group, from: 2024-03 }]
`,
  *faults({ value, asOf, windows: { historyLookback, gapExplained } }) {
    if (historyLookback === null || items(value.workHistory).length === 0) return;
    const since = dateBefore(asOf, historyLookback);
    const begun = activities(value)[0]?.span.from;
    if (begun === undefined || begun <= since) return;
    const gaps = items(value.gaps).flatMap(([, gap]) => month(gap.from) ?? []);
    if (gaps.some((from) => firstDayOf(from) <= since)) return;
    const licensed = items(value.licenses).flatMap(([, one]) => month(one.firstIssued) ?? []);
    const inPractice = licensed.map(firstDayOf).toSorted()[0];
    // A gap that may be left unexplained may also stand at the beginning.
    if (inPractice === undefined || (gapExplained !== null && begun <= lastStart(inPractice, since, gapExplained)))
      return;
    yield {
      pointer: ['workHistory'],
      message: `the work history begins in ${begun.slice(0, 7)}; ${durationText(historyLookback)} are asked for, back to ${since.slice(0, 7)}`,
    };
  },
};

/** The last day on which a history may begin: a tolerated gap after the later of the first license and the first day asked for. */
function lastStart(licensed: CalendarDate, since: CalendarDate, tolerated: Duration): CalendarDate {
  return dateAfter(latest(licensed, since), tolerated);
}

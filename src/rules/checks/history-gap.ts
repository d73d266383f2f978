import { addDays, type CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { type Duration, dateBefore, durationText, isLongerThan } from '../../domain/calendar/duration.ts';
import { mergedSpans, overlaps, remainingSpans, type Span } from '../../domain/calendar/span.ts';
import type { Fault, Pointer } from '../../domain/finding.ts';
import { activities, explainedGaps } from './activity.ts';
import type { Check, CheckInput } from './check.ts';
import { items } from './loose-value.ts';

/** Time without work or training that nobody has explained, or not in the form that its length needs. */
export const historyGap: Check<'dossier'> = {
  id: 'history/gap',
  severity: 'warning',
  title: 'longer gaps in the work history are explained',
  why: "Payers must ask about every longer gap of the last years, and stop the file until the answer comes. The longest ones need the provider's own words in writing.",
  help: 'ask the provider what happened and add it under `gaps`; for a long gap get it in writing and set `inWriting: true`',
  cite: 'NCQA CR 3 C, work history; the lengths are those of `ncqa.gap.explain` and `ncqa.gap.written` in the rule packs',
  kinds: ['dossier'],
  reads: ['workHistory', 'gaps', 'training', 'education', 'military'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
workHistory:
  - { employer: Lakeside Medical Group, from: 2024-06 }
  - { employer: Harbor Clinic, from: 2016-07, until: 2023-09 }
gaps: [{ from: 2023-10, until: 2024-05, explanation: Parental leave }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
workHistory:
  - { employer: Lakeside Medical Group, from: 2024-06 }
  - { employer: Harbor Clinic, from: 2016-07, until: 2023-09 }
`,
  *faults(input) {
    const { historyLookback, gapExplained, gapWritten } = input.windows;
    if (gapExplained === null || items(input.value.workHistory).length === 0) return;
    const since = historyLookback === null ? undefined : dateBefore(input.asOf, historyLookback);
    const gaps = explainedGaps(input.value);
    for (const idle of idleTimes(input, since)) {
      if (!isLongerThan(idle.span, gapExplained)) continue;
      const left = remainingSpans(
        [idle.span],
        gaps.map((gap) => gap.span),
      );
      const unexplained = left.find((span) => isLongerThan(span, gapExplained));
      if (unexplained !== undefined) {
        yield gapFault(idle, 'is not explained', gapExplained);
      } else if (gapWritten !== null && isLongerThan(idle.span, gapWritten)) {
        const written = gaps.some((gap) => gap.inWriting && overlaps(gap.span, idle.span));
        if (!written) yield gapFault(idle, 'is not explained in writing', gapWritten);
      }
    }
  },
};

interface IdleTime {
  readonly span: Span;
  /** What comes after the idle time, or before it where nothing follows. */
  readonly pointer: Pointer;
}

/** Idle times between activities and after the last of them, as far as they reach behind `since`. */
function* idleTimes({ value, asOf }: CheckInput<'dossier'>, since: CalendarDate | undefined): Iterable<IdleTime> {
  const periods = activities(value);
  const busy = mergedSpans(periods.map((period) => period.span));
  const tomorrow = addDays(asOf, 1);
  for (const [index, span] of busy.entries()) {
    if (span.until === null) return;
    const next = busy[index + 1];
    const until = next?.from ?? tomorrow;
    if (until <= span.until || until > tomorrow || (since !== undefined && until <= since)) continue;
    const beside =
      next === undefined
        ? periods.findLast((period) => period.span.until === span.until)
        : periods.find((period) => period.span.from === next.from);
    yield { span: { from: span.until, until }, pointer: beside?.pointer ?? ['workHistory'] };
  }
}

function gapFault({ span, pointer }: IdleTime, wrong: string, limit: Duration): Fault {
  const last = span.until === null ? 'now' : addDays(span.until, -1);
  return {
    pointer,
    message: `the gap from ${span.from} to ${last} is longer than ${durationText(limit)} and ${wrong}`,
  };
}

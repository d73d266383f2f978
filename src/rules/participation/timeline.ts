/** A state over all days of service: where it stands for billing, where it makes the claim wait, where it forbids. */

import { type CalendarDate, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type {
  BillingMatter,
  BillingReason,
  BillingSpan,
  BillingVerdict,
  VerdictFrom,
} from '../../domain/participation.ts';

/** What a state means for a day: it is true, it may become true, it is not. */
export type Level = 'ok' | 'hold' | 'no';

/** Days `[from, until)` on which one thing says one thing. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly level: Level;
  readonly because: string;
}

/** One thing that makes a state true or pending for a time. `noun`: what begins and ends, for the days beside it. */
export interface Part extends Stretch {
  readonly noun: string;
}

/** Stretches over all days, in order, without gaps. */
export type Timeline = readonly Stretch[];

/** A state or obstacle with what it says on every day. */
export interface Condition {
  readonly state: BillingMatter;
  readonly timeline: Timeline;
}

/**
 * A state that is true while any of its parts is: of parts that share a day the best counts, and of equal ones the first. On
 * days without a part it is not true: since the part before ended, or until the next begins, else for the reason given.
 */
export function anyOf(parts: readonly Part[], missing: string): Timeline {
  const real = parts.filter(({ from, until }) => from < until);
  const cuts = cutsOf(real);
  const stretches: Stretch[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const from = cuts[at] as CalendarDate;
    const until = cuts[at + 1] as CalendarDate;
    const here = real.filter((part) => part.from <= from && until <= part.until);
    const best = here.find(({ level }) => level === 'ok') ?? here[0];
    stretches.push({
      from,
      until,
      level: best?.level ?? 'no',
      because: best?.because ?? gapWords(real, from, until) ?? missing,
    });
  }
  return joined(stretches);
}

/** An obstacle: nothing stands in the way but on the days of its parts; of parts that share a day the worst counts. */
export function noneOf(parts: readonly Stretch[], clear: string): Timeline {
  const real = parts.filter(({ from, until }) => from < until);
  if (real.length === 0) return [{ from: firstDate, until: lastDate, level: 'ok', because: clear }];
  const cuts = cutsOf(real);
  const stretches: Stretch[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const from = cuts[at] as CalendarDate;
    const until = cuts[at + 1] as CalendarDate;
    const here = real.filter((part) => part.from <= from && until <= part.until);
    const worst = here.find(({ level }) => level === 'no') ?? here[0];
    stretches.push({ from, until, level: worst?.level ?? 'ok', because: worst?.because ?? clear });
  }
  return joined(stretches);
}

/** Several states of which each must stand: true where all are, not true where none is; where only some are, it waits. */
export function inAll(timelines: readonly Timeline[], unsure: string): Timeline {
  const cuts = cutsOf(timelines.flat());
  const stretches: Stretch[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const from = cuts[at] as CalendarDate;
    const until = cuts[at + 1] as CalendarDate;
    const here = timelines.flatMap((timeline) => timeline.find((one) => one.from <= from && until <= one.until) ?? []);
    const missing = here.find(({ level }) => level !== 'ok');
    const some = here.some(({ level }) => level === 'ok');
    stretches.push({
      from,
      until,
      level: missing === undefined ? 'ok' : some ? 'hold' : missing.level,
      because:
        missing === undefined || !some ? ((missing ?? here[0])?.because ?? unsure) : `${missing.because}; ${unsure}`,
    });
  }
  return joined(stretches);
}

/** The verdict on every day: it may be billed where all conditions say so, and what stands in the way elsewhere. */
export function verdictSpans(conditions: readonly Condition[]): readonly BillingSpan[] {
  const places = conditions.map(() => 0);
  const spans: BillingSpan[] = [];
  let from = firstDate;
  while (from < lastDate) {
    let until = lastDate;
    const reasons: BillingReason[] = [];
    let verdict: BillingVerdict = 'bill';
    for (const [index, { state, timeline }] of conditions.entries()) {
      let place = places[index] ?? 0;
      while ((timeline[place]?.until ?? lastDate) <= from) place += 1;
      places[index] = place;
      const stretch = timeline[place];
      if (stretch === undefined) continue;
      if (stretch.until < until) until = stretch.until;
      if (stretch.level === 'ok') continue;
      verdict = stretch.level === 'no' ? 'no' : verdict === 'no' ? 'no' : 'hold';
      reasons.push(reasonOf(state, stretch));
    }
    const last = spans.at(-1);
    if (last !== undefined && isSame(last, verdict, reasons)) spans[spans.length - 1] = { ...last, until };
    else spans.push({ from, until, verdict, reasons });
    from = until;
  }
  return spans;
}

/** The same verdicts with only the matters that stand in their way, each from its day until the next one's. */
export function verdictsFrom(conditions: readonly Condition[]): readonly VerdictFrom[] {
  const places = new Array<number>(conditions.length).fill(0);
  const found: VerdictFrom[] = [];
  let from = firstDate;
  let latest = '';
  while (from < lastDate) {
    let until = lastDate;
    let verdict: BillingVerdict = 'bill';
    const matters: BillingMatter[] = [];
    for (let index = 0; index < conditions.length; index += 1) {
      const { state, timeline } = conditions[index] as Condition;
      let place = places[index] as number;
      while ((timeline[place] as Stretch).until <= from) place += 1;
      places[index] = place;
      const stretch = timeline[place] as Stretch;
      if (stretch.until < until) until = stretch.until;
      if (stretch.level === 'ok') continue;
      if (stretch.level === 'no') verdict = 'no';
      else if (verdict === 'bill') verdict = 'hold';
      matters.push(state);
    }
    const text = `${verdict} ${matters.join()}`;
    if (text !== latest) found.push({ from, verdict, matters });
    latest = text;
    from = until;
  }
  return found;
}

/** What every condition says on a day, in their order. */
export function reasonsOn(conditions: readonly Condition[], on: CalendarDate): readonly BillingReason[] {
  return conditions.flatMap(({ state, timeline }) => {
    const stretch = timeline.find(({ from, until }) => from <= on && on < until);
    return stretch === undefined ? [] : [reasonOf(state, stretch)];
  });
}

function reasonOf(state: BillingMatter, { from, until, level, because }: Stretch): BillingReason {
  return {
    state,
    ok: level === 'ok',
    because,
    from: from === firstDate ? null : from,
    until: until === lastDate ? null : until,
  };
}

function isSame(span: BillingSpan, verdict: BillingVerdict, reasons: readonly BillingReason[]): boolean {
  if (span.verdict !== verdict || span.reasons.length !== reasons.length) return false;
  return span.reasons.every((one, index) => {
    const other = reasons[index];
    return other !== undefined && one.state === other.state && one.because === other.because && one.from === other.from;
  });
}

function cutsOf(parts: readonly Stretch[]): readonly CalendarDate[] {
  const days = new Set<CalendarDate>([firstDate, lastDate]);
  for (const { from, until } of parts) {
    days.add(from);
    days.add(until);
  }
  return [...days].sort();
}

function gapWords(parts: readonly Part[], from: CalendarDate, until: CalendarDate): string | undefined {
  const ended = parts.find((part) => part.until === from) ?? parts.findLast((part) => part.until <= from);
  if (ended !== undefined) return `${ended.noun} ended on ${ended.until}`;
  const next = parts.find((part) => part.from === until) ?? parts.find((part) => part.from >= until);
  return next === undefined ? undefined : `${next.noun} begins on ${next.from}`;
}

function joined(stretches: readonly Stretch[]): Timeline {
  const whole: Stretch[] = [];
  for (const one of stretches) {
    const last = whole.at(-1);
    if (last !== undefined && last.level === one.level && last.because === one.because) {
      whole[whole.length - 1] = { ...last, until: one.until };
    } else whole.push(one);
  }
  return whole;
}

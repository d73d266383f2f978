/**
 * May this be done here, by this person, on this day? Every granted privilege that covers the procedure is read as
 * verdicts over all days; the best of them counts.
 */

import { type CalendarDate, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import { certificationName } from '../../domain/certification-name.ts';
import type { Criteria } from '../../domain/nouns/facility.ts';
import { anyPatient, limitWords, outsideLine, type PatientAsked } from '../../domain/privileges/line-limits.ts';
import type { PrivilegeGrant } from '../../domain/privileges/privilege.ts';
import { requestedLineState } from '../../domain/privileges/privilege-standing.ts';
import {
  bestVerdict,
  type GrantVerdict,
  type UseAnswer,
  type UseMatter,
  type UseReason,
  type UseSpan,
  type UseVerdict,
} from '../../domain/privileges/privilege-use.ts';
import type { Timeline } from '../participation/timeline.ts';
import { boardCertified } from './board-standing.ts';
import { activated, agreed, available, bound, inTerm, restsOn, suspended, watched } from './grant-matters.ts';
import { coveredNames } from './procedure-names.ts';
import { appointed, away, certified, decided, departed, excluded, licensed, registered } from './standing-matters.ts';
import { type HeldCase, type KnownCase, knownCase, stretch, type UseCase, type UseCondition } from './use-case.ts';

/** A granted privilege with its verdicts over all days: in order, without gaps. */
export interface GrantUse {
  readonly grant: PrivilegeGrant;
  readonly spans: readonly UseSpan[];
  /** What the term alone says: not yet, in it, ended and why. */
  readonly term: Timeline;
}

/** Every privilege of a practitioner at a facility over all days. */
export function grantUses(one: UseCase): readonly GrantUse[] {
  const known = knownCase(one);
  const standing = new Standing(known);
  return grantsHere(known).map((grant) => {
    const held = { ...known, grant };
    return { grant, spans: useSpans(conditionsOf(held, standing)), term: inTerm(held) };
  });
}

/** The answer for a procedure, named as `plainWords`, on a day. */
export function useAnswer(one: UseCase, procedure: string, on: CalendarDate, asked = anyPatient): UseAnswer {
  const known = knownCase(one);
  const standing = new Standing(known);
  const found = grantsHere(known)
    .filter((grant) => covers(grant, procedure))
    .map((grant) => {
      const conditions = [...conditionsOf({ ...known, grant }, standing), ...limits(grant, asked)];
      return { grant, conditions, spans: useSpans(conditions) };
    });
  // Of privileges that are equally good the one in its term, else the newest.
  const ranked = found.toSorted((left, right) => rankOn(left.grant, on) - rankOn(right.grant, on));
  const [first, ...rest] = ranked.map((each) => ({ ...each, ...verdictOf(each, on) }));
  if (first === undefined) return unheld(known, standing, procedure, on);
  const best = bestVerdict(first, ...rest);
  const spans = found.map((each) => each.spans);
  return {
    verdict: best.verdict,
    grant: grantVerdict(best),
    reasons: reasonsOn(best.conditions, on),
    until: best.verdict === 'no' ? null : endOfYes(spans, on),
    nextOn: nextYes(spans, on),
    others: [first, ...rest].filter((each) => each !== best).map(grantVerdict),
  };
}

/** Whether a privilege covers a procedure; one that names no line covers whatever the license does. */
export function covers({ granted }: Pick<PrivilegeGrant, 'granted'>, procedure: string): boolean {
  return granted === null || coveredNames(granted.line).has(procedure);
}

/** The verdict of spans on a day. */
export function spanOn(spans: readonly UseSpan[], on: CalendarDate): UseSpan | undefined {
  return spans.find(({ from, until }) => from <= on && on < until);
}

function grantsHere({ privileges, facility }: KnownCase): readonly PrivilegeGrant[] {
  return privileges.grants.filter((grant) => grant.facility === facility.key);
}

function rankOn({ from, until, sequence }: PrivilegeGrant, on: CalendarDate): number {
  return (from <= on && on < until ? 0 : 1e9) - sequence;
}

function verdictOf(
  { spans }: { readonly spans: readonly UseSpan[] },
  on: CalendarDate,
): { readonly verdict: UseVerdict; readonly because: string } {
  const { verdict, because } = spanOn(spans, on) ?? { verdict: 'no' as const, because: '' };
  return { verdict, because };
}

function grantVerdict(one: {
  readonly grant: PrivilegeGrant;
  readonly verdict: UseVerdict;
  readonly because: string;
}): GrantVerdict {
  const { id, basis, granted } = one.grant;
  const line =
    granted === null
      ? null
      : { form: granted.form.key, version: granted.form.version, line: granted.line.key, name: granted.line.name };
  return { grantId: id, basis, line, verdict: one.verdict, because: one.because };
}

/** Matters that are the same for every privilege of the practitioner at the facility, read once. */
class Standing {
  readonly #one: KnownCase;
  readonly #kept = new Map<string, UseCondition>();

  constructor(one: KnownCase) {
    this.#one = one;
  }

  read(
    name: string,
    matter: UseCondition['matter'],
    timeline: (one: KnownCase) => UseCondition['timeline'],
  ): UseCondition {
    let condition = this.#kept.get(name);
    if (condition === undefined) {
      condition = { matter, timeline: timeline(this.#one) };
      this.#kept.set(name, condition);
    }
    return condition;
  }

  /** What holds whatever is done: exclusion, departure, license. */
  general(anywhere: boolean): readonly UseCondition[] {
    return [
      this.read('excluded', 'excluded', excluded),
      this.read('departed', 'departed', departed),
      this.read(`license ${anywhere}`, 'license', (one) => licensed(one, anywhere)),
    ];
  }

  /** Membership and the decision it rests on. */
  membership(): readonly UseCondition[] {
    return [this.read('appointment', 'appointment', appointed), this.read('credentialed', 'credentialed', decided)];
  }
}

/** What a privilege depends on, in the order in which people should read it. */
function conditionsOf(one: HeldCase, standing: Standing): readonly UseCondition[] {
  const { grant } = one;
  const { basis } = grant;
  const unplanned = basis === 'disaster' || basis === 'emergency';
  const line = grant.granted?.line;
  return [
    ...standing.general(unplanned),
    ...(basis === 'regular' ? standing.membership().map((each) => overridden(each, grant)) : []),
    { matter: 'privilege', timeline: inTerm(one) },
    { matter: 'suspension', timeline: suspended(one) },
    standing.read('leave', 'leave', away),
    ...(basis === 'proxy' ? [{ matter: 'agreement', timeline: agreed(one) } as const] : []),
    ...(basis === 'disaster' ? [{ matter: 'emergency-plan', timeline: activated(one) } as const] : []),
    ...requiredLines(grant).map((key) => overridden({ matter: 'required-line', timeline: restsOn(one, key) }, grant)),
    ...(prescribes(grant) ? [standing.read('dea', 'dea', registered)] : []),
    ...certificationsOf(grant).map((kind) =>
      standing.read(`certification ${kind}`, 'certification', (known) =>
        certified(known, kind, certificationName(kind)),
      ),
    ),
    ...boards(one, standing),
    ...(line?.resources ?? []).map((key) => ({ matter: 'resource', timeline: available(one, key) }) as const),
    { matter: 'proctor', timeline: watched(one) },
    { matter: 'conditions', timeline: bound(one) },
  ];
}

/** The patients and settings that a line is for. */
function limits({ granted }: PrivilegeGrant, asked: PatientAsked): readonly UseCondition[] {
  const words = granted === null ? null : limitWords(granted.line);
  if (granted === null || words === null) return [];
  const outside = outsideLine(granted.line, asked);
  return [{ matter: 'limits', timeline: [stretch(outside === null ? 'ok' : 'no', null, null, outside ?? words)] }];
}

/** What was not met when a privilege was granted all the same, by the matter that it is about. */
const excusable: Readonly<Partial<Record<UseMatter, (prerequisite: string) => boolean>>> = {
  credentialed: (prerequisite) => prerequisite === 'credentialed',
  'required-line': (prerequisite) => prerequisite.startsWith('privileges:'),
  board: (prerequisite) => prerequisite.startsWith('board certified:'),
};

/**
 * A want that was known and overridden when the privilege was granted binds its use and does not forbid it, for as long as
 * it lasts. What came to be wanting later was excused by nobody.
 */
function overridden(condition: UseCondition, { checked, from: since }: PrivilegeGrant): UseCondition {
  const isAbout = excusable[condition.matter];
  const override = checked.find(({ prerequisite }) => prerequisite === 'override');
  const wasKnown = checked.some(({ prerequisite, state }) => state === 'not-met' && isAbout?.(prerequisite) === true);
  if (override === undefined || !wasKnown) return condition;
  const timeline = condition.timeline.map((each) =>
    each.level === 'no' && each.from <= since
      ? { ...each, level: 'hold' as const, because: `${each.because}; granted all the same: ${override.because}` }
      : each,
  );
  return { ...condition, timeline };
}

/** Board certification that the line asks its holder to keep; a lapse within the term waits where the bylaws say so. */
function boards(one: HeldCase, standing: Standing): readonly UseCondition[] {
  const { grant, facility } = one;
  const criteria = ownGrants.has(grant.basis) ? criteriaKept(grant) : undefined;
  if (criteria?.boards === undefined || criteria.boards.length === 0) return [];
  const { boards: wanted, boardEligibleWithin = '', training = [] } = criteria;
  const name = `board ${[...wanted, boardEligibleWithin, ...training].join('|')}`;
  const condition = overridden(
    standing.read(name, 'board', (known) => boardCertified(known, criteria)),
    grant,
  );
  if (facility.terms?.boardLapse !== 'reappointment') return [condition];
  const timeline = condition.timeline.map((each) =>
    each.level === 'no' && each.from > grant.from
      ? { ...each, level: 'hold' as const, because: `${each.because}; by the bylaws it counts at reappointment` }
      : each,
  );
  return [{ ...condition, timeline }];
}

/** Criteria that must be kept: those of renewal in a renewed term. */
function criteriaKept({ granted, previousId }: PrivilegeGrant): Criteria | undefined {
  return previousId === null ? granted?.line.initial : (granted?.line.renewal ?? granted?.line.initial);
}

/** Certifications that must be kept. Those of a distant site are its own affair. */
function certificationsOf(grant: PrivilegeGrant): readonly string[] {
  return grant.basis === 'proxy' ? [] : (criteriaKept(grant)?.certifications ?? []);
}

/** Lines without which one may not be used; a volunteer and a distant site bring what they are asked for. */
function requiredLines(grant: PrivilegeGrant): readonly string[] {
  return ownGrants.has(grant.basis) ? (criteriaKept(grant)?.privileges ?? []) : [];
}

const ownGrants: ReadonlySet<PrivilegeGrant['basis']> = new Set(['regular', 'temporary-applicant', 'temporary-need']);

/** Whether a DEA registration must be in force: the line prescribes, or its criteria ask for one. */
function prescribes(grant: PrivilegeGrant): boolean {
  return grant.granted?.line.controlledSubstances === true || criteriaKept(grant)?.dea === true;
}

/** Where no privilege covers the procedure: what else is known, and whether it was asked for. */
function unheld(one: KnownCase, standing: Standing, procedure: string, on: CalendarDate): UseAnswer {
  const asked = one.privileges.requests
    .filter(({ facility }) => facility === one.facility.key)
    .flatMap((request) => request.lines.map((line) => ({ request, line })))
    .findLast(({ line }) => coveredNames(line.line).has(procedure));
  const because =
    asked === undefined
      ? 'no privilege that covers it was asked for or granted'
      : `${asked.line.line.key} was asked for on ${asked.request.on}: ${requestedLineState(asked.request, asked.line, one.privileges)}`;
  const none: UseCondition = { matter: 'privilege', timeline: [stretch('no', null, null, because)] };
  const conditions = [none, ...standing.general(false), ...standing.membership()];
  return { verdict: 'no', grant: null, reasons: reasonsOn(conditions, on), until: null, nextOn: null, others: [] };
}

/** The verdict on every day: yes where nothing speaks against it. */
function useSpans(conditions: readonly UseCondition[]): readonly UseSpan[] {
  const places = new Array<number>(conditions.length).fill(0);
  const spans: UseSpan[] = [];
  let from = firstDate;
  while (from < lastDate) {
    let until = lastDate;
    const [against, bound]: [string[], string[]] = [[], []];
    for (const [index, { timeline }] of conditions.entries()) {
      let place = places[index] ?? 0;
      while ((timeline[place]?.until ?? lastDate) <= from && place + 1 < timeline.length) place += 1;
      places[index] = place;
      const here = timeline[place];
      if (here === undefined) continue;
      if (here.until < until) until = here.until;
      if (here.level === 'no') against.push(here.because);
      else if (here.level === 'hold') bound.push(here.because);
    }
    const verdict = against.length > 0 ? 'no' : bound.length > 0 ? 'conditions' : 'yes';
    const because = (against.length > 0 ? against : bound).join('; ');
    const last = spans.at(-1);
    if (last?.verdict === verdict && last.because === because) spans[spans.length - 1] = { ...last, until };
    else spans.push({ from, until, verdict, because });
    from = until;
  }
  return spans;
}

function reasonsOn(conditions: readonly UseCondition[], on: CalendarDate): readonly UseReason[] {
  return conditions.flatMap(({ matter, timeline }) => {
    const here = timeline.find(({ from, until }) => from <= on && on < until);
    if (here === undefined) return [];
    const { level, because, from, until } = here;
    return [
      {
        matter,
        ok: level !== 'no',
        condition: level === 'hold',
        because,
        from: from === firstDate ? null : from,
        until: until === lastDate ? null : until,
      },
    ];
  });
}

/** The first day after `on` on which no privilege says yes; null: it is not in sight. */
function endOfYes(all: readonly (readonly UseSpan[])[], on: CalendarDate): CalendarDate | null {
  let day = on;
  for (;;) {
    const ends = all.flatMap((spans) => {
      const here = spanOn(spans, day);
      return here === undefined || here.verdict === 'no' ? [] : [here.until];
    });
    if (ends.length === 0) return day === lastDate ? null : day;
    day = ends.toSorted().at(-1) ?? day;
  }
}

function nextYes(all: readonly (readonly UseSpan[])[], on: CalendarDate): CalendarDate | null {
  const days = all.flatMap((spans) => {
    const next = spans.find(({ until, verdict }) => verdict !== 'no' && until > on);
    return next === undefined ? [] : [next.from > on ? next.from : on];
  });
  return days.toSorted()[0] ?? null;
}

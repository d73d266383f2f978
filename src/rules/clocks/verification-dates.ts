/** Verifications on record while an application is open: each goes stale some time before the decision. */

import { lineStanding } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { elementWords } from '../../domain/element-words.ts';
import {
  type Application,
  type ApplicationState,
  countedFrom,
  type DerivationContext,
  type SubjectFacts,
  type Verification,
} from '../../domain/facts.ts';
import type { Decision } from '../../domain/file-facts.ts';
import { keptFreshBy, monitoringServices } from '../../domain/monitoring-service.ts';
import { isAcceptedSource } from '../../domain/verification-source.ts';
import { hasChangedSince } from '../../domain/verified-value.ts';
import type { Element, RuleEntry } from '../pack-entry.ts';
import type { RecordedDates } from './anchor.ts';
import { aboutApplication, linesOf } from './application-dates.ts';
import {
  type Circumstance,
  circumstanceOn,
  groupedBy,
  joined,
  type Look,
  type Stretch,
  stretches,
} from './circumstance.ts';
import { elementOfSubject, kindOnPaper, verifiedElement } from './credential-dates.ts';

/** States in which a decision still lies ahead. */
const undecided: ReadonlySet<ApplicationState> = new Set([
  'draft',
  'submitted',
  'received',
  'complete',
  'in-review',
  'committee',
  'info-requested',
  'on-hold',
  'returned',
  'appealed',
]);

/**
 * The newest sound verification of each element and credential, for each open application that awaits a decision. One that
 * found a difference, or whose credential has changed since, verifies nothing; which look counts, each rule says for itself.
 */
export function verificationCircumstances(facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  const byMatter = groupedBy(facts.verifications, (one) => `${verifiedElement(one.element)}|${one.credentialId ?? ''}`);
  if (byMatter.size === 0) return [];
  const credentials = new Map(facts.credentials.map((one) => [one.id, one]));
  const turning = [...watchedDays(facts), ...(facts.premises ?? []).flatMap(({ closesOn }) => closesOn ?? [])];
  return facts.applications.flatMap((application) => {
    const awaiting = awaitingStretches(application, facts.decisions);
    if (awaiting.length === 0) return [];
    const about = aboutApplication(application, context.payers);
    return [...byMatter.values()].flatMap((verifications) => {
      const told = awaiting.flatMap((stretch) => cutAt(stretch, [...verifications.map((one) => one.on), ...turning]));
      return joined(
        told.flatMap((stretch) => {
          const made = verifications
            .filter((one) => one.on <= stretch.from)
            .toSorted((left, right) => (isLater(left, right) ? -1 : 1));
          const newest = made.find((one) => isSound(one, facts, stretch.from));
          if (newest === undefined) return [];
          const element = elementOfSubject(newest.element, facts.subject.kind) as Element;
          const credential = newest.credentialId === null ? undefined : credentials.get(newest.credentialId);
          const looks = made.map(
            (one): Look => ({
              source: one.source,
              state: credential?.state ?? null,
              found: one.result === 'verified',
              dates: isSound(one, facts, stretch.from) ? datesOf(one, facts, stretch.from) : null,
            }),
          );
          const areAlike = looks.every(({ source, dates }) => source === newest.source && dates !== null);
          const told = {
            about: credential?.label ?? elementWords(newest.element),
            element,
            paperKind: credential !== undefined && element === 'organization-license' ? kindOnPaper(credential) : null,
            looks: areAlike ? looks.slice(0, 1) : looks,
          };
          return [circumstanceOn({ ...about, ...told }, stretch, datesOf(newest, facts, stretch.from))];
        }),
      );
    });
  });
}

function datesOf(verification: Verification, facts: SubjectFacts, on: CalendarDate): RecordedDates {
  const kept = keptFreshBy(verification, facts, continuous, on);
  return {
    'verification.on': { on: countedFrom(verification), factId: verification.id },
    ...(kept === undefined ? {} : { 'verification.monitoredOn': { on: verification.on, factId: kept.id } }),
  };
}

/**
 * The dates of a circumstance that a rule counts by: those of the newest look at a source that it accepts, or that found a
 * difference. Null: there is none, or it verifies nothing.
 */
export function countedDates({ dates, looks }: Circumstance, entry: RuleEntry | undefined): RecordedDates | null {
  const sources = entry?.kind === 'requirement' ? entry.rule.needs.verified?.sources : undefined;
  if (looks === null) return dates;
  const counts = ({ found, source, state }: Look): boolean =>
    !found || sources === undefined || isAcceptedSource(source, sources, state);
  return looks.find(counts)?.dates ?? null;
}

const continuous = monitoringServices.map(({ key }) => key);

/** The days on which monitoring services begin, end and give alarm. */
function watchedDays({ monitorings, occurrences }: SubjectFacts): readonly CalendarDate[] {
  const alerts: ReadonlySet<string> = new Set(monitoringServices.map(({ alert }) => alert));
  return [
    ...monitorings.flatMap(({ on, from, until }) => [on, from, ...(until === null ? [] : [until])]),
    ...(monitorings.length === 0 ? [] : occurrences.filter(({ kind }) => alerts.has(kind)).map(({ on }) => on)),
  ];
}

/** The stretches on which a decision on the application still lies ahead; our own committee may have made it. */
function awaitingStretches(application: Application, decisions: readonly Decision[]): readonly Stretch[] {
  const decided = decisions.filter((one) => one.applicationId === application.id && one.outcome !== 'tabled');
  const days = [application.openedOn, ...application.steps.map((step) => step.on), ...decided.map((one) => one.on)];
  return stretches(days).filter(
    ({ from }) => awaitsDecision(application, from) && !decided.some((one) => one.on <= from),
  );
}

/** A stretch in parts that begin on the days that lie in it. */
function cutAt(stretch: Stretch, days: readonly CalendarDate[]): readonly Stretch[] {
  const cuts = [...new Set(days)].filter((day) => stretch.from < day && day < stretch.until).sort();
  return [stretch.from, ...cuts].map((from, index) => ({ from, until: cuts[index] ?? stretch.until }));
}

/** Whether a decision on any line of the application still lies ahead on a day. */
function awaitsDecision(application: Application, on: CalendarDate): boolean {
  return (
    application.openedOn <= on &&
    linesOf(application).some((line) => undecided.has(lineStanding(application, line, on).state))
  );
}

/**
 * The verification that counts by a day for who accepts these sources (undefined: any): the newest. A look at another source
 * takes the place of none at an accepted one, nor of a difference that was found. `state`: that of the paper.
 */
export function countingBy(
  verifications: readonly Verification[],
  on: CalendarDate,
  sources: readonly string[] | undefined,
  state: string | null = null,
): Verification | undefined {
  const counts = ({ result, source }: Verification): boolean =>
    result !== 'verified' || sources === undefined || isAcceptedSource(source, sources, state);
  return newestBy(verifications.filter(counts), on) ?? newestBy(verifications, on);
}

/** The verification made last by a day. */
export function newestBy(verifications: readonly Verification[], on: CalendarDate): Verification | undefined {
  return verifications
    .filter((one) => one.on <= on)
    .reduce<Verification | undefined>(
      (best, one) => (best === undefined || isLater(one, best) ? one : best),
      undefined,
    );
}

function isLater(left: Verification, right: Verification): boolean {
  return left.on === right.on ? left.sequence > right.sequence : left.on > right.on;
}

function isSound(verification: Verification, facts: SubjectFacts, on: CalendarDate): boolean {
  return verification.result === 'verified' && !hasChangedSince(verification, facts, on);
}

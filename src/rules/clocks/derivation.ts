/**
 * The deadlines of one subject for every as-of day, from facts and rules alone. Time is cut wherever a fact happens or a
 * version of a rule that is chosen by the day asked about changes; between two cuts only facts visible there are used.
 * Nothing here sees today, so any day's report is a lookup, and the future never shows through an earlier day.
 */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { DeadlineKind, DeadlineSpan, DeriveDeadlines } from '../../domain/deadline.ts';
import type { DerivationContext, SubjectFacts } from '../../domain/facts.ts';
import { leavesOf } from '../../domain/leave.ts';
import type { Clock } from '../../domain/nouns/pack.ts';
import { type SourceRules, sourceRules } from '../accepted-sources.ts';
import { type ListRhythms, listRhythms } from '../list-rhythms.ts';
import { citation, type WorkspaceRole } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { anchorWords } from './anchor.ts';
import { aboutApplication, lineCircumstances } from './application-dates.ts';
import { type Circumstance, circumstanceOn, farEnd } from './circumstance.ts';
import { statedCycles, surroundings } from './circumstance-situation.ts';
import { claimCircumstances } from './claim-dates.ts';
import { type CountingClock, clockChoice } from './clock-choice.ts';
import type { Surroundings } from './condition.ts';
import { followUpCircumstances, promiseCircumstances } from './contact-dates.ts';
import { contractCircumstances } from './contract-dates.ts';
import { credentialCircumstances } from './credential-dates.ts';
import { deadlineId } from './deadline-id.ts';
import { decisionCircumstances } from './decision-dates.ts';
import { discrepancyCircumstances } from './discrepancy-dates.ts';
import { longestLead } from './distance.ts';
import { type ClockInput, type ClockReading, clockReading } from './due-date.ts';
import { extended } from './extension.ts';
import { monitoringCircumstances } from './monitoring-dates.ts';
import { noticeCircumstances } from './notice-dates.ts';
import { occurrenceCircumstances } from './occurrence-dates.ts';
import { placeCircumstances } from './place-dates.ts';
import { privilegeActionCircumstances, privilegeCircumstances, reportableTime } from './privilege-dates.ts';
import { screeningCircumstances } from './screening-dates.ts';
import { cutByWork } from './states-of-work.ts';
import { inTerms } from './terms.ts';
import { toldOnce } from './told-once.ts';
import { countedDates, verificationCircumstances } from './verification-dates.ts';
import { chosenVersions, type Version } from './version-choice.ts';

/** What a derivation needs to know of the workspace. */
export interface DerivationSettings {
  readonly role: WorkspaceRole;
  /** Lead times of `empanel.yaml` by kind of deadline, ISO durations; they stand for those of the packs. */
  readonly leads?: Readonly<Partial<Record<DeadlineKind, readonly string[]>>>;
  /** Who looks after what no application gives an owner: papers, attestations, enrollments. */
  readonly owner?: string;
}

/** The derivation of deadlines for a rule set; hand it to the ledger as a value. */
export function deriveDeadlines(rules: RuleSet, settings: DerivationSettings): DeriveDeadlines {
  const derived = derivations(rules, settings);
  return (facts, context) => toldOnce(derived(facts, context).map(({ span }) => span));
}

/** A row together with all that it came from: for people who ask why. */
export interface Derivation extends Chosen {
  readonly span: DeadlineSpan;
  /** What surrounds the recorded dates: stops, the application, the states it counts in. */
  readonly circumstance: Circumstance;
  readonly around: Surroundings;
}

/**
 * Every row of a subject with what it came from. Where several applications make the same deadline there are several
 * rows of one id for a day, of which the earliest counts.
 */
export function derivations(
  rules: RuleSet,
  settings: DerivationSettings,
): (facts: SubjectFacts, context: DerivationContext) => readonly Derivation[] {
  const clocksFor = clockChoice(rules, settings.role);
  const reportable = reportableTime(rules);
  const rhythms = listRhythms(rules);
  const sources = sourceRules(rules, settings.role);
  return (facts, context) => {
    if (facts.subject.status === 'archived') return [];
    const standing = [
      ...circumstances(facts, context, settings.role, rhythms, sources),
      ...privilegeActionCircumstances(facts, context, reportable),
    ];
    const all = cutByWork(standing, facts, context);
    const leaves = leavesOf(facts.occurrences);
    return all.flatMap((one) => {
      const clocks = clocksFor(one, facts, context);
      if (clocks.length === 0) return [];
      const input = clockInput(one, facts, context);
      const away = { leaves, own: one.occasion?.of === 'own', rules };
      return timedFirst(
        clocks.flatMap((counting) => {
          const counted = countedBy(counting, input, one);
          return counted === null ? [] : derivationsOf(counting, counted, one, facts, settings, away);
        }),
      );
    });
  };
}

/** A time that the payer does not state is not asked for where another rule gives one for the same change. */
function timedFirst(rows: readonly Derivation[]): readonly Derivation[] {
  if (!rows.some(isUnstated)) return rows;
  const timed = rows.some(({ clock, reading }) => clock.kind === 'reporting' && reading.state === 'running');
  return timed ? rows.filter((row) => !isUnstated(row)) : rows;
}

function isUnstated({ clock, reading }: Derivation): boolean {
  return clock.payerStates === 'changesWithin' && reading.state === 'unknown';
}

/** Everything a clock may hang on. Who has left still has applications to close and
 * changes to tell, but no papers to renew for us. */
function circumstances(
  facts: SubjectFacts,
  context: DerivationContext,
  role: WorkspaceRole,
  rhythms: ListRhythms,
  sources: SourceRules,
): readonly Circumstance[] {
  const { applications } = facts;
  const ofApplications = applications.flatMap((one) => {
    const about = aboutApplication(one, context.payers);
    return [
      ...followUpCircumstances(one, about),
      ...promiseCircumstances(one, about),
      ...lineCircumstances(one, about),
    ];
  });
  const { status, departedOn } = facts.subject;
  if (status === 'departed' && departedOn == null) return ofApplications;
  const until = status === 'departed' ? (departedOn ?? farEnd) : farEnd;
  return [
    ...before(until, credentialCircumstances(facts.credentials)),
    ...before(until, contractCircumstances(facts, context)),
    ...ofApplications,
    ...before(until, decisionCircumstances(facts, context)),
    ...before(until, privilegeCircumstances(facts, context)),
    ...before(until, verificationCircumstances(facts, context)),
    ...before(
      until,
      discrepancyCircumstances(facts, (element) => sources(element, facts, context)),
    ),
    ...occurrenceCircumstances(facts, context),
    ...noticeCircumstances(facts),
    ...before(until, placeCircumstances(facts, context)),
    ...claimCircumstances(facts, context),
    ...before(until, monitoringCircumstances(facts, context, role)),
    ...before(until, screeningCircumstances(facts, rhythms)),
  ];
}

/** Circumstances as far as they lie before a day: nothing is renewed for us by who has left. */
function before(until: CalendarDate, circumstances: readonly Circumstance[]): readonly Circumstance[] {
  if (until === farEnd) return circumstances;
  return circumstances.flatMap((one) => {
    if (one.from >= until) return [];
    return [one.until <= until ? one : circumstanceOn(one, { from: one.from, until }, one.dates)];
  });
}

/** What clocks are read against in one circumstance. */
function clockInput(one: Circumstance, facts: SubjectFacts, context: DerivationContext): ClockInput {
  const payer = one.payer === null ? undefined : context.payers.get(one.payer);
  const cycles = one.dates['decision.decidedOn'] === undefined ? [] : statedCycles(one, context);
  return {
    dates: one.dates,
    around: surroundings(one, facts, context),
    stops: one.stops,
    decisionWithin: payer?.decisionWithin ?? null,
    appealWithin: payer?.appealWithin ?? null,
    ...(payer === undefined ? {} : { changesWithin: payer.changesWithin ?? null }),
    ...(cycles.length === 0 ? {} : { recredentialEvery: cycles }),
  };
}

/** The same for one clock: verifications count by the sources that its rule accepts. Null: none counts. */
function countedBy({ versions }: CountingClock, input: ClockInput, one: Circumstance): ClockInput | null {
  if (one.looks === null) return input;
  const dates = countedDates(one, versions.at(-1)?.entry);
  return dates === null ? null : { ...input, dates };
}

/** The rows of one clock for one circumstance: as many as there are versions to choose by the day asked about. */
function derivationsOf(
  counting: CountingClock,
  input: ClockInput,
  one: Circumstance,
  facts: SubjectFacts,
  settings: DerivationSettings,
  away: Parameters<typeof extended>[1],
): readonly Derivation[] {
  const read = (clock: Clock): ClockReading => clockReading(clock, input);
  const chosenInTerms = chosenVersions(counting.versions, one, read)
    .flatMap((chosen) => extended(chosen, away))
    .flatMap((chosen) => inTerms(chosen, input));
  return chosenInTerms.flatMap(({ entry, clock, reading, from, until }) => {
    if (reading.state === 'none' || reading.state === 'closed') return [];
    if (reading.state === 'unknown' && clock.unanchored === 'hide') return [];
    const chosen: Chosen = { entry, clock, reading, from, until, unsure: counting.unsure };
    const row = span(chosen, one, facts, settings);
    const { unsure } = chosen;
    return [{ entry, clock, reading, from, until, unsure, span: row, circumstance: one, around: input.around }];
  });
}

/** A clock that was read, on the as-of days `[from, until)`. */
export interface Chosen extends Version {
  readonly reading: Extract<ClockReading, { readonly state: 'running' | 'unknown' }>;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly unsure: readonly string[];
}

/** What makes a deadline another one: several payers may have to be told of one fact, each by its own deadline. */
function distinguished(factId: string, { occasion, payer, facility }: Circumstance): string {
  return occasion?.of === 'body' ? `${factId} ${payer ?? facility ?? ''}` : factId;
}

/** Which change it is: several may have to be told to one body, some of them on one day. */
function changeWords({ occasion, dates }: Circumstance): string {
  const change = occasion?.change ?? null;
  const on = dates['change.happenedOn']?.on ?? null;
  return change === null || on === null ? '' : ` (${change} of ${on})`;
}

function span(chosen: Chosen, one: Circumstance, facts: SubjectFacts, settings: DerivationSettings): DeadlineSpan {
  const { clock, reading } = chosen;
  const dueOn = reading.state === 'running' ? reading.dueOn : null;
  const leads = settings.leads?.[clock.kind] ?? reading.exception?.lead ?? clock.lead ?? [];
  const uncertain = chosen.unsure.length === 0 ? '' : ' (may not apply)';
  const atLatest = reading.state === 'running' ? reading.dueAtLatest : null;
  const either = atLatest === null ? '' : ` (or ${atLatest} if requests stop the clock)`;
  return {
    id: deadlineId(chosen.entry.id, facts.subject.id, distinguished(reading.factId, one)),
    validFrom: chosen.from,
    validUntil: chosen.until,
    dueOn,
    kind: clock.kind,
    title: `${clock.title}: ${one.about}${changeWords(one)}${either}${uncertain}`,
    rule: chosen.entry.id,
    cite: citation(clock.cite),
    confidence: clock.confidence,
    anchor: reading.state === 'running' ? anchorWords(reading.anchor) : reading.missing,
    anchorOn: reading.state === 'running' ? reading.anchorOn : null,
    arithmetic:
      reading.state === 'running' ? reading.arithmetic : [`not recorded: ${reading.missing}`, reading.toRecord],
    leadDays: longestLead(leads, dueOn),
    payer: one.payer,
    facility: one.facility,
    applicationId: one.applicationId,
    owner: one.owner ?? settings.owner ?? null,
    blocksBilling: reading.exception?.blocksBilling ?? clock.blocksBilling ?? false,
    opensOn: reading.state === 'running' ? reading.opensOn : null,
    dueAtLatestOn: atLatest,
  };
}

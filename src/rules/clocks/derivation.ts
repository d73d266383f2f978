/**
 * The deadlines of one subject for every as-of day, from facts and rules alone. Time is cut wherever a fact happens or a
 * version of a rule that is chosen by the day asked about changes; between two cuts only facts visible there are used.
 * Nothing here sees today, so any day's report is a lookup, and the future never shows through an earlier day.
 */

import { addDays, type CalendarDate, earliest, latest } from '../../domain/calendar/calendar-date.ts';
import type { DeadlineKind, DeadlineSpan, DeriveDeadlines } from '../../domain/deadline.ts';
import type { DerivationContext, PayerFacts, SubjectFacts } from '../../domain/facts.ts';
import type { Clock } from '../../domain/nouns/pack.ts';
import { type ClockEntry, citation, isInForce, type RequirementEntry, type WorkspaceRole } from '../pack-entry.ts';
import type { RuleSet } from '../rule-set.ts';
import { byRule, type SelectedEntry, type Situation, selectedEntries, selectedForSubject } from '../selection.ts';
import { anchorWords } from './anchor.ts';
import { lineCircumstances } from './application-dates.ts';
import { beginning, type Circumstance } from './circumstance.ts';
import type { Surroundings } from './condition.ts';
import { followUpCircumstances, promiseCircumstances } from './contact-dates.ts';
import { credentialCircumstances } from './credential-dates.ts';
import { deadlineId } from './deadline-id.ts';
import { decisionCircumstances } from './decision-dates.ts';
import { type ClockReading, clockReading, longestLead } from './due-date.ts';
import { toldOnce } from './told-once.ts';
import { verificationCircumstances } from './verification-dates.ts';

/** What a derivation needs to know of the workspace. */
export interface DerivationSettings {
  readonly role: WorkspaceRole;
  /** Lead times of `empanel.yaml` by kind of deadline, ISO durations; they stand for those of the packs. */
  readonly leads?: Readonly<Partial<Record<DeadlineKind, readonly string[]>>>;
}

/** The derivation of deadlines for a rule set; hand it to the ledger as a value. */
export function deriveDeadlines(rules: RuleSet, settings: DerivationSettings): DeriveDeadlines {
  const clocksFor = clockChoice(rules, settings);
  return (facts, context) => {
    if (facts.subject.status === 'archived') return [];
    const rows = circumstances(facts, context).flatMap((one) =>
      clocksFor(one, facts, context).flatMap((versions) => spansOf(versions, one, facts, context, settings)),
    );
    return toldOnce(rows);
  };
}

/** Everything a clock may hang on. Who has left still has applications to close, but no papers to renew for us. */
function circumstances(facts: SubjectFacts, context: DerivationContext): readonly Circumstance[] {
  const { applications } = facts;
  const ofApplications = applications.flatMap((one) => [
    ...followUpCircumstances(one, context.payers),
    ...promiseCircumstances(one, context.payers),
    ...lineCircumstances(one, context.payers),
  ]);
  if (facts.subject.status === 'departed') return ofApplications;
  return [
    ...credentialCircumstances(facts.credentials),
    ...ofApplications,
    ...decisionCircumstances(applications, context.payers),
    ...verificationCircumstances(facts, context),
  ];
}

/** All versions of one clock that count for a circumstance, and what could not be confirmed about them. */
interface CountingClock {
  readonly rule: string;
  readonly versions: readonly { readonly entry: ClockEntry | RequirementEntry; readonly clock: Clock }[];
  readonly unsure: readonly string[];
}

type ClockChoice = (one: Circumstance, facts: SubjectFacts, context: DerivationContext) => readonly CountingClock[];

/** The clocks that count for a circumstance. Choices are kept: there are few payers and professions, and many facts. */
function clockChoice(rules: RuleSet, settings: DerivationSettings): ClockChoice {
  const kept = new Map<string, readonly CountingClock[]>();
  const payerPacks = new WeakMap<DerivationContext['payers'], readonly string[]>();
  return (one, facts, context) => {
    const payer = one.payer === null ? undefined : context.payers.get(one.payer);
    const packs =
      payerPacks.get(context.payers) ?? [...new Set([...context.payers.values()].flatMap((each) => each.packs))].sort();
    payerPacks.set(context.payers, packs);
    const situation = situationOf(one, facts, payer, settings.role);
    const key = JSON.stringify([situation, one.applicationId === null ? packs : null]);
    const known =
      kept.get(key) ??
      choice(
        one.applicationId === null ? selectedForSubject(rules, situation, packs) : selectedEntries(rules, situation),
      );
    kept.set(key, known);
    return known.filter(({ versions }) => versions.some(({ clock }) => hangsOn(clock, one)));
  };
}

function choice(selected: readonly SelectedEntry[]): readonly CountingClock[] {
  return [...byRule(selected)].flatMap(([rule, all]) => {
    const versions = all.flatMap(({ entry }) => {
      const clock = clockOf(entry);
      return clock === undefined || entry.kind === 'fact' ? [] : [{ entry, clock }];
    });
    return versions.length === 0 ? [] : [{ rule, versions, unsure: all[0]?.unsure ?? [] }];
  });
}

/** A clock itself, or the clock that the verification window of a requirement makes. */
export function clockOf(entry: SelectedEntry['entry']): Clock | undefined {
  if (entry.kind === 'clock') return entry.rule;
  if (entry.kind === 'fact') return undefined;
  const { rule } = entry;
  const within = rule.needs.verified?.within;
  if (within === undefined) return undefined;
  return {
    id: rule.id,
    title: rule.title,
    why: rule.why,
    cite: rule.cite,
    confidence: rule.confidence,
    kind: 'verification',
    anchor: 'verification.on',
    of: [rule.needs.element],
    add: within,
    versionBy: rule.versionBy ?? 'processed',
    unanchored: 'hide',
    ...(rule.lead === undefined ? {} : { lead: rule.lead }),
  };
}

/** Whether one of a clock's dates can be among those of the circumstance. */
function hangsOn(clock: Clock, one: Circumstance): boolean {
  if (clock.of !== undefined && (one.element === null || !clock.of.includes(one.element))) return false;
  const anchors = [
    clock.anchor,
    clock.posted,
    clock.fallback?.anchor,
    ...(clock.alsoFrom ?? []).map((also) => also.anchor),
  ];
  return anchors.some((anchor) => anchor !== undefined && one.dates[anchor] !== undefined);
}

function situationOf(
  one: Circumstance,
  facts: SubjectFacts,
  payer: PayerFacts | undefined,
  role: WorkspaceRole,
): Situation {
  const { subject } = facts;
  return {
    subject: subject.kind,
    role,
    packs: payer?.packs ?? [],
    payer: one.payer,
    lines: payer?.lines ?? enrolledLines(one),
    products: one.applicationId === null ? null : one.products,
    states: jurisdiction(one, facts, payer),
    providerType: subject.type,
    taxonomies: subject.taxonomies,
    facilityKind: null,
    applicationType: one.applicationType,
    route: one.route,
  };
}

/** Medicare and Medicaid enrollments are of one line of business though no payer is in question. */
function enrolledLines(one: Circumstance): readonly string[] | null {
  return one.element === 'medicare' || one.element === 'medicaid' ? [one.element] : null;
}

/** Where it counts: the paper's own state; else the states in which both the subject and the payer work. */
function jurisdiction(one: Circumstance, facts: SubjectFacts, payer: PayerFacts | undefined): readonly string[] {
  if (one.state !== null) return [one.state];
  const { states } = facts.subject;
  return payer === undefined || payer.states.length === 0
    ? states
    : states.filter((state) => payer.states.includes(state));
}

/** The rows of one clock for one circumstance: as many as there are versions to choose by the day asked about. */
function spansOf(
  counting: CountingClock,
  one: Circumstance,
  facts: SubjectFacts,
  context: DerivationContext,
  settings: DerivationSettings,
): readonly DeadlineSpan[] {
  const payer = one.payer === null ? undefined : context.payers.get(one.payer);
  const around = surroundings(one, facts, payer);
  const read = (clock: Clock): ClockReading =>
    clockReading(clock, { dates: one.dates, around, stops: one.stops, decisionWithin: payer?.decisionWithin ?? null });
  return chosenVersions(counting.versions, one, read).flatMap(({ entry, clock, reading, from, until }) => {
    if (reading.state === 'none' || reading.state === 'closed') return [];
    if (reading.state === 'unknown' && clock.unanchored === 'hide') return [];
    return [span({ entry, clock, reading, from, until, unsure: counting.unsure }, one, facts, settings)];
  });
}

function surroundings(one: Circumstance, facts: SubjectFacts, payer: PayerFacts | undefined): Surroundings {
  return {
    states: facts.subject.states,
    jurisdiction: jurisdiction(one, facts, payer),
    providerType: facts.subject.type,
    taxonomies: facts.subject.taxonomies,
    facilityKind: null,
    lines: payer?.lines ?? enrolledLines(one),
    applicationType: one.applicationType,
    element: one.element,
    certification: one.certification,
    via: one.via,
    developed: one.developed,
    change: null,
    disaster: null,
    grounds: null,
    outcome: null,
  };
}

type Version = CountingClock['versions'][number];

/** A version of a clock with what it says, on the as-of days `[from, until)`. */
export interface ChosenVersion extends Version {
  readonly reading: ClockReading;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * The version of a clock that counts. By the anchor's day, unless the entry says otherwise: by the day the thing is
 * processed, which is the last day still in time under the version in force on it; or by the day asked about. Where the
 * anchor is not known, the day asked about decides.
 */
export function chosenVersions(
  versions: readonly Version[],
  days: { readonly from: CalendarDate; readonly until: CalendarDate },
  read: (clock: Clock) => ClockReading,
): readonly ChosenVersion[] {
  const readings = versions.map((version) => ({ ...version, reading: read(version.clock) }));
  const known = readings.filter(({ reading }) => reading.state === 'running');
  const by = versions[0]?.clock.versionBy ?? 'anchor';
  if (by === 'asked' || known.length === 0) return readings.flatMap((one) => clipped(one, days));
  const chosen = by === 'anchor' ? known.find(heldAtAnchor) : lastInTime(known);
  return chosen === undefined ? [] : [{ ...chosen, ...days }];
}

type ReadVersion = Version & { readonly reading: ClockReading };

function heldAtAnchor({ entry, reading }: ReadVersion): boolean {
  return reading.state === 'running' && isInForce(entry, reading.anchorOn);
}

/**
 * Of versions chosen by the day of processing: the last day d that is in time under the version in force on d. A window
 * that was shortened ends, for what the longer one still allowed, on the day before the change.
 */
function lastInTime(versions: readonly ReadVersion[]): ReadVersion | undefined {
  const usable = versions.flatMap((version): readonly ReadVersion[] => {
    const { reading, entry } = version;
    if (reading.state !== 'running' || reading.dueOn === null) return [];
    const lastOn = entry.until === null ? reading.dueOn : earliest(reading.dueOn, addDays(entry.until, -1));
    if (entry.since !== null && lastOn < entry.since) return [];
    if (lastOn < reading.anchorOn) return [];
    const note =
      lastOn === reading.dueOn ? [] : [`from ${entry.until} another limit counts, so ${lastOn} is the last day`];
    return [{ ...version, reading: { ...reading, dueOn: lastOn, arithmetic: [...reading.arithmetic, ...note] } }];
  });
  return usable.reduce<ReadVersion | undefined>(
    (best, one) => (best === undefined || dueOf(one) > dueOf(best) ? one : best),
    undefined,
  );
}

function dueOf({ reading }: ReadVersion): CalendarDate {
  return reading.state === 'running' ? (reading.dueOn ?? beginning) : beginning;
}

/** The days of `[from, until)` on which this version is in force. */
function clipped(
  one: ReadVersion,
  days: { readonly from: CalendarDate; readonly until: CalendarDate },
): readonly ChosenVersion[] {
  const from = one.entry.since === null ? days.from : latest(days.from, one.entry.since);
  const until = one.entry.until === null ? days.until : earliest(days.until, one.entry.until);
  return from < until ? [{ ...one, from, until }] : [];
}

interface Chosen {
  readonly entry: ClockEntry | RequirementEntry;
  readonly clock: Clock;
  readonly reading: Extract<ClockReading, { readonly state: 'running' | 'unknown' }>;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly unsure: readonly string[];
}

function span(chosen: Chosen, one: Circumstance, facts: SubjectFacts, settings: DerivationSettings): DeadlineSpan {
  const { clock, reading } = chosen;
  const dueOn = reading.state === 'running' ? reading.dueOn : null;
  const leads = settings.leads?.[clock.kind] ?? reading.exception?.lead ?? clock.lead ?? [];
  const uncertain = chosen.unsure.length === 0 ? '' : ' (may not apply)';
  return {
    id: deadlineId(chosen.entry.id, facts.subject.id, reading.factId),
    validFrom: chosen.from,
    validUntil: chosen.until,
    dueOn,
    kind: clock.kind,
    title: `${clock.title}: ${one.about}${uncertain}`,
    rule: chosen.entry.id,
    cite: citation(clock.cite),
    confidence: clock.confidence,
    anchor: anchorWords(reading.anchor),
    anchorOn: reading.state === 'running' ? reading.anchorOn : null,
    arithmetic:
      reading.state === 'running'
        ? reading.arithmetic
        : [`not recorded: ${anchorWords(reading.anchor)}`, reading.toRecord],
    leadDays: longestLead(leads, dueOn),
    payer: one.payer,
    facility: one.facility,
    applicationId: one.applicationId,
    owner: one.owner,
    blocksBilling: reading.exception?.blocksBilling ?? clock.blocksBilling ?? false,
  };
}

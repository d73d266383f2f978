/**
 * What is verified for a file, and until when it counts: each element that a program wants verified at its source, against
 * the day on which the file is decided.
 */

import {
  addDays,
  type CalendarDate,
  daysBetween,
  earliest,
  latest,
  longDate,
} from '../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../domain/calendar/duration.ts';
import { elementWords } from '../domain/element-words.ts';
import { type Credential, countedFrom, type Verification } from '../domain/facts.ts';
import type { Monitoring } from '../domain/file-facts.ts';
import { keptFreshBy } from '../domain/monitoring-service.ts';
import { printedStatus } from '../domain/printed-status.ts';
import { isAcceptedSource } from '../domain/verification-source.ts';
import type { VerifiedFile } from '../domain/verified-value.ts';
import { hasChangedSince } from '../domain/verified-value.ts';
import { clockOf } from '../rules/clocks/clock-choice.ts';
import { unknownSurroundings } from '../rules/clocks/condition.ts';
import { elementOfKind, elementOfSubject, kindOnPaper, verifiedElement } from '../rules/clocks/credential-dates.ts';
import { clockReading } from '../rules/clocks/due-date.ts';
import { countingBy } from '../rules/clocks/verification-dates.ts';
import { chosenVersions } from '../rules/clocks/version-choice.ts';
import type { RequirementEntry } from '../rules/pack-entry.ts';
import { isVerifiedBy } from '../rules/role-packs.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { byRule, type Situation, selectedEntries, selectedForSubject, versionOn } from '../rules/selection.ts';
import type { DecidedFile } from './decided-files.ts';
import type { OfficeQuestion } from './report.ts';

/** How the verification of an element stands on a day, the most pressing first. */
export const verificationStates = [
  'discrepant',
  'not found',
  'changed since verified',
  'missing',
  'stale',
  'goes stale',
  'source not accepted',
  'second source missing',
  'no consent',
  'verified',
] as const;
/** One of `verificationStates`. `goes stale`: it counts today, and no longer on the day of the decision. `no consent`: a background check without the day on which the person agreed to it. */
export type VerificationState = (typeof verificationStates)[number];

/** One element of a file under one rule. */
export interface VerificationMatter {
  readonly file: DecidedFile;
  readonly entry: RequirementEntry;
  /** The element, or the paper: "education", "OR license MD201122". */
  readonly about: string;
  readonly credential: Credential | null;
  readonly state: VerificationState;
  readonly verification: Verification | null;
  /** Whether the rule makes verifying our own duty. */
  readonly isOurs: boolean;
  /** The enrollment in a monitoring service that keeps it from going stale; null where none does. */
  readonly monitoring: Monitoring | null;
  /** Last day on which it still counts; null: nothing sound is recorded, or its age does not matter. */
  readonly staleOn: CalendarDate | null;
  /** The end of a paper that must be in force at the decision: nothing verified of it counts longer. Null: none. */
  readonly endsOn: CalendarDate | null;
  /** ISO duration of the greatest age on the day of the decision; null: any age. */
  readonly within: string | null;
}

/** Standings of a paper that nobody verifies anew. */
const ended: ReadonlySet<string> = new Set([
  'inactive',
  'retired',
  'surrendered',
  'revoked',
  'pending',
  'not-certified',
  'terminated',
]);

/** Moments of the decision through which a paper must be in force. */
const outlives: ReadonlySet<string | undefined> = new Set(['decision', 'committee']);

/** Every element of a file that a program wants verified. Where verifying is another's duty, only what is recorded. */
export async function verificationMatters(
  file: DecidedFile,
  { asOf, office }: OfficeQuestion,
): Promise<readonly VerificationMatter[]> {
  return (await verifiedRules(file, { asOf, office })).flatMap(({ entry, versions, isOurs }) => {
    const matters = mattersOf(entry, file.facts, asOf)
      .map((matter) => judged(matter, entry, versions, file, asOf))
      .map((matter) => ({ ...matter, about: aboutWords(matter.about, isOurs, office.role), isOurs }))
      .filter((matter) => isOurs || matter.verification !== null);
    return withoutAlternatives(matters, file.decisionOn ?? asOf);
  });
}

/** A rule that has something of a file verified. */
export interface VerifiedRule {
  /** The version that counts on the day of the decision, or today where that is not known. */
  readonly entry: RequirementEntry;
  readonly versions: readonly RequirementEntry[];
  /** Whether the rule makes verifying our own duty. */
  readonly isOurs: boolean;
}

/** The rules in use that have something of a file verified, by this office or by another. */
export async function verifiedRules(
  file: DecidedFile,
  { asOf, office }: Pick<OfficeQuestion, 'asOf' | 'office'>,
): Promise<readonly VerifiedRule[]> {
  const rules = await office.rules();
  return verifyingVersions(rules, situationOf(file, office.role), file.application === null).flatMap((versions) => {
    const entry = versionOn(versions, file.decisionOn ?? asOf);
    return entry === undefined ? [] : [{ entry, versions, isOurs: isVerifiedBy(entry, office.role) }];
  });
}

type Versions = readonly RequirementEntry[];

const chosen = new WeakMap<RuleSet, Map<string, readonly Versions[]>>();

/** The versions of each rule that has something verified in a situation; kept, since thousands of files are in a few. */
function verifyingVersions(rules: RuleSet, situation: Situation, ofSubject: boolean): readonly Versions[] {
  const ofRules = chosen.get(rules) ?? new Map<string, readonly Versions[]>();
  chosen.set(rules, ofRules);
  const key = JSON.stringify([ofSubject, situation]);
  const known = ofRules.get(key);
  if (known !== undefined) return known;
  const selected = ofSubject
    ? selectedForSubject(rules, situation, situation.packs)
    : selectedEntries(rules, situation);
  const found = [...byRule(selected).values()].map((all) =>
    all.flatMap(({ entry }) =>
      entry.kind === 'requirement' && entry.rule.needs.verified !== undefined ? [entry] : [],
    ),
  );
  const verifying = found.filter((versions) => versions.length > 0);
  ofRules.set(key, verifying);
  return verifying;
}

/** In an office that verifies for others, what counts for their decision stands beside what counts for its report. */
function aboutWords(about: string, isOurs: boolean, role: Situation['role']): string {
  return isOurs || role !== 'cvo' ? about : `${about}, when it is decided`;
}

/** Of papers of an organization one is enough: beside one that is verified and counts on the day, nobody verifies another. */
function withoutAlternatives(matters: readonly VerificationMatter[], on: CalendarDate): readonly VerificationMatter[] {
  const isEnough = ({ entry, state, credential }: VerificationMatter): boolean =>
    entry.rule.needs.element === 'organization-license' &&
    state === 'verified' &&
    credential !== null &&
    printedStatus(credential.status) !== 'barred' &&
    (endOf(credential) ?? on) >= on;
  const needless: ReadonlySet<VerificationState> = new Set(['missing', 'stale', 'goes stale']);
  return matters.some(isEnough) ? matters.filter(({ state }) => !needless.has(state)) : matters;
}

function situationOf(
  { facts, application, payer, payerDocument, facility, packs, ownKind }: DecidedFile,
  role: Situation['role'],
): Situation {
  const { subject } = facts;
  const states =
    payer === null || payer.states.length === 0
      ? subject.states
      : subject.states.filter((state) => payer.states.includes(state));
  return {
    subject: subject.kind,
    role,
    packs,
    payer: payer?.key ?? null,
    lines: application === null ? null : (payer?.lines ?? []),
    products: application === null ? null : application.lines.flatMap((line) => line.product ?? []),
    states,
    providerType: subject.type,
    taxonomies: subject.taxonomies,
    facilityKind: ownKind ?? facility?.kind ?? null,
    applicationType: application?.type ?? null,
    route: application?.route ?? null,
    overrides: payerDocument?.overrides ?? [],
    off: payerDocument?.off ?? [],
  };
}

interface Matter {
  readonly about: string;
  readonly credential: Credential | null;
  readonly made: readonly Verification[];
}

/** The papers, or the one element, that a requirement wants verified. A paper that the file lacks is the checklist's matter. */
function mattersOf(entry: RequirementEntry, facts: VerifiedFile, asOf: CalendarDate): readonly Matter[] {
  const { element, kinds, orElse = [], statuses, where } = entry.rule.needs;
  const known = facts.verifications.filter((one) => one.on <= asOf);
  const { kind: subject } = facts.subject;
  const papers = facts.credentials.filter(
    (one) =>
      elementOfSubject(one.kind, subject) === element &&
      (element !== 'organization-license' || kinds === undefined || kinds.includes(kindOnPaper(one))),
  );
  const isPaper = element === 'organization-license' || Object.values(elementOfKind).includes(element);
  if (!isPaper) {
    const own = known.filter((one) => verifiedElement(one.element) === element);
    // What may stand in for the element stands in for its verification too.
    const made =
      own.length > 0 ? own : known.filter((one) => orElse.some((other) => other === verifiedElement(one.element)));
    return [{ about: elementWords(element), credential: null, made }];
  }
  return papers.flatMap((credential): readonly Matter[] => {
    const made = known.filter(
      (one) =>
        elementOfSubject(one.element, subject) === element &&
        (one.credentialId === null || one.credentialId === credential.id),
    );
    const wanted =
      (credential.status === null || !ended.has(credential.status)) &&
      (statuses === undefined || (credential.status !== null && statuses.includes(credential.status))) &&
      (where !== 'practice-states' || credential.state === null || facts.subject.states.includes(credential.state));
    return wanted || made.length > 0 ? [{ about: credential.label, credential, made }] : [];
  });
}

function judged(
  { about, credential, made }: Matter,
  entry: RequirementEntry,
  versions: readonly RequirementEntry[],
  file: DecidedFile,
  asOf: CalendarDate,
): Omit<VerificationMatter, 'isOurs'> {
  const verification = countingBy(made, asOf, entry.rule.needs.verified?.sources, credential?.state) ?? null;
  const within = entry.rule.needs.verified?.within ?? null;
  const plain = { file, entry, about, credential, verification, monitoring: null, within, staleOn: null, endsOn: null };
  if (verification === null) return { ...plain, state: 'missing' };
  const fault = faultOf(verification, made, credential, entry, file.facts, asOf);
  if (fault !== null) return { ...plain, state: fault };
  const services = entry.rule.needs.verified?.monitoredBy ?? [];
  const monitoring = keptFreshBy(verification, file.facts, services, file.decisionOn ?? asOf, asOf);
  if (monitoring !== undefined) return { ...plain, monitoring, state: 'verified' };
  const watched = keptFreshBy(verification, file.facts, services, asOf);
  const watchedThrough = watched?.until == null ? null : addDays(watched.until, -1);
  // A paper that must be in force at the decision is not sound after its own end, however lately it was looked up.
  const endsOn = outlives.has(entry.rule.needs.validThrough) ? endOf(credential) : null;
  const usableOn = (day: CalendarDate): boolean => {
    const limit = versionOn(versions, day)?.rule.needs.verified?.within;
    const isFresh = limit === undefined || day <= dateAfter(countedFrom(verification), duration(limit));
    return (isFresh || (watchedThrough !== null && day <= watchedThrough)) && (endsOn === null || day <= endsOn);
  };
  const freshThrough = lastUsableDay(verification, versions);
  const counts = freshThrough === null || watchedThrough === null ? freshThrough : latest(freshThrough, watchedThrough);
  const staleOn = counts === null || endsOn === null ? (counts ?? endsOn) : earliest(counts, endsOn);
  const state = !usableOn(asOf)
    ? 'stale'
    : file.decisionOn !== null && !usableOn(file.decisionOn)
      ? 'goes stale'
      : 'verified';
  return { ...plain, state, staleOn, endsOn };
}

/** Why a verification on record verifies nothing; null where it is sound. */
function faultOf(
  verification: Verification,
  made: readonly Verification[],
  credential: Credential | null,
  entry: RequirementEntry,
  facts: VerifiedFile,
  asOf: CalendarDate,
): VerificationState | null {
  const { sources, alsoSources } = entry.rule.needs.verified ?? {};
  if (verification.result === 'discrepant') return 'discrepant';
  if (verification.result === 'not-found') return 'not found';
  // A paper that stands in for an element proves it however the paper itself went on.
  const isStandIn = credential === null && verification.credentialId !== null;
  if (!isStandIn && hasChangedSince(verification, facts, asOf)) return 'changed since verified';
  if (sources !== undefined && !isAcceptedSource(verification.source, sources, credential?.state))
    return 'source not accepted';
  if (lacksConsent(verification)) return 'no consent';
  const second = made.some(
    (one) => one.result === 'verified' && alsoSources !== undefined && isAcceptedSource(one.source, alsoSources),
  );
  return alsoSources === undefined || second ? null : 'second source missing';
}

/** Whether it is a background check, and no day is recorded on which the person agreed to it. */
export function lacksConsent({ element, consentOn }: Verification): boolean {
  return element === 'background-check' && (consentOn ?? null) === null;
}

/** ", state-board says probation; answered on Fri 12 Jun 2026: it ended in 2024": the difference a look found; '' where none. */
export function discrepancyWords(verification: Verification | null): string {
  const { says, answer, answeredOn, answerDueOn } = verification?.discrepancy ?? {};
  if (says === undefined || answerDueOn === undefined) return '';
  const reply =
    answeredOn == null
      ? `to be answered by ${longDate(answerDueOn)}`
      : `answered on ${longDate(answeredOn)}: ${answer}`;
  return `, ${verification?.source} says ${says}; ${reply}`;
}

/** The last day of a paper's last term; null: it has none, or no paper is meant. */
function endOf(credential: Credential | null): CalendarDate | null {
  const ends = credential?.terms.map(({ through }) => through) ?? [];
  return ends.reduce((last, one) => (last === null || one === null ? null : latest(last, one)), ends[0] ?? null);
}

/** The last day on which it counts, whatever version of the rule is in force then; null: its age does not matter. */
function lastUsableDay(verification: Verification, versions: readonly RequirementEntry[]): CalendarDate | null {
  const counting = versions.flatMap((entry) => {
    const clock = clockOf(entry);
    return clock === undefined ? [] : [{ entry, clock }];
  });
  const from = countedFrom(verification);
  const chosen = chosenVersions(counting, { from, until: from }, (clock) =>
    clockReading(clock, {
      dates: { 'verification.on': { on: from, factId: verification.id } },
      around: unknownSurroundings,
      stops: [],
      decisionWithin: null,
    }),
  )[0]?.reading;
  return chosen?.state === 'running' ? chosen.dueOn : null;
}

/** Days between the day of the decision and the last usable day; negative: stale by then. */
export function daysToSpare({ staleOn, file }: VerificationMatter): number | null {
  return staleOn === null || file.decisionOn === null ? null : daysBetween(file.decisionOn, staleOn);
}

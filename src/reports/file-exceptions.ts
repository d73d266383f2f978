/** What a committee must look at in a file: no criteria are met by such a file without a second look. */

import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import { outcomeWords } from '../domain/committee.ts';
import type { Decision, DecisionOutcome } from '../domain/file-facts.ts';
import type { Dossier, License } from '../domain/nouns/dossier.ts';
import type { Facility } from '../domain/nouns/facility.ts';
import type { Group } from '../domain/nouns/group.ts';
import { printedStatus } from '../domain/printed-status.ts';
import { matchState } from '../domain/screening/exclusion-block.ts';
import type { MatchOnFile } from '../ledger/screening-query.ts';
import type { ChecklistItem } from '../rules/requirement.ts';
import type { DecidedFile } from './decided-files.ts';
import { type UnaskedVerification, unaskedFault } from './unasked-verifications.ts';

/** What exceptions are found in. */
export interface ExceptionParts {
  readonly file: DecidedFile;
  /** The day of the meeting, or of the decision. */
  readonly decisionOn: CalendarDate;
  /** The dossier as last synced, with the hash of its file; null for organisations. */
  readonly dossier: { readonly body: Dossier; readonly sha256: string } | null;
  /** The document of a facility or group as last synced, with the hash of its file; null for providers. */
  readonly organization: { readonly body: Facility | Group; readonly sha256: string } | null;
  readonly items: readonly ChecklistItem[];
  readonly matches: readonly MatchOnFile[];
  /** What was looked up although no rule asks for it. */
  readonly unasked: readonly UnaskedVerification[];
  /** The last decision of the body that decides now. */
  readonly last: Decision | null;
  /** Its last word before now, where that left something open; a tabled file has one and no decision. */
  readonly earlier: EarlierWord | null;
  /** What happened by the day of the decision. */
  readonly happenings: readonly Happening[];
}

/** What a body said of a file before: why it put it off or denied it, or the conditions that nobody has said are met. */
export interface EarlierWord {
  readonly outcome: DecisionOutcome;
  readonly on: CalendarDate;
  readonly words: string | null;
}

/** Something that happened, in the words it was recorded in. */
export interface Happening {
  /** `complaint`, `adverse-event` … */
  readonly kind: string;
  readonly on: CalendarDate;
  readonly text: string;
}

/**
 * What was left open before, actions on papers, disclosures, claims, waived rules, complaints and actions since the last decision, exclusions that
 * are over or waived, matches that were reviewed, what a look found that no rule asks for.
 */
export function exceptionsOf(parts: ExceptionParts): readonly string[] {
  const { dossier, organization, items, earlier, happenings, last, matches, unasked } = parts;
  const since = last?.on ?? null;
  const events = happenings.filter(({ kind, on }) => watched.has(kind) && (since === null || on > since));
  return [
    ...(earlier === null ? [] : [earlierWords(earlier)]),
    ...(dossier === null ? [] : actionsIn(dossier.body)),
    ...(organization === null ? [] : limitsIn(organization.body)),
    ...(dossier === null ? [] : answersIn(dossier.body)),
    ...items.filter(({ state }) => state === 'waived').map(({ title, because }) => `${title}: ${because}`),
    ...events.map(({ kind, on, text }) => `${words(kind)} of ${longDate(on)}: ${text}`),
    ...matches.flatMap(matchException),
    ...unasked.flatMap((one) => unaskedFault(one) ?? []),
  ];
}

/** "tabled on Thu 11 Jun 2026: education not verified" */
function earlierWords({ outcome, on, words: said }: EarlierWord): string {
  const what = `${outcomeWords[outcome]} on ${longDate(on)}`;
  return outcome === 'approved-with-conditions'
    ? `${what}, not recorded as met${tail(said ?? undefined)}`
    : `${what}${tail(said ?? undefined)}`;
}

/** Statuses of licenses that somebody has to look at, in whatever state the license is. */
const disciplined: ReadonlySet<string> = new Set(['probation', 'restricted', 'suspended', 'revoked', 'surrendered']);

/** What boards, agencies and hospitals did, as the dossier's papers say. */
function actionsIn(dossier: Dossier): readonly string[] {
  const { licenses = [], dea = [], cds = [], boards = [], medicare, hospitalAffiliations = [] } = dossier;
  const { backgroundChecks = [] } = dossier;
  const taken = (status: string | undefined): boolean => status !== undefined && disciplined.has(status);
  return [
    ...licenses.flatMap(licenseAction),
    ...dea.filter(({ status }) => taken(status)).map(({ state, status }) => `DEA registration${of(state)}: ${status}`),
    ...cds.filter(({ status }) => taken(status)).map(({ state, status }) => `${state} drug registration: ${status}`),
    ...boards.filter(({ status }) => taken(status)).map(({ board, status }) => `${board}: ${status}`),
    ...(taken(medicare?.status) ? [`Medicare enrollment: ${medicare?.status}`] : []),
    ...hospitalAffiliations
      .filter(({ status }) => taken(status))
      .map(({ facility, name, status }) => `privileges at ${name ?? facility ?? 'a hospital'}: ${status}`),
    ...backgroundChecks
      .filter(({ result }) => result === 'review')
      .map(({ kind, agency }) => `${words(kind)} check${agency === undefined ? '' : ` by ${agency}`}: to be reviewed`),
  ];
}

function licenseAction({ state, number, status, restrictions }: License): readonly string[] {
  const action = status !== undefined && disciplined.has(status) ? status : null;
  if (action === null && restrictions === undefined) return [];
  return [`${state} license ${number}: ${[action, restrictions].filter((one) => one != null).join(', ')}`];
}

function of(state: string | undefined): string {
  return state === undefined ? '' : ` of ${state}`;
}

/** Licenses and accreditations of an organization that count with something to look at. */
function limitsIn({ licenses = [], medicare }: Facility | Group): readonly string[] {
  return [
    ...licenses
      .filter(({ status }) => printedStatus(status) !== 'plain')
      .map(({ kind, issuer, status }) => `${words(kind)}${issuer === undefined ? '' : `, ${issuer}`}: ${status}`),
    ...(medicare?.status !== undefined && disciplined.has(medicare.status)
      ? [`Medicare enrollment: ${medicare.status}`]
      : []),
  ];
}

/** Disclosures and claims. */
function answersIn({ disclosures = [], malpracticeClaims = [] }: Dossier): readonly string[] {
  return [
    ...disclosures
      .filter(({ answer, question }) => answer === unusual(question))
      .map(({ question, explanation }) => `disclosed: ${words(question)}${tail(explanation)}`),
    ...malpracticeClaims.map(
      ({ occurred, status, paid, description }) =>
        `malpractice claim${occurred === undefined ? '' : ` of ${occurred}`}${status === undefined ? '' : `, ${words(status)}`}${paid === undefined ? '' : `, $${paid} paid`}${tail(description)}`,
    ),
  ];
}

/** A match that somebody reviewed, with the end of the exclusion where it is over; one that is over whoever looked at it. */
function matchException(match: MatchOnFile): readonly string[] {
  const { list, party, review, until, waiver, closedOn } = match;
  const isOver = until !== null && matchState(match) !== 'dismissed' && list !== 'opt-out';
  if (closedOn !== null || (review === null && !isOver)) return [];
  const ended = isOver ? `, listed until ${longDate(until)}` : '';
  const waived = waiver === null ? '' : `, waived in ${waiver.state}`;
  return [
    `match on ${list}${partyWords(party)}${ended}${waived}${review === null ? '' : ` reviewed: ${review.reason}`}`,
  ];
}

/** Occurrences that a committee looks at. */
const watched: ReadonlySet<string> = new Set([
  'complaint',
  'adverse-event',
  'adverse-action',
  'malpractice-payment',
  'npdb-alert',
  'privilege-action',
]);

/** The answer that needs a second look: `yes`, but for questions that a sound file answers with yes. */
function unusual(question: string): 'yes' | 'no' {
  return question === 'all-licenses' || question === 'essential-functions' || question === 'malpractice-cover'
    ? 'no'
    : 'yes';
}

/** Which party of the subject a match is about, where it is not the subject. */
export function partyWords(party: string): string {
  return party === 'self' ? '' : ` (${party})`;
}

function words(text: string): string {
  return text.replaceAll('-', ' ');
}

function tail(text: string | undefined): string {
  return text === undefined ? '' : `: ${text}`;
}

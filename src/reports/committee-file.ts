/** A file on its way to a committee: what stands in the way of a decision, and what the committee must look at. */

import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { FilePurpose, FrozenEvidence } from '../domain/committee.ts';
import { frozenDossier } from '../domain/committee.ts';
import { statusOn } from '../domain/departure.ts';
import type { Decision, ScreeningRun } from '../domain/file-facts.ts';
import type { Dossier } from '../domain/nouns/dossier.ts';
import { matchState } from '../domain/screening/exclusion-block.ts';
import type { MatchOnFile } from '../ledger/screening-query.ts';
import type { ChecklistItem } from '../rules/requirement.ts';
import type { DecidedFile } from './decided-files.ts';
import type { VerificationMatter } from './verification-matters.ts';

/** Everything known about a file for a meeting. */
export interface FileParts {
  readonly file: DecidedFile;
  readonly purpose: FilePurpose;
  /** The day of the meeting, or of the decision. */
  readonly decisionOn: CalendarDate;
  /** The dossier as last synced, with the hash of its file; null for organisations. */
  readonly dossier: { readonly body: Dossier; readonly sha256: string } | null;
  readonly items: readonly ChecklistItem[];
  readonly matters: readonly VerificationMatter[];
  readonly matches: readonly MatchOnFile[];
  /** The last run against lists of exclusions that left no party of the subject out. */
  readonly screening: ScreeningRun | null;
  /** Owners, officials and managing employees whom the document names since that run. */
  readonly unscreened: readonly string[];
  /** The last decision of the body that decides now. */
  readonly last: Decision | null;
}

/** A file with what follows from it. */
export interface CommitteeFile extends FileParts {
  /** What stands in the way; empty: the file is ready. */
  readonly obstacles: readonly string[];
  /** What meets no criteria without a second look: such a file is not clean. */
  readonly exceptions: readonly string[];
  readonly ready: boolean;
  /** Ready and without exceptions: the medical director may approve it alone. */
  readonly clean: boolean;
}

const settled: ReadonlySet<ChecklistItem['state']> = new Set(['met', 'waived', 'not-applicable']);

/** The file judged for its meeting. */
export function committeeFile(parts: FileParts): CommitteeFile {
  const obstacles = [
    ...standingObstacles(parts),
    ...itemObstacles(parts),
    ...verificationObstacles(parts),
    ...screeningObstacles(parts),
  ];
  const exceptions = exceptionsOf(parts);
  const ready = obstacles.length === 0;
  return { ...parts, obstacles, exceptions, ready, clean: ready && exceptions.length === 0 };
}

/** Whoever has left by the day, or is not taken in yet, is decided on by nobody. */
function standingObstacles({ file, decisionOn }: FileParts): readonly string[] {
  const { subject } = file.facts;
  const { status, departedOn } = subject;
  if (statusOn(subject, decisionOn) === 'active') return [];
  return [status === 'departed' && departedOn != null ? `left on ${longDate(departedOn)}` : `the file is ${status}`];
}

/** What a checklist says beside verifications, which are told for themselves. */
function itemObstacles({ items, matters }: FileParts): readonly string[] {
  const told = new Set(matters.filter(({ state }) => state !== 'verified').map(({ entry }) => entry.id));
  return items
    .filter((item) => item.blocks && !settled.has(item.state) && !told.has(item.rule))
    .map((item) => `${item.title}: ${item.state}, ${item.because}`);
}

function verificationObstacles({ matters, decisionOn }: FileParts): readonly string[] {
  const unsound = matters.filter(({ state }) => state !== 'verified');
  return [
    ...new Set(
      unsound.map(({ about, state, staleOn }) =>
        staleOn === null || (state !== 'stale' && state !== 'goes stale')
          ? `${about}: ${state}`
          : `${about}: counts through ${longDate(staleOn)}, decided ${longDate(decisionOn)}`,
      ),
    ),
  ];
}

/** Who opted out of Medicare is excluded from nothing; whose exclusion ends after the decision is excluded on its day. */
function isExcludedOn({ list, until }: MatchOnFile, decisionOn: CalendarDate): boolean {
  return list !== 'opt-out' && (until === null || until > decisionOn);
}

function screeningObstacles({ matches, screening, unscreened, decisionOn }: FileParts): readonly string[] {
  const open = standing(matches).filter((match) => matchState(match) === 'open');
  const confirmed = standing(matches).filter(
    (match) => matchState(match) === 'confirmed' && isExcludedOn(match, decisionOn),
  );
  return [
    ...(screening === null
      ? ['screening: not done; run `empanel screen`']
      : unscreened.map((party) => `screening: ${party} was recorded since it was done; run \`empanel screen\``)),
    ...open.map(({ id, party, list }) => `screening: match ${id} on ${list}${partyWords(party)} is not reviewed`),
    ...confirmed.map(({ party, list }) => `screening: excluded by ${list}${partyWords(party)}`),
  ];
}

function standing(matches: readonly MatchOnFile[]): readonly MatchOnFile[] {
  return matches.filter(({ closedOn }) => closedOn === null);
}

function partyWords(party: string): string {
  return party === 'self' ? '' : ` (${party})`;
}

/** Disclosures, claims, waived rules, complaints and actions since the last decision, matches that were reviewed. */
function exceptionsOf({ dossier, items, file, last, matches, decisionOn }: FileParts): readonly string[] {
  const answers = (dossier?.body.disclosures ?? []).filter(({ answer, question }) => answer === unusual(question));
  const claims = dossier?.body.malpracticeClaims ?? [];
  const since = last?.on ?? null;
  const events = file.facts.occurrences.filter(
    ({ kind, on }) => watched.has(kind) && on <= decisionOn && (since === null || on > since),
  );
  return [
    ...answers.map(({ question, explanation }) => `disclosed: ${words(question)}${tail(explanation)}`),
    ...claims.map(
      ({ occurred, status, paid, description }) =>
        `malpractice claim${occurred === undefined ? '' : ` of ${occurred}`}${status === undefined ? '' : `, ${words(status)}`}${paid === undefined ? '' : `, $${paid} paid`}${tail(description)}`,
    ),
    ...items.filter(({ state }) => state === 'waived').map(({ title, because }) => `${title}: ${because}`),
    ...events.map(({ kind, on }) => `${words(kind)} of ${longDate(on)}`),
    ...standing(matches)
      .filter((match) => match.review !== null)
      .map(({ list, party, review }) => `match on ${list}${partyWords(party)} reviewed: ${review?.reason ?? ''}`),
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

function words(text: string): string {
  return text.replaceAll('-', ' ');
}

function tail(text: string | undefined): string {
  return text === undefined ? '' : `: ${text}`;
}

/** The evidence of a file as it stands, to be kept with the decision. */
export function frozenEvidence(file: CommitteeFile): readonly FrozenEvidence[] {
  return [
    ...file.matters.map(
      ({ entry, about, state, verification, staleOn }): FrozenEvidence => ({
        kind: 'verification',
        id: verification?.id ?? null,
        element: entry.rule.needs.element,
        about,
        source: verification?.source ?? null,
        on: verification?.on ?? null,
        staleOn,
        state,
        evidence: verification?.evidence ?? null,
      }),
    ),
    ...file.items.map(
      ({ rule, title, state, because }): FrozenEvidence => ({ kind: 'item', rule, title, state, because }),
    ),
    ...(file.screening === null
      ? []
      : [
          {
            kind: 'screening',
            id: file.screening.id,
            on: file.screening.on,
            lists: file.screening.lists.flatMap(({ list, isFormer }) => (isFormer === true ? [] : [list])),
          } satisfies FrozenEvidence,
        ]),
    ...file.exceptions.map((text): FrozenEvidence => ({ kind: 'exception', text })),
    ...(file.dossier === null
      ? []
      : [
          {
            kind: 'dossier',
            sha256: file.dossier.sha256,
            body: frozenDossier(file.dossier.body),
          } satisfies FrozenEvidence,
        ]),
  ];
}

/** A file on its way to a committee: what stands in the way of a decision, and what the committee must look at. */

import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { FilePurpose, FrozenEvidence } from '../domain/committee.ts';
import { frozenDocument } from '../domain/committee.ts';
import { statusOn } from '../domain/departure.ts';
import type { ScreeningRun } from '../domain/file-facts.ts';
import { matchState } from '../domain/screening/exclusion-block.ts';
import type { MatchOnFile } from '../ledger/screening-query.ts';
import type { OutdatedList } from '../rules/monitoring-duties.ts';
import type { WorkspaceRole } from '../rules/pack-entry.ts';
import type { ChecklistItem } from '../rules/requirement.ts';
import { verifyingRoles } from '../rules/role-packs.ts';
import { type ExceptionParts, exceptionsOf, partyWords } from './file-exceptions.ts';
import { discrepancyWords, type VerificationMatter } from './verification-matters.ts';

/** A paper on file, as the index of a packet names it. */
export interface IndexedPaper {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly sha256: string;
  readonly on: CalendarDate;
  /** What became of its bytes since it was kept: `changed`, `missing` …; null: nothing. */
  readonly fault: string | null;
}

/** Everything known about a file for a meeting. */
export interface FileParts extends ExceptionParts {
  readonly purpose: FilePurpose;
  /** The role of this office: only who decides calls a file clean. */
  readonly role: WorkspaceRole;
  readonly matters: readonly VerificationMatter[];
  /** The papers kept of the subject, and those of others that prove something of it. */
  readonly papers: readonly IndexedPaper[];
  /** Why no rule in use has this office verify anything, and what would; null where a rule does, or where others verify. */
  readonly silence: string | null;
  /** The last run against lists of exclusions that left no party of the subject out. */
  readonly screening: ScreeningRun | null;
  /** Owners, officials and managing employees whom the document names since that run. */
  readonly unscreened: readonly string[];
  /** Lists of that run of which a newer edition had to be looked through before the decision. */
  readonly outdated: readonly OutdatedList[];
}

/** A file with what follows from it. */
export interface CommitteeFile extends FileParts {
  /** What stands in the way; empty: the file is ready. */
  readonly obstacles: readonly string[];
  /** What meets no criteria without a second look: such a file is not clean. */
  readonly exceptions: readonly string[];
  readonly ready: boolean;
  /** Ready and without exceptions where this office decides: the medical director may approve it alone. */
  readonly clean: boolean;
  /** In a word or two, for agendas. */
  readonly standing: FileStanding;
}

/** How a file stands. Where others decide, it is never ready for their decision: our part of it is complete, or is not. */
export type FileStanding = 'clean' | 'ready' | 'not ready' | 'complete' | 'not complete';

/** Roles in which this office decides. */
const deciding: ReadonlySet<WorkspaceRole> = new Set(['delegated-group', 'facility']);

const settled: ReadonlySet<ChecklistItem['state']> = new Set(['met', 'waived', 'not-applicable']);

/** The file judged for its meeting. */
export function committeeFile(parts: FileParts): CommitteeFile {
  const obstacles = [
    ...standingObstacles(parts),
    ...matchObstacles(parts),
    ...silenceObstacles(parts),
    ...itemObstacles(parts),
    ...verificationObstacles(parts),
    ...evidenceObstacles(parts),
    ...screeningObstacles(parts),
  ];
  const exceptions = exceptionsOf(parts);
  const ready = obstacles.length === 0;
  const decides = deciding.has(parts.role);
  const clean = decides && ready && exceptions.length === 0;
  const standing = decides ? (clean ? 'clean' : ready ? 'ready' : 'not ready') : ready ? 'complete' : 'not complete';
  return { ...parts, obstacles, exceptions, ready, clean, standing };
}

/** A file of which no rule in use asks this office anything must not read as sound. */
function silenceObstacles({ role, items, silence }: FileParts): readonly string[] {
  if (verifyingRoles[role] !== undefined) return silence === null ? [] : [silence];
  const isAsked = items.some(({ blocks, state }) => blocks && state !== 'not-applicable');
  return isAsked ? [] : ['no rule in use asks this office for anything: name packs under `packs` in `empanel.yaml`'];
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
    .filter((item) => item.blocks && !settled.has(item.state))
    .filter(({ rule, state }) => !told.has(rule) || (state !== 'unverified' && state !== 'stale'))
    .map((item) => `${item.title}: ${item.state}, ${item.because}`);
}

function verificationObstacles({ matters, decisionOn, role }: FileParts): readonly string[] {
  const deed = role === 'cvo' ? 'reported' : 'decided';
  const unsound = matters.filter(({ state }) => state !== 'verified');
  return [
    ...new Set(
      unsound.map(({ about, state, staleOn, verification }) =>
        staleOn === null || (state !== 'stale' && state !== 'goes stale')
          ? `${about}: ${state === 'missing' ? 'not verified' : state}${discrepancyWords(verification)}`
          : `${about}: counts through ${longDate(staleOn)}, ${deed} ${longDate(decisionOn)}`,
      ),
    ),
  ];
}

/** What is no longer the paper that was kept proves nothing. */
function evidenceObstacles(parts: FileParts): readonly string[] {
  const proofs = provenBy(parts);
  return parts.papers.flatMap(({ id, name, fault }) =>
    fault === null
      ? []
      : [`evidence \`${name}\` (${[id, ...proofWords(proofs, id)].join(', ')}): ${fault} since it was kept`],
  );
}

/** "proof: MA license 201122", for each thing that a paper is proof of. */
export function proofWords(proofs: ReadonlyMap<string, readonly string[]>, id: string): readonly string[] {
  return (proofs.get(id) ?? []).map((about) => `proof: ${about}`);
}

/** What each paper is proof of, by the id under which it is kept: the verifications that stand in the packet. */
export function provenBy({
  matters,
  unasked,
}: Pick<FileParts, 'matters' | 'unasked'>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { about, verification } of [...matters, ...unasked]) {
    const id = verification?.evidence ?? null;
    const known = id === null ? [] : (found.get(id) ?? []);
    if (id !== null && !known.includes(about)) found.set(id, [...known, about]);
  }
  return found;
}

/**
 * Who opted out of Medicare is excluded from nothing; whose exclusion ends after the decision is excluded on its day. A
 * waiver limits it to the other states: whoever practices in the waived one alone is not kept out.
 */
function isExcludedOn({ list, until, waiver }: MatchOnFile, { decisionOn, file }: FileParts): boolean {
  if (list === 'opt-out' || (until !== null && until <= decisionOn)) return false;
  if (waiver === null || (waiver.from !== null && waiver.from > decisionOn)) return true;
  const { states } = file.facts.subject;
  return states.length === 0 || states.some((state) => state !== waiver.state);
}

/** Who is excluded, then who may be: nothing stands more in the way. */
function matchObstacles(parts: FileParts): readonly string[] {
  const open = standing(parts.matches).filter((match) => matchState(match) === 'open');
  const confirmed = standing(parts.matches).filter(
    (match) => matchState(match) === 'confirmed' && isExcludedOn(match, parts),
  );
  return [
    ...confirmed.map(
      (match) =>
        `screening: excluded by ${match.list}${partyWords(match.party)}${waiverWords(match, parts.decisionOn)}`,
    ),
    ...open.map(({ id, party, list }) => `screening: match ${id} on ${list}${partyWords(party)} is not reviewed`),
  ];
}

function waiverWords({ waiver }: MatchOnFile, decisionOn: CalendarDate): string {
  if (waiver === null) return '';
  return waiver.from !== null && waiver.from > decisionOn
    ? `, waived in ${waiver.state} from ${longDate(waiver.from)}`
    : `, waived in ${waiver.state} only`;
}

function screeningObstacles({ screening, unscreened, outdated }: FileParts): readonly string[] {
  if (screening === null) return ['screening: not done; run `empanel screen`'];
  return [
    ...outdated.map((one) => `screening: ${outdatedWords(one)}`),
    ...unscreened.map((party) => `screening: ${party} was recorded since it was done; run \`empanel screen\``),
  ];
}

/** "the edition of leie after 2019-05-01 had to be looked through by Fri 9 Aug 2019" */
export function outdatedWords({ about, dueOn }: OutdatedList): string {
  return `the edition of ${about} had to be looked through by ${longDate(dueOn)}`;
}

function standing(matches: readonly MatchOnFile[]): readonly MatchOnFile[] {
  return matches.filter(({ closedOn }) => closedOn === null);
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
    ...file.unasked.map(
      ({ verification: { id, element, source, on, evidence }, about, state }): FrozenEvidence => ({
        kind: 'verification',
        id,
        element,
        about,
        source,
        on,
        staleOn: null,
        state,
        evidence,
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
            body: frozenDocument(file.dossier.body),
          } satisfies FrozenEvidence,
        ]),
    ...(file.organization === null
      ? []
      : [
          {
            kind: 'organization',
            sha256: file.organization.sha256,
            body: frozenDocument(file.organization.body),
          } satisfies FrozenEvidence,
        ]),
  ];
}

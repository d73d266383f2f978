/** What a committee is handed and what it leaves behind: the packet of a file, the minutes, the letter to the provider. */

import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import {
  evidenceHash,
  type FrozenEvidence,
  outcomeWords,
  overriddenObstacles,
  parseVote,
  voteWords,
} from '../domain/committee.ts';
import { type Quorate, quorumCount, quorumOf } from '../domain/committee-vote.ts';
import type { Subject } from '../domain/facts.ts';
import type { DecisionOutcome } from '../domain/file-facts.ts';
import type { Letter } from '../domain/letter.ts';
import type { Paper, PaperPart, PaperSection } from '../domain/paper.ts';
import { formerWords } from '../domain/screening/list-editions.ts';
import type { AgendaItemOnFile, DecisionOnFile } from '../ledger/committee-query.ts';
import { verifyingRoles } from '../rules/role-packs.ts';
import { type CommitteeFile, frozenEvidence, outdatedWords, proofWords, provenBy } from './committee-file.ts';
import { heldPapers, organizationParticulars } from './organization-papers.ts';

/** Who a packet is for. */
export interface PacketHead {
  readonly office: string;
  /** "Credentials Committee, Thu 2 Jul 2026", or the name of the payer or facility that decides. */
  readonly meeting: string;
  readonly asOf: CalendarDate;
}

const none = (what: string): PaperPart => ({ kind: 'paragraph', text: `No ${what}.` });

/** Everything a committee needs of one file; sensitive values stand in no part of it. */
export function packetPaper(file: CommitteeFile, head: PacketHead): Paper {
  const { subject } = file.file.facts;
  return {
    title: `Credentialing file: ${subject.name}`,
    particulars: [
      ['For', head.meeting],
      ['Prepared by', `${head.office}, ${longDate(head.asOf)}`],
      ...(subject.npi === null ? [] : [['NPI', subject.npi] as const]),
      ...(subject.type === null ? [] : [['Profession', subject.type.toUpperCase()] as const]),
      ...organizationParticulars(file),
      ['States', subject.states.join(', ') || 'none'],
      ['Purpose', file.purpose],
      ['Last decision', file.last === null ? 'none' : `${outcomeWords[file.last.outcome]}, ${longDate(file.last.on)}`],
      ['Standing', standingWords[file.standing]],
      ['Evidence', `SHA-256 ${evidenceHash(frozenEvidence(file))}`],
    ],
    sections: [
      { heading: 'What stands in the way', parts: [listOr(file.obstacles, 'obstacle')] },
      { heading: 'Exceptions to look at', parts: [listOr(file.exceptions, 'exception')] },
      verificationSection(file),
      screeningSection(file),
      ...(file.organization === null ? [historySection(file)] : heldPapers(file.organization.body)),
      findingsSection(file),
      evidenceSection(file),
    ],
    signatures: [],
  };
}

/** Where others decide, the packet says how far our part is, and no more. */
const standingWords: Readonly<Record<CommitteeFile['standing'], string>> = {
  clean: 'ready, clean',
  ready: 'ready, with exceptions',
  'not ready': 'NOT READY',
  complete: 'complete on our part; whoever decides judges it',
  'not complete': 'NOT COMPLETE',
};

function listOr(items: readonly string[], what: string): PaperPart {
  return items.length === 0 ? none(what) : { kind: 'list', items };
}

function verificationSection(file: CommitteeFile): PaperSection {
  const asked = file.matters.map(({ about, verification, staleOn, state, entry }) => [
    about,
    verification?.source ?? 'none',
    verification === null ? '' : longDate(verification.on),
    staleOn === null ? '' : longDate(staleOn),
    state,
    entry.id,
  ]);
  const unasked = file.unasked.map(({ about, verification, state }) => [
    about,
    verification.source,
    longDate(verification.on),
    '',
    state,
    'no rule asks for it',
  ]);
  const rows = [...asked, ...unasked];
  const columns = ['Element', 'Source', 'Verified', 'Counts through', 'State', 'Rule'];
  return {
    heading: 'Verification',
    parts: [
      ...(rows.length === 0 ? [] : [{ kind: 'table', columns, rows } as const]),
      ...(file.silence !== null || rows.length === 0 ? [{ kind: 'paragraph', text: silent(file) } as const] : []),
    ],
  };
}

/** What is said of a verification table that is empty, or that counts for whoever decides and not for us. */
function silent({ silence, role, matters, unasked }: CommitteeFile): string {
  if (silence !== null)
    return matters.length + unasked.length === 0 ? `Empty: ${silence}.` : `It counts for whoever decides: ${silence}.`;
  return verifyingRoles[role] === undefined
    ? 'Nothing is on record; whoever decides verifies.'
    : 'Nothing on file is to be verified.';
}

function screeningSection({ screening, unscreened, outdated, matches }: CommitteeFile): PaperSection {
  if (screening === null) return { heading: 'Screening', parts: [none('screening on record')] };
  const present = screening.lists.filter(({ isFormer }) => isFormer !== true);
  const lists = present.map(
    ({ list, publishedOn, isSupplement = false }) =>
      `${list}${publishedOn === null ? '' : ` of ${longDate(publishedOn)}`}${isSupplement ? ' (supplement)' : ''}`,
  );
  const whole = new Set(screening.lists.flatMap(({ list, isSupplement = false }) => (isSupplement ? [] : [list])));
  const partial = [...new Set(screening.lists.map(({ list }) => list))].filter((list) => !whole.has(list));
  const limits = partial.map((list) => ` Of ${list} there was no full list: clear against these supplements only.`);
  const former = screening.lists.filter(({ isFormer }) => isFormer === true);
  for (const list of new Set(former.map((one) => one.list))) {
    const days = former.filter((one) => one.list === list).map(({ publishedOn }) => publishedOn);
    limits.push(` Of ${list}, ${formerWords(days)}.`);
  }
  limits.push(...outdated.map((one) => ` Too old: ${outdatedWords(one)}.`));
  if (unscreened.length > 0) limits.push(` Not screened, recorded since: ${unscreened.join('; ')}.`);
  const rows = matches
    .filter(({ closedOn }) => closedOn === null)
    .map(({ id, list, listed, tier, verdict, review }) => [
      id,
      list,
      listed,
      tier,
      verdict ?? 'not reviewed',
      review?.reason ?? '',
    ]);
  return {
    heading: 'Screening',
    parts: [
      { kind: 'paragraph', text: `Screened ${longDate(screening.on)} against ${lists.join(', ')}.${limits.join('')}` },
      rows.length === 0
        ? none('match')
        : { kind: 'table', columns: ['Match', 'List', 'Listed', 'Tier', 'Verdict', 'Reason'], rows },
    ],
  };
}

function historySection({ dossier }: CommitteeFile): PaperSection {
  const gaps = (dossier?.body.gaps ?? []).map(
    ({ from, until, explanation }) => `Gap ${from} to ${until ?? 'now'}: ${explanation}`,
  );
  const answers = (dossier?.body.disclosures ?? []).map(
    ({ question, answer, explanation }) =>
      `${question.replaceAll('-', ' ')}: ${answer}${explanation === undefined ? '' : `, ${explanation}`}`,
  );
  return {
    heading: 'History and disclosures',
    parts: [listOr(gaps, 'gap is explained'), listOr(answers, 'answer to a disclosure question')],
  };
}

function findingsSection({ items }: CommitteeFile): PaperSection {
  const open = items.filter(({ state }) => state !== 'met' && state !== 'not-applicable');
  const rows = open.map(({ title, state, because, rule }) => [title, state, because, rule]);
  return {
    heading: 'Findings',
    parts: [
      rows.length === 0 ? none('finding') : { kind: 'table', columns: ['Item', 'State', 'Because', 'Rule'], rows },
    ],
  };
}

function evidenceSection(file: CommitteeFile): PaperSection {
  const { dossier, organization, papers } = file;
  const proofs = provenBy(file);
  const rows = [
    ...(dossier === null ? [] : [['dossier', 'as last synced', dossier.sha256, '']]),
    ...(organization === null ? [] : [['document', 'as last synced', organization.sha256, '']]),
    ...papers.map(({ id, kind, name, sha256, on, fault }) => [
      [kind, ...proofWords(proofs, id)].join(', '),
      fault === null ? name : `${name} (${fault} since it was kept)`,
      sha256,
      longDate(on),
    ]),
  ];
  return {
    heading: 'Index of evidence',
    parts: [
      rows.length === 0 ? none('paper on file') : { kind: 'table', columns: ['What', 'Name', 'SHA-256', 'Date'], rows },
    ],
  };
}

/** A decision or agenda item with whom it is about. */
export interface MinutedFile {
  readonly subject: Subject;
  readonly item: AgendaItemOnFile | null;
  readonly decision: DecisionOnFile | null;
}

/** A file that one person signed off alone. */
export interface SignedFile {
  readonly subject: Subject;
  readonly decision: DecisionOnFile;
}

/** "Reyes, Ana: approved on Fri 12 Jun 2026 by Lee Park, MD" */
function signedWords({ subject, decision }: SignedFile): string {
  const { outcome, happened_on, decided_by } = decision;
  return `${subject.name}: ${outcomeWords[outcome as DecisionOutcome]} on ${longDate(happened_on as CalendarDate)} by ${decided_by}`;
}

/** What minutes are made of. */
export interface MinutesParts {
  readonly office: string;
  readonly committee: string;
  readonly heldOn: CalendarDate;
  readonly members: readonly string[];
  /** The quorum as the document of the committee names it; absent: it names none. */
  readonly quorum: Quorate['quorum'];
  readonly attendees: readonly string[];
  readonly note: string | null;
  readonly files: readonly MinutedFile[];
  /** Decided by one person alone since the last meeting: the committee is told of them. */
  readonly signedOff: readonly SignedFile[];
  readonly medicalDirector: string | null;
}

/** The minutes of a meeting, from what was recorded; to be signed. */
export function minutesPaper(parts: MinutesParts): Paper {
  const { attendees, members, files, signedOff } = parts;
  const signed = new Set(signedOff.map(({ subject }) => subject.id));
  const absent = members.filter((name) => !attendees.includes(name));
  const decided = files.filter(({ decision }) => decision !== null);
  const open = files.filter(({ subject, decision }) => decision === null && !signed.has(subject.id));
  return {
    title: `Minutes: ${parts.committee}`,
    particulars: [
      ['Held', longDate(parts.heldOn)],
      ['Of', parts.office],
      ['Present', attendees.join('; ') || 'not recorded'],
      ...quorumParticulars(parts),
      ...(absent.length > 0 && attendees.length > 0 ? [['Absent', absent.join('; ')] as const] : []),
    ],
    sections: [
      ...(parts.note === null ? [] : [{ heading: 'Notes', parts: [{ kind: 'paragraph', text: parts.note } as const] }]),
      {
        heading: `Decisions (${decided.length})`,
        parts: [
          decided.length === 0
            ? none('decision is recorded')
            : {
                kind: 'table',
                columns: ['File', 'Purpose', 'Outcome', 'Vote', 'Recused', 'Rationale and conditions'],
                rows: decided.map((one) => minutedRow(one, parts)),
              },
        ],
      },
      ...overrideSections(decided, parts),
      ...(signedOff.length === 0
        ? []
        : [
            {
              heading: `Clean files signed off since the last meeting (${signedOff.length})`,
              parts: [{ kind: 'list', items: signedOff.map(signedWords) } as const],
            },
          ]),
      {
        heading: `On the agenda, not decided (${open.length})`,
        parts: [
          listOr(
            open.map(({ subject, item }) => `${subject.name}: ${item?.purpose ?? ''}`),
            'file was left',
          ),
        ],
      },
    ],
    signatures: ['Chair', ...(parts.medicalDirector === null ? [] : [`${parts.medicalDirector}, medical director`])],
  };
}

/** How many voting members were asked for, and how many were there. */
function quorumParticulars(parts: MinutesParts): Paper['particulars'] {
  const found = quorumCount(parts, { present: parts.attendees, recused: [], vote: null });
  const asked = quorumOf(parts);
  if (asked === null) return [];
  return [['Quorum', found === null ? `${asked} voting members` : `${asked} voting members, ${found.there} present`]];
}

/** Why a decision was made that the rules of the file or of the committee would not have let be made. */
function overrideWords(decision: DecisionOnFile, parts: MinutesParts): readonly string[] {
  if (decision.override_reason === null) return [];
  const few = belowQuorumWords(decision, parts);
  const isIncomplete = few === null || obstaclesOf(decision).length > 0;
  const how = [...(few === null ? [] : [few]), ...(isIncomplete ? ['on an incomplete file'] : [])].join(', ');
  return [`decided ${how}: ${decision.override_reason}`];
}

/** "below quorum, 2 of 3"; null where enough were there, or nobody can tell. */
function belowQuorumWords({ recused, decided_by: by, vote }: DecisionOnFile, parts: MinutesParts): string | null {
  const counted = parseVote(vote ?? '') ?? null;
  const found = by === null ? quorumCount(parts, { present: parts.attendees, recused, vote: counted }) : null;
  return found === null || found.there >= found.asked ? null : `below quorum, ${found.there} of ${found.asked}`;
}

function obstaclesOf({ evidence }: DecisionOnFile): readonly string[] {
  return overriddenObstacles(evidence as readonly FrozenEvidence[]);
}

/** What was missing of each file that was decided all the same, and why that was done. */
function overrideSections(files: readonly MinutedFile[], parts: MinutesParts): readonly PaperSection[] {
  const overridden = files.flatMap(({ subject, decision }) => {
    if (decision === null || decision.override_reason === null) return [];
    const few = belowQuorumWords(decision, parts);
    const missing = [...(few === null ? [] : [few]), ...obstaclesOf(decision)];
    return [
      { kind: 'paragraph', text: `${subject.name}: ${decision.override_reason}. What was missing:` } as const,
      { kind: 'list', items: missing.length === 0 ? ['it was not recorded'] : missing } as const,
    ];
  });
  if (overridden.length === 0) return [];
  return [{ heading: `Decided by override (${overridden.length / 2})`, parts: overridden }];
}

function minutedRow({ subject, item, decision }: MinutedFile, parts: MinutesParts): readonly string[] {
  const vote = parseVote(decision?.vote ?? '');
  const said = [decision?.rationale, decision?.conditions && `conditions: ${conditionWords(decision)}`];
  const overridden = decision === null ? [] : overrideWords(decision, parts);
  return [
    subject.npi === null ? subject.name : `${subject.name} (NPI ${subject.npi})`,
    item?.purpose ?? '',
    outcomeWords[(decision?.outcome ?? 'tabled') as DecisionOutcome],
    vote === undefined ? (decision?.decided_by == null ? '' : `signed off by ${decision.decided_by}`) : voteWords(vote),
    decision?.recused.join('; ') ?? '',
    [...said.flatMap((one) => (one == null || one === '' ? [] : [one])), ...overridden].join('; '),
  ];
}

/** The conditions of an approval with the last day to meet them, where one was set. */
function conditionWords({ conditions, conditions_due_on: due }: DecisionOnFile): string {
  return due === null ? (conditions ?? '') : `${conditions}, by ${longDate(due as CalendarDate)}`;
}

/** What the letter about a decision is made of. */
export interface NoticeParts {
  readonly letterhead: readonly string[];
  readonly writtenOn: CalendarDate;
  readonly subject: Subject;
  /** The subject as a letter addresses it. */
  readonly addressee: string;
  readonly committee: string;
  readonly decision: DecisionOnFile;
  /** When the next cycle is due; null where none begins. */
  readonly dueOn: CalendarDate | null;
  /** The last day to ask for a hearing; null where nothing was denied. */
  readonly hearingBy: CalendarDate | null;
  readonly signature: readonly string[];
}

/** The letter that tells a provider what was decided. */
export function noticeLetter(parts: NoticeParts): Letter {
  const { decision, subject } = parts;
  const outcome = decision.outcome as DecisionOutcome;
  const on = longDate(decision.happened_on as CalendarDate);
  const committee = `our ${parts.committee}`;
  const who = decision.decided_by === null ? committee : `${decision.decided_by}, for ${committee},`;
  const paragraphs = [
    `On ${on} ${who} decided on your credentialing file: ${outcomeWords[outcome]}.`,
    ...(decision.conditions === null ? [] : [`Conditions: ${conditionWords(decision)}`]),
    ...(outcome === 'denied'
      ? [
          `Reason: ${decision.rationale ?? 'see the enclosed statement'}`,
          `You may ask for a hearing in writing${parts.hearingBy === null ? '' : ` until ${longDate(parts.hearingBy)}`}, see your file, and correct what is wrong in it.`,
        ]
      : []),
    ...(parts.dueOn === null ? [] : [`Your next credentialing decision is due by ${longDate(parts.dueOn)}.`]),
  ];
  return {
    letterhead: parts.letterhead,
    writtenOn: parts.writtenOn,
    to: [parts.addressee],
    subject: 'Decision on your credentialing file',
    particulars: [...(subject.npi === null ? [] : [['NPI', subject.npi] as const]), ['Decided', on]],
    parts: paragraphs.map((text) => ({ kind: 'paragraph', text })),
    signature: parts.signature,
  };
}

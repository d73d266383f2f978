/** Whether a decision may be recorded as it was typed: who voted, who signed, and whether one stands already. */

import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { outcomeWords, parseVote } from '../../domain/committee.ts';
import { personNamed, quorumCount, voteFault } from '../../domain/committee-vote.ts';
import type { Application, Subject } from '../../domain/facts.ts';
import type { DecisionOutcome } from '../../domain/file-facts.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { DecisionOnFile } from '../../ledger/committee-query.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Context } from '../context.ts';
import type { Input } from '../input.ts';
import type { CommitteeHere, MeetingHere } from './committee-run.ts';

/** Who decided, as it is recorded. */
export interface Deciders {
  /** As typed: for-against-abstaining. */
  readonly vote: string | null;
  readonly recused: readonly string[];
  /** Who signed off alone. */
  readonly by: string | null;
}

/** The vote, the recusals and the signature that were given, in the spelling of the documents; refused where they cannot be. */
export function decidersGiven(
  input: Input,
  outcome: DecisionOutcome,
  committee: CommitteeHere,
  meeting: MeetingHere | undefined,
  subject: Subject,
): Deciders {
  const vote = input.text('vote') ?? null;
  const by = input.text('by');
  if (by !== undefined) {
    for (const flag of ['vote', 'recused'] as const) {
      if (input.names(flag).length === 0) continue;
      throw new UserError('usage/conflict', `\`--by\` and \`--${flag}\` are both given`, {
        hint: 'who signs alone holds no vote; a committee decides without `--by`',
      });
    }
    return { vote, recused: [], by: signer(by, outcome, committee, subject) };
  }
  const counted = vote === null ? undefined : parseVote(vote);
  if (vote !== null && counted === undefined) {
    throw new UserError('usage/bad-value', `\`--vote\` cannot be \`${vote}\``, {
      hint: 'write for-against-abstaining: 5-0-1',
    });
  }
  const { members = [] } = committee;
  const present = meeting?.attendees ?? [];
  const known = members.length > 0 ? members : present;
  const recused = [...new Set(input.names('recused').map((name) => memberMeant(name, known, committee)))];
  const own = members.find((one) => isPerson(one, subject));
  if (own !== undefined && !recused.includes(own)) {
    throw new UserError('usage/conflict', `${own} decides on the own file`, { hint: `\`--recused "${own}"\`` });
  }
  const typed = vote === null || counted === undefined ? null : { text: vote, counted };
  const fault = voteFault({ outcome, vote: typed, members, present, recused });
  if (fault !== undefined) throw new UserError('usage/conflict', fault.message, { hint: fault.hint });
  return { vote, recused, by: null };
}

/** A member by the spelling of the document; any name where no document lists members and no attendance is recorded. */
function memberMeant(name: string, members: readonly string[], committee: CommitteeHere): string {
  if (members.length === 0) return name;
  const found = personNamed(name, members);
  if (found !== undefined) return found;
  throw notListed('--recused', name, members, `is no voting member of the ${committee.name}`);
}

/** Who signs alone: the medical director where one is named, else a member. */
function signer(name: string, outcome: DecisionOutcome, committee: CommitteeHere, subject: Subject): string {
  if (outcome === 'denied') {
    throw new UserError('usage/conflict', 'nobody denies a file alone', {
      hint: `the ${committee.name} decides, with \`--vote\`; \`--by\` signs off a clean file`,
    });
  }
  const { medicalDirector, members = [] } = committee;
  const allowed = medicalDirector === undefined ? members : [medicalDirector];
  const found = allowed.length === 0 ? name : personNamed(name, allowed);
  if (found === undefined) {
    const what = medicalDirector === undefined ? 'is no member' : 'is not the medical director';
    throw notListed('--by', name, allowed, `${what} of the ${committee.name}`);
  }
  if (!isPerson(found, subject)) return found;
  throw new UserError('usage/conflict', `${found} signs off the own file`, {
    hint: `the ${committee.name} decides on it, with \`--recused\``,
  });
}

function notListed(flag: string, name: string, listed: readonly string[], what: string): UserError {
  const near = nearest(name, listed, { limit: 1 })[0];
  return new UserError('usage/bad-value', `\`${flag} ${name}\` ${what}`, {
    hint: near === undefined ? `listed: ${listed.join('; ')}` : `did you mean \`${near}\`?`,
  });
}

/** Whether a member is the provider whose file it is: subjects are named "Last, First". */
function isPerson(member: string, { kind, name }: Subject): boolean {
  if (kind !== 'provider') return false;
  const [last = '', first = ''] = name.split(',').map((part) => part.trim());
  return personNamed(`${first} ${last}`, [member]) !== undefined;
}

/** Why the committee could not decide on a file at this meeting: too few who may vote were there; null where enough were. */
export function belowQuorum(
  outcome: DecisionOutcome,
  { vote, recused, by }: Deciders,
  committee: CommitteeHere,
  meeting: MeetingHere | undefined,
): string | null {
  if (by !== null || outcome === 'tabled') return null;
  const counted = vote === null ? null : (parseVote(vote) ?? null);
  const found = quorumCount(committee, { present: meeting?.attendees ?? [], recused, vote: counted });
  return found === null || found.there >= found.asked ? null : quorumWords(found, recused.length);
}

/** Decisions of a meeting that were made below its quorum, without a reason given for it, in words. */
export async function decidedBelowQuorum(
  ledger: Ledger,
  { id, committee, attendees }: MeetingHere & { readonly id: string },
): Promise<readonly string[]> {
  return (await ledger.committees.decisions({ meetingId: id })).flatMap((one) => {
    if (one.decided_by !== null || one.outcome === 'tabled' || one.override_reason !== null) return [];
    const vote = one.vote === null ? null : (parseVote(one.vote) ?? null);
    const found = quorumCount(committee, { present: attendees, recused: one.recused, vote });
    return found === null || found.there >= found.asked
      ? []
      : [`decision ${one.id}: ${quorumWords(found, one.recused.length)}`];
  });
}

/** "below quorum: 2 who may vote, 3 asked for (1 recused)" */
function quorumWords({ there, asked }: { readonly there: number; readonly asked: number }, recused: number): string {
  return `below quorum: ${there} who may vote, ${asked} asked for${recused === 0 ? '' : ` (${recused} recused)`}`;
}

/** What is asked about decisions that stand. */
export interface DecisionAsked {
  readonly subject: Subject;
  readonly application: Application | null;
  readonly committee: CommitteeHere;
  readonly on: CalendarDate;
  readonly meeting: MeetingHere | undefined;
  /** The decision that is being corrected; null: a new one is recorded. */
  readonly corrected: DecisionOnFile | null;
}

/**
 * Refuses a second decision of one body on one file at one meeting, or on one day: one of the two is mistaken. What was
 * tabled may be decided elsewhere on that day.
 */
export async function checkedUndecided(ledger: Ledger, asked: DecisionAsked): Promise<void> {
  const application = asked.application?.id ?? null;
  const meeting = asked.meeting?.id ?? null;
  const made = (await ledger.committees.decisions({ subjectId: asked.subject.id })).find(
    (one) =>
      one.id !== asked.corrected?.id &&
      one.body === asked.committee.body &&
      one.program === asked.committee.program &&
      (one.application_id === null || application === null || one.application_id === application) &&
      (one.meeting_id === null || meeting === null
        ? one.happened_on === asked.on && (one.outcome !== 'tabled' || one.meeting_id === meeting)
        : one.meeting_id === meeting),
  );
  if (made === undefined) return;
  const on = longDate(made.happened_on as CalendarDate);
  throw new UserError(
    'record/exists',
    `${asked.subject.name} was ${outcomeWords[made.outcome as DecisionOutcome]} there on ${on} (${made.id})`,
    {
      hint: `\`--corrects ${made.id} --reason TEXT\` puts this in its place; a later meeting may decide anew`,
    },
  );
}

/** The decision to be corrected; null where none is. It stays what it was in the journal, with the reason. */
export async function decisionCorrected(
  context: Context,
  ledger: Ledger,
  input: Input,
  subject: Subject,
): Promise<DecisionOnFile | null> {
  const words = input.text('corrects');
  if (words === undefined) return null;
  const own = await ledger.committees.decisions({ subjectId: subject.id });
  const found = own.filter(({ id }) => id === words || id.startsWith(words.startsWith('o-') ? words : `o-${words}`));
  const [one, second] = found;
  if (one === undefined || second !== undefined) {
    const ids = own.map(({ id, happened_on, outcome }) => `${id} (${happened_on}, ${outcome})`);
    throw new UserError('record/not-found', `no decision on ${subject.name} is \`${words}\``, {
      hint: ids.length === 0 ? 'none is recorded' : `recorded: ${ids.join('; ')}`,
    });
  }
  if (context.reason === null) {
    throw new UserError('usage/missing', '`--reason` is not given', {
      hint: 'a correction is recorded with its reason',
    });
  }
  return one;
}

/** Refuses an attendance of fewer people than votes that were recorded at the meeting. */
export async function checkedAttendance(
  ledger: Ledger,
  { id, committee, attendees }: MeetingHere & { readonly id: string },
): Promise<void> {
  if (attendees.length === 0) return;
  for (const { id: decision, vote: text, outcome, recused } of await ledger.committees.decisions({ meetingId: id })) {
    const counted = text === null ? undefined : parseVote(text);
    const vote = text === null || counted === undefined ? null : { text, counted };
    const question = { vote, members: committee.members ?? [], present: attendees, recused };
    const fault = voteFault({ ...question, outcome: outcome as DecisionOutcome });
    if (fault === undefined) continue;
    throw new UserError('usage/conflict', `decision ${decision} of the meeting: ${fault.message}`, {
      hint: `name everybody who was there, members as \`empanel.yaml\` spells them; ${fault.hint}`,
    });
  }
}

/** Who may decide on a file, and when a vote carries. */

import type { Vote } from './committee.ts';
import type { DecisionOutcome } from './file-facts.ts';
import { countWords } from './number-forms.ts';

/** Why a vote cannot be recorded, in words, and what to do about it. */
export interface VoteFault {
  readonly message: string;
  readonly hint: string;
}

/** A vote with the people who may have cast it. */
export interface VoteQuestion {
  readonly outcome: DecisionOutcome;
  /** As it was typed, for the words of a fault; null where no vote is given. */
  readonly vote: { readonly text: string; readonly counted: Vote } | null;
  /** Voting members; empty where no document names them. */
  readonly members: readonly string[];
  /** Who was at the meeting; empty where nobody is recorded yet. */
  readonly present: readonly string[];
  /** Who took no part, in the spelling of the list of members. */
  readonly recused: readonly string[];
}

/**
 * The person of a list who is meant by a name: the whole name, or the name without degrees ("Lee Park" is "Lee Park, MD
 * (chair)"). Undefined where nobody is, or where two are.
 */
export function personNamed(name: string, people: readonly string[]): string | undefined {
  const whole = people.filter((one) => plainName(one) === plainName(name));
  if (whole.length > 0) return whole[0];
  const short = people.filter((one) => nameAlone(one) === nameAlone(name));
  const saysDegree = plainName(name) !== nameAlone(name);
  return short.length === 1 && !saysDegree ? short[0] : undefined;
}

/** The name without what stands in brackets, without periods, in lower case. */
function plainName(name: string): string {
  return name
    .replace(/\([^)]*\)/g, ' ')
    .replaceAll('.', '')
    .replace(/\s+/g, ' ')
    .replace(/\s*,\s*/g, ', ')
    .trim()
    .toLowerCase();
}

/** The name without degrees. */
function nameAlone(name: string): string {
  return plainName(name).split(',')[0] ?? '';
}

/**
 * Voting members who were there: all of them while no attendance is recorded; where no document names members, whoever
 * attended. Null where neither is known.
 */
export function votersOf({ members, present }: Pick<VoteQuestion, 'members' | 'present'>): readonly string[] | null {
  if (members.length === 0) return present.length === 0 ? null : present;
  if (present.length === 0) return members;
  return members.filter((member) => present.some((one) => personNamed(one, [member]) !== undefined));
}

/**
 * What is wrong with a vote; undefined where nothing is. A vote is for and against the outcome that is recorded: a denial
 * that four carried is 4-0.
 */
export function voteFault(question: VoteQuestion): VoteFault | undefined {
  const voters = votersOf(question);
  const left = voters?.filter((one) => !question.recused.includes(one));
  if (voters !== null && left?.length === 0) {
    return {
      message: `nobody is left to vote: ${voters.length} of ${voters.length} who may vote are recused`,
      hint: 'a file on which nobody may vote goes to another committee',
    };
  }
  if (question.vote === null) return undefined;
  const { text, counted } = question.vote;
  const cast = counted.yes + counted.no + counted.abstaining;
  if (cast === 0) {
    return { message: `\`--vote ${text}\`: nobody voted`, hint: 'leave out `--vote` where no vote was taken' };
  }
  if (left !== undefined && cast > left.length) {
    return {
      message: `\`--vote ${text}\` counts ${cast}, and ${left.length} may vote${absence(question, voters ?? [])}`,
      hint: `who may vote: ${left.join('; ')}; whoever is recused is not counted, not even as abstaining`,
    };
  }
  return carriedFault(question.outcome, text, counted);
}

/** " (2 of 3 members attended, 1 recused)" */
function absence({ members, present, recused }: VoteQuestion, voters: readonly string[]): string {
  const said = [
    ...(members.length > 0 && present.length > 0
      ? [`${voters.length} of ${countWords(members.length, 'member')} attended`]
      : []),
    ...(recused.length > 0 ? [`${recused.length} recused`] : []),
  ];
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

/** How many voting members a committee asks for; null: it names no quorum, or half of nobody. */
export function quorumOf({ quorum, members = [] }: Quorate): number | null {
  if (quorum !== 'majority') return quorum ?? null;
  return members.length === 0 ? null : Math.floor(members.length / 2) + 1;
}

/** A committee as far as its quorum goes. */
export interface Quorate {
  /** How many voting members must be there, or more than half of them; absent: no document says. */
  readonly quorum?: number | 'majority' | undefined;
  readonly members?: readonly string[] | undefined;
}

/**
 * Who counts toward the quorum on a file, and how many are asked for: voting members who were there and are not recused, and
 * where no attendance is recorded all who voted. Null where no quorum is named, or nobody knows who was there.
 */
export function quorumCount(
  committee: Quorate,
  { present, recused, vote }: Pick<VoteQuestion, 'present' | 'recused'> & { readonly vote: Vote | null },
): { readonly there: number; readonly asked: number } | null {
  const asked = quorumOf(committee);
  if (asked === null) return null;
  if (present.length === 0) return vote === null ? null : { there: vote.yes + vote.no + vote.abstaining, asked };
  const voters = votersOf({ members: committee.members ?? [], present }) ?? [];
  return { there: voters.filter((one) => !recused.includes(one)).length, asked };
}

/** A file may be put off by any vote, a tie among them; for everything else more are for it than against it. */
function carriedFault(outcome: DecisionOutcome, text: string, { yes, no }: Vote): VoteFault | undefined {
  if (outcome === 'tabled' || yes > no) return undefined;
  const how = yes === no ? (yes === 0 ? 'carries nothing' : 'is a tie') : 'is against it';
  return {
    message: `\`--outcome ${outcome}\`, and \`--vote ${text}\` ${how}`,
    hint: `the vote is for, against and abstaining from what is recorded: five for ${outcome === 'denied' ? 'a denial' : 'an approval'} is 5-0${yes === no ? '; a tie decides nothing: `--outcome tabled`' : ''}`,
  };
}

import { type DeadlineKind, type DeadlineState, deadlineKinds } from '../domain/deadline.ts';
import { UserError } from '../errors.ts';
import type { DeadlineFilter } from '../ledger/deadline-selection.ts';
import { tones } from './deadline-row.ts';
import type { Question } from './report.ts';

/** What the ledger is asked for; `kinds` where the question names none. */
export function deadlineFilter(
  { asOf, filters }: Pick<Question, 'asOf' | 'filters'>,
  kinds?: readonly DeadlineKind[],
): DeadlineFilter {
  return {
    asOf,
    dueBy: filters.dueBy,
    subjectId: filters.subjectId,
    payer: filters.payer,
    owner: filters.owner,
    practice: filters.practice,
    kinds: filters.kind === undefined ? kinds : [kindNamed(filters.kind)],
  };
}

/** The state that a word means. Refuses others with those there are. */
export function stateNamed(word: string): DeadlineState {
  const states = Object.keys(tones) as readonly DeadlineState[];
  const found = states.find((state) => state === word);
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${word}\` is not a state of a deadline`, {
    hint: `states: ${states.join(', ')}`,
  });
}

function kindNamed(word: string): DeadlineKind {
  const found = deadlineKinds.find((kind) => kind === word);
  if (found !== undefined) return found;
  throw new UserError('usage/bad-value', `\`${word}\` is not a kind of deadline`, {
    hint: `kinds: ${deadlineKinds.join(', ')}`,
  });
}

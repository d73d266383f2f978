/** One criterion of a line of a privilege form, and how it came out. */

import { type Pointer, pointerText } from '../../domain/finding.ts';
import type { CriterionResult, CriterionState } from '../../domain/privileges/privilege.ts';

/** A criterion with what was found. */
export function criterion(asked: string, state: CriterionState, because: string, at?: Pointer): CriterionResult {
  return { criterion: asked, state, because, pointer: at === undefined ? null : pointerText(at) };
}

/** Words as a choice: "A", "A or B", "A, B or C". */
export function choice(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** Why nobody but a person can tell whether a criterion is met. */
export const inWordsOnly = 'the form says this in words only: a person must judge';

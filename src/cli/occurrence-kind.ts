import { type OccurrenceKind, occurrenceKinds, occurrenceWords } from '../domain/reportable-change.ts';
import { nearest } from '../domain/suggestion.ts';
import { UserError } from '../errors.ts';

/** The kind of occurrence that a word means; suggests the nearest. */
export function occurrenceKindNamed(word: string): OccurrenceKind {
  const typed = word.trim().toLowerCase().replaceAll(/[ _]/g, '-');
  const found = occurrenceKinds.find((kind) => kind === typed);
  if (found !== undefined) return found;
  const near = nearest(typed, occurrenceKinds, { limit: 1 })[0];
  throw new UserError('usage/bad-value', `\`${word}\` is not a kind of event`, {
    hint:
      near === undefined
        ? `kinds: ${occurrenceKinds.join(', ')}`
        : `did you mean \`${near}\` (${occurrenceWords[near as OccurrenceKind]})?`,
  });
}

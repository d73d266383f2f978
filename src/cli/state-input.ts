import { isStateCode, stateNamed, stateSuggestions } from '../domain/state.ts';
import { UserError } from '../errors.ts';

/** The postal code of a state written as its code or its name; refuses anything else. */
export function stateFromWords(words: string, where: string): string {
  const text = words.trim();
  const code = isStateCode(text.toUpperCase()) ? text.toUpperCase() : stateNamed(text);
  if (code !== undefined) return code;
  const near = stateSuggestions(text, 1)[0];
  throw new UserError('usage/bad-value', `\`${words}\` is not a state that ${where} can take`, {
    hint: near === undefined ? 'two letters, such as OR' : `did you mean \`${near}\`?`,
  });
}

/** Which answers to disclosure questions tell against a provider. */

/** Questions that a provider in good standing answers with yes. */
const expectsYes = new Set(['malpractice-cover', 'essential-functions', 'all-licenses']);

/** Questions whose answer tells against nobody, or whose sense only the payer's own words give. */
const neutral = new Set(['ownership', 'other']);

/** Whether this answer needs to be explained: a yes, but a no where yes is what is hoped for. */
export function tellsAgainst(question: string, answer: string): boolean {
  if (neutral.has(question)) return answer === 'yes';
  return answer === (expectsYes.has(question) ? 'no' : 'yes');
}

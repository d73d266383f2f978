import type { PayerFacts } from '../../domain/facts.ts';
import type { Group } from '../../domain/nouns/group.ts';
import type { Payer } from '../../domain/nouns/payer.ts';
import { folded, nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';

interface Named {
  readonly key: string;
  readonly name?: string;
}

/**
 * The products of a payer meant by their keys or names; an unknown one is refused with the nearest. A payer whose document
 * lists no products takes any.
 */
export async function knownProducts(
  ledger: Ledger,
  payer: PayerFacts | null,
  words: readonly string[],
): Promise<readonly string[]> {
  if (payer === null || words.length === 0) return words;
  const document = await ledger.documents.byKey('payer', payer.key);
  const products = document === undefined ? [] : ((JSON.parse(document.body) as Payer).products ?? []);
  return words.map((word) => keyMeant(word, products, `${payer.name} has no product`, 'products'));
}

/** The locations of a group meant by their keys or names; an unknown one is refused with the nearest. */
export async function knownLocations(
  ledger: Ledger,
  group: string | null,
  words: readonly string[],
): Promise<readonly string[]> {
  if (group === null || words.length === 0) return words;
  const document = await ledger.documents.byKey('group', group);
  const locations = document === undefined ? [] : ((JSON.parse(document.body) as Group).locations ?? []);
  return words.map((word) => keyMeant(word, locations, `the group \`${group}\` has no location`, 'locations'));
}

function keyMeant(word: string, known: readonly Named[], refusal: string, plural: string): string {
  if (known.length === 0) return word;
  const found = known.find((one) => [one.key, one.name ?? ''].some((text) => folded(text) === folded(word)));
  if (found !== undefined) return found.key;
  const near = nearest(
    word,
    known.flatMap((one) => [one.key, one.name ?? '']),
    { limit: 1 },
  )[0];
  const meant = known.find((one) => one.key === near || one.name === near);
  throw new UserError('record/not-found', `${refusal} \`${word}\``, {
    hint:
      meant === undefined
        ? `${plural}: ${known.map((one) => one.key).join(', ')}`
        : `did you mean \`${meant.key}\`${meant.name === undefined ? '' : ` (${meant.name})`}?`,
  });
}

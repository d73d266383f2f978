/** Names as papers print them, against those that are known. */

import type { Dossier } from '../../domain/nouns/dossier.ts';
import { isNamedBy, nameReadings, type PersonName } from '../../domain/person-name.ts';
import { folded } from '../../domain/suggestion.ts';
import { items, type Loose, text } from './loose-value.ts';

/** Every name under which papers of the provider may run: the present one, the one in daily use, former ones. */
export function knownNames(dossier: Loose<Dossier>): readonly PersonName[] {
  const { name } = dossier;
  const [first, last] = [text(name?.first), text(name?.last)];
  if (first === undefined || last === undefined) return [];
  const [middle, suffix] = [text(name?.middle), text(name?.suffix)];
  const preferred = text(name?.preferred);
  const former = items(dossier.formerNames).flatMap(([, one]): readonly PersonName[] => {
    const formerLast = text(one.last);
    if (formerLast === undefined) return [];
    return [
      {
        first: text(one.first) ?? first,
        middle: text(one.middle) ?? middle,
        last: formerLast,
        suffix: text(one.suffix) ?? suffix,
      },
    ];
  });
  return [
    { first, middle, last, suffix },
    ...(preferred === undefined ? [] : [{ first: preferred, last, suffix }]),
    ...former,
  ];
}

/** Whether the printed name is one of these; true where it cannot be read as a name. */
export function isAmong(printed: string, names: readonly PersonName[]): boolean {
  return names.length === 0 || nameReadings(printed).length === 0 || names.some((name) => isNamedBy(printed, name));
}

/** A business name without case, punctuation and blanks: `Lakeside Medical Group, P.L.L.C.` is its PLLC. */
export function businessKey(name: string): string {
  return folded(name)
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

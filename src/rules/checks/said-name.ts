/** Names as papers and registers print them, against those that are known. */

import type { Dossier } from '../../domain/nouns/dossier.ts';
import { fullName, nameReadings, type PersonName } from '../../domain/person-name.ts';
import { letterKey } from '../../domain/suggestion.ts';
import { isPrintedNameOf } from '../printed-name.ts';
import { items, type Loose, text } from './loose-value.ts';

/** The names under which papers of a provider may run. */
export interface KnownNames {
  /** The present name, the one in daily use, and former ones; none where the dossier has no full name. */
  readonly names: readonly PersonName[];
  /** The usual ways to write them. A printed name among these is recognised without being taken apart. */
  readonly writings: ReadonlySet<string>;
}

/** Every name under which papers of the provider may run. */
export function knownNames(dossier: Loose<Dossier>): KnownNames {
  const { name } = dossier;
  const [first, last] = [text(name?.first), text(name?.last)];
  if (first === undefined || last === undefined) return { names: [], writings: new Set() };
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
  const daily = preferred === undefined ? [] : [{ first: preferred, last, suffix }];
  const names = [{ first, middle, last, suffix }, ...daily, ...former];
  return { names, writings: new Set(names.flatMap(writingsOf)) };
}

/** Whether the printed name is one of these; true where it cannot be read as a name. */
export function isAmong(printed: string, { names, writings }: KnownNames): boolean {
  if (names.length === 0) return true;
  // "Ana L. Ruiz, MD" is known by what stands before the comma, "Ruiz, Ana L." as a whole.
  const written = writing(printed) ?? '';
  if (writings.has(written) || writings.has(written.replace(/,.*| (?:md|do|np|pa|pa c|pt|phd)$/, ''))) return true;
  return nameReadings(printed).length === 0 || names.some((name) => isPrintedNameOf(printed, name));
}

/** The names for people, each in full: "`Ana Lucia Ruiz`, `Ana Lucia Ortega`". */
export function namesText({ names }: KnownNames): string {
  return names.map((name) => `\`${fullName(name)}\``).join(', ');
}

/** A business name without case, punctuation and blanks: `Lakeside Medical Group, P.L.L.C.` is its PLLC. */
export function businessKey(name: string): string {
  return letterKey(name.replace(/&/g, ' and '));
}

function writingsOf(name: PersonName): readonly string[] {
  const [first, middle, last] = [writing(name.first ?? ''), writing(name.middle ?? ''), writing(name.last)];
  if (first === undefined || middle === undefined || last === undefined) return [];
  const middles = middle === '' ? [''] : ['', ` ${middle}`, ` ${middle.slice(0, 1)}`];
  return middles.flatMap((between) => [`${first}${between} ${last}`, `${last}, ${first}${between}`]);
}

/** A name in plain letters; undefined where it has letters beyond the plain ones. */
function writing(name: string): string | undefined {
  if (!/^[ -~]*$/.test(name)) return undefined;
  return name
    .toLowerCase()
    .replace(/[^a-z,]+/g, ' ')
    .replace(' ,', ',')
    .trim();
}

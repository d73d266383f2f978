/**
 * Street addresses in the United States, compared as a clerk would: case, punctuation and the usual abbreviations (USPS
 * Publication 28) do not count; another suite does.
 */

import { stateNamed } from './state.ts';
import { folded } from './suggestion.ts';

/** An address as documents and registers give it. */
export interface StreetAddress {
  readonly line1: string;
  readonly line2?: string | undefined;
  readonly city: string;
  /** Absent, as the ZIP code, for an address abroad. */
  readonly state?: string | undefined;
  readonly zip?: string | undefined;
}

/** A part in which two addresses differ. */
export type AddressDifference = 'street' | 'unit' | 'city' | 'state' | 'zip';

/** The parts in which two addresses differ; empty where they are the same place. Of ZIP codes the first five digits count. */
export function addressDifferences(left: StreetAddress, right: StreetAddress): readonly AddressDifference[] {
  const [one, other] = [comparable(left), comparable(right)];
  return parts.filter((part) => one[part] !== other[part]);
}

/** Whether two addresses are the same place. */
export function addressesAgree(left: StreetAddress, right: StreetAddress): boolean {
  return addressDifferences(left, right).length === 0;
}

/** The address on one line, for people. */
export function addressWords({ line1, line2, city, state, zip }: StreetAddress): string {
  return [line1, line2, city, [state, zip].filter((part) => part !== undefined).join(' ')]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** One text for every way to write the same address; for grouping. */
export function addressKey(address: StreetAddress): string {
  const one = comparable(address);
  return parts.map((part) => one[part]).join('|');
}

const parts: readonly AddressDifference[] = ['street', 'unit', 'city', 'state', 'zip'];

/** The usual abbreviation and the words it stands for. */
const abbreviations: ReadonlyMap<string, string> = wordMap([
  ['aly', 'alley'],
  ['ave', 'avenue av'],
  ['blvd', 'boulevard'],
  ['byp', 'bypass'],
  ['cswy', 'causeway'],
  ['ctr', 'center centre'],
  ['cir', 'circle'],
  ['ct', 'court'],
  ['cres', 'crescent'],
  ['xing', 'crossing'],
  ['dr', 'drive'],
  ['ests', 'estates'],
  ['expy', 'expressway'],
  ['ext', 'extension'],
  ['fwy', 'freeway'],
  ['ft', 'fort'],
  ['gdns', 'gardens'],
  ['grv', 'grove'],
  ['hts', 'heights'],
  ['hwy', 'highway'],
  ['hl', 'hill'],
  ['hls', 'hills'],
  ['is', 'island'],
  ['jct', 'junction'],
  ['lk', 'lake'],
  ['ln', 'lane'],
  ['mnr', 'manor'],
  ['mt', 'mount'],
  ['mtn', 'mountain'],
  ['pk', 'park'],
  ['pkwy', 'parkway pkway'],
  ['pl', 'place'],
  ['plz', 'plaza'],
  ['pt', 'point'],
  ['rdg', 'ridge'],
  ['rd', 'road'],
  ['rte', 'route rt'],
  ['st', 'saint street str'],
  ['spgs', 'springs'],
  ['sq', 'square'],
  ['sta', 'station'],
  ['ter', 'terrace'],
  ['trl', 'trail'],
  ['tpke', 'turnpike'],
  ['vly', 'valley'],
  ['vw', 'view'],
  ['vlg', 'village'],
  ['n', 'north'],
  ['s', 'south'],
  ['e', 'east'],
  ['w', 'west'],
  ['ne', 'northeast'],
  ['nw', 'northwest'],
  ['se', 'southeast'],
  ['sw', 'southwest'],
  ['1st', 'first'],
  ['2nd', 'second'],
  ['3rd', 'third'],
  ['4th', 'fourth'],
  ['5th', 'fifth'],
  ['6th', 'sixth'],
  ['7th', 'seventh'],
  ['8th', 'eighth'],
  ['9th', 'ninth'],
  ['10th', 'tenth'],
]);

/** Words before the number of a room, all of which say the same, and those before a floor or a building. */
const unitWords: ReadonlyMap<string, string> = wordMap([
  ['room', 'apartment apt office ofc room rm ste suite unit #'],
  ['floor', 'fl floor flr'],
  ['building', 'bldg building'],
]);

function comparable(address: StreetAddress): Readonly<Record<AddressDifference, string>> {
  const { street, units } = splitLines(`${address.line1} ${address.line2 ?? ''}`);
  return {
    street,
    unit: units.toSorted().join(' '),
    city: words(address.city).join(' '),
    state: stateNamed(address.state ?? '') ?? folded(address.state ?? ''),
    zip: (address.zip ?? '').replace(/\D/g, '').slice(0, 5),
  };
}

/** Parts the rooms, floors and buildings from the street. */
function splitLines(lines: string): { readonly street: string; readonly units: readonly string[] } {
  const all = words(lines);
  const street: string[] = [];
  const units: string[] = [];
  for (let index = 0; index < all.length; ) {
    const unit = unitAt(all, index);
    if (unit === undefined) street.push(all[index] ?? '');
    else units.push(unit.text);
    index += unit?.length ?? 1;
  }
  return { street: street.join(' ').replace(/^(?:post office|p o|po) box\b/, 'po box'), units };
}

/** The unit that begins at a word, and how many words it takes: `suite 200`, `ste # 200`, `# 200`, `3rd floor`. */
function unitAt(all: readonly string[], index: number): { readonly text: string; readonly length: number } | undefined {
  const [word, next, third] = all.slice(index, index + 3);
  if (word === undefined || next === undefined) return undefined;
  if (/^\d+(?:st|nd|rd|th)$/.test(word) && unitWords.get(next) === 'floor')
    return { text: `floor ${unitNumber(word)}`, length: 2 };
  const kind = unitWords.get(word);
  if (kind === undefined) return undefined;
  if (isUnitNumber(next)) return { text: `${kind} ${unitNumber(next)}`, length: 2 };
  if (next === '#' && third !== undefined) return { text: `${kind} ${unitNumber(third)}`, length: 3 };
  return undefined;
}

function isUnitNumber(word: string): boolean {
  return /\d|^[a-z]$/.test(word);
}

function unitNumber(word: string): string {
  return word.replace(/^0+(?=\d)/, '').replace(/^(\d+)(?:st|nd|rd|th)$/, '$1');
}

/** Lower-case words in their abbreviated form; `Ste200` and `12-B` are taken apart and together as clerks write them. */
function words(text: string): readonly string[] {
  return folded(text.replace(/(\d)-([A-Za-z])\b/g, '$1$2'))
    .replace(/['\u2019.]/g, '')
    .replace(/#/g, ' # ')
    .replace(/\b(suite|ste|apt|unit|rm|room)(\d)/g, '$1 $2')
    .split(/[^a-z0-9#/]+/)
    .filter((word) => word !== '')
    .map((word) => abbreviations.get(word) ?? word);
}

function wordMap(rows: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(rows.flatMap(([meaning, all]) => all.split(' ').map((word) => [word, meaning])));
}

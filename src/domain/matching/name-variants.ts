/** The ways in which one person's name is written: as it stands, by the parts of a double name, by other given names. */

import { generationKey, isGeneration, namePartKey, type PersonName } from '../person-name.ts';

/** One way to write a person's name: last and first name as letters only, lower case. */
export interface NameVariant {
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly suffix: string;
  /** Part of a double last name. */
  readonly part: boolean;
  /** The name itself. */
  readonly of: PersonName;
}

/** Every way to write the names: as they stand, and each part of a double last name. */
export function variantsOf(names: readonly PersonName[]): readonly NameVariant[] {
  const variants: NameVariant[] = [];
  for (const name of names) {
    const first = givenKey(name.first);
    const given = partKey(name.middle);
    const middle = given === '' && isInitials(name.first) ? partKey(name.first).slice(1) : given;
    const own = suffixKey(name.suffix);
    if (!hasParts(name.last)) {
      const last = namePartKey(name.last);
      const variant = { last, first, middle, suffix: own, part: false, of: name };
      // Most people have one name, and a list made at once has no room for more.
      if (names.length === 1) return last === '' ? [] : [variant];
      add(variants, variant);
      continue;
    }
    const parts = name.last.split(/[-\s,]+/).filter((part) => namePartKey(part) !== '');
    // Some write the generation behind the last name.
    const generation = parts.length > 1 && isGeneration(parts.at(-1) as string) ? parts.pop() : undefined;
    const suffix = own === '' ? suffixKey(generation) : own;
    add(variants, { last: namePartKey(parts.join('')), first, middle, suffix, part: false, of: name });
    if (parts.length === 1) continue;
    // `Le-Ortiz`: what a hyphen joins is a name, though elsewhere it only leads to one.
    const hyphened = new Set(name.last.split('-').map((part) => namePartKey(part)));
    for (const part of parts.map(namePartKey)) {
      if (part.length > 1 && (!particles.has(part) || (hyphened.size > 1 && hyphened.has(part) && !articles.has(part))))
        add(variants, { last: part, first, middle, suffix, part: true, of: name });
    }
  }
  return variants;
}

/** Whether a last name may be a double one, or has something behind it. */
export function hasParts(last: string): boolean {
  return /[-\s,]/.test(last);
}

/** The letters of a first name, or its initial where it is nothing but initials; empty where there is none. */
export function givenKey(first: string | undefined): string {
  const whole = partKey(first);
  return isNoName(whole) ? '' : isInitials(first) ? whole.slice(0, 1) : whole;
}

function add(variants: NameVariant[], variant: NameVariant): void {
  const { last, first } = variant;
  if (last === '') return;
  for (const known of variants) if (known.last === last && known.first === first) return;
  variants.push(variant);
}

/** The name with another of its given names in the place of the first: believed only where the birth date agrees. */
export function byOtherGivenNames(variant: NameVariant): readonly NameVariant[] {
  const { last, first, suffix, part, of } = variant;
  if (part || first === '' || !hasOtherGivenNames(of)) return [];
  const given = [of.first ?? '', of.middle ?? '']
    .join(' ')
    .split(/[-\s]+/)
    .map(namePartKey);
  const others = new Set(given.filter((one) => one.length > 1 && one !== first));
  return [...others].map((one) => ({ last, first: one, middle: '', suffix, part, of }));
}

function hasOtherGivenNames({ first, middle }: PersonName): boolean {
  return (middle !== undefined && middle !== '') || (first !== undefined && /[-\s.]/.test(first));
}

/** What registers write where there is no first name. */
function isNoName(key: string): boolean {
  return key === 'fnu' || key === 'nfn' || key === 'unknown';
}

/** Whether a first name is nothing but initials: `J.R.`, `J R`. */
function isInitials(first: string | undefined): boolean {
  // Of most names the second letter tells.
  return (
    first !== undefined && (first[1] === '.' || first[1] === ' ') && /^\p{L}(?:[. ]+\p{L})+\.?$/u.test(first.trim())
  );
}

function suffixKey(suffix: string | undefined): string {
  return suffix === undefined || suffix === '' ? '' : generationKey(suffix) || namePartKey(suffix);
}

function partKey(part: string | undefined): string {
  return part === undefined || part === '' ? '' : namePartKey(part);
}

/** What is no name with a hyphen either. */
const articles = new Set(['al', 'el']);

/** Parts of a last name that are no name by themselves. */
const particles: ReadonlySet<string> = new Set(
  'al da das de del dela della den der di do dos du el la las le los mac mc san santa st ten ter van vander von y'.split(
    ' ',
  ),
);

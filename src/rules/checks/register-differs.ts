import { addressWords } from '../../domain/address.ts';
import type { Fault } from '../../domain/finding.ts';
import type { License } from '../../domain/nouns/dossier.ts';
import { fullName } from '../../domain/person-name.ts';
import type { Check, CheckInput } from './check.ts';
import { isInEffect } from './license-standing.ts';
import { flag, items, type Leaf, type Loose, text } from './loose-value.ts';
import { serviceAddresses } from './practice-places.ts';
import { businessKey, isAmong, knownNames, namesText } from './said-name.ts';
import { isSameNumber } from './shown-entry.ts';
import { isSamePlace, streetAddress } from './street-address.ts';

/** What the register of NPIs says against the dossier or the group. */
export const registerDiffers: Check<'dossier' | 'group'> = {
  id: 'register/differs',
  severity: 'warning',
  title: 'the register says what the document says',
  why: 'Payers pull the NPI registry first and compare name, address and taxonomy with the form. Where they differ the application comes back, and providers must report changes within 30 days anyway.',
  help: 'update NPPES and import it again, or correct the document',
  cite: '45 CFR 162.410(a)(4); Colorado Medicaid, reasons for return: NPI, taxonomy or service location differ from NPPES',
  kinds: ['dossier', 'group'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, middle: Lucia, last: Ruiz }
taxonomies: [{ code: 207Q00000X, primary: true }]
register: { nppes: { name: { first: ANA, middle: L, last: RUIZ }, taxonomies: [{ code: 207Q00000X, primary: true }] } }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, middle: Lucia, last: Ruiz }
taxonomies: [{ code: 207Q00000X, primary: true }]
register: { nppes: { name: { first: ANA, middle: L, last: RUIZ }, taxonomies: [{ code: 207R00000X, primary: true }] } }
`,
  *faults(input) {
    if (input.value.register?.nppes === undefined || input.value.register.nppes === null) return;
    yield* input.kind === 'dossier' ? nameDifference(input) : legalNameDifference(input);
    yield* addressDifference(input);
    yield* taxonomyDifference(input);
    if (input.kind === 'dossier') yield* licenseDifferences(input);
  },
};

function* nameDifference({ value }: CheckInput<'dossier'>): Iterable<Fault> {
  const registered = value.register?.nppes?.name;
  const [first, last] = [text(registered?.first), text(registered?.last)];
  if (first === undefined || last === undefined) return;
  const name = fullName({ first, middle: text(registered?.middle), last });
  const known = knownNames(value);
  if (isAmong(name, known)) return;
  yield { pointer: ['name'], message: `the register has the name \`${name}\`; the dossier knows ${namesText(known)}` };
}

function* legalNameDifference({ value }: CheckInput<'group'>): Iterable<Fault> {
  const [registered, own] = [text(value.register?.nppes?.legalName), text(value.legalName)];
  if (registered === undefined || own === undefined || businessKey(registered) === businessKey(own)) return;
  yield {
    pointer: ['legalName'],
    message: `the register has the legal name \`${registered}\`; this file has \`${own}\``,
  };
}

function* addressDifference(input: CheckInput<'dossier' | 'group'>): Iterable<Fault> {
  const registered = streetAddress(input.value.register?.nppes?.practiceAddress);
  if (registered === undefined) return;
  const isDossier = input.kind === 'dossier';
  const places = isDossier
    ? serviceAddresses(input.value, input)
    : items(input.value.locations).flatMap(([, one]) => streetAddress(one.address) ?? []);
  if (places.length === 0 || places.some((place) => isSamePlace(place, registered))) return;
  yield {
    pointer: [isDossier ? 'practiceLocations' : 'locations'],
    message: `the register has the practice address \`${addressWords(registered)}\`, which is none of the locations here`,
  };
}

function* taxonomyDifference({ value }: CheckInput<'dossier' | 'group'>): Iterable<Fault> {
  const registered = primaryCode(items(value.register?.nppes?.taxonomies));
  const own = primaryCode(items(value.taxonomies));
  if (registered === undefined || own === undefined || registered.code === own.code) return;
  yield {
    pointer: ['taxonomies', own.index, 'code'],
    message: `the primary taxonomy in the register is \`${registered.code}\`; here it is \`${own.code}\``,
  };
}

type LooseTaxonomy = { readonly code?: Leaf<string> | null; readonly primary?: Leaf<boolean> | null };

function primaryCode(
  taxonomies: readonly (readonly [number, LooseTaxonomy])[],
): { readonly index: number; readonly code: string } | undefined {
  const marked =
    taxonomies.find(([, one]) => flag(one.primary) === true) ?? (taxonomies.length === 1 ? taxonomies[0] : undefined);
  const code = text(marked?.[1].code);
  return marked === undefined || code === undefined ? undefined : { index: marked[0], code };
}

/** License numbers in the register are often those of long ago, so a difference is only a hint. */
function* licenseDifferences({ value }: CheckInput<'dossier'>): Iterable<Fault> {
  const registered = items(value.register?.nppes?.taxonomies).flatMap(([, one]) => {
    const [number, state] = [text(one.license), text(one.state)];
    return number === undefined || state === undefined ? [] : [{ number, state }];
  });
  const own = items(value.licenses);
  for (const [at, license] of own) {
    const [number, state] = [text(license.number), text(license.state)];
    if (number === undefined || state === undefined || !isInEffect(license)) continue;
    const there = registered.filter((one) => one.state === state);
    if (there.length === 0 || there.some((one) => isSameNumber(one.number, number) || ends(one.number, number)))
      continue;
    // Another license of the same state may be the one that the register means.
    if (own.some(([, other]) => other !== license && isNamedThere(other, there))) continue;
    const named = there.map((one) => `\`${one.number}\``).join(', ');
    yield {
      pointer: ['licenses', at, 'number'],
      message: `the register names ${state} license ${named}; here it is \`${number}\``,
      severity: 'info',
    };
  }
}

function isNamedThere(
  license: Loose<License>,
  there: readonly { readonly number: string; readonly state: string }[],
): boolean {
  return there.some((one) => one.state === text(license.state) && isSameNumber(one.number, text(license.number)));
}

/** Registrants leave out or add the letters before the number. */
function ends(left: string, right: string): boolean {
  const [one, other] = [left, right].map((number) => number.toUpperCase().replace(/[^A-Z0-9]/g, ''));
  if (one === undefined || other === undefined) return false;
  const digits = (number: string): string => number.replace(/^[A-Z]+|[A-Z]+$/g, '').replace(/^0+/, '');
  return digits(one) !== '' && digits(one) === digits(other);
}

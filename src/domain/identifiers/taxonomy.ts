/**
 * Health care provider taxonomy codes (National Uniform Claim Committee): ten characters ending in X. The first four tell the
 * classification, the next five the specialisation, `00000` where there is none. The names are CC0 reference data of the
 * Centers for Medicare & Medicaid Services, release 2025-07; they name the last level only ("Clinical"), so the label of a
 * code is put together with that of its classification ("Psychologist, Clinical").
 */

import { folded, nearest } from '../suggestion.ts';
import table from './taxonomy-codes.json' with { type: 'json' };

declare const taxonomyBrand: unique symbol;

/** A code that has the form of a taxonomy code and is in the shipped release. */
export type TaxonomyCode = string & { readonly [taxonomyBrand]: 'TaxonomyCode' };

/** What is wrong with a text given as a taxonomy code; `unknown`: the form is right, the release does not have it. */
export type TaxonomyFault = 'shape' | 'unknown';

/** A code with its label. */
export interface Taxonomy {
  readonly code: TaxonomyCode;
  readonly label: string;
}

/** The release of the shipped codes. */
export const taxonomyRelease: string = table.release;

const names: Readonly<Record<string, string>> = table.codes;
const shape = /^[0-9]{3}[0-9A-Z]{6}X$/;
const noSpecialisation = '00000X';

/** Classifications of which no code stands alone, so that the table has no name for them. */
const unlistedClassifications: Readonly<Record<string, string>> = {
  '207S': 'Medical Genetics',
  '207Z': 'Pathology',
  '2083': 'Preventive Medicine',
  '2084': 'Psychiatry & Neurology',
  '2085': 'Radiology',
  '208V': 'Pain Medicine',
  '247Z': 'Technician, Pathology',
};

/** Words of the trade that are no name in the table. */
const tradeNames: Readonly<Record<string, string>> = {
  anesthesiologist: '207L00000X',
  cardiologist: '207RC0000X',
  cardiology: '207RC0000X',
  dermatologist: '207N00000X',
  'ear nose and throat': '207Y00000X',
  endocrinology: '207RE0101X',
  ent: '207Y00000X',
  'family practice': '207Q00000X',
  gastroenterologist: '207RG0100X',
  'general dentist': '1223G0001X',
  'infectious diseases': '207RI0200X',
  internist: '207R00000X',
  'mental health counselor': '101YM0800X',
  neurologist: '2084N0400X',
  neurology: '2084N0400X',
  neurosurgery: '207T00000X',
  'ob gyn': '207V00000X',
  obgyn: '207V00000X',
  'occupational therapy': '225X00000X',
  ophthalmologist: '207W00000X',
  'orthopedic surgery': '207X00000X',
  pediatrician: '208000000X',
  'physical therapy': '225100000X',
  psychiatrist: '2084P0800X',
  psychiatry: '2084P0800X',
  'psychiatric nurse practitioner': '363LP0808X',
  pulmonology: '207RP1001X',
  radiologist: '2085R0202X',
  radiology: '2085R0202X',
  'speech language pathology': '235Z00000X',
  'speech therapist': '235Z00000X',
  urologist: '208800000X',
};

/** The first fault of a text given as a taxonomy code, or undefined where it is sound. */
export function taxonomyFault(text: string): TaxonomyFault | undefined {
  if (!shape.test(text)) return 'shape';
  return Object.hasOwn(names, text) ? undefined : 'unknown';
}

/** Whether the text is a code of the shipped release. */
export function isTaxonomyCode(text: string): text is TaxonomyCode {
  return taxonomyFault(text) === undefined;
}

/** The label of a code, classification first: "Family Medicine", "Nurse Practitioner, Family"; undefined where unknown. */
export function taxonomyLabel(code: string): string | undefined {
  if (!isTaxonomyCode(code)) return undefined;
  const name = names[code] ?? '';
  const classification = classificationName(code);
  if (code.endsWith(noSpecialisation) || classification === undefined || classification === name) return name;
  return `${classification}, ${name}`;
}

/** Whether the code is for organisations (hospitals, clinics, suppliers), which a person's NPI does not take. */
export function isForOrganisations(code: string): boolean {
  return /^(?:2[5-9]|3[0-48]|1742|177F)/.test(code);
}

/**
 * The codes a label stands for, more than one where it is ambiguous ("Clinical") and none where it is unknown. Taken are the
 * label of a code, its parts the other way round ("Clinical Psychologist"), its name alone ("Family Medicine", where a
 * classification goes before a specialisation of that name) and a few words of the trade ("OB/GYN"). The name alone of a
 * specialisation does outside medicine and dentistry not stand for it: people who write "Nutrition" do not mean chiropractic.
 */
export function taxonomiesNamed(label: string): readonly Taxonomy[] {
  const key = labelKey(label);
  const traded = Object.hasOwn(tradeNames, key) ? tradeNames[key] : undefined;
  if (traded !== undefined) return listed([traded]);
  const { labels, bareNames } = labelIndex();
  const exact = labels.get(key);
  if (exact !== undefined) return listed(exact);
  const bare = bareNames.get(key) ?? [];
  const classifications = bare.filter((code) => code.endsWith(noSpecialisation));
  if (classifications.length > 0) return listed(classifications);
  return bare.length === 1 && !bare.every(isPhysicianOrDentist) ? [] : listed(bare);
}

/** Codes near a mistyped code or label, the likeliest first. */
export function taxonomySuggestions(text: string, limit = 3): readonly Taxonomy[] {
  const typed = text.trim().toUpperCase();
  if (/^\d{2}[0-9A-Z]{6,9}$/.test(typed)) return listed(nearest(typed, Object.keys(names), { limit }));
  const named = taxonomiesNamed(text);
  if (named.length > 0) return named.slice(0, limit);
  const { labels, bareNames } = labelIndex();
  const keys = nearest(labelKey(text), [...Object.keys(tradeNames), ...labels.keys(), ...bareNames.keys()], { limit });
  const close = keys.flatMap((key) => taxonomiesNamed(key).map((taxonomy) => taxonomy.code));
  return listed([...new Set([...close, ...containing(text)])].slice(0, limit));
}

/** Codes whose label has every typed word, or a word beginning with it; shorter labels first. */
function containing(text: string): readonly string[] {
  const words = labelKey(text)
    .split(' ')
    .filter((word) => word.length > 2);
  if (words.length === 0) return [];
  return [...labelIndex().labelKeys]
    .filter(([, key]) => words.every((word) => ` ${key}`.includes(` ${word}`)))
    .toSorted(([, left], [, right]) => left.length - right.length)
    .map(([code]) => code);
}

interface LabelIndex {
  /** Codes by the key of the whole label, in either order of its parts. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /** Codes by the key of the last level's name. */
  readonly bareNames: ReadonlyMap<string, readonly string[]>;
  /** The key of each code's label. */
  readonly labelKeys: ReadonlyMap<string, string>;
}

let keptIndex: LabelIndex | undefined;

/** Made when a label is first asked for: most commands only look codes up. */
function labelIndex(): LabelIndex {
  keptIndex ??= madeIndex();
  return keptIndex;
}

function madeIndex(): LabelIndex {
  const labels = new Map<string, string[]>();
  const bareNames = new Map<string, string[]>();
  const labelKeys = new Map<string, string>();
  for (const [code, name] of Object.entries(names)) {
    const label = taxonomyLabel(code) ?? name;
    const classification = classificationName(code) ?? '';
    labelKeys.set(code, labelKey(label));
    for (const key of new Set([label, `${name} ${classification}`].map(labelKey))) added(labels, key, code);
    if (code.startsWith('20')) added(labels, labelKey(`${name} Physician`), code);
    added(bareNames, labelKey(name), code);
  }
  return { labels, bareNames, labelKeys };
}

function added(index: Map<string, string[]>, key: string, code: string): void {
  const codes = index.get(key);
  if (codes === undefined) index.set(key, [code]);
  else codes.push(code);
}

function isPhysicianOrDentist(code: string): boolean {
  return /^(?:20|1223)/.test(code);
}

function classificationName(code: string): string | undefined {
  const classification = code.slice(0, 4);
  return names[`${classification}${noSpecialisation}`] ?? unlistedClassifications[classification];
}

function listed(codes: readonly string[]): readonly Taxonomy[] {
  return codes.filter(isTaxonomyCode).map((code) => ({ code, label: taxonomyLabel(code) ?? code }));
}

/** A label without case, accents and punctuation, `&` as "and". */
function labelKey(label: string): string {
  return folded(label.replace(/&/g, ' and '))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

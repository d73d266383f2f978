/**
 * Professions: the provider types of a dossier, what register files say about them in credentials and taxonomy codes, and
 * which interstate compact a license of the profession may fall under. Which states are members changes by statute and is
 * no part of this file.
 */

import { folded, nearest } from './suggestion.ts';

/** Provider types with their names, in the order in which they are offered. */
const typeNames = {
  md: 'physician (MD)',
  do: 'osteopathic physician (DO)',
  np: 'nurse practitioner',
  pa: 'physician assistant',
  crna: 'nurse anesthetist',
  cnm: 'nurse midwife',
  cns: 'clinical nurse specialist',
  rn: 'registered nurse',
  lpn: 'licensed practical nurse',
  psychologist: 'psychologist',
  lcsw: 'clinical social worker',
  lpc: 'professional counselor',
  lmft: 'marriage and family therapist',
  ladc: 'substance use counselor',
  bcba: 'behavior analyst',
  pt: 'physical therapist',
  ot: 'occupational therapist',
  slp: 'speech-language pathologist',
  aud: 'audiologist',
  rd: 'dietitian',
  dds: 'dentist (DDS)',
  dmd: 'dentist (DMD)',
  dpm: 'podiatrist',
  od: 'optometrist',
  dc: 'chiropractor',
  pharmd: 'pharmacist',
  nd: 'naturopathic doctor',
  lac: 'acupuncturist',
  rt: 'respiratory therapist',
  other: 'other',
} as const;

/** The code of a provider type, as dossiers write it. */
export type ProviderType = keyof typeof typeNames;

/** Every provider type code. */
export const providerTypes: readonly ProviderType[] = Object.keys(typeNames) as ProviderType[];

/** The name of a provider type for people. */
export function providerTypeName(type: ProviderType): string {
  return typeNames[type];
}

/** Professions that work under others: plans do not credential them, and count nobody of them toward a group. */
const supervised: readonly string[] = ['rn', 'lpn', 'rt'];

/** Whether plans credential a profession for itself; null: its code says nothing about it. */
export function isCredentialed(type: string | null): boolean | null {
  return type === null || type === 'other' ? null : !supervised.includes(type);
}

/** Whether the text is a provider type code. */
export function isProviderType(text: string): text is ProviderType {
  return Object.hasOwn(typeNames, text);
}

/** Professions that one license covers, each under its own title. */
const licensedAlike: readonly (readonly string[])[] = [
  ['md', 'do'],
  ['dds', 'dmd'],
  ['np', 'crna', 'cnm', 'cns'],
];

/**
 * Whether a license of one profession lets somebody work in another: the nurse's license that a nurse practitioner keeps does
 * not. What nobody knows, or calls `other`, is taken to fit.
 */
export function isLicensedAs(licensed: string, type: string | null): boolean {
  if (type === null || licensed === type || [licensed, type].includes('other') || !isProviderType(licensed))
    return true;
  return licensedAlike.some((alike) => alike.includes(licensed) && alike.includes(type));
}

/** What a compact gives a licensee in another member state. */
export type CompactGrant = 'license' | 'multistate-license' | 'privilege' | 'authority';

/** An interstate licensing compact. */
export interface LicenseCompact {
  readonly key: string;
  readonly name: string;
  readonly grants: CompactGrant;
  readonly types: readonly ProviderType[];
}

/** The compacts by the professions they are for. */
export const licenseCompacts: readonly LicenseCompact[] = [
  compact('imlc', 'Interstate Medical Licensure Compact', 'license', ['md', 'do']),
  compact('nlc', 'Nurse Licensure Compact', 'multistate-license', ['rn', 'lpn']),
  compact('aprn', 'APRN Compact', 'multistate-license', ['np', 'crna', 'cnm', 'cns']),
  compact('pa', 'PA Compact', 'privilege', ['pa']),
  compact('psypact', 'Psychology Interjurisdictional Compact', 'authority', ['psychologist']),
  compact('social-work', 'Social Work Licensure Compact', 'multistate-license', ['lcsw']),
  compact('counseling', 'Counseling Compact', 'privilege', ['lpc']),
  compact('pt', 'Physical Therapy Compact', 'privilege', ['pt']),
  compact('ot', 'Occupational Therapy Licensure Compact', 'privilege', ['ot']),
  compact('aslp', 'Audiology and Speech-Language Pathology Interstate Compact', 'privilege', ['aud', 'slp']),
  compact('dental', 'Dentist and Dental Hygienist Compact', 'privilege', ['dds', 'dmd']),
  compact('dietitian', 'Dietitian Licensure Compact', 'privilege', ['rd']),
];

/** The compact for a profession, or undefined where it has none. */
export function compactFor(type: ProviderType): LicenseCompact | undefined {
  return licenseCompacts.find((one) => one.types.includes(type));
}

/** A provider type read from register data. */
export interface ProviderTypeGuess {
  readonly type: ProviderType;
  /** False where another type is possible, so that a person should look. */
  readonly certain: boolean;
}

/**
 * The provider type behind a credential text ("M.D.", "PA-C", "MSN, APRN") and taxonomy codes, the primary one first. A type
 * that both name counts, under the primary code before the others; where they share none, the primary code does, unless it is
 * a physician's, which nurses pick to say their specialty; where only one of them tells, that one.
 */
export function providerTypeGuess(credentialText: string, taxonomyCodes: readonly string[]): ProviderTypeGuess {
  const titled = titledTypes(credentialText);
  const practised = taxonomyCodes.map(practisedTypes).filter((types) => types.length > 0);
  const shared = practised
    .map((types) => titled.filter((type) => types.includes(type)))
    .find((types) => types.length > 0);
  if (shared !== undefined) return guessed(shared, true);
  const primary = practised[0] ?? [];
  if (titled.length === 0 || primary.length === 0) return guessed(titled.length === 0 ? primary : titled, true);
  return guessed(primary.includes('md') ? titled : primary, false);
}

function guessed(types: readonly ProviderType[], agreed: boolean): ProviderTypeGuess {
  return { type: types[0] ?? 'other', certain: agreed && types.length === 1 };
}

/** The provider type a person means by a code, a name or a title ("NP", "Nurse Practitioner"), or undefined. */
export function providerTypeNamed(text: string): ProviderType | undefined {
  const plain = folded(text);
  if (isProviderType(plain)) return plain;
  const named = providerTypes.find((type) => folded(typeNames[type]) === plain);
  const titled = titledTypes(text);
  return named ?? (titled.length === 1 ? titled[0] : undefined);
}

/** Provider types near a mistyped code or name, the likeliest first. */
export function providerTypeSuggestions(text: string, limit = 3): readonly ProviderType[] {
  const exact = providerTypeNamed(text);
  if (exact !== undefined) return [exact];
  const near = nearest(text, [...providerTypes, ...Object.values(typeNames)], { limit: limit * 2 });
  const types = near.flatMap((word) => providerTypeNamed(word) ?? []);
  return [...new Set([...types, ...titledTypes(text)])].slice(0, limit);
}

/** Taxonomy prefixes with the types that practise under them, the likeliest first. The longest prefix counts. */
const typesByTaxonomy: readonly (readonly [string, readonly ProviderType[]])[] = [
  ['20', ['md', 'do']],
  ['204E', ['dmd', 'dds', 'md']],
  ['1223', ['dds', 'dmd']],
  ['363L', ['np']],
  ['363A', ['pa']],
  ['103T', ['psychologist']],
  ['103G', ['psychologist']],
  ['103K', ['bcba']],
  ['1041', ['lcsw', 'other']],
  ['1041C', ['lcsw']],
  ['106H', ['lmft']],
  ['101Y', ['lpc', 'ladc', 'other']],
  ['101YA', ['ladc', 'lpc']],
  ['101YM', ['lpc']],
  ['101YP2', ['lpc']],
  ['2251', ['pt']],
  ['225X', ['ot']],
  ['235Z', ['slp']],
  ['213E', ['dpm']],
  ['152W', ['od']],
  ['111N', ['dc']],
  ['3675', ['crna']],
  ['367A', ['cnm']],
  ['176B', ['other', 'cnm']],
  ['364S', ['cns']],
  ['163W', ['rn']],
  ['231H', ['aud']],
  ['2376', ['aud']],
  ['133V', ['rd']],
  ['133N', ['other', 'rd']],
  ['1835', ['pharmd']],
  ['2252', ['other']],
  ['224Z', ['other']],
  ['1837', ['other']],
  ['1711', ['lac']],
  ['175F', ['nd']],
  ['164W', ['lpn']],
  ['164X', ['lpn']],
  ['2278', ['rt']],
  ['2279', ['rt']],
];

/** Titles without punctuation and the type they belong to. A nurse's APRN may be one of four. */
const typesByTitle: ReadonlyMap<string, readonly ProviderType[]> = new Map(
  (
    [
      [['md'], 'md mbbs mbchb medicaldoctor'],
      [['do'], 'do doctorofosteopathy'],
      [
        ['np'],
        'np arnp rnp crnp cnp fnp anp pnp cpnp nnp acnp agacnp agnp agpcnp whnp pmhnp gnp npp nursepractitioner',
      ],
      [['np', 'cns', 'crna', 'cnm'], 'aprn apn'],
      [['pa'], 'pa pac rpa rpac physicianassistant physicanassistant'],
      [['psychologist'], 'psyd psychologist'],
      [['lcsw'], 'lcsw licsw lisw liscw lscsw lcswr lcswc lisws clinicalsocialworker'],
      [['lmft'], 'lmft lcmft limft mft'],
      [['lpc'], 'lpc lpcc lcpc lmhc lcmhc lpcmh lpcmhsp lcpcs'],
      [['pt'], 'pt rpt lpt dpt mpt mspt physicaltherapist'],
      [['ot'], 'ot otr otrl otl otd occupationaltherapist'],
      [['slp'], 'slp cccslp speechlanguagepathologist'],
      [['dds'], 'dds bds'],
      [['dmd'], 'dmd'],
      [['dpm'], 'dpm podiatrist'],
      [['od'], 'od optometrist'],
      [['dc'], 'dc chiropractor'],
      [['crna'], 'crna nurseanesthetist'],
      [['cnm'], 'cnm nursemidwife'],
      [['cns'], 'cns pcns'],
      [['rn'], 'rn rnc registerednurse'],
      [['lpn'], 'lpn lvn'],
      [['ladc'], 'ladc cadc lcadc ladci'],
      [['nd'], 'nd nmd naturopathicdoctor'],
      [['lac'], 'lac diplac acupuncturist'],
      [['rt'], 'rrt crt respiratorytherapist'],
      [['aud'], 'aud ccca audiologist'],
      [['rd'], 'rd rdn ld ldn cdn dietitian'],
      [['pharmd'], 'pharmd rph pharmacist'],
      [['bcba'], 'bcba bcbad behavioranalyst'],
    ] as const
  ).flatMap(([types, titles]) => titles.split(' ').map((title) => [title, types])),
);

/** A nurse who holds an advanced title is not listed for the RN that comes with it. */
const impliedTypes: readonly ProviderType[] = ['rn'];

/** The types behind a credential text, each once. An APRN with a title of its own is what that title says. */
function titledTypes(text: string): readonly ProviderType[] {
  const found = credentialTitles(text).flatMap((title) => {
    const types = typesByTitle.get(title);
    return types === undefined ? [] : [types];
  });
  const single = found.filter((types) => types.length === 1).flat();
  const open = found.filter((types) => types.length > 1 && !types.some((type) => single.includes(type))).flat();
  const all = [...new Set([...single, ...open])];
  const leading = all.filter((type) => !impliedTypes.includes(type));
  return leading.length > 0 ? leading : all;
}

/** Titles in a credential text, lower case without punctuation: "PH. D." gives `phd`, "PA-C" gives `pac`, `pa` and `c`. */
function credentialTitles(text: string): readonly string[] {
  const plain = folded(text.replace(/-/g, '~')).replace(/\./g, '');
  const spaced = plain.replace(/\b(ph|pharm|psy|au|ed) d\b/g, '$1d').replace(/\b([a-z]) (?=[a-z]\b)/g, '$1');
  const chunks = spaced.split(/[,;/&]|\band\b/).map((chunk) => chunk.trim());
  const words = chunks.flatMap((chunk) => [chunk.replace(/ /g, ''), ...chunk.split(' ')]);
  const titles = words.flatMap((word) => [word.replaceAll('~', ''), ...word.split('~')]);
  return [...new Set(titles.map((title) => title.replace(/[^a-z]/g, '')).filter((title) => title.length > 1))];
}

function practisedTypes(taxonomyCode: string): readonly ProviderType[] {
  const matching = typesByTaxonomy.filter(([prefix]) => taxonomyCode.startsWith(prefix));
  return matching.toSorted(([left], [right]) => right.length - left.length)[0]?.[1] ?? [];
}

function compact(key: string, name: string, grants: CompactGrant, types: readonly ProviderType[]): LicenseCompact {
  return { key, name, grants, types };
}

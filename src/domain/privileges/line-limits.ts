/** For which patients, and where in a facility, a line of a privilege form may be used. */

import type { Line } from '../nouns/facility.ts';

/** Settings that lines name. */
export const lineSettings = [
  'inpatient',
  'outpatient',
  'emergency',
  'operating-room',
  'intensive-care',
  'telehealth',
  'consult',
] as const satisfies NonNullable<Line['settings']>;

/** An age as it was given, and how it lies to an age group of a form. */
export interface AgeAsked {
  readonly words: string;
  /** `edge`: it may be on either side of an end of the group; unknown: nobody says which ages the group has. */
  readonly lies: (group: string) => 'in' | 'out' | 'edge' | 'unknown';
}

/** The patient and the place that are asked about; null: nobody said. */
export interface PatientAsked {
  /** An age group, as `ageGroup` writes it. */
  readonly ages: string | null;
  /** The age; null or absent: nobody said. */
  readonly age?: AgeAsked | null;
  readonly setting: (typeof lineSettings)[number] | null;
}

/** What nobody asked about. */
export const anyPatient: PatientAsked = { ages: null, setting: null };

/** An age group as groups are compared: "Adults" and "adult" are the same. */
export function ageGroup(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/s$/, '');
}

/** "for adults; inpatient, emergency"; null: a line that names no limits. */
export function limitWords({ ages = [], settings = [] }: Pick<Line, 'ages' | 'settings'>): string | null {
  const parts = [
    ...(ages.length === 0 ? [] : [`for ${ages.join(', ')}`]),
    ...(settings.length === 0 ? [] : [settings.join(', ')]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

/** Why a line is not for a patient or a place, in words; null: it is, or says nothing about it. */
export function outsideLine(
  { ages = [], settings = [] }: { readonly ages?: readonly string[]; readonly settings?: readonly string[] },
  asked: PatientAsked,
): string | null {
  const { ages: group, age = null, setting } = asked;
  if (group !== null && ages.length > 0 && !ages.some((one) => ageGroup(one) === group))
    return `only for ${ages.join(', ')}`;
  if (age !== null && ages.length > 0) {
    const lying = new Set(ages.map(age.lies));
    if (!lying.has('in')) return `only for ${ages.join(', ')}${whyNotIn(lying, age.words)}`;
  }
  if (setting !== null && settings.length > 0 && !settings.includes(setting)) return `only ${settings.join(', ')}`;
  return null;
}

function whyNotIn(lying: ReadonlySet<string>, words: string): string {
  if (lying.has('unknown')) return `: which ages those are is not on file (\`ageGroups\` of the facility)`;
  return lying.has('edge') ? `: say the age of \`${words}\` in a smaller unit` : `, not at the age of ${words}`;
}

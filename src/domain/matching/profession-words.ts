/** Which profession a taxonomy code or a list's own word for a specialty means, coarsely enough to compare the two. */

const byTaxonomy: readonly (readonly [prefix: string, profession: string])[] = [
  ['101Y', 'counselor'],
  ['103T', 'psychologist'],
  ['1041', 'social worker'],
  ['104', 'social worker'],
  ['106', 'counselor'],
  ['111', 'chiropractor'],
  ['122', 'dentist'],
  ['1223', 'dentist'],
  ['124', 'dentist'],
  ['133', 'dietitian'],
  ['152', 'optometrist'],
  ['163', 'nurse'],
  ['164', 'nurse'],
  ['183', 'pharmacist'],
  ['20', 'physician'],
  ['213', 'podiatrist'],
  ['2251', 'therapist'],
  ['225', 'therapist'],
  ['235', 'therapist'],
  ['363A', 'physician assistant'],
  ['363L', 'nurse'],
  ['364', 'nurse'],
  ['367', 'nurse'],
  ['333', 'pharmacy'],
  ['332', 'supplier'],
  ['341', 'transport'],
  ['374', 'aide'],
  ['376', 'aide'],
];

const byWord: readonly (readonly [word: RegExp, profession: string])[] = [
  [/physician.?s? assist/i, 'physician assistant'],
  [/nurse|nursing|\brn\b|\blpn\b/i, 'nurse'],
  [/chiro/i, 'chiropractor'],
  [/dent|oral/i, 'dentist'],
  [/optom/i, 'optometrist'],
  [/podia/i, 'podiatrist'],
  [/pharmacist/i, 'pharmacist'],
  [/pharmac/i, 'pharmacy'],
  [/psychol/i, 'psychologist'],
  [/social w/i, 'social worker'],
  [/counsel/i, 'counselor'],
  [/therap/i, 'therapist'],
  [
    /physician|medicine|surg|practice|pediat|psychiat|radiol|obstet|cardio|neurol|urolog|anesth|osteopath/i,
    'physician',
  ],
  [/transp|ambul|taxi/i, 'transport'],
  [/dme|durable|supply|supplier/i, 'supplier'],
  [/aide|attendant|personal care|home health/i, 'aide'],
];

/** The profession of a taxonomy code, or undefined where it is none that lists speak of. */
export function professionOfTaxonomy(code: string): string | undefined {
  return byTaxonomy.find(([prefix]) => code.startsWith(prefix))?.[1];
}

/** The profession that a list's word for a specialty means, or undefined where it cannot be told. */
export function professionOfSpecialty(text: string): string | undefined {
  return text === '' ? undefined : byWord.find(([word]) => word.test(text))?.[1];
}

/** Which questions each element of a file is made of: the sections of an intake, and who can answer what. */

import type { Pointer } from './finding.ts';
import type { Dossier } from './nouns/dossier.ts';

/** A section as it could be asked in full; what is asked of it depends on the rules. */
export interface SectionPlan {
  readonly key: string;
  readonly title: string;
  readonly intro: string;
  readonly pointer: Pointer;
  readonly shape: 'fields' | 'rows' | 'disclosures';
  readonly noun: string;
  /** Paths asked, from the entry on. Those of `about` are asked one by one. */
  readonly paths: readonly string[];
  /** Members by which an entry is known again. */
  readonly identity: readonly string[];
}

type Rows = Omit<SectionPlan, 'shape' | 'pointer' | 'key'>;

function rows(member: string, plan: Rows): SectionPlan {
  return { key: member, pointer: [member], shape: 'rows', ...plan };
}

function fields(member: string, plan: Omit<Rows, 'identity' | 'noun'>): SectionPlan {
  return { key: member, pointer: [member], shape: 'fields', noun: '', identity: [], ...plan };
}

/** All sections, in the order in which they are asked. */
export const sectionPlans: readonly SectionPlan[] = [
  {
    key: 'about',
    title: 'About you',
    intro: 'Your name exactly as on your license, and how we reach you.',
    pointer: [],
    shape: 'fields',
    noun: '',
    paths: [
      'name.first',
      'name.middle',
      'name.last',
      'name.suffix',
      'name.credentials',
      'contact.email',
      'contact.phone',
    ],
    identity: [],
  },
  rows('formerNames', {
    title: 'Former names',
    intro: 'Names on older papers. Lists and registers are searched under them, too. None: leave it empty.',
    noun: 'former name',
    paths: ['first', 'last', 'kind', 'from', 'until'],
    identity: ['last', 'first'],
  }),
  fields('demographics', {
    title: 'About you, only if you wish',
    intro: 'Some directories show it. It is never used in a decision.',
    paths: ['gender', 'race', 'ethnicity', 'declined'],
  }),
  rows('taxonomies', {
    title: 'Specialties',
    intro: 'The specialty codes that the NPI registry shows for you; one of them is the main one.',
    noun: 'specialty',
    paths: ['code', 'primary', 'license', 'state'],
    identity: ['code'],
  }),
  rows('licenses', {
    title: 'State licenses',
    intro: 'Every license you hold or held, as printed on it.',
    noun: 'license',
    paths: ['state', 'number', 'status', 'issued', 'expires', 'board', 'restrictions'],
    identity: ['state', 'type', 'number'],
  }),
  rows('dea', {
    title: 'DEA registrations',
    intro: 'One for each state in which you prescribe controlled substances.',
    noun: 'DEA registration',
    paths: ['state', 'number', 'schedules', 'issued', 'expires'],
    identity: ['number', 'state'],
  }),
  fields('prescribing', {
    title: 'Where you have no DEA registration',
    intro: 'Only where you prescribe nothing controlled, or somebody else does for you.',
    paths: ['needed', 'coveredBy', 'plan'],
  }),
  rows('cds', {
    title: 'State drug registrations',
    intro: 'Where a state registers prescribers of controlled substances itself.',
    noun: 'state drug registration',
    paths: ['state', 'number', 'issued', 'expires'],
    identity: ['state', 'number'],
  }),
  rows('boards', {
    title: 'Board certification',
    intro: 'Certificates of specialty boards, or that you are eligible and until when.',
    noun: 'board certification',
    paths: ['board', 'specialty', 'status', 'initial', 'issued', 'expires', 'lifetime', 'eligibleUntil'],
    identity: ['board', 'specialty'],
  }),
  rows('certifications', {
    title: 'Other certifications',
    intro: 'Life-support cards and national certifications.',
    noun: 'certification',
    paths: ['kind', 'number', 'issuer', 'issued', 'expires'],
    identity: ['kind', 'title'],
  }),
  rows('education', {
    title: 'Education',
    intro: 'From the professional degree on, with the months of start and end.',
    noun: 'degree',
    paths: ['institution', 'degree', 'field', 'from', 'until', 'completed', 'city', 'state', 'country'],
    identity: ['institution', 'degree'],
  }),
  rows('training', {
    title: 'Training',
    intro: 'Internship, residency, fellowship, with the months as on the certificate.',
    noun: 'program',
    paths: ['kind', 'program', 'specialty', 'from', 'until', 'completed', 'city', 'state'],
    identity: ['kind', 'program'],
  }),
  fields('ecfmg', {
    title: 'ECFMG',
    intro: 'For graduates of medical schools abroad.',
    paths: ['number', 'issued'],
  }),
  rows('workHistory', {
    title: 'Work history',
    intro: 'Every position with the months in which it began and ended, the present one first.',
    noun: 'position',
    paths: [
      'employer',
      'position',
      'from',
      'until',
      'current',
      'city',
      'state',
      'supervisor',
      'phone',
      'reasonForLeaving',
    ],
    identity: ['employer', 'from'],
  }),
  rows('gaps', {
    title: 'Times between positions',
    intro: 'What you did in a time without work or training, in a sentence a payer may read.',
    noun: 'time between positions',
    paths: ['from', 'until', 'explanation'],
    identity: ['from'],
  }),
  rows('military', {
    title: 'Military service',
    intro: 'None: leave it empty.',
    noun: 'service',
    paths: ['branch', 'from', 'until', 'rank', 'discharge', 'reserve'],
    identity: ['branch', 'from'],
  }),
  rows('hospitalAffiliations', {
    title: 'Hospitals',
    intro: 'Where you have or had privileges.',
    noun: 'hospital',
    paths: ['name', 'status', 'category', 'department', 'admitting', 'from', 'until', 'reasonForLeaving'],
    identity: ['name', 'facility'],
  }),
  fields('admittingPlan', {
    title: 'How your patients are admitted',
    intro: 'Only where you do not admit yourself.',
    paths: ['kind', 'by'],
  }),
  rows('malpracticeCover', {
    title: 'Malpractice cover',
    intro: 'Your present policy and earlier ones, as on the face sheet.',
    noun: 'policy',
    paths: ['carrier', 'policy', 'basis', 'perClaim', 'aggregate', 'issued', 'expires', 'retroactive', 'states'],
    identity: ['carrier', 'policy'],
  }),
  rows('malpracticeClaims', {
    title: 'Malpractice claims',
    intro: 'Open and closed ones, without names of patients. None: leave it empty.',
    noun: 'claim',
    paths: ['occurred', 'filed', 'closed', 'status', 'paid', 'carrier', 'role', 'description'],
    identity: ['occurred', 'filed', 'carrier'],
  }),
  rows('references', {
    title: 'References',
    intro: 'Colleagues of your profession who know your recent work.',
    noun: 'reference',
    paths: ['name', 'relationship', 'specialty', 'email', 'phone', 'knownSince'],
    identity: ['name'],
  }),
  rows('immunizations', {
    title: 'Immunizations and tests',
    intro: 'What a facility asks of everyone who works there.',
    noun: 'immunization or test',
    paths: ['kind', 'on', 'result', 'expires'],
    identity: ['kind', 'on'],
  }),
  rows('supervision', {
    title: 'Collaborating or supervising agreements',
    intro: 'With whom, for which state, and from when to when.',
    noun: 'agreement',
    paths: ['kind', 'name', 'with', 'state', 'signed', 'issued', 'expires'],
    identity: ['kind', 'state', 'name'],
  }),
  fields('caqh', {
    title: 'CAQH profile',
    intro: 'The number of your profile. Attest it in the portal when your data there is right; we see the date.',
    paths: ['id', 'authorization'],
  }),
  fields('medicare', {
    title: 'Medicare',
    intro: 'Numbers from PECOS, where you are enrolled or were.',
    paths: ['status', 'pecosEnrollmentId', 'pacId'],
  }),
  rows('medicaid', {
    title: 'Medicaid',
    intro: 'The number each state gave you, where you are enrolled or were.',
    noun: 'Medicaid enrollment',
    paths: ['state', 'id', 'status'],
    identity: ['state', 'location'],
  }),
  {
    key: 'disclosures',
    title: 'Questions about your history',
    intro: 'Answer each yourself. Where the answer needs it, say what happened and how it ended.',
    pointer: ['disclosures'],
    shape: 'disclosures',
    noun: 'answer',
    paths: ['answer', 'explanation'],
    identity: ['question', 'payer'],
  },
];

/** Who can answer for an element: the provider in these sections, the practice itself, or only a source that is asked. */
export type Answerer =
  | { readonly by: 'provider'; readonly sections: readonly string[]; readonly about?: readonly string[] }
  | { readonly by: 'practice' }
  | { readonly by: 'source'; readonly sections?: readonly string[]; readonly about?: readonly string[] };

const practice: Answerer = { by: 'practice' };
/** Sources are asked with a birth date and under all names. */
const looked: Answerer = { by: 'source', sections: ['formerNames'], about: ['birthDate'] };

function provider(...sections: readonly string[]): Answerer {
  return { by: 'provider', sections };
}

const answerers: Readonly<Record<string, Answerer>> = {
  identity: { by: 'provider', sections: ['formerNames'], about: ['birthDate'] },
  name: provider('about'),
  npi: provider('about'),
  taxonomy: provider('taxonomies'),
  license: provider('licenses'),
  dea: provider('dea', 'prescribing'),
  cds: provider('cds'),
  board: provider('boards'),
  education: provider('education'),
  training: provider('training'),
  ecfmg: provider('ecfmg'),
  'work-history': provider('workHistory', 'gaps'),
  'malpractice-cover': provider('malpracticeCover'),
  'malpractice-history': provider('malpracticeClaims'),
  'hospital-affiliation': provider('hospitalAffiliations', 'admittingPlan'),
  references: provider('references'),
  certification: provider('certifications'),
  immunization: provider('immunizations'),
  disclosures: provider('disclosures'),
  attestation: provider('caqh'),
  caqh: provider('caqh'),
  medicare: provider('medicare'),
  medicaid: provider('medicaid'),
  'opt-out': provider('medicare'),
  supervision: provider('supervision'),
  military: provider('military'),
  'demographics-asked': provider('demographics'),
  document: provider(),
  field: provider(),
  'background-check': looked,
  'license-sanctions': looked,
  'medicare-medicaid-sanctions': looked,
  exclusions: looked,
  npdb: looked,
};

/** Who can answer for an element of a file. What is not listed is the practice's own. */
export function answererOf(element: string): Answerer {
  return answerers[element] ?? practice;
}

/** Papers of the business, which a provider has only when there is no group. */
export const businessPapers: ReadonlySet<string> = new Set([
  'w9',
  'cp575',
  '147c',
  'articles',
  'bank-letter',
  'voided-check',
  'eft-form',
  'era-form',
]);

/** Whether no place of work of the provider is a group's. */
export function isOwnBusiness({ practiceLocations = [] }: Pick<Dossier, 'practiceLocations'>): boolean {
  return practiceLocations.every((place) => place.group === undefined);
}

/** Disclosure questions to which `no` is the answer that needs an explanation. */
export const explainedOnNo: ReadonlySet<string> = new Set(['malpractice-cover', 'essential-functions', 'all-licenses']);

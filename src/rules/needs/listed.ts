/** Parts of the file that are either there or not: education, training, references, affiliations, places, history. */

import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Need } from '../../domain/nouns/pack.ts';
import { type CaseFile, inDossier, type Judgement, judged, type NeedJudge, notAsked } from './case-file.ts';

/** A list of the dossier, judged by how many of its entries count. */
function listed<One>(
  member: keyof Dossier & string,
  words: readonly [one: string, several: string],
  entries: (dossier: Dossier) => readonly One[] | undefined,
  counts: (one: One, need: Need, file: CaseFile) => boolean = () => true,
): NeedJudge {
  return (need, file) => {
    const { dossier } = file;
    if (dossier === null) return notAsked;
    const all = entries(dossier);
    const place = inDossier(file, ...(all === undefined ? [] : [member]));
    if (need.ifClaimed === true && (all === undefined || all.length === 0)) {
      return [judged('not-applicable', `no ${words[0]} is claimed`, place)];
    }
    const number = (all ?? []).filter((one) => counts(one, need, file)).length;
    const wanted = need.count ?? 1;
    if (number >= wanted) return [judged('met', `${number} ${number === 1 ? words[0] : words[1]} on file`, place)];
    const has = number === 0 ? `no ${words[0]}` : `${number} of ${wanted} ${words[1]}`;
    return [judged('missing', `${has} on file`, place)];
  };
}

const isOfKind = (one: { readonly kind: string }, need: Need): boolean =>
  need.kinds === undefined || need.kinds.includes(one.kind);

/** Degrees that were completed. */
export const educationJudge = listed(
  'education',
  ['degree', 'degrees'],
  (dossier) => dossier.education,
  (one) => one.completed !== false,
);

/** Internship, residency, fellowship that were completed. */
export const trainingJudge = listed(
  'training',
  ['training program', 'training programs'],
  (dossier) => dossier.training,
  (one, need) => one.completed !== false && isOfKind(one, need),
);

/** Peer references. */
export const referencesJudge = listed(
  'references',
  ['peer reference', 'peer references'],
  (dossier) => dossier.references,
);

/** Immunizations and tests, of the kinds the need names. */
export const immunizationJudge = listed(
  'immunizations',
  ['immunization', 'immunizations'],
  (dossier) => dossier.immunizations,
  isOfKind,
);

/** Military service; asked only of those who served. */
export const militaryJudge = listed(
  'military',
  ['military service', 'times of service'],
  (dossier) => dossier.military,
);

/** Background checks that came back clear. */
export const backgroundJudge = listed(
  'backgroundChecks',
  ['clear background check', 'clear background checks'],
  (dossier) => dossier.backgroundChecks,
  (one, need) => isOfKind(one, need) && one.result === 'clear',
);

/** Places where the provider sees patients now or will. */
export const practiceLocationJudge = listed(
  'practiceLocations',
  ['practice location', 'practice locations'],
  (dossier) => dossier.practiceLocations,
  (one, _need, file) => one.until === undefined || file.asOf < one.until,
);

/** The certificate of graduates of foreign schools: asked only of them. */
export const ecfmgJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  if (dossier.ecfmg !== undefined) return [judged('met', 'the ECFMG certificate is on file', inDossier(file, 'ecfmg'))];
  const abroad = (dossier.education ?? []).find(
    (one) => one.country !== undefined && one.country !== 'US' && one.country !== 'CA',
  );
  if (abroad === undefined && need.ifClaimed === true)
    return [judged('not-applicable', 'no foreign medical school is listed', null)];
  return [
    judged(
      'missing',
      `no ECFMG certificate is recorded${abroad === undefined ? '' : ` for ${abroad.institution}`}`,
      inDossier(file),
    ),
  ];
};

/** Malpractice claims, settlements and judgments: an empty list says that there were none, no list says nothing. */
export const claimsJudge: NeedJudge = (_need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const claims = dossier.malpracticeClaims;
  if (claims === undefined) {
    return [
      judged('missing', 'the claims history is not recorded', inDossier(file), {
        help: 'list the claims under `malpracticeClaims`, or write `malpracticeClaims: []` when there were none',
      }),
    ];
  }
  const untold = claims.flatMap((one, index): readonly Judgement[] =>
    one.description === undefined && one.document === undefined
      ? [
          judged('missing', `claim ${index + 1} is not described`, inDossier(file, 'malpracticeClaims', index), {
            help: 'describe what was alleged and how it ended, without patient names',
          }),
        ]
      : [],
  );
  if (untold.length > 0) return untold;
  return [
    judged(
      'met',
      claims.length === 0 ? 'no claims, as the file says' : `${claims.length} on file, described`,
      inDossier(file, 'malpracticeClaims'),
    ),
  ];
};

/** Hospital affiliations, or how patients are admitted without any. */
export const affiliationJudge: NeedJudge = (_need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const current = (dossier.hospitalAffiliations ?? []).filter(
    (one) => one.status === undefined || ['active', 'provisional', 'temporary', 'courtesy'].includes(one.status),
  );
  if (current.length > 0)
    return [
      judged(
        'met',
        `${current.length} current ${current.length === 1 ? 'affiliation' : 'affiliations'} on file`,
        inDossier(file, 'hospitalAffiliations'),
      ),
    ];
  if (dossier.admittingPlan !== undefined) {
    const kind = dossier.admittingPlan.kind;
    return [
      judged(
        kind === 'not-applicable' ? 'not-applicable' : 'met',
        kind === 'not-applicable' ? 'the profession does not admit' : `patients are admitted by plan: ${kind}`,
        inDossier(file, 'admittingPlan'),
      ),
    ];
  }
  return [judged('missing', 'neither a hospital affiliation nor an admitting plan is on file', inDossier(file))];
};

/** Membership in the group applied through. */
export const memberJudge: NeedJudge = (_need, file) => {
  const { dossier, group } = file;
  if (dossier === null) return notAsked;
  if (group === null) return [judged('unknown', 'no group is named', null, { help: 'name the group with `--group`' })];
  const members = group.members ?? [];
  const index = members.findIndex(
    (one) => one.npi === dossier.npi && (one.until === undefined || file.asOf < one.until),
  );
  const place = {
    document: 'group' as const,
    key: group.key,
    pointer: group.members === undefined ? [] : ['members', ...(index < 0 ? [] : [index])],
  };
  const since = members[index]?.from;
  if (index < 0) return [judged('missing', `the provider is not among the members of ${group.legalName}`, place)];
  return [judged('met', `member of ${group.legalName}${since === undefined ? '' : ` since ${since}`}`, place)];
};

/** Whether the question about race, ethnicity and language was put; the answers are the provider's own affair. */
export const demographicsJudge: NeedJudge = (_need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const put = dossier.demographics !== undefined;
  return [
    judged(
      put ? 'met' : 'missing',
      put ? 'the question was put' : 'the question was not put',
      inDossier(file, ...(put ? ['demographics'] : [])),
    ),
  ];
};

/** That the provider has not opted out of Medicare on the day. */
export const optOutJudge: NeedJudge = (_need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const optOut = dossier.medicare?.optOut;
  const isOut =
    dossier.medicare?.status === 'opted-out' ||
    (optOut !== undefined &&
      optOut.effective <= file.asOf &&
      (optOut.cancelled === undefined || file.asOf < optOut.cancelled));
  if (!isOut) return [judged('met', 'no opt-out is recorded', null)];
  return [
    judged(
      'missing',
      `opted out of Medicare${optOut === undefined ? '' : ` since ${optOut.effective}`}`,
      inDossier(file, 'medicare'),
    ),
  ];
};

/** Enrollment in original Medicare, of the statuses the need takes. */
export const medicareJudge: NeedJudge = (need, file) => {
  const status = file.dossier === null ? file.group?.medicare?.status : file.dossier.medicare?.status;
  const place =
    file.dossier === null
      ? groupPlace(file, 'medicare')
      : inDossier(file, ...(file.dossier.medicare === undefined ? [] : ['medicare']));
  return [enrolled('Medicare', status, need, place)];
};

/** Enrollment with the Medicaid agency of each state concerned. */
export const medicaidJudge: NeedJudge = (need, file) => {
  const list = (file.dossier === null ? file.group?.medicaid : file.dossier.medicaid) ?? [];
  const states = file.states.length === 0 ? [...new Set(list.map((one) => one.state))] : file.states;
  return states.map((state) => {
    const index = list.findIndex((one) => one.state === state);
    const place =
      file.dossier === null ? groupPlace(file, 'medicaid') : inDossier(file, ...(index < 0 ? [] : ['medicaid', index]));
    return { ...enrolled(`${state} Medicaid`, list[index]?.status, need, place), about: state };
  });
};

function enrolled(program: string, status: string | undefined, need: Need, place: Judgement['place']): Judgement {
  const wanted = need.statuses ?? ['enrolled'];
  if (status === undefined) return judged('missing', `no enrollment in ${program} is recorded`, place);
  if (wanted.includes(status)) return judged('met', `${program}: ${status}`, place);
  return judged('missing', `${program} is \`${status}\``, place);
}

function groupPlace(file: CaseFile, member: string): Judgement['place'] {
  return file.group === null ? null : { document: 'group', key: file.group.key, pointer: [member] };
}

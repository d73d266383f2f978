/** Licenses, registrations, certificates and agreements: papers of the provider that are in force for a while. */

import { masked } from '../../domain/identifiers/mask.ts';
import type { Dossier, License } from '../../domain/nouns/dossier.ts';
import type { Need } from '../../domain/nouns/pack.ts';
import { inDossier, judged, type NeedJudge, notAsked } from './case-file.ts';
import { forPlaces, papersOf } from './held-papers.ts';

/** Statuses under which somebody may practice, if only as the board allows: what a rule asks for that names none. */
const practicing: NonNullable<Need['statuses']> = ['active', 'probation', 'restricted'];

/** Professions that share one license. */
const physicians: ReadonlySet<string> = new Set(['md', 'do']);

/** A state license of the provider's profession; compact privileges count where they were listed. */
export const licenseJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const papers = papersOf(dossier, 'license', dossier.licenses ?? [], (one, index) =>
    practises(one, dossier)
      ? {
          label: `${one.state} license ${one.number}`,
          states: [one.state, ...(one.privilegeStates ?? [])],
          status: one.status,
          issued: one.issued,
          expires: one.expires,
          previousTerms: one.previousTerms,
          mustExpire: true,
          place: inDossier(file, 'licenses', index),
        }
      : undefined,
  );
  return forPlaces({ ...need, statuses: need.statuses ?? practicing }, file, papers, 'license', 'licenses');
};

function practises(license: License, dossier: Dossier): boolean {
  const type = license.type ?? dossier.type;
  return type === dossier.type || (physicians.has(type) && physicians.has(dossier.type));
}

/** A DEA registration for each state, unless the provider prescribes nothing controlled or a colleague does meanwhile. */
export const deaJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const plan = dossier.prescribing;
  const at = inDossier(file, 'prescribing');
  if (plan?.needed === false) return [judged('not-applicable', 'the provider prescribes no controlled substances', at)];
  const papers = papersOf(dossier, 'dea', dossier.dea ?? [], (one, index) => ({
    label: `DEA ${masked(one.number, 'dea')}${one.state === undefined ? '' : ` (${one.state})`}`,
    // A registration whose state nobody wrote down can only be meant for the one state there is.
    states: one.state === undefined ? (file.states.length === 1 ? file.states : []) : [one.state],
    status: one.status ?? 'active',
    issued: one.issued,
    expires: one.expires,
    previousTerms: one.previousTerms,
    mustExpire: true,
    place: inDossier(file, 'dea', index),
  }));
  const found = forPlaces({ ...need, statuses: need.statuses ?? ['active'] }, file, papers, 'DEA registration', 'dea');
  const arranged = plan?.coveredBy ?? plan?.plan;
  if (arranged === undefined) return found;
  return found.map((one) =>
    one.state === 'missing' ? judged('met', `meanwhile arranged: ${arranged}`, at, { about: one.about }) : one,
  );
};

/** A state controlled-substance registration. */
export const cdsJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const papers = papersOf(dossier, 'cds', dossier.cds ?? [], (one, index) => ({
    label: `${one.state} controlled substance registration`,
    states: [one.state],
    status: one.status ?? 'active',
    issued: one.issued,
    expires: one.expires,
    previousTerms: one.previousTerms,
    mustExpire: true,
    place: inDossier(file, 'cds', index),
  }));
  return forPlaces({ ...need, statuses: need.statuses ?? ['active'] }, file, papers, 'state drug registration', 'cds');
};

/** Board certification, or eligibility where the need takes it. */
export const boardJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const papers = papersOf(dossier, 'board', dossier.boards ?? [], (one, index) => ({
    label: one.specialty === undefined ? one.board : `${one.board}, ${one.specialty}`,
    states: null,
    status: one.status,
    issued: one.issued,
    expires: one.status === 'eligible' ? (one.eligibleUntil ?? one.expires) : one.expires,
    previousTerms: one.previousTerms,
    mustExpire: false,
    place: inDossier(file, 'boards', index),
  }));
  return forPlaces(need, file, papers, 'board certification', 'boards');
};

/** Life-support cards and other certifications, of the kinds the need names. */
export const certificationJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const papers = papersOf(dossier, 'certification', dossier.certifications ?? [], (one, index) =>
    need.kinds === undefined || need.kinds.includes(one.kind)
      ? {
          label: one.title ?? one.kind.toUpperCase(),
          states: null,
          status: undefined,
          issued: one.issued,
          expires: one.expires,
          previousTerms: one.previousTerms,
          mustExpire: false,
          place: inDossier(file, 'certifications', index),
        }
      : undefined,
  );
  return forPlaces(
    need,
    file,
    papers,
    need.kinds === undefined ? 'certification' : need.kinds.join(' or '),
    'certifications',
  );
};

/** A collaborating or supervising agreement. */
export const supervisionJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const papers = papersOf(dossier, 'supervision', dossier.supervision ?? [], (one, index) => ({
    label: `${one.kind} agreement${one.name === undefined ? '' : ` with ${one.name}`}`,
    states: one.state === undefined ? null : [one.state],
    status: undefined,
    issued: one.issued ?? one.signed,
    expires: one.expires,
    previousTerms: one.previousTerms,
    mustExpire: false,
    place: inDossier(file, 'supervision', index),
  }));
  return forPlaces(need, file, papers, 'collaborating or supervising agreement', 'supervision');
};

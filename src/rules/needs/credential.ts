/** Licenses, registrations, certificates, agreements and cover: papers of the provider that are in force for a while. */

import { dossierCredentials } from '../../domain/dossier-facts.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import { coverLimits } from '../../domain/money.ts';
import type { Cover, Dossier, License } from '../../domain/nouns/dossier.ts';
import type { Limits, Need } from '../../domain/nouns/pack.ts';
import { type CaseFile, inDossier, type Judgement, judged, type NeedJudge, notAsked } from './case-file.ts';
import { best, type Paper, paperJudgement } from './paper.ts';

interface StatePaper extends Paper {
  /** States for which the paper counts; null: any. */
  readonly states: readonly string[] | null;
}

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
  return forPlaces(need, file, papers, 'license', 'licenses');
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

/** Malpractice cover in force, with the least limits: those of the payer's document, else those of the rule. */
export const coverJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const minimum = { ...need.minimum, ...file.payerDocument?.malpracticeMinimum };
  const covers = dossier.malpracticeCover ?? [];
  const papers = papersOf(dossier, 'malpractice', covers, (one, index) => ({
    label: `malpractice cover, ${one.carrier}`,
    states: one.states ?? null,
    status: undefined,
    issued: one.issued,
    expires: one.expires,
    previousTerms: one.previousTerms,
    mustExpire: true,
    place: inDossier(file, 'malpracticeCover', index),
  }));
  if (papers.length === 0) return [judged('missing', 'no malpractice cover is on file', inDossier(file))];
  const found = papers.map((paper, index) => {
    const cover = covers[index];
    const standing = paperJudgement(paper, need, file, null);
    return standing.state === 'met' && cover !== undefined ? limitsJudgement(cover, minimum, standing) : standing;
  });
  const [first, ...others] = found;
  return first === undefined ? notAsked : [best(first, ...others)];
};

/** Federal tort claims cover has no limits of its own and is taken in their place. */
function limitsJudgement(cover: Cover, minimum: Limits, standing: Judgement): Judgement {
  const { perClaim, aggregate } = minimum;
  if ((perClaim === undefined && aggregate === undefined) || cover.kind === 'ftca') return standing;
  const asked = coverLimits(perClaim ?? 0, aggregate ?? perClaim ?? 0);
  if (cover.perClaim === undefined || cover.aggregate === undefined) {
    return {
      ...standing,
      state: 'unknown',
      because: `the limits of the cover of ${cover.carrier} are not recorded; ${asked} is asked for`,
      help: 'record `perClaim` and `aggregate` as on the face sheet',
    };
  }
  const has = coverLimits(cover.perClaim, cover.aggregate);
  const enough = cover.perClaim >= (perClaim ?? 0) && cover.aggregate >= (aggregate ?? 0);
  if (enough) return { ...standing, because: `${standing.because}, ${has}` };
  return {
    ...standing,
    state: 'missing',
    because: `the cover of ${cover.carrier} is ${has}; at least ${asked} is asked for`,
    help: 'have the limits raised, or ask the payer whether it takes these',
  };
}

/** Papers of the dossier with the key under which the ledger finds each again. */
function papersOf<One, Made extends Paper>(
  dossier: Dossier,
  kind: string,
  list: readonly One[],
  paper: (one: One, index: number) => Made | undefined,
): readonly (Made & StatePaper)[] {
  const stated = dossierCredentials(dossier).filter((one) => one.kind === kind);
  return list.flatMap((one, index) => {
    const made = paper(one, index);
    const naturalKey = stated[index]?.naturalKey;
    if (made === undefined) return [];
    const states = (made as Partial<StatePaper>).states ?? null;
    return [{ ...made, states, ...(naturalKey === undefined ? {} : { credential: { kind, naturalKey } }) }];
  });
}

/** One judgement for each state of practice, or one for all where any paper will do. */
function forPlaces(
  need: Need,
  file: CaseFile,
  papers: readonly StatePaper[],
  what: string,
  member: string,
): readonly Judgement[] {
  if (need.ifClaimed === true && papers.length === 0)
    return [judged('not-applicable', `no ${what} is claimed`, inDossier(file))];
  const perState = need.where === 'practice-states' || need.where === 'application-state';
  if (!perState) return [chosen(need, file, papers, `no ${what} is on file`, null, member)];
  if (file.states.length === 0) {
    return [
      judged('unknown', 'no state of practice is recorded', inDossier(file, 'practiceLocations'), {
        help: 'record the practice locations',
      }),
    ];
  }
  return file.states.map((state) => {
    const counting = papers
      .filter((paper) => paper.states === null || paper.states.includes(state))
      .map((paper) =>
        paper.states === null || paper.states[0] === state
          ? paper
          : { ...paper, label: `${paper.label} (privilege for ${state})` },
      );
    return chosen(need, file, counting, `no ${what} for ${state}, a state of practice`, state, member);
  });
}

function chosen(
  need: Need,
  file: CaseFile,
  papers: readonly StatePaper[],
  absent: string,
  about: string | null,
  member: string,
): Judgement {
  const [first, ...others] = papers.map((paper) => paperJudgement(paper, need, file, about));
  if (first !== undefined) return best(first, ...others);
  const held = file.dossier !== null && member in file.dossier;
  return judged('missing', absent, held ? inDossier(file, member) : inDossier(file), { about });
}

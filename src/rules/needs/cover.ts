/** Malpractice cover: in force, and high enough. */

import { coverLimits } from '../../domain/money.ts';
import type { Cover } from '../../domain/nouns/dossier.ts';
import type { Limits } from '../../domain/nouns/pack.ts';
import { inDossier, type Judgement, judged, type NeedJudge, notAsked } from './case-file.ts';
import { papersOf } from './held-papers.ts';
import { best, paperJudgement } from './paper.ts';

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

/** Malpractice cover: in force, and high enough. */

import { coverLimits } from '../../domain/money.ts';
import type { Cover } from '../../domain/nouns/dossier.ts';
import type { Limits, Need } from '../../domain/nouns/pack.ts';
import { type CaseFile, inDossier, type Judgement, judged, type NeedJudge, notAsked, type Place } from './case-file.ts';
import { papersOf, type StatePaper } from './held-papers.ts';
import { best, type Paper, paperJudgement } from './paper.ts';

/** Malpractice cover in force, with the least limits: those of the payer's document, else those of the rule. */
export const coverJudge: NeedJudge = (need, file) => {
  if (need.of === 'facility' || need.of === 'group') return organizationCover(need, file, need.of);
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const covers = dossier.malpracticeCover ?? [];
  const papers = papersOf(dossier, 'malpractice', covers, (one, index) =>
    coverPaper(one, 'malpractice cover', inDossier(file, 'malpracticeCover', index)),
  );
  if (papers.length === 0) return [judged('missing', 'no malpractice cover is on file', inDossier(file))];
  return bestCover(need, file, covers, papers);
};

/** Liability cover of the facility or group itself. */
function organizationCover(need: Need, file: CaseFile, of: 'facility' | 'group'): readonly Judgement[] {
  const holder = file[of];
  if (holder === null) return notAsked;
  const place = (...pointer: readonly (string | number)[]): Place => ({ document: of, key: holder.key, pointer });
  const covers = holder.cover ?? [];
  if (covers.length === 0)
    return [
      judged('missing', 'no liability cover is on file', place(...(holder.cover === undefined ? [] : ['cover']))),
    ];
  const papers = covers.map((one, index) => coverPaper(one, 'liability cover', place('cover', index)));
  return bestCover(need, file, covers, papers);
}

function coverPaper(one: Cover, name: string, place: Place | null): StatePaper {
  return {
    label: `${name}, ${one.carrier}`,
    states: one.states ?? null,
    status: undefined,
    issued: one.issued,
    expires: one.expires,
    previousTerms: one.previousTerms,
    mustExpire: true,
    place,
  };
}

function bestCover(
  need: Need,
  file: CaseFile,
  covers: readonly Cover[],
  papers: readonly Paper[],
): readonly Judgement[] {
  const minimum = { ...need.minimum, ...file.payerDocument?.malpracticeMinimum };
  const found = papers.map((paper, index) => {
    const cover = covers[index];
    const standing = paperJudgement(paper, need, file, null);
    return standing.state === 'met' && cover !== undefined ? limitsJudgement(cover, minimum, standing) : standing;
  });
  const [first, ...others] = found;
  return first === undefined ? notAsked : [best(first, ...others)];
}

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

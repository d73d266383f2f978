/** Papers that the provider holds, and one judgement for each place where one is needed. */

import { dossierCredentials } from '../../domain/dossier-facts.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import type { Need } from '../../domain/nouns/pack.ts';
import { type CaseFile, inDossier, type Judgement, judged } from './case-file.ts';
import { best, type Paper, paperJudgement } from './paper.ts';

/** A paper that counts in some states. */
export interface StatePaper extends Paper {
  /** States for which the paper counts; null: any. */
  readonly states: readonly string[] | null;
}

/** Papers of the dossier with the key under which the ledger finds each again. */
export function papersOf<One, Made extends Paper>(
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
export function forPlaces(
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

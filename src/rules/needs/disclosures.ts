/** The provider's own answers about history, and the explanations they call for. */

import type { Disclosure, Dossier } from '../../domain/nouns/dossier.ts';
import { countWords } from '../../domain/number-forms.ts';
import { type CaseFile, inDossier, type Judgement, judged, type NeedJudge, notAsked } from './case-file.ts';

/** Questions to which `no` is the answer that tells against the provider. */
const wantedYes: ReadonlySet<string> = new Set(['malpractice-cover', 'essential-functions', 'all-licenses']);

/** Questions left open and answers left unexplained, each on its own; one judgement when there are none. */
export const disclosuresJudge: NeedJudge = (need, file) => {
  const { dossier } = file;
  if (dossier === null) return notAsked;
  const answers = asked(dossier, file);
  if (answers.length === 0) {
    const place = inDossier(file, ...(dossier.disclosures === undefined ? [] : ['disclosures']));
    return [
      judged('missing', 'no disclosure question has an answer on file', place, {
        help: 'have the provider answer the questions and record them under `disclosures`',
      }),
    ];
  }
  const open = (need.questions ?? []).filter((question) => !answers.some(({ answer }) => answer.question === question));
  const unanswered = open.map((question) =>
    judged('missing', `\`${question}\` is not answered`, inDossier(file, 'disclosures'), {
      about: question.replaceAll('-', ' '),
    }),
  );
  const unexplained = need.explained === true ? answers.flatMap((one) => unexplainedAnswer(one, file)) : [];
  const wrong = [...unanswered, ...unexplained];
  if (wrong.length > 0) return wrong;
  return [
    judged(
      'met',
      `${countWords(answers.length, 'question')} answered${need.explained === true ? ', explained where needed' : ''}`,
      inDossier(file, 'disclosures'),
    ),
  ];
};

interface Answer {
  readonly answer: Disclosure;
  readonly index: number;
}

function asked(dossier: Dossier, file: CaseFile): readonly Answer[] {
  return (dossier.disclosures ?? [])
    .map((answer, index) => ({ answer, index }))
    .filter(({ answer }) => answer.payer === undefined || answer.payer === file.payer);
}

function unexplainedAnswer({ answer, index }: Answer, file: CaseFile): readonly Judgement[] {
  const against = wantedYes.has(answer.question) ? 'no' : 'yes';
  if (answer.answer !== against || answer.explanation !== undefined || answer.document !== undefined) return [];
  const because = `\`${answer.question}\` is answered \`${answer.answer}\` without an explanation`;
  return [
    judged('missing', because, inDossier(file, 'disclosures', index), {
      about: answer.question.replaceAll('-', ' '),
      help: 'have the provider explain what happened and how it ended',
    }),
  ];
}

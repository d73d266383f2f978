import type { Check } from './check.ts';
import { items, text } from './loose-value.ts';

/** What every application asks, and the question whose empty box sends most forms back. */
const standardQuestions = [
  'license-action',
  'privileges-action',
  'felony',
  'drug-use',
  'essential-functions',
  'malpractice-cover',
  'all-licenses',
] as const;

/** Standard questions that an otherwise answered list leaves out. */
export const disclosureUnanswered: Check<'dossier'> = {
  id: 'disclosure/unanswered',
  severity: 'info',
  title: 'the standard questions are all answered',
  why: 'An application with one question left empty is incomplete, however long the rest. Whether all needed licenses are held is the one that agencies name first among their reasons for return.',
  help: 'ask the provider and add the answers; write `not-applicable` where a question does not apply',
  cite: 'NCQA CR 3 C, application and attestation; Colorado Medicaid, reasons for return: question on licenses unanswered',
  kinds: ['dossier'],
  reads: ['disclosures'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
disclosures:
  - { question: license-action, answer: "no" }
  - { question: privileges-action, answer: "no" }
  - { question: felony, answer: "no" }
  - { question: drug-use, answer: "no" }
  - { question: essential-functions, answer: "yes" }
  - { question: malpractice-cover, answer: "yes" }
  - { question: all-licenses, answer: "yes" }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
disclosures:
  - { question: license-action, answer: "no" }
  - { question: privileges-action, answer: "no" }
  - { question: felony, answer: "no" }
  - { question: drug-use, answer: "no" }
  - { question: essential-functions, answer: "yes" }
  - { question: malpractice-cover, answer: "yes" }
`,
  *faults({ value }) {
    const answered = new Set(items(value.disclosures).map(([, one]) => text(one.question)));
    // A list of one or two answers is about those: it is the checklist that asks for the rest.
    if (!standardQuestions.slice(0, 3).every((question) => answered.has(question))) return;
    const left = standardQuestions.filter((question) => !answered.has(question));
    if (left.length === 0) return;
    const names = left.map((question) => `\`${question}\``).join(', ');
    yield {
      pointer: ['disclosures'],
      message: `${left.length === 1 ? 'a standard question has' : 'standard questions have'} no answer: ${names}`,
    };
  },
};

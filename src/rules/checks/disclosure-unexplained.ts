import type { Check } from './check.ts';
import { tellsAgainst } from './disclosure-answer.ts';
import { items, text } from './loose-value.ts';

/** An answer that tells against the provider and stands without explanation. */
export const disclosureUnexplained: Check<'dossier'> = {
  id: 'disclosure/unexplained',
  severity: 'warning',
  title: 'an answer that tells against the provider is explained',
  why: 'Every payer asks for a signed explanation of each such answer and stops the file until it has one. An explanation sent along is read once; one asked for costs weeks.',
  help: 'ask the provider what happened, when, and how it ended; add it as `explanation`, or name the letter under `document`',
  cite: 'NCQA CR 3 C, application and attestation; CAQH, disclosure questions',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
disclosures:
  - { question: license-action, answer: "yes", explanation: "Reprimand for late records in 2014, closed" }
  - { question: malpractice-cover, answer: "yes" }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
disclosures:
  - { question: license-action, answer: "yes" }
`,
  *faults({ value }) {
    for (const [index, one] of items(value.disclosures)) {
      const [question, answer] = [text(one.question), text(one.answer)];
      if (question === undefined || answer === undefined || !tellsAgainst(question, answer)) continue;
      if (text(one.explanation) !== undefined || text(one.document) !== undefined) continue;
      yield {
        pointer: ['disclosures', index],
        message: `\`${question}\` is answered \`${answer}\` without an explanation`,
      };
    }
  },
};

import type { Fault } from '../../domain/finding.ts';
import { type LetterKind, letterKinds, templateFaults } from '../../domain/letter-template.ts';
import type { Check } from './check.ts';
import { items, text } from './loose-value.ts';

/** A placeholder of a letter that has no meaning, or that its reader is not to be told. */
export const letterPlaceholder: Check<'facility' | 'workspace'> = {
  id: 'letter/placeholder',
  severity: 'error',
  title: 'letters use placeholders that exist and that their reader may see',
  why: 'A placeholder that means nothing goes out as a gap in a letter; one that tells another facility what peer review found breaks its confidence.',
  help: 'write one of the placeholders of that letter',
  cite: 'empanel convention: placeholders are a closed set for each kind of letter',
  kinds: ['facility', 'workspace'],
  good: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
letters:
  - kind: affiliation
    subject: Affiliation of {provider}
    text: "{provider} has been on our staff since {appointed-on}."
`,
  bad: `empanel: facility/v1
key: bayview
name: Bayview Medical Center
kind: hospital
letters:
  - kind: affiliation
    subject: Affiliation of {provider}
    text: "{provider} has been on our staff since {apointed-on}."
`,
  *faults({ value }) {
    for (const [at, letter] of items(value.letters)) {
      const kind = letterKinds.find((one) => one === text(letter.kind));
      if (kind !== undefined) yield* faultsOf(kind, at, text(letter.subject) ?? '', text(letter.text) ?? '');
    }
  },
};

function* faultsOf(kind: LetterKind, at: number, subject: string, words: string): Iterable<Fault> {
  for (const fault of templateFaults(kind, { subject, text: words })) {
    yield { pointer: ['letters', at, fault.in], message: fault.message, help: fault.help };
  }
}

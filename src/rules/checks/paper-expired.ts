import { daysBetween } from '../../domain/calendar/calendar-date.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { Check } from './check.ts';
import { datedPapers } from './dated-papers.ts';

/** A paper the subject relies on whose last day has passed. */
export const paperExpired: Check<'dossier' | 'group' | 'facility'> = {
  id: 'paper/expired',
  severity: 'warning',
  title: 'papers in use have not expired',
  why: 'With an expired license, registration or cover nobody may practise, prescribe or be paid: payers suspend the provider from that day, and claims after it are denied.',
  help: 'record the renewal and move the old dates under `previousTerms`; where the paper was given up, set its `status`',
  cite: 'NCQA CR 3 A: a current, valid license; 42 CFR 424.516(a); a paper is valid through its printed last day',
  kinds: ['dossier', 'group', 'facility'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses:
  - { state: MA, number: "204511", expires: 2028-05-17 }
  - { state: RI, number: "88012", status: inactive, expires: 2019-06-30 }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "204511", expires: 2026-05-17 }]
`,
  *faults(input) {
    for (const { what, expires, pointer } of datedPapers(input)) {
      if (expires >= input.asOf) continue;
      const days = daysBetween(expires, input.asOf);
      yield {
        pointer,
        message: `${what()} expired on ${expires}, ${countWords(days, 'day')} before ${input.asOf}`,
      };
    }
  },
};

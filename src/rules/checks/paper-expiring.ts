import { daysBetween } from '../../domain/calendar/calendar-date.ts';
import { dateAfter } from '../../domain/calendar/duration.ts';
import type { Check } from './check.ts';
import { datedPapers } from './dated-papers.ts';

/** A paper the subject relies on whose end lies within the lead time of the packs. */
export const paperExpiring: Check<'dossier' | 'group' | 'facility'> = {
  id: 'paper/expiring',
  severity: 'info',
  title: 'papers in use do not end soon',
  why: 'Boards, carriers and the DEA take weeks to renew, and payers want the new paper before the old one ends. What is begun in time never lapses.',
  help: 'start the renewal; `empanel report expirables` lists everything that ends',
  cite: 'the lead time of `paper.expiry` in the rule packs',
  kinds: ['dossier', 'group', 'facility'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "204511", expires: 2028-05-17 }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
licenses: [{ state: MA, number: "204511", expires: 2026-12-17 }]
`,
  *faults(input) {
    const { asOf, windows } = input;
    if (windows.expiring === null) return;
    const last = dateAfter(asOf, windows.expiring);
    for (const { what, expires, pointer } of datedPapers(input)) {
      if (expires < asOf || expires > last) continue;
      const days = daysBetween(asOf, expires);
      yield {
        pointer,
        message: `${what()} ends on ${expires}, ${days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}`,
      };
    }
  },
};

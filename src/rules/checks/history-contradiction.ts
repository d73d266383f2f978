import type { Check } from './check.ts';
import { flag, items, month, text } from './loose-value.ts';

/** A position that is called current and has ended, or ended before now and begun by nobody. */
export const historyContradiction: Check<'dossier'> = {
  id: 'history/contradiction',
  severity: 'warning',
  title: 'a position is current or has ended, not both',
  why: 'A reader cannot tell whether the provider still works there; payers send the form back, or call the employer.',
  help: 'remove `current` where the position has ended, or `until` where it is still held',
  cite: 'empanel convention: a position still held has no `until`',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
workHistory: [{ employer: Lakeside Medical Group, from: 2015-09, current: true }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
workHistory: [{ employer: Lakeside Medical Group, from: 2015-09, until: 2025-06, current: true }]
`,
  *faults({ value, asOf }) {
    for (const [index, one] of items(value.workHistory)) {
      const until = month(one.until);
      if (until === undefined || flag(one.current) !== true || until >= asOf.slice(0, until.length)) continue;
      const employer = text(one.employer) ?? 'this position';
      yield { pointer: ['workHistory', index, 'until'], message: `${employer} is called current and ended ${until}` };
    }
  },
};

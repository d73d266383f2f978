import type { Check } from './check.ts';
import { amount, items } from './loose-value.ts';

/** A limit for the whole year that is lower than that for one claim. */
export const coverLimitsSwapped: Check<'dossier' | 'group' | 'facility'> = {
  id: 'cover/limits-swapped',
  severity: 'error',
  title: 'the yearly limit of a cover is not below the limit per claim',
  why: 'Payers compare both limits with their minimum. Entered the wrong way round, a sufficient cover fails the checklist, or an insufficient one passes.',
  help: 'read both limits again on the face sheet: per claim first, aggregate second',
  cite: 'empanel convention: `perClaim` and `aggregate` as on the face sheet',
  kinds: ['dossier', 'group', 'facility'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
malpracticeCover: [{ carrier: Bay State Mutual, perClaim: 1000000, aggregate: 3000000 }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
malpracticeCover: [{ carrier: Bay State Mutual, perClaim: 3000000, aggregate: 1000000 }]
`,
  *faults({ kind, value }) {
    const list = kind === 'dossier' ? 'malpracticeCover' : 'cover';
    const covers = kind === 'dossier' ? items(value.malpracticeCover) : items(value.cover);
    for (const [index, one] of covers) {
      const [perClaim, aggregate] = [amount(one.perClaim), amount(one.aggregate)];
      if (perClaim === undefined || aggregate === undefined || aggregate >= perClaim || aggregate === 0) continue;
      yield {
        pointer: [list, index, 'aggregate'],
        message: `the aggregate of ${aggregate} is below the limit per claim of ${perClaim}`,
      };
    }
  },
};

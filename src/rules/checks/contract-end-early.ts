import type { Check } from './check.ts';
import { day, items, text } from './loose-value.ts';

/** A notice that ends the contract before it began, or takes effect before it was given. */
export const contractEndEarly: Check<'contract'> = {
  id: 'contract/end-early',
  severity: 'error',
  title: 'a notice that ends a contract takes effect after the contract begins and after it was given',
  why: 'A contract that ends before it begins covers no day: nothing under it may be billed, and no notice date can be counted.',
  help: 'compare the day in the letter with the first day of the contract; a year is the usual slip',
  cite: 'empanel convention: a termination takes effect after the contract does',
  kinds: ['contract'],
  good: `empanel: contract/v1
key: aetna-lakeside
payer: aetna-ma
holder: { group: lakeside }
route: group
effective: 2025-01-01
notices: [{ kind: termination, by: us, on: 2026-01-10, effective: 2026-05-01 }]
`,
  bad: `empanel: contract/v1
key: aetna-lakeside
payer: aetna-ma
holder: { group: lakeside }
route: group
effective: 2025-01-01
notices: [{ kind: termination, by: us, on: 2024-01-10, effective: 2024-05-01 }]
`,
  *faults({ value }) {
    const begins = day(value.effective);
    for (const [at, notice] of items(value.notices)) {
      const kind = text(notice.kind);
      const ends = day(notice.effective);
      if ((kind !== 'termination' && kind !== 'non-renewal') || ends === undefined) continue;
      const given = day(notice.on);
      if (begins !== undefined && ends <= begins)
        yield {
          pointer: ['notices', at, 'effective'],
          message: `the ${kind} takes effect on ${ends}, and the contract begins on ${begins}`,
        };
      else if (given !== undefined && ends < given)
        yield {
          pointer: ['notices', at, 'effective'],
          message: `the ${kind} takes effect on ${ends}, before the notice of ${given}`,
        };
    }
  },
};

import { dateAfter, durationText } from '../../domain/calendar/duration.ts';
import type { Check } from './check.ts';
import { readPapers } from './own-papers.ts';

/** A W-9 whose signature is older than payers take. */
export const w9Old: Check<'dossier' | 'group' | 'facility'> = {
  id: 'w9/old',
  severity: 'info',
  title: 'the newest W-9 was signed lately',
  why: 'A W-9 has no expiry date, and payers set one: some agencies take none signed more than half a year ago. A new one costs a signature; a returned application costs weeks.',
  help: 'have a new W-9 signed and dated before the next application, and add it under `documents`',
  cite: 'Colorado Medicaid, reasons for return: W-9 not dated within the last six months; the window is `returns.w9.signed` in the rule packs',
  kinds: ['dossier', 'group', 'facility'],
  good: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
documents: [{ kind: w9, says: { signedOn: 2026-09-30 } }, { kind: w9, says: { signedOn: 2024-02-03 } }]
`,
  bad: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
documents: [{ kind: w9, says: { signedOn: 2025-02-03 } }]
`,
  *faults(input) {
    const { asOf, windows } = input;
    const [newest] = readPapers(input, 'w9');
    if (newest?.datedOn === undefined || windows.w9Signed === null) return;
    if (dateAfter(newest.datedOn, windows.w9Signed) >= asOf) return;
    yield {
      pointer: [...newest.pointer, 'says', 'signedOn'],
      message: `the newest W-9 was signed on ${newest.datedOn}, more than ${durationText(windows.w9Signed)} before ${asOf}`,
    };
  },
};

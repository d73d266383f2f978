import { dateAfter, durationText } from '../../domain/calendar/duration.ts';
import type { Check } from './check.ts';
import { readPapers } from './own-papers.ts';

/** A bank letter older than payers take. */
export const bankPaperOld: Check<'dossier' | 'group' | 'facility'> = {
  id: 'bank-paper/old',
  severity: 'info',
  title: 'the newest bank letter is of lately',
  why: 'Agencies take a bank letter for half a year. An older one sends the enrollment back, and payment waits with it.',
  help: 'ask the bank for a new letter before the next application, and add it under `documents`',
  cite: 'Colorado Medicaid, reasons for return: bank letter older than six months; the window is `returns.bank-letter.signed` in the rule packs',
  kinds: ['dossier', 'group', 'facility'],
  good: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
documents:
  - kind: bank-letter
    says: { name: Lakeside Medical Group PLLC, accountType: checking, routingNumber: true, accountNumber: true, signedOn: 2026-09-30 }
`,
  bad: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
documents:
  - kind: bank-letter
    says: { name: Lakeside Medical Group PLLC, accountType: checking, routingNumber: true, accountNumber: true, signedOn: 2025-09-30 }
`,
  *faults(input) {
    const { asOf, windows } = input;
    const [newest] = readPapers(input, 'bank-letter');
    if (newest?.datedOn === undefined || windows.bankLetterSigned === null) return;
    if (dateAfter(newest.datedOn, windows.bankLetterSigned) >= asOf) return;
    yield {
      pointer: [...newest.pointer, 'says'],
      message: `the newest bank letter is of ${newest.datedOn}, more than ${durationText(windows.bankLetterSigned)} before ${asOf}`,
    };
  },
};

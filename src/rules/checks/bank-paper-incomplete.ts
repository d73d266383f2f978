import type { Says } from '../../domain/nouns/dossier.ts';
import type { Check } from './check.ts';
import { flag, isGiven, type Loose } from './loose-value.ts';
import { readPapers } from './own-papers.ts';

/** A bank letter or voided check that does not show all that payers need. */
export const bankPaperIncomplete: Check<'dossier' | 'group' | 'facility'> = {
  id: 'bank-paper/incomplete',
  severity: 'warning',
  title: 'a bank letter or voided check shows name and numbers',
  why: 'Payers set up payment from these papers alone. A letter without account type or signature, or a check without a printed name, sends the whole enrollment back.',
  help: 'ask the bank for a signed letter with name, account type, routing and account number, or send a printed check',
  cite: 'Colorado Medicaid, reasons for return: bank letter without name, account type, routing, account number or signature; voided check without name or numbers',
  kinds: ['dossier', 'group', 'facility'],
  good: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
documents:
  - kind: bank-letter
    says: { legalName: Lakeside Medical Group PLLC, accountType: checking, routingNumber: true, accountNumber: true, signedOn: 2026-09-30 }
`,
  bad: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
documents:
  - kind: bank-letter
    says: { legalName: Lakeside Medical Group PLLC, routingNumber: true, accountNumber: true, signedOn: 2026-09-30 }
`,
  *faults(input) {
    for (const kind of ['bank-letter', 'voided-check'] as const) {
      const [newest] = readPapers(input, kind);
      const missing = newest === undefined ? [] : missingParts(newest.says, kind);
      if (newest === undefined || missing.length === 0) continue;
      const paper = kind === 'bank-letter' ? 'bank letter' : 'voided check';
      yield { pointer: [...newest.pointer, 'says'], message: `the ${paper} does not show ${missing.join(', ')}` };
    }
  },
};

function missingParts(says: Loose<Says>, kind: 'bank-letter' | 'voided-check'): readonly string[] {
  const isLetter = kind === 'bank-letter';
  const parts: readonly (readonly [boolean, string])[] = [
    [isGiven(says.legalName) || isGiven(says.name), 'the name of the account holder'],
    [!isLetter || isGiven(says.accountType), 'the type of account'],
    [flag(says.routingNumber) === true, 'the routing number'],
    [flag(says.accountNumber) === true, 'the account number'],
    [!isLetter || isGiven(says.signedOn) || isGiven(says.signedBy), 'a signature'],
  ];
  return parts.flatMap(([shown, part]) => (shown ? [] : [part]));
}

import { folded } from '../../domain/suggestion.ts';
import type { Check } from './check.ts';
import { text } from './loose-value.ts';
import { readPapers } from './own-papers.ts';

/** A W-9 on which another box is ticked than the group's tax classification. */
export const w9OtherTaxClass: Check<'group'> = {
  id: 'w9/other-tax-class',
  severity: 'warning',
  title: "the box ticked on the W-9 is the group's tax classification",
  why: 'The payer reports what it pays under the box ticked, and the agencies compare it with the IRS letter. A limited company that ticks the box of a corporation gets its application back.',
  help: 'compare with the IRS letter; a limited company ticks its own box and writes C, S or P beside it',
  cite: 'IRS Form W-9, line 3a; Colorado Medicaid, reasons for return: wrong tax classification on the W-9',
  kinds: ['group'],
  good: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
taxClassification: llc-p
documents: [{ kind: w9, says: { taxClassification: Limited liability company (P) } }]
`,
  bad: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
taxClassification: llc-p
documents: [{ kind: w9, says: { taxClassification: C corporation } }]
`,
  *faults(input) {
    const known = text(input.value.taxClassification);
    const [newest] = readPapers(input, 'w9');
    const printed = text(newest?.says.taxClassification);
    if (newest === undefined || known === undefined || printed === undefined) return;
    const meant = classesNamed(printed);
    if (meant.length === 0 || meant.includes(known)) return;
    yield {
      pointer: [...newest.pointer, 'says', 'taxClassification'],
      message: `the W-9 says \`${printed}\`; the group is \`${known}\``,
    };
  },
};

/** The classifications that the words of a box can mean; none where they say none. */
function classesNamed(words: string): readonly string[] {
  const plain = folded(words)
    .replace(/[^a-z]+/g, ' ')
    .trim();
  if (/\b(?:llc|limited liability)\b/.test(plain)) {
    if (/\bsingle member\b|\bdisregarded\b/.test(plain)) return ['single-member-llc'];
    const letter = /\b(?:as )?(?:an? )?([csp])\b(?: corp\w*)?$/.exec(plain)?.[1] ?? /\b([csp]) corp/.exec(plain)?.[1];
    if (letter !== undefined) return [`llc-${letter}`];
    return plain.includes('partner') ? ['llc-p'] : ['llc-c', 'llc-s', 'llc-p', 'single-member-llc'];
  }
  if (/\b(?:sole proprietor|individual)/.test(plain)) return ['sole-proprietor', 'single-member-llc'];
  if (/\bc corp/.test(plain)) return ['c-corporation'];
  if (/\bs corp/.test(plain)) return ['s-corporation'];
  if (/\bpartnership\b/.test(plain)) return ['partnership'];
  if (/\b(?:trust|estate)\b/.test(plain)) return ['trust'];
  if (/\b(?:non ?profit|exempt|charit\w+)\b/.test(plain)) return ['nonprofit', 'other'];
  return /\bgovernment/.test(plain) ? ['government', 'other'] : [];
}

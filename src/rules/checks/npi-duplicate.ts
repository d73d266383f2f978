import type { Check } from './check.ts';
import { text } from './loose-value.ts';
import { otherPaths } from './workspace-index.ts';

/** One NPI in two dossiers. */
export const npiDuplicate: Check<'dossier'> = {
  id: 'npi/duplicate',
  severity: 'error',
  title: 'an NPI stands in one dossier',
  why: 'A provider has one NPI for life and one dossier. With two, nobody can say which license or which address counts, and the ledger cannot tell the two apart.',
  help: 'merge the two files, or correct the NPI in the one that has it wrong',
  cite: '45 CFR 162.410(a): a provider obtains and uses one NPI',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
---
empanel: dossier/v1
npi: "1992999999"
type: md
name: { first: Mei, last: Chen }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
---
empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Mei, last: Chen }
`,
  *faults({ value, index, path }) {
    const npi = text(value.npi);
    if (npi === undefined) return;
    const others = otherPaths(index, 'dossier', npi, path);
    if (others !== undefined) yield { pointer: ['npi'], message: `\`${npi}\` is also the NPI in ${others}` };
  },
};

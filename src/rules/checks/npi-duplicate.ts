import type { Check } from './check.ts';
import { text } from './loose-value.ts';
import { otherThan, pathsOf } from './workspace-index.ts';

/** One NPI in two documents. */
export const npiDuplicate: Check<'dossier' | 'group' | 'facility'> = {
  id: 'npi/duplicate',
  severity: 'error',
  title: 'an NPI stands in one document',
  why: 'A provider has one NPI for life and one dossier, and a group or facility has one of its own. With two, nobody can say whose license or address counts, and the ledger cannot tell the two apart.',
  help: 'merge the two files, or correct the NPI in the one that has it wrong',
  cite: '45 CFR 162.410(a): a provider obtains and uses one NPI',
  kinds: ['dossier', 'group', 'facility'],
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
  *faults(input) {
    const { value, index, path } = input;
    const npi = text(value.npi);
    if (npi === undefined) return;
    // Two files of one key are another fault.
    const sameKey = new Set(input.kind === 'dossier' ? [] : pathsOf(index, input.kind, text(input.value.key) ?? ''));
    const organizations = (index.organizations.get(npi) ?? []).filter((one) => one === path || !sameKey.has(one));
    const others = otherThan([...pathsOf(index, 'dossier', npi), ...organizations], path);
    if (others === undefined) return;
    const isSole = input.kind === 'group' && text(input.value.taxClassification) === 'sole-proprietor';
    yield {
      pointer: ['npi'],
      message: `\`${npi}\` is also the NPI in ${others}`,
      ...(isSole ? { help: 'leave `npi` out of the group: a sole proprietor bills under the NPI of the person' } : {}),
    };
  },
};

import type { Check } from './check.ts';
import { tinMark } from './index-entry.ts';
import { text } from './loose-value.ts';
import { readPapers } from './own-papers.ts';

/** The tax number of a group on the W-9 of a person, where the Social Security number belongs. */
export const w9GroupTin: Check<'dossier'> = {
  id: 'w9/group-tin',
  severity: 'warning',
  title: "a person's own W-9 does not carry the tax number of the group",
  why: "An individual enrollment is made under the person's Social Security number. With the number of the group it is returned, or the person is paid as the group.",
  help: "have the provider sign a W-9 as an individual, with the Social Security number; keep the group's W-9 in the group's file",
  cite: 'Colorado Medicaid, reasons for return: SSN needed, EIN or group TIN given; IRS Form W-9, part I',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
documents: [{ kind: w9, says: { name: Ana Ruiz, taxClassification: Individual/sole proprietor } }]
---
empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
tin: "12-3456789"
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
documents: [{ kind: w9, says: { name: Ana Ruiz, tin: "12-3456789", taxClassification: Individual/sole proprietor } }]
---
empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
tin: "12-3456789"
`,
  *faults(input) {
    const [newest] = readPapers(input, 'w9');
    const tin = text(newest?.says.tin);
    if (newest === undefined || tin === undefined) return;
    if (!/individual|sole/i.test(text(newest.says.taxClassification) ?? '')) return;
    const mark = tinMark(input.index.mark, tin);
    const group = [...input.index.groups.values()].find((one) => one.tin === mark);
    if (group === undefined) return;
    yield {
      pointer: [...newest.pointer, 'says', 'tin'],
      message: `the W-9 is that of a person, with the tax number of ${group.legalName ?? 'a group'}`,
    };
  },
};

import type { Check } from './check.ts';
import { tinMark } from './index-entry.ts';
import { text } from './loose-value.ts';

/** A contract under another tax number than that of the group that holds it. */
export const contractOtherTin: Check<'contract'> = {
  id: 'contract/other-tin',
  severity: 'warning',
  title: 'a contract is loaded under the tax number of its holder',
  why: "Payers pay by tax number. Under another one the group's claims are out of network, or somebody else is paid.",
  help: "compare the number on the contract with the group's IRS letter, and ask the payer to correct it",
  cite: 'empanel convention: `tin` of a contract is that of the group in `holder`',
  kinds: ['contract'],
  good: `empanel: contract/v1
key: aetna-lakeside
payer: aetna-ma
holder: { group: lakeside }
route: group
tin: "12-3456789"
---
empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
tin: "123456789"
`,
  bad: `empanel: contract/v1
key: aetna-lakeside
payer: aetna-ma
holder: { group: lakeside }
route: group
tin: "98-7654321"
---
empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
tin: "12-3456789"
`,
  *faults({ value, index }) {
    const group = index.groups.get(text(value.holder?.group) ?? '');
    const tin = text(value.tin);
    if (tin === undefined || group?.tin === undefined || group.tin === tinMark(index.mark, tin)) return;
    yield {
      pointer: ['tin'],
      message: `the tax number is not that of ${group?.legalName ?? 'the group that holds the contract'}`,
    };
  },
};

import type { Check } from './check.ts';
import { holdsOn } from './license-standing.ts';
import { day, items, text } from './loose-value.ts';

/** A provider who works at a group that lists its members, and is not among them. */
export const groupNotAMember: Check<'dossier'> = {
  id: 'group/not-a-member',
  severity: 'warning',
  title: 'whoever works at a group is among its members',
  why: "The group's members decide who stands on its contracts and rosters. A provider who is missing there bills, and is paid as out of network.",
  help: 'add the NPI under `members` of the group, or end the practice location with `until`',
  cite: 'empanel convention: group and dossier agree on who works where',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
practiceLocations: [{ group: lakeside }]
---
empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
members: [{ npi: "1234567893" }, { npi: "1992999999" }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
practiceLocations: [{ group: lakeside }]
---
empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
members: [{ npi: "1992999999" }]
`,
  *faults({ value, index, asOf }) {
    const npi = text(value.npi);
    const told = new Set<string>();
    for (const [at, one] of items(value.practiceLocations)) {
      const key = text(one.group) ?? '';
      const members = index.groups.get(key)?.members ?? null;
      if (npi === undefined || members === null || members.has(npi) || told.has(key)) continue;
      if (!holdsOn(day(one.from), day(one.until), asOf)) continue;
      told.add(key);
      yield {
        pointer: ['practiceLocations', at, 'group'],
        message: `the group \`${key}\` does not list \`${npi}\` among its members`,
      };
    }
  },
};

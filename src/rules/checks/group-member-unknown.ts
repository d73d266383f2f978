import type { Fault } from '../../domain/finding.ts';
import { npiFault, npiSuggestions } from '../../domain/identifiers/npi.ts';
import type { Check, CheckInput } from './check.ts';
import { day, items, type Leaf, type LooseList, text } from './loose-value.ts';

/** A member of a group, or of a contract, without a dossier. */
export const groupMemberUnknown: Check<'group' | 'contract'> = {
  id: 'group/member-unknown',
  severity: 'warning',
  title: 'everybody listed in a group or contract has a dossier',
  why: 'Whoever is listed without a dossier is not watched: no license, no attestation and no application of theirs ever falls due here.',
  help: 'add the dossier with `empanel provider add`, or correct the NPI; end the membership with `until` when it is over',
  cite: 'empanel convention: members are known by the NPI of their dossier',
  kinds: ['group', 'contract'],
  good: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
members: [{ npi: "1234567893" }]
---
empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
---
empanel: workspace/v1
id: lakeside
role: practice
timeZone: America/New_York
`,
  bad: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
members: [{ npi: "1992999999" }]
---
empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
---
empanel: workspace/v1
id: lakeside
role: practice
timeZone: America/New_York
`,
  *faults(input) {
    if (!input.index.isWhole) return;
    const members = input.value.members as LooseList<{ readonly npi?: string; readonly until?: string }>;
    for (const [at, member] of items(members)) {
      const until = day(member.until);
      if (until !== undefined && until <= input.asOf) continue;
      yield* unknownNpi(member.npi, ['members', at, 'npi'], input);
    }
    if (input.kind === 'contract') yield* unknownNpi(input.value.holder?.provider, ['holder', 'provider'], input);
  },
};

function* unknownNpi(
  npi: Leaf<string> | null | undefined,
  pointer: Fault['pointer'],
  { index }: CheckInput<'group' | 'contract'>,
): Iterable<Fault> {
  const given = text(npi);
  // A number that is no NPI is told as such.
  if (given === undefined || index.dossiers.has(given) || npiFault(given) !== undefined) return;
  const [meant] = npiSuggestions(given, (one) => index.dossiers.has(one));
  const message = `there is no dossier with the NPI \`${given}\``;
  yield meant === undefined ? { pointer, message } : { pointer, message, help: `write \`${meant}\` if that is meant` };
}

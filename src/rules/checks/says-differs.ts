import type { Fault } from '../../domain/finding.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Check, CheckInput } from './check.ts';
import { type PaperWithSays, papersOf } from './papers.ts';
import { entryDifferences } from './said-entry.ts';
import { type KnownNames, knownNames } from './said-name.ts';
import { organizationDifferences } from './said-organization.ts';
import { personDifferences } from './said-person.ts';
import type { Shown } from './shown-entry.ts';

const noNames: KnownNames = { names: [], writings: new Set() };

/** What a paper on file says against the dossier, the group or the facility it belongs to. */
export const saysDiffers: Check<'dossier' | 'group' | 'facility'> = {
  id: 'says/differs',
  severity: 'warning',
  title: 'papers on file say what the document says',
  why: 'Agencies return half of all applications, most of them because a paper sent along says something else than the form: a name, a number, a month. Whoever compares first does not wait twice.',
  help: 'compare the paper with the entry, and correct the one that is wrong; where the paper is the wrong one, ask its issuer for another',
  cite: 'Colorado Medicaid, reasons for return: license dates, legal entity name, NPI, taxonomy and insurance dates that differ from the proof',
  kinds: ['dossier', 'group', 'facility'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, middle: Lucia, last: Ruiz }
licenses: [{ state: MA, number: "204511", expires: 2028-01-31 }]
documents:
  - { kind: license, says: { name: "Ruiz, Ana L., MD", number: "204511", expires: 2028-01-31 } }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, middle: Lucia, last: Ruiz }
licenses: [{ state: MA, number: "204511", expires: 2028-01-31 }]
documents:
  - { kind: license, says: { name: "Ruiz, Ana L., MD", number: "204511", expires: 2027-01-31 } }
`,
  *faults(input) {
    const papers = papersOf(input);
    const known = input.kind === 'dossier' && papers.length > 0 ? knownNames(input.value) : noNames;
    for (const paper of papers) {
      yield* input.kind === 'dossier' ? personDifferences(paper, input, known) : organizationDifferences(paper, input);
      const { shown } = paper;
      if (shown.kind === 'entry') yield* entryDifferences(paper, shown.entry);
      if (shown.kind === 'unknown-number') yield unknownNumber(paper, shown, input);
    }
  },
};

type UnknownNumber = Extract<Shown, { readonly kind: 'unknown-number' }>;

function unknownNumber(
  { pointer }: PaperWithSays,
  shown: UnknownNumber,
  { kind }: CheckInput<'dossier' | 'group' | 'facility'>,
): Fault {
  const isSecret = shown.entries.some((entry) => entry.isSecret);
  const number = isSecret ? masked(shown.number, 'dea') : shown.number;
  const there = shown.entries.map((entry) => entry.what).join(', ');
  return {
    pointer: [...pointer, 'of'],
    message: `no entry of this ${kind} has the number \`${number}\``,
    help: `there is: ${there}`,
  };
}

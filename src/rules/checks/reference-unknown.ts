import type { Fault } from '../../domain/finding.ts';
import { nearest } from '../../domain/suggestion.ts';
import type { Check } from './check.ts';
import { type Reference, references } from './references.ts';

/** A payer, product, group, location, facility, pack or other key that nothing in the workspace has. */
export const referenceUnknown: Check<'dossier' | 'group' | 'payer' | 'contract' | 'facility' | 'workspace'> = {
  id: 'reference/unknown',
  severity: 'error',
  title: 'what is referred to exists',
  why: 'A key that nobody has is a connection that is not made: the payer is never applied to, the license never asked for at that address, the rule never counted.',
  help: 'correct the key, or add the document it names',
  cite: 'empanel convention: keys name documents of the same workspace',
  kinds: ['dossier', 'group', 'payer', 'contract', 'facility', 'workspace'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
payers: [{ payer: aetna-ma }]
---
empanel: payer/v1
key: aetna-ma
name: Aetna of Massachusetts
lines: [commercial]
---
empanel: workspace/v1
id: lakeside
role: practice
timeZone: America/New_York
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
payers: [{ payer: aetna-mass }]
---
empanel: payer/v1
key: aetna-ma
name: Aetna of Massachusetts
lines: [commercial]
---
empanel: workspace/v1
id: lakeside
role: practice
timeZone: America/New_York
`,
  *faults(input) {
    if (!input.index.isWhole) return;
    for (const reference of references(input)) yield* broken(reference);
  },
};

function* broken({ pointer, what, key, known }: Reference): Iterable<Fault> {
  if (key === undefined || known.has(key)) return;
  const [near] = nearest(key, known.keys(), { limit: 1 });
  const message = `there is no ${what} \`${key}\``;
  if (near !== undefined) yield { pointer, message, help: `write \`${near}\` if that is meant` };
  else yield { pointer, message };
}

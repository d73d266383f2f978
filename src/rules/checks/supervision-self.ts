import type { Check } from './check.ts';
import { items, text } from './loose-value.ts';

/** An agreement of a provider with themself. */
export const supervisionSelf: Check<'dossier'> = {
  id: 'supervision/self',
  severity: 'error',
  title: 'an agreement is with somebody else',
  why: "Boards and payers look the collaborating or supervising person up by the NPI. The provider's own number there makes the agreement void on its face.",
  help: 'write the NPI of the collaborating or supervising person under `with`',
  cite: 'empanel convention: `with` is the NPI of the other party',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: np
name: { first: Ana, last: Ruiz }
supervision: [{ kind: collaborating, with: "1679576722", state: MA }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: np
name: { first: Ana, last: Ruiz }
supervision: [{ kind: collaborating, with: "1234567893", state: MA }]
`,
  *faults({ value }) {
    const own = text(value.npi);
    for (const [index, one] of items(value.supervision)) {
      if (own === undefined || text(one.with) !== own) continue;
      yield { pointer: ['supervision', index, 'with'], message: `\`${own}\` is the provider's own NPI` };
    }
  },
};

import type { Check } from './check.ts';
import { flag, items } from './loose-value.ts';

/** Several primary taxonomies, or none among several. */
export const taxonomyPrimary: Check<'dossier'> = {
  id: 'taxonomy/primary',
  severity: 'error',
  title: 'exactly one taxonomy is primary',
  why: 'The primary code decides as which specialty a payer loads the provider, and so which fee schedule and which panel. The register has exactly one.',
  help: 'set `primary: true` on the main specialty, the same as in the NPI registry, and on no other',
  cite: 'NPPES, Healthcare Provider Primary Taxonomy Switch: one per NPI',
  kinds: ['dossier'],
  reads: ['taxonomies'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
taxonomies: [{ code: 207Q00000X, primary: true }, { code: 207R00000X }]
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
taxonomies: [{ code: 207Q00000X, primary: true }, { code: 207R00000X, primary: true }]
`,
  *faults({ value }) {
    const all = items(value.taxonomies);
    const [first, second] = all.filter(([, one]) => flag(one.primary) === true);
    if (second !== undefined) {
      yield { pointer: ['taxonomies', second[0], 'primary'], message: 'more than one taxonomy is marked as primary' };
    }
    if (first !== undefined || all.length === 0) return;
    // One code alone can only be the primary one; it is not marked, but nothing is in doubt.
    const severity = all.length === 1 ? 'info' : 'error';
    yield { pointer: ['taxonomies'], message: 'no taxonomy is marked as primary', severity };
  },
};

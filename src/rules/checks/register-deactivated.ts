import type { Check } from './check.ts';
import { day, text } from './loose-value.ts';

/** An NPI that the register has deactivated. */
export const registerDeactivated: Check<'dossier' | 'group' | 'facility'> = {
  id: 'register/deactivated',
  severity: 'error',
  title: 'the NPI is active in the register',
  why: 'A deactivated NPI cannot be enrolled, billed under or prescribed with, and it is never given to anyone else. Payers that match against the register refuse the application and then the claims.',
  help: 'have the NPI reactivated in NPPES and import it again; if it was given up, use the new one',
  cite: '45 CFR 162.408(c) and (e)',
  kinds: ['dossier', 'group', 'facility'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
register: { nppes: { deactivated: 2006-03-16, reactivated: 2006-03-20 } }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
register: { nppes: { deactivated: 2019-03-16 } }
`,
  *faults({ value, asOf }) {
    const nppes = value.register?.nppes;
    const deactivated = day(nppes?.deactivated);
    if (deactivated === undefined || deactivated > asOf) return;
    const reactivated = day(nppes?.reactivated);
    if (reactivated !== undefined && reactivated >= deactivated) return;
    const npi = text(value.npi);
    yield {
      pointer: ['register', 'nppes', 'deactivated'],
      message: `the register deactivated ${npi === undefined ? 'this NPI' : `NPI \`${npi}\``} on ${deactivated}`,
    };
  },
};

import { compactFor, isProviderType, licenseCompacts } from '../../domain/profession.ts';
import type { Check } from './check.ts';
import { compactGrant, isCompactFor } from './license-standing.ts';
import { items, text, texts } from './loose-value.ts';

/** A compact that is for another profession, or that gives no privileges. */
export const licenseWrongCompact: Check<'dossier'> = {
  id: 'license/wrong-compact',
  severity: 'error',
  title: 'a compact is one for the profession, and gives what is claimed',
  why: 'Each interstate compact is for certain professions. A nurse practitioner may not practise as one under the nurse compact, and the medical compact gives separate licenses, not privileges: relying on either is practice without a license.',
  help: "name the compact of the license's own profession; where it gives separate licenses, enter each of them under `licenses`",
  cite: 'the compacts as enacted by the member states: each says which licenses it is for and what it grants',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: np
name: { first: Ana, last: Ruiz }
licenses:
  - { state: ME, number: "20451" }
  - { state: ME, type: rn, number: R20451, compact: nlc, privilegeStates: [NH] }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: np
name: { first: Ana, last: Ruiz }
licenses:
  - { state: ME, number: "20451", compact: nlc, privilegeStates: [NH] }
`,
  *faults({ value }) {
    for (const [index, license] of items(value.licenses)) {
      const compact = text(license.compact);
      const type = text(license.type) ?? text(value.type);
      if (compact === undefined || type === undefined) continue;
      const pointer = ['licenses', index, 'compact'];
      const name = licenseCompacts.find((one) => one.key === compact)?.name ?? compact;
      if (!isCompactFor(type, compact)) {
        const meant = isProviderType(type) ? compactFor(type) : undefined;
        const message = `the ${name} is not for a license of type \`${type}\``;
        yield meant === undefined
          ? { pointer, message }
          : { pointer, message, help: `write \`${meant.key}\` if the ${meant.name} is meant` };
      } else if (compactGrant(license) === 'license' && texts(license.privilegeStates).length > 0) {
        yield {
          pointer: ['licenses', index, 'privilegeStates'],
          message: `the ${name} gives a separate license in each state, not privileges under this one`,
        };
      }
    }
  },
};

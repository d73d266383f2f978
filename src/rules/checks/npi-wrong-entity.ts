import type { Check } from './check.ts';
import { text } from './loose-value.ts';

/** The NPI of an organization in the dossier of a person, or the other way round. */
export const npiWrongEntity: Check<'dossier' | 'group'> = {
  id: 'npi/wrong-entity',
  severity: 'error',
  title: 'a person has the NPI of a person, an organization that of an organization',
  why: 'Forms ask for both numbers, and payers look each up under its own type. The number of the group in the place of the provider, or the reverse, matches nothing.',
  help: 'put the type 1 NPI of the person into the dossier and the type 2 NPI of the organization into the group',
  cite: '45 CFR 162.406; NPPES entity types 1 (individual) and 2 (organization)',
  kinds: ['dossier', 'group'],
  good: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\nregister: { nppes: { entity: individual } }\n',
  bad: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\nregister: { nppes: { entity: organization } }\n',
  *faults(input) {
    const { kind, value } = input;
    const npi = text(value.npi);
    const entity = text(value.register?.nppes?.entity);
    if (npi === undefined || entity === undefined) return;
    const pointer = ['npi'];
    if (kind === 'dossier' && entity === 'organization') {
      yield { pointer, message: `\`${npi}\` is registered to an organization, not to a person` };
    }
    // A sole proprietor has no second NPI and bills under the one of the person.
    const isPerson =
      kind === 'group' && ['sole-proprietor', 'single-member-llc'].includes(text(value.taxClassification) ?? '');
    if (kind === 'group' && entity === 'individual' && !isPerson) {
      yield { pointer, message: `\`${npi}\` is registered to a person, not to an organization`, severity: 'warning' };
    }
  },
};

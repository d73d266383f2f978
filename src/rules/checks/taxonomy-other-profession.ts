import { isForOrganisations, taxonomyLabel } from '../../domain/identifiers/taxonomy.ts';
import type { Check } from './check.ts';
import { items, text } from './loose-value.ts';

/** Types whose taxonomies begin with `20`, allopathic and osteopathic physicians; oral surgeons may hold one too. */
const physicianTypes = new Set(['md', 'do', 'dds', 'dmd', 'other']);

/** A taxonomy code of another profession, or of an organization. */
export const taxonomyOtherProfession: Check<'dossier'> = {
  id: 'taxonomy/other-profession',
  severity: 'warning',
  title: 'a taxonomy code fits the profession',
  why: "A nurse practitioner loaded under a physician's specialty is paid by the wrong schedule, and the money is taken back later; a code of an organization is refused for a person.",
  help: 'choose the code of the profession that is licensed, here and in the NPI registry',
  cite: 'National Uniform Claim Committee, Health Care Provider Taxonomy: groupings by profession, individuals and organizations apart',
  kinds: ['dossier'],
  good: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: np\nname: { first: Ana, last: Ruiz }\ntaxonomies: [{ code: 363LF0000X, primary: true }]\n',
  bad: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: np\nname: { first: Ana, last: Ruiz }\ntaxonomies: [{ code: 207Q00000X, primary: true }]\n',
  *faults({ value }) {
    const type = text(value.type);
    for (const [index, one] of items(value.taxonomies)) {
      const code = text(one.code);
      const label = code === undefined ? undefined : taxonomyLabel(code);
      if (code === undefined || label === undefined) continue;
      const pointer = ['taxonomies', index, 'code'];
      if (isForOrganisations(code)) {
        yield { pointer, message: `\`${code}\` (${label}) is a code for organizations, not for a person` };
      } else if (type !== undefined && code.startsWith('20') && !physicianTypes.has(type)) {
        yield { pointer, message: `\`${code}\` (${label}) is a code for physicians; the type here is \`${type}\`` };
      }
    }
  },
};

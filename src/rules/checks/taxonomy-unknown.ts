import { taxonomyFault, taxonomyRelease, taxonomySuggestions } from '../../domain/identifiers/taxonomy.ts';
import type { Check, CheckInput } from './check.ts';
import { pointerOf } from './document-parts.ts';
import { items, text } from './loose-value.ts';

/** Keys under which taxonomy codes stand. */
const codeNames = new Set(['taxonomy', 'taxonomies', 'code']);

/** A taxonomy code that the code set does not have. */
export const taxonomyUnknown: Check<'dossier' | 'group' | 'facility' | 'payer'> = {
  id: 'taxonomy/unknown',
  severity: 'error',
  title: 'a taxonomy code is in the code set',
  why: "Claims and applications with a code that does not exist, or no longer does, are rejected by the payer's front end before anyone reads them.",
  help: `look the specialty up in the code set; the release known here is ${taxonomyRelease}, so a newer code can be suppressed with a comment`,
  cite: 'National Uniform Claim Committee, Health Care Provider Taxonomy code set; 45 CFR 162.1002',
  kinds: ['dossier', 'group', 'facility', 'payer'],
  good: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\ntaxonomies: [{ code: 207Q00000X, primary: true }]\n',
  bad: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\ntaxonomies: [{ code: 207Q00001X, primary: true }]\n',
  *faults(input) {
    const registered = registeredCodes(input);
    for (const { name, text: code, place } of input.parts.texts) {
      if (!codeNames.has(name) || taxonomyFault(code) !== 'unknown') continue;
      const pointer = pointerOf(place);
      if (pointer[0] === 'register' || (name === 'code' && pointer[0] !== 'taxonomies')) continue;
      const near = taxonomySuggestions(code, 1)[0];
      const message = `\`${code}\` is not in the taxonomy code set`;
      // What the register itself says is at most out of date.
      const weight = near === undefined || registered.has(code) ? ({ severity: 'warning' } as const) : {};
      yield near === undefined
        ? { pointer, message, ...weight }
        : { pointer, message, help: `write \`${near.code}\` if ${near.label} is meant`, ...weight };
    }
  },
};

function registeredCodes(input: CheckInput<'dossier' | 'group' | 'facility' | 'payer'>): ReadonlySet<string> {
  if (input.kind === 'payer') return new Set();
  return new Set(items(input.value.register?.nppes?.taxonomies).flatMap(([, one]) => text(one.code) ?? []));
}

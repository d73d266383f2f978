import { npiFault, npiSuggestions } from '../../domain/identifiers/npi.ts';
import type { Check } from './check.ts';
import { pointerOf } from './document-parts.ts';

/** Keys under which an NPI stands, in any kind of document. */
const npiNames = new Set(['npi', 'npis', 'with', 'provider', 'chairNpi']);

/** An NPI whose last digit does not fit the others. Its length and first digit are the schema's business. */
export const npiCheckDigit: Check<'dossier' | 'group' | 'facility' | 'contract'> = {
  id: 'npi/check-digit',
  severity: 'error',
  title: 'an NPI passes its check digit',
  why: 'The last digit is computed from the other nine. One that does not fit is a typing error: the number belongs to nobody, and every form that carries it comes back.',
  help: 'look the provider up in the NPI registry and copy the number from there',
  cite: '45 CFR 162.406(a): ten digits, the last a check digit by the ISO standard Luhn formula',
  kinds: ['dossier', 'group', 'facility', 'contract'],
  good: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\n',
  bad: 'empanel: dossier/v1\nnpi: "1234567839"\ntype: md\nname: { first: Ana, last: Ruiz }\n',
  *faults({ parts, index }) {
    for (const { name, text, place } of parts.texts) {
      if (!npiNames.has(name) || npiFault(text) !== 'check-digit') continue;
      const isOwn = place.parent === null;
      const known = index.isKnown && !isOwn ? (npi: string): boolean => index.dossiers.has(npi) : undefined;
      const meant = npiSuggestions(text, known).slice(0, 3);
      const message = `\`${text}\` is not an NPI: its last digit does not fit the others`;
      const pointer = pointerOf(place);
      const near = meant.map((npi) => `\`${npi}\``).join(' or ');
      yield meant.length === 0
        ? { pointer, message }
        : { pointer, message, help: `compare it with the NPI registry; ${near} would pass` };
    }
  },
};

import { ssnFault, ssnPlaces } from '../../domain/identifiers/ssn.ts';
import type { Check } from './check.ts';
import { pointerOf } from './document-parts.ts';
import { text } from './loose-value.ts';

/** Nine digits in three groups: what nearly every text does not have, found out fast. */
const mayHoldOne = /\d{3}\D\d{2}\D\d{4}/;

/** A whole Social Security number in a file that is shared and kept for ever. */
export const ssnFullInFile: Check<'dossier' | 'group' | 'facility' | 'payer' | 'contract'> = {
  id: 'ssn/full-in-file',
  severity: 'warning',
  title: 'whole Social Security numbers stay out of files',
  why: 'Dossiers are kept in version control, where every copy keeps what it once held. The last four digits do for matching; the whole number belongs in the vault, encrypted.',
  help: 'keep the last four digits (`ssn: "6789"`), or write `ssnRef: vault` and enter the number in the vault; then remove it from the history of the file',
  cite: 'empanel convention: secrets live in the vault; compare 45 CFR 164.514(b)(2)(i)(G)',
  kinds: ['dossier', 'group', 'facility', 'payer', 'contract'],
  good: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\nssnRef: vault\n',
  bad: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\nssn: "123-45-6789"\n',
  *faults(input) {
    const message = 'a whole Social Security number stands in this file';
    const own = input.kind === 'dossier' ? text(input.value.ssn) : undefined;
    if (own !== undefined && ssnFault(own) === undefined) yield { pointer: ['ssn'], message };
    for (const { name, text: written, place } of input.parts.texts) {
      if ((name === 'ssn' && place.parent === null) || !mayHoldOne.test(written) || ssnPlaces(written).length === 0)
        continue;
      yield { pointer: pointerOf(place), message };
    }
  },
};

import { deaFault, deaSuggestions } from '../../domain/identifiers/dea.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Check } from './check.ts';
import { items, text } from './loose-value.ts';

/** A DEA number whose last digit does not fit the others. */
export const deaCheckDigit: Check<'dossier'> = {
  id: 'dea/check-digit',
  severity: 'error',
  title: 'a DEA number passes its check digit',
  why: 'The last digit is computed from the six before it. A number that does not fit is a typing error; pharmacies and payers check it the same way and refuse it.',
  help: 'compare the number with the certificate',
  cite: 'Drug Enforcement Administration, registration number format: the last digit is that of the sum of the 1st, 3rd and 5th digit and twice the sum of the others',
  kinds: ['dossier'],
  good: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\ndea: [{ number: AR1234563, state: MA }]\n',
  bad: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\ndea: [{ number: AR1234567, state: MA }]\n',
  *faults({ value }) {
    for (const [index, { number }] of items(value.dea)) {
      const given = text(number);
      if (given === undefined || deaFault(given) !== 'check-digit') continue;
      const pointer = ['dea', index, 'number'];
      const message = `\`${masked(given, 'dea')}\` is not a DEA number: its last digit does not fit the others`;
      // The number itself is never shown, so what would pass is told by what happened to the digits.
      yield deaSuggestions(given).length === 0
        ? { pointer, message }
        : { pointer, message, help: 'compare the number with the certificate; two neighbouring digits may be swapped' };
    }
  },
};

import { deaFault, deaLetterAgrees } from '../../domain/identifiers/dea.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Check } from './check.ts';
import { items, text } from './loose-value.ts';

/** A DEA number whose second letter begins none of the provider's last names. */
export const deaNameLetter: Check<'dossier'> = {
  id: 'dea/name-letter',
  severity: 'warning',
  title: 'the second letter of a DEA number begins a last name of the provider',
  why: "The letter is taken from the last name at registration. Another letter means a number typed from somebody else's certificate, or a former name that payers will ask about.",
  help: 'compare the number with the certificate; if it was issued under a former name, add that name under `formerNames`',
  cite: 'Drug Enforcement Administration, registration number format: the second letter is the first of the last name, or 9 for a business',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
formerNames: [{ last: Ortega, kind: maiden }]
dea: [{ number: AO1234563, state: MA }]
`,
  bad: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\ndea: [{ number: AO1234563, state: MA }]\n',
  *faults({ value }) {
    const last = text(value.name?.last);
    if (last === undefined) return;
    const formerLast = items(value.formerNames).flatMap(([, former]) => text(former.last) ?? []);
    for (const [index, { number }] of items(value.dea)) {
      const given = text(number);
      if (given === undefined || deaFault(given) !== undefined || deaLetterAgrees(given, { last, formerLast }))
        continue;
      const names = [last, ...formerLast].map((name) => `\`${name}\``).join(', ');
      yield {
        pointer: ['dea', index, 'number'],
        message: `the second letter of \`${masked(given, 'dea')}\` begins neither the last name nor a former one: ${names}`,
      };
    }
  },
};

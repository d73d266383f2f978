import { masked } from '../../domain/identifiers/mask.ts';
import { isLastFour, ssnFault } from '../../domain/identifiers/ssn.ts';
import type { Check } from './check.ts';
import { text } from './loose-value.ts';

/** Digits that cannot be, or end, a Social Security number. What the schema can tell is left to it. */
export const ssnShape: Check<'dossier'> = {
  id: 'ssn/shape',
  severity: 'error',
  title: 'a Social Security number is one that was issued',
  why: 'Payers and the data bank match people by it. A number out of a specimen card, or zeros to fill the field, matches nobody.',
  help: 'take the last four digits from the card, or remove the line',
  cite: 'Social Security Administration, number assignment: serial 0000 is not issued; numbers of specimen cards are void',
  kinds: ['dossier'],
  good: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\nssn: "6789"\n',
  bad: 'empanel: dossier/v1\nnpi: "1234567893"\ntype: md\nname: { first: Ana, last: Ruiz }\nssn: "0000"\n',
  *faults({ value }) {
    const given = text(value.ssn);
    if (given === undefined) return;
    const isWrong = given.length === 4 ? !isLastFour(given) : ssnFault(given) === 'never-issued';
    if (isWrong)
      yield { pointer: ['ssn'], message: `\`${masked(given, 'ssn')}\` is not a number that was ever issued` };
  },
};

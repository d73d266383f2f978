/** Names on papers, which print credentials behind them. */

import { isNamedBy, type PersonName } from '../domain/person-name.ts';

/** Credentials that are also last names: "ANA DO" is a person, or Ana with a degree. */
const alsoNames = /[\s,]+(?:d\.?o|m\.?a|p\.?a|o\.?d|m\.?s)\.?$/i;

/** Whether a printed name can be this person's: in whatever order, with or without the credential at its end. */
export function isPrintedNameOf(printed: string, name: PersonName): boolean {
  return isNamedBy(printed, name) || isNamedBy(printed.trim().replace(alsoNames, ''), name);
}

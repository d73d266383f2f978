import { isStateCode, stateName } from '../../domain/state.ts';
import { statesOfZip } from '../../domain/zip-code.ts';
import type { Check } from './check.ts';
import { pointerOf } from './document-parts.ts';

/** A ZIP code of another state than the one beside it. */
export const addressZipState: Check<'dossier' | 'group' | 'facility' | 'payer' | 'contract'> = {
  id: 'address/zip-state',
  severity: 'warning',
  title: 'the ZIP code lies in the state',
  why: 'Payers check addresses against the postal service before they load them. One that does not exist is returned, and letters with deadlines go elsewhere.',
  help: 'look the address up with the postal service and correct the ZIP code or the state',
  cite: 'United States Postal Service, Domestic Mail Manual, labeling list L002: ZIP code prefixes by state',
  kinds: ['dossier', 'group', 'facility', 'payer', 'contract'],
  good: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
mailingAddress: { line1: 120 Harbor Street, city: Boston, state: MA, zip: "02110" }
`,
  bad: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
mailingAddress: { line1: 120 Harbor Street, city: Boston, state: MA, zip: "20110" }
`,
  *faults({ parts }) {
    for (const { name, members, place } of parts.maps) {
      const { zip, state } = members;
      // What the register has is compared with the dossier, not judged.
      if (typeof zip !== 'string' || typeof state !== 'string' || place?.parent?.part === 'nppes') continue;
      const states = statesOfZip(zip);
      if (states.length === 0 || states.includes(state) || !isStateCode(state)) continue;
      const there = states.map((code) => stateName(code) ?? code).join(' or ');
      // Nobody is told where a provider lives.
      const shown = name === 'homeAddress' ? 'the ZIP code' : `the ZIP code \`${zip}\``;
      yield { pointer: pointerOf(place, 'zip'), message: `${shown} lies in ${there}, not in ${stateName(state)}` };
    }
  },
};

import { addressWords, type StreetAddress } from '../../domain/address.ts';
import type { Check, CheckInput } from './check.ts';
import { items, text } from './loose-value.ts';
import { readPapers } from './own-papers.ts';
import { serviceAddresses } from './practice-places.ts';
import { isSamePlace, streetAddress } from './street-address.ts';

/** A W-9 with an address that is none of those of the group or provider. */
export const w9OtherAddress: Check<'dossier' | 'group'> = {
  id: 'w9/other-address',
  severity: 'warning',
  title: 'the address on the W-9 is one of those on the application',
  why: 'Agencies compare the W-9 with the mailing, the payment and the service address, and return the application when it is none of them.',
  help: 'have a W-9 signed with one of the addresses in use, or correct the address here',
  cite: 'Colorado Medicaid, reasons for return: address on the W-9 matches neither mail-to, pay-to nor service address',
  kinds: ['dossier', 'group'],
  good: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
mailingAddress: { line1: 120 Harbor Street, line2: Suite 4, city: Boston, state: MA, zip: "02110" }
documents:
  - { kind: w9, says: { address: { line1: 120 Harbor St. Ste 4, city: BOSTON, state: MA, zip: 02110-4301 } } }
`,
  bad: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
mailingAddress: { line1: 120 Harbor Street, line2: Suite 4, city: Boston, state: MA, zip: "02110" }
documents:
  - { kind: w9, says: { address: { line1: 8 Elm Street, city: Quincy, state: MA, zip: "02169" } } }
`,
  *faults(input) {
    const [newest] = readPapers(input, 'w9');
    const printed = streetAddress(newest?.says.address);
    if (newest === undefined || printed === undefined) return;
    const known = knownAddresses(input);
    if (known.length === 0 || known.some((one) => isSamePlace(one, printed))) return;
    yield {
      pointer: [...newest.pointer, 'says', 'address'],
      message: `the W-9 has the address \`${addressWords(printed)}\`, which is none of the mailing, payment and service addresses`,
    };
  },
};

function knownAddresses(input: CheckInput<'dossier' | 'group'>): readonly StreetAddress[] {
  if (input.kind === 'group') {
    const { mailingAddress, remitAddress, locations } = input.value;
    const places = items(locations).map(([, one]) => streetAddress(one.address));
    return [streetAddress(mailingAddress), streetAddress(remitAddress), ...places].filter((one) => one !== undefined);
  }
  const groups = items(input.value.practiceLocations).flatMap(
    ([, one]) => input.index.groups.get(text(one.group) ?? '')?.otherAddresses ?? [],
  );
  const mailing = streetAddress(input.value.contact?.mailingAddress);
  return [...(mailing === undefined ? [] : [mailing]), ...serviceAddresses(input.value, input), ...groups];
}

import type { Fault, Pointer } from '../../domain/finding.ts';
import type { Check } from './check.ts';
import { items, type LooseList, text } from './loose-value.ts';

/** A post office box in the place of a street where patients are seen. */
export const addressPoBox: Check<'dossier' | 'group'> = {
  id: 'address/po-box',
  severity: 'warning',
  title: 'patients are seen at a street address',
  why: 'Agencies visit the places of service and look them up on a map. An enrollment with a box as its practice location is returned or, after a failed visit, revoked.',
  help: 'write the street address of the place, and the box as mailing address',
  cite: '42 CFR 424.57(c)(7), 424.517; Form CMS-855I and CMS-855B, practice location: no post office box',
  kinds: ['dossier', 'group'],
  good: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
mailingAddress: { line1: PO Box 1200, city: Boston, state: MA, zip: "02110" }
locations: [{ key: main, address: { line1: 120 Harbor Street, city: Boston, state: MA, zip: "02110" } }]
`,
  bad: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
locations: [{ key: main, address: { line1: PO Box 1200, city: Boston, state: MA, zip: "02110" } }]
`,
  *faults({ kind, value }) {
    const list = kind === 'dossier' ? 'practiceLocations' : 'locations';
    const places = (kind === 'dossier' ? value.practiceLocations : value.locations) as
      | LooseList<Place>
      | null
      | undefined;
    for (const [at, place] of items(places)) {
      if (text(place.kind) === 'billing') continue;
      const isOnLine2 = isBox(text(place.address?.line2)) && !/\d/.test(text(place.address?.line1) ?? '');
      if (isBox(text(place.address?.line1))) yield box([list, at, 'address', 'line1']);
      else if (isOnLine2) yield box([list, at, 'address', 'line2']);
    }
  },
};

interface Place {
  readonly kind?: string;
  readonly address?: { readonly line1?: string; readonly line2?: string };
}

function isBox(line: string | undefined): boolean {
  return line !== undefined && /^\s*(?:p\.?\s?o\.?\s*box|post office box)\b/i.test(line);
}

function box(pointer: Pointer): Fault {
  return { pointer, message: 'a post office box is no place where patients are seen' };
}

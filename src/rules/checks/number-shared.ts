import type { Fault, Pointer } from '../../domain/finding.ts';
import { masked } from '../../domain/identifiers/mask.ts';
import type { Check, CheckInput } from './check.ts';
import { holderKey } from './index-entry.ts';
import { items, text } from './loose-value.ts';

/** A license, DEA number or CAQH id that two dossiers have. */
export const numberShared: Check<'dossier'> = {
  id: 'number/shared',
  severity: 'error',
  title: 'a personal number stands in the dossier of one person',
  why: "Licenses, DEA registrations and CAQH profiles belong to one person. The same number twice comes from copying a dossier, and one of the two providers would be verified under the other's license.",
  help: 'correct the number in the dossier that has it wrong',
  cite: 'empanel convention: a number issued to one person stands in one dossier',
  kinds: ['dossier'],
  good: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
caqh: { id: "12345678" }
---
empanel: dossier/v1
npi: "1992999999"
type: md
name: { first: Mei, last: Chen }
caqh: { id: "12345679" }
`,
  bad: `empanel: dossier/v1
npi: "1234567893"
type: md
name: { first: Ana, last: Ruiz }
caqh: { id: "12345678" }
---
empanel: dossier/v1
npi: "1992999999"
type: md
name: { first: Mei, last: Chen }
caqh: { id: "12345678" }
`,
  *faults(input) {
    const { value } = input;
    if (!input.index.isKnown) return;
    const caqh = text(value.caqh?.id);
    if (caqh !== undefined) yield* shared(input, holderKey('caqh', caqh), ['caqh', 'id'], `CAQH id \`${caqh}\``);
    for (const [index, { state, type, number }] of items(value.licenses)) {
      const [place, digits] = [text(state), text(number)];
      // "pending" and "exempt" stand in many dossiers.
      if (place === undefined || digits === undefined || !/\d/.test(digits)) continue;
      const key = holderKey('license', place, text(type) ?? text(value.type) ?? '', digits);
      // Some boards count each series of licenses from the beginning, so here two may be right.
      for (const fault of shared(input, key, ['licenses', index, 'number'], `${place} license \`${digits}\``)) {
        yield { ...fault, severity: 'warning' };
      }
    }
    for (const [index, { number }] of items(value.dea)) {
      const digits = text(number);
      if (digits === undefined) continue;
      yield* shared(
        input,
        holderKey('dea', digits),
        ['dea', index, 'number'],
        `DEA number \`${masked(digits, 'dea')}\``,
      );
    }
  },
};

/** How many other files a finding names. */
const named = 5;

/** The same NPI in the other file is a finding of its own, and the cause of this one. */
function* shared(
  { value, index, path }: CheckInput<'dossier'>,
  key: string,
  pointer: Pointer,
  what: string,
): Iterable<Fault> {
  const holders = index.holders.get(index.mark(key)) ?? [];
  if (holders.length < 2) return;
  const npi = text(value.npi);
  const others = new Set<string>();
  for (const holder of holders) {
    if (holder.path !== path && holder.npi !== npi) others.add(holder.path);
    // A placeholder may stand in thousands of files; naming them all in each would help nobody.
    if (others.size > named) break;
  }
  const more = others.size > named ? ' and more' : '';
  if (others.size > 0)
    yield { pointer, message: `${what} also stands in ${[...others].slice(0, named).join(', ')}${more}` };
}

import type { Pointer } from '../../domain/finding.ts';
import type { Fee } from '../../domain/nouns/contract.ts';
import type { Check } from './check.ts';
import { items, type LooseList, text } from './loose-value.ts';

/** A price in a contract with parts of a cent. */
export const contractCents: Check<'contract'> = {
  id: 'contract/cents',
  severity: 'error',
  title: 'a price in a contract is in whole cents',
  why: 'Payers pay whole cents. A price with parts of a cent is a slip of the pen, and would be rounded in every comparison with what was paid.',
  help: 'write two places after the point at most, as the contract has it',
  cite: 'empanel convention: money is kept in whole cents',
  kinds: ['contract'],
  good: `empanel: contract/v1
key: aetna-lakeside
payer: aetna-ma
holder: { group: lakeside }
route: group
fees:
  - { basis: conversion-factor, amount: 20.4379, codes: ["00100-01999"] }
  - { basis: flat, amount: 31.25, codes: ["36415"] }
`,
  bad: `empanel: contract/v1
key: aetna-lakeside
payer: aetna-ma
holder: { group: lakeside }
route: group
fees:
  - { basis: flat, amount: 31.255, codes: ["36415"] }
`,
  *faults({ value }) {
    yield* broken(value.fees, ['fees']);
    for (const [at, round] of items(value.rounds)) yield* broken(round.fees, ['rounds', at, 'fees']);
  },
};

function* broken(
  fees: LooseList<Fee> | null | undefined,
  at: Pointer,
): Iterable<{ readonly pointer: Pointer; readonly message: string }> {
  for (const [index, { basis, amount }] of items(fees as LooseList<Fee>)) {
    // A conversion factor is multiplied before it is rounded: Medicare's own has four places.
    if (text(basis) === 'conversion-factor' || typeof amount !== 'number') continue;
    if (/\.\d{3}/.test(String(amount)))
      yield { pointer: [...at, index, 'amount'], message: `\`${amount}\` has parts of a cent` };
  }
}

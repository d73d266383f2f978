import type { Owner } from '../../domain/nouns/group.ts';
import type { Check } from './check.ts';
import { holdsOn } from './license-standing.ts';
import { amount, day, flag, items, type LooseList } from './loose-value.ts';

/** What rounding each share to a whole or a tenth may add up to. */
const rounding = 0.5;

/** Owners who together hold more than the whole. */
export const groupOwnerShares: Check<'group' | 'facility'> = {
  id: 'group/owner-shares',
  severity: 'error',
  title: 'the owners together hold at most the whole',
  why: "Medicare and every Medicaid agency want each owner's share, and add them up. More than the whole means an owner who left or a share held twice over.",
  help: 'end the share of an owner who left with `until`, and mark what is held through another owner with `indirect: true`',
  cite: '42 CFR 455.104; 42 CFR 424.516(e), ownership and control',
  kinds: ['group', 'facility'],
  good: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
owners:
  - { name: { first: Ana, last: Ruiz }, percent: 60 }
  - { name: { first: Mei, last: Chen }, percent: 40 }
  - { name: { first: Omar, last: Diaz }, percent: 40, until: 2025-01-01 }
`,
  bad: `empanel: group/v1
key: lakeside
legalName: Lakeside Medical Group PLLC
owners:
  - { name: { first: Ana, last: Ruiz }, percent: 60 }
  - { name: { first: Mei, last: Chen }, percent: 60 }
`,
  *faults({ value, asOf }) {
    const shares = items(value.owners as LooseList<Owner> | null | undefined).flatMap(([, owner]) => {
      const counts = flag(owner.indirect) !== true && holdsOn(day(owner.from), day(owner.until), asOf);
      return counts ? [amount(owner.percent) ?? 0] : [];
    });
    const total = Math.round(shares.reduce((sum, share) => sum + share, 0) * 100) / 100;
    if (total > 100 + rounding) yield { pointer: ['owners'], message: `the owners together hold ${total} percent` };
  },
};

import { type CalendarDate, firstDate, lastDate } from '../../domain/calendar/calendar-date.ts';
import type { Pointer } from '../../domain/finding.ts';
import type { Fee } from '../../domain/nouns/contract.ts';
import type { Check } from './check.ts';
import { day, items, type Loose, type LooseList, text, texts } from './loose-value.ts';

/** Two fee bases of a contract for the same services on the same days. */
export const contractTwoPrices: Check<'contract'> = {
  id: 'contract/two-prices',
  severity: 'error',
  title: 'a contract has one fee basis for a service on a day',
  why: 'Of two prices for one service nobody can say what should have been paid, and an underpayment goes unseen.',
  help: 'give the older one its last day with `until`, or say with `codes`, `modifiers`, `products` or `providerTypes` what each is for',
  cite: 'empanel convention: fee bases of a contract do not overlap',
  kinds: ['contract'],
  good: `empanel: contract/v1
key: aetna-lakeside
payer: aetna-ma
holder: { group: lakeside }
route: group
fees:
  - { basis: percent-of-medicare, percent: 110, until: 2027-01-01 }
  - { basis: percent-of-medicare, percent: 115, from: 2027-01-01 }
  - { basis: flat, amount: 31.25, codes: ["36415"] }
`,
  bad: `empanel: contract/v1
key: aetna-lakeside
payer: aetna-ma
holder: { group: lakeside }
route: group
fees:
  - { basis: percent-of-medicare, percent: 110 }
  - { basis: percent-of-medicare, percent: 115, from: 2027-01-01 }
`,
  *faults({ value }) {
    yield* overlapping(value.fees, ['fees']);
    for (const [at, round] of items(value.rounds)) yield* overlapping(round.fees, ['rounds', at, 'fees']);
  },
};

function* overlapping(
  fees: LooseList<Fee> | null | undefined,
  at: Pointer,
): Iterable<{ readonly pointer: Pointer; readonly message: string }> {
  const before: { readonly index: number; readonly fee: Loose<Fee>; readonly scope: string }[] = [];
  for (const [index, fee] of items(fees as LooseList<Fee>)) {
    // What is said in words only can be compared by people alone.
    if (text(fee.services) !== undefined && texts(fee.codes).length === 0) continue;
    const scope = scopeOf(fee);
    const other = before.find((one) => one.scope === scope && meet(one.fee, fee));
    if (other !== undefined)
      yield { pointer: [...at, index], message: `this is a second price for what entry ${other.index + 1} prices` };
    before.push({ index, fee, scope });
  }
}

/** What an entry is for, as one text. */
function scopeOf(fee: Loose<Fee>): string {
  const lists = [fee.codes, fee.modifiers, fee.providerTypes, fee.products] as readonly (
    | LooseList<string>
    | null
    | undefined
  )[];
  return lists
    .map((list) =>
      texts(list)
        .map(([, one]) => one)
        .sort()
        .join(),
    )
    .join('|');
}

function meet(left: Loose<Fee>, right: Loose<Fee>): boolean {
  return begins(left) < ends(right) && begins(right) < ends(left);
}

function begins(fee: Loose<Fee>): CalendarDate {
  return day(fee.from) ?? firstDate;
}

function ends(fee: Loose<Fee>): CalendarDate {
  return day(fee.until) ?? lastDate;
}

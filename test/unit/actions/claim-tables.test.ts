/** What is kept of very many providers in arrays of numbers says what a plain map would say. */

import { expect, test } from 'vitest';
import { NpiIndex } from '../../../src/actions/claims/npi-index.ts';
import { dayNumber, VerdictTable } from '../../../src/actions/claims/verdict-table.ts';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { npiNumber } from '../../../src/domain/identifiers/npi.ts';
import { verdictOn, verdictsOf } from '../../../src/domain/participation.ts';
import { noneStored, storedDivider } from '../../../src/ledger/participation-query.ts';
import fc from '../../property.ts';

const npis = fc.oneof(
  fc.integer({ min: 1_000_000_000, max: 2_999_999_999 }).map(String),
  fc.integer({ min: 1_000_000_000, max: 1_000_000_040 }).map(String),
  fc.constantFrom('', '123', 'ABCDEFGHIJ', '0123456789', '9999999999', '12345678901', '1234 67890'),
);

test('an index finds who has an NPI, the last of equal ones, and nobody else', () => {
  fc.assert(
    fc.property(fc.array(fc.option(npis), { maxLength: 200 }), fc.array(npis, { maxLength: 50 }), (all, asked) => {
      const index = new NpiIndex(all);
      for (const npi of [...asked, ...all.flatMap((one) => one ?? [])]) {
        const isOne = /^[12]\d{9}$/.test(npi);
        expect(index.placeOf(npiNumber(npi))).toBe(isOne ? all.lastIndexOf(npi) : -1);
      }
    }),
  );
});

const days = ['0001-01-01', '2026-01-01', '2026-03-01', '2026-07-01'].map(calendarDate);
const says = fc.constantFrom(
  'bill',
  'hold loaded',
  'hold loaded,linked',
  'no contracted',
  'no contracted,loaded',
  'no',
);

test('rows with their keys and spans come back as they were, whatever the row before them', () => {
  const row = fc.record({
    payer: fc.constantFrom('plan-a', 'plan-b'),
    product: fc.constantFrom(null, 'ppo', ''),
    verdicts: fc.array(says, { minLength: 1, maxLength: days.length }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const table = new VerdictTable();
      const texts = rows.map(({ verdicts }) => verdicts.map((one, at) => `${days[at]} ${one}`).join(';'));
      const stored = rows.map(
        ({ payer, product }, at) =>
          `${[payer, product ?? noneStored, noneStored, noneStored].join(storedDivider)}\t${texts[at]}\n`,
      );
      const bytes = Buffer.from(stored.join(''));
      let from = 0;
      const places = rows.map(() => {
        const place = table.end;
        from = table.add(bytes, from);
        expect(table.after(place)).toBe(table.end);
        return place;
      });
      expect(from).toBe(bytes.length);
      rows.forEach(({ payer, product }, at) => {
        const place = places[at] ?? -1;
        expect(table.keys[table.keyOf(place)]).toEqual({ payer, product, group: null, location: null });
        for (const on of days) {
          const { verdict, matters } = table.verdictOf(table.spanOn(place, dayNumber(on)));
          expect({ verdict, matters }).toEqual(
            (({ verdict: one, matters: some }) => ({ verdict: one, matters: some }))(
              verdictOn(verdictsOf(texts[at] ?? ''), on) ?? { verdict: 'no', matters: [] },
            ),
          );
        }
      });
    }),
  );
});

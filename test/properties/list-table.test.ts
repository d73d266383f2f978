/** A row that is kept as numbers of texts says what the same row says when it is read whole. */

import { expect, test } from 'vitest';
import { knownLists } from '../../src/sources/lists/column-map.ts';
import { listDays } from '../../src/sources/lists/list-dates.ts';
import { type ListField, listFields, listParty } from '../../src/sources/lists/list-party.ts';
import { filedUnder, ListTable, partyNumber } from '../../src/sources/lists/list-table.ts';
import fc from '../property.ts';

const nameText = fc.constantFrom(
  '',
  ' ',
  'NULL',
  'RUIZ',
  'ANA',
  'Núñez',
  ' DE  LA CRUZ ',
  'SMITH JR',
  'SMITH, SR.',
  'V',
  'III',
  'JR.',
  'O"NEIL',
);
const dayText = fc.constantFrom('', '00000000', '19800204', '20250320', '05/01/66', 'soon', 'Indefinite', '20251320');
const texts: Readonly<Partial<Record<ListField, fc.Arbitrary<string>>>> = {
  last: nameText,
  first: nameText,
  middle: nameText,
  suffix: fc.constantFrom('', 'JR', 'Sr.'),
  name: fc.constantFrom('', 'RUIZ, ANA', 'Ana Ruiz'),
  business: fc.constantFrom('', '', 'RUIZ CLINIC LLC', 'CENTRAL KENTUCKY FAMILY PHARMA'),
  otherName: fc.constantFrom('', '', ' ', '(also ANN LEE, LEE SUPPLY, LLC)'),
  npi: fc.constantFrom('', '0000000000', '1992000012', '1992000013', '12345'),
  birthDate: dayText,
  from: dayText,
  until: dayText,
  through: dayText,
  waiverFrom: dayText,
  waiverState: fc.constantFrom('', 'nv'),
};
const anyText = fc.constantFrom('', 'Portland', 'or', '1128b4');
const row = fc.tuple(...listFields.map((field) => texts[field] ?? anyText));
const lists = fc.constantFrom(...knownLists);
const told = [...listFields, 'otherNames', 'otherBusinesses', 'cut', 'npiNote', 'waiver', 'line', 'recordSha256'];

test('rows of a table and rows read whole', () => {
  fc.assert(
    fc.property(lists, fc.array(row, { minLength: 1, maxLength: 12 }), (map, rows) => {
      const days = listDays(2026, map.dayFirst);
      const table = new ListTable(map, days);
      const cells = rows.map((texts) => {
        const row = new Int32Array(texts.length);
        texts.forEach((text, column) => {
          const bytes = Buffer.from(text);
          if (bytes.length > 0) table.cells.put(row, column, bytes, 0, bytes.length, bytes.length % 3);
        });
        return row;
      });
      const numbers = new Map<string, number>();
      cells.forEach((numbered, at) => {
        const kept = table.party(numbered, at + 2);
        const cleaned = Array.from(numbered, (number, column) => table.cells.columns[column]?.text(number) ?? '');
        const whole = listParty(map, cleaned, at + 2, days);
        if (typeof kept === 'string' || typeof whole === 'string') {
          expect(kept).toBe(whole);
          return;
        }
        const saidBy = (party: object): unknown[] => told.map((field) => Reflect.get(party, field));
        expect(saidBy(kept).map((value, place) => (told[place] === 'last' ? undefined : value))).toEqual(saidBy(whole));
        expect(filedUnder(kept)).toBe(filedUnder(whole));
        expect(partyNumber(kept)).toBe(partyNumber(whole));
        expect(numbers.get(whole.recordSha256) ?? partyNumber(kept)).toBe(partyNumber(kept));
        numbers.set(whole.recordSha256, partyNumber(kept));
      });
    }),
    { numRuns: 400 },
  );
});

test('a text has one number, and each number its text, of however many there are', () => {
  const table = new ListTable(knownLists[0] as (typeof knownLists)[number], listDays(2026, undefined));
  const made = (text: string, mixed: number): number => {
    const bytes = Buffer.from(text);
    const row = table.cells.row();
    table.cells.put(row, 0, bytes, 0, bytes.length, mixed);
    return row[0] as number;
  };
  const numbers = Array.from({ length: 5000 }, (_, at) => made(`T${at}`, at % 7));
  expect(new Set(numbers).size).toBe(5000);
  numbers.forEach((number, at) => {
    expect(made(`T${at}`, at % 7)).toBe(number);
    expect(table.cells.columns[0]?.text(number)).toBe(`T${at}`);
  });
});

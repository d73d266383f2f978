import { expect, test } from 'vitest';
import { type CalendarDate, calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { birthNumber } from '../../../src/domain/matching/birth-number.ts';
import { recordKeys } from '../../../src/domain/matching/match-score.ts';
import type { IndexedParty } from '../../../src/domain/matching/possible-matches.ts';
import { knownLists } from '../../../src/sources/lists/column-map.ts';
import { readList } from '../../../src/sources/lists/list-reader.ts';

const lasts = [
  'SMITH',
  "O'BRIEN",
  'SMITH-JONES',
  'DE LA CRUZ',
  'GARCIA,',
  'Muñoz',
  'JR',
  'NGUYEN JR',
  'LE-ORTIZ',
  '.',
  '',
];
const firsts = ['JOHN', 'MARY ANN', 'J.R.', 'J R', 'J', 'FNU', 'NFN', 'UNKNOWN', 'JOSÉ', 'JEAN-LUC', 'III', '-', ''];
const businesses = ['', 'SMITH MEDICAL'];

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

test('a row with a plain name is found by it as it would be by all ways to write the name, and by nothing else', async () => {
  const map = knownLists.find(({ list }) => list === 'leie');
  if (map === undefined) throw new Error('no LEIE');
  const columns =
    'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
  const rows = businesses.flatMap((business) =>
    lasts.flatMap((last) =>
      firsts.map(
        (first) =>
          `"${last}","${first}","","${business}","","","","0000000000","19600102","","","OH","","1128a1","20200101","00000000","00000000",""`,
      ),
    ),
  );
  const { records } = await readList(map, {
    name: 'UPDATED.csv',
    chunks: bytesOf([columns, ...rows].join('\n')),
    asOf: calendarDate('2026-06-15'),
  });
  const seen = { plain: 0, other: 0 };
  for (const record of records as readonly IndexedParty[]) {
    const { plain } = record;
    seen[plain === undefined ? 'other' : 'plain'] += 1;
    if (plain === undefined) continue;
    const { variants, businesses: called, cutKey } = recordKeys(record);
    expect(variants.map(({ last, first, part }) => ({ last, first, part }))).toEqual([
      { last: plain.last.key, first: plain.first.key, part: false },
    ]);
    expect({ called, cutKey }).toEqual({ called: [], cutKey: '' });
    expect(plain.birth).toBe(birthNumber(record.birthDate as CalendarDate));
  }
  expect(seen.plain).toBeGreaterThan(20);
  expect(seen.other).toBeGreaterThan(20);
});

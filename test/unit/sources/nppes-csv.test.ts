import { expect, test } from 'vitest';
import type { RegisterRow } from '../../../src/domain/register-record.ts';
import { nppesCsvRows } from '../../../src/sources/nppes-csv.ts';

const header = [
  'NPI',
  'Entity Type Code',
  'Provider Last Name (Legal Name)',
  'Provider First Name',
  'Provider Enumeration Date',
  'NPI Deactivation Date',
  'NPI Reactivation Date',
  'Provider Sex Code',
  'Healthcare Provider Taxonomy Code_1',
  'Provider License Number_1',
  'Provider License Number State Code_1',
  'Healthcare Provider Primary Taxonomy Switch_1',
];

async function rows(...lines: readonly string[]): Promise<readonly RegisterRow[]> {
  const text = [header.map((name) => `"${name}"`).join(','), ...lines].join('\n');
  const found: RegisterRow[] = [];
  for await (const row of nppesCsvRows(
    (async function* () {
      yield Buffer.from(text);
    })(),
    'file.csv',
  ))
    found.push(row);
  return found;
}

test('an individual with license and taxonomy', async () => {
  const [row] = await rows('"1245319599","1","RUIZ","ANA","05/23/2005","","","F","207Q00000X","MD100","OR","Y"');
  expect(row).toMatchObject({
    row: 1,
    record: {
      npi: '1245319599',
      entity: 'individual',
      enumeratedOn: '2005-05-23',
      sex: 'F',
      taxonomies: [{ code: '207Q00000X', primary: true, licenseNumber: 'MD100', licenseState: 'OR' }],
    },
  });
});

test('dates as a spreadsheet writes them', async () => {
  const [row] = await rows('1245319599,1,RUIZ,ANA,6/15/26,,,F,,,,');
  expect(row).toMatchObject({ record: { enumeratedOn: '2026-06-15' } });
});

test('a row of a weekly file with nothing but number and deactivation', async () => {
  const [row] = await rows('1245319599,,,,,03/16/2026,,,,,,');
  expect(row).toMatchObject({ record: { entity: 'blank', deactivatedOn: '2026-03-16' } });
});

test('refused with a reason: check digit, no name, impossible date, too few columns, cut off', async () => {
  const found = await rows(
    '1245319598,1,RUIZ,ANA,,,,F,,,,',
    '1245319599,1,,,,,,F,,,,',
    '1245319599,1,RUIZ,ANA,13/40/2005,,,F,,,,',
    '1245319599,1,RUIZ',
    '1245319599,1,RUIZ,"AN',
  );
  expect(found.map((row) => ('refused' in row ? row.refused : 'kept'))).toEqual([
    'NPI 1245319598: fails its check digit',
    'NPI 1245319599: an individual without a name',
    'NPI 1245319599: the enumeration date `13/40/2005` is not a date',
    'the row has 3 columns and the header 12',
    'the file is cut off in the middle of this row (4 of 12 columns)',
  ]);
});

test('a file without the official header is refused', async () => {
  const reading = async (): Promise<void> => {
    for await (const _ of nppesCsvRows(
      (async function* () {
        yield Buffer.from('name,city\nx,y\n');
      })(),
      'list.csv',
    ))
      expect.unreachable();
  };
  await expect(reading()).rejects.toMatchObject({ code: 'input/unreadable' });
});

import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import type { ListMap } from '../../../src/domain/nouns/workspace.ts';
import type { ListReading } from '../../../src/domain/screening/exclusion.ts';
import { UserError } from '../../../src/errors.ts';
import { listMapOf, namedEnd, namedList, readableLists } from '../../../src/sources/lists/list-kinds.ts';
import { readList } from '../../../src/sources/lists/list-reader.ts';

const asOf = calendarDate('2026-06-15');
const leieHeader =
  'LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE';
const ohio = {
  key: 'oh',
  title: 'Ohio list',
  state: 'OH',
  header: 2,
  name: 'WHO',
  npi: 'NPI',
  from: 'SINCE',
  until: 'LAST DAY',
  dateFormat: 'DD/MM/YYYY',
} as const;
const preclusion = {
  key: 'preclusion',
  title: 'Preclusion list',
  last: 'LAST',
  first: 'FIRST',
  npi: 'NPI',
  from: 'CLAIM REJECT DATE',
} as const;
const own = [ohio, preclusion];

async function* pieces(bytes: Uint8Array, size = 97): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(name: string, content: string | Uint8Array, named?: string): Promise<ListReading> {
  const bytes =
    typeof content === 'string' ? Buffer.from(content, content.startsWith('\u001f') ? 'latin1' : 'utf8') : content;
  const map = listMapOf(name, bytes, readableLists(own), named);
  return readList(map, { name, chunks: pieces(bytes), asOf, form: map.always });
}

const leie = (...rows: readonly string[]): string => `${[leieHeader, ...rows].join('\n')}\n`;
const refusal = async (made: Promise<unknown>): Promise<string> => {
  const error: unknown = await made.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (!(error instanceof UserError)) throw new Error('it was taken');
  return `${error.code}: ${error.message} (${error.hint})`;
};

describe('LEIE', () => {
  test('a row says what it says: suffix out of the middle name, blanks trimmed, zeros are none', async () => {
    const { records, form, publishedOn, list } = await read(
      '1603EXCL.csv',
      leie(
        '"SMITH","JOHN","W JR","",,"NURSE/NURSES AIDE",,"0000000000","05/01/66","1 A ST","RENO","NV","89501","1128a1   ","20160420","00000000","20160501","ca"',
      ),
    );
    expect({ list, form, publishedOn }).toEqual({ list: 'leie', form: 'supplement', publishedOn: '2016-03-01' });
    expect(records[0]).toMatchObject({
      name: { last: 'SMITH', first: 'JOHN', middle: 'W', suffix: 'JR' },
      npi: null,
      npiNote: null,
      birthDate: '1966-05-01',
      grounds: '1128a1',
      from: '2016-04-20',
      until: null,
      waiver: { state: 'CA', from: '2016-05-01' },
    });
  });

  test('a birth year of two digits is never that of a child', async () => {
    const row = (dob: string): string => `A,B, ,,,,,0000000000,${dob},,X,NV,1,1128a1,20160420,00000000,00000000,`;
    const { records } = await read('1603EXCL.csv', leie(row('05/01/16'), row('05/01/17'), row('20170501')));
    expect(records.map(({ birthDate }) => birthDate)).toEqual(['1916-05-01', '1917-05-01', '2017-05-01']);
  });

  test('an NPI that fails its check digit is no key, and is told', async () => {
    const { records, refused } = await read(
      'UPDATED.csv',
      leie('A,B, ,,,,,1234567890,19660501,,X,NV,1,1128a1,20160420,00000000,00000000,'),
    );
    expect(refused).toEqual([]);
    expect(records[0]).toMatchObject({ npi: null, npiNote: 'its NPI `1234567890` fails its check digit' });
  });

  test('rows = records + refused + duplicates', async () => {
    const row = 'A,B, ,,,,,0000000000,19660501,,X,NV,1,1128a1,20160420,00000000,00000000,';
    const reading = await read(
      'UPDATED.csv',
      leie(
        row,
        row,
        `${row},`,
        ',,,,,,,0000000000,,,X,NV,1,1128a1,20160420,0,0,',
        row.replace('20160420', '2016-13-40'),
      ),
    );
    expect(reading).toMatchObject({ rows: 5, duplicates: 1 });
    expect(reading.records).toHaveLength(1);
    expect(reading.refused.map(({ line, why }) => `${line}: ${why}`)).toEqual([
      '4: it has 1 column more than the header',
      '5: it names nobody: no name and no NPI',
      '6: `2016-13-40` is no date',
    ]);
  });

  test('a reinstatement before its exclusion is refused, an exclusion that ends before it began is kept', async () => {
    const row = (name: string, reinstated: string): string =>
      `${name},B, ,,,,,0,19660501,,X,NV,1,1128a1,20160518,${reinstated},0,`;
    const rows = leie(row('A', '20160517'), row('B', '20160518'), row('C', '20161201'), `${row('D', '20161201')},`);
    const back = await read('1612REIN.csv', rows);
    expect(back.records.map(({ name }) => name?.last)).toEqual(['B', 'C']);
    expect(back.refused).toEqual([
      { line: 2, why: 'it ends on 2016-05-17, before it began on 2016-05-18' },
      { line: 5, why: 'it has 1 column more than the header' },
    ]);
    const { records, refused } = await read('UPDATED.csv', leie(row('A', '20160517'), row('E', '0')));
    expect(records.map(({ name, until }) => [name?.last, until])).toEqual([
      ['A', '2016-05-17'],
      ['E', null],
    ]);
    expect(refused).toEqual([]);
  });

  test('a business name of thirty characters may be cut off', async () => {
    const { records } = await read(
      'UPDATED.csv',
      leie(',, ,CENTRAL KENTUCKY FAMILY PHARMA,,,,,,,X,KY,1,1128b8,20160420,0,0,'),
    );
    expect(records[0]).toMatchObject({ business: 'CENTRAL KENTUCKY FAMILY PHARMA', cut: true, name: null });
  });

  test('the full list is of the month before its newest exclusion', async () => {
    const { publishedOn, form } = await read('UPDATED.csv', leie('A,B, ,,,,,0,19660501,,X,NV,1,1128a1,20260518,0,0,'));
    expect({ publishedOn, form }).toEqual({ publishedOn: '2026-04-01', form: 'full' });
  });
});

describe('other lists', () => {
  test('a file whose rows are not what its name says is refused: exclusions would be lifted', async () => {
    const row = (reinstated: string): string => `A,B, ,,,,,0,19660501,,X,NV,1,1128a1,20160518,${reinstated},0,`;
    await expect(read('1612REIN.csv', leie(row('0')))).rejects.toThrow(
      '`1612REIN.csv` is named as reinstatements, and 1 row of 1 are of people excluded',
    );
    await expect(read('1612EXCL.csv', leie(row('20161201')))).rejects.toThrow('is named as exclusions, and 1 row of 1');
    expect((await read('1612REIN.csv', leie(row('20161201')))).form).toBe('reinstatements');
    expect((await read('1612EXCL.csv', leie(row('0')))).form).toBe('supplement');
  });

  test('SAM in its first layout, with DUNS', async () => {
    const header =
      'Classification,Name,Prefix,First,Middle,Last,Suffix,Address 1,Address 2,Address 3,Address 4,City,State / Province,Country,Zip Code,DUNS,Exclusion Program,Excluding Agency,CT Code,Exclusion Type,Additional Comments,Active Date,Termination Date,Record Status,Cross-Reference,SAM Number,CAGE,NPI';
    const person =
      'Individual,,,ANN,B,LEE,,,,,,RENO,NV,USA,89501,,Reciprocal,HHS,,Ineligible,,05/19/2016,Indefinite,,"(also ANN MOORE)",S4MR1,,';
    const firm =
      'Firm,ACME SUPPLY INC,,,,,,,,,,RENO,NV,USA,89501,123456789,Reciprocal,GSA,,Ineligible,,05/19/2016,05/18/2019,,,S4MR2,,';
    const { records, publishedOn, list } = await read(
      'SAM_Exclusions_Public_Extract_16142.CSV',
      `${header}\n${person}\n${firm}\n${firm}\n`,
    );
    expect({ list, publishedOn }).toEqual({ list: 'sam', publishedOn: '2016-05-21' });
    // A whole date in the name is not the day of a year: it would be that of 2060.
    const dated = await read('SAM_Exclusions_20160521.csv', `${header}\n${person}\n`);
    expect(dated.publishedOn).toBe('2016-05-19');
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({ name: { last: 'LEE' }, until: null });
    expect(records[0]?.otherNames[0]).toMatchObject({ last: 'MOORE' });
    // Its last day is 18 May.
    expect(records[1]).toMatchObject({ business: 'ACME SUPPLY INC', until: '2019-05-19' });
  });

  test('a list of the workspace: its header line, order of day and month, last day', async () => {
    const content = 'List of Ohio\nWHO,NPI,SINCE,LAST DAY\n"LEE, ANN",,03/02/2026,28/02/2026\n';
    const { list, records } = await read('ohio.csv', content, namedList('state:oh', own));
    expect(list).toBe('state:OH');
    expect(records[0]).toMatchObject({
      name: { last: 'LEE', first: 'ANN' },
      state: 'OH',
      from: '2026-02-03',
      until: '2026-03-01',
    });
  });

  test('a list of the workspace that is no state’s goes by its key', () => {
    expect(namedList('Preclusion', own)).toBe('preclusion');
    expect(namedList('oh', own)).toBe('state:OH');
    const endOf = namedEnd(readableLists([ohio, { ...preclusion, reinstated: 'BACK' }]));
    const ends = ['leie', 'sam', 'state:PA', 'state:OH', 'preclusion'].map((list) => `${list} ${endOf(list)}`);
    expect(ends).toEqual([
      'leie reinstated',
      'sam stated',
      'state:PA stated',
      'state:OH stated',
      'preclusion reinstated',
    ]);
    expect(() => namedList('leei', own)).toThrow('there is no list `leei`');
  });

  test('a state without a list is not taken for its neighbour; no state at all is', async () => {
    const named = async (name: string): Promise<string> => refusal(Promise.resolve().then(() => namedList(name, own)));
    expect(await named('state:TX')).toContain('describe others under `exclusionLists`');
    expect(await named('state:NX')).toContain('did you mean `state:NY`?');
  });

  test('of the NPPES file the rows of deactivated numbers count, the others are passed over', async () => {
    const content =
      '"NPI","Entity Type Code","NPI Deactivation Date","NPI Reactivation Date"\n"1992000046","","02/11/2020",""\n"1992000012","1","",""\n"1992000053","1","02/11/2020","03/01/2021"\n';
    const reading = await read('npidata_pfile_20260608-20260614_weekly.csv', content);
    expect(reading).toMatchObject({
      list: 'deactivation',
      form: 'supplement',
      publishedOn: '2026-06-14',
      rows: 3,
      passedOver: 1,
    });
    expect(reading.records.map(({ npi, from, until }) => [npi, from, until])).toEqual([
      ['1992000046', '2020-02-11', null],
      ['1992000053', '2020-02-11', '2021-03-01'],
    ]);
  });

  test('lines above the header do not hide it', async () => {
    const { records } = await read(
      'deactivated.csv',
      'NPPES Deactivated NPI Report 06/2026,\nNPI,NPPES Deactivation Date\n1992000046,2/11/2020\n',
    );
    expect(records).toHaveLength(1);
  });
});

describe('lists of other states, described in the workspace', () => {
  const texas: ListMap = {
    key: 'tx',
    title: 'Texas OIG exclusions',
    state: 'TX',
    business: 'CompanyName',
    last: 'LastName',
    first: 'FirstName',
    middle: 'MidInitial',
    specialty: 'Occupation',
    license: 'LicenseNumber',
    npi: 'NPI',
    from: 'StartDate',
    reinstated: 'ReinstatedDate',
  };
  const california: ListMap = {
    key: 'ca',
    title: 'Medi-Cal suspended and ineligible',
    state: 'CA',
    last: 'Last Name',
    first: 'First Name',
    middle: 'Middle Name',
    otherName: 'A/K/A- Also Known As, D/B/A- Doing Business As',
    specialty: 'Provider Type',
    license: 'License Number',
    from: 'Date of Suspension',
    until: 'Active Period',
  };
  const merged: ListMap = {
    key: 'zz',
    title: 'One',
    state: 'OH',
    name: 'Name',
    nameOrder: 'last-first',
    npi: 'NPI',
    from: 'Date',
  };
  const readOwn = async (content: string | Buffer, map: ListMap): Promise<ListReading> => {
    const bytes = Buffer.from(content);
    return readList(listMapOf('x.txt', bytes, readableLists([map]), undefined), {
      name: 'x.txt',
      chunks: pieces(bytes),
      asOf,
    });
  };

  test('Texas: companies and persons in columns of their own, days of a spreadsheet, bars', async () => {
    const header =
      'CompanyName|LastName|FirstName|MidInitial|Occupation|LicenseNumber|NPI|StartDate|AddDate|ReinstatedDate';
    const { records, refused } = await readOwn(
      `Exclusions as of today\n\n${header}\nACME HOME HEALTH INC||||HHA|||43600|43601|\n|RUIZ|ANA|M|RN|123|1992000012|10/20/2019|10/21/2019|1/2/2024\n`,
      texas,
    );
    expect(refused).toEqual([]);
    expect(records).toMatchObject([
      { name: null, business: 'ACME HOME HEALTH INC', from: '2019-05-15', state: 'TX' },
      { name: { last: 'RUIZ', first: 'ANA', middle: 'M' }, npi: '1992000012', from: '2019-10-20', until: '2024-01-02' },
    ]);
  });

  test('California: businesses in the column of last names, other names, no end but a word', async () => {
    const header =
      'Last Name;First Name;Middle Name;"A/K/A- Also Known As, D/B/A- Doing Business As";Provider Type;License Number;Date of Suspension;Active Period';
    const { records, refused } = await readOwn(
      `${header}\nACME LABS DBA QUICK LABS;N/A;N/A;;Laboratory;N/A;5/19/2016;Indefinitely effective\nRUIZ;ANA;N/A;MORENO;Physician;A1;5/19/2016;\n`,
      california,
    );
    expect(refused).toEqual([]);
    expect(records).toMatchObject([
      { business: 'ACME LABS DBA QUICK LABS', otherBusinesses: ['ACME LABS', 'QUICK LABS'], license: '', until: null },
      { name: { last: 'RUIZ', first: 'ANA' }, otherNames: [{ last: 'MORENO', first: 'ANA' }] },
    ]);
  });

  test('names in one column, as "Unicode text" of a spreadsheet', async () => {
    const text =
      '\ufeffName\tNPI\tDate\r\n"DE LA CRUZ, MARIA A."\t\t19-May-16\r\nVAN KLEECK WILLIAM JR\t\t19-May-16\r\n';
    const { records } = await readOwn(Buffer.from(text, 'utf16le'), merged);
    expect(records.map(({ name }) => name)).toEqual([
      { last: 'DE LA CRUZ', first: 'MARIA', middle: 'A.' },
      { last: 'VAN KLEECK', first: 'WILLIAM', suffix: 'JR' },
    ]);
  });

  test('a column that is called otherwise is told with the one that may be meant', async () => {
    const bytes = Buffer.from('CompanyName,Last_Name,FirstName\nx,y,z\n');
    const map = {
      key: 'tx',
      title: 'Texas',
      state: 'TX',
      business: 'CompanyName',
      last: 'LastName',
      first: 'FirstName',
    } as const;
    const made = (async () =>
      readList(listMapOf('x.csv', bytes, readableLists([map]), 'state:TX'), {
        name: 'x.csv',
        chunks: pieces(bytes),
        asOf,
      }))();
    expect(await refusal(made)).toContain('it has no column `LastName` (is `Last_Name` what was `LastName`?');
  });
});

describe('encodings', () => {
  const text = leie('MUÑOZ,ANA, ,,,,,0000000000,19660501,,X,NV,1,1128a1,20160420,00000000,00000000,');
  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['CRLF', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['carriage returns only', Buffer.from(text.replaceAll('\n', '\r'))],
    ['Western Windows', Buffer.from(text, 'latin1')],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['bars', Buffer.from(text.replaceAll(',', '|'))],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
    [
      'tabs and quotes, as spreadsheets save them',
      Buffer.from(`\ufeff${text.replaceAll(',', '\t').replace('MUÑOZ', '"MUÑOZ"')}`, 'utf16le'),
    ],
  ])('%s', async (_, bytes) => {
    expect((await read('UPDATED.csv', bytes)).records[0]?.name).toEqual({ last: 'MUÑOZ', first: 'ANA' });
  });
});

test('empty columns behind the last one, as spreadsheets put them, are in some rows and not in others', async () => {
  const [header = '', row = ''] = leie(
    'MUNOZ,ANA, ,,,,,0000000000,19660501,,X,NV,1,1128a1,20160420,00000000,00000000,',
  ).split('\n');
  const { records, refused } = await read(
    'UPDATED.csv',
    `${header},,\n${row},,\n${row.replace('ANA', 'EVA')}\n${row},,,\n`,
  );
  expect(records.map(({ name }) => name?.first)).toEqual(['ANA', 'EVA']);
  expect(refused).toEqual([{ line: 4, why: 'it has 1 column more than the header' }]);
});

describe('what is no such list is refused', () => {
  const row = '"A","B"," ",,,,,"0000000000","19660501",,"X","NV","1","1128a1","20160420","00000000","00000000",';
  test.each([
    [
      'cut in half',
      'UPDATED.csv',
      leie(row, row.slice(0, 40)).trimEnd(),
      undefined,
      'input/unreadable: `UPDATED.csv` is cut off: it ends within line 3',
    ],
    ['cut within a quote', 'UPDATED.csv', leie(row, row.slice(0, 6)).trimEnd(), undefined, 'is cut off'],
    [
      'a quote that is closed only rows later',
      'UPDATED.csv',
      leie(row, row.replace('"B"', '"B'), row, row.replace('"A"', 'A"')),
      undefined,
      'line 3 takes in the lines below it: a quote is not closed',
    ],
    ['empty', 'UPDATED.csv', '', 'leie', '`UPDATED.csv` is empty'],
    ['empty without a name', 'x.csv', '', undefined, '`x.csv` is empty'],
    [
      'another list',
      'a.csv',
      leie(row),
      'sam',
      'it looks like OIG List of Excluded Individuals/Entities: give it as `--list leie=a.csv`',
    ],
    [
      'another list whose columns commas part, where tabs part those of the one named',
      'a.csv',
      leie(row),
      'state:NY',
      'it looks like OIG List of Excluded Individuals/Entities: give it as `--list leie=a.csv`',
    ],
    [
      'another list whose columns tabs part',
      'a.txt',
      'PROVIDER_NAME\tLICENSE_NUMBER\tNPI_Number\tPROVIDER_TYPE\tSANCTION_DATE\tACTION_TYPE\nA\t1\t\tPharmacy\t02/03/2009\tExclusion\n',
      'state:PA',
      'give it as `--list state:NY=a.txt`',
    ],
    [
      'a changed header',
      'UPDATED.csv',
      leie(row).replace('EXCLDATE', 'EXCL_DATE'),
      'leie',
      'it has no column `EXCLDATE`',
    ],
    [
      'a changed header of which nobody said the list',
      'UPDATED.csv',
      leie(row).replace('EXCLDATE', 'EXCL_DATE'),
      undefined,
      '`UPDATED.csv` is not the OIG List of Excluded Individuals/Entities: it has no column `EXCLDATE`',
    ],
    ['an empty file', 'x.csv', '', undefined, '`x.csv` is empty'],
    ['no header', '2605EXCL.csv', `${row}\n`, 'leie', 'it has no column `LASTNAME`'],
    ['no header, and an empty cell first', '2605EXCL.csv', `,${row.slice(4)}\n`, 'leie', 'it has no column `LASTNAME`'],
    ['a web page', 'UPDATED.csv', '\n<!DOCTYPE html><html><body>Error', 'leie', '`UPDATED.csv` is a web page'],
    ['compressed', 'UPDATED.csv.gz', '\u001f\u008b\u0008', 'leie', '`UPDATED.csv.gz` is a compressed file'],
    ['a workbook', 'list.xlsx', 'PK\u0003\u0004 and so on', 'leie', '`list.xlsx` is a workbook or an archive'],
    ['a header nobody knows', 'x.csv', 'A,B\n1,2\n', undefined, '`x.csv` has the header of no known list'],
  ])('%s', async (_, name, content, named, words) => {
    expect(await refusal(read(name, content, named))).toContain(words);
  });
});

describe('a bare file is known by its header', () => {
  const short: ListMap = {
    key: 'oh',
    title: 'Ohio list',
    state: 'OH',
    last: 'LAST NAME',
    first: 'FIRST NAME',
    npi: 'NPI',
  };
  const listOf = (header: string, own: readonly ListMap[]): string =>
    listMapOf('x.csv', new TextEncoder().encode(`${header}\n`), readableLists(own), undefined).list;
  const optOut =
    'NPI,First Name,Last Name,Specialty,Optout Effective Date,Optout End Date,City Name,State Code,Zip code,Last updated';

  test('the opt-out list is not taken for a list of the workspace whose few columns it has as well', () => {
    expect(listOf(optOut, [short])).toBe('opt-out');
    expect(listOf('LAST NAME,FIRST NAME,NPI', [short])).toBe('state:OH');
  });

  test('a list that ships, described anew with fewer columns, is read as the workspace says', () => {
    const own = { key: 'leie', title: 'Our copy', last: 'LASTNAME', first: 'FIRSTNAME', npi: 'NPI' };
    const map = listMapOf('x.csv', new TextEncoder().encode(`${leieHeader}\n`), readableLists([own]), undefined);
    expect(map.title).toBe('Our copy');
  });
});

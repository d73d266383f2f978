/** A list kept ready for few finds what the list itself finds, and is not used when it is not as it was kept. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepIndex, keptIndex } from '../../src/cli/screening/list-index-file.ts';
import type { CalendarDate } from '../../src/domain/calendar/calendar-date.ts';
import { exhaustiveMatches, listIndex, possibleMatches } from '../../src/domain/matching/possible-matches.ts';
import type { ListedParty, ScreenedParty } from '../../src/domain/screening/exclusion.ts';
import { type ExclusionPeriod, exclusionPeriods } from '../../src/domain/screening/exclusion-period.ts';
import { ListParty } from '../../src/sources/lists/list-party.ts';
import fc from '../property.ts';

const last = fc.constantFrom('Ruiz', 'RUIS', 'Núñez', 'Garcia-Ruiz', 'Chen', 'Østergård', '李');
const first = fc.constantFrom('Ana', 'Anna', 'A', 'Wei', 'Bob', 'Robert', undefined);
const born = fc.constantFrom<(CalendarDate | null)[]>(
  '1970-03-04' as CalendarDate,
  '1970-04-03' as CalendarDate,
  '1981-12-31' as CalendarDate,
  null,
);
const npi = fc.constantFrom('1245319599', '1993002140', null);
const day = fc.constantFrom<(CalendarDate | null)[]>('2020-01-01' as CalendarDate, '2024-06-30' as CalendarDate, null);
const business = fc.constantFrom('', 'RUIZ CLINIC LLC', 'COLUMBIA RIVER MEDICAL SUPPLY A', 'Café "Ö" Inc');

const named = fc.record({ last, first, middle: fc.constantFrom('J', undefined) });
const listed = fc
  .record({
    name: fc.option(named),
    others: fc.array(named, { maxLength: 2 }),
    business,
    alsoBusinesses: fc.constantFrom([], [], ['Ruiz Clinic'], ['Wei Chen', 'Columbia River Medical Supply and Rental']),
    npi,
    born,
    from: day,
    until: day,
  })
  .filter(({ name, business: called, npi: number }) => name !== null || called !== '' || number !== null);
const ours = fc.record({
  names: fc.array(named, { maxLength: 2 }),
  businesses: fc.constantFrom(
    [],
    ['Ruiz Clinic'],
    ['Columbia River Medical Supply and Rental'],
    ['Anna Ruis', 'WEI CHEN'],
  ),
  npi,
  born,
  states: fc.constantFrom([], ['OR'], ['CA']),
});

test('the index that is kept finds what the list finds', () => {
  fc.assert(
    fc.property(
      fc.array(listed, { maxLength: 30 }),
      fc.array(ours, { maxLength: 8 }),
      fc.boolean(),
      (rows, people, many) => {
        const records = rows.map((row, at) => recordOf(row, at + 2));
        const later = many
          ? [{ form: 'full' as const, publishedOn: '2026-02-01' as CalendarDate, records: records.slice(3) }]
          : [];
        const periods = exclusionPeriods([
          { form: 'full', publishedOn: '2026-01-01' as CalendarDate, records },
          ...later,
        ]);
        const parties = people.map(partyOf);
        inFolder((root) => {
          const index = listIndex(periods.map(({ record }) => record));
          keepIndex(root, 'state:PA', 'one', periods, index);
          expect(keptIndex(root, 'state:PA', 'two')).toBeUndefined();
          const kept = keptIndex(root, 'state:PA', 'one');
          if (kept === undefined) throw new Error('it was not kept');
          const found = possibleMatches(parties, kept.index);
          expect(found).toEqual(possibleMatches(parties, index));
          const told = (one: { subjectId: string; recordSha256: string }): string =>
            `${one.subjectId} ${one.recordSha256}`;
          const every = exhaustiveMatches(
            parties,
            periods.map(({ record }) => record),
          );
          expect(found.map(told).toSorted()).toEqual(every.map(told).toSorted());
          periods.forEach((period, at) => {
            expect(plain(kept.periodAt(at))).toEqual(plain(period));
            expect(kept.periodOf(period.record.recordSha256)?.record.recordSha256).toBe(period.record.recordSha256);
          });
          expect(kept.periodOf('0'.repeat(64))).toBeUndefined();
          kept.close();
        });
      },
    ),
    { numRuns: 80 },
  );
});

test('a kept index with any one byte changed finds the same, or is refused', () => {
  const periods = exclusionPeriods([
    { form: 'full', publishedOn: null, records: Array.from({ length: 6 }, (_, at) => recordOf(plainRow, at)) },
  ]);
  inFolder((root) => {
    keepIndex(root, 'leie', 'one', periods, listIndex(periods.map(({ record }) => record)));
    const path = join(root, '.empanel/lists/leie.index');
    const whole = readFileSync(path);
    const changed = (at: number, by: number): void => {
      const bytes = Buffer.from(whole);
      bytes[at] = (whole[at] as number) ^ by;
      writeFileSync(path, bytes);
      let seen: readonly ExclusionPeriod[] | undefined;
      try {
        const kept = keptIndex(root, 'leie', 'one');
        seen = kept === undefined ? undefined : periods.map((_, place) => kept.periodAt(place));
        kept?.close();
      } catch (error) {
        expect(error).toMatchObject({ code: 'input/unreadable' });
      }
      if (seen !== undefined) expect(seen.map(plain)).toEqual(periods.map(plain));
    };
    const head = whole.indexOf('\n');
    for (let at = 0; at <= head; at += 1) for (const by of [1, 2, 4, 8, 16, 32]) changed(at, by);
    fc.assert(fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), changed), {
      numRuns: 400,
    });
  });
});

interface Row {
  readonly name: Name | null;
  readonly others: readonly Name[];
  readonly business: string;
  readonly alsoBusinesses: readonly string[];
  readonly npi: string | null;
  readonly born: CalendarDate | null;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

const plainRow: Row = {
  name: { last: 'Ruiz', first: 'Ana', middle: undefined },
  others: [],
  business: '',
  alsoBusinesses: [],
  npi: null,
  born: null,
  from: null,
  until: null,
};

function inFolder(deed: (root: string) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'empanel-index-'));
  try {
    deed(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

type Name = { readonly last: string; readonly first: string | undefined; readonly middle: string | undefined };
const nameOf = ({ last: family, first: given, middle }: Name): { last: string } => ({
  last: family,
  ...(given === undefined ? {} : { first: given }),
  ...(middle === undefined ? {} : { middle }),
});

function recordOf(row: Row, line: number): ListedParty {
  const said = {
    name: row.name === null ? null : nameOf(row.name),
    otherNames: row.others.map(nameOf),
    business: row.business,
    cut: row.business.length >= 30,
    npi: row.npi,
    npiNote: row.npi === null ? 'its NPI `1` is no NPI' : null,
    birthDate: row.born,
    license: String(line),
    specialty: '',
    city: 'TOWN',
    state: line % 2 === 0 ? 'OR' : '',
    grounds: '1128a1',
    from: row.from,
    until: row.until,
    waiver: line % 3 === 0 ? { state: 'OR', from: row.from } : null,
  };
  return new ListParty(line, said, row.alsoBusinesses);
}

function partyOf(one: typeof ours extends fc.Arbitrary<infer One> ? One : never, at: number): ScreenedParty {
  const { names, businesses, born: birthDate, states } = one;
  const who = { names: names.map(nameOf), businesses, npi: one.npi, birthDate, states, taxonomies: [] };
  return { subjectId: `p-${at}`, party: 'self', role: 'provider', ...who, identitySha256: String(at) };
}

/** A period with all that its record says, its hash among it. */
function plain({ record, ...terms }: ExclusionPeriod): unknown {
  return { ...terms, record: { ...record, recordSha256: record.recordSha256 } };
}

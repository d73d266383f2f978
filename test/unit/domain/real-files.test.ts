import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { isNpi } from '../../../src/domain/identifiers/npi.ts';
import { isForOrganisations, taxonomyFault, taxonomyLabel } from '../../../src/domain/identifiers/taxonomy.ts';
import table from '../../../src/domain/identifiers/taxonomy-codes.json' with { type: 'json' };
import { isNamedBy } from '../../../src/domain/person-name.ts';
import { providerTypeGuess } from '../../../src/domain/profession.ts';
import { isStateCode } from '../../../src/domain/state.ts';
import { statesOfZip, zipCode } from '../../../src/domain/zip-code.ts';

type Rows = readonly Readonly<Record<string, string>>[];

const folder = new URL('../../../../shared/data/', import.meta.url);
const here = existsSync(folder);
if (!here) console.log('skipped: the public files in ../shared/data are not here (taxonomy release, NPPES rows)');

function rows(path: string): Rows {
  return parse(readFileSync(new URL(path, folder)), { columns: true, bom: true, relax_quotes: true });
}

describe.skipIf(!here)('files of public registers', () => {
  test('the shipped taxonomy is the release it names', () => {
    const release = rows('nucc/taxonomy_codes_2025-07.csv');
    expect(table.codes).toEqual(Object.fromEntries(release.map((row) => [row.code, row.name])));
    const wrongKind = release.filter(
      (row) => isForOrganisations(row.code ?? '') !== (row.section === 'Non-Individual'),
    );
    expect(wrongKind).toEqual([]);
  });

  test('classifications are those of the full table', () => {
    const full = rows('nucc/taxonomy_older_release.csv').filter((row) => taxonomyFault(row.Code ?? '') === undefined);
    // The table files oral medicine under dentists, though its code stands for itself.
    const labelled = full.filter((row) => row.Code !== '125Q00000X' && row.Specialization !== '');
    const odd = labelled.filter((row) => {
      const label = taxonomyLabel(row.Code ?? '') ?? '';
      return label !== row.Classification && !label.startsWith(`${row.Classification}, `);
    });
    expect(odd.map((row) => `${row.Code} ${row.Classification}: ${taxonomyLabel(row.Code ?? '')}`)).toEqual([]);
    expect(labelled.length).toBeGreaterThan(500);
  });

  const people = (): Rows => rows('nppes/npidata_practitioner_CT-MA-RI_20181204_2000rows.csv');

  test('NPIs of the register are sound and its taxonomies known', () => {
    const all = people();
    expect(all).toHaveLength(2000);
    expect(all.filter((row) => !isNpi(row.NPI ?? ''))).toEqual([]);
    const codes = all.map((row) => row['Healthcare Provider Taxonomy Code_1'] ?? '');
    expect(codes.filter((code) => taxonomyFault(code) !== undefined)).toEqual([]);
  });

  test('nearly every person has a provider type, and most of them for certain', () => {
    const guesses = people().map((row) => {
      const codes = [1, 2, 3].map((index) => row[`Healthcare Provider Taxonomy Code_${index}`] ?? '');
      return providerTypeGuess(
        row['Provider Credential Text'] ?? '',
        codes.filter((code) => code !== ''),
      );
    });
    expect(guesses.filter((guess) => guess.type === 'other').length).toBeLessThan(10);
    expect(guesses.filter((guess) => guess.certain).length).toBeGreaterThan(1900);
  });

  test('ZIP codes lie in the states written beside them, but for a few misprints', () => {
    const written = people().flatMap((row) =>
      ['Mailing', 'Practice Location'].map((kind) => ({
        state: row[`Provider Business ${kind} Address State Name`] ?? '',
        zip: zipCode(row[`Provider Business ${kind} Address Postal Code`] ?? ''),
      })),
    );
    const placed = written.filter((one) => isStateCode(one.state) && one.zip !== undefined);
    expect(placed.length).toBeGreaterThan(3900);
    expect(placed.filter((one) => !statesOfZip(one.zip ?? '').includes(one.state)).length).toBeLessThan(10);
  });

  test('a name printed in either order with its credentials names its person', () => {
    const unnamed = people().filter((row) => {
      const name = { first: row['Provider First Name'] ?? '', last: row['Provider Last Name (Legal Name)'] ?? '' };
      const credentials = row['Provider Credential Text'] ?? '';
      const printed = [`${name.last}, ${name.first}, ${credentials}`, `${name.first} ${name.last}, ${credentials}`];
      return !printed.every((text) => isNamedBy(text, name));
    });
    expect(unnamed.map((row) => Object.values(row).slice(5, 11).join(' '))).toEqual([]);
  });
});

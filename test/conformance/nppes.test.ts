import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importPlan } from '../../src/actions/import-nppes.ts';
import { shapeErrors } from '../../src/documents/shape.ts';
import type { RegisterRecord } from '../../src/domain/register-record.ts';
import { UserError } from '../../src/errors.ts';
import { nppesApiRows } from '../../src/sources/nppes-api.ts';
import { nppesCsvRows } from '../../src/sources/nppes-csv.ts';

const folder = join(import.meta.dirname, '../../../shared/data/nppes');
const present = existsSync(folder);
if (!present) console.log('conformance/nppes: ../shared/data/nppes is absent; its tests are skipped');

async function planned(file: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for await (const row of nppesCsvRows(createReadStream(join(folder, file)), file)) {
    const kind = 'refused' in row ? 'refused' : checkedPlan(row);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function checkedPlan(row: { readonly record: RegisterRecord }): string {
  const plan = importPlan(row.record, undefined, '2026-06-15', 'file.csv');
  if (plan.kind === 'new') expect(shapeErrors('dossier', plan.value), plan.npi).toEqual([]);
  return plan.kind;
}

test.runIf(present)('every one of 2,000 practitioners becomes a draft of sound shape', async () => {
  expect(Object.fromEntries(await planned('npidata_practitioner_CT-MA-RI_20181204_2000rows.csv'))).toEqual({
    new: 2000,
  });
});

test.runIf(present)('organisations are left out with a reason', async () => {
  expect(Object.fromEntries(await planned('npidata_organization_20181204_40rows.csv'))).toEqual({ skipped: 40 });
});

test.runIf(present)('recorded answers of the API are read, and its error bodies refused', () => {
  for (const name of readdirSync(join(folder, 'api'))) {
    const text = readFileSync(join(folder, 'api', name), 'utf8');
    const body = JSON.parse(text) as { readonly Errors?: unknown; readonly results?: readonly unknown[] };
    if (body.Errors !== undefined) expect(() => nppesApiRows(text, name)).toThrow(UserError);
    else {
      const rows = nppesApiRows(text, name);
      expect(rows.length, name).toBe(body.results?.length);
      for (const row of rows) if (!('refused' in row)) checkedPlan(row);
    }
  }
});

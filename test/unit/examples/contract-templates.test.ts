/** The structures of contracts that ship are sound documents: only the keys to be replaced are unknown. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { feeFor } from '../../../src/domain/contracts/fee-basis.ts';
import type { Contract } from '../../../src/domain/nouns/contract.ts';
import { documentsIn, said, shapeFaults } from '../checks/sample.ts';

const folder = join(import.meta.dirname, '../../../examples/contract-templates');
const names = readdirSync(folder).filter((name) => name.endsWith('.contract.yaml'));

describe.each(names)('%s', (name) => {
  const yaml = readFileSync(join(folder, name), 'utf8');

  test('has the shape of a contract, and breaks no rule', async () => {
    expect(await shapeFaults(yaml)).toEqual([]);
    expect(await said(yaml)).toEqual([]);
  });
});

test('there is one for primary care, specialists and hospitals, and each prices an unlisted service at most once', async () => {
  expect(names.sort()).toEqual(['hospital.contract.yaml', 'primary-care.contract.yaml', 'specialist.contract.yaml']);
  for (const name of names) {
    const [document] = await documentsIn(readFileSync(join(folder, name), 'utf8'));
    const fees = (document?.value as Contract | undefined)?.fees;
    const chosen = feeFor(fees ?? [], {
      code: '99213',
      modifier: null,
      providerType: null,
      product: 'ppo',
      on: calendarDate('2026-06-01'),
    });
    expect(chosen.fee, name).toBeDefined();
    expect(
      chosen.notes.filter((note) => note.startsWith('a second basis')),
      name,
    ).toEqual([]);
  }
});

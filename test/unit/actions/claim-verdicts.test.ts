/** Participation of the example practice: whoever asks for one provider at a time and for all of them at once is told the same. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimIdentities } from '../../../src/actions/claims/claim-identities.ts';
import { OurProviders } from '../../../src/actions/claims/claim-providers.ts';
import { ClaimVerdicts } from '../../../src/actions/claims/claim-verdicts.ts';
import { makeContext } from '../../../src/cli/command-context.ts';
import { Input } from '../../../src/cli/input.ts';
import { calendarDate } from '../../../src/domain/calendar/calendar-date.ts';
import { verdictOn } from '../../../src/domain/participation.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { main } from '../../../src/main.ts';
import { demoWorld, endDemo, type World } from '../../world.ts';

let world: World;
let ledger: Ledger;

beforeAll(async () => {
  world = await demoWorld();
  ledger = await makeContext(world.io(), new Input({}, {}), 'claims scrub', main).ledgerWithRules();
});

afterAll(async () => {
  await ledger.close();
  world.end();
  await endDemo();
});

const asOf = calendarDate('2026-06-15');
const days = ['2024-01-01', '2025-07-01', '2026-01-15', '2026-05-31', '2026-06-15', '2026-12-31'].map(calendarDate);

test('verdicts read one by one, at once, and some of each are those on record', async () => {
  const context = await ledger.facts.context();
  const identities = await ClaimIdentities.of(ledger, context);
  const { all } = new OurProviders(ledger);
  expect(all.length).toBeGreaterThan(5);
  const ways = [
    { alone: all.length, atOnce: 1 },
    { alone: 0, atOnce: all.length },
    { alone: 3, atOnce: 2 },
  ];
  const tables = ways.map((way) => new ClaimVerdicts(ledger, asOf, all, way));
  let billable = 0;
  for (const provider of all.toReversed()) {
    const rows = ledger.participations.knownOn(provider.id, asOf);
    for (const { payer, product, group, location } of rows) {
      const name = context.payers.get(payer)?.name ?? '';
      const asked = identities.insurance('', name, product, []);
      if (asked === undefined) throw new Error(`${payer} is not known by its name`);
      for (const day of days) {
        const [first, ...others] = tables.map((one) => one.of(provider, asked, group, location ?? undefined, day, day));
        for (const other of others) expect(other).toEqual(first);
        const fitting = rows.filter(
          (row) =>
            row.payer === payer &&
            row.group === group &&
            (asked.products.length === 0 || row.product === null || asked.products.includes(row.product)) &&
            (location === null || row.location === null || row.location === location),
        );
        const verdicts = fitting.flatMap((row) => verdictOn(row.verdicts, day)?.verdict ?? []);
        expect(verdicts).toContain(first?.verdict);
        expect(first?.verdict === 'bill').toBe(verdicts.every((one) => one === 'bill'));
        if (first?.verdict === 'bill') billable += 1;
      }
    }
  }
  expect(billable).toBeGreaterThan(20);
});

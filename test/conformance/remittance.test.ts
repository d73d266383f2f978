/** Remittances made by others add up, and denials put into them are attributed to their cause. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimRefusal } from '../../src/actions/claims/remittance-refusal.ts';
import { adjustmentOf, lineOf } from '../../src/actions/claims/remitted-claim.ts';
import { deniedParts } from '../../src/actions/claims/remitted-denials.ts';
import { denialCauseTable } from '../../src/documents/denial-causes.ts';
import { denialAttribution } from '../../src/rules/claims/denial-cause.ts';
import { adviceImbalance, claimImbalances, type RemittanceAdvice } from '../../src/sources/x12/remittance-advice.ts';
import { readRemittances } from '../../src/sources/x12/remittance-reader.ts';

const folder = join(import.meta.dirname, '../../../shared/data/x12/linuxforhealth');
const present = existsSync(folder);
if (!present) console.log('conformance/remittance: ../shared/data/x12 is absent; its tests are skipped');
const codes = join(import.meta.dirname, '../../../shared/data/carc_rarc/codes_2024-06.csv');
const hasCodes = existsSync(codes);
if (!hasCodes) console.log('conformance/remittance: ../shared/data/carc_rarc is absent; its test is skipped');

const files = present ? readdirSync(folder).filter((name) => name.endsWith('.835')) : [];

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'latin1');
}

async function advicesOf(text: string, name: string): Promise<readonly RemittanceAdvice[]> {
  const { advices, refused } = await readRemittances(once(text), name);
  expect(refused).toEqual([]);
  return advices;
}

const textOf = (name: string): string => readFileSync(join(folder, name), 'latin1');

test.runIf(present)('all five remittances are there', () => {
  expect(files.length).toBe(5);
});

test.runIf(present).each(files)('%s: the payment is its claims less provider adjustments', async (name) => {
  for (const advice of await advicesOf(textOf(name), name)) expect(adviceImbalance(advice)).toBe(null);
});

test.runIf(present).each(files)('%s: each claim is its payment and adjustments', async (name) => {
  const claims = (await advicesOf(textOf(name), name)).flatMap((advice) => advice.claims);
  expect(claims.length).toBeGreaterThan(0);
  for (const claim of claims) {
    const all = [...claim.adjustments, ...claim.lines.flatMap(({ adjustments }) => adjustments)];
    const adjusted = all.reduce((sum, { cents }) => sum + cents, 0);
    expect(claim.chargeCents - adjusted, claim.controlNumber).toBe(claim.paidCents);
    // Three files separate components with another character than their ISA names; they are read all the same.
    expect(claimRefusal(claim)).toBe(null);
    // One real service says only how it would name its procedure.
    for (const { procedure } of claim.lines)
      expect(`${procedure.qualifier} ${procedure.code}`).toMatch(/^HC (\d{5})?$/);
  }
});

test.runIf(present)('the only service out of balance is one whose SVC is shifted by an element', async () => {
  const found: string[] = [];
  for (const name of files)
    for (const advice of await advicesOf(textOf(name), name))
      for (const claim of advice.claims) if (claimImbalances(claim).length > 0) found.push(name);
  expect(found).toEqual(['835_005010X221A1__tertiary-payment.835']);
});

/** A real remittance whose first claim is denied: nothing paid, one reason, remarks on the service or the claim. */
function denied(group: string, reason: string, remarks: readonly string[]): string {
  const segments = textOf('835_005010X221A1__managed-care.835').split(/~\s*/);
  const begin = segments.findIndex((one) => one.startsWith('CLP*'));
  const end = segments.findIndex((one, at) => at > begin && one.startsWith('CLP*'));
  const claim = [
    'CLP*5554555444*4*800.00*0**12*94060555410000',
    'NM1*QC*1*BUDD*WILLIAM****MI*33344555510',
    'SVC*HC:99211*800.00*0',
    'DTM*150*20020301',
    'DTM*151*20020304',
    `CAS*${group}*${reason}*800.00`,
    ...remarks.map((remark) => `LQ*HE*${remark}`),
  ];
  const edited = [...segments.slice(0, begin), ...claim, ...segments.slice(end)];
  return edited.join('~\n').replace('BPR*I*945.00', 'BPR*I*495.00');
}

test.runIf(present).each([
  ['CO', 'B7', ['N570'], 'credentialing'],
  ['CO', 'B7', [], 'enrollment'],
  ['CO', '185', [], 'credentialing'],
  ['CO', '185', ['N95'], 'taxonomy'],
  ['CO', '183', ['N574'], 'ordering'],
  ['CO', '184', ['N264'], 'ordering'],
  ['CO', '208', ['N521'], 'identifier'],
  ['PR', '242', [], 'contract'],
  ['CO', '243', [], 'authorization'],
  ['CO', '16', ['N290'], 'identifier'],
  ['CO', '16', ['N570'], 'credentialing'],
  ['CO', '16', ['N767'], 'enrollment'],
  ['CO', '16', ['N831'], 'other'],
  ['CO', '147', [], 'contract'],
  ['CO', '29', ['N211'], 'deadline'],
] as const)('a real claim denied with %s-%s %j is denied for %s', async (group, reason, remarks, cause) => {
  const [advice] = await advicesOf(denied(group, reason, remarks), 'edited.835');
  if (advice === undefined) throw new Error('nothing was read');
  expect(adviceImbalance(advice)).toBe(null);
  const [claim, other] = advice.claims;
  if (claim === undefined || other === undefined) throw new Error('two claims were expected');
  expect(claimRefusal(claim)).toBe(null);
  const parts = deniedParts(claim.adjustments.map(adjustmentOf), claim.remarks, claim.lines.map(lineOf));
  expect(parts).toEqual([
    { line: 1, on: claim.lines[0]?.from, group, code: reason, remarks: [...remarks], cents: 80_000 },
  ]);
  expect(parts.map((part) => denialAttribution(part).cause)).toEqual([cause]);
  // The other claim only has what makes up a payment.
  expect(deniedParts(other.adjustments.map(adjustmentOf), other.remarks, other.lines.map(lineOf))).toEqual([]);
});

test.runIf(hasCodes)('every code of the table is on the lists, and in use unless the table says until when', () => {
  const ends = new Map(
    readFileSync(codes, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([code = '', type = '', , , end = '']) => [`${type} ${code}`, end.trim()]),
  );
  const { reasons, ordinary, remarks } = denialCauseTable;
  const wanted = [
    ...reasons.map(({ code, until }) => [`CARC ${code}`, until ?? ''] as const),
    ...remarks.map(({ code }) => [`RARC ${code}`, ''] as const),
  ];
  expect(wanted.filter(([code, until]) => ends.get(code) !== until)).toEqual([]);
  expect(ordinary.filter(({ code }) => !ends.has(`CARC ${code}`))).toEqual([]);
});

/**
 * X12 made by others is read or refused for the right reason; and files that `claims scrub` writes read back to the same
 * claims, by our reader and by another one (node-x12).
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { X12Parser } from 'node-x12';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readClaimAcknowledgements } from '../../src/sources/x12/claim-acknowledgement.ts';
import { ClaimCopier } from '../../src/sources/x12/claim-copier.ts';
import { readEligibility } from '../../src/sources/x12/eligibility-answer.ts';
import { readImplementationAcknowledgements } from '../../src/sources/x12/implementation-acknowledgement.ts';
import { ProfessionalReader } from '../../src/sources/x12/professional-reader.ts';
import { readInterchanges } from '../../src/sources/x12/transactions.ts';

const folder = join(import.meta.dirname, '../../../shared/data/x12');
const present = existsSync(folder);
if (!present) console.log('conformance/x12: ../shared/data/x12 is absent; its tests are skipped');

const files = present
  ? ['linuxforhealth', 'imsweb'].flatMap((maker) =>
      readdirSync(join(folder, maker))
        .filter((name) => !name.startsWith('LICENSE'))
        .map((name) => `${maker}/${name}`),
    )
  : [];

const bytesOf = (name: string): Buffer => readFileSync(join(folder, name));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Every claim of a file as its faults, and the claims without one as a file. */
function claimsOf(bytes: Uint8Array): {
  readonly faults: readonly (readonly string[])[];
  readonly copied: Buffer;
  readonly bytes: readonly string[];
} {
  const faults: (readonly string[])[] = [];
  const good: string[] = [];
  const parts: Buffer[] = [];
  const copier = new ClaimCopier((one) => parts.push(Buffer.from(one)), false);
  const reader = new ProfessionalReader('file', (claim, own) => {
    faults.push(claim.faults);
    if (claim.faults.length > 0) return;
    copier.add(claim, own);
    good.push(own.buffer().toString('latin1'));
  });
  for (let at = 0; at < bytes.length; at += 1000) reader.take(Uint8Array.prototype.slice.call(bytes, at, at + 1000));
  reader.finish();
  copier.finish();
  return { faults, copied: Buffer.concat(parts), bytes: good };
}

/** All claims as node-x12 finds them: the elements of CLM, SV1 and DTP in their order. */
function asOthersRead(text: string): readonly string[] {
  const read = new X12Parser(true).parse(text);
  const interchanges = Array.isArray(read) ? read : [read];
  return interchanges.flatMap((interchange) =>
    interchange.functionalGroups.flatMap((group) =>
      group.transactions.flatMap((transaction) =>
        transaction.segments
          .filter(({ tag }) => ['CLM', 'HI', 'LX', 'SV1', 'DTP'].includes(tag))
          .map(({ tag, elements }) => [tag, ...elements.map(({ value }) => value)].join('*')),
      ),
    ),
  );
}

test.runIf(present)('all files are there', () => {
  expect(files.length).toBeGreaterThanOrEqual(65);
});

describe.runIf(present)('every file is read, or refused with its place', () => {
  test.each(files)('%s', async (name) => {
    const counted = { begin: 0, end: 0 };
    const reading = readInterchanges(once(bytesOf(name)), name, {
      begin: () => {
        counted.begin += 1;
      },
      segment: () => {},
      end: () => {
        counted.end += 1;
      },
    });
    if (name.endsWith('no_isa_line.txt')) {
      await expect(reading).rejects.toThrow(
        'segment 1 (line 1, byte 0): the file begins with `GS`; there is no ISA segment before it',
      );
      await expect(reading).rejects.toBeInstanceOf(UserError);
      return;
    }
    const { transactions } = await reading;
    expect(transactions).toBeGreaterThan(0);
    expect(counted).toEqual({ begin: transactions, end: transactions });
  });
});

/** What is wrong in the claims of others, as their names or makers say, and what we say of it. */
const wrong: readonly (readonly [file: string, words: string])[] = [
  ['imsweb/837_5010__x12_bad_segment_identifier.txt', 'in the header) is no segment of this level'],
  ['imsweb/837_5010__x12_bad_valid_code.txt', 'there is no billing provider (NM1*85)'],
  ['imsweb/837_5010__x12_loop_errors1_exceeds_max_1_parent.txt', 'names the billing provider twice'],
  ['imsweb/837_5010__x12_loop_errors2_exceeds_max_repeats_multiple_parents.txt', 'names the billing provider twice'],
  ['imsweb/837_5010__x12_loop_errors3_missing_loops.txt', 'there is no billing provider (NM1*85)'],
  ['imsweb/837_5010__x12_missing_elements.txt', 'names no place of service'],
  ['imsweb/837_5010__x12_missing_required_loop_in_one_repeat.txt', 'there is no subscriber (NM1*IL)'],
  [
    'imsweb/837_5010__x12_missing_required_loops_mult_repeats.txt',
    'SV1 (segment 33, line 33) stands after `HI`, out of order',
  ],
  [
    'imsweb/837_5010__x12_segments_out_of_order.txt',
    'N4 (segment 12, line 12, in the billing level at segment 8) stands after `REF`',
  ],
  ['imsweb/837_5010__x12_valid.txt', 'its services come to 12.25, the claim to 500.00'],
  ['imsweb/837_5010__x223-test.txt', 'an institutional claim (837I)'],
  ['linuxforhealth/837_005010X223A3__institutional-claim.837i', 'an institutional claim (837I)'],
  ['linuxforhealth/837_005010X222A2__demo.example9.837', 'is divided by `>`; the ISA segment names `:`'],
];

describe.runIf(present)('claims that are none are refused for what is wrong with them', () => {
  test.each(wrong)('%s', (name, words) => {
    expect(claimsOf(bytesOf(name)).faults.flat().join('\n')).toContain(words);
  });

  test('no claim is lost: many claims, and many transactions', () => {
    expect(claimsOf(bytesOf('imsweb/837_5010__x12_many_claims.txt')).faults).toHaveLength(820);
    expect(claimsOf(bytesOf('imsweb/837_5010__x12_multiple_transactions.txt')).faults).toHaveLength(624);
  });
});

const professional = files.filter((name) => name.includes('005010X222A2__demo'));

describe.runIf(present)('claims without a fault, copied, are the same to us and to others', () => {
  const sound = professional.filter((name) => claimsOf(bytesOf(name)).bytes.length > 0);

  test('the worked examples of the guide are sound, but for those that divide their codes by another character', () => {
    const others = professional.filter((name) => !sound.includes(name));
    expect(sound).toHaveLength(13);
    expect(others.map((name) => name.replace(/^.*demo\./, ''))).toEqual([
      ...['cob.2ndary.example4.837', 'example11.837', 'example12.837', 'example6.837', 'example9.837'],
    ]);
    for (const name of others)
      expect(claimsOf(bytesOf(name)).faults.flat()[0]).toContain('is divided by `>`; the ISA segment names `:`');
  });

  test('in all other files every claim is refused, with the place of what is wrong', () => {
    const others = files.filter((name) => /837/.test(name) && !/999|no_isa_line/.test(name) && !sound.includes(name));
    const found = others.flatMap((name) => claimsOf(bytesOf(name)).faults.map((faults) => faults[0] ?? name));
    expect(found.length).toBeGreaterThan(1400);
    const places =
      /\(segment \d+|at segment \d+|its services come to|is an institutional claim|names `3` as its parent/;
    expect(found.filter((fault) => !places.test(fault))).toEqual([]);
  });

  test.each(sound)('%s', (name) => {
    const source = bytesOf(name);
    const before = claimsOf(source);
    const after = claimsOf(before.copied);
    expect(after.faults.flat()).toEqual([]);
    expect(after.bytes).toEqual(before.bytes);
    expect(asOthersRead(before.copied.toString('latin1'))).toEqual(asOthersRead(source.toString('latin1')));
  });
});

describe.runIf(present)('answers of payers', () => {
  test('277CA: accepted, and rejected for the billing provider', async () => {
    const read = async (name: string) =>
      (await readClaimAcknowledgements(once(bytesOf(name)), name)).acknowledgements.flatMap(({ claims }) => claims);
    const [accepted] = await read('imsweb/277_5010__x12_277CA_accepted.txt');
    expect(accepted).toMatchObject({
      controlNumber: '5781',
      statuses: [{ category: 'A2', status: '20' }],
      chargeCents: 12_500,
      faults: [],
    });
    const [rejected] = await read('imsweb/277_5010__x12_277CA_rejected.txt');
    expect(rejected).toMatchObject({
      controlNumber: '3920394930203',
      statuses: [{ category: 'A7', status: '562', entity: '85' }],
    });
    const status = 'linuxforhealth/277_005010X212__claim-level-status.277';
    const { refused } = await readClaimAcknowledgements(once(bytesOf(status)), status);
    expect(refused[0]?.because).toContain('claim status inquiry');
  });

  test('999: accepted, and rejected with the segment', async () => {
    const read = async (name: string) =>
      (await readImplementationAcknowledgements(once(bytesOf(name)), name)).groups[0];
    expect(await read('imsweb/837_5010__x12_999_accepted.txt')).toMatchObject({
      controlNumber: '17456',
      result: 'A',
      accepted: 1,
    });
    expect(await read('imsweb/837_5010__x12_999_rejected.txt')).toMatchObject({
      result: 'R',
      transactions: [
        { controlNumber: '0028', result: 'R', codes: ['5'], faults: [{ segment: 'NM', place: 17, code: '1' }] },
      ],
    });
  });

  test('271: plan and coverage of subscriber and dependent, and a rejection; no name and no member id', async () => {
    const read = async (name: string) =>
      readEligibility(once(bytesOf(`linuxforhealth/271_005010X279A1__${name}.271`)), name);
    for (const name of ['dependent-health-benefit-check', 'subscriber-health-benefit-check']) {
      const { answers } = await read(name);
      expect(answers).toHaveLength(1);
      expect(answers[0]).toMatchObject({
        payer: { name: 'ABC COMPANY' },
        days: [{ qualifier: '346', from: '2006-01-01' }],
      });
      expect(answers[0]?.benefits[0]).toMatchObject({ kind: '1', serviceTypes: ['30'], planName: 'GOLD 123 PLAN' });
      const said = JSON.stringify(answers.map(({ transaction: _, ...answer }) => answer));
      expect(said).not.toMatch(/SMITH|MARY|JOHN|123456789/);
    }
    const { answers } = await read('subscriber-health-benefit-check-error');
    expect(answers[0]?.rejections).toEqual([{ code: '50', followUp: 'N' }]);
  });
});

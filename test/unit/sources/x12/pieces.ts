/** Files of X12 put together for a test, and read in pieces of any size. */

import type { ProfessionalClaim } from '../../../../src/sources/x12/professional-claim.ts';
import { ProfessionalReader, type ProfessionalSummary } from '../../../../src/sources/x12/professional-reader.ts';
import { type InterchangeSummary, readInterchanges } from '../../../../src/sources/x12/transactions.ts';

/** The bytes of a text in pieces of so many bytes. */
export async function* inPieces(text: string | Uint8Array, size = 1 << 20): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield Uint8Array.prototype.slice.call(bytes, at, at + size);
}

/** A header with its 106 characters. */
export function isa(control = 1, { component = ':', repetition = '^', version = '00501' } = {}): string {
  const blank = (width: number): string => ' '.repeat(width);
  return `ISA*00*${blank(10)}*00*${blank(10)}*ZZ*${'SENDER'.padEnd(15)}*ZZ*${'RECEIVER'.padEnd(15)}*260612*0815*${repetition}*${version}*${String(control).padStart(9, '0')}*0*P*${component}`;
}

/** One claim file: the segments between the header and the first HL of a usual 837P, then these, with right counts. */
export function claimFile(segments: readonly string[], version = '005010X222A1'): string {
  const header = [
    `ST*837*0001*${version}`,
    'BHT*0019*00*R1*20260612*0815*CH',
    'NM1*41*2*SENDER*****46*S1',
    'PER*IC*OFFICE*TE*5035550100',
    'NM1*40*2*RECEIVER*****46*R1',
  ];
  const inside = [...header, ...segments];
  const all = [
    isa(),
    `GS*HC*S*R*20260612*0815*7*X*${version}`,
    ...inside,
    `SE*${inside.length + 1}*0001`,
    'GE*1*7',
    'IEA*1*000000001',
  ];
  return `${all.join('~\n')}~\n`;
}

/** A billing provider, and a subscriber who is the patient. */
export const billing = [
  'HL*1**20*1',
  'NM1*85*2*CLINIC*****XX*1996214080',
  'N3*1 MAIN',
  'N4*SALEM*OR*973010000',
  'REF*EI*934182750',
];
/** A subscriber who is the patient. */
export const subscriber = [
  'HL*2*1*22*0',
  'SBR*P*18*******CI',
  'NM1*IL*1*PARADIGM*HAL****MI*M1',
  'NM1*PR*2*PLAN*****PI*P1',
];

/** A claim of one service. */
export function claim(control: string, cents = '100', more: readonly string[] = []): readonly string[] {
  return [
    `CLM*${control}*${cents}***11:B:1*Y*A*Y*Y`,
    'HI*ABK:J069',
    ...more,
    'LX*1',
    `SV1*HC:99213*${cents}*UN*1***1`,
    'DTP*472*D8*20260601',
  ];
}

/** A claim with its bytes. */
export interface ReadClaim {
  readonly claim: ProfessionalClaim;
  readonly bytes: string;
}

/** All claims of a file. */
export function claimsOf(
  text: string | Uint8Array,
  size = 1 << 20,
): { readonly claims: readonly ReadClaim[]; readonly summary: ProfessionalSummary } {
  const claims: ReadClaim[] = [];
  const reader = new ProfessionalReader('test.837', (one, bytes) =>
    claims.push({ claim: one, bytes: bytes.buffer().toString('latin1') }),
  );
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) reader.take(Uint8Array.prototype.slice.call(bytes, at, at + size));
  return { claims, summary: reader.finish() };
}

/** The identifiers of all segments inside transactions, and the summary. */
export async function segmentsOf(
  text: string | Uint8Array,
  size?: number,
): Promise<{ readonly ids: readonly string[]; readonly summary: InterchangeSummary }> {
  const ids: string[] = [];
  const summary = await readInterchanges(inPieces(text, size), 'test.x12', {
    begin: () => {},
    segment: ({ id }) => ids.push(id),
    end: () => {},
  });
  return { ids, summary };
}

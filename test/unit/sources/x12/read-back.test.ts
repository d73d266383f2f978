/** Files that were copied, read back: what was written anew must be right, and the claims the ones that went in. */

import { expect, test } from 'vitest';
import { ClaimDigest } from '../../../../src/actions/claims/claim-digest.ts';
import { WrittenCheck, type WrittenClaims } from '../../../../src/actions/claims/scrub-claims.ts';
import { ClaimCopier } from '../../../../src/sources/x12/claim-copier.ts';
import { ProfessionalReader } from '../../../../src/sources/x12/professional-reader.ts';
import { billing, claim, claimFile, subscriber } from './pieces.ts';

/** Two claims of one patient copied, with what they were. */
function copied(): { readonly text: string; readonly written: WrittenClaims } {
  const parts: Buffer[] = [];
  const copier = new ClaimCopier((bytes) => parts.push(Buffer.from(bytes)), false);
  const digest = new ClaimDigest();
  const reader = new ProfessionalReader('source', (one, bytes) => {
    copier.add(one, bytes);
    digest.add(bytes);
  });
  const second = subscriber.map((one) => one.replace('HL*2', 'HL*7'));
  reader.take(Buffer.from(claimFile([...billing, ...subscriber, ...claim('A1'), ...second, ...claim('B1', '50.25')])));
  reader.finish();
  const totals = copier.finish();
  return { text: Buffer.concat(parts).toString('latin1'), written: { ...totals, digest: digest.end() } };
}

function fault(text: string, written: WrittenClaims, size = 1 << 20): string | null {
  const check = new WrittenCheck('copy');
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += size) check.take(Uint8Array.prototype.slice.call(bytes, at, at + size));
  return check.finish(written);
}

test.each([1, 7, 106, 1 << 20])('a copy is as it should be, in pieces of %i bytes', (size) => {
  const { text, written } = copied();
  expect(written).toMatchObject({ claims: 2, cents: 15_025 });
  expect(fault(text, written, size)).toBeNull();
});

test.each([
  ['a byte of a claim', 'HC:99213*50.25', 'HC:99214*50.25', 'the bytes of a claim are not those that were read'],
  ['the charge of a claim', 'CLM*B1*50.25', 'CLM*B1*50.26', 'its claims come to 15026 cents, not 15025'],
  ['an amount', 'CLM*B1*50.25', 'CLM*B1*5O.25', 'CLM02 `5O.25` is no amount'],
  ['a claim', 'CLM*B1', 'CLX*B1', 'it holds 1 claims, not 2'],
  ['the number of a level', 'HL*3*1*22', 'HL*4*1*22', 'HL 4 is level 3 of its transaction'],
  ['the parent of a level', 'HL*3*1*22', 'HL*3*2*22', 'HL 3 names `2` as its parent, not `1`'],
  ['the level of a claim', 'HL*2*1*22*0', 'HL*2**20*0', 'a claim stands under no subscriber'],
  ['the count of segments', 'SE*', 'SE*9', 'SE01 says `'],
  ['the number of a group', 'GE*1*7', 'GE*1*8', 'GE02 is `8`, GS06 is `7`'],
  ['the end', 'IEA*1*000000001~', '', 'the file ends before IEA'],
])('changed: %s', (_, from, to, words) => {
  const { text, written } = copied();
  expect(text).toContain(from);
  expect(fault(text.replace(from, to), written)).toContain(words);
});

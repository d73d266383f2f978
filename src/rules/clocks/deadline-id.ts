import { createHash } from 'node:crypto';

/** Crockford's base 32: no letters that are read as digits, none that makes words. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The id of a deadline: `e-` and 8 characters of a hash of rule, subject and the ledger id of the anchor fact (of the record
 * that lacks it, where it is unknown). It survives rebuilds, corrections of a date and new versions of the rule.
 */
export function deadlineId(rule: string, subjectId: string, factId: string): string {
  const digest = createHash('sha256').update(`${rule}\n${subjectId}\n${factId}`).digest();
  let id = 'e-';
  // 5 bytes are 40 bits, eight times 5.
  let bits = 0n;
  for (const byte of digest.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  for (let shift = 35n; shift >= 0n; shift -= 5n) id += alphabet[Number((bits >> shift) & 31n)] ?? '';
  return id;
}

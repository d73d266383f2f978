import { hash } from 'node:crypto';

/** Crockford's base 32: no letters that are read as digits, none that makes words. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The id of a deadline: `e-` and 8 characters of a hash of rule, subject and the ledger id of the anchor fact (of the record
 * that lacks it, where it is unknown). It survives rebuilds, corrections of a date and new versions of the rule.
 */
export function deadlineId(rule: string, subjectId: string, factId: string): string {
  // Ten hexadecimal digits are 40 bits, eight times 5.
  let bits = Number.parseInt(hash('sha256', `${rule}\n${subjectId}\n${factId}`, 'hex').slice(0, 10), 16);
  let id = '';
  for (let left = 8; left > 0; left -= 1) {
    id = (alphabet[bits % 32] ?? '') + id;
    bits = Math.floor(bits / 32);
  }
  return `e-${id}`;
}

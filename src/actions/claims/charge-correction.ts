/** What went before a claim that is made out of charges: a first claim must be new, a correction needs the payer's number. */

import type { Claim } from '../../domain/claims/claim.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { awaitsSending } from '../../rules/claims/sent-anew.ts';
import type { Charge } from '../../sources/charges-csv.ts';

/** The payer's number of the claim that is corrected, null for a first claim; or why the claim cannot be made. */
export async function correctedNumber(
  { claim, frequency, payerClaim, payer, replaces }: Charge,
  { ledger, payerNumbers }: { readonly ledger: Ledger; readonly payerNumbers: ReadonlyMap<string, string> },
): Promise<string | { readonly original: string | null }> {
  const find = async (number: string): Promise<Claim | undefined> =>
    (await ledger.claims.ofControl(ledger.claims.controlHash(number))).findLast(
      (one) => one.payer === null || one.payer === payer,
    );
  const own = await find(claim);
  const isFree = own === undefined || awaitsSending(own.status, ledger.claims.remarks(own.id));
  if (frequency === '1' || (replaces !== '' && replaces !== claim)) {
    if (!isFree) return `it is on record as ${own.id}, ${own.status}; a correction has \`frequency\` 7`;
    if (frequency === '1') return { original: null };
  }
  const known = replaces === '' ? own : await find(replaces);
  if (known?.status === 'sent' || known?.status === 'accepted')
    return `${known.id} is with the payer since ${known.on}; correct it once it was decided`;
  const original = payerClaim === '' ? payerNumbers.get(replaces === '' ? claim : replaces) : payerClaim;
  return original === undefined
    ? "`payer_claim` must name the payer's number of the claim, or give the 835 with `--remittance`"
    : { original };
}

/** Whether a claim on record may be sent once more as a first claim, or only corrected. */

import type { ClaimStatus } from '../../domain/claims/claim.ts';
import { isUnprocessable } from './denial-cause.ts';

/** States in which a claim is with the payer or decided, so that sending it again makes a duplicate. */
const out: readonly ClaimStatus[] = ['sent', 'accepted', 'paid', 'partly-denied', 'denied'];
const waiting: readonly ClaimStatus[] = ['held', 'rejected'];

/** Whether it has not reached the payer, or was denied as one that cannot be processed, after which a new claim is sent. */
export function awaitsSending(status: ClaimStatus, remarks: readonly string[]): boolean {
  return waiting.includes(status) || (status === 'denied' && isUnprocessable(remarks));
}

/** Whether the payer would not take it for a duplicate: besides, what was taken back or voided may be sent anew. */
export function canBeSentAnew(status: ClaimStatus, remarks: readonly string[]): boolean {
  return !out.includes(status) || awaitsSending(status, remarks);
}

import type { Verification } from '../domain/facts.ts';
import type { Transaction } from '../ledger/command.ts';

/** Records a primary source verification. */
export async function verify(
  tx: Transaction,
  subjectId: string,
  verification: Omit<Verification, 'id' | 'sequence'>,
): Promise<string> {
  return tx.insert('verification', {
    id: await tx.newId('v'),
    subject_id: subjectId,
    element: verification.element,
    credential_id: verification.credentialId,
    source: verification.source,
    method: verification.method,
    happened_on: verification.on,
    by: verification.by,
    result: verification.result,
    value_hash: verification.valueHash,
    evidence: verification.evidence,
  });
}

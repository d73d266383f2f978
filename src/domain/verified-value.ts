/** Whether what was verified at a source still reads as it did then. */

import type { SubjectFacts, Verification } from './facts.ts';

/** Whether the file says something else by now of what a verification verified: the paper, or the element of the dossier. */
export function hasChangedSince(
  { element, credentialId, valueHash }: Verification,
  { credentials, elementHashes }: Pick<SubjectFacts, 'credentials' | 'elementHashes'>,
): boolean {
  if (valueHash === null) return false;
  if (credentialId === null) return elementHashes !== undefined && elementHashes[element] !== valueHash;
  const credential = credentials.find(({ id }) => id === credentialId);
  return credential !== undefined && credential.valueHash !== valueHash;
}

/** Names of patients in an 835, for a statement that goes to them; nothing else reads them. */

import { readInterchanges } from './x12/transactions.ts';

/** A patient as the payer names them. */
export interface RemittedPatient {
  readonly first: string;
  readonly last: string;
}

/** Patients by the control number of their claim (CLP01). */
export async function remittedPatients(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
): Promise<ReadonlyMap<string, RemittedPatient>> {
  const found = new Map<string, RemittedPatient>();
  let claim = '';
  await readInterchanges(chunks, path, {
    begin: () => {
      claim = '';
    },
    segment: ({ id, elements }) => {
      if (id === 'CLP') claim = elements[1] ?? '';
      if (id === 'NM1' && elements[1] === 'QC' && claim !== '' && !found.has(claim))
        found.set(claim, { last: elements[3] ?? '', first: elements[4] ?? '' });
    },
    end: () => {},
  });
  return found;
}

/** Files of claims that are written here: made, read back, and only then put in their place. */

import { type MadeClaim, newBillings } from '../../actions/claims/create-claims.ts';
import type { Group } from '../../domain/nouns/group.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ProfessionalClaim } from '../../sources/x12/professional-claim.ts';
import { ProfessionalReader } from '../../sources/x12/professional-reader.ts';
import { writeProfessionalClaims } from '../../sources/x12/professional-writer.ts';

/** A file of claims with what our own reader finds in it. */
export interface WrittenClaims {
  readonly bytes: Buffer;
  readonly claims: readonly ProfessionalClaim[];
}

/** Who sends and who receives. */
export interface Route {
  readonly sender: string;
  readonly receiver: string;
  readonly submitter: { readonly name: string; readonly contact: string; readonly phone: string };
  /** The instant of the command. */
  readonly at: string;
  readonly controlNumber: number;
  readonly isTest: boolean;
}

/** The route through the clearinghouse that the group's document names. Refuses where it names none. */
export async function routeOf(
  ledger: Ledger,
  groupKey: string,
  given: Pick<Route, 'at' | 'controlNumber' | 'isTest'>,
): Promise<Route> {
  const document = await ledger.documents.byKey('group', groupKey);
  const group = document === undefined ? undefined : (JSON.parse(document.body) as Group);
  const house = group?.clearinghouse;
  if (group === undefined || house?.submitterId === undefined)
    throw new UserError('record/not-found', `group \`${groupKey}\` names no clearinghouse with a \`submitterId\``, {
      hint: 'add `clearinghouse: { name: …, submitterId: … }` to its document and run `empanel sync`',
    });
  const contact = group.billingContact;
  return {
    ...given,
    sender: house.submitterId,
    receiver: house.name,
    submitter: {
      name: group.legalName,
      contact: contact?.name ?? 'BILLING',
      phone: contact?.phone ?? group.phone ?? '',
    },
  };
}

/** Makes a file of claims and reads it back; a claim that would not come back as it was made is a fault of the program. */
export async function writtenClaims(
  claims: readonly MadeClaim[],
  ledger: Ledger,
  route: Route,
): Promise<WrittenClaims> {
  const billings = await newBillings(claims, ledger);
  const pieces: Buffer[] = [];
  const id = route.receiver
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toUpperCase()
    .slice(0, 15);
  writeProfessionalClaims(
    {
      sender: { qualifier: 'ZZ', id: route.sender },
      receiver: { qualifier: 'ZZ', id, name: route.receiver },
      submitter: { ...route.submitter, id: route.sender },
      date: route.at.slice(0, 10).replaceAll('-', ''),
      time: route.at.slice(11, 16).replace(':', ''),
      controlNumber: route.controlNumber,
      isTest: route.isTest,
      billings,
    },
    (bytes) => pieces.push(Buffer.from(bytes)),
  );
  const bytes = Buffer.concat(pieces);
  const found: ProfessionalClaim[] = [];
  const reader = new ProfessionalReader('the written file', (claim) => found.push(claim));
  reader.take(bytes);
  const summary = reader.finish();
  const same =
    summary.faults.length === 0 &&
    found.length === claims.length &&
    found.every(({ faults }) => faults.length === 0) &&
    found.reduce((sum, { chargeCents }) => sum + chargeCents, 0) ===
      claims.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
  if (!same) {
    const because = [...summary.faults.map((one) => one.because), ...found.flatMap(({ faults }) => faults)].join('; ');
    throw new UserError(
      'input/unreadable',
      `the claims do not read back as they were made: ${because || 'sums differ'}`,
      {
        hint: 'look at the names, addresses and numbers in the CSV; nothing was written',
      },
    );
  }
  return { bytes, claims: found };
}

/** What the commands about claims share: a file with its hash, and the rules and documents that they look things up in. */

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type ClaimOffice, claimOffice } from '../../actions/claims/claim-office.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type LastDays, lastDays } from '../../rules/claims/filing-limit.ts';
import { maskedIdentifier } from '../../sources/x12/claim-masks.ts';
import type { InterchangeSummary } from '../../sources/x12/transactions.ts';
import type { Context } from '../context.ts';
import { inputChunks } from '../files.ts';
import type { Input } from '../input.ts';
import { resolvedPayer } from '../resolution.ts';
import { derivationSettings } from '../workspace-packs.ts';

/** A file that was read. */
export interface ClaimFile<Reading> {
  readonly reading: Reading;
  readonly sha256: string;
  /** Without its folder. */
  readonly name: string;
}

/** Reads a file with its hash, piece by piece. */
export async function readClaimFile<Reading>(
  context: Context,
  path: string,
  read: (chunks: AsyncIterable<Uint8Array>, path: string) => Promise<Reading>,
): Promise<ClaimFile<Reading>> {
  const digest = createHash('sha256');
  const reading = await read(
    (async function* () {
      for await (const chunk of inputChunks(context, path)) {
        digest.update(chunk);
        yield chunk;
      }
    })(),
    path,
  );
  return { reading, sha256: digest.digest('hex'), name: path === '-' ? 'standard input' : basename(path) };
}

/** Tells what is wrong with the envelopes of a file whose content was read all the same. */
export function tellEnvelopes(context: Context, { faults, moreFaults }: InterchangeSummary): void {
  for (const { because, position } of faults) context.warn(`line ${position.line}: ${because}`);
  if (moreFaults > 0) context.warn(`… and ${moreFaults} more like these`);
}

/** Whom files speak of, and the last days to act. */
export interface ClaimDesk {
  readonly asOf: CalendarDate;
  readonly office: ClaimOffice;
  readonly days: LastDays;
  /** Key of the payer that the user names; null: none. */
  readonly payer: string | null;
}

/** Reads what the ledger and the rules say, once for a command. */
export async function claimDesk(context: Context, ledger: Ledger, input: Input): Promise<ClaimDesk> {
  const asOf = await context.asOf();
  const office = await claimOffice(ledger, asOf);
  const { role } = derivationSettings(await context.workspaceIfAny());
  const named = input.text('payer');
  return {
    asOf,
    office,
    days: lastDays(await context.rules(), role, office.context),
    payer: named === undefined ? null : resolvedPayer(office.context.payers, named).key,
  };
}

/**
 * The control number of a claim as it may be shown: whole in a file named with `-o`, else its last characters, with its
 * `place` in the file at hand, `line 12`, so that it can be told from others.
 */
export function shownControl({ globals }: Context, controlNumber: string, place?: string): string {
  if (globals.text('output') !== undefined) return controlNumber;
  const masked = maskedIdentifier(controlNumber);
  return place === undefined ? masked : `${masked} (${place})`;
}

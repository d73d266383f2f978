/** 837P files as commands take them: all claims of a file in memory, without their bytes. */

import { UserError } from '../../errors.ts';
import type { ProfessionalClaim } from '../../sources/x12/professional-claim.ts';
import { ProfessionalReader, type ProfessionalSummary } from '../../sources/x12/professional-reader.ts';
import type { Context } from '../context.ts';
import { inputChunks } from '../files.ts';

/** Claims of a file, and what the file came to. */
export interface SubmittedFile {
  readonly claims: readonly ProfessionalClaim[];
  readonly summary: ProfessionalSummary;
}

/** Reads the claims of an 837P. Refuses a file that has none, with what it has. */
export async function submittedClaims(context: Context, path: string): Promise<SubmittedFile> {
  const claims: ProfessionalClaim[] = [];
  const reader = new ProfessionalReader(path, (claim) => claims.push(claim));
  for await (const chunk of inputChunks(context, path)) reader.take(chunk);
  const summary = reader.finish();
  for (const { because, position } of summary.faults) context.warn(`line ${position.line}: ${because}`);
  if (summary.moreFaults > 0) context.warn(`… and ${summary.moreFaults} more like these`);
  for (const { kind, count } of summary.others) context.warn(`${count} transactions of kind ${kind} were passed over`);
  if (claims.length === 0) {
    const other = summary.others[0];
    throw new UserError(
      'input/unreadable',
      `\`${path}\` has no professional claim${other === undefined ? '' : `: it holds ${other.kind} (${other.version})`}`,
      { hint: 'name an 837P (005010X222A1)' },
    );
  }
  return { claims, summary };
}

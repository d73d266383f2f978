/** What a 277CA rejects above its claims: the file of a submitter, or all claims of a billing provider. It names no claim. */

import {
  type AcknowledgedPart,
  type ClaimAcknowledgement,
  isRejected,
} from '../../sources/x12/claim-acknowledgement.ts';
import type { TaskDraft } from '../task.ts';
import { codeText, tellingStatus } from './acknowledge-claims.ts';

/** A level that was rejected. */
export interface RejectedLevel {
  /** In words: `the billing provider 1996214080`. */
  readonly who: string;
  /** `A7:562:85`. */
  readonly code: string;
  readonly meaning: string;
  readonly task: TaskDraft;
}

/** All levels that were rejected. */
export function rejectedLevels(acknowledgements: readonly ClaimAcknowledgement[]): readonly RejectedLevel[] {
  return acknowledgements.flatMap(({ source, submitter, providers }) => [
    ...rejectedLevel('the submitter', submitter, source.name),
    ...providers.flatMap((one) =>
      rejectedLevel(`the billing provider ${one.npi ?? 'without an NPI'}`, one, source.name),
    ),
  ]);
}

function rejectedLevel(who: string, { statuses }: AcknowledgedPart, payer: string): readonly RejectedLevel[] {
  const telling = isRejected(statuses) ? tellingStatus(statuses, true) : undefined;
  if (telling === undefined) return [];
  const { meaning, act } = telling.attribution;
  const code = codeText(telling.status);
  const text = `mend and send again: ${payer} rejected ${who} with all claims under it (${code}: ${meaning}${act === null ? '' : `; ${act}`})`;
  return [{ who, code, meaning, task: { text, subjectId: null, dueOn: null, owner: null } }];
}

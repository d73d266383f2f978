import type { DecisionOnFile } from '../../ledger/committee-query.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { MeetingHere } from './committee-run.ts';

/**
 * The files of a committee that one person signed off alone since its last recorded meeting, until the day of this one: what
 * the committee is told of. By the day.
 */
export async function signedOffBefore(
  ledger: Ledger,
  { committee, heldOn }: MeetingHere,
): Promise<readonly DecisionOnFile[]> {
  const earlier = (await ledger.committees.meetings()).filter(
    (one) => one.committee === committee.key && one.held_on < heldOn,
  );
  const signed = await ledger.committees.signedOff(earlier.at(-1)?.held_on ?? null, heldOn);
  return signed.filter(
    ({ body, program, outcome }) => body === committee.body && program === committee.program && outcome !== 'tabled',
  );
}

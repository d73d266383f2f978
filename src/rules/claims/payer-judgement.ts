/** Whether our own record of a day of service bears out the payer that denied, and what follows. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { DenialCause, DenialStep, PayerVerdict } from '../../domain/claims/claim.ts';
import {
  type BillingMatter,
  type BillingVerdict,
  firstBillableOn,
  fitsKey,
  matterWords,
  openParts,
  type ParticipationRow,
  verdictOn,
  worst,
} from '../../domain/participation.ts';
import type { Attribution } from './denial-cause.ts';

/** What our record says of a provider with a payer on a day. */
export interface DayOfService {
  /** Null: nothing is recorded, or it depends on what the claim does not say. */
  readonly verdict: BillingVerdict | null;
  readonly because: string;
  readonly firstBillableOn: CalendarDate | null;
}

/** What is recorded of a provider with a payer, for a group where it is known, on a day of service. */
export function dayOfService(
  rows: readonly ParticipationRow[],
  asked: {
    readonly payer: string;
    readonly product: string | null;
    readonly group: string | null;
    readonly location?: string | null;
  },
  on: CalendarDate,
): DayOfService {
  const key = {
    payer: asked.payer,
    product: asked.product ?? undefined,
    group: asked.group ?? undefined,
    location: asked.location ?? undefined,
  };
  const found = rows.flatMap((row) => {
    const then = fitsKey(row, key) ? verdictOn(row.verdicts, on) : undefined;
    return then === undefined ? [] : [{ key: row, verdict: then.verdict, matters: then.matters }];
  });
  const [first, ...others] = found;
  if (first === undefined)
    return { verdict: null, because: 'nothing is recorded of the provider with this payer', firstBillableOn: null };
  const one = worst([first, ...others]);
  const next = firstBillableOn(one.key.verdicts, on);
  const words = one.matters.map((matter) => matterWords[matter]).join('; ');
  const parts = openParts(found);
  // Whatever is open, on none of them could it be billed: the payer is borne out, and the best of them says what follows.
  const billable = found.some(({ verdict }) => verdict === 'bill');
  const hope = billable ? undefined : (found.find(({ verdict }) => verdict === 'hold') ?? one);
  if (hope !== undefined) return notBillable(hope, on);
  if (parts !== null)
    return { verdict: null, because: `it depends on the ${parts.join(' and ')}: ${words}`, firstBillableOn: next };
  if (one.verdict === 'bill')
    return { verdict: 'bill', because: `on record it could be billed on ${on}`, firstBillableOn: on };
  return notBillable(one, on);
}

interface Found {
  readonly key: ParticipationRow;
  readonly verdict: BillingVerdict;
  readonly matters: readonly BillingMatter[];
}

function notBillable({ key, verdict, matters }: Found, on: CalendarDate): DayOfService {
  const words = matters.map((matter) => matterWords[matter]).join('; ');
  return { verdict, because: `on ${on}: ${words}`, firstBillableOn: firstBillableOn(key.verdicts, on) };
}

/** Causes on which participation on the day of service is the answer. */
const decidedByRecord: readonly DenialCause[] = ['credentialing', 'enrollment', 'contract', 'license', 'exclusion'];

/** Causes that are mended by a corrected claim. */
const corrected: readonly DenialCause[] = ['identifier', 'taxonomy', 'ordering', 'location', 'routing'];

/** Whether the payer was right, and what is to be done first. */
export interface Judgement {
  readonly payerIs: PayerVerdict;
  readonly step: DenialStep;
  readonly because: string;
}

/** Puts the cause of a denial beside our record of the day. */
export function judgement({ cause, meaning, step, appealable }: Attribution, day: DayOfService): Judgement {
  if (!decidedByRecord.includes(cause)) {
    const usual: DenialStep = step ?? (corrected.includes(cause) || !appealable ? 'correct' : 'appeal');
    return { payerIs: 'unknown', step: usual, because: meaning };
  }
  // What the payer says comes first, then what our own record says to it.
  const wrong = `${meaning}; the payer is wrong: ${day.because}`;
  const right = `${meaning}; the payer is right by our record ${day.because}`;
  switch (day.verdict) {
    case 'bill':
      return { payerIs: 'wrong', step: step ?? (appealable ? 'appeal' : 'correct'), because: wrong };
    case 'hold':
      return { payerIs: 'right', step: 'wait', because: right };
    case 'no':
      return {
        payerIs: 'right',
        step: day.firstBillableOn === null ? 'write-off' : (step ?? 'write-off'),
        because: right,
      };
    case null:
      return {
        payerIs: 'unknown',
        step: step ?? (appealable ? 'appeal' : 'correct'),
        because: `${meaning}; ${day.because}`,
      };
  }
}

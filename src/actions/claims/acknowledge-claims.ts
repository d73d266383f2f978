/** Takes 277CAs in: claims accepted and rejected, and what was rejected for something that credentialing can mend. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Claim, ClaimStatus } from '../../domain/claims/claim.ts';
import { centsText } from '../../domain/money.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type Attribution, rejectionAttribution } from '../../rules/claims/denial-cause.ts';
import type { LastDays } from '../../rules/claims/filing-limit.ts';
import { judgement } from '../../rules/claims/payer-judgement.ts';
import {
  type AcknowledgedClaim,
  type ClaimAcknowledgement,
  type ClaimStatusCode,
  isRejected,
} from '../../sources/x12/claim-acknowledgement.ts';
import type { ClaimChanges, ClaimDraft, ClaimValues, DenialDraft } from './claim-drafts.ts';
import type { ClaimOffice } from './claim-office.ts';
import { limitQuestion, recordOf, stepWords } from './remitted-denials.ts';

/** What acknowledging needs to know. */
export interface AcknowledgingSettings {
  readonly ledger: Ledger;
  readonly office: ClaimOffice;
  readonly days: LastDays;
  readonly asOf: CalendarDate;
  /** Key of the payer where the user names it; null: as the file says. */
  readonly payer: string | null;
  readonly fileSha256: string;
  readonly name: string;
  /** The control number of a claim as it may be shown, with its line of the file. */
  shown(controlNumber: string, line: number): string;
}

/** What becomes of one claim of the file. */
export interface AcknowledgedOutcome {
  readonly controlNumber: string;
  readonly outcome: 'accepted' | 'rejected' | 'pending' | 'refused';
  /** The status that says it, `A7:562:85`; null: none does. */
  readonly code: string | null;
  readonly cause: string | null;
  readonly because: string;
  readonly chargeCents: number;
  readonly serviceOn: CalendarDate | null;
  /** What is to be done; null: nothing, or nothing that credentialing can do. */
  readonly denial: DenialDraft | null;
}

/** What becomes of a file. */
export interface AcknowledgingPlan {
  readonly outcomes: readonly AcknowledgedOutcome[];
  readonly changes: ClaimChanges;
}

/** States that come after an acknowledgement and are not undone by one. */
const decided: readonly ClaimStatus[] = ['paid', 'partly-denied', 'denied', 'reversed', 'replaced'];

/** Plans what a file of acknowledgements comes to. */
export async function acknowledgingPlan(
  acknowledgements: readonly ClaimAcknowledgement[],
  settings: AcknowledgingSettings,
): Promise<AcknowledgingPlan> {
  const outcomes: AcknowledgedOutcome[] = [];
  const claims = new Map<string, ClaimDraft>();
  for (const one of acknowledgements) {
    const payer = settings.payer ?? settings.office.payer([one.source.id], one.source.name);
    for (const claim of one.claims) outcomes.push(await taken(claim, payer, claims, settings));
  }
  const count = (outcome: AcknowledgedOutcome['outcome']): number =>
    outcomes.filter((one) => one.outcome === outcome).length;
  return {
    outcomes,
    changes: {
      remittances: [],
      acknowledgements: [
        {
          kind: '277CA',
          fileSha256: settings.fileSha256,
          name: settings.name,
          accepted: count('accepted') + count('pending'),
          rejected: count('rejected'),
          on: settings.asOf,
        },
      ],
      claims: [...claims.values()],
    },
  };
}

async function taken(
  claim: AcknowledgedClaim,
  payer: string | null,
  claims: Map<string, ClaimDraft>,
  settings: AcknowledgingSettings,
): Promise<AcknowledgedOutcome> {
  const base = {
    controlNumber: settings.shown(claim.controlNumber, claim.position.line),
    chargeCents: claim.chargeCents ?? 0,
    serviceOn: claim.from,
    code: null,
    cause: null,
    denial: null,
  };
  if (claim.faults.length > 0) return { ...base, outcome: 'refused', because: claim.faults.join('; ') };
  const statuses = [...claim.statuses, ...claim.lines.flatMap((line) => line.statuses)];
  const control = settings.ledger.claims.controlHash(claim.controlNumber);
  const known = (await settings.ledger.claims.ofControl(control)).findLast(
    (one) => one.payer === payer || one.payer === null || payer === null,
  );
  const rejected = isRejected(statuses);
  const values = valuesOf(claim, payer, control, known, rejected, settings);
  const closed = await settled(known, rejected, settings.ledger);
  const draft: ClaimDraft = { id: known?.id ?? null, values, payments: [], denials: [], closed };
  claims.set(`${control} ${payer}`, draft);
  const telling = tellingStatus(statuses, rejected);
  const code = telling === undefined ? null : codeText(telling.status);
  if (!rejected) {
    const pending = telling !== undefined && telling.attribution.cause !== 'other';
    return {
      ...base,
      outcome: pending ? 'pending' : 'accepted',
      code,
      cause: pending ? telling.attribution.cause : null,
      because: pending ? telling.attribution.meaning : 'taken in for adjudication',
    };
  }
  if (telling === undefined || code === null) return { ...base, outcome: 'rejected', because: 'no status says why' };
  const { attribution } = telling;
  const isDecided = known !== undefined && decided.includes(known.status);
  const mends = attribution.cause !== 'other' && !isDecided;
  const denial = mends ? rejection(code, attribution, values, draft, settings) : null;
  if (denial !== null) draft.denials.push(denial);
  const because = denial?.because ?? `${attribution.meaning}${isDecided ? '; it was decided since' : ''}`;
  return { ...base, outcome: 'rejected', code, cause: attribution.cause, because, denial };
}

/** Rejections on record: another word about the claim stands in their place. */
async function settled(known: Claim | undefined, rejected: boolean, ledger: Ledger): Promise<ClaimDraft['closed']> {
  if (known === undefined || decided.includes(known.status)) return [];
  const open = await ledger.claims.denials({ claimId: known.id });
  const outcome = rejected ? 'rejected anew' : 'taken in';
  return open.filter(({ group }) => group === null).map((denial) => ({ denial, outcome }));
}

function rejection(
  code: string,
  attribution: Attribution,
  values: ClaimValues,
  draft: ClaimDraft,
  { office, days, asOf }: AcknowledgingSettings,
): DenialDraft {
  const day = recordOf(values, office);
  const judged = judgement(attribution, day);
  // What was never taken in is not appealed: it is sent again.
  const step = judged.step === 'appeal' || judged.payerIs === 'wrong' ? 'correct' : judged.step;
  const last = days(draft.values.replacesId === null ? 'initial' : 'corrected', limitQuestion(values, null));
  const provider = office.provider(values.renderingNpi)?.name ?? values.billingNpi ?? 'an unnamed provider';
  const because = attribution.act === null ? judged.because : `${judged.because}; ${attribution.act}`;
  return {
    line: null,
    group: null,
    code,
    remarks: [],
    cause: attribution.cause,
    cents: values.chargeCents,
    verdict: day.verdict,
    payerIs: judged.payerIs,
    because,
    step,
    dueOn: last.on,
    dueFrom: last.from,
    on: asOf,
    source: 0,
    task: `${stepWords[step]}: claim of ${provider}, service ${values.from ?? 'of an unknown day'}, ${centsText(values.chargeCents)}, was rejected (${code}: ${judged.because})`,
  };
}

function valuesOf(
  claim: AcknowledgedClaim,
  payer: string | null,
  control: string,
  known: Claim | undefined,
  rejected: boolean,
  { ledger, office, asOf }: AcknowledgingSettings,
): ClaimValues {
  const billing = claim.billingNpi ?? known?.billingNpi ?? null;
  const own = office.provider(known?.renderingNpi ?? billing);
  const status = rejected ? 'rejected' : 'accepted';
  return {
    controlSha256: control,
    payer: payer ?? known?.payer ?? null,
    payerCode: known?.payerCode ?? null,
    product: known?.product ?? null,
    subjectId: known?.subjectId ?? own?.id ?? null,
    billingNpi: billing,
    renderingNpi: known?.renderingNpi ?? own?.npi ?? null,
    group: known?.group ?? office.group(billing === null ? [] : [billing]),
    location: known?.location ?? null,
    placeOfService: known?.placeOfService ?? null,
    from: known?.from ?? claim.from,
    through: known?.through ?? claim.to,
    chargeCents: known?.chargeCents ?? claim.chargeCents ?? 0,
    paidCents: known?.paidCents ?? 0,
    patientCents: known?.patientCents ?? 0,
    status: known !== undefined && decided.includes(known.status) ? known.status : status,
    replacesId: known?.replacesId ?? null,
    holds: [],
    releaseBy: null,
    lines: known?.lines ?? [],
    payerControlSha256:
      claim.payerControlNumber === null
        ? (known?.payerControlSha256 ?? null)
        : ledger.claims.controlHash(claim.payerControlNumber),
    otherNpis: known?.otherNpis ?? [],
    sentIn: known?.sentIn ?? null,
    on: asOf,
  };
}

/** The status that says most: of those that reject, else of all, the first with a cause. */
export function tellingStatus(
  statuses: readonly ClaimStatusCode[],
  rejected: boolean,
): { readonly status: ClaimStatusCode; readonly attribution: Attribution } | undefined {
  const asked = rejected ? statuses.filter((status) => isRejected([status])) : statuses;
  const all = asked.map((status) => ({
    status,
    attribution: rejectionAttribution({ ...status, entity: status.entity ?? '' }),
  }));
  return all.find(({ attribution }) => attribution.cause !== 'other') ?? all[0];
}

/** A status as it is shown and kept: `A7:562:85`. */
export function codeText({ category, status, entity }: ClaimStatusCode): string {
  return entity === null ? `${category}:${status}` : `${category}:${status}:${entity}`;
}

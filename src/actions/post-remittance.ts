/** Posts remittance advice against claims: every claim is posted or refused with a reason, and the cents agree. */

import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import {
  type AdjustmentGroup,
  adjustmentGroups,
  type Claim,
  type ClaimAdjustment,
  type ClaimLine,
  type ClaimStatus,
  type Remittance,
} from '../domain/claim.ts';
import { centsText } from '../domain/money.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LastDays } from '../rules/claims/filing-limit.ts';
import {
  type AdviceAdjustment,
  type AdviceClaim,
  type AdviceLine,
  adviceImbalance,
  claimImbalances,
  type RemittanceAdvice,
} from '../sources/x12/remittance-advice.ts';
import type { ClaimChanges, ClaimDraft, ClaimValues, DenialDraft, RemittanceDraft } from './claim-drafts.ts';
import type { ClaimOffice } from './claim-office.ts';
import { deniedParts, remittedDenials } from './remitted-denials.ts';

/** The claim status of a reversal of an earlier payment. */
const reversal = '22';
/** The claim status of what is only foretold. */
const predetermination = '25';

/** What posting needs to know. */
export interface PostingSettings {
  readonly ledger: Ledger;
  readonly office: ClaimOffice;
  readonly days: LastDays;
  readonly asOf: CalendarDate;
  /** Key of the payer where the user names it; null: as the file says. */
  readonly payer: string | null;
  readonly fileSha256: string;
  readonly name: string;
}

/** A claim of the file that is not posted, and why. */
export interface RefusedClaim {
  readonly controlNumber: string;
  /** Line of the file. */
  readonly line: number;
  readonly because: string;
  readonly chargeCents: number;
  readonly paidCents: number;
}

/** What becomes of one payment of the file. */
export interface PostedAdvice {
  readonly trace: string;
  /** Key of the payer; null: none of ours is known by what the file says. */
  readonly payer: string | null;
  readonly payerName: string;
  readonly paidOn: CalendarDate | null;
  readonly totalCents: number;
  readonly claims: number;
  readonly posted: number;
  readonly postedCents: number;
  readonly refused: readonly RefusedClaim[];
  readonly refusedCents: number;
  /** What is taken from the payment apart from claims. */
  readonly providerAdjustmentCents: number;
  /** Why nothing of it is posted; null: it is. */
  readonly refusal: string | null;
  readonly notes: readonly string[];
}

/** A denial of the file with the claim it belongs to. */
export interface PlannedDenial {
  readonly controlNumber: string;
  readonly claim: ClaimDraft;
  readonly denial: DenialDraft;
}

/** What becomes of a file. */
export interface PostingPlan {
  readonly advices: readonly PostedAdvice[];
  readonly denials: readonly PlannedDenial[];
  readonly changes: ClaimChanges;
}

/** Plans the posting of all payments of a file. */
export async function postingPlan(
  advices: readonly RemittanceAdvice[],
  settings: PostingSettings,
): Promise<PostingPlan> {
  const posting = new Posting(settings);
  const posted: PostedAdvice[] = [];
  const traces = advices.map(({ trace }) => trace);
  const before = await settings.ledger.claims.postedBefore(settings.fileSha256, traces);
  for (const advice of advices) posted.push(await posting.take(advice, before));
  return { advices: posted, denials: posting.denials(), changes: posting.changes() };
}

class Posting {
  readonly #settings: PostingSettings;
  readonly #remittances: RemittanceDraft[] = [];
  readonly #drafts = new Map<string, ClaimDraft>();
  readonly #controls = new Map<ClaimDraft, string>();

  constructor(settings: PostingSettings) {
    this.#settings = settings;
  }

  changes(): ClaimChanges {
    return { remittances: this.#remittances, acknowledgements: [], claims: [...this.#drafts.values()] };
  }

  denials(): readonly PlannedDenial[] {
    return [...this.#drafts.values()].flatMap((claim) =>
      claim.denials.map((denial) => ({ controlNumber: this.#controls.get(claim) ?? '', claim, denial })),
    );
  }

  async take(advice: RemittanceAdvice, before: readonly Remittance[]): Promise<PostedAdvice> {
    const { office, asOf, fileSha256, name } = this.#settings;
    const payer = this.#settings.payer ?? office.payer(payerCodes(advice), advice.payer.name);
    const base = {
      trace: advice.trace,
      payer,
      payerName: advice.payer.name,
      paidOn: advice.paidOn,
      totalCents: advice.totalCents,
      claims: advice.claims.length,
      providerAdjustmentCents: sum(advice.providerAdjustments.map(({ cents }) => cents)),
    };
    const refusal = refusalOf(advice, [...before, ...this.#remittances]);
    if (refusal !== null) {
      const refused = advice.claims.map((claim) => refusedClaim(claim, refusal));
      return { ...base, posted: 0, postedCents: 0, refused, refusedCents: paidSum(refused), refusal, notes: [] };
    }
    const source = this.#remittances.length;
    const refused: RefusedClaim[] = [];
    const notes: string[] = [];
    const taken: AdviceClaim[] = [];
    for (const claim of advice.claims) {
      const because = claimRefusal(claim);
      if (because !== null) refused.push(refusedClaim(claim, because));
      else {
        taken.push(claim);
        notes.push(...(await this.#post(claim, advice, payer, source)));
      }
    }
    this.#remittances.push({
      payer,
      payerCode: advice.originator ?? payerCodes(advice)[0] ?? null,
      payerName: advice.payer.name === '' ? null : advice.payer.name,
      trace: advice.trace,
      method: advice.method === '' ? null : advice.method,
      paidOn: advice.paidOn,
      totalCents: advice.totalCents,
      providerAdjustments: advice.providerAdjustments.map(({ code, cents }) => ({ reason: code, cents })),
      fileSha256,
      name,
      claims: taken.length,
      refused: refused.length,
      on: asOf,
    });
    const postedCents = paidSum(taken);
    return {
      ...base,
      posted: taken.length,
      postedCents,
      refused,
      refusedCents: paidSum(refused),
      refusal: null,
      notes,
    };
  }

  /** Posts one claim and returns what the user should know of it. */
  async #post(
    claim: AdviceClaim,
    advice: RemittanceAdvice,
    payer: string | null,
    source: number,
  ): Promise<readonly string[]> {
    const draft = await this.#draft(claim, advice, payer);
    this.#controls.set(draft, claim.controlNumber);
    const notes = notesOn(claim, draft);
    const on = this.#happened(advice.paidOn);
    const lines = claim.lines.map(lineOf);
    const adjustments = claim.adjustments.map(adjustmentOf);
    draft.payments.push({
      remittance: source,
      statusCode: claim.statusCode,
      chargeCents: claim.chargeCents,
      paidCents: claim.paidCents,
      patientCents: claim.patientCents,
      adjustments,
      remarks: claim.remarks,
      lines,
      on,
    });
    const isReversal = claim.statusCode === reversal;
    const parts = isReversal ? [] : deniedParts(adjustments, claim.remarks, lines);
    draft.values = {
      ...draft.values,
      ...(isReversal ? {} : { chargeCents: claim.chargeCents, lines: lines.length === 0 ? draft.values.lines : lines }),
      paidCents: draft.values.paidCents + claim.paidCents,
      patientCents: isReversal ? 0 : claim.patientCents,
      status: statusOf(isReversal, claim, sum(parts.map(({ cents }) => cents))),
      holds: [],
      releaseBy: null,
      on: this.#settings.asOf,
    };
    if (isReversal) return notes;
    await this.#settle(draft, advice.trace, parts.length > 0);
    draft.denials.push(...this.#denials(parts, draft.values, advice, on, source));
    return notes;
  }

  /** A new decision stands in place of what was denied before. */
  async #settle(draft: ClaimDraft, trace: string, deniedAgain: boolean): Promise<void> {
    draft.denials.length = 0;
    if (draft.id === null || draft.closed.length > 0) return;
    const outcome = `${deniedAgain ? 'decided anew' : 'paid'} in remittance ${trace}`;
    const open = await this.#settings.ledger.claims.denials({ claimId: draft.id });
    draft.closed.push(...open.map((denial) => ({ denial, outcome })));
  }

  #denials(
    parts: ReturnType<typeof deniedParts>,
    values: ClaimValues,
    advice: RemittanceAdvice,
    deniedOn: CalendarDate,
    source: number,
  ): readonly DenialDraft[] {
    const { office, days } = this.#settings;
    const provider = office.provider(values.renderingNpi)?.name ?? values.renderingNpi ?? 'an unnamed provider';
    const payer =
      (values.payer === null ? undefined : office.context.payers.get(values.payer)?.name) ?? advice.payer.name;
    return remittedDenials(parts, values, { office, days, deniedOn, source, provider, payer });
  }

  async #draft(claim: AdviceClaim, advice: RemittanceAdvice, payer: string | null): Promise<ClaimDraft> {
    const { ledger } = this.#settings;
    const control = ledger.claims.controlHash(claim.controlNumber);
    const key = `${control} ${payer ?? advice.payer.name}`;
    const begun = this.#drafts.get(key);
    if (begun !== undefined) return begun;
    const same = await ledger.claims.ofControl(control);
    const known = same.findLast((one) => one.payer === payer || one.payer === null || payer === null);
    const draft: ClaimDraft = {
      id: known?.id ?? null,
      values: this.#values(claim, advice, payer, control, known),
      payments: [],
      denials: [],
      closed: [],
    };
    this.#drafts.set(key, draft);
    return draft;
  }

  #values(
    claim: AdviceClaim,
    advice: RemittanceAdvice,
    payer: string | null,
    control: string,
    known: Claim | undefined,
  ): ClaimValues {
    const { office } = this.#settings;
    const payeeNpi = advice.payee.ids.find(({ qualifier }) => qualifier === 'XX')?.value ?? null;
    const rendering =
      (claim.rendering?.qualifier === 'XX' ? claim.rendering.value : null) ??
      claim.lines.flatMap(({ renderingNpi }) => renderingNpi ?? [])[0] ??
      known?.renderingNpi ??
      (office.provider(payeeNpi) === undefined ? null : payeeNpi);
    const provider = office.provider(rendering);
    const only = provider?.groups.length === 1 ? (provider.groups[0] ?? null) : null;
    const days = claim.lines.flatMap(({ from, to }) => [from, to].flatMap((day) => day ?? [])).toSorted();
    return {
      controlSha256: control,
      payer: payer ?? known?.payer ?? null,
      payerCode: advice.originator ?? known?.payerCode ?? null,
      product: known?.product ?? null,
      subjectId: provider?.id ?? known?.subjectId ?? null,
      billingNpi: payeeNpi ?? known?.billingNpi ?? null,
      renderingNpi: rendering,
      group: office.group(advice.payee.ids.map(({ value }) => value)) ?? known?.group ?? only,
      location: known?.location ?? null,
      placeOfService: known?.placeOfService ?? claim.placeOfService,
      from: claim.from ?? days[0] ?? known?.from ?? null,
      through: claim.to ?? days.at(-1) ?? claim.from ?? known?.through ?? null,
      chargeCents: known?.chargeCents ?? claim.chargeCents,
      paidCents: known?.paidCents ?? 0,
      patientCents: known?.patientCents ?? 0,
      status: known?.status ?? 'sent',
      replacesId: known?.replacesId ?? null,
      holds: [],
      releaseBy: null,
      lines: known?.lines ?? [],
      on: this.#settings.asOf,
    };
  }

  /** Money may be announced for a day that lies ahead; what was decided is known today. */
  #happened(paidOn: CalendarDate | null): CalendarDate {
    const { asOf } = this.#settings;
    return paidOn === null || paidOn > asOf ? asOf : paidOn;
  }
}

function payerCodes({ originator, payer }: RemittanceAdvice): readonly string[] {
  return [...payer.ids.map(({ value }) => value), ...(originator === null ? [] : [originator])];
}

/** Why a payment is not posted at all. */
function refusalOf(
  advice: RemittanceAdvice,
  posted: readonly Pick<Remittance, 'trace' | 'payerCode' | 'name' | 'on'>[],
): string | null {
  const code = advice.originator;
  const same = posted.find(
    (one) => one.trace === advice.trace && (one.payerCode === code || one.payerCode === null || code === null),
  );
  if (same !== undefined) return `trace number \`${advice.trace}\` was posted on ${same.on} from ${same.name}`;
  if (advice.faults.length > 0) return advice.faults.join('; ');
  if (!advice.whole) return 'the payment is cut off: its SE segment is missing';
  const imbalance = adviceImbalance(advice);
  return imbalance === null ? null : `the payment does not add up: ${imbalance}`;
}

/** Why a claim is not posted though its payment is. */
function claimRefusal(claim: AdviceClaim): string | null {
  if (claim.faults.length > 0) return claim.faults.join('; ');
  if (claim.statusCode === predetermination) return 'it is a predetermination: nothing was decided or paid';
  const all = [...claim.adjustments, ...claim.lines.flatMap(({ adjustments }) => adjustments)];
  const odd = all.find(({ group }) => !isGroup(group));
  if (odd !== undefined) return `\`${odd.group}\` is no group of adjustments`;
  const missing = claim.chargeCents - claim.paidCents - sum(all.map(({ cents }) => cents));
  if (missing === 0) return null;
  return `charge ${centsText(claim.chargeCents)} is not payment ${centsText(claim.paidCents)} and adjustments: ${centsText(missing)} is left`;
}

function isGroup(group: string): group is AdjustmentGroup {
  return adjustmentGroups.some((one) => one === group);
}

function adjustmentOf({ group, code, cents }: AdviceAdjustment): ClaimAdjustment {
  return { group: isGroup(group) ? group : 'OA', code, cents };
}

function lineOf(line: AdviceLine): ClaimLine {
  const { procedure, revenueCode, chargeCents, paidCents, allowedCents, units, from, adjustments, remarks } = line;
  return {
    code: procedure.code || revenueCode || procedure.qualifier,
    modifiers: procedure.modifiers,
    on: from,
    units,
    chargeCents,
    paidCents,
    allowedCents,
    adjustments: adjustments.map(adjustmentOf),
    remarks,
  };
}

function statusOf(isReversal: boolean, claim: AdviceClaim, deniedCents: number): ClaimStatus {
  if (isReversal) return 'reversed';
  if (deniedCents === 0) return 'paid';
  return claim.paidCents === 0 && claim.patientCents === 0 ? 'denied' : 'partly-denied';
}

/** What a user should know of a claim that is posted all the same. */
function notesOn(claim: AdviceClaim, draft: ClaimDraft): readonly string[] {
  const notes = claimImbalances(claim).map((because) => `${claim.controlNumber}: ${because}`);
  const paidBefore = draft.values.paidCents;
  if (claim.statusCode === reversal && draft.id === null && draft.payments.length === 0)
    notes.push(`${claim.controlNumber}: takes back a payment that was not posted here`);
  else if (claim.statusCode !== reversal && claim.paidCents > 0 && paidBefore > 0)
    notes.push(`${claim.controlNumber}: paid again without a reversal; ${centsText(paidBefore)} was paid before`);
  return notes;
}

function refusedClaim(claim: AdviceClaim, because: string): RefusedClaim {
  const { controlNumber, position, chargeCents, paidCents } = claim;
  return { controlNumber, line: position.line, because, chargeCents, paidCents };
}

function paidSum(claims: readonly { readonly paidCents: number }[]): number {
  return sum(claims.map(({ paidCents }) => paidCents));
}

function sum(all: readonly number[]): number {
  return all.reduce((left, right) => left + right, 0);
}

/** Posts remittance advice against claims: every claim is posted or refused with a reason, and the cents agree. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { type Claim, type Denial, decidedAnew, takenBack } from '../../domain/claims/claim.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LastDays } from '../../rules/claims/filing-limit.ts';
import type { AdviceClaim, RemittanceAdvice } from '../../sources/x12/remittance-advice.ts';
import type { ClaimChanges, ClaimDraft, ClaimValues, DenialDraft, RemittanceDraft } from './claim-drafts.ts';
import type { ClaimOffice } from './claim-office.ts';
import { adviceRefusal, claimRefusal, type PostedTrace } from './remittance-refusal.ts';
import { adjustmentOf, claimNotes, decisionNotes, isDuplicate, lineOf, remittedStatus } from './remitted-claim.ts';
import { deniedParts, excludedAmong, remittedDenials } from './remitted-denials.ts';
import {
  type DecidedClaim,
  type DecidedPart,
  linesOf,
  partsDecided,
  partsTakenBack,
  recordedParts,
  reversal,
  standing,
} from './remitted-parts.ts';
import {
  type ClaimDays,
  isPerhapsOf,
  joinedDays,
  payerCodes,
  payerNumber,
  remittedDays,
  remittedValues,
} from './remitted-values.ts';

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
  /** The control number of a claim as it may be shown, with its line of the file unless that is told beside it. */
  shown(controlNumber: string, line?: number): string;
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
  for (const one of before) posting.know(one);
  for (const advice of advices) posted.push(await posting.take(advice));
  return { advices: posted, denials: posting.denials(), changes: posting.changes() };
}

class Posting {
  readonly #settings: PostingSettings;
  readonly #remittances: RemittanceDraft[] = [];
  readonly #drafts = new Map<string, ClaimDraft>();
  readonly #controls = new Map<ClaimDraft, string>();
  readonly #posted = new Map<string, PostedTrace[]>();
  /** What was on record of a claim. */
  readonly #known = new Map<ClaimDraft, Claim>();
  /** What was decided on each claim of the file so far, in one or several parts. */
  readonly #parts = new Map<ClaimDraft, readonly DecidedPart[]>();

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

  /** Keeps a payment that was posted, so that none is posted twice. */
  know(one: PostedTrace): void {
    const same = this.#posted.get(one.trace);
    if (same === undefined) this.#posted.set(one.trace, [one]);
    else same.push(one);
  }

  async take(advice: RemittanceAdvice): Promise<PostedAdvice> {
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
    const refusal = adviceRefusal(advice, this.#posted);
    if (refusal !== null) {
      const refused = advice.claims.map((claim) => this.#refused(claim, refusal));
      return { ...base, posted: 0, postedCents: 0, refused, refusedCents: paidSum(refused), refusal, notes: [] };
    }
    const source = this.#remittances.length;
    const refused: RefusedClaim[] = [];
    const notes: string[] = [];
    const taken: AdviceClaim[] = [];
    for (const claim of advice.claims) {
      const because = claimRefusal(claim);
      if (because !== null) refused.push(this.#refused(claim, because));
      else {
        taken.push(claim);
        notes.push(...(await this.#post(claim, advice, payer, source)));
      }
    }
    const draft: RemittanceDraft = {
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
    };
    this.#remittances.push(draft);
    this.know(draft);
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

  #refused({ controlNumber, position, chargeCents, paidCents }: AdviceClaim, because: string): RefusedClaim {
    const shown = this.#settings.shown(controlNumber);
    return { controlNumber: shown, line: position.line, because, chargeCents, paidCents };
  }

  /** Posts one claim and returns what the user should know of it. */
  async #post(
    claim: AdviceClaim,
    advice: RemittanceAdvice,
    payer: string | null,
    source: number,
  ): Promise<readonly string[]> {
    const draft = await this.#draft(claim, advice, payer);
    const shown = this.#settings.shown(claim.controlNumber, claim.position.line);
    this.#controls.set(draft, shown);
    const notes = claimNotes(claim, draft).map((note) => `${shown}: ${note}`);
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
    const said: DecidedClaim = {
      ...claim,
      lines,
      number: payerNumber(claim, this.#settings.ledger),
      remittance: source,
    };
    const before = await this.#partsOf(draft);
    if (claim.statusCode === reversal) {
      this.#takeBack(draft, said, before, advice.trace);
      return notes;
    }
    const parts = deniedParts(adjustments, claim.remarks, lines);
    if (isDuplicate(parts, draft.values.status)) {
      draft.values = { ...draft.values, paidCents: draft.values.paidCents + claim.paidCents };
      return [...notes, `${shown}: denied as a duplicate; what was decided before stands`];
    }
    const decision = partsDecided(said, before);
    const isWhole = decision.kept.length === 0;
    notes.push(...decisionNotes(decision, said, draft.values).map((note) => `${shown}: ${note}`));
    const own = remittedDays(claim, draft.values);
    const services = linesOf(decision.parts);
    draft.values = {
      ...draft.values,
      ...(isWhole ? {} : joinedDays(this.#wholeOf(draft), own)),
      chargeCents: decision.parts.reduce((cents, part) => cents + part.chargeCents, 0),
      lines: services.length === 0 ? draft.values.lines : services,
      paidCents: draft.values.paidCents + claim.paidCents,
      patientCents: standing(decision.parts).patientCents,
      holds: [],
      releaseBy: null,
      on: this.#settings.asOf,
    };
    const open = await this.#openOf(draft);
    const settled = isWhole ? open : decision.replaced.flatMap((part) => part.open);
    const outcome = `${parts.length > 0 ? decidedAnew : 'paid'} in remittance ${advice.trace}`;
    if (draft.closed.length === 0 || !isWhole) draft.closed.push(...settled.map((denial) => ({ denial, outcome })));
    const denials = this.#denials(parts, { ...draft.values, ...own }, advice, on, source);
    this.#keep(draft, [...decision.kept, ...decision.parts.slice(-1).map((part) => ({ ...part, denials }))]);
    const isWaiting = decision.parts.some(({ isTakenBack }) => isTakenBack);
    const still = open.filter((one) => !settled.includes(one));
    const status = remittedStatus(standing(decision.parts), [...still, ...draft.denials]);
    draft.values = { ...draft.values, status: isWaiting ? 'reversed' : status };
    return [...notes, ...this.#exclusionNotes(claim, draft.values).map((note) => `${shown}: ${note}`)];
  }

  /** Takes back what was paid for a claim or for parts of it. */
  #takeBack(draft: ClaimDraft, claim: DecidedClaim, before: readonly DecidedPart[], trace: string): void {
    const parts = partsTakenBack(claim, before);
    const back = parts.filter(({ isTakenBack }, at) => isTakenBack && before[at]?.isTakenBack === false);
    const { values } = draft;
    if (before.length > 1) {
      // What a part denied is taken back with it; its charge waits for a decision.
      const closed = back.flatMap(({ open }) =>
        open.map((denial) => ({ denial, outcome: `${takenBack} in remittance ${trace}` })),
      );
      draft.closed.push(...closed);
      draft.values = { ...values, ...joinedDays(this.#wholeOf(draft), values), lines: linesOf(parts) };
    }
    const cleared = parts.map((part) =>
      back.includes(part) && before.length > 1 ? { ...part, denials: [], open: [] } : part,
    );
    this.#keep(draft, cleared);
    draft.values = {
      ...draft.values,
      paidCents: values.paidCents + claim.paidCents,
      patientCents: standing(parts).patientCents,
      // One that was replaced or voided stays so.
      status: values.status === 'replaced' ? 'replaced' : 'reversed',
      holds: [],
      releaseBy: null,
      on: this.#settings.asOf,
    };
  }

  /** The days of a claim before a remittance that speaks of a part of it. */
  #wholeOf(draft: ClaimDraft): ClaimDays {
    return draft.payments.length === 1 ? (this.#known.get(draft) ?? draft.values) : draft.values;
  }

  /** What was decided on a claim so far. */
  async #partsOf(draft: ClaimDraft): Promise<readonly DecidedPart[]> {
    const begun = this.#parts.get(draft);
    if (begun !== undefined) return begun;
    const known = this.#known.get(draft);
    if (known === undefined) return [];
    const { claims } = this.#settings.ledger;
    return recordedParts(known, await claims.payments(known.id), await claims.denials({ claimId: known.id }));
  }

  #keep(draft: ClaimDraft, parts: readonly DecidedPart[]): void {
    this.#parts.set(draft, parts);
    draft.denials.splice(0, draft.denials.length, ...parts.flatMap(({ denials }) => denials));
  }

  /** Money for what an excluded provider rendered, referred or ordered is to be given back. */
  #exclusionNotes({ paidCents }: AdviceClaim, { renderingNpi, otherNpis, from }: ClaimValues): readonly string[] {
    const { office } = this.#settings;
    if (paidCents <= 0 || from === null) return [];
    return excludedAmong(renderingNpi === null ? otherNpis : [renderingNpi, ...otherNpis], from, office).map(
      (name) => `paid, though ${name} is excluded on ${from}: see whether it is to be given back`,
    );
  }

  /** What of a claim was denied before and is not settled by now. */
  async #openOf({ id, closed }: ClaimDraft): Promise<readonly Denial[]> {
    if (id === null) return [];
    const settled = new Set(closed.map(({ denial }) => denial.id));
    const open = await this.#settings.ledger.claims.denials({ claimId: id });
    return open.filter((one) => !settled.has(one.id));
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
    const known = same.findLast(
      (one) => (payer !== null && one.payer === payer) || isPerhapsOf(one, payer, advice.originator),
    );
    const draft: ClaimDraft = {
      id: known?.id ?? null,
      values: remittedValues(claim, { advice, payer, control, known }, this.#settings),
      payments: [],
      denials: [],
      closed: [],
    };
    this.#drafts.set(key, draft);
    if (known !== undefined) this.#known.set(draft, known);
    return draft;
  }

  /** Money may be announced for a day that lies ahead; what was decided is known today. */
  #happened(paidOn: CalendarDate | null): CalendarDate {
    const { asOf } = this.#settings;
    return paidOn === null || paidOn > asOf ? asOf : paidOn;
  }
}

function paidSum(claims: readonly { readonly paidCents: number }[]): number {
  return sum(claims.map(({ paidCents }) => paidCents));
}

function sum(all: readonly number[]): number {
  return all.reduce((left, right) => left + right, 0);
}

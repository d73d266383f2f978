/** Claims of an 837P in the form in which they are kept, put beside our record of their day of service. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Claim, ClaimLine, ClaimStatus } from '../../domain/claims/claim.ts';
import { isNpi } from '../../domain/identifiers/npi.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LastDays } from '../../rules/claims/filing-limit.ts';
import { awaitsSending } from '../../rules/claims/sent-anew.ts';
import { type ProfessionalClaim, serviceDays } from '../../sources/x12/professional-claim.ts';
import type { ClaimDraft, ClaimValues } from './claim-drafts.ts';
import type { ClaimOffice } from './claim-office.ts';
import { limitQuestion } from './remitted-denials.ts';

/** What reading claims needs to know. */
export interface SubmittedSettings {
  readonly ledger: Ledger;
  readonly office: ClaimOffice;
  readonly days: LastDays;
  readonly asOf: CalendarDate;
  /** Key of the payer where the user names it; null: as the file says. */
  readonly payer: string | null;
}

/** What recording claims that went out needs to know besides. */
export interface SentSettings extends SubmittedSettings {
  /** Our own numbers of claims that are corrected under another number, by that. */
  readonly replacedNumbers?: ReadonlyMap<string, string>;
}

/** What is kept of a claim out of an 837P. */
export function submittedValues(
  claim: ProfessionalClaim,
  status: ClaimStatus,
  { ledger, office, asOf, payer }: SubmittedSettings,
): ClaimValues {
  const { billing, subscriber, providers, lines } = claim;
  const rendering =
    providers.rendering?.npi ??
    lines.flatMap((line) => line.providers.rendering?.npi ?? [])[0] ??
    (billing?.entity === 'person' ? billing.npi : null);
  const provider = office.provider(rendering);
  const days = serviceDays(claim);
  const ids = [billing?.npi, billing?.ein].flatMap((id) => id ?? []);
  return {
    controlSha256: ledger.claims.controlHash(claim.controlNumber),
    payer: payer ?? office.payer([subscriber?.payerId ?? ''], subscriber?.payerName ?? ''),
    payerCode: subscriber?.payerId ?? null,
    product: null,
    subjectId: provider?.id ?? null,
    billingNpi: billing?.npi ?? null,
    renderingNpi: rendering,
    group: office.group(ids),
    location: null,
    placeOfService: claim.placeOfService === '' ? null : claim.placeOfService,
    from: days?.from ?? null,
    through: days?.to ?? null,
    chargeCents: claim.chargeCents,
    paidCents: 0,
    patientCents: 0,
    status,
    replacesId: null,
    holds: [],
    releaseBy: null,
    lines: lines.map(lineOf),
    payerControlSha256: null,
    otherNpis: otherNpis(claim),
    sentIn: status === 'held' ? null : sentIn(claim),
    on: asOf,
  };
}

/** Who referred, ordered or supervised, each once. */
export function otherNpis({ providers, lines }: ProfessionalClaim): readonly string[] {
  const all = [providers, ...lines.map((line) => line.providers)].flatMap(({ referring, ordering, supervising }) =>
    [...referring, ordering, supervising].flatMap((one) => one?.npi ?? []),
  );
  // Whatever else stands in the place of an NPI is not kept.
  return [...new Set(all.filter(isNpi))];
}

/** Control numbers of group, interchange and transaction in which a claim stands; null: it stands in no group. */
export function sentIn({ transaction: { head } }: Pick<ProfessionalClaim, 'transaction'>): string | null {
  if (head.group === null) return null;
  return [head.group.controlNumber, head.interchange.controlNumber, head.controlNumber].join('/');
}

function lineOf({ code, modifiers, from, units, chargeCents }: ProfessionalClaim['lines'][number]): ClaimLine {
  return {
    code,
    modifiers,
    on: from,
    units,
    chargeCents,
    paidCents: null,
    allowedCents: null,
    adjustments: [],
    remarks: [],
  };
}

/** A claim that is not recorded, and why. */
export interface UnsentClaim {
  readonly controlNumber: string;
  /** Line of the file. */
  readonly line: number;
  readonly because: string;
  readonly chargeCents: number;
}

/** What becomes of the claims of a file that went out. */
export interface SentPlan {
  readonly claims: readonly ClaimDraft[];
  /** Claims on record that they replace under another number. */
  readonly replaced: readonly ClaimDraft[];
  /** Claims that were recorded with this very file before. */
  readonly known: readonly Pick<UnsentClaim, 'controlNumber' | 'chargeCents'>[];
  readonly refused: readonly UnsentClaim[];
}

/** Plans the recording of claims that were sent. One that is on record and waits for the payer is refused. */
export async function sentPlan(claims: readonly ProfessionalClaim[], settings: SentSettings): Promise<SentPlan> {
  const drafts = new Map<string, ClaimDraft>();
  const replaced = new Map<string, ClaimDraft>();
  const known: SentPlan['known'][number][] = [];
  const refused: UnsentClaim[] = [];
  for (const claim of claims) {
    const refuse = (because: string): void => {
      const { controlNumber, position, chargeCents } = claim;
      refused.push({ controlNumber, line: position.line, because, chargeCents });
    };
    if (claim.faults.length > 0) {
      refuse(claim.faults.join('; '));
      continue;
    }
    const values = submittedValues(claim, claim.frequencyCode === voids ? 'replaced' : 'sent', settings);
    const key = `${values.controlSha256} ${values.payer ?? values.payerCode}`;
    const same = (await settings.ledger.claims.ofControl(values.controlSha256)).findLast((one) => isWith(one, values));
    const again = same !== undefined && awaitsSending(same.status, settings.ledger.claims.remarks(same.id));
    const corrects = claim.frequencyCode === replaces || claim.frequencyCode === voids;
    if (drafts.has(key)) refuse('the file has another claim with this number for the payer');
    else if (same !== undefined && !again && same.sentIn !== null && same.sentIn === values.sentIn)
      known.push({ controlNumber: claim.controlNumber, chargeCents: claim.chargeCents });
    else if (same !== undefined && !again && !corrects) refuse(`it is on record as ${same.id}, ${same.status}`);
    else {
      const original = corrects ? await originalOf(claim, values, settings) : undefined;
      const isOther = original !== undefined && original.id !== same?.id;
      drafts.set(key, {
        id: again || corrects ? (same?.id ?? null) : null,
        values: {
          ...(same === undefined ? values : { ...values, ...stillTrue(same), paidCents: again ? 0 : same.paidCents }),
          ...(isOther ? { replacesId: original.id } : {}),
        },
        payments: [],
        denials: [],
        closed:
          same === undefined
            ? []
            : await closing(same, corrects ? 'a corrected claim was sent' : 'sent again', settings),
      });
      if (isOther) replaced.set(original.id, await replacedDraft(original, settings));
    }
  }
  return { claims: [...drafts.values()], replaced: [...replaced.values()], known, refused };
}

/** Frequency codes of a claim (CLM05-3) that correct one before it. */
const replaces = '7';
const voids = '8';

function isWith(one: Claim, { payer }: ClaimValues): boolean {
  return one.payer === payer || one.payer === null || payer === null;
}

/** What sending a claim again does not change. */
function stillTrue({ payerControlSha256, replacesId }: Claim): Pick<ClaimValues, 'payerControlSha256' | 'replacesId'> {
  return { payerControlSha256, replacesId };
}

/** The claim that a correction stands for: by our own number where it is told, by the payer's number, or by ours in its place (REF*F8). */
async function originalOf(
  claim: ProfessionalClaim,
  values: ClaimValues,
  { ledger, replacedNumbers }: SentSettings,
): Promise<Claim | undefined> {
  const own = replacedNumbers?.get(claim.controlNumber);
  const { claims } = ledger;
  const find = async (all: Promise<readonly Claim[]>): Promise<Claim | undefined> =>
    (await all).findLast((one) => isWith(one, values));
  if (own !== undefined) return find(claims.ofControl(claims.controlHash(own)));
  if (claim.originalReference === null) return undefined;
  const hash = claims.controlHash(claim.originalReference);
  return (await find(claims.ofPayerControl(hash))) ?? (await find(claims.ofControl(hash)));
}

async function closing({ id }: Claim, outcome: string, { ledger }: SentSettings): Promise<ClaimDraft['closed']> {
  return (await ledger.claims.denials({ claimId: id })).map((denial) => ({ denial, outcome }));
}

/** What was paid for it stays with it until the payer takes it back. */
async function replacedDraft(original: Claim, settings: SentSettings): Promise<ClaimDraft> {
  const { id, sequence: _, ...values } = original;
  const closed = await closing(original, 'a corrected claim was sent', settings);
  return { id, values: { ...values, status: 'replaced', on: settings.asOf }, payments: [], denials: [], closed };
}

/** The last day to send a claim for the first time, with where it comes from. */
export function filingDay(values: ClaimValues, days: LastDays): ReturnType<LastDays> {
  return days('initial', limitQuestion(values, null));
}

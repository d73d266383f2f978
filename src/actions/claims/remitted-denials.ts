/** What of a remitted claim was denied, with its cause, whether the payer was right, and the last day to act. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { AdjustmentGroup, ClaimAdjustment, ClaimLine, DenialStep } from '../../domain/claims/claim.ts';
import { centsText } from '../../domain/money.ts';
import { matterWords } from '../../domain/participation.ts';
import { type Attribution, denialAttribution, isOrdinary, isPutToPatient } from '../../rules/claims/denial-cause.ts';
import type { LastDay, LastDays, LimitQuestion } from '../../rules/claims/filing-limit.ts';
import { type DayOfService, dayOfService, type Judgement, judgement } from '../../rules/claims/payer-judgement.ts';
import type { ClaimValues, DenialDraft } from './claim-drafts.ts';
import type { ClaimOffice } from './claim-office.ts';

/** Adjustments of one reason with the same remarks on one day: one matter to work on. */
export interface DeniedPart {
  /** From 1; null: the whole claim, or several lines. */
  readonly line: number | null;
  /** Day of the services; null: of the whole claim, or not known. */
  readonly on: CalendarDate | null;
  readonly group: AdjustmentGroup;
  readonly code: string;
  readonly remarks: readonly string[];
  readonly cents: number;
}

/** What a remittance denies of a claim; reasons that only say how a payment comes about are not among it. */
export function deniedParts(
  adjustments: readonly ClaimAdjustment[],
  remarks: readonly string[],
  lines: readonly ClaimLine[],
): readonly DeniedPart[] {
  const found = new Map<string, DeniedPart>();
  const take = (
    { line, on }: Pick<DeniedPart, 'line' | 'on'>,
    of: readonly ClaimAdjustment[],
    said: readonly string[],
  ): void => {
    for (const { group, code, cents } of of) {
      if (cents <= 0 || isOrdinary({ group, code })) continue;
      const key = `${group} ${code} ${on ?? ''} ${said.join(' ')}`;
      const known = found.get(key);
      const part = { line, on, group, code, remarks: said, cents };
      found.set(key, known === undefined ? part : { ...known, line: null, cents: known.cents + cents });
    }
  };
  take({ line: null, on: null }, adjustments, remarks);
  lines.forEach((line, at) => {
    take({ line: at + 1, on: line.on }, line.adjustments, [...new Set([...line.remarks, ...remarks])]);
  });
  return [...found.values()];
}

/** What our record says of the day of service of a claim. */
export function recordOf(values: ClaimValues, office: ClaimOffice): DayOfService {
  const { subjectId, payer, product, group, from } = values;
  if (subjectId === null) {
    const because =
      values.renderingNpi === null ? 'the rendering provider is not named' : 'the rendering provider is none of ours';
    return { verdict: null, because, firstBillableOn: null };
  }
  if (payer === null) return { verdict: null, because: 'the payer is none of ours', firstBillableOn: null };
  if (from === null) return { verdict: null, because: 'no day of service is known', firstBillableOn: null };
  const rows = office.participation(subjectId);
  // Whom a list names is excluded with every payer, also with those that have no row.
  if (rows.length === 0 && office.isExcluded(subjectId, from))
    return { verdict: 'no', because: `on ${from}: ${matterWords.excluded}`, firstBillableOn: null };
  return dayOfService(rows, { payer, product, group }, from);
}

/** The denials of a claim as they are to be recorded. */
export function remittedDenials(
  parts: readonly DeniedPart[],
  values: ClaimValues,
  settings: {
    readonly office: ClaimOffice;
    readonly days: LastDays;
    readonly deniedOn: CalendarDate;
    readonly source: number;
    readonly provider: string;
    readonly payer: string;
  },
): readonly DenialDraft[] {
  const { deniedOn, source, days, office } = settings;
  return judgedParts(parts, values, office).flatMap(
    ({ part, day, attribution, judgement: { payerIs, step, because } }) => {
      // Out of network it is the way of all payments.
      if (attribution.isOrdinaryElse && payerIs !== 'wrong') return [];
      const serviceOn = part.on ?? values.from;
      const last = lastDayFor(step, limitQuestion({ ...values, from: serviceOn }, deniedOn), days);
      const codes = [`${part.group}-${part.code}`, ...part.remarks].join(' ');
      const task = `${stepWords[step]}: ${settings.payer} denied ${centsText(part.cents)} for ${settings.provider}, service ${serviceOn ?? 'of an unknown day'} (${codes}: ${because})`;
      return {
        line: part.line,
        group: part.group,
        code: part.code,
        remarks: part.remarks,
        cause: attribution.cause,
        cents: part.cents,
        verdict: day.verdict,
        payerIs,
        because: attribution.act === null || step === 'write-off' ? because : `${because}; ${attribution.act}`,
        step,
        dueOn: last.on,
        dueFrom: last.from,
        on: deniedOn,
        source,
        task,
      };
    },
  );
}

/** A part with what is said of it. */
interface JudgedPart {
  readonly part: DeniedPart;
  readonly day: DayOfService;
  readonly attribution: Attribution;
  readonly judgement: Judgement;
}

/** Each part held against our record of its own day; days of which the same is to be said are one matter, under the first. */
function judgedParts(parts: readonly DeniedPart[], values: ClaimValues, office: ClaimOffice): readonly JudgedPart[] {
  const found = new Map<string, JudgedPart>();
  for (const part of parts.toSorted((left, right) => compareDays(left.on, right.on))) {
    const then = { ...values, from: part.on ?? values.from };
    const day = recordOf(then, office);
    const attribution = denialAttribution(part);
    const one = { part, day, attribution, judgement: judged(part, attribution, then, day, office) };
    const { payerIs, step } = one.judgement;
    const key = JSON.stringify([
      part.group,
      part.code,
      part.remarks,
      part.line === null && part.on === null,
      day.verdict,
      payerIs,
      step,
    ]);
    const known = found.get(key);
    const cents = (known?.part.cents ?? 0) + part.cents;
    found.set(key, known === undefined ? one : { ...known, part: { ...known.part, line: null, cents } });
  }
  return [...found.values()];
}

function compareDays(left: CalendarDate | null, right: CalendarDate | null): number {
  return left === right ? 0 : (left ?? '') < (right ?? '') ? -1 : 1;
}

function judged(
  part: DeniedPart,
  attribution: Attribution,
  values: ClaimValues,
  day: DayOfService,
  office: ClaimOffice,
): Judgement {
  const [excluded] =
    attribution.cause === 'ordering' && values.from !== null
      ? excludedAmong(values.otherNpis, values.from, office)
      : [];
  if (excluded !== undefined) {
    const because = `${attribution.meaning}; the payer is right by our record: ${excluded} is excluded on ${values.from}`;
    return { payerIs: 'right', step: 'write-off', because };
  }
  const found = judgement(attribution, day);
  if (!isPutToPatient(part)) return found;
  return { ...found, because: `${found.because}; put to the patient (PR): bill none of it until this is settled` };
}

/** Names of those of ours among the providers of a claim who are excluded on a day. */
export function excludedAmong(
  npis: readonly string[],
  on: CalendarDate,
  { provider, isExcluded }: Pick<ClaimOffice, 'provider' | 'isExcluded'>,
): readonly string[] {
  return npis.flatMap((npi) => {
    const one = provider(npi);
    return one !== undefined && isExcluded(one.id, on) ? [one.name] : [];
  });
}

/** What is asked of limits for a claim. */
export function limitQuestion(values: ClaimValues, deniedOn: CalendarDate | null): LimitQuestion {
  return {
    payer: values.payer,
    product: values.product,
    group: values.group,
    npi: values.renderingNpi,
    serviceOn: values.from,
    deniedOn,
  };
}

/** The last day for a step: an appeal counts from the denial, anything sent again from the service. */
export function lastDayFor(step: DenialStep, question: LimitQuestion, days: LastDays): LastDay {
  return days(step === 'appeal' || step === 'write-off' ? 'appeal' : 'corrected', question);
}

/** What is to be done, as the first word of a task. */
export const stepWords: Readonly<Record<DenialStep, string>> = {
  appeal: 'appeal',
  correct: 'correct and send again',
  wait: 'wait, then send again',
  'write-off': 'check, then write off',
};

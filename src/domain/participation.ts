/**
 * Whether a service may be billed: the five states that a payer may ask for, and the verdict on each day of service for a
 * provider with a payer, product, group and location.
 */

import type { CalendarDate } from './calendar/calendar-date.ts';

/** The states that a payer may need before it pays. */
export const billingStates = ['credentialed', 'contracted', 'linked', 'loaded', 'privileged'] as const;
/** One of `billingStates`. */
export type BillingState = (typeof billingStates)[number];

/** Verdicts, the best first: it may be billed; the claim waits; it may not be billed. */
export const billingVerdicts = ['bill', 'hold', 'no'] as const;
/** One of `billingVerdicts`. */
export type BillingVerdict = (typeof billingVerdicts)[number];

/** What can stand for or against billing on a day: the five states, and what stops a claim whatever the payer needs. */
export const billingMatters = [
  ...billingStates,
  /** Excluded from federal programs, revoked, precluded: blocks, and nobody can override it. */
  'excluded',
  /** Opted out of Medicare. */
  'opted-out',
  /** An enrollment that the payer or agency stopped or ended. */
  'deactivated',
  /** A license for the state of the place. */
  'license',
  /** Professional liability cover. */
  'malpractice',
  /** The place: open, known to the payer, and one where the provider works. */
  'location',
  /** The provider works for the group, and for us. */
  'employed',
  /** The taxonomies on claims are those that the register has for the NPI of the provider and of the group. */
  'taxonomy',
  /** A DEA registration for the state of the place; only where controlled substances are in question. */
  'dea',
  /** The controlled substance registration of the state, where one is on file; only where such substances are in question. */
  'cds',
] as const;
/** One of `billingMatters`. */
export type BillingMatter = (typeof billingMatters)[number];

/** With whom, for what, for whom and where. */
export interface ParticipationKey {
  readonly payer: string;
  /** Null: the payer has no products, or none is in question. */
  readonly product: string | null;
  /** The billing group; null: the provider's own name. */
  readonly group: string | null;
  readonly location: string | null;
}

/** Why a verdict is what it is. */
export interface BillingReason {
  readonly state: BillingMatter;
  /** Whether it stands for billing. */
  readonly ok: boolean;
  /** In words, without a capital and a full stop. */
  readonly because: string;
  /** First day on which this holds; null: not bounded. */
  readonly from: CalendarDate | null;
  /** First day on which it no longer holds; null: not in sight. */
  readonly until: CalendarDate | null;
}

/** One verdict for days of service `[from, until)`, with what stands in its way; a sure `bill` has no reason. */
export interface BillingSpan {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly verdict: BillingVerdict;
  readonly reasons: readonly BillingReason[];
}

/** A verdict from a day on, until the next one, with the matters that stand in its way. */
export interface VerdictFrom {
  readonly from: CalendarDate;
  readonly verdict: BillingVerdict;
  readonly matters: readonly BillingMatter[];
}

/**
 * The participation of a provider under one key, as known on the as-of days `[validFrom, validUntil)`: a row of the derived
 * table. The verdicts stand in order of their days; the first begins with all days.
 */
export interface ParticipationRow extends ParticipationKey {
  readonly validFrom: CalendarDate;
  readonly validUntil: CalendarDate;
  readonly verdicts: readonly VerdictFrom[];
}

/** The verdict that counts on a day of service. */
export function verdictOn(verdicts: readonly VerdictFrom[], on: CalendarDate): VerdictFrom | undefined {
  for (let at = verdicts.length - 1; at >= 0; at -= 1) {
    const one = verdicts[at];
    if (one !== undefined && one.from <= on) return one;
  }
  return undefined;
}

/** The first day on or after a day of service that may be billed; null: none is in sight. */
export function firstBillableOn(verdicts: readonly VerdictFrom[], on: CalendarDate): CalendarDate | null {
  const now = verdicts.findLastIndex(({ from }) => from <= on);
  if (verdicts[now]?.verdict === 'bill') return on;
  return verdicts.slice(now + 1).find(({ verdict }) => verdict === 'bill')?.from ?? null;
}

/** Verdicts as one text, and back: `0001-01-01 no contracted,loaded;2026-03-01 bill`. */
export function verdictsText(verdicts: readonly VerdictFrom[]): string {
  return verdicts
    .map(({ from, verdict, matters }) =>
      matters.length === 0 ? `${from} ${verdict}` : `${from} ${verdict} ${matters.join()}`,
    )
    .join(';');
}

/** Verdicts from their text; `one` makes each. */
export function verdictsOf(text: string, one: (text: string) => VerdictFrom = verdictOf): readonly VerdictFrom[] {
  return text.split(';').map((part) => one(part));
}

/** One verdict from its text: `2026-03-01 bill`. */
export function verdictOf(text: string): VerdictFrom {
  const [from, verdict, matters] = text.split(' ');
  return {
    from: from as CalendarDate,
    verdict: verdict as BillingVerdict,
    matters: matters === undefined ? [] : (matters.split(',') as BillingMatter[]),
  };
}

/** Matters that are named for what stands in the way, as conditions that are met or not. */
const negated: Readonly<Record<string, string>> = {
  excluded: 'not excluded',
  'opted-out': 'not opted out',
  deactivated: 'not stopped',
  departed: 'not departed',
};

/** A matter as a condition: what yes and no are said of. */
export function conditionWords(matter: string): string {
  return negated[matter] ?? matter;
}

/** What stands in the way, in words, where the matter is not looked into further. */
export const matterWords: Readonly<Record<BillingMatter, string>> = {
  credentialed: 'not credentialed, or the decision or its day is pending',
  contracted: 'no contract in force',
  linked: 'not on the contract of the group, or pending',
  loaded: 'not loaded',
  privileged: 'no privilege at the facility',
  excluded: 'excluded from federal programs',
  'opted-out': 'opted out of Medicare',
  deactivated: 'the enrollment or NPI is stopped',
  license: 'no license in force for the state',
  malpractice: 'no malpractice cover in force',
  location: 'the location is not open',
  employed: 'does not work there',
  taxonomy: 'the register has another taxonomy',
  dea: 'no DEA registration in force for the state',
  cds: 'the controlled substance registration of the state is not in force',
};

/** What leaves part of a key open, as a question may: absent means any. */
export type PartialKey = { readonly payer: string } & {
  readonly [part in 'product' | 'group' | 'location']?: string | undefined;
};

/** Whether a key is one of those that a partly open one may mean. */
export function fitsKey(key: ParticipationKey, asked: PartialKey): boolean {
  return (
    key.payer === asked.payer &&
    (asked.product === undefined || key.product === asked.product) &&
    (asked.group === undefined || key.group === asked.group) &&
    (asked.location === undefined || key.location === asked.location)
  );
}

/** Of several things with a verdict the one that is worst for billing, the first of equal ones. */
export function worst<T extends { readonly verdict: BillingVerdict }>(found: readonly [T, ...T[]]): T {
  const rank = ({ verdict }: T): number => billingVerdicts.indexOf(verdict);
  return found.reduce((left, right) => (rank(right) > rank(left) ? right : left));
}

/**
 * What must be named for a question to have one answer: the parts in which keys differ that have different verdicts; null
 * where all agree.
 */
export function openParts(
  found: readonly { readonly key: ParticipationKey; readonly verdict: BillingVerdict }[],
): readonly ('product' | 'group' | 'location')[] | null {
  if (new Set(found.map(({ verdict }) => verdict)).size < 2) return null;
  const parts = ['product', 'group', 'location'] as const;
  return parts.filter((part) => new Set(found.map(({ key }) => key[part])).size > 1);
}

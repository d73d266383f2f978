/** Whether a provider may start seeing clients, by the practice's own condition in `empanel.yaml`. */

import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Practice } from './nouns/workspace.ts';
import { countWords } from './number-forms.ts';

/** The practice's condition: all that it names must hold; what it does not name is not asked. */
export type StartSeeingRule = NonNullable<Practice['startSeeing']>;

/** A payer as the condition looks at it. */
export interface NetworkPayer {
  readonly key: string;
  readonly name: string;
  readonly lines: readonly string[];
  /** First day that may be billed, of the days in a row that hold the day asked about, or after it; null: none is in sight. */
  readonly inNetworkOn: CalendarDate | null;
  /** What keeps money from arriving: `no EFT`; empty: nothing. */
  readonly unpaid: readonly string[];
}

/** What the condition is asked about. */
export interface StartSeeingCase {
  /** The day of the first visit. */
  readonly on: CalendarDate;
  /** The day our own committee approved; null: it has not. */
  readonly committeeApprovedOn: CalendarDate | null;
  readonly payers: readonly NetworkPayer[];
  /** Keys of all payers that have a document. */
  readonly known: readonly string[];
  /** The last exclusion screening; null: none. */
  readonly screenedOn: CalendarDate | null;
  /** Matches that are open or confirmed. */
  readonly matches: number;
}

/** One part of the condition, and how it stands. */
export interface StartSeeingCondition {
  readonly rule: keyof StartSeeingRule;
  readonly ok: boolean;
  readonly because: string;
  /** First day on which it holds by what is known; null: none is in sight. */
  readonly from: CalendarDate | null;
}

/** The answer with every reason. */
export interface StartSeeing {
  readonly may: boolean;
  /** First day on which all of it holds; null: none is in sight. */
  readonly from: CalendarDate | null;
  readonly conditions: readonly StartSeeingCondition[];
}

/** Applies the condition. */
export function startSeeing(rule: StartSeeingRule, about: StartSeeingCase): StartSeeing {
  const conditions = [
    ...(rule.committeeApproved === true ? [committee(about)] : []),
    ...(rule.screened === true ? [screening(about)] : []),
    ...(rule.payersInNetwork === undefined || rule.payersInNetwork === 0 ? [] : [network(rule, about)]),
  ];
  const days = conditions.map(({ from }) => from);
  const known = days.filter((day) => day !== null).toSorted();
  return {
    may: conditions.every(({ ok }) => ok),
    from: known.length < days.length ? null : (known.at(-1) ?? about.on),
    conditions,
  };
}

function committee({ committeeApprovedOn, on }: StartSeeingCase): StartSeeingCondition {
  const ok = committeeApprovedOn !== null && committeeApprovedOn <= on;
  const because =
    committeeApprovedOn === null ? 'our committee has not approved' : `approved on ${committeeApprovedOn}`;
  return { rule: 'committeeApproved', ok, because, from: committeeApprovedOn };
}

function screening({ screenedOn, matches }: StartSeeingCase): StartSeeingCondition {
  const ok = screenedOn !== null && matches === 0;
  const because =
    screenedOn === null
      ? 'no exclusion screening is on record'
      : matches === 0
        ? `screened on ${screenedOn}, no match`
        : `screened on ${screenedOn}: ${countWords(matches, 'match', 'matches')} open or confirmed`;
  return { rule: 'screened', ok, because, from: ok ? screenedOn : null };
}

function network(rule: StartSeeingRule, { payers, known, on }: StartSeeingCase): StartSeeingCondition {
  const wanted = rule.payersInNetwork ?? 0;
  const counting = payers.filter((payer) => counts(payer, rule));
  const paid = counting.filter(({ unpaid }) => rule.payable !== true || unpaid.length === 0);
  const days = paid.flatMap(({ inNetworkOn, name }) => (inNetworkOn === null ? [] : [{ on: inNetworkOn, name }]));
  const sorted = days.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
  const now = sorted.filter((one) => one.on <= on);
  const from = sorted[wanted - 1]?.on ?? null;
  const unpaid = counting.filter(
    ({ inNetworkOn, unpaid: missing }) =>
      rule.payable === true && inNetworkOn !== null && inNetworkOn <= on && missing.length > 0,
  );
  const besides = payers.filter((one) => !counts(one, rule) && one.inNetworkOn !== null && one.inNetworkOn <= on);
  const unknown = (rule.notCounting ?? []).filter((key) => !known.includes(key));
  return {
    rule: 'payersInNetwork',
    ok: now.length >= wanted,
    because: [
      `${now.length} of ${wanted} in network${now.length === 0 ? '' : `: ${now.map(({ name }) => name).join(', ')}`}`,
      ...(now.length < wanted && from !== null ? [`${sorted[wanted - 1]?.name} from ${from}`] : []),
      ...unpaid.map(({ name, unpaid: missing }) => `${name} is in network, but not payable: ${missing.join(', ')}`),
      ...(besides.length === 0 ? [] : [`not counting ${besides.map(({ name }) => name).join(', ')}`]),
      ...unknown.map((key) => `\`${key}\` of notCounting is no payer here`),
    ].join('; '),
    from: now.length >= wanted ? on : from,
  };
}

/** Whether a payer counts: one that is not named, and not of these lines only. */
function counts({ key, lines }: NetworkPayer, { notCounting = [], notCountingLines = [] }: StartSeeingRule): boolean {
  if (notCounting.includes(key)) return false;
  return lines.length === 0 || !lines.every((line) => notCountingLines.some((one) => one === line));
}

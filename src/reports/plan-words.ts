/** Plans in words: how each payer stands, what a step takes, what is exposed. */

import { daysBetween, lastDate, longDate } from '../domain/calendar/calendar-date.ts';
import { countWords } from '../domain/number-forms.ts';
import type { Exposure, PayerPlan, Plan, PlanStep } from '../rules/planning/plan-step.ts';

/** A plan as it is shown. */
export interface PlanView {
  readonly plan: Plan;
  /** What it is about, for the title: "Ruiz, Ana starts". */
  readonly subject: string;
  /** Steps that tell others of a change. */
  readonly notices: readonly (PlanStep & { readonly payers: readonly string[] })[];
  /** How visits were counted; null: they were not. */
  readonly visits: string | null;
  /** What is said under it besides. */
  readonly notes: readonly string[];
}

/** The answer in a sentence or two. */
export function planSentences({ plan, visits }: PlanView): readonly string[] {
  const { startOn, state, earliestStartOn, notBefore, payers } = plan;
  const many = payers.length > 1 ? 'all payers' : (payers[0]?.name ?? 'the payer');
  switch (state) {
    case 'ready':
      return [`READY: ${many} may be billed from ${longDate(startOn)} as it is`];
    case 'in-time':
      return [`IN TIME for ${longDate(startOn)}: ${roomOf(plan)}`];
    case 'late':
      return [
        `TOO LATE for ${longDate(startOn)}: ${
          earliestStartOn === null
            ? `not before ${notBefore === null ? 'a day that is not in sight' : longDate(notBefore)}, and the day itself cannot be told`
            : `the earliest safe start with ${many} is ${longDate(earliestStartOn)}`
        }`,
        ...(visits === null ? [] : [visits]),
      ];
    case 'unknown':
      return [
        `CANNOT BE TOLD for ${longDate(startOn)}: the length of a step is not recorded${
          notBefore === null ? '' : `; not before ${longDate(notBefore)}, taking no time for it`
        }`,
      ];
    default:
      return [`BLOCKED for ${longDate(startOn)}: something stands in the way that no step takes away`];
  }
}

function roomOf({ payers, asOf }: Plan): string {
  const acts = payers.flatMap(({ name, steps }) =>
    steps.flatMap(({ latestOn, who, forBilling, kind }) =>
      forBilling && who !== 'payer' && latestOn !== null && kind !== 'wait' ? [{ name, latestOn }] : [],
    ),
  );
  const first = acts.toSorted((left, right) => (left.latestOn < right.latestOn ? -1 : 1))[0];
  if (first === undefined) return 'all that is left lies with the payers';
  const days = daysBetween(asOf, first.latestOn);
  return `the first last day is ${longDate(first.latestOn)} (${first.name}), ${days === 0 ? 'today' : `in ${countWords(days, 'day')}`}`;
}

/** How one payer stands, in a line. */
export function payerSentence(one: PayerPlan, { startOn, asOf }: Plan): string {
  const about = one.application === null ? '' : ` (${one.application.type}, ${one.application.route})`;
  const filing = one.steps.find(({ kind }) => kind === 'submit' || kind === 'answer');
  const by =
    filing === undefined || filing.latestOn === null
      ? ''
      : filing.latestOn < asOf
        ? `; it should have been ${filing.kind === 'submit' ? 'submitted' : 'answered'} by ${filing.latestOn}`
        : `; ${filing.kind} ${filing.earlier ? 'before' : 'by'} ${longDate(filing.latestOn)}`;
  switch (one.state) {
    case 'ready':
      return `${one.name}: may be billed on ${startOn} as it is`;
    case 'in-time':
      return `${one.name}${about}: in time${by}`;
    case 'late':
      return `${one.name}${about}: too late${by}; ${
        one.earliestStartOn === null
          ? `not before ${one.notBefore ?? 'a day that is not in sight'}`
          : `earliest ${longDate(one.earliestStartOn)}`
      }`;
    case 'unknown':
      return `${one.name}${about}: cannot be told${by}${one.notBefore === null ? '' : `; not before ${one.notBefore}`}`;
    default:
      return `${one.name}${about}: blocked`;
  }
}

/** What is exposed, and until when filing still saves it. */
export function exposureSentences(one: PayerPlan): readonly string[] {
  const { exposure, paidLaterWhenFiledBy: filed, steps } = one;
  const told = exposure === null ? [] : [exposureWords(exposure)];
  const filing = steps.some(({ kind }) => kind === 'submit');
  if (filed === null || !filing) return told;
  return [
    ...told,
    filed === lastDate
      ? 'services from the start on are paid in the end whenever it is filed: their claims wait'
      : `filed by ${longDate(filed)}, services from the start on are still paid, though only when all is done`,
  ];
}

function exposureWords({ from, until, days, heldDays, lostDays, visits }: Exposure): string {
  if (days === null) return `exposed from ${from}, until a day that is not known`;
  const seen = (count: number | undefined): string => (count === undefined ? '' : `, ${countWords(count, 'visit')}`);
  const parts = [
    ...(heldDays === null || heldDays === 0
      ? []
      : [`${countWords(heldDays, 'day waits and is', 'days wait and are')} paid later${seen(visits?.held)}`]),
    ...(lostDays === null || lostDays === 0
      ? []
      : [`${countWords(lostDays, 'day is', 'days are')} not paid${seen(visits?.lost)}`]),
  ];
  const count =
    until === null
      ? `at least ${countWords(days, 'day')} from ${from}`
      : `${countWords(days, 'day')} from ${from} until ${until}`;
  return `exposed ${count}: ${parts.join('; ')}`;
}

/** What a step takes and on whose word, what is missing, and how much room it has. */
export function stepWords({
  because,
  length,
  slackDays,
  toRecord,
  unknown,
  earlier,
  latestOn,
  projectedOn,
  kind,
}: PlanStep): string {
  const late = slackDays !== null && slackDays < 0;
  return [
    because,
    ...(length === null || kind === 'notice'
      ? []
      : [`takes ${length.words} (${length.source}${confidenceWords(length.confidence)})`]),
    ...(length === null ? [] : length.besides.map((one) => `besides: ${one}`)),
    ...(unknown ? ['not known how long'] : []),
    ...(toRecord === null || kind === 'checklist' ? [] : [`to record: ${toRecord}`]),
    ...(earlier && latestOn !== null ? ['earlier still, by a time that is not recorded'] : []),
    ...(slackDays === null
      ? []
      : [
          late
            ? `${countWords(-slackDays, 'day')} too late`
            : slackDays === 0
              ? 'no room'
              : `${countWords(slackDays, 'day')} of room`,
        ]),
    ...(late && projectedOn !== null ? [`${projectedOn} at the earliest`] : []),
  ]
    .filter((one) => one !== '')
    .join('; ');
}

/** How sure a length is, where it is not official. */
function confidenceWords(confidence: string): string {
  return confidence === 'official' || confidence === 'practice' ? '' : `, ${confidence}`;
}

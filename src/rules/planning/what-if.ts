/** What a change of the practice asks of payers before it happens: a new place, a new tax number. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { duration, durationText } from '../../domain/calendar/duration.ts';
import type { ApplicationLine } from '../../domain/facts.ts';
import type { Decision } from '../../domain/file-facts.ts';
import { bodiesConcerned, bodyKey, type ChangeKind } from '../../domain/reportable-change.ts';
import { changeDuties, type DutyReader } from '../duties.ts';
import type { BillingFacts } from '../participation/billing-case.ts';
import type { Participation } from '../participation/derivation.ts';
import { participationKeys } from '../participation/participation-keys.ts';
import type { SharedStep } from './plan.ts';
import type { Plan, PlanStep } from './plan-step.ts';

/** A change that is thought of, and the day on which it is to happen. */
export interface ThoughtChange {
  readonly kind: ChangeKind;
  readonly on: CalendarDate;
  /** In words, for the record of the event. */
  readonly words: string;
}

/** Payers with whom a provider takes part, or has asked to, on a day. */
export function payersConcerned(about: BillingFacts, group: string | null): readonly string[] {
  const keys = participationKeys(about).filter((key) => group === null || key.group === group || key.group === null);
  return [...new Set(keys.map(({ payer }) => payer))].sort();
}

/** Who must be told of the change, by when and by which rule; and who must be told, though no rule names a time. */
export function noticeSteps(
  read: DutyReader,
  { facts, context }: BillingFacts,
  change: ThoughtChange,
): readonly SharedStep[] {
  const duties = changeDuties(read, facts, context, change, change.on);
  const timed = new Set(duties.map(bodyKey));
  const untimed = bodiesConcerned(facts.applications, change.on).filter((body) => !timed.has(bodyKey(body)));
  const name = (payer: string | null, facility: string | null): string =>
    (payer === null ? context.facilities?.get(facility ?? '')?.name : context.payers.get(payer)?.name) ??
    payer ??
    facility ??
    'registries';
  const command = `empanel provider event ${facts.subject.key} ${change.kind} "${change.words}" --on ${change.on}`;
  const step = (about: string, payer: string | null, more: Partial<SharedStep>): SharedStep => ({
    id: `notice ${about}`,
    kind: 'notice',
    title: `tell ${about} of it`,
    payer,
    payers: [about],
    who: 'us',
    because: '',
    after: [],
    length: null,
    unknown: false,
    toRecord: null,
    beginsOn: change.on,
    latestOn: null,
    earlier: false,
    projectedOn: null,
    slackDays: null,
    critical: false,
    forBilling: false,
    command,
    ...more,
  });
  return [
    ...duties.map(({ about, payer, rule, title, cite, confidence, within, dueOn }) =>
      step(about, payer, {
        id: `notice ${about} ${rule}`,
        title: `tell ${about}: ${title}`,
        because: `${within === null ? '' : `${durationText(duration(within))} after the change; `}${rule} (${cite})`,
        latestOn: dueOn,
        length: {
          basis: 'rule',
          words: within === null ? 'as the rule says' : durationText(duration(within)),
          source: cite,
          rule,
          confidence,
          besides: [],
        },
      }),
    ),
    ...untimed.map(({ payer, facility }) =>
      step(name(payer, facility), payer, {
        because: 'no rule that holds here names a time: its contract or manual does',
        unknown: true,
        toRecord: 'the time for notices in the clauses of the contract, or a rule of your own in a pack',
      }),
    ),
  ];
}

/**
 * The facts of a provider when the group bills under another tax number: what payers decided about the provider goes on,
 * and everything that hung on the old number (contracts, places on them, loads, program numbers of the group) must be had
 * again.
 */
export function underNewTin(
  about: BillingFacts,
  group: string,
  { evaluator, asOf }: { readonly evaluator: Participation; readonly asOf: CalendarDate },
): BillingFacts {
  const { facts, standing, context } = about;
  const former = `${group} until the change`;
  const contracts = new Map(
    [...(context.contracts ?? [])].map(([key, one]) =>
      one.holder?.kind === 'group' && one.holder.key === group
        ? ([key, { ...one, status: 'negotiating' as const }] as const)
        : ([key, one] as const),
    ),
  );
  const applications = facts.applications.map((one) => {
    // What was not sent yet is sent under the new number.
    if (!one.steps.some(({ name }) => name === 'submitted')) return one;
    const ofGroup = (line: ApplicationLine): boolean =>
      line.group === group || (line.group === null && one.route === 'group');
    return { ...one, lines: one.lines.map((line) => (ofGroup(line) ? { ...line, group: former } : line)) };
  });
  const credentialed = participationKeys(about)
    .filter((key) => key.group === group)
    .filter((key) =>
      evaluator.answer(about, key, asOf, asOf).reasons.some(({ state, ok }) => state === 'credentialed' && ok),
    );
  const decisions = [...new Set(credentialed.map(({ payer }) => payer))].map(
    (payer, index): Decision => ({
      id: `plan ${payer}`,
      body: payer,
      program: 'network',
      applicationId: null,
      meetingId: null,
      outcome: 'approved',
      on: asOf,
      noticeOn: null,
      sequence: facts.decisions.length + index + 1,
    }),
  );
  return {
    ...about,
    facts: { ...facts, applications, decisions: [...facts.decisions, ...decisions] },
    standing: { ...standing, numbers: standing.numbers.filter((number) => number.group !== group) },
    context: { ...context, contracts },
  };
}

/** The plan under another tax number, where contracts that are there are not signed anew but moved to it. */
export function inTinWords(plan: Plan): Plan {
  const moved = (step: PlanStep): PlanStep => {
    const key = /^empanel contract show (\S+)$/.exec(step.command)?.[1];
    if (step.kind !== 'contract' || key === undefined) return step;
    return {
      ...step,
      title: `have contract ${key} amended to the new tax number, or assigned to who has it`,
      because: 'it was made under the number before',
      toRecord: `tin, signed and effective of the amendment of contract ${key}`,
    };
  };
  return { ...plan, payers: plan.payers.map((one) => ({ ...one, steps: one.steps.map(moved) })) };
}

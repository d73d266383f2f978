/**
 * Plans: from a start date back to the last day for each step, and from today on to the first day that may be billed. All
 * days are found by asking the evaluator of participation about the facts as they will stand, so that a plan and the
 * billing gate say the same.
 */

import { type CalendarDate, latest } from '../../domain/calendar/calendar-date.ts';
import type { WorkspaceRole } from '../pack-entry.ts';
import { participation } from '../participation/derivation.ts';
import { serviceFacts } from '../participation/service-facts.ts';
import type { RuleSet } from '../rule-set.ts';
import { payerPlan } from './payer-plan.ts';
import type { PlanQuestion } from './plan-question.ts';
import type { PayerPlan, Plan, PlanState, PlanStep } from './plan-step.ts';
import { lengthReader } from './step-length.ts';

/** Makes plans by a rule set; what is found in the packs is kept from one to the next. */
export type Planner = (question: PlanQuestion) => Plan;

/** The planner of a rule set. */
export function planner(rules: RuleSet, role: WorkspaceRole): Planner {
  const tools = {
    evaluator: participation(rules, role),
    ask: serviceFacts(rules, role),
    lengths: lengthReader(rules, role),
  };
  return (question) => {
    const { about, asOf, startOn, targets } = question;
    const { subject } = about.facts;
    const payers = targets.map((target) => payerPlan(question, target, tools));
    const known = payers.every(({ earliestStartOn }) => earliestStartOn !== null);
    const earliest = payers.flatMap(({ earliestStartOn }) => earliestStartOn ?? []);
    return {
      asOf,
      startOn,
      npi: subject.npi ?? subject.key,
      provider: subject.name,
      payers,
      state: worstState(payers),
      earliestStartOn: known && earliest.length > 0 ? latest(asOf, ...earliest) : null,
      notBefore: payers.some(({ notBefore }) => notBefore === null)
        ? null
        : latest(asOf, ...payers.flatMap(({ notBefore }) => notBefore ?? [])),
      criticalPath: criticalPath(payers),
    };
  };
}

const states: readonly PlanState[] = ['blocked', 'late', 'unknown', 'in-time', 'ready'];

function worstState(payers: readonly PayerPlan[]): PlanState {
  return states.find((state) => payers.some((one) => one.state === state)) ?? 'ready';
}

/** The steps that decide, of the payer with whom it is worst: blocked, not known, or the last to be ready. */
function criticalPath(payers: readonly PayerPlan[]): readonly string[] {
  const rank = ({ state, notBefore, earliestStartOn }: PayerPlan): string =>
    `${9 - states.indexOf(state)} ${earliestStartOn ?? notBefore ?? ''}`;
  const worst = payers.toSorted((left, right) => (rank(left) < rank(right) ? 1 : -1))[0];
  return (worst?.steps ?? []).filter(({ critical }) => critical).map(({ id }) => id);
}

/** A step that serves one payer or several. */
export interface SharedStep extends PlanStep {
  /** Names of the payers that need it. */
  readonly payers: readonly string[];
}

/** The steps of all payers in the order of their last days, each once: what serves several must be done for the first of them. */
export function sharedSteps(payers: readonly PayerPlan[]): readonly SharedStep[] {
  const found = new Map<string, SharedStep>();
  for (const { name, steps } of payers) {
    for (const step of steps) {
      const known = found.get(step.id);
      found.set(step.id, known === undefined ? { ...step, payers: [name] } : both(known, step, name));
    }
  }
  const order = new Map([...found.keys()].map((id, index) => [id, index]));
  const day = ({ latestOn }: SharedStep): CalendarDate | '9' => latestOn ?? '9';
  return [...found.values()].toSorted((left, right) =>
    day(left) === day(right) ? (order.get(left.id) ?? 0) - (order.get(right.id) ?? 0) : day(left) < day(right) ? -1 : 1,
  );
}

function both(known: SharedStep, step: PlanStep, name: string): SharedStep {
  const sooner = step.latestOn !== null && (known.latestOn === null || step.latestOn < known.latestOn);
  const first = sooner ? step : known;
  return {
    ...first,
    critical: known.critical || step.critical,
    payers: [...known.payers, name],
  };
}

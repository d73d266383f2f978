/** One page for a new provider: the file, each payer with its first billable day, privileges, and the first visit. */

import { lastScreenedOn } from '../../domain/screening/last-screening.ts';
import { type StartSeeing, startSeeing } from '../../domain/start-seeing.ts';
import { facilitySteps } from './onboarding-applications.ts';
import { committeeApprovedOn, fileSteps, standingMatches } from './onboarding-file.ts';
import { onboardingPayer } from './onboarding-payer.ts';
import type { OnboardingPayer, OnboardingQuestion, OnboardingStep } from './onboarding-question.ts';

/** The page. */
export interface Onboarding {
  /** Null: the practice has written no condition down. */
  readonly start: StartSeeing | null;
  readonly file: readonly OnboardingStep[];
  readonly payers: readonly OnboardingPayer[];
  readonly privileges: readonly OnboardingStep[];
}

/** Everything there is to do until a provider sees clients and is paid. */
export function onboarding(question: OnboardingQuestion): Onboarding {
  const { facts, asOf, on, rule, context } = question;
  const all = question.payers.map((wanted) => onboardingPayer(question, wanted));
  const shown = question.payers.filter((wanted) => wanted.shown);
  const start =
    rule === null
      ? null
      : startSeeing(rule, {
          on,
          committeeApprovedOn: committeeApprovedOn(facts, asOf),
          payers: all.map(({ payer, name, lines, firstBillableOn, unpaid }) => ({
            key: payer,
            name,
            lines,
            inNetworkOn: firstBillableOn,
            unpaid,
          })),
          known: [...context.payers.keys()],
          screenedOn: lastScreenedOn(facts.screenings, asOf),
          matches: standingMatches(facts, asOf).length,
        });
  const payers = all.filter((_, index) => question.payers[index]?.shown === true);
  return { start, file: fileSteps({ ...question, payers: shown }), payers, privileges: facilitySteps(question) };
}

/** The steps of a page in its order. */
export function stepsOf({ file, payers, privileges }: Onboarding): readonly OnboardingStep[] {
  return [...file, ...payers.flatMap(({ steps }) => steps), ...privileges];
}

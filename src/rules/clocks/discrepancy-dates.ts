/** Differences between a source and the file, from the day they were found until the subject has answered. */

import { elementWords } from '../../domain/element-words.ts';
import type { SubjectFacts, Verification } from '../../domain/facts.ts';
import type { Element } from '../pack-entry.ts';
import { type Circumstance, circumstanceOn, farEnd, unattached } from './circumstance.ts';
import { verifiedElement } from './credential-dates.ts';

/**
 * One circumstance for each difference of which the subject was to be told: until the answer is recorded, or the element is
 * verified anew.
 */
export function discrepancyCircumstances(facts: SubjectFacts): readonly Circumstance[] {
  return facts.verifications.flatMap((one) => {
    const { discrepancy } = one;
    if (discrepancy === undefined || discrepancy === null) return [];
    const again = facts.verifications.filter((other) => isLater(other, one)).map(({ on }) => on);
    const until = [...again, ...(discrepancy.answeredOn === null ? [] : [discrepancy.answeredOn])].reduce(
      (first, on) => (on < first ? on : first),
      farEnd,
    );
    if (until <= one.on) return [];
    const credential = facts.credentials.find(({ id }) => id === one.credentialId);
    const element = verifiedElement(one.element);
    const about = { ...unattached, about: credential?.label ?? elementWords(element), element: element as Element };
    return [
      circumstanceOn(
        about,
        { from: one.on, until },
        {
          'verification.discrepantOn': { on: one.on, factId: one.id },
          'verification.answerDueOn': { on: discrepancy.answerDueOn, factId: one.id },
        },
      ),
    ];
  });
}

/** Whether a verification of the same matter came after another: on a later day, or recorded later on the same. */
function isLater(later: Verification, earlier: Verification): boolean {
  return (
    verifiedElement(later.element) === verifiedElement(earlier.element) &&
    later.credentialId === earlier.credentialId &&
    (later.on > earlier.on || (later.on === earlier.on && later.sequence > earlier.sequence))
  );
}

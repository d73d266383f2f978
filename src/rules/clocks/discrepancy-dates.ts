/** Differences between a source and the file, from the day they were found until the subject has answered. */

import { earliest } from '../../domain/calendar/calendar-date.ts';
import { elementWords } from '../../domain/element-words.ts';
import type { SubjectFacts, Verification } from '../../domain/facts.ts';
import type { SourceRule } from '../accepted-sources.ts';
import type { Element } from '../pack-entry.ts';
import { type Circumstance, circumstanceOn, farEnd, unattached } from './circumstance.ts';
import { verifiedElement } from './credential-dates.ts';

/**
 * One circumstance for each difference of which the subject was to be told: until the answer is recorded, or the element is
 * verified anew at sources that the rules accept.
 */
export function discrepancyCircumstances(facts: SubjectFacts, rulesOf: RulesOfElement): readonly Circumstance[] {
  return facts.verifications.flatMap((one) => {
    const { discrepancy } = one;
    if (discrepancy === undefined || discrepancy === null) return [];
    const until = earliest(resolvingLook(one, facts, rulesOf)?.on ?? farEnd, discrepancy.answeredOn ?? farEnd);
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

/** What the rules say of a look at a source of an element, in the files of one subject. */
export type RulesOfElement = (element: string) => readonly SourceRule[];

/**
 * The look that resolved a difference: the first by which every rule has a later one that verified the same matter at a source
 * it accepts; without a rule, the first later one that verified. Null: the difference stands.
 */
export function resolvingLook(one: Verification, facts: SubjectFacts, rulesOf: RulesOfElement): Verification | null {
  const looks = facts.verifications
    .filter((other) => other.result === 'verified' && isLater(other, one))
    .toSorted((left, right) => (isAfter(left, right) ? 1 : -1));
  const anyLook: SourceRule = () => true;
  const perRule = [anyLook, ...rulesOf(one.element)].map((accepts) => looks.find(accepts) ?? null);
  return perRule.reduce((last, look) => (last === null || look === null ? null : isAfter(look, last) ? look : last));
}

/** Whether a verification of the same matter came after another: on a later day, or recorded later on the same. */
function isLater(later: Verification, earlier: Verification): boolean {
  return (
    verifiedElement(later.element) === verifiedElement(earlier.element) &&
    later.credentialId === earlier.credentialId &&
    isAfter(later, earlier)
  );
}

function isAfter(later: Verification, earlier: Verification): boolean {
  return later.on > earlier.on || (later.on === earlier.on && later.sequence > earlier.sequence);
}

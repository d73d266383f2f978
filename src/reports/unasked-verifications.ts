/** What was looked up although no rule here asks for it: it proves nothing to a rule, and what it found still counts. */

import { type CalendarDate, compareDates } from '../domain/calendar/calendar-date.ts';
import { elementWords } from '../domain/element-words.ts';
import type { Verification } from '../domain/facts.ts';
import type { VerifiedFile } from '../domain/verified-value.ts';
import { elementOfSubject, verifiedElement } from '../rules/clocks/credential-dates.ts';
import {
  discrepancyWords,
  lacksConsent,
  type VerificationMatter,
  type VerificationState,
} from './verification-matters.ts';

/** The newest look at a matter that no rule asks about. */
export interface UnaskedVerification {
  readonly verification: Verification;
  /** "background check, fingerprints", "references", "OR license MD201122". */
  readonly about: string;
  readonly state: VerificationState;
}

const stateOfResult = { verified: 'verified', discrepant: 'discrepant', 'not-found': 'not found' } as const;

/** Of each paper, element and scope that none of the matters is about: the newest verification by a day. */
export function unaskedVerifications(
  { subject, credentials, verifications }: VerifiedFile,
  matters: readonly Pick<VerificationMatter, 'entry' | 'credential' | 'verification'>[],
  asOf: CalendarDate,
): readonly UnaskedVerification[] {
  const isAsked = ({ id, element, credentialId }: Verification): boolean =>
    matters.some(({ entry, credential, verification }) => {
      if (verification?.id === id) return true;
      const { element: asked } = entry.rule.needs;
      if (credential === null) return verifiedElement(element) === asked;
      return credentialId === null ? elementOfSubject(element, subject.kind) === asked : credentialId === credential.id;
    });
  const newest = new Map<string, UnaskedVerification>();
  for (const one of verifications.toSorted(byDay)) {
    const paper = credentials.find(({ id }) => id === one.credentialId);
    const isGone = one.credentialId !== null && paper === undefined;
    if (one.on > asOf || isGone || isAsked(one)) continue;
    const scope = one.scope == null ? '' : `, ${one.scope}`;
    newest.set(JSON.stringify([one.element, one.credentialId, scope]), {
      verification: one,
      about: paper?.label ?? `${elementWords(one.element)}${scope}`,
      state: one.result === 'verified' && lacksConsent(one) ? 'no consent' : stateOfResult[one.result],
    });
  }
  return [...newest.values()];
}

/** The day of the look decides, and among looks of one day which was recorded last. */
function byDay(left: Verification, right: Verification): number {
  return compareDates(left.on, right.on) || left.sequence - right.sequence;
}

/** What such a look found that somebody has to see; null where it found nothing amiss. */
export function unaskedFault({ verification, about, state }: UnaskedVerification): string | null {
  if (state === 'verified') return null;
  return `${about}: ${state}${discrepancyWords(verification)}`;
}

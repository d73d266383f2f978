/** What would become of a verification that is about to be recorded: whether each rule counts it, and how long. */

import { longDate } from '../domain/calendar/calendar-date.ts';
import type { Verification } from '../domain/facts.ts';
import { isAcceptedSource, sourceName } from '../domain/verification-source.ts';
import { decidedFiles } from './decided-files.ts';
import type { OfficeQuestion } from './report.ts';
import { type VerificationMatter, type VerificationState, verificationMatters } from './verification-matters.ts';

/** A rule that will not count it, or not long enough. */
export interface Prospect {
  readonly state: VerificationState;
  readonly rule: string;
  readonly message: string;
}

/** Under which rules a verification does not count, now or on the day of the decision, each rule once. */
export async function prospects(
  question: OfficeQuestion,
  verification: Omit<Verification, 'id' | 'sequence'>,
): Promise<readonly Prospect[]> {
  if (verification.result !== 'verified') return [];
  const made: Verification = { ...verification, id: '', sequence: Number.MAX_SAFE_INTEGER };
  const found = new Map<string, Prospect>();
  for (const file of await decidedFiles(question)) {
    // By itself a look at a source that is not accepted is told of also where one at an accepted source stands beside it.
    for (const others of [file.facts.verifications, []]) {
      const facts = { ...file.facts, verifications: [...others, made] };
      for (const matter of await verificationMatters({ ...file, facts }, question)) {
        const isAsked = others === file.facts.verifications || matter.state === 'source not accepted';
        const message = matter.verification === made && isAsked && isTold(matter) ? messageOf(matter) : null;
        if (message !== null && !found.has(matter.entry.id))
          found.set(matter.entry.id, { state: matter.state, rule: matter.entry.id, message });
      }
    }
  }
  return [...found.values()];
}

/** An office that decides nothing is still told of a source that nobody who decides would count. */
function isTold({ isOurs, state }: VerificationMatter): boolean {
  return isOurs || state === 'source not accepted';
}

function messageOf(matter: VerificationMatter): string | null {
  const { entry, state, staleOn, verification, file } = matter;
  const { sources = [], alsoSources = [] } = entry.rule.needs.verified ?? {};
  switch (state) {
    case 'source not accepted':
      if (verification !== null && isAcceptedSource(verification.source, sources))
        return `\`${verification.source}\` does not count for ${entry.id}: it is of another state than the ${matter.about}`;
      return `\`${verification?.source}\` does not count for ${entry.id}: ${either(sources)} does`;
    case 'second source missing':
      return `${entry.id} also asks for ${either(alsoSources)}`;
    case 'stale':
      return `too old for ${entry.id}${staleOn === null ? '' : `: it counted through ${longDate(staleOn)}`}`;
    case 'goes stale':
      return `counts through ${staleOn === null ? 'an earlier day' : longDate(staleOn)}, before the decision of ${file.decisionOn === null ? 'that file' : longDate(file.decisionOn)} (${entry.id})`;
    default:
      return null;
  }
}

function either(codes: readonly string[]): string {
  const names = codes.map(sourceName);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

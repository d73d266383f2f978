/** The file of a new provider: intake, verification, screening, the committee. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import { elementWords } from '../../domain/element-words.ts';
import type { SubjectFacts, Verification } from '../../domain/facts.ts';
import { type ListMatch, ownBody } from '../../domain/file-facts.ts';
import { countWords } from '../../domain/number-forms.ts';
import { lastScreenedOn } from '../../domain/screening/last-screening.ts';
import { verifiedElement } from '../../rules/clocks/credential-dates.ts';
import { newestBy } from '../../rules/clocks/verification-dates.ts';
import { lackWords } from './onboarding-applications.ts';
import type { OnboardingArea, OnboardingQuestion, OnboardingStep } from './onboarding-question.ts';

/** The steps that are for no one payer. */
export function fileSteps(question: OnboardingQuestion): readonly OnboardingStep[] {
  return [
    ...intakeSteps(question),
    ...verificationSteps(question),
    ...screeningSteps(question),
    ...committeeSteps(question),
  ];
}

function step(area: OnboardingArea, rest: Omit<OnboardingStep, 'area' | 'payer' | 'facility' | 'on'>): OnboardingStep {
  return { area, payer: null, facility: null, on: null, ...rest };
}

function intakeSteps({ dossier, facts, payers }: OnboardingQuestion): readonly OnboardingStep[] {
  const { key } = facts.subject;
  if (dossier === null) {
    const act = `empanel provider add --npi ${key}`;
    return [step('intake', { about: 'dossier', what: 'none is synced', because: '', state: 'open', act })];
  }
  const draft = dossier.status === 'draft';
  const ask = dossier.draft?.ask ?? [];
  const about = 'papers and answers';
  const missing = Math.max(0, ...payers.map(({ checklist }) => checklist?.missing ?? 0));
  const asking = payers.filter(({ checklist }) => (checklist?.missing ?? 0) > 0).map(({ payer }) => payer.name);
  const wanted = payers.map(({ payer }) => ` --payer ${payer.key}`).join('');
  return [
    ...(draft
      ? [
          step('intake', {
            about: 'dossier',
            what: 'a draft',
            because: ask.length === 0 ? 'its status says so' : `still to ask: ${ask.join(', ')}`,
            state: 'open' as const,
            act: `empanel provider intake ${key}${wanted}`,
          }),
        ]
      : []),
    ...(missing > 0
      ? [
          step('intake', {
            about,
            what: `up to ${lackWords(missing, 0)}`,
            because: `for ${asking.join(', ')}`,
            state: 'open',
            act: `empanel provider request ${key}${wanted}`,
          }),
        ]
      : // What a draft has still to be asked is told by its own step.
        draft && ask.length > 0
        ? []
        : payers.length === 0
          ? [step('intake', { about, what: 'nobody asks yet', because: noPayerWords, state: 'unknown', act: null })]
          : [step('intake', { about, what: 'complete', because: '', state: 'done', act: null })]),
  ];
}

const noPayerWords = 'no application is open, and the dossier wants no payer: each asks for its own';

function verificationSteps({ facts, payers, asOf }: OnboardingQuestion): readonly OnboardingStep[] {
  const { key } = facts.subject;
  const about = 'primary sources';
  const open = Math.max(0, ...payers.map(({ checklist }) => checklist?.toVerify ?? 0));
  const findings = openFindings(facts, asOf);
  const [worst] = findings;
  if (worst !== undefined) {
    const what = `${countWords(findings.length, 'finding')} open${open === 0 ? '' : `, up to ${lackWords(0, open)}`}`;
    const because = findings.map((one) => findingWords(one, facts, asOf)).join('; ');
    return [step('verification', { about, what, because, state: 'open', act: findingAct(worst, key, asOf) })];
  }
  const last = facts.verifications
    .flatMap(({ on, result }) => (on <= asOf && result === 'verified' ? [on] : []))
    .toSorted()
    .at(-1);
  const since = last === undefined ? 'nothing is verified yet' : `last on ${last}`;
  return [
    open === 0 && last !== undefined
      ? step('verification', { about, what: 'met', because: since, state: 'done', act: null })
      : step('verification', {
          about,
          what: open === 0 ? 'no payer asks us for any' : `up to ${lackWords(0, open)}`,
          because: since,
          state: open === 0 ? 'unknown' : 'open',
          act: `empanel report verification --provider ${key}`,
        }),
  ];
}

/** Looks at a source that found a difference or nothing, and that no later look at the same has taken the place of. */
function openFindings({ verifications, credentials }: SubjectFacts, asOf: CalendarDate): readonly Verification[] {
  return verifications.filter((one) => {
    if (one.on > asOf || one.result === 'verified') return false;
    // Of a paper that left the file, only what still waits for an answer.
    const isOnFile = one.credentialId === null || credentials.some(({ id }) => id === one.credentialId);
    if (!isOnFile && !awaitsAnswer(one, asOf)) return false;
    const ofTheSame = verifications.filter(
      ({ element, credentialId, scope }) =>
        verifiedElement(element) === verifiedElement(one.element) &&
        (credentialId === null || credentialId === one.credentialId) &&
        (scope ?? null) === (one.scope ?? null),
    );
    return newestBy(ofTheSame, asOf) === one;
  });
}

function awaitsAnswer({ discrepancy }: Verification, asOf: CalendarDate): boolean {
  return discrepancy != null && (discrepancy.answeredOn === null || discrepancy.answeredOn > asOf);
}

/** "NPDB query: discrepant on 2026-06-01, answer due 2026-06-15" */
function findingWords(one: Verification, { credentials }: SubjectFacts, asOf: CalendarDate): string {
  const { element, credentialId, discrepancy, on, result } = one;
  const about = credentials.find(({ id }) => id === credentialId)?.label ?? elementWords(element);
  const answer =
    discrepancy == null
      ? ''
      : awaitsAnswer(one, asOf)
        ? `, answer due ${discrepancy.answerDueOn}`
        : `, answered on ${discrepancy.answeredOn}, not verified since`;
  return `${about}: ${result === 'not-found' ? 'not found' : result} on ${on}${answer}`;
}

function findingAct(one: Verification, key: string, asOf: CalendarDate): string {
  return awaitsAnswer(one, asOf)
    ? `empanel provider notice ${key} ${one.id} -o notice.html`
    : `empanel verify ${key} ${one.credentialId ?? one.element} --source NAME`;
}

/** Matches on lists that await a review, or were found to be the provider. */
export function standingMatches({ matches }: SubjectFacts, asOf: CalendarDate): readonly ListMatch[] {
  return matches.filter((match) => {
    if (match.on > asOf || (match.closedOn !== null && match.closedOn <= asOf)) return false;
    const last = match.reviews.findLast(({ on }) => on <= asOf);
    const counts = last?.recordSha256 === match.recordSha256 && last.identitySha256 === match.identitySha256;
    return !counts || last.verdict === 'same';
  });
}

function screeningSteps({ facts, asOf }: OnboardingQuestion): readonly OnboardingStep[] {
  const on = lastScreenedOn(facts.screenings, asOf);
  const matches = standingMatches(facts, asOf);
  const about = 'exclusion lists';
  if (on === null)
    return [
      step('screening', {
        about,
        what: 'never screened',
        because: 'an excluded provider is billed to nobody',
        state: 'open',
        act: 'empanel screen --list leie=FILE --list sam=FILE',
      }),
    ];
  if (matches.length === 0)
    return [{ ...step('screening', { about, what: 'no match', because: '', state: 'done', act: null }), on }];
  return [
    {
      ...step('screening', {
        about,
        what: `${countWords(matches.length, 'match', 'matches')} open or confirmed`,
        because: [...new Set(matches.map(({ list }) => list))].join(', '),
        state: 'open',
        act: `empanel screen show ${matches[0]?.id}`,
      }),
      on,
    },
  ];
}

/** The day our own committee approved, if its last decision says so; null: it has not. */
export function committeeApprovedOn({ decisions }: SubjectFacts, asOf: CalendarDate): CalendarDate | null {
  const last = decisions.findLast(({ body, program, on }) => body === ownBody && program === 'network' && on <= asOf);
  return last !== undefined && (last.outcome === 'approved' || last.outcome === 'approved-with-conditions')
    ? last.on
    : null;
}

/** Our own committee, where the condition for the first visit or a payer asks for its decision. */
function committeeSteps(question: OnboardingQuestion): readonly OnboardingStep[] {
  const { facts, asOf, rule, payers } = question;
  const asked = rule?.committeeApproved === true || payers.some(({ payer }) => payer.delegated === true);
  const approvedOn = committeeApprovedOn(facts, asOf);
  if (!asked && approvedOn === null) return [];
  return [
    approvedOn === null
      ? step('committee', {
          about: 'our committee',
          what: 'has not approved',
          because:
            rule?.committeeApproved === true ? 'asked before the first visit' : 'a payer leaves the decision to us',
          state: 'open',
          act: 'empanel committee agenda',
        })
      : {
          ...step('committee', { about: 'our committee', what: 'approved', because: '', state: 'done', act: null }),
          on: approvedOn,
        },
  ];
}

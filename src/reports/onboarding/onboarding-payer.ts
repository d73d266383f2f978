/** How it stands with one payer: applications, contract, electronic enrollments, and the first billable day. */

import { lineStanding } from '../../domain/application.ts';
import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import {
  claimIdsFor,
  electronicAsked,
  electronicStandings,
  electronicWords,
  unpaidReasons,
} from '../../domain/electronic-enrollment.ts';
import { type BillingReason, billingVerdicts, type ParticipationKey } from '../../domain/participation.ts';
import type { BillingFacts } from '../../rules/participation/billing-case.ts';
import type { BillingAnswer } from '../../rules/participation/derivation.ts';
import { participationKeys, supposedKeys } from '../../rules/participation/participation-keys.ts';
import { applicationSteps, bringsIn } from './onboarding-applications.ts';
import type { OnboardingPayer, OnboardingQuestion, OnboardingStep, WantedPayer } from './onboarding-question.ts';

interface Answered {
  readonly key: ParticipationKey;
  readonly answer: BillingAnswer;
  /** First of the days in a row that may be billed, where the day asked about is one of them; null: it is not one. */
  readonly since: CalendarDate | null;
}

/** Everything about one payer. */
export function onboardingPayer(question: OnboardingQuestion, wanted: WantedPayer): OnboardingPayer {
  const { payer } = wanted;
  const answers = answersOf(question, payer.key);
  const best = answers[0] as Answered;
  const days = answers.flatMap(({ answer }) => answer.firstBillableOn ?? []).toSorted();
  const firstBillableOn = days[0] ?? null;
  const group = best.key.group;
  const electronic = electronicSteps(question, wanted, group);
  const unpaid = electronic.unpaid;
  const steps = [
    ...(isApproved(best) && !hasApplied(question, payer.key)
      ? [takenInStep(wanted, best)]
      : applicationSteps(question, wanted, group)),
    ...contractSteps(question, wanted, best),
    ...electronic.steps,
    ...obstacleSteps(question, wanted, best),
    billingStep(question, wanted, answers, firstBillableOn),
  ];
  return {
    payer: payer.key,
    name: payer.name,
    lines: payer.lines,
    standing: standingWords(question, best, firstBillableOn, unpaid),
    verdict: best.answer.verdict,
    firstBillableOn: answers.flatMap(({ since }) => since ?? []).toSorted()[0] ?? firstBillableOn,
    unpaid,
    steps,
  };
}

/** Answers for all keys of the payer, the best first. */
function answersOf(question: OnboardingQuestion, payer: string): readonly Answered[] {
  const { facts, standing, context, participation, asOf, on } = question;
  const about: BillingFacts = { facts, standing, context, privileges: [] };
  const known = participationKeys(about).filter((key) => key.payer === payer);
  const keys = known.length > 0 ? known : supposedKeys({ payer }, about);
  const rank = ({ answer: { verdict, firstBillableOn, reasons } }: Answered): string =>
    `${billingVerdicts.indexOf(verdict)} ${firstBillableOn ?? '9999'} ${10 + reasons.filter(({ ok }) => !ok).length}`;
  return keys
    .map((key): Answered => {
      const span = participation.spans(about, key, asOf).find(({ from, until }) => from <= on && on < until);
      return {
        key,
        answer: participation.answer(about, key, asOf, on),
        since: span?.verdict === 'bill' ? span.from : null,
      };
    })
    .toSorted((left, right) => (rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : 0));
}

function hasApplied({ facts, asOf }: OnboardingQuestion, payer: string): boolean {
  return facts.applications.some((one) => one.payer === payer && one.openedOn <= asOf && bringsIn(one.type));
}

/** Taken in before anything was recorded here: by a contract's document, or a number that a program gave. */
function takenInStep(wanted: WantedPayer, { answer }: Answered): OnboardingStep {
  const why = answer.reasons.find(({ state, ok }) => state === 'credentialed' && ok)?.because ?? '';
  return step(wanted, {
    area: 'application',
    about: 'application',
    what: 'none on record, none needed',
    because: why,
    state: 'done',
    act: null,
  });
}

function isApproved({ answer }: Answered): boolean {
  return answer.reasons.some(({ state, ok }) => state === 'credentialed' && ok);
}

function standingWords(
  { on }: OnboardingQuestion,
  best: Answered,
  firstBillableOn: CalendarDate | null,
  unpaid: readonly string[],
): string {
  const { verdict, reasons } = best.answer;
  const money = unpaid.length === 0 ? '' : `, not payable: ${unpaid.join(', ')}`;
  if (verdict === 'bill') return unpaid.length === 0 ? 'billable' : `approved${money}`;
  if (firstBillableOn !== null && firstBillableOn > on) return `billable from ${longDate(firstBillableOn)}${money}`;
  const why = reasons.find(({ ok }) => !ok)?.because ?? 'not known';
  if (isApproved(best)) return `approved, ${verdict === 'hold' ? 'claims wait' : 'not billable'}: ${why}${money}`;
  return verdict === 'hold' ? `claims wait: ${why}` : `not billable: ${why}`;
}

function step(
  { payer }: WantedPayer,
  rest: Omit<OnboardingStep, 'payer' | 'facility' | 'on'> & { readonly on?: CalendarDate | null },
): OnboardingStep {
  return { payer: payer.key, facility: null, on: null, ...rest };
}

function contractSteps(
  { context, facts, on }: OnboardingQuestion,
  wanted: WantedPayer,
  best: Answered,
): readonly OnboardingStep[] {
  const reasonOf = (state: BillingReason['state']): BillingReason | undefined =>
    best.answer.reasons.find((one) => one.state === state);
  const contracted = reasonOf('contracted');
  if (contracted === undefined) return [];
  const about = 'contract';
  const all = [...(context.contracts?.values() ?? [])].filter(({ payer }) => payer === wanted.payer.key);
  if (!contracted.ok) {
    const ours = [facts.subject.npi, ...facts.subject.groups];
    const other = all.find(({ status, holder }) => status !== 'ended' && ours.includes(holder?.key ?? ''));
    const act =
      other === undefined
        ? `empanel advise ${facts.subject.key} --payer ${wanted.payer.key}`
        : `empanel contract show ${other.key}`;
    return [
      step(wanted, { area: 'contract', about, what: 'missing', because: contracted.because, state: 'open', act }),
    ];
  }
  const linked = reasonOf('linked');
  const done = step(wanted, {
    area: 'contract',
    about,
    what: contracted.because.replace(/^contract /, ''),
    because: linked?.ok === true ? linked.because : '',
    state: 'done',
    act: null,
  });
  // Before the approval nobody knows from which day the place counts.
  if (linked === undefined || linked.ok || !isApproved(best)) return [done];
  const held = all.find(({ holder, status }) => status === 'signed' && holder?.key === best.key.group);
  const act =
    held === undefined
      ? `empanel advise ${facts.subject.key} --payer ${wanted.payer.key}`
      : `empanel contract link ${facts.subject.key} ${held.key} --from ${on}`;
  return [
    done,
    step(wanted, { area: 'contract', about, what: 'no place on it', because: linked.because, state: 'open', act }),
  ];
}

interface Electronic {
  readonly steps: readonly OnboardingStep[];
  readonly unpaid: readonly string[];
}

/** EFT, ERA, EDI and the id for claims. They are enrolled for whoever is paid: the group, where one bills. */
function electronicSteps(question: OnboardingQuestion, wanted: WantedPayer, group: string | null): Electronic {
  const { facts, ofGroups, asOf, clearinghouse, context } = question;
  const { payer } = wanted;
  const document = `the document of ${payer.key}`;
  const ids = claimIdsFor(payer, clearinghouse);
  const through = clearinghouse === null ? '' : ` through ${clearinghouse}`;
  const idStep = step(wanted, {
    area: 'electronic',
    about: 'payer id for claims',
    what: ids.length === 0 ? 'not known' : ids.join(', '),
    because: ids.length === 0 ? `${document} names none${through}` : `payerIds of ${document}`,
    state: ids.length === 0 ? 'unknown' : 'done',
    act: ids.length === 0 ? `write \`payerIds\` into ${document}, then \`empanel sync\`` : null,
  });
  const asked = electronicAsked(payer);
  if (asked === null) {
    const unknown = step(wanted, {
      area: 'electronic',
      about: 'EFT, ERA, EDI',
      what: 'not known what is to be enrolled',
      because: `${document} does not say`,
      state: 'unknown',
      act: `write \`edi\` into ${document}, then \`empanel sync\``,
    });
    return { steps: [unknown, idStep], unpaid: ['EFT not known', ...unpaidReasons([], ids.length > 0)] };
  }
  const standings = electronicStandings(payer, [...facts.applications, ...ofGroups], asOf);
  const missing = standings.filter(({ state }) => state === 'missing').map(({ part }) => part);
  const subject = group !== null && context.groups?.has(group) === true ? group : facts.subject.key;
  const started = standings.flatMap(({ part, state, since, application }) =>
    state === 'missing' || application === null
      ? []
      : [
          step(wanted, {
            area: 'electronic',
            about: electronicWords[part],
            what: state === 'done' ? 'enrolled' : `${application.id} is open`,
            because: state === 'done' ? application.id : stateWords(application, asOf),
            on: since,
            state: state === 'done' ? 'done' : 'waiting',
            act: state === 'done' ? null : `empanel application show ${application.id}`,
          }),
        ],
  );
  const absent =
    missing.length === 0
      ? []
      : [
          step(wanted, {
            area: 'electronic',
            about: missing.map((part) => electronicWords[part]).join(', '),
            what: 'not enrolled',
            because: `${document} asks for it`,
            state: 'open',
            act: `empanel application open ${subject} --payer ${payer.key} --type edi --what ${missing.join(',')}`,
          }),
        ];
  return { steps: [...started, ...absent, idStep], unpaid: unpaidReasons(standings, ids.length > 0) };
}

function stateWords(application: Parameters<typeof lineStanding>[0], asOf: CalendarDate): string {
  const [line] = application.lines;
  if (line === undefined) return '';
  const { state, since } = lineStanding(application, line, asOf);
  return `${state} since ${longDate(since)}`;
}

/** What stands in the way whatever the application: papers, lists, places. */
function obstacleSteps(
  { facts }: OnboardingQuestion,
  wanted: WantedPayer,
  { answer }: Answered,
): readonly OnboardingStep[] {
  const acts: Readonly<Partial<Record<BillingReason['state'], string>>> = {
    excluded: `empanel screen list`,
    'opted-out': `empanel provider show ${facts.subject.key}`,
    deactivated: `empanel provider show ${facts.subject.key}`,
    employed: 'write the place of work into the group document or the dossier, then `empanel sync`',
    location: 'write the place into the group document, then `empanel sync`',
    license: `empanel provider request ${facts.subject.key} --payer ${wanted.payer.key}`,
    malpractice: `empanel provider request ${facts.subject.key} --payer ${wanted.payer.key}`,
    privileged: `empanel application list --provider ${facts.subject.key}`,
    taxonomy: 'correct the taxonomy in the register (and import it again) or in the document, then `empanel sync`',
  };
  return answer.reasons.flatMap(({ state, ok, because, from }) => {
    const act = acts[state];
    if (ok || act === undefined) return [];
    return [step(wanted, { area: 'billing', about: state, what: because, because: '', on: from, state: 'open', act })];
  });
}

function billingStep(
  { facts, on }: OnboardingQuestion,
  wanted: WantedPayer,
  answers: readonly Answered[],
  firstBillableOn: CalendarDate | null,
): OnboardingStep {
  const first = ({ answer, since }: Answered): CalendarDate | null => since ?? answer.firstBillableOn;
  const words = (one: Answered): string => {
    const place = [one.key.product, one.key.group, one.key.location].filter((part) => part !== null).join(', ');
    return `${place === '' ? 'all' : place}: ${first(one) ?? 'none in sight'}`;
  };
  const day = answers.flatMap((one) => first(one) ?? []).toSorted()[0] ?? null;
  const different = new Set(answers.map(first)).size > 1;
  return step(wanted, {
    area: 'billing',
    about: 'first billable day',
    what: day === null ? 'none in sight' : longDate(day),
    because: different ? answers.map(words).join('; ') : '',
    on: day,
    state: firstBillableOn === on ? 'done' : 'waiting',
    act:
      firstBillableOn === on
        ? null
        : `empanel can-bill ${facts.subject.key} --payer ${wanted.payer.key} --on ${firstBillableOn ?? on}`,
  });
}

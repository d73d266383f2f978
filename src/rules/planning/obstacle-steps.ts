/** Steps about the provider, the place and the contract: what must be true besides an application. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { BillingMatter, BillingReason, ParticipationKey } from '../../domain/participation.ts';
import { type BillingCase, type BillingFacts, contractsWith } from '../participation/billing-case.ts';
import { isOfPlace } from '../participation/coverage.ts';
import type { Participation } from '../participation/derivation.ts';
import type { PlanStep } from './plan-step.ts';
import {
  withContract,
  withEffectiveDay,
  withPaper,
  withPrivilege,
  withReactivation,
  withRegister,
  withRevalidation,
  withWork,
} from './planned-world.ts';

/** A step with what it changes in the facts once it is done, from a day on. */
export interface Obstacle {
  readonly step: PlanStep;
  readonly done: (about: BillingFacts, from: CalendarDate) => BillingFacts;
}

/** What obstacles are looked for. */
export interface ObstacleQuestion {
  readonly about: BillingFacts;
  readonly key: ParticipationKey;
  readonly asOf: CalendarDate;
  readonly startOn: CalendarDate;
  readonly evaluator: Participation;
}

/** Matters that an application settles. */
export const applicationMatters: ReadonlySet<BillingMatter> = new Set(['credentialed', 'linked', 'loaded']);

/** The reasons on a day, as known on that day when nothing more is done. */
export function reasonsAt(
  evaluator: Participation,
  about: BillingFacts,
  key: ParticipationKey,
  on: CalendarDate,
): readonly BillingReason[] {
  return evaluator.answer(about, key, on, on).reasons;
}

/** What stands in the way of one key on the start besides an application, each as a step. */
export function obstacles(question: ObstacleQuestion): readonly Obstacle[] {
  const { about, key, startOn, evaluator } = question;
  return reasonsAt(evaluator, about, key, startOn)
    .filter(({ ok, state }) => !ok && !applicationMatters.has(state))
    .map((reason) => waiting(question, reason) ?? obstacle(question, reason));
}

/**
 * Approvals whose first day is not on record, though the rule of the contract or payer counts from it. `approved`: as the
 * lines of the payer stand when they are loaded.
 */
export function undated(question: ObstacleQuestion, approved: BillingCase): readonly Obstacle[] {
  const { key } = question;
  return approved.filed
    .filter((line) => line.approvedOn !== null && line.start.start === null && isOfPlace(line, approved))
    .map(({ application, start, approvedOn }) => {
      const reason: BillingReason = { state: 'credentialed', ok: false, because: start.basis, from: null, until: null };
      const step = made(question, reason, {
        kind: 'effective',
        title: `find out from which day application ${application.id} counts: ${start.basis}`,
        who: 'us',
        unknown: true,
        toRecord: 'the day in the notice of approval, as effective date',
        command: `empanel application show ${application.id}`,
      });
      return {
        step: { ...step, id: `${key.payer} ${application.id} effective` },
        // At the best it counts from the day of approval.
        done: (about) => withEffectiveDay(about, application.id, approvedOn ?? question.asOf),
      };
    });
}

/** What an application has settled already, for days that are known and lie after the start. */
export function daysToCome(question: ObstacleQuestion): readonly PlanStep[] {
  const { about, key, startOn, evaluator } = question;
  const answer = evaluator.answer(about, key, startOn, startOn);
  if (answer.firstBillableOn === null) return [];
  return answer.reasons
    .filter(({ ok, state }) => !ok && applicationMatters.has(state))
    .flatMap((reason) => waiting(question, reason)?.step ?? []);
}

/** A matter that comes true by itself on a day that is known. */
function waiting(question: ObstacleQuestion, reason: BillingReason): Obstacle | undefined {
  const { about, key, startOn, evaluator } = question;
  let until = reason.until;
  // A few changes at most lie ahead of anything that is on record.
  for (let hops = 0; until !== null && hops < 8; hops += 1) {
    const on = until;
    const then = evaluator.answer(about, key, startOn, on).reasons.find(({ state }) => state === reason.state);
    if (then === undefined || then.ok) {
      const step = made(question, reason, {
        kind: 'wait',
        title: `${matterTitles[reason.state]} from ${on}`,
        who: 'us',
        projectedOn: on,
        beginsOn: on,
        command: canBill(question, on),
      });
      return { step, done: (facts) => facts };
    }
    until = then.until;
  }
  return undefined;
}

const matterTitles: Readonly<Record<BillingMatter, string>> = {
  credentialed: 'credentialed',
  contracted: 'contract in force',
  linked: 'on the contract',
  loaded: 'loaded',
  privileged: 'privileged',
  excluded: 'no longer excluded',
  'opted-out': 'no longer opted out of Medicare',
  deactivated: 'enrollment in force again',
  license: 'license in force',
  malpractice: 'malpractice cover in force',
  location: 'the location is open',
  employed: 'works there',
  taxonomy: 'taxonomy as in the register',
  dea: 'DEA registration in force',
  cds: 'controlled substance registration of the state in force',
};

function obstacle(question: ObstacleQuestion, reason: BillingReason): Obstacle {
  const { about, key, startOn } = question;
  const { subject } = about.facts;
  switch (reason.state) {
    case 'employed':
      if ((subject.departedOn ?? startOn) < startOn || subject.departedOn === startOn)
        return blocked(question, reason, 'take back the departure, or plan for another day');
      return {
        step: made(question, reason, {
          kind: 'work',
          title: `put the place of work on file: ${[key.group, key.location].filter((one) => one !== null).join(', ')}`,
          who: 'us',
          projectedOn: question.asOf,
          command: 'empanel sync',
          toRecord: `members of group ${key.group ?? ''}, or practiceLocations of the dossier, from ${startOn}`,
        }),
        done: (facts, from) => withWork(facts, key, from),
      };
    case 'license':
      return licenseStep(question, reason);
    case 'malpractice':
      return paperStep(question, reason, 'malpractice', null);
    case 'contracted':
      return contractStep(question, reason);
    case 'privileged':
      return privilegeStep(question, reason);
    case 'deactivated':
      return enrollmentStep(question, reason);
    case 'location':
      return blocked(
        question,
        reason,
        `opens of location ${key.location ?? ''} in the document of group ${key.group ?? ''}`,
      );
    case 'taxonomy':
      return {
        step: made(question, reason, {
          kind: 'work',
          title: `correct the taxonomy in the register, or in the document: ${reason.because}`,
          who: 'us',
          projectedOn: question.asOf,
          command: 'empanel sync',
          toRecord: 'the taxonomy of the claims, the same in the document and in the register (import it again)',
        }),
        done: withRegister,
      };
    case 'excluded':
      return blocked(question, reason, 'the end of the exclusion, or the review of the match, if it is somebody else');
    default:
      return blocked(question, reason, 'what ends it');
  }
}

/** What brings a stopped enrollment back: a revalidation that is due, a new standing in the dossier, or the agency's word. */
function enrollmentStep(question: ObstacleQuestion, reason: BillingReason): Obstacle {
  const { evaluator, about, key, startOn } = question;
  const lifted = (done: (facts: BillingFacts) => BillingFacts): boolean =>
    reasonsAt(evaluator, done(about), key, startOn).every(({ state, ok }) => state !== 'deactivated' || ok);
  const step = (title: string): PlanStep =>
    made(question, reason, {
      kind: 'work',
      title,
      who: 'us',
      projectedOn: question.asOf,
      command: 'empanel sync',
    });
  if (lifted(withRevalidation))
    return {
      step: step('have the enrollment revalidated, and write the new due day into the document'),
      done: withRevalidation,
    };
  if (lifted(withReactivation))
    return {
      step: step('write the enrollment into the dossier once it is active again'),
      done: withReactivation,
    };
  return blocked(
    question,
    reason,
    'the approval that brings the enrollment back; who may be enrolled again, and from when, is for the agency to say',
  );
}

function licenseStep(question: ObstacleQuestion, reason: BillingReason): Obstacle {
  const { about, key, startOn, evaluator } = question;
  const { groups, payers } = about.context;
  const place = groups?.get(key.group ?? '')?.locations.find((one) => one.key === key.location);
  const covered = payers.get(key.payer)?.states ?? [];
  const own = about.facts.subject.states;
  const possible = [...own.filter((one) => covered.includes(one)), ...covered, ...own];
  // Where no place says in which of several states the service is, one of them may be all that is missing.
  const settles = (state: string): boolean =>
    reasonsAt(evaluator, withPaper(about, 'license', state, startOn), key, startOn).every(
      (one) => one.state !== 'license' || one.ok,
    );
  const state = place?.state ?? possible.find(settles) ?? possible[0] ?? null;
  return paperStep(question, reason, 'license', state);
}

/** A paper that runs out before the start is renewed; one that nobody has must be had, and nobody knows how long that takes. */
function paperStep(
  question: ObstacleQuestion,
  reason: BillingReason,
  kind: 'license' | 'malpractice',
  state: string | null,
): Obstacle {
  const { about, asOf, startOn } = question;
  const { subject, credentials } = about.facts;
  const noun = kind === 'license' ? `${state ?? ''} license`.trim() : 'malpractice cover';
  const runsOut = credentials
    .filter((one) => one.kind === kind && (kind === 'malpractice' || one.state === state))
    .flatMap(({ terms }) => terms.flatMap(({ through }) => through ?? []))
    .filter((through) => through >= asOf && through < startOn)
    .toSorted()
    .at(-1);
  const renewal = runsOut !== undefined;
  const isUndated = credentials.some(
    (one) => one.kind === kind && (kind === 'malpractice' || one.state === state) && one.terms.length === 0,
  );
  return {
    step: made(question, reason, {
      kind: 'paper',
      title: renewal
        ? `renew the ${noun}, which ends on ${runsOut}`
        : isUndated
          ? `complete the ${noun}`
          : `get the ${noun}`,
      who: 'provider',
      ...(renewal ? { because: `it must be in force on ${startOn}` } : {}),
      unknown: !renewal,
      latestOn: runsOut ?? startOn,
      projectedOn: renewal ? asOf : null,
      toRecord:
        kind === 'license'
          ? 'licenses of the dossier: number, issued, expires'
          : 'malpracticeCover of the dossier: policy, issued, expires',
      command: `empanel provider request ${subject.key}`,
    }),
    done: (facts, from) => withPaper(facts, kind, state, from),
  };
}

function contractStep(question: ObstacleQuestion, reason: BillingReason): Obstacle {
  const { about, key } = question;
  const { subject } = about.facts;
  const group = key.group === null ? '' : ` --group ${key.group}`;
  const known = contractsWith(key.payer, about.context).find(
    ({ status, holder }) => status !== 'ended' && (holder?.key === key.group || holder?.key === subject.npi),
  );
  const signed = known?.status === 'signed' && known.effectiveOn !== null;
  const missing = [key.product, key.location].filter((part) => part !== null).join(' at ');
  const title =
    known === undefined
      ? 'agree on a contract and have it signed'
      : signed
        ? `have contract ${known.key} amended${missing === '' ? '' : ` to cover ${missing}`}`
        : `have contract ${known.key} signed and in force`;
  return {
    step: made(question, reason, {
      kind: 'contract',
      title,
      who: 'payer',
      unknown: true,
      toRecord:
        known === undefined
          ? 'the contract as a document, with signed and effective; nobody has recorded how long the payer takes'
          : signed
            ? `products, locations and dates of contract ${known.key}`
            : `status, signed and effective of contract ${known.key}`,
      command:
        known === undefined
          ? `empanel advise ${subject.key} --payer ${key.payer}${group}`
          : `empanel contract show ${known.key}`,
    }),
    done: (facts, from) => withContract(facts, key, from),
  };
}

function privilegeStep(question: ObstacleQuestion, reason: BillingReason): Obstacle {
  const { about, key } = question;
  const place = about.context.groups?.get(key.group ?? '')?.locations.find((one) => one.key === key.location);
  const facility = place?.facility ?? place?.key ?? '';
  return {
    step: made(question, reason, {
      kind: 'privilege',
      title: `privileges at ${about.context.facilities?.get(facility)?.name ?? facility}`,
      who: 'facility',
      unknown: true,
      toRecord: `the day on which ${facility} grants them; nobody has recorded how long it takes`,
      command: `empanel application open ${about.facts.subject.key} --facility ${facility}`,
    }),
    done: (facts, from) => withPrivilege(facts, facility, from),
  };
}

function blocked(question: ObstacleQuestion, reason: BillingReason, toRecord: string): Obstacle {
  const step = made(question, reason, {
    kind: 'blocked',
    title: reason.because,
    who: 'us',
    latestOn: null,
    toRecord,
    command: canBill(question, question.startOn),
  });
  return { step, done: (facts) => facts };
}

/** Matters of a payer and its contract; all others are the same for every payer. */
const ofPayer: ReadonlySet<BillingMatter> = new Set([
  'credentialed',
  'contracted',
  'linked',
  'loaded',
  'opted-out',
  'deactivated',
]);

function made(
  { key, startOn }: ObstacleQuestion,
  reason: BillingReason,
  more: Pick<PlanStep, 'kind' | 'title' | 'who' | 'command'> & Partial<PlanStep>,
): PlanStep {
  const payer = ofPayer.has(reason.state) ? key.payer : null;
  const place = reason.state === 'employed' || reason.state === 'location' || reason.state === 'privileged';
  const about = place
    ? ` ${key.group ?? ''} ${key.location ?? ''}`.trimEnd()
    : reason.state === 'license'
      ? ` ${key.location ?? ''}`.trimEnd()
      : '';
  const latestOn = more.latestOn === undefined ? startOn : more.latestOn;
  const projectedOn = more.projectedOn ?? null;
  return {
    id: `${payer === null ? '' : `${payer} `}${reason.state}${about}`,
    payer,
    because: reason.because,
    after: [],
    length: null,
    unknown: false,
    toRecord: null,
    beginsOn: null,
    earlier: false,
    critical: false,
    forBilling: true,
    slackDays: null,
    ...more,
    latestOn,
    projectedOn,
  };
}

function canBill({ about, key }: ObstacleQuestion, on: CalendarDate): string {
  const parts = [
    `--payer ${key.payer}`,
    ...(key.product === null ? [] : [`--product ${key.product}`]),
    ...(key.group === null ? [] : [`--group ${key.group}`]),
    ...(key.location === null ? [] : [`--location ${key.location}`]),
  ];
  return `empanel can-bill ${about.facts.subject.key} ${parts.join(' ')} --on ${on}`;
}

/** The steps of one application: filing, answer, completeness, decision, load, with what each takes and leads to. */

import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { PayerFacts, Subject } from '../../domain/facts.ts';
import type { ChecklistItem } from '../requirement.ts';
import type { PlanLength, PlanStep } from './plan-step.ts';
import { isKnown, type Reach } from './step-length.ts';
import { type CourseDays, isDecisionKnown, isLoadKnown, isOurTurn, type TrackCase } from './track-course.ts';

/** What the steps are made of. */
export interface TrackStepsQuestion {
  readonly one: TrackCase;
  readonly subject: Subject;
  readonly payer: PayerFacts;
  readonly because: string;
  /** The last days in time. */
  readonly last: CourseDays;
  /** The days when all is begun at once. */
  readonly soonest: CourseDays;
  readonly asOf: CalendarDate;
  readonly startOn: CalendarDate;
  /** Open items of the checklist for it. */
  readonly items: readonly ChecklistItem[];
}

type Draft = Omit<PlanStep, 'slackDays' | 'critical' | 'payer' | 'forBilling' | 'because' | 'beginsOn'> &
  Partial<Pick<PlanStep, 'because' | 'beginsOn' | 'payer'>>;

/** The steps of an application in their order. */
export function trackSteps(question: TrackStepsQuestion): readonly PlanStep[] {
  const { payer, because } = question;
  const prefix = stepPrefix(question);
  const items = itemSteps(question);
  const act = actStep(question, prefix, items);
  const complete = completeStep(question, prefix, act);
  const decision = decisionStep(question, prefix, act);
  const load = loadStep(question, prefix, decision);
  return [...items, ...[act, complete, decision, load].flatMap((one) => one ?? [])].map((one) => ({
    payer: payer.key,
    because,
    beginsOn: null,
    slackDays: null,
    critical: false,
    forBilling: true,
    ...one,
  }));
}

/** Applications of one payer are told apart by their id, the one to be filed by none. */
function stepPrefix({ one, payer }: TrackStepsQuestion): string {
  const { track } = one;
  if (track.stage !== 'new') return `${payer.key} ${track.application.id}`;
  return track.application.id.replace(/^plan /, '');
}

function itemSteps(question: TrackStepsQuestion): readonly Draft[] {
  const { one, items, last, asOf, subject, payer } = question;
  if (!isOurTurn(one)) return [];
  const { application } = one.track;
  const [line] = application.lines;
  const group = line?.group == null ? '' : ` --group ${line.group}`;
  return items.map((item) => ({
    id: `${item.rule}: ${item.title}`,
    kind: 'checklist',
    title: item.title,
    // What is asked of the provider once serves every payer that asks for it.
    payer: payer.key,
    who: item.state === 'unverified' || item.state === 'stale' ? 'us' : 'provider',
    because: item.because,
    after: [],
    length: null,
    unknown: false,
    toRecord: item.help,
    latestOn: last.actedOn,
    earlier: isEarlier(one),
    projectedOn: asOf,
    command: `empanel checklist ${subject.key} --payer ${payer.key} --type ${application.type} --route ${application.route}${group} --open-only`,
  }));
}

/** Whether a later length is missing, so that the last day is earlier than what can be counted. */
function isEarlier(one: TrackCase): boolean {
  return !isDecisionKnown(one) || !isLoadKnown(one);
}

function actStep(question: TrackStepsQuestion, prefix: string, items: readonly Draft[]): Draft | null {
  const { one, last, soonest, subject, payer } = question;
  const { track } = one;
  if (!isOurTurn(one)) return null;
  const { application, stage, opensOn, closed, namedOn } = track;
  const common = {
    who: 'us' as const,
    after: items.map(({ id }) => id),
    length: null,
    earlier: isEarlier(one),
    latestOn: last.actedOn,
    projectedOn: soonest.actedOn,
    beginsOn: opensOn,
    ...(opensOn === null || stage !== 'new' ? {} : { because: `the panel is closed until ${opensOn}` }),
  };
  if (stage === 'asked' || stage === 'on-hold') {
    const due = namedOn !== null && (last.actedOn === null || namedOn < last.actedOn) ? namedOn : last.actedOn;
    return {
      ...common,
      id: `${prefix} answer`,
      kind: 'answer',
      title:
        stage === 'asked'
          ? `answer ${payer.name}${namedOn === null ? '' : `, who asked for more by ${namedOn}`}`
          : `have ${payer.name} go on with it${namedOn === null ? '' : `; it is on hold until ${namedOn}`}`,
      latestOn: stage === 'asked' ? due : last.actedOn,
      unknown: false,
      toRecord: null,
      command:
        stage === 'asked'
          ? `empanel application advance ${application.id} answered --on today`
          : `empanel application show ${application.id}`,
    };
  }
  const isClosed = closed !== null;
  return {
    ...common,
    id: `${prefix} submit`,
    kind: isClosed ? 'blocked' : 'submit',
    title: isClosed ? `${payer.name}: ${closed}` : `submit the application (${application.type}) to ${payer.name}`,
    unknown: false,
    toRecord: isClosed ? `reopens of the panel in the document of payer ${payer.key}, or an appeal` : null,
    latestOn: isClosed ? null : last.actedOn,
    projectedOn: isClosed ? null : soonest.actedOn,
    command: openCommand(question, subject),
  };
}

function openCommand({ one, payer }: TrackStepsQuestion, subject: Subject): string {
  const { application, stage } = one.track;
  if (stage === 'draft') return `empanel application submit ${application.id} --on today --via portal`;
  if (stage === 'returned') return `empanel application advance ${application.id} draft --on today`;
  const distinct = (part: 'product' | 'location'): readonly string[] =>
    [...new Set(application.lines.flatMap((line) => line[part] ?? []))].map((key) => `--${part} ${key}`);
  const products = distinct('product').length === (payer.products ?? []).length ? [] : distinct('product');
  const group = application.lines[0]?.group ?? null;
  return [
    `empanel application open ${subject.key} --payer ${payer.key} --type ${application.type} --route ${application.route}`,
    ...products,
    ...(group === null ? [] : [`--group ${group}`]),
    ...distinct('location'),
  ].join(' ');
}

function completeStep(
  { one, payer, subject, last, soonest }: TrackStepsQuestion,
  prefix: string,
  act: Draft | null,
): Draft | null {
  const { application, stage, filedOn } = one.track;
  const known = application.steps.some(({ name }) => name === 'complete');
  if (!one.needsComplete || known || (stage !== 'filed' && act === null)) return null;
  const latestOn = last.actedOn ?? last.decidedOn;
  return {
    id: `${prefix} complete`,
    kind: 'complete',
    title: `have ${payer.name} confirm that it is complete, and since when: services count from that day`,
    who: 'us',
    after: act === null ? [] : [act.id],
    length: null,
    unknown: false,
    toRecord: null,
    // Nothing is complete before it was filed.
    latestOn: latestOn !== null && filedOn !== null && latestOn < filedOn ? null : latestOn,
    earlier: isEarlier(one),
    projectedOn: soonest.actedOn ?? filedOn,
    command:
      stage === 'filed'
        ? `empanel application advance ${application.id} complete --on today`
        : statusCommand(payer, subject),
  };
}

function decisionStep(question: TrackStepsQuestion, prefix: string, act: Draft | null): Draft | null {
  const { one, payer, last, soonest, asOf, subject } = question;
  const { track, decision, needsLetter } = one;
  if (track.stage === 'approved') return null;
  const known = isDecisionKnown(one) && isKnown(decision);
  // The time stated is over and nothing came: nobody knows how long it will be.
  const overdue = track.stage === 'filed' && soonest.decidedOn !== null && soonest.decidedOn < asOf;
  const missing = !known || overdue || needsLetter;
  return {
    id: `${prefix} decision`,
    kind: 'decision',
    title: overdue
      ? `decision of ${payer.name}, which was to come by ${soonest.decidedOn}`
      : `decision of ${payer.name}${needsLetter ? ', with a letter that names the first day' : ''}`,
    who: 'payer',
    after: act === null ? [] : [act.id],
    length: known ? lengthOf(decision) : null,
    unknown: missing,
    toRecord: overdue
      ? 'what the payer promises: `empanel application log` with --promised'
      : needsLetter
        ? 'the first day as the letter names it: `--effective` with the approval'
        : isKnown(decision)
          ? track.stage === 'appealed'
            ? 'the decision on the appeal; nobody has recorded how long it takes'
            : null
          : decision.toRecord,
    latestOn: last.decidedOn,
    earlier: !isLoadKnown(one),
    projectedOn: missing || track.closed !== null ? null : soonest.decidedOn,
    command:
      track.stage === 'filed' || track.stage === 'appealed'
        ? `empanel application log ${track.application.id} "asked for the decision" --channel phone`
        : statusCommand(payer, subject),
  };
}

function loadStep(question: TrackStepsQuestion, prefix: string, decision: Draft | null): Draft | null {
  const { one, payer, last, soonest, asOf, subject } = question;
  const { track, load, needsLoad } = one;
  if (!needsLoad) return null;
  const overdue = track.stage === 'approved' && isKnown(load) && soonest.loadedOn !== null && soonest.loadedOn < asOf;
  const uncertain = decision?.projectedOn === null;
  return {
    id: `${prefix} load`,
    kind: 'load',
    title: overdue
      ? `${payer.name} loads the provider, which was to be done by ${soonest.loadedOn}`
      : `${payer.name} loads the provider into its claim system`,
    who: 'payer',
    after: decision === null ? [] : [decision.id],
    length: isKnown(load) ? lengthOf(load) : null,
    unknown: !isKnown(load) || overdue,
    toRecord: isKnown(load)
      ? overdue
        ? 'what the payer promises: `empanel application log` with --promised'
        : null
      : load.toRecord,
    latestOn: last.loadedOn,
    earlier: false,
    projectedOn: uncertain || !isKnown(load) || overdue ? null : soonest.loadedOn,
    command:
      track.stage === 'approved'
        ? `empanel application log ${track.application.id} "asked whether it is loaded" --channel phone`
        : statusCommand(payer, subject),
  };
}

function statusCommand(payer: PayerFacts, subject: Subject): string {
  return `empanel report status --payer ${payer.key} --provider ${subject.key}`;
}

function lengthOf({ basis, words, source, rule, confidence, besides }: Reach): PlanLength {
  return { basis, words, source, rule, confidence, besides };
}

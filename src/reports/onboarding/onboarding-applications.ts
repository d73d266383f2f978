/** Applications to one payer or facility, each with its next act. */

import { isOpen, type LineStanding, lineStanding, waitingOn } from '../../domain/application.ts';
import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, ApplicationLine, ApplicationState, SubjectFacts } from '../../domain/facts.ts';
import { followUpOn, nextAction } from '../../domain/next-action.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { OnboardingQuestion, OnboardingStep, WantedPayer } from './onboarding-question.ts';

/** Whether applications of a type bring somebody in. */
export function bringsIn(type: Application['type']): boolean {
  return !['edi', 'termination', 'change', 'opt-out'].includes(type);
}

/** The applications to a payer: those that are open, else the newest; where there is none, the one to open. */
export function applicationSteps(
  question: OnboardingQuestion,
  { payer, checklist }: WantedPayer,
  group: string | null,
): readonly OnboardingStep[] {
  const { facts, asOf } = question;
  const own = ofBody(facts, asOf, (one) => one.payer === payer.key);
  const steps = own.map((one): OnboardingStep => applicationStep(one, asOf, { payer: payer.key, facility: null }));
  const needsFile = own.length === 0 || own.some((one) => standings(one, asOf).some(({ state }) => unsent.has(state)));
  const file =
    checklist === null || checklist.ready || !needsFile
      ? []
      : [
          {
            area: 'application',
            payer: payer.key,
            facility: null,
            about: 'checklist',
            what: lackWords(checklist.missing, checklist.toVerify),
            because: 'nothing is sent before it is met',
            on: null,
            state: 'open',
            act: `empanel checklist ${facts.subject.key} --payer ${payer.key} --open-only`,
          } as const,
        ];
  if (own.length > 0) return [...file, ...steps];
  return [
    ...file,
    {
      area: 'application',
      payer: payer.key,
      facility: null,
      about: 'application',
      what: 'not opened',
      because: 'no application is on record',
      on: null,
      state: 'open',
      act: `empanel application open ${facts.subject.key} --payer ${payer.key}${group === null ? '' : ` --group ${group}`}`,
    },
  ];
}

/** Applications to facilities, for privileges. */
export function facilitySteps({ facts, asOf, context }: OnboardingQuestion): readonly OnboardingStep[] {
  const keys = [...new Set(facts.applications.flatMap(({ facility }) => facility ?? []))];
  return keys.flatMap((facility) =>
    ofBody(facts, asOf, (one) => one.facility === facility).map((one) => ({
      ...applicationStep(one, asOf, { payer: null, facility }),
      area: 'privileges' as const,
      about: context.facilities?.get(facility)?.name ?? facility,
    })),
  );
}

const unsent: ReadonlySet<ApplicationState> = new Set(['draft', 'returned', 'info-requested']);

function ofBody(
  { applications }: SubjectFacts,
  asOf: CalendarDate,
  isTheirs: (one: Application) => boolean,
): readonly Application[] {
  const own = applications.filter((one) => isTheirs(one) && one.openedOn <= asOf && bringsIn(one.type));
  const open = own.filter((one) => standings(one, asOf).some(({ state }) => isOpen(state)));
  const newest = own.toSorted((left, right) => (left.openedOn < right.openedOn ? -1 : 1)).at(-1);
  return open.length > 0 || newest === undefined ? open : [newest];
}

function standings(application: Application, asOf: CalendarDate): readonly LineStanding[] {
  return application.lines.map((line) => lineStanding(application, line, asOf));
}

function applicationStep(
  application: Application,
  asOf: CalendarDate,
  body: Pick<OnboardingStep, 'payer' | 'facility'>,
): OnboardingStep {
  // The line that is furthest behind says what comes next.
  const lines = application.lines.map((line) => ({ line, standing: lineStanding(application, line, asOf) }));
  const behind = lines.find(({ standing }) => isOpen(standing.state)) ?? lines[0];
  if (behind === undefined) throw new Error(`application ${application.id} has no line`);
  const { line, standing } = behind;
  const differ = new Set(lines.map((one) => one.standing.state)).size > 1;
  const next = nextAction(standing, followUpOn(application, asOf));
  const act = applicationAct(application, standing);
  return {
    area: 'application',
    ...body,
    about: `${application.type} ${application.id}`,
    what: `${standing.state}${differ ? ` (${lineWords(line)})` : ''} since ${longDate(standing.since)}`,
    because: next.words,
    on: isOpen(standing.state) ? next.on : null,
    state: act === null ? 'done' : waitingOn(standing.state, false) === 'payer' ? 'waiting' : 'open',
    act,
  };
}

function lineWords({ number, product, location }: ApplicationLine): string {
  return [`line ${number}`, product, location].filter((part) => part !== null).join(', ');
}

function applicationAct({ id }: Application, { state }: LineStanding): string | null {
  switch (state) {
    case 'draft':
      return `empanel application submit ${id} --via portal`;
    case 'returned':
      return `empanel application advance ${id} draft`;
    case 'submitted':
      return `empanel application advance ${id} received`;
    case 'received':
    case 'complete':
    case 'in-review':
    case 'committee':
    case 'appealed':
    case 'on-hold':
      return `empanel log ${id} "asked for the status"`;
    case 'info-requested':
      return `empanel application advance ${id} answered`;
    case 'approved':
      return `empanel application advance ${id} loaded`;
    case 'denied':
    case 'panel-closed':
      return `empanel application advance ${id} appealed`;
    case 'rejected':
    case 'withdrawn':
      return `empanel application show ${id}`;
    case 'loaded':
      return null;
    default:
      return state satisfies never;
  }
}

/** "3 items missing, 2 to verify" */
export function lackWords(missing: number, toVerify: number): string {
  const words = [
    ...(missing === 0 ? [] : [`${countWords(missing, 'item')} missing`]),
    ...(toVerify === 0 ? [] : [`${toVerify} to verify`]),
  ];
  return words.length === 0 ? 'met' : words.join(', ');
}

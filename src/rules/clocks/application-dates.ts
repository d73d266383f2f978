/** Dates of the lines of an application: what was asked and answered, and what stands still or runs because of it. */

import { type LineStanding, lineStanding, lineSteps, openWithPayer } from '../../domain/application.ts';
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Application, ApplicationLine, PayerFacts, Step, StepName } from '../../domain/facts.ts';
import { followUpOn } from '../../domain/next-action.ts';
import type { RecordedDate, RecordedDates } from './anchor.ts';
import {
  type About,
  type Circumstance,
  groupedBy,
  joined,
  type Stretch,
  stretches,
  unattached,
} from './circumstance.ts';
import type { Stop } from './condition.ts';

/** What a line's steps say on a day. */
interface LineDates {
  readonly lines: readonly ApplicationLine[];
  readonly dates: RecordedDates;
  readonly stops: readonly Stop[];
  readonly via: string | null;
  readonly developed: boolean;
}

/** The lines of an application; one that was opened without any has one for everything. */
export function linesOf(application: Application): readonly ApplicationLine[] {
  if (application.lines.length > 0) return application.lines;
  return [{ id: application.id, number: 1, product: null, group: null, location: null }];
}

/** An application in the words of its circumstances. */
export function aboutApplication(application: Application, payers: ReadonlyMap<string, PayerFacts>): About {
  const payer = application.payer === null ? undefined : payers.get(application.payer);
  return {
    about: payer?.name ?? application.payer ?? application.facility ?? application.type,
    stops: unattached.stops,
    element: unattached.element,
    paperKind: unattached.paperKind,
    state: unattached.state,
    applicationId: application.id,
    payer: application.payer,
    facility: application.facility,
    owner: application.owner,
    applicationType: application.type,
    route: application.route,
    products: productsOf(linesOf(application)),
    places: placesOf(linesOf(application)),
    via: unattached.via,
    developed: unattached.developed,
    occasion: unattached.occasion,
    looks: unattached.looks,
  };
}

/** The dates of an application's lines, from one step to the next; lines that stand alike are told together. */
export function lineCircumstances(application: Application, about: About): readonly Circumstance[] {
  const approval = application.steps.find((step) => step.name === 'approved');
  // Until then the follow-up has nothing to do with the lines.
  const askedAgain = approval === undefined ? [] : application.followUps.filter(({ on }) => on >= approval.on);
  const days = [application.openedOn, ...[...application.steps, ...askedAgain].map(({ on }) => on)];
  const told = stretches(days)
    .filter(({ from }) => from >= application.openedOn)
    .flatMap((stretch) => alike(application, stretch.from).map((one) => onLines(about, stretch, one)));
  if (linesOf(application).length === 1) return joined(told);
  const threads = groupedBy(told, (one) => JSON.stringify(one.dates));
  return [...threads.values()].flatMap(joined);
}

function onLines(about: About, stretch: Stretch, { lines, dates, stops, via, developed }: LineDates): Circumstance {
  return {
    from: stretch.from,
    until: stretch.until,
    about: about.about,
    dates,
    stops,
    element: about.element,
    paperKind: about.paperKind,
    state: about.state,
    applicationId: about.applicationId,
    payer: about.payer,
    facility: about.facility,
    owner: about.owner,
    applicationType: about.applicationType,
    route: about.route,
    products: productsOf(lines),
    places: placesOf(lines),
    via,
    developed,
    occasion: about.occasion,
    looks: about.looks,
  };
}

function productsOf(lines: readonly ApplicationLine[]): readonly string[] {
  return lines.flatMap((line) => line.product ?? []);
}

function placesOf(lines: readonly ApplicationLine[]): readonly string[] {
  return lines.map(({ group, location }) => (location === null ? '' : `${group ?? ''}|${location}`));
}

/** The lines of an application by what their steps say. A date that several groups share is told once, where it falls due first. */
function alike(application: Application, on: CalendarDate): readonly LineDates[] {
  const lines = linesOf(application);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return [datesOfLine(application, only, on)];
  const groups = new Map<string, LineDates>();
  for (const line of lines) {
    const own = datesOfLine(application, line, on);
    const key = JSON.stringify([own.dates, own.stops]);
    const known = groups.get(key);
    groups.set(key, known === undefined ? own : { ...known, lines: [...known.lines, line] });
  }
  const told = new Set<string>();
  return [...groups.values()]
    .toSorted((left, right) => left.stops.length - right.stops.length)
    .map((group) => {
      const fresh = Object.entries(group.dates).filter(([anchor, date]) => !told.has(`${anchor} ${date.factId}`));
      for (const [anchor, date] of fresh) told.add(`${anchor} ${date.factId}`);
      return { ...group, dates: Object.fromEntries(fresh) as RecordedDates };
    });
}

function datesOfLine(application: Application, line: ApplicationLine, on: CalendarDate): LineDates {
  const standing = lineStanding(application, line, on);
  const steps = lineSteps(application, line, on);
  const filing = steps.slice(
    Math.max(
      0,
      steps.findLastIndex((step) => step.name === 'submitted'),
    ),
  );
  return {
    lines: [line],
    dates: { ...liveDates(standing, filing, line), ...askAgain(standing, application, on) },
    stops: stopsIn(filing),
    via: lastStep(filing, 'submitted')?.via ?? null,
    developed: filing.some((step) => step.name === 'info-requested'),
  };
}

/** Only dates from which something still runs: once decided, the payer's time to decide is over. */
function liveDates(standing: LineStanding, steps: readonly Step[], line: ApplicationLine): RecordedDates {
  const { state, step } = standing;
  const filed = openWithPayer.includes(state) ? filingDates(steps, line) : {};
  if (step === null) return filed;
  switch (state) {
    case 'info-requested':
      return { ...filed, 'line.infoRequestedOn': stepDate(step), ...namedDay(step) };
    case 'on-hold':
      return { 'line.heldUntil': { on: step.until, factId: step.id, toRecord: 'record until when it is on hold' } };
    case 'returned':
      return { 'application.returnedOn': stepDate(step), ...namedDay(step) };
    case 'denied':
      return { 'application.deniedOn': stepDate(step), ...namedDay(step) };
    case 'panel-closed':
      return step.reopensOn === null ? {} : { 'line.panelReopensOn': { on: step.reopensOn, factId: step.id } };
    case 'approved':
      return {
        'application.approvedOn': stepDate(step),
        ...rosterSent(steps),
        ...(standing.effectiveOn === null ? {} : { 'line.effectiveOn': { on: standing.effectiveOn, factId: step.id } }),
      };
    default:
      return filed;
  }
}

/** Whoever asked whether an approval is loaded, in vain, sets the day to ask again. */
function askAgain({ state, step }: LineStanding, application: Application, on: CalendarDate): RecordedDates {
  if (state !== 'approved' || step === null) return {};
  const followUp = followUpOn(application, on);
  return followUp === null || followUp.on < step.on
    ? {}
    : { 'followUp.dueOn': { on: followUp.dueOn, factId: followUp.id } };
}

function filingDates(steps: readonly Step[], line: ApplicationLine): RecordedDates {
  const expected = (name: StepName, toRecord: string): RecordedDate => {
    const step = lastStep(steps, name);
    return step === undefined ? { on: null, factId: line.id, toRecord } : stepDate(step);
  };
  return {
    'application.submittedOn': expected('submitted', 'record the day it was submitted'),
    'application.receivedOn': expected('received', 'ask for the receipt and record the day'),
    'application.completeOn': expected('complete', 'ask whether it is complete and since when, and record the day'),
    ...intent(steps),
    ...rosterSent(steps),
  };
}

/** Some payers must say that they mean to go on with a complete application; only then does their time to decide run. */
function intent(steps: readonly Step[]): RecordedDates {
  const step = lastStep(steps, 'in-review');
  if (step !== undefined) return { 'application.intentOn': stepDate(step) };
  const complete = lastStep(steps, 'complete');
  return complete === undefined ? {} : { 'application.intentOn': { ...noIntent, factId: complete.id } };
}

const noIntent = {
  on: null,
  toRecord:
    'ask for the notice that the payer means to go on, and record its day with `empanel application advance ID in-review --on DATE`',
} as const;

/** Whoever is delegated sends a roster in place of an application. */
function rosterSent(steps: readonly Step[]): RecordedDates {
  const step = lastStep(steps, 'submitted');
  return step?.via === 'roster' ? { 'roster.sentOn': stepDate(step) } : {};
}

/** A line asked for more stands still from that day until its next step. */
function stopsIn(steps: readonly Step[]): readonly Stop[] {
  const stops: Stop[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.name !== 'info-requested') continue;
    const next = steps.slice(index + 1).find((one) => one.name !== 'info-requested');
    stops.push({ from: step.on, until: next?.on ?? null });
  }
  return stops;
}

function namedDay(step: Step): RecordedDates {
  return step.dueOn === null ? {} : { 'line.infoDueOn': { on: step.dueOn, factId: step.id } };
}

function lastStep(steps: readonly Step[], name: StepName): Step | undefined {
  return steps.findLast((step) => step.name === name);
}

function stepDate(step: Step): RecordedDate {
  return { on: step.on, factId: step.id };
}

/** Electronic payment, remittance and claims: billing is right without them, and no money arrives. */

import { lineStanding } from '../../domain/application.ts';
import { addDays, type CalendarDate, daysBetween, latest } from '../../domain/calendar/calendar-date.ts';
import type { Application, PayerFacts } from '../../domain/facts.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { ParticipationKey } from '../../domain/participation.ts';
import { fewestCourses } from '../../domain/turnaround.ts';
import { linesOf } from '../clocks/application-dates.ts';
import type { PlanQuestion } from './plan-question.ts';
import type { PlanStep } from './plan-step.ts';

const names = {
  eft: 'electronic payment (EFT)',
  era: 'electronic remittances (ERA)',
  claims: 'electronic claims (EDI)',
};

/** The step that lets money arrive; none where the payer asks for no enrollment, or it is done. */
export function ediSteps({
  question,
  payer,
  keys,
}: {
  readonly question: PlanQuestion;
  readonly payer: PayerFacts;
  readonly keys: readonly ParticipationKey[];
}): readonly PlanStep[] {
  const { edi, about, asOf, startOn } = question;
  const asked = (['claims', 'era', 'eft'] as const).filter((part) => payer.edi?.[part] === true);
  if (edi === undefined || asked.length === 0) return [];
  const enrollments = edi.filter((one) => one.type === 'edi' && one.payer === payer.key && one.openedOn <= asOf);
  const standing = enrollments.map((one) => ({
    one,
    states: linesOf(one).map((line) => lineStanding(one, line, asOf).state),
  }));
  if (standing.some(({ states }) => states.every((state) => state === 'approved' || state === 'loaded'))) return [];
  const open = standing.find(
    ({ states }) => !states.some((state) => ['denied', 'rejected', 'withdrawn'].includes(state)),
  )?.one;
  const group = keys[0]?.group ?? null;
  const filedOn = open === undefined ? null : filingDay(open, asOf);
  const seen = own(question, payer);
  return [
    {
      id: `${payer.key} edi`,
      kind: 'edi',
      title: `enroll with ${payer.name} for ${listed(asked.map((part) => names[part]))}`,
      payer: payer.key,
      who: 'us',
      because: open === undefined ? 'no enrollment is on record' : `application ${open.id} is open`,
      after: [],
      ...(seen === undefined
        ? {
            length: null,
            unknown: true,
            toRecord: `${fewestCourses} applications of type edi with their steps; nobody knows how long ${payer.key} takes`,
            latestOn: startOn,
            projectedOn: null,
            slackDays: null,
          }
        : { unknown: false, toRecord: null, ...enrolled(seen, filedOn, question) }),
      beginsOn: filedOn,
      earlier: false,
      critical: false,
      forBilling: false,
      command: ediCommand(open, group ?? about.facts.subject.key, payer),
    },
  ];
}

/** The day on which the first part of it was sent; null: not yet. */
function filingDay(open: Application, asOf: CalendarDate): CalendarDate | null {
  const days = linesOf(open).flatMap((line) => lineStanding(open, line, asOf).submittedOn ?? []);
  return days.toSorted()[0] ?? null;
}

interface OwnDays {
  readonly days: number;
  readonly count: number;
}

/** How long enrollments with the payer took here, through whatever clearinghouse; undefined: too few to tell. */
function own({ own, choice }: PlanQuestion, { key }: PayerFacts): OwnDays | undefined {
  const seen = choice === 'limit' ? undefined : own?.(key, 'edi', null);
  if (seen === undefined || seen.count < fewestCourses || seen.ninetiethDays === null) return undefined;
  return { days: seen.ninetiethDays, count: seen.count };
}

/** The last day to send it, or the day on which what was sent is done. */
function enrolled(
  { days, count }: OwnDays,
  filedOn: CalendarDate | null,
  { asOf, startOn }: PlanQuestion,
): Pick<PlanStep, 'length' | 'latestOn' | 'projectedOn' | 'slackDays'> {
  const latestOn = filedOn === null ? addDays(startOn, -days) : startOn;
  const projectedOn = filedOn === null ? asOf : latest(asOf, addDays(filedOn, days));
  return {
    length: {
      basis: 'own',
      words: countWords(days, 'day'),
      source: `own turnaround: nine in ten of ${count} enrollments were decided within ${countWords(days, 'day')}`,
      rule: null,
      confidence: 'practice',
      besides: [],
    },
    latestOn,
    projectedOn,
    slackDays: daysBetween(projectedOn, latestOn),
  };
}

function ediCommand(open: Application | undefined, subject: string, payer: PayerFacts): string {
  if (open === undefined) return `empanel application open ${subject} --payer ${payer.key} --type edi`;
  return `empanel application show ${open.id}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

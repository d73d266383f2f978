import { lineSteps } from '../domain/application.ts';
import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { Application, Step, StepName } from '../domain/facts.ts';
import { UserError } from '../errors.ts';
import type { Transaction } from '../ledger/command.ts';

/** The newest step of this name on an application, for one line or for all. */
export function amendedStep(application: Application, name: StepName, lineNumber: number | undefined): Step {
  const line = application.lines.find((one) => one.number === lineNumber);
  if (lineNumber !== undefined && line === undefined) {
    throw new UserError('record/not-found', `application ${application.id} has no line ${lineNumber}`, {
      hint: `it has the lines ${application.lines.map((one) => one.number).join(', ')}`,
    });
  }
  const steps = application.steps.filter(
    (step) => step.name === name && (line === undefined || step.lineId === null || step.lineId === line.id),
  );
  const found = steps.toSorted((left, right) => left.sequence - right.sequence).at(-1);
  if (found !== undefined) return found;
  const there = [...new Set(application.steps.map((step) => step.name))];
  throw new UserError('record/not-found', `application ${application.id} has no step \`${name}\``, {
    hint: there.length === 0 ? 'no step is recorded yet' : `recorded: ${there.join(', ')}`,
  });
}

/** Refuses a date that would put the step before its predecessor, after its successor, or after the as-of day. */
export function checkAmendment(application: Application, step: Step, on: CalendarDate, asOf: CalendarDate): void {
  for (const line of application.lines) {
    if (step.lineId !== null && step.lineId !== line.id) continue;
    const steps = lineSteps(application, line, '9999-12-31' as CalendarDate);
    const at = steps.findIndex((one) => one.id === step.id);
    const before = steps[at - 1]?.on ?? application.openedOn;
    const after = steps[at + 1]?.on ?? asOf;
    if (on < before || on > after) {
      throw new UserError(
        'application/bad-date',
        `\`${step.name}\` must lie between ${longDate(before)} and ${longDate(after)}`,
        {
          hint: `${longDate(on)} is outside; amend the neighbouring step first if it is wrong`,
        },
      );
    }
  }
}

/** Corrects the recorded date of a step. */
export async function amend(tx: Transaction, step: Step, on: CalendarDate): Promise<boolean> {
  return tx.update('step', step.id, { happened_on: on });
}

import { isOpen, type LineStanding, lineStanding, lineSteps, movesFrom, stepNeeds } from '../domain/application.ts';
import { type CalendarDate, longDate } from '../domain/calendar/calendar-date.ts';
import type { Application, ApplicationLine, FollowUp, Step, StepName } from '../domain/facts.ts';
import { UserError } from '../errors.ts';
import type { Transaction } from '../ledger/command.ts';
import { setFollowUp } from './follow-up.ts';

/** A step as asked for on the command line. */
export interface Move extends Omit<Step, 'id' | 'lineId' | 'sequence'> {
  /** Number of the line it is for; undefined: all lines. */
  readonly line: number | undefined;
}

/** A line with where it stood before the move. */
export interface MovedLine {
  readonly line: ApplicationLine;
  readonly before: LineStanding;
}

/** The lines a move is for; refuses a number that is not there. */
export function movedLines(application: Application, move: Move, asOf: CalendarDate): readonly MovedLine[] {
  const lines = application.lines.filter((line) => move.line === undefined || line.number === move.line);
  if (lines.length === 0) {
    throw new UserError('record/not-found', `application ${application.id} has no line ${move.line}`, {
      hint: `its lines: ${application.lines.map((line) => line.number).join(', ')}`,
    });
  }
  return lines.map((line) => ({ line, before: lineStanding(application, line, asOf) }));
}

/**
 * Refuses a move that the state machine or the calendar does not allow: every line it is for must be able to make it, and
 * its day must lie between the step before and the as-of day. For all lines, those that have ended are passed over.
 */
export function checkedMove(application: Application, move: Move, asOf: CalendarDate): readonly MovedLine[] {
  const all = movedLines(application, move, asOf);
  const moving = move.line === undefined ? all.filter(({ before }) => isOpen(before.state)) : all;
  const lines = moving.length === 0 ? all : moving;
  for (const missing of stepNeeds[move.name] ?? []) {
    const given = { via: move.via, due: move.dueOn, reason: move.reason, until: move.until }[missing];
    if (given === null)
      throw new UserError('usage/missing', `the step \`${move.name}\` needs \`--${missing}\``, {
        hint: '`empanel application advance --help` shows what each step takes',
      });
  }
  for (const { line, before } of lines) {
    const allowed = movesFrom(before);
    if (!allowed.includes(move.name)) throw badMove(application, line, before, move.name, allowed);
    const step = lineSteps(application, line, asOf).at(-1);
    const last = step?.on ?? application.openedOn;
    if (move.on < last) {
      throw new UserError(
        'application/bad-date',
        `\`${move.name}\` on ${longDate(move.on)} would lie before the step before it (${longDate(last)})`,
        {
          hint: `use ${last} or later${step === undefined ? '' : `; \`empanel application amend ${application.id} ${step.name} --on DATE --reason "…"\` corrects the earlier step`}`,
        },
      );
    }
  }
  const future = lines.flatMap(({ line }) =>
    application.steps.filter((step) => (step.lineId === null || step.lineId === line.id) && step.on > asOf),
  );
  if (future.length > 0) {
    throw new UserError('application/bad-date', `a step after ${longDate(asOf)} is recorded already`, {
      hint: 'leave out --as-of, or give the later day',
    });
  }
  if (move.on > asOf) {
    throw new UserError(
      'application/bad-date',
      `\`${move.name}\` on ${longDate(move.on)} lies after the as-of day, ${longDate(asOf)}`,
      {
        hint: 'a step is recorded when it has happened; `--effective`, `--due` and `--until` may lie ahead',
      },
    );
  }
  return lines;
}

function badMove(
  application: Application,
  line: ApplicationLine,
  before: LineStanding,
  name: StepName,
  allowed: readonly StepName[],
): UserError {
  const which =
    application.lines.length > 1 ? `line ${line.number} of ${application.id}` : `application ${application.id}`;
  return new UserError('application/bad-move', `${which} is \`${before.state}\` and cannot become \`${name}\``, {
    hint:
      allowed.length === 0
        ? `\`${before.state}\` is an end state; open a new application`
        : `from here: ${allowed.join(', ')}`,
  });
}

/** Records a step for the lines and sets the next follow-up while anything stays open. */
export async function advance(
  tx: Transaction,
  application: Application,
  move: Move,
  lines: readonly MovedLine[],
  next: { readonly setOn: CalendarDate; readonly dueOn: CalendarDate; readonly origin: FollowUp['origin'] },
): Promise<string> {
  const everyLine = lines.length === application.lines.length;
  let first = '';
  for (const lineId of everyLine ? [null] : lines.map(({ line }) => line.id)) {
    const id = await tx.insert('step', {
      id: await tx.newId('s'),
      application_id: application.id,
      line_id: lineId,
      name: move.name,
      happened_on: move.on,
      via: move.via,
      reference: move.reference,
      reason: move.reason,
      due_on: move.dueOn,
      until_on: move.until,
      reopens_on: move.reopensOn,
      effective_on: move.effectiveOn,
      payer_id: move.payerId,
      note: move.note,
    });
    if (first === '') first = id;
  }
  // Where lines end, the follow-up of those that stay open stands as it was set.
  const ends = move.name !== 'answered' && !isOpen(move.name);
  if (!ends) await setFollowUp(tx, application.id, next.setOn, next);
  return first;
}

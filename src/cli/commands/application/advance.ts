import { advance, checkedMove, type Move } from '../../../actions/advance.ts';
import { followUpDay } from '../../../actions/follow-up.ts';
import { isOpen } from '../../../domain/application.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import { takenInOn } from '../../../domain/departure.ts';
import { type Application, applicationStates, type StepName } from '../../../domain/facts.ts';
import { nearest } from '../../../domain/suggestion.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Command } from '../../command.ts';
import { type Input, noteText } from '../../input.ts';
import { followUpDefaults } from '../../openings/follow-up-defaults.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { applicationLabel, payersOf, resolvedApplication } from '../../resolution.ts';

const stepNames: readonly StepName[] = [...applicationStates.filter((state) => state !== 'submitted'), 'answered'];

/** Moves an application, or one of its lines, along the state machine. */
export const command: Command = {
  summary: 'record a step: received, approved, info-requested …',
  description: `Records that an application, or one of its lines, came into a state on a day. States: ${stepNames.join(', ')}. \`answered\` takes an application back from info-requested. Submitting has its own command.`,
  arguments: [
    { name: 'id', help: 'application id or the beginning of it' },
    { name: 'state', help: 'the state it came into' },
  ],
  flags: [
    { name: 'on', value: 'DATE', help: 'the day it happened (default: the as-of day)' },
    { name: 'line', value: 'N', help: 'one line only (default: all)' },
    { name: 'effective', value: 'DATE', help: 'effective date the payer gave' },
    { name: 'payer-id', value: 'X', help: 'id the payer assigned: PTAN, Medicaid id, plan id' },
    { name: 'due', value: 'DATE', help: 'last day to answer, for info-requested' },
    { name: 'until', value: 'DATE', help: 'end of the hold, for on-hold' },
    { name: 'reopens', value: 'DATE', help: 'day the panel reopens, for panel-closed' },
    { name: 'reference', value: 'R', help: "the payer's reference number" },
    { name: 'note', value: 'TEXT', help: 'a note' },
    { name: 'next', value: 'DATE', help: 'day of the next follow-up' },
  ],
  examples: [
    'empanel application advance nair/columbia-blue received --on today --dry-run',
    'empanel application advance bell/cascade-health approved --effective 2026-07-01 --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const { application, subject } = await resolvedApplication(context, ledger, input.argument('id'));
    const name = stepName(input.argument('state'), application.id);
    const move = { ...moveOf(input, name, asOf), reason: context.reason };
    const lines = checkedMove(application, move, asOf);
    if (application.type === 'termination' && name === 'approved')
      await refuseEarlyEnd(ledger, application, move.effectiveOn ?? move.on);
    const payers = await payersOf(ledger);
    const payer = application.payer === null ? undefined : payers.get(application.payer);
    const next = followUpDay(
      asOf,
      input.date('next', asOf) ?? move.dueOn ?? move.until ?? undefined,
      payer,
      await followUpDefaults(context),
    );
    const { receipt } = await recorded(context, ledger, (tx) =>
      advance(tx, application, move, lines, { ...next, setOn: asOf }),
    );
    const label = applicationLabel(application, subject, payers);
    const before = [...new Set(lines.map((line) => line.before.state))].join('/');
    const detail = [
      move.effectiveOn === null ? '' : `, effective ${longDate(move.effectiveOn)}`,
      move.payerId === null ? '' : `, payer id ${move.payerId}`,
      move.dueOn === null ? '' : `, answer due ${longDate(move.dueOn)}`,
      name === 'answered' || isOpen(name) ? `; next follow-up ${longDate(next.dueOn)}` : '',
    ].join('');
    await showReceipt(context, receipt, [`${label}: ${before} → ${name} on ${longDate(move.on)}${detail}`]);
    return 0;
  },
};

/** Nothing ends before it began: a termination takes effect on or after the day from which the payer took them in. */
async function refuseEarlyEnd(ledger: Ledger, termination: Application, endsOn: CalendarDate): Promise<void> {
  const { subjectId, payer, facility } = termination;
  const own = (await ledger.applications.list({ subjectId })).map((one) => one.application);
  const began = takenInOn(own.filter((one) => one.payer === payer && one.facility === facility));
  if (began === null || endsOn >= began) return;
  throw new UserError(
    'application/bad-date',
    `it would end on ${longDate(endsOn)}, before it began on ${longDate(began)}`,
    { hint: 'give the day on which it ends with `--effective`' },
  );
}

function stepName(words: string, applicationId: string): StepName {
  if (words === 'submitted') {
    throw new UserError('usage/bad-value', 'submitting has its own command', {
      hint: `\`empanel application submit ${applicationId} --via portal\` runs the checklist first`,
    });
  }
  const found = stepNames.find((name) => name === words);
  if (found !== undefined) return found;
  const near = nearest(words, stepNames, { limit: 1 })[0];
  throw new UserError('usage/bad-value', `\`${words}\` is not a state`, {
    hint: near === undefined ? `states: ${stepNames.join(', ')}` : `did you mean \`${near}\`?`,
  });
}

function moveOf(input: Input, name: StepName, asOf: CalendarDate): Omit<Move, 'reason'> {
  return {
    name,
    on: input.date('on', asOf) ?? asOf,
    line: input.count('line'),
    via: null,
    reference: input.words('reference'),
    dueOn: input.date('due', asOf) ?? null,
    until: input.date('until', asOf) ?? null,
    reopensOn: input.date('reopens', asOf) ?? null,
    effectiveOn: input.date('effective', asOf) ?? null,
    payerId: input.text('payer-id') ?? null,
    note: input.text('note') === undefined ? null : noteText(input.required('note'), '--note'),
  };
}

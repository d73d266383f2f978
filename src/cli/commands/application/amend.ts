import { amend, amendedStep, checkAmendment } from '../../../actions/amend.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { applicationStates, type StepName } from '../../../domain/facts.ts';
import { nearest } from '../../../domain/suggestion.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { applicationLabel, payersOf, resolvedApplication } from '../../resolution.ts';

const stepNames: readonly StepName[] = [...applicationStates, 'answered'];

/** Corrects the recorded date of a step. */
export const command: Command = {
  summary: 'correct the recorded date of a step',
  description: 'Corrects the day of a step that was recorded wrongly. The journal keeps both days and the reason.',
  arguments: [
    { name: 'id', help: 'application id or the beginning of it' },
    { name: 'step', help: 'the step, named by its state' },
  ],
  flags: [
    { name: 'on', value: 'DATE', help: 'the right day' },
    { name: 'line', value: 'N', help: 'the step of one line' },
  ],
  examples: [
    'empanel application amend bell/cascade-health complete --on 2026-03-11 --reason "date on the letter" --dry-run',
    'empanel application amend herrera/columbia-blue submitted --on -41d --reason "portal receipt" --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const { application, subject } = await resolvedApplication(context, ledger, input.argument('id'));
    const words = input.argument('step');
    const name = stepNames.find((one) => one === words);
    if (name === undefined) {
      const near = nearest(words, stepNames, { limit: 1 })[0];
      throw new UserError('usage/bad-value', `\`${words}\` is not a step`, {
        hint: near === undefined ? `steps: ${stepNames.join(', ')}` : `did you mean \`${near}\`?`,
      });
    }
    const step = amendedStep(application, name, input.count('line'));
    const on = input.date('on', asOf);
    if (on === undefined)
      throw new UserError('usage/missing', '`--on` is not given', { hint: 'give the right day of the step' });
    if (context.reason === null)
      throw new UserError('usage/missing', '`--reason` is not given', {
        hint: 'a correction is recorded with its reason',
      });
    checkAmendment(application, step, on, asOf);
    const { receipt } = await recorded(context, ledger, (tx) => amend(tx, step, on));
    await showReceipt(context, receipt, [
      `${applicationLabel(application, subject, await payersOf(ledger))}: ${name} was on ${longDate(step.on)}, now ${longDate(on)}`,
    ]);
    return 0;
  },
};

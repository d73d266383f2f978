import { focusedCauses, focusedMethods, focusedResults } from '../../../domain/privileges/practice-evaluation.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';

/** Deeds of the command: one at a time. */
const deeds = ['open', 'case', 'result', 'proctor'] as const;

/** Focused evaluations: listed, opened, watched, judged. */
export const command: Command = {
  summary: 'focused evaluations (FPPE): due, watched cases, result',
  description:
    'Without flags it lists the evaluations under way, the soonest due first, or shows one with its cases. Every newly granted line opens one by the plan of its form; --open opens one for cause. --case records a case that was watched, --result judges: extended goes on as a new evaluation with --cases or --time. Nothing here may tell who a patient was: name cases by the number in your own log.',
  arguments: [{ name: 'evaluation', help: 'id of the evaluation (`fe-…`), or its provider', optional: true }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'at one facility' },
    { name: 'line', value: 'KEY', help: 'of one line of the form' },
    { name: 'all', help: 'ended ones too' },
    { name: 'open', help: 'open one for cause' },
    {
      name: 'cause',
      value: 'C',
      choices: focusedCauses,
      help: `why it is opened: ${focusedCauses.slice(1).join(', ')}`,
    },
    { name: 'method', value: 'M', choices: focusedMethods, help: `how it is watched: ${focusedMethods.join(', ')}` },
    { name: 'cases', value: 'N', help: 'number of cases to be watched' },
    { name: 'time', value: 'DISTANCE', help: 'time in which it must be done: P6M, P90D' },
    { name: 'supervised', help: 'the privilege is used only with the proctor there, until the result' },
    { name: 'proctor', value: 'NAME', help: 'who watches: a name, or the NPI of one of our providers' },
    { name: 'case', value: 'DATE', help: 'record a case watched on this day' },
    { name: 'not-acceptable', help: 'the case was not acceptable' },
    { name: 'reference', value: 'TEXT', help: 'number of the case in your log' },
    { name: 'result', value: 'R', choices: focusedResults, help: `how it ended: ${focusedResults.join(', ')}` },
    { name: 'on', value: 'DATE', help: 'day it was opened or judged (default: the as-of day)' },
    { name: 'by', value: 'NAME', help: 'who watched the case, or who judged' },
    { name: 'note', value: 'TEXT', help: 'what the judgement rests on' },
    { name: 'override', help: 'judge with fewer cases than planned (needs --reason)' },
  ],
  examples: ['empanel privilege fppe', 'empanel privilege fppe --all --json'],
  run: async (context, input) => {
    const deed = deedAsked(input);
    if (deed === undefined) return shown(context, input);
    const run = await import('../../privileges/focused-run.ts');
    if (deed === 'open') return run.opened(context, input);
    if (deed === 'case') return run.watched(context, input);
    return deed === 'result' ? run.judged(context, input) : run.proctored(context, input);
  },
};

function deedAsked(input: Input): (typeof deeds)[number] | undefined {
  const given = deeds.filter((deed) => input.on(deed) || input.text(deed) !== undefined);
  // Whoever opens one may name the proctor at once.
  const [first, second] = given.filter((deed) => deed !== 'proctor' || given.length === 1);
  if (first !== undefined && second !== undefined) {
    throw new UserError('usage/conflict', `\`--${first}\` and \`--${second}\` are two deeds`, {
      hint: 'record one after the other',
    });
  }
  if (first === undefined) {
    const alone = ['not-acceptable', 'reference', 'by', 'note', 'cause', 'supervised', 'override'].find(
      (flag) => input.on(flag) || input.text(flag) !== undefined,
    );
    if (alone !== undefined) {
      throw new UserError('usage/missing', `\`--${alone}\` belongs to \`--open\`, \`--case\` or \`--result\``, {
        hint: 'say what is to be recorded',
      });
    }
  }
  if (first !== undefined && input.argumentIfGiven('evaluation') === undefined) {
    throw new UserError('usage/missing', '`evaluation` is not given', {
      hint: 'name the evaluation by its id, or the provider',
    });
  }
  return first;
}

async function shown(context: Context, input: Input): Promise<number> {
  const ledger = await context.ledger();
  const [{ report }, { facilitiesOf, facilityMeant }, { officeOf }] = await Promise.all([
    import('../../../reports/privileges/fppe.ts'),
    import('../../privileges/facility-resolution.ts'),
    import('../../office.ts'),
  ]);
  const { practiceAsked, resolvedSubject } = await import('../../resolution.ts');
  const words = input.argumentIfGiven('evaluation');
  const facility = input.text('facility');
  const facilityKey = facility === undefined ? undefined : facilityMeant(await facilitiesOf(ledger), facility).key;
  if (words !== undefined && (await ledger.privileges.byId('focused', words)).length > 0) {
    const [{ evaluationMeant }, { focusedTable }] = await Promise.all([
      import('../../privileges/evaluation-resolution.ts'),
      import('../../../reports/privileges/focused-cases.ts'),
    ]);
    const found = await evaluationMeant(context, ledger, words, { facility: facilityKey, line: input.text('line') });
    await context.show(focusedTable(found, await context.asOf()));
    return 0;
  }
  const subjectId = words === undefined ? undefined : (await resolvedSubject(context, ledger, words, ['provider'])).id;
  const filters = {
    all: input.on('all'),
    facility: facilityKey,
    subjectId,
    practice: await practiceAsked(context, ledger),
  };
  await context.show(
    await report.table({ ledger, asOf: await context.asOf(), filters, office: await officeOf(context) }),
  );
  return 0;
}

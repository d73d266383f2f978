import { focusedMethods, ongoingResults } from '../../../domain/privileges/practice-evaluation.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';

/** Ongoing reviews: who is due, counts taken in, the numbers of one, and the review recorded. */
export const command: Command = {
  summary: 'ongoing reviews (OPPE): due, case counts, results',
  description:
    'Without flags it lists when the work of each must be looked at again. --counts takes in numbers of cases and outcomes: npi, line or procedure, from and through (or period), cases, and a column for each indicator of the facility; rows that cannot be right are refused, each with its reason. With a provider it shows the numbers since the last review against the triggers; with --result it records the review. No cases are data too: with few of them name peers with --peer. A result of focused-evaluation opens one.',
  arguments: [{ name: 'provider', help: 'NPI, name, key or id', optional: true }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'at which facility' },
    { name: 'counts', value: 'FILE', help: 'take in case counts and outcomes from CSV (`-`: standard input)' },
    { name: 'elsewhere', value: 'NAME', help: 'the counts are of work at another place, named so' },
    { name: 'all-or-nothing', help: 'take in nothing when a row is refused' },
    { name: 'since', value: 'DATE', help: 'first day looked at (default: where the last review ended)' },
    { name: 'through', value: 'DATE', help: 'last day looked at (default: the last day counted)' },
    { name: 'result', value: 'R', choices: ongoingResults, help: `record the review: ${ongoingResults.join(', ')}` },
    { name: 'on', value: 'DATE', help: 'day of the review (default: the as-of day)' },
    { name: 'by', value: 'NAME', help: 'who looked at the numbers' },
    { name: 'peer', value: 'NAME', many: true, help: 'a peer whose reference stands in for cases' },
    { name: 'note', value: 'TEXT', help: 'what the result rests on' },
    { name: 'line', value: 'KEY', help: 'line that a focused evaluation is about (default: all work)' },
    { name: 'method', value: 'M', choices: focusedMethods, help: 'how a focused evaluation is watched' },
    { name: 'cases', value: 'N', help: 'cases that a focused evaluation is to watch' },
    { name: 'time', value: 'DISTANCE', help: 'time for a focused evaluation: P6M, P90D' },
    { name: 'proctor', value: 'NAME', help: 'who watches in a focused evaluation' },
    { name: 'override', help: 'record a result that the numbers do not support (needs --reason)' },
  ],
  examples: ['empanel privilege oppe', 'empanel privilege oppe --json'],
  run: async (context, input) => {
    const counts = input.text('counts');
    const provider = input.argumentIfGiven('provider');
    if (counts !== undefined && (provider !== undefined || input.text('result') !== undefined)) {
      throw new UserError('usage/conflict', '`--counts` takes in a file for everybody', {
        hint: 'look at one provider afterwards',
      });
    }
    if (counts !== undefined) return (await import('../../privileges/cases-run.ts')).takenIn(context, input, counts);
    if (provider === undefined) return listed(context, input);
    const run = await import('../../privileges/review-run.ts');
    return input.text('result') === undefined ? run.looked(context, input) : run.reviewed(context, input);
  },
};

async function listed(context: Context, input: Input): Promise<number> {
  const alone = ['result', 'elsewhere', 'since', 'through', 'by', 'note', 'line', 'peer', 'override'].find(
    (flag) => input.on(flag) || input.text(flag) !== undefined,
  );
  if (alone !== undefined) {
    throw new UserError('usage/missing', `\`--${alone}\` belongs to a provider or to \`--counts\``, {
      hint: 'name the provider whose work is looked at',
    });
  }
  const [{ report }, { facilitiesOf, facilityMeant }, { officeOf }, { practiceAsked }] = await Promise.all([
    import('../../../reports/privileges/oppe.ts'),
    import('../../privileges/facility-resolution.ts'),
    import('../../office.ts'),
    import('../../resolution.ts'),
  ]);
  const ledger = await context.ledger();
  const words = input.text('facility');
  const filters = {
    all: true,
    facility: words === undefined ? undefined : facilityMeant(await facilitiesOf(ledger), words).key,
    practice: await practiceAsked(context, ledger),
  };
  await context.show(
    await report.table({ ledger, asOf: await context.asOf(), filters, office: await officeOf(context) }),
  );
  return 0;
}

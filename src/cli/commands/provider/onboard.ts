import { UserError } from '../../../errors.ts';
import { onboarding } from '../../../reports/onboarding/onboarding.ts';
import { onboardingJson, onboardingPage, onboardingTable } from '../../../reports/onboarding/onboarding-table.ts';
import type { Command } from '../../command.ts';
import { plannedDay } from '../../input.ts';
import { showActPage } from '../../planning/act-page-output.ts';
import { onboardingQuestion } from '../../planning/onboarding-run.ts';
import { resolvedPayer, resolvedSubject } from '../../resolution.ts';

/** Everything until a provider sees clients and is paid, on one page. */
export const command: Command = {
  summary: 'a new provider on one page: what is left, and the next act of each',
  description:
    'Shows intake, verification, screening, committee, and for each payer application, contract, electronic enrollment (EFT, ERA, EDI), the payer id and the first billable day, then privileges; every step with its next act. Payers are those that the dossier wants, that were applied to, or with which the group has a contract; --payer shows those named alone, wanted before or not. Whether the provider may start seeing clients is told by `startSeeing` of the practice in empanel.yaml: committeeApproved, screened, payersInNetwork, and of these notCounting (payers), notCountingLines (lines of business) and payable. Exit 1 when they may not yet.',
  arguments: [{ name: 'id', help: 'NPI, name or id' }],
  flags: [
    { name: 'payer', value: 'KEY', many: true, help: 'these payers alone (default: all that are known to be wanted)' },
    { name: 'on', value: 'DATE', help: 'day of the first visit (default: the first day of work, or today)' },
  ],
  examples: ['empanel provider onboard bell', 'empanel provider onboard fischer --payer cascade-health --format md'],
  run: async (context, input) => {
    const ledger = await context.ledgerWithRules();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('id'), ['provider']);
    if (subject.departedOn != null && subject.departedOn <= asOf)
      throw new UserError('record/exists', `${subject.name} left on ${subject.departedOn}`, {
        hint: `\`empanel provider depart ${subject.key}\` shows what is left of that`,
      });
    const { payers } = await ledger.facts.context();
    const question = await onboardingQuestion(context, ledger, subject, {
      payers: input.texts('payer').map((key) => resolvedPayer(payers, key)),
      on: plannedDay(input.date('on', asOf), asOf, '--on'),
    });
    const page = onboarding(question);
    if (context.format() === 'json')
      context.emit(`${JSON.stringify(onboardingJson(question, page), null, 2)}\n`, 'page');
    else await showActPage(context, onboardingPage(question, page), onboardingTable(question, page));
    return page.start === null || page.start.may ? 0 : 1;
  },
};

import { ClaimIdentities } from '../../../actions/claims/claim-identities.ts';
import { OurProviders } from '../../../actions/claims/claim-providers.ts';
import { ClaimVerdicts } from '../../../actions/claims/claim-verdicts.ts';
import { eligibilityFindings } from '../../../actions/claims/eligibility-findings.ts';
import { isClear } from '../../../domain/claims/eligibility.ts';
import { UserError } from '../../../errors.ts';
import { eligibilityTable } from '../../../reports/claims/eligibility.ts';
import { readEligibility } from '../../../sources/x12/eligibility-answer.ts';
import { readClaimFile, tellEnvelopes } from '../../claims/claim-files.ts';
import type { Command } from '../../command.ts';
import { resolvedSubject } from '../../resolution.ts';

/** Coverage before a visit. */
export const command: Command = {
  summary: 'coverage on the day, and does the provider take part',
  description:
    'Reads the answers of payers about coverage (271, 005010X279A1) and says for each patient whether there is coverage on the day of service, which of our products the plan is, and whether the provider participates in it that day. The provider is the one of the file, or the one named. Patients are shown by their initials and the end of the member id; nothing is stored. Where the answer names another payer, as a Medicare Advantage plan beside Medicare, it says so. Exit 0 when every patient is covered, the provider may bill, and no other payer is named.',
  arguments: [{ name: 'file', help: 'a 271; - for standard input' }],
  flags: [
    { name: 'on', value: 'DATE', help: 'day of service (default: the as-of day)' },
    {
      name: 'provider',
      value: 'ID',
      help: 'NPI or name of who will render the service (default: the one of the file)',
    },
  ],
  examples: [
    'empanel claims eligibility june.271 --provider "ruiz, ana"',
    'empanel claims eligibility june.271 --on 2026-06-22 --json',
  ],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const on = input.date('on', asOf) ?? asOf;
    const words = input.text('provider');
    const named = words === undefined ? null : await resolvedSubject(context, ledger, words, ['provider']);
    const { reading, name } = await readClaimFile(context, input.argument('file'), readEligibility);
    tellEnvelopes(context, reading.summary);
    const because = reading.refused[0]?.because ?? 'it holds no transaction';
    if (reading.answers.length === 0)
      throw new UserError('input/unreadable', `\`${name}\` has no answer about coverage: ${because}`, {
        hint: 'name a 271, the answer to a 270',
      });
    for (const { transaction, because: why } of reading.refused)
      context.warn(`transaction ${transaction.controlNumber} (line ${transaction.position.line}): ${why}`);
    const providers = await ledger.subjects.list({ kind: 'provider' });
    const byNpi = new Map(providers.map((one) => [one.npi, one]));
    const ours = new OurProviders(ledger);
    const desk = {
      identities: await ClaimIdentities.of(ledger, await ledger.facts.context()),
      providers: ours,
      verdicts: new ClaimVerdicts(ledger, asOf, ours.all),
      named,
      provider: (npi: string) => byNpi.get(npi),
      on,
    };
    const findings = reading.answers.flatMap((answer) => eligibilityFindings(answer, desk));
    const good = findings.filter(isClear).length;
    const patients = reading.answers.length;
    const plans = findings.length === patients ? '' : `, ${findings.length} plans`;
    const summary = `${patients} ${patients === 1 ? 'patient' : 'patients'}${plans}: ${good} covered and billable, ${findings.length - good} to look at`;
    await context.show(eligibilityTable(asOf, name, findings, [summary]));
    return good === findings.length && reading.refused.length === 0 ? 0 : 1;
  },
};

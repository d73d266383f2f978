import { appealDecided } from '../../../actions/decided-appeal.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { appealDecisionKinds, dayOfLetter } from '../../../domain/claims/claim-facts.ts';
import { centsText } from '../../../domain/money.ts';
import { UserError } from '../../../errors.ts';
import { lastDays } from '../../../rules/claims/filing-limit.ts';
import { resolvedDenial } from '../../claims/claim-denials.ts';
import type { Command } from '../../command.ts';
import { recorded, showReceipt } from '../../recording.ts';

const outcomes = ['upheld', 'overturned'] as const;

/** Records what was decided about an appeal. */
export const command: Command = {
  summary: 'record the decision about an appeal; the next level gets its day',
  description:
    'When the payer stays with its denial, the denial is open again, with the last day for the next level: the one that the letter names (--due), else what law says for it (Medicare: reconsideration after the redetermination, then a hearing). When it gives in, the denial is settled, and the payment is awaited.',
  arguments: [
    { name: 'denial', help: 'its id, the beginning of it, or the control number of the claim' },
    { name: 'outcome', help: 'upheld (the denial stands) or overturned' },
  ],
  flags: [
    { name: 'on', value: 'DATE', help: 'the day on which the decision arrived (default: the as-of day)' },
    { name: 'due', value: 'DATE', help: 'last day for the next level, as the letter names it' },
  ],
  examples: [
    'empanel claims decided RB-1002 upheld --on 2026-06-15 --due 2026-08-14 --dry-run',
    'empanel claims decided RB-1002 overturned --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const words = input.argument('outcome');
    const outcome = outcomes.find((one) => one === words);
    if (outcome === undefined)
      throw new UserError('usage/bad-value', `\`${words}\` is no outcome of an appeal`, {
        hint: 'choose from `upheld`, `overturned`',
      });
    const denial = await resolvedDenial(ledger, input.argument('denial'));
    if (denial.subjectId === null)
      throw new UserError('usage/conflict', `\`${denial.id}\` belongs to no provider of ours`, {
        hint: 'settle it with what came of it: `empanel claims settle`',
      });
    const on = input.date('on', asOf) ?? asOf;
    const due = input.date('due', asOf);
    if (on > asOf) throw new UserError('usage/bad-value', `\`--on\` lies after the as-of day, ${longDate(asOf)}`);
    const facts = await ledger.facts.of(denial.subjectId);
    const known = facts?.claims?.denials.find(({ id }) => id === denial.id)?.decisions ?? [];
    const before = known.at(-1)?.on ?? denial.on;
    if (on < before)
      throw new UserError('usage/bad-value', `\`--on\` lies before ${longDate(before)}, the day of what was appealed`);
    if (due !== undefined && (outcome === 'overturned' || due < on))
      throw new UserError('usage/bad-value', '`--due` is the last day for the next level, after the decision', {
        hint: 'leave it out when the denial was overturned',
      });
    const kind = appealDecisionKinds[known.length];
    if (kind === undefined && outcome === 'upheld' && due === undefined)
      throw new UserError('usage/missing', '`--due` is not given', {
        hint: 'no rule names a limit after two decisions: take the day from the letter, or settle the denial',
      });
    const claim = await ledger.claims.byId(denial.claimId);
    const asked = {
      payer: claim?.payer ?? null,
      product: claim?.product ?? null,
      group: claim?.group ?? null,
      npi: claim?.renderingNpi ?? null,
      serviceOn: claim?.from ?? null,
      deniedOn: on,
    };
    const days = lastDays(
      await context.rules(),
      (await context.workspaceIfAny())?.document.role ?? 'practice',
      await ledger.facts.context(),
    );
    const last =
      due === undefined
        ? days(kind === 'claim-reconsidered' ? 'third-appeal' : 'second-appeal', asked)
        : { on: due, from: dayOfLetter };
    const { receipt } = await recorded(context, ledger, (tx) =>
      appealDecided(tx, { denial, kind: kind ?? 'claim-reconsidered', outcome, on, asOf, last }),
    );
    const next =
      outcome === 'overturned'
        ? 'settled; the payment is awaited'
        : last.on === null
          ? `open again, without a last day: ${last.from}`
          : `open again, next level by ${longDate(last.on)} (${last.from})`;
    await showReceipt(
      context,
      receipt,
      [`${denial.id}, ${centsText(denial.cents)}: ${outcome} on ${longDate(on)}; ${next}`],
      {
        denial: denial.id,
        outcome,
        dueOn: outcome === 'overturned' ? null : last.on,
      },
    );
    return 0;
  },
};

import { reviewMatch } from '../../../actions/review-match.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { matchState, matchVerdicts } from '../../../domain/screening/exclusion-block.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { ofPractice, resolvedMatch } from '../../screening/match-resolution.ts';

/** Decides about a match. */
export const command: Command = {
  summary: 'decide whether a match is the same party',
  description:
    'Records what you found out about a match: the same party, or a different one, and why. The decision stands until the record of the list or the provider changes; then it is asked again. Compare the two with `empanel screen show MATCH`, and confirm on the page of the agency before you decide `same`.',
  arguments: [{ name: 'match', help: 'id of the match (`h-…`), or who it is about' }],
  flags: [
    { name: 'verdict', value: 'V', choices: matchVerdicts, help: 'same or different' },
    { name: 'on', value: 'DATE', help: 'day of the decision (default: the as-of day)' },
  ],
  examples: [
    'empanel screen review "ruiz, ana" --verdict different --reason "another SSN on the page of the OIG"',
    'empanel screen review 1245319599 --verdict same --reason "SSN verified on the page of the OIG" --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const match = await resolvedMatch(context, ledger, input.argument('match'));
    const verdict = input.choice('verdict', matchVerdicts);
    if (verdict === undefined) {
      throw new UserError('usage/missing', '`--verdict` is missing', {
        hint: 'say `--verdict same` or `--verdict different`',
      });
    }
    const { reason } = context;
    if (reason === null || reason.trim() === '') {
      throw new UserError('usage/missing', '`--reason` is missing', {
        hint: 'say what you compared: an auditor reads it',
      });
    }
    if (match.closedOn !== null) {
      throw new UserError('record/exists', `match ${match.id} was closed on ${longDate(match.closedOn)}`, {
        hint: 'the record or the provider changed since; `empanel screen list` shows what is open now',
      });
    }
    const on = input.date('on', asOf) ?? asOf;
    if (on > asOf)
      throw new UserError('usage/bad-value', `\`--on\` lies after the as-of day, ${longDate(asOf)}`, {
        hint: 'a match is decided when somebody has looked',
      });
    if (on < match.foundOn)
      throw new UserError('usage/bad-value', `\`--on\` lies before the match was found, ${longDate(match.foundOn)}`, {
        hint: 'leave it out, or give a later day',
      });
    const { receipt } = await recorded(context, ledger, (tx) => reviewMatch(tx, match, { on, verdict, reason }));
    const subject = await ledger.subjects.byId(match.subjectId);
    const who = `${subject?.name ?? match.subjectId}${match.party === 'self' ? '' : `, ${match.party}`}`;
    await showReceipt(context, receipt, [
      verdict === 'same'
        ? `${who} is on ${match.list}: ${match.listed}`
        : `${who} is not the one on ${match.list}: ${match.listed}`,
    ]);
    if (verdict === 'same') {
      context.say('stop scheduling and billing for federal programs, and tell counsel and the payers');
    }
    const open = (await ofPractice(context, ledger, await ledger.screenings.matches())).find(
      (one) => one.closedOn === null && one.id !== match.id && matchState(one) === 'open',
    );
    const after = open === undefined ? 'report screening' : `screen show ${open.id}`;
    context.say(`next: \`empanel ${after}\``);
    return 0;
  },
};

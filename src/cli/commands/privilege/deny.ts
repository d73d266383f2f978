import { decideLine } from '../../../actions/privileges/privilege-request.ts';
import { latest, longDate } from '../../../domain/calendar/calendar-date.ts';
import { isAdverseDecision } from '../../../domain/privileges/adverse-action.ts';
import { actionCauses } from '../../../domain/privileges/privilege.ts';
import { lastWord } from '../../../domain/privileges/privilege-order.ts';
import { openLines } from '../../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { noteText } from '../../input.ts';
import { tellable, tellLines } from '../../privileges/privilege-acting.ts';
import { happenedOn, namedByKey, privilegeMatter, requestMeant } from '../../privileges/privilege-resolution.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Denies what the board denied. */
export const command: Command = {
  summary: 'deny lines of a request, as the board decided',
  description:
    'Records that lines were denied, with the reason that is told. A denial for competence or conduct (--cause professional) starts the clocks of notice, hearing and report; one for a criterion that is not met, or a resource that is not there, does not.',
  arguments: [{ name: 'request', help: 'id of the request, or the provider: NPI, name or id' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where, when a provider is named' },
    { name: 'line', value: 'KEY', many: true, help: 'only these lines (default: all that the board denied)' },
    { name: 'on', value: 'DATE', help: 'day of the decision (default: that of the board)' },
    { name: 'because', value: 'TEXT', help: 'the reason that is told (default: that of the board)' },
    { name: 'cause', value: 'C', choices: actionCauses, help: 'professional, administrative (the default), request' },
  ],
  examples: [
    'empanel privilege deny "ruiz, ana" --facility riverside-surgery --dry-run',
    'empanel privilege deny "ruiz, ana" --facility riverside-surgery --line minor-procedures --because "no cases in two years" --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'request');
    const request = requestMeant(one, facility, asOf);
    const words = input.texts('line');
    const open = openLines(request, one.privileges);
    const asked = namedByKey(open, ({ line }) => line.key, words, `${request.id} has no undecided line`);
    const denied = asked.flatMap((line) => {
      const board = lastWord(request, line, 'board', asOf);
      return board?.outcome === 'deny' ? [{ line, board }] : [];
    });
    if (denied.length === 0 || (words.length > 0 && denied.length < asked.length)) {
      throw new UserError(
        'privilege/refused',
        `the board has not denied ${words.join(', ') || 'any open line'} of ${request.id}`,
        {
          hint: `\`empanel privilege recommend ${request.id} --body board --outcome deny --because "…"\` records its decision`,
        },
      );
    }
    const boardOn = denied.map(({ board }) => board.on).reduce((left, right) => latest(left, right));
    const on = happenedOn(input, asOf, boardOn);
    if (on < boardOn)
      throw new UserError('privilege/refused', `the board decided on ${longDate(boardOn)}, after ${on}`);
    const because = input.text('because');
    const cause = input.choice('cause', actionCauses) ?? 'administrative';
    const adverse = isAdverseDecision({ outcome: 'denied', cause, underInvestigation: false });
    const keys = denied.map(({ line }) => line.line.key).join(', ');
    const { value: ids, receipt } = await recorded(context, ledger, async (tx) => {
      if (adverse) await tellable(tx, one.subject.id, on, `privileges denied at ${facility.name}: ${keys}`);
      const made: string[] = [];
      for (const { line, board } of denied) {
        const reason = because === undefined ? board.reason : noteText(because, '--because');
        made.push(
          await decideLine(tx, one.subject.id, {
            requestId: request.id,
            lineId: line.id,
            recommendationId: board.id,
            on,
            outcome: 'denied',
            cause,
            underInvestigation: false,
            reason,
          }),
        );
      }
      return made;
    });
    await showReceipt(context, receipt, [
      ...denied.map(
        ({ line }, at) =>
          `${ids[at]}: ${one.subject.name} ${line.line.key} denied at ${facility.name}, ${longDate(on)}`,
      ),
      ...(cause === 'administrative'
        ? ['  by a rule of the office: nothing is reported; `--cause professional` where it was competence or conduct']
        : []),
      ...(adverse ? await tellLines(context, ledger, one, facility.key, on) : []),
    ]);
    if (adverse) context.say(`next: \`empanel privilege event ${ids[0]} action-notice\``);
    return 0;
  },
};

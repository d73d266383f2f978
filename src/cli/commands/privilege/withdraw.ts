import { act, plainAction } from '../../../actions/privileges/privilege-action.ts';
import { decideLine } from '../../../actions/privileges/privilege-request.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import type { PrivilegeAction } from '../../../domain/privileges/privilege-action.ts';
import { holdsOn, openLines } from '../../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../../errors.ts';
import type { Command } from '../../command.ts';
import { type Input, noteText } from '../../input.ts';
import { tellable, tellLines } from '../../privileges/privilege-acting.ts';
import {
  firstDay,
  happenedOn,
  heldGrants,
  lineKey,
  namedByKey,
  privilegeMatter,
} from '../../privileges/privilege-resolution.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Takes back what was asked for, or gives up what is held. */
export const command: Command = {
  summary: 'withdraw a request, or give up privileges that are held',
  description:
    'Records that a provider takes back lines of a request that are not decided, or gives up privileges that are held: those named by --line, or with --resign the membership of the staff and everything with it. While under investigation, or so as not to be investigated (--investigation), it is a surrender, which is reported; who is suspended for competence or conduct must say whether it is one. A suspension outlasts what is given up: a board that appoints anew decides it.',
  arguments: [{ name: 'provider', help: 'NPI, name or id, or the id of the request' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where' },
    { name: 'line', value: 'KEY', many: true, help: 'which lines' },
    { name: 'resign', help: 'everything that is held there, and the appointment' },
    { name: 'on', value: 'DATE', help: 'day of the letter (default: the as-of day)' },
    { name: 'from', value: 'DATE', help: 'first day without (default: the day of the letter)' },
    { name: 'investigation', help: 'while, or so as not to be, investigated' },
    { name: 'not-investigated', help: 'although a suspension for competence or conduct stands' },
    { name: 'because', value: 'TEXT', help: 'the reason given' },
  ],
  examples: [
    'empanel privilege withdraw "ruiz, ana" --facility riverside-surgery --resign --because "moves away" --dry-run',
    'empanel privilege withdraw "ruiz, ana" --facility riverside-surgery --line minor-procedures --from +30d --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'provider');
    const on = happenedOn(input, asOf);
    const from = firstDay(input, asOf, on);
    if (from < on)
      throw new UserError('privilege/refused', `\`--from\` is ${from}, before the letter of ${longDate(on)}`);
    const words = input.texts('line');
    const requests = one.privileges.requests.filter((request) =>
      one.request === null ? request.facility === facility.key : request.id === one.request.id,
    );
    const open = requests.flatMap((request) => openLines(request, one.privileges).map((line) => ({ request, line })));
    const held = one.request === null ? heldGrants(one.privileges, facility.key, from) : [];
    const resign = input.on('resign');
    if (words.length === 0 && !resign && open.length === 0) {
      throw new UserError('usage/missing', '`--line` is not given', {
        hint: 'name the lines, or `--resign` for everything that is held',
      });
    }
    const things = [
      ...open.map((lines) => ({ ...lines, grant: null })),
      ...held.map((grant) => ({ grant, request: null, line: null })),
    ];
    const keyOf = (thing: (typeof things)[number]): string =>
      thing.grant === null ? thing.line.line.key : lineKey(thing.grant);
    const named = namedByKey(things, keyOf, words, `${one.subject.name} neither holds nor waits for`);
    const keys = new Set(named.map(keyOf));
    const lines = resign || words.length === 0 ? open : open.filter(({ line }) => keys.has(line.line.key));
    const grants = resign ? held : words.length === 0 ? [] : held.filter((grant) => keys.has(lineKey(grant)));
    const investigated = one.privileges.actions.find(
      (action) => action.facility === facility.key && action.underInvestigation && holdsOn(action, one.privileges, on),
    );
    if (investigated !== undefined && !input.on('investigation'))
      context.warn(
        `under investigation since ${longDate(investigated.on)} (${investigated.id}): recorded as a surrender`,
      );
    const standing = one.privileges.actions.filter(
      (action) =>
        action.facility === facility.key &&
        (action.kind === 'suspension' || action.kind === 'restriction') &&
        holdsOn(action, one.privileges, from),
    );
    sayWhether(input, investigated ?? standing.find(({ cause }) => cause === 'professional'));
    const investigation = input.on('investigation') || investigated !== undefined;
    const text = input.text('because');
    const reason = text === undefined ? null : noteText(text, '--because');
    const gaveUp = [...new Set([...lines.map(({ line }) => line.line.key), ...grants.map(lineKey)])].join(', ');
    const { value: ids, receipt } = await recorded(context, ledger, async (tx) => {
      const occurrenceId = investigation
        ? await tellable(
            tx,
            one.subject.id,
            on,
            `privileges given up under investigation at ${facility.name}: ${gaveUp}`,
          )
        : null;
      const made: string[] = [];
      for (const { request, line } of lines) {
        made.push(
          await decideLine(tx, one.subject.id, {
            requestId: request.id,
            lineId: line.id,
            recommendationId: null,
            on,
            outcome: 'withdrawn',
            cause: 'request',
            underInvestigation: investigation,
            reason,
          }),
        );
      }
      if (grants.length > 0 || resign) {
        made.push(
          await act(tx, {
            ...plainAction,
            subjectId: one.subject.id,
            facility: facility.key,
            kind: investigation ? 'surrender' : 'withdrawal',
            grantIds: resign ? [] : grants.map(({ id }) => id),
            cause: 'request',
            underInvestigation: investigation,
            on,
            from,
            reason,
            occurrenceId,
          }),
        );
      }
      return made;
    });
    await showReceipt(
      context,
      receipt,
      [
        ...lines.map(
          ({ line, request }, at) => `${ids[at]}: ${one.subject.name} takes back ${line.line.key} of ${request.id}`,
        ),
        ...(grants.length > 0 || resign
          ? [
              `${ids.at(-1)}: ${one.subject.name} gives up ${resign ? `the appointment and everything held at ${facility.name}` : `${grants.map(lineKey).join(', ')} at ${facility.name}`} from ${longDate(from)}`,
            ]
          : []),
        ...(resign
          ? standing.map(
              ({ id, kind, from: since }) =>
                `  the ${kind} of ${longDate(since)} (${id}) stays on record: a board that grants anew decides it`,
            )
          : []),
        ...(investigation ? await tellLines(context, ledger, one, facility.key, on) : []),
      ],
      { withdrawn: ids },
    );
    return 0;
  },
};

/** Asks whether it is a surrender where somebody is suspended for competence or conduct: it must be reported if it is. */
function sayWhether(input: Input, action: PrivilegeAction | undefined): void {
  const [is, isNot] = [input.on('investigation'), input.on('not-investigated')];
  if (is && isNot) throw new UserError('usage/conflict', '`--investigation` goes without `--not-investigated`');
  if (action === undefined || is) return;
  if (action.underInvestigation && !isNot) return;
  if (action.underInvestigation) {
    throw new UserError('usage/conflict', `${action.id} of ${longDate(action.on)} says that it is investigated`, {
      hint: 'leave out `--not-investigated`: it is a surrender',
    });
  }
  if (isNot) return;
  throw new UserError(
    'usage/missing',
    `\`--investigation\` is not given, and the ${action.kind} of ${longDate(action.from)} (${action.id}) for competence or conduct stands`,
    {
      hint: '`--investigation` where it is investigated or this is to avoid it: a surrender, which is reported; else `--not-investigated`',
    },
  );
}

import { recommend } from '../../../actions/privileges/privilege-request.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Facility } from '../../../domain/nouns/facility.ts';
import {
  type PrivilegeBody,
  type PrivilegeRequest,
  privilegeBodies,
  type RecommendationOutcome,
  recommendationOutcomes,
} from '../../../domain/privileges/privilege.ts';
import {
  approvingOutcomes,
  bodiesOf,
  bodyWords,
  outcomeVerbs,
  outOfOrder,
  unheard,
} from '../../../domain/privileges/privilege-order.ts';
import { openLines } from '../../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { type Input, noteText } from '../../input.ts';
import { happenedOn, namedByKey, privilegeMatter, requestMeant } from '../../privileges/privilege-resolution.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Records what a body said about a request. */
export const command: Command = {
  summary: 'record what chair, committee or board said of a request',
  description:
    'Records the recommendation of the department chair, the credentials committee or the medical executive committee, or the decision of the board, on all open lines of a request or on those named. The order is kept: nobody decides before those who recommend to them. What the board decided takes effect with `privilege grant` and `privilege deny`.',
  arguments: [{ name: 'request', help: 'id of the request, or the provider: NPI, name or id' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where, when a provider is named' },
    { name: 'body', value: 'B', choices: privilegeBodies, help: privilegeBodies.join(', ') },
    { name: 'outcome', value: 'O', choices: recommendationOutcomes, help: recommendationOutcomes.join(', ') },
    { name: 'on', value: 'DATE', help: 'day of the recommendation (default: the as-of day)' },
    { name: 'line', value: 'KEY', many: true, help: 'only these lines' },
    { name: 'conditions', value: 'TEXT', help: 'what the approval is bound to' },
    { name: 'by', value: 'NAME', help: 'who signed' },
    { name: 'because', value: 'TEXT', help: 'the reason given; required for deny and defer' },
    { name: 'override', help: 'although a body before it was not heard (needs --reason)' },
  ],
  examples: [
    'empanel privilege recommend "ruiz, ana" --facility riverside-surgery --body chair --outcome approve --on 2026-06-03 --by "Noor Haddad, MD" --dry-run',
    'empanel privilege recommend "ruiz, ana" --facility riverside-surgery --body chair --outcome approve-with-conditions --conditions "first five cases watched" --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'request');
    const request = requestMeant(one, facility, asOf);
    const open = openLines(request, one.privileges);
    if (open.length === 0) {
      throw new UserError('usage/conflict', `every line of ${request.id} is decided already`, {
        hint: `\`empanel privilege show ${one.subject.key}\` shows how`,
      });
    }
    const body = required(input, 'body', privilegeBodies);
    const outcome = required(input, 'outcome', recommendationOutcomes);
    const on = happenedOn(input, asOf);
    const said = checkedWords(input, outcome);
    checkedOrder(context, input, request, facility, body, on);
    const named = input.texts('line');
    const lines = namedByKey(open, ({ line }) => line.key, named, `${request.id} does not ask for`);
    const meetingId = await meetingOf(ledger, facility, body, on);
    const { value: id, receipt } = await recorded(context, ledger, (tx) =>
      recommend(tx, one.subject.id, {
        ...said,
        requestId: request.id,
        body,
        on,
        outcome,
        lineIds: named.length === 0 && lines.length === request.lines.length ? [] : lines.map((line) => line.id),
        meetingId,
      }),
    );
    await showReceipt(context, receipt, [
      `${id}: ${bodyWords[body]} of ${facility.name} ${outcomeVerbs[outcome]} ${lines.map(({ line }) => line.key).join(', ')} of ${one.subject.name} on ${longDate(on)}`,
      ...(said.conditions === null ? [] : [`  on condition: ${said.conditions}`]),
    ]);
    context.say(nextStep(request, facility, body, { ...said, outcome }));
    return 0;
  },
};

function required<T extends string>(input: Input, flag: string, allowed: readonly T[]): T {
  const value = input.choice(flag, allowed);
  if (value !== undefined) return value;
  throw new UserError('usage/missing', `\`--${flag}\` is not given`, { hint: allowed.join(', ') });
}

function nextStep(
  request: PrivilegeRequest,
  facility: Facility,
  body: PrivilegeBody,
  {
    outcome,
    conditions,
    reason,
  }: { readonly outcome: RecommendationOutcome; readonly conditions: string | null; readonly reason: string | null },
): string {
  if (body !== 'board') {
    const next = bodiesOf(facility, request).find(
      (one) => privilegeBodies.indexOf(one) > privilegeBodies.indexOf(body),
    );
    // The next body is asked to say the same: its own words take the place of these.
    const words = [
      ...(conditions === null ? [] : [` --conditions ${shellQuoted(conditions)}`]),
      ...(reason === null || approvingOutcomes.has(outcome) ? [] : [` --because ${shellQuoted(reason)}`]),
    ];
    return `next: \`empanel privilege recommend ${request.id} --body ${next ?? 'board'} --outcome ${outcome}${words.join('')}\``;
  }
  if (outcome === 'defer') return `next: \`empanel privilege show ${request.id}\``;
  return outcome === 'deny'
    ? `next: \`empanel privilege deny ${request.id}\``
    : `next: \`empanel privilege grant ${request.id}\``;
}

/** Words as one argument of a shell. */
function shellQuoted(words: string): string {
  return `"${words.replaceAll(/["\\$`]/g, '\\$&')}"`;
}

function checkedWords(
  input: Input,
  outcome: (typeof recommendationOutcomes)[number],
): { readonly conditions: string | null; readonly by: string | null; readonly reason: string | null } {
  const conditions = input.text('conditions');
  const because = input.text('because');
  if (outcome === 'approve-with-conditions' && conditions === undefined) {
    throw new UserError('usage/missing', '`--conditions` is not given', { hint: 'say what the approval is bound to' });
  }
  if (conditions !== undefined && outcome !== 'approve-with-conditions' && outcome !== 'modify') {
    throw new UserError('usage/conflict', `\`--conditions\` does not go with \`${outcome}\``, {
      hint: 'conditions belong to `--outcome approve-with-conditions`',
    });
  }
  if ((outcome === 'deny' || outcome === 'defer') && because === undefined) {
    throw new UserError('usage/missing', '`--because` is not given', {
      hint: 'what is not approved is told with its reason',
    });
  }
  return {
    conditions: conditions === undefined ? null : noteText(conditions, '--conditions'),
    by: input.words('by'),
    reason: because === undefined ? null : noteText(because, '--because'),
  };
}

/** Refuses a date before the request or before a body that is heard earlier, and a decision without those. */
function checkedOrder(
  context: Context,
  input: Input,
  request: PrivilegeRequest,
  facility: Facility,
  body: PrivilegeBody,
  on: CalendarDate,
): void {
  if (on < request.on) {
    throw new UserError('privilege/refused', `${request.id} was signed on ${longDate(request.on)}, after ${on}`, {
      hint: 'nobody recommends on what was not asked for yet',
    });
  }
  const other = outOfOrder(request, body, on);
  if (other !== undefined) {
    const first = privilegeBodies.indexOf(other.body) < privilegeBodies.indexOf(body) ? other.body : body;
    throw new UserError(
      'privilege/refused',
      `${bodyWords[body]} on ${longDate(on)}, and ${bodyWords[other.body]} on ${longDate(other.on)}: ${bodyWords[first]} comes first`,
      { hint: 'correct the date, or `empanel undo` the one that is wrong' },
    );
  }
  const missing = unheard(request, facility, body, on);
  if (missing.length === 0) return;
  if (input.on('override') && context.reason !== null) return;
  if (input.on('override'))
    throw new UserError('usage/missing', '`--reason` is not given', {
      hint: 'an override is recorded with its reason',
    });
  const names = missing.map((one) => bodyWords[one]).join(', ');
  throw new UserError('privilege/refused', `on ${request.id} were not heard by ${on}: ${names} of ${facility.name}`, {
    hint: `record it with \`--body ${missing[0]}\`; \`--override --reason TEXT\` goes on without`,
  });
}

/** The recorded meeting of that committee on that day, where there is one. */
async function meetingOf(
  ledger: Ledger,
  facility: Facility,
  body: PrivilegeBody,
  on: CalendarDate,
): Promise<string | null> {
  const kind = (
    { 'credentials-committee': 'credentials', 'executive-committee': 'mec', board: 'board', chair: null } as const
  )[body];
  const keys = (facility.committees ?? []).filter((one) => one.kind === kind).map(({ key }) => key);
  const meetings = await ledger.committees.meetings();
  return meetings.find((one) => one.held_on === on && keys.includes(one.committee))?.id ?? null;
}

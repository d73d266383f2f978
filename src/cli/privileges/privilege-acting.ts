/** Actions about privileges that are held, and who must be told of them. */

import { recordOccurrence } from '../../actions/occurrence.ts';
import { act, type NewAction, plainAction } from '../../actions/privileges/privilege-action.ts';
import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { SubjectFacts } from '../../domain/facts.ts';
import { actionVerbs, isAdverse } from '../../domain/privileges/adverse-action.ts';
import { type ActionCause, actionCauses, type PrivilegeGrant } from '../../domain/privileges/privilege.ts';
import type { PrivilegeActionKind } from '../../domain/privileges/privilege-action.ts';
import { UserError } from '../../errors.ts';
import type { Transaction } from '../../ledger/command.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { dutyLine, toTell } from '../change-duties.ts';
import type { Flag } from '../command.ts';
import type { Context } from '../context.ts';
import { type Input, noteText } from '../input.ts';
import { recorded, showReceipt } from '../recording.ts';
import {
  firstDay,
  grantsMeant,
  happenedOn,
  lineKey,
  type PrivilegeCase,
  type PrivilegeMatter,
  privilegeMatter,
} from './privilege-resolution.ts';
import { lastDay } from './privilege-words.ts';

/** Flags that every action takes. */
export const actionFlags: readonly Flag[] = [
  { name: 'facility', value: 'KEY', help: 'where' },
  { name: 'line', value: 'KEY', many: true, help: 'only these lines (default: all that are held there)' },
  { name: 'on', value: 'DATE', help: 'day of the decision (default: the as-of day)' },
  { name: 'from', value: 'DATE', help: 'first day on which it holds (default: the decision)' },
  { name: 'by', value: 'NAME', help: 'who decided' },
  { name: 'because', value: 'TEXT', help: 'the reason; never with what tells who a patient was' },
  {
    name: 'cause',
    value: 'C',
    choices: actionCauses,
    help: 'professional (competence or conduct), administrative (a rule of the office), request',
  },
];

/** What an action adds to what every action says. */
export interface ActionAsked {
  readonly kind: PrivilegeActionKind;
  readonly cause: ActionCause;
  readonly more: Partial<NewAction>;
  /** Also what is asked of a reason: actions against the holder need one. */
  readonly needsReason: boolean;
  /** The whole membership with everything held, where no line is named. */
  readonly whole: boolean;
}

/** What the words and flags of an action mean, before anything is decided. */
export interface ActionParts extends PrivilegeMatter {
  readonly grants: readonly PrivilegeGrant[];
  readonly on: CalendarDate;
  readonly from: CalendarDate;
}

/** Who, where, which privileges, when. */
export async function actionParts(context: Context, input: Input): Promise<ActionParts> {
  const matter = await privilegeMatter(context, input, 'provider');
  const { asOf, one, facility } = matter;
  const on = happenedOn(input, asOf);
  const from = firstDay(input, asOf, on);
  if (from < on) {
    throw new UserError('privilege/refused', `\`--from\` is ${from}, before the decision of ${longDate(on)}`, {
      hint: 'nothing is done about privileges backwards; an action at once is decided and holds on the same day',
    });
  }
  return { ...matter, on, from, grants: grantsMeant(one, facility, from, input.texts('line')) };
}

/** Records an action, and the occurrence by which others are told where it is against the holder. */
export async function runAction(
  context: Context,
  input: Input,
  { ledger, one, facility, grants, on, from }: ActionParts,
  asked: ActionAsked,
): Promise<string> {
  const because = input.text('because');
  if (asked.needsReason && because === undefined) {
    throw new UserError('usage/missing', '`--because` is not given', {
      hint: 'what is done against a holder is told with its reason',
    });
  }
  const reason = because === undefined ? null : noteText(because, '--because');
  const action: NewAction = {
    ...plainAction,
    ...asked.more,
    subjectId: one.subject.id,
    facility: facility.key,
    kind: asked.kind,
    cause: asked.cause,
    grantIds: asked.whole && input.texts('line').length === 0 ? [] : grants.map(({ id }) => id),
    on,
    from,
    by: input.words('by'),
    reason,
  };
  const adverse = isAdverse(action);
  const what = `${actionVerbs[action.kind]} at ${facility.name}: ${grants.map(lineKey).join(', ')}`;
  const { value: id, receipt } = await recorded(context, ledger, async (tx) => {
    const occurrenceId = adverse ? await tellable(tx, one.subject.id, on, what) : null;
    return act(tx, { ...action, occurrenceId });
  });
  const until = action.until === null ? '' : `, ${lastDay(action.until)}`;
  await showReceipt(
    context,
    receipt,
    [
      `${id}: ${one.subject.name} ${what}, from ${longDate(from)}${until}`,
      ...(action.conditions === null ? [] : [`  on condition: ${action.conditions}`]),
      ...(adverse ? await tellLines(context, ledger, one, facility.key, on) : []),
    ],
    { action: id },
  );
  if (adverse)
    context.say(
      `next: \`empanel privilege event ${id} action-notice\`; deadlines: \`empanel report deadlines --provider ${one.subject.key}\``,
    );
  return id;
}

/** The occurrence by which payers and other facilities are told of an action. */
export async function tellable(tx: Transaction, subjectId: string, on: CalendarDate, text: string): Promise<string> {
  return recordOccurrence(tx, subjectId, { kind: 'adverse-action', on, text, source: null, evidence: null });
}

/** Who must be told of an action: by rules, and the other facilities where privileges are held. */
export async function tellLines(
  context: Context,
  ledger: Ledger,
  one: PrivilegeCase,
  facility: string,
  on: CalendarDate,
): Promise<readonly string[]> {
  const facts = (await ledger.facts.of(one.subject.id)) as SubjectFacts;
  const { duties, untimed } = await toTell(context, ledger, facts, { kind: 'adverse-action', on, at: facility });
  const { payers, facilities } = await ledger.facts.context();
  const name = (key: string): string => payers.get(key)?.name ?? facilities?.get(key)?.name ?? key;
  return [
    ...duties.map((duty) => `  tell ${dutyLine(duty)}`),
    ...untimed.map(({ payer, facility: other }) =>
      payer === null
        ? `  tell ${name(other ?? '')}: its bylaws say by when (\`bylaws\` of its document, step \`report-action\`, dates it)`
        : `  tell ${name(payer)}: no rule names a time`,
    ),
  ];
}

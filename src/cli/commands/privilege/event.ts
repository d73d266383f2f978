import { followAction } from '../../../actions/privileges/privilege-action.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import { isAdverse, isAdverseDecision } from '../../../domain/privileges/adverse-action.ts';
import {
  type ActionEventKind,
  actionEventKinds,
  actionEventWords,
} from '../../../domain/privileges/privilege-action.ts';
import { nearest } from '../../../domain/suggestion.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { facilityClocks } from '../../../rules/facility-clock.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { noteText } from '../../input.ts';
import {
  facilitiesAsked,
  happenedOn,
  type PrivilegeCase,
  privilegeCase,
} from '../../privileges/privilege-resolution.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Records what follows an action: notices, hearing, reports. */
export const command: Command = {
  summary: 'record what follows an action: notice, hearing, report',
  description: `Records a step after an action or a denial. The notice of the action starts the time in which a hearing may be asked for, the notice of the hearing the time before it, and the report to the data bank ends its clock. Kinds: ${actionEventKinds.map((kind) => `${kind} (${actionEventWords[kind]})`).join('; ')}.`,
  arguments: [
    { name: 'action', help: 'id of the action (pa-…) or denial (pd-…); a provider for the newest' },
    { name: 'kind', help: `${actionEventKinds.slice(0, 4).join(', ')} …` },
  ],
  flags: [
    { name: 'on', value: 'DATE', help: 'the day (default: the as-of day)' },
    { name: 'hearing', value: 'DATE', help: 'of a hearing notice: the day of the hearing' },
    { name: 'text', value: 'TEXT', help: 'what it says, in a line' },
    { name: 'reference', value: 'R', help: 'number of the letter or report' },
  ],
  examples: [
    'empanel privilege event "ruiz, ana" action-notice --on 2026-06-12 --dry-run',
    'empanel privilege event "ruiz, ana" hearing-notice --on 2026-06-15 --hearing 2026-07-20 --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const { kind: named, id, one } = await concerned(context, ledger, input.argument('action'));
    const kind = kindNamed(input.argument('kind'));
    const about = aboutOf(one, named, id);
    const [facility] = await facilitiesAsked(ledger, [about.facility]);
    const on = happenedOn(input, asOf);
    const hearingOn = input.date('hearing', asOf) ?? null;
    if ((kind === 'hearing-notice') !== (hearingOn !== null)) {
      throw new UserError(
        hearingOn === null ? 'usage/missing' : 'usage/conflict',
        hearingOn === null ? '`--hearing` is not given' : `\`--hearing\` does not go with \`${kind}\``,
        {
          hint: 'the notice of a hearing names its day',
        },
      );
    }
    checkedAfter(one, about, kind, on);
    if (!about.adverse && facility !== undefined)
      context.warn(`${about.id} is no action for competence or conduct: no clock hangs on it`);
    if (hearingOn !== null && facility !== undefined) {
      const asked = { facility, providerType: one.facts.subject.type };
      const [clock] = facilityClocks(await context.rules(), asked, 'hearing.noticeOn', on);
      if (clock !== undefined && hearingOn < clock.dueOn)
        context.warn(
          `the hearing is on ${longDate(hearingOn)}; \`${clock.rule}\` leaves time until ${longDate(clock.dueOn)}`,
        );
    }
    const text = input.text('text');
    const { value: made, receipt } = await recorded(context, ledger, (tx) =>
      followAction(tx, {
        subjectId: one.subject.id,
        facility: about.facility,
        actionId: named === 'action' ? about.id : null,
        decisionId: named === 'decision' ? about.id : null,
        kind,
        on,
        hearingOn,
        text: text === undefined ? null : noteText(text, '--text'),
        reference: input.words('reference'),
      }),
    );
    const hearing = hearingOn === null ? '' : `, hearing on ${longDate(hearingOn)}`;
    await showReceipt(context, receipt, [
      `${made}: ${one.subject.name}, ${about.id}: ${actionEventWords[kind]} on ${longDate(on)}${hearing}`,
    ]);
    context.say(`next: \`empanel report deadlines --provider ${one.subject.key}\``);
    return 0;
  },
};

/** What an event follows. */
interface About {
  readonly id: string;
  readonly facility: string;
  readonly on: CalendarDate;
  readonly adverse: boolean;
}

/** The action or denial meant by its id, or the newest one of a provider for which clocks run. */
async function concerned(
  context: Context,
  ledger: Ledger,
  words: string,
): Promise<{ readonly kind: 'action' | 'decision'; readonly id: string; readonly one: PrivilegeCase }> {
  for (const kind of ['action', 'decision'] as const) {
    if (!words.startsWith(kind === 'action' ? 'pa-' : 'pd-')) continue;
    const [first, second] = await ledger.privileges.byId(kind, words);
    if (first === undefined || (second !== undefined && first.id !== words)) {
      throw new UserError('record/not-found', `no action or denial has the id \`${words}\``, {
        hint: '`empanel privilege list` names whom they are about; `privilege show` of one shows the ids',
      });
    }
    return { kind, id: first.id, one: await privilegeCase(context, ledger, first.subjectId) };
  }
  const one = await privilegeCase(context, ledger, words);
  const action = one.privileges.actions.findLast(isAdverse);
  if (action !== undefined) return { kind: 'action', id: action.id, one };
  const decision = one.privileges.requests.flatMap(({ decisions }) => decisions).findLast(isAdverseDecision);
  if (decision !== undefined) return { kind: 'decision', id: decision.id, one };
  throw new UserError('record/not-found', `no action against ${one.subject.name} is recorded`, {
    hint: `\`empanel privilege show ${one.subject.key}\` shows what is, with ids`,
  });
}

function aboutOf(one: PrivilegeCase, kind: 'action' | 'decision', words: string): About {
  const action = kind === 'action' ? one.privileges.actions.find(({ id }) => id.startsWith(words)) : undefined;
  if (action !== undefined) return { ...action, adverse: isAdverse(action) };
  for (const { facility, decisions } of one.privileges.requests) {
    const found = decisions.find(({ id }) => id.startsWith(words));
    if (found !== undefined) return { id: found.id, facility, on: found.on, adverse: isAdverseDecision(found) };
  }
  throw new UserError('record/not-found', `\`${words}\` was decided after the as-of day`);
}

function kindNamed(word: string): ActionEventKind {
  const found = actionEventKinds.find((kind) => kind === word);
  if (found !== undefined) return found;
  const near = nearest(word, actionEventKinds, { limit: 1 })[0];
  throw new UserError('usage/bad-value', `\`${word}\` is no step after an action`, {
    hint: near === undefined ? `one of: ${actionEventKinds.join(', ')}` : `did you mean \`${near}\`?`,
  });
}

/** What a step follows: a hearing its notice, a request the notice of the action. Notice may come before the action itself. */
const after: Readonly<Partial<Record<ActionEventKind, ActionEventKind>>> = {
  'hearing-request': 'action-notice',
  'hearing-waiver': 'action-notice',
  'hearing-notice': 'hearing-request',
  hearing: 'hearing-notice',
  'panel-report': 'hearing',
};

function checkedAfter(one: PrivilegeCase, about: About, kind: ActionEventKind, on: CalendarDate): void {
  const needed = after[kind];
  const events = one.privileges.events.filter((event) => (event.actionId ?? event.decisionId) === about.id);
  const earlier = needed === undefined ? undefined : events.find((event) => event.kind === needed);
  if (needed !== undefined && (earlier === undefined || earlier.on > on)) {
    throw new UserError(
      'privilege/refused',
      `${about.id}: \`${kind}\` follows \`${needed}\`, which is not recorded by ${on}`,
      {
        hint: `\`empanel privilege event ${about.id} ${needed} --on ${on}\``,
      },
    );
  }
  if ((kind === 'npdb-report' || kind === 'board-copy' || kind === 'final-decision') && on < about.on)
    throw new UserError('privilege/refused', `${about.id} was decided on ${longDate(about.on)}, after ${on}`);
  const twin = events.find((event) => event.kind === kind && event.on === on);
  if (twin !== undefined) throw new UserError('record/exists', `that is recorded as ${twin.id}`);
}

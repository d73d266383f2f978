import { cancelDeparture, depart, refuseSent } from '../../../actions/depart.ts';
import { type Opening, openTwin } from '../../../actions/open.ts';
import { addDays, type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import { dateAfter, duration } from '../../../domain/calendar/duration.ts';
import { firstDayOfWork, lastDayOfWork, terminationsFor } from '../../../domain/departure.ts';
import type { Subject } from '../../../domain/facts.ts';
import type { Dossier } from '../../../domain/nouns/dossier.ts';
import { countWords } from '../../../domain/number-forms.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { departureMatters } from '../../../reports/departure/departure.ts';
import type { DepartureMatter, DepartureQuestion } from '../../../reports/departure/departure-question.ts';
import { departurePage, departureTable, orderedMatters } from '../../../reports/departure/departure-table.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';
import { followUpDefaults } from '../../openings/follow-up-defaults.ts';
import { knownOwner } from '../../owners.ts';
import { showActPage } from '../../planning/act-page-output.ts';
import { departureOpenings, departureQuestion } from '../../planning/departure-run.ts';
import { returned } from '../../planning/provider-return.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedSubject } from '../../resolution.ts';

/** A departure further ahead than the ledger derives is a slip of the keyboard. */
const horizon = 'P10Y';

/** What there is to see to besides terminations, as it is counted. */
const matterNouns: readonly (readonly [DepartureMatter['section'], string, string])[] = [
  ['application', 'open application', 'open applications'],
  ['contract', 'contract', 'contracts'],
  ['goes along', 'enrollment that goes along', 'enrollments that go along'],
  ['notice', 'notice', 'notices'],
  ['agreement', 'agreement', 'agreements'],
  ['registration', 'registration', 'registrations'],
  ['tail cover', 'policy without a tail', 'policies without a tail'],
  ['claims', 'payer with last claims', 'payers with last claims'],
];

/** Records that a provider leaves, and shows what there is to do. */
export const command: Command = {
  summary: 'a provider leaves: terminations, notices, last claims, tail cover',
  description:
    'Without a date: the page of the departure, with the next act of each matter. With --on (the first day without them) or --last-day: records the departure, ahead or afterwards, and opens a termination for every payer and facility that has taken the provider in, all in one receipt and one undo. From that day nothing may be billed; until then everything goes on. What is the provider’s own (an individual contract, an enrollment in the own name) goes along and is listed. --cancel takes it back as long as no termination was sent. --returned is for who comes back later: what payers ended stays ended and is applied for anew, and the documents name both times of work.',
  arguments: [{ name: 'id', help: 'NPI, name or id' }],
  flags: [
    { name: 'on', value: 'DATE', help: 'the first day without them' },
    { name: 'last-day', value: 'DATE', help: 'the last day of work, in place of --on' },
    { name: 'owner', value: 'KEY', help: 'who looks after the terminations (default: you)' },
    { name: 'cancel', help: 'they stay after all (needs --reason)' },
    { name: 'returned', value: 'DATE', help: 'they come back: the first day of work after the time away' },
  ],
  examples: [
    'empanel provider depart tanaka --on 2026-09-30 --reason "moves to Boise" --dry-run',
    'empanel provider depart "herrera, tomas" --last-day eom --dry-run',
  ],
  run: async (context, input) => {
    const on = dayAsked(input, await context.asOf());
    const back = input.date('returned', await context.asOf());
    if (back !== undefined) {
      if (on !== undefined || input.on('cancel'))
        throw new UserError('usage/conflict', '`--returned` goes without `--on`, `--last-day` and `--cancel`', {
          hint: 'leave one of them out',
        });
      return returned(context, input, back);
    }
    if (input.on('cancel')) {
      if (on !== undefined)
        throw new UserError('usage/conflict', '`--cancel` goes without a date', { hint: 'leave one of them out' });
      return cancelled(context, input);
    }
    if (on !== undefined) return departed(context, input, on);
    const ledger = await context.ledgerWithRules();
    const subject = await resolvedSubject(context, ledger, input.argument('id'), ['provider']);
    if (subject.departedOn == null) {
      throw new UserError('usage/missing', `no departure of ${subject.name} is recorded, and \`--on\` is not given`, {
        hint: `\`empanel provider depart ${subject.key} --on DATE --dry-run\` shows what it would do`,
      });
    }
    const question = await departureQuestion(context, ledger, subject, subject.departedOn);
    const matters = orderedMatters(departureMatters(question));
    await showActPage(context, departurePage(question, matters), departureTable(question, matters));
    return 0;
  },
};

/** The first day without the provider, by either flag. */
function dayAsked(input: Input, asOf: CalendarDate): CalendarDate | undefined {
  const on = input.date('on', asOf);
  const last = input.date('last-day', asOf);
  if (on !== undefined && last !== undefined)
    throw new UserError('usage/conflict', '`--on` and `--last-day` say the same', { hint: 'leave one of them out' });
  return last === undefined ? on : addDays(last, 1);
}

async function departed(context: Context, input: Input, on: CalendarDate): Promise<number> {
  const ledger = await context.ledgerForWriting();
  const asOf = await context.asOf();
  const subject = await resolvedSubject(context, ledger, input.argument('id'), ['provider']);
  await refuseDay(ledger, subject, on, asOf);
  const question = await departureQuestion(context, ledger, subject, on);
  const owner = await knownOwner(context, input.text('owner') ?? 'me');
  const defaults = await followUpDefaults(context);
  const { asked, open } = sorted(departureOpenings(question, owner, defaults), question);
  const { value: opened, receipt } = await recorded(context, ledger, (tx) =>
    depart(tx, subject, on, asked, asOf, defaults),
  );
  const name = ({ payer, facility, group }: Opening): string =>
    `${payer?.name ?? question.context.facilities?.get(facility ?? '')?.name ?? facility}${group === null ? '' : ` (${group})`}`;
  const left = on <= asOf ? 'left' : 'leaves';
  const matters = orderedMatters(departureMatters(question)).filter(({ section }) => section !== 'termination');
  await showReceipt(
    context,
    receipt,
    [
      `${subject.name} ${left} on ${longDate(on)}; the last day of work is ${longDate(lastDayOfWork(on))}`,
      ...opened.map(
        (one) => `opened ${one.id}: termination at ${name(one.opening)}, next follow-up ${longDate(one.nextOn)}`,
      ),
      ...open.map(({ opening, id }) => `not opened: termination at ${name(opening)}: ${id} is open already`),
      ...(opened.length + open.length === 0
        ? ['no payer or facility has taken the provider in: nothing to terminate']
        : []),
      ...toSeeTo(matters),
    ],
    {
      subject: subject.key,
      departedOn: on,
      terminations: opened.map(({ id, opening }) => ({
        application: id,
        payer: opening.payer?.key ?? null,
        facility: opening.facility,
        group: opening.group,
      })),
      matters,
    },
  );
  context.say(`the page with every date and act: \`empanel provider depart ${subject.key}\``);
  return 0;
}

/** What else there is to do, counted by kind. */
function toSeeTo(matters: readonly DepartureMatter[]): readonly string[] {
  const open = matters.filter(({ act }) => act !== null);
  const counted = matterNouns.flatMap(([section, one, many]) => {
    const count = open.filter((matter) => matter.section === section).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return counted.length === 0 ? [] : [`to see to besides: ${counted.join(', ')}`];
}

/** What is to be opened, and what is open already. */
function sorted(
  openings: readonly Opening[],
  { facts, asOf }: DepartureQuestion,
): {
  readonly asked: readonly Opening[];
  readonly open: readonly { readonly opening: Opening; readonly id: string }[];
} {
  const twins = openings.map((opening) => ({ opening, twin: openTwin(opening, facts.applications, asOf) }));
  return {
    asked: twins.flatMap(({ opening, twin }) => (twin === undefined ? [opening] : [])),
    open: twins.flatMap(({ opening, twin }) => (twin === undefined ? [] : [{ opening, id: twin.id }])),
  };
}

async function refuseDay(ledger: Ledger, subject: Subject, on: CalendarDate, asOf: CalendarDate): Promise<void> {
  if (subject.status === 'archived')
    throw new UserError('record/exists', `${subject.name} is archived`, {
      hint: `bring them back first: \`empanel provider archive ${subject.key} --restore\``,
    });
  if (subject.departedOn != null) {
    const leaves = subject.departedOn <= asOf ? 'left' : 'leaves';
    throw new UserError('record/exists', `${subject.name} ${leaves} on ${longDate(subject.departedOn)} already`, {
      hint: `another day: \`empanel provider depart ${subject.key} --cancel --reason "…"\` first`,
    });
  }
  const { groups } = await ledger.facts.context();
  const began = firstDayOfWork(subject.npi, groups?.values() ?? [], ledger.facts.standing(subject.id));
  if (began !== null && on <= began)
    throw new UserError('usage/bad-value', `${subject.name} begins on ${longDate(began)}, not before ${longDate(on)}`, {
      hint: `who never came is archived: \`empanel provider archive ${subject.key}\``,
    });
  if (on > dateAfter(asOf, duration(horizon)))
    throw new UserError('usage/bad-value', `${longDate(on)} lies too far ahead`, { hint: 'look at the year' });
}

async function cancelled(context: Context, input: Input): Promise<number> {
  const ledger = await context.ledgerForWriting();
  const asOf = await context.asOf();
  const subject = await resolvedSubject(context, ledger, input.argument('id'), ['provider']);
  const { departedOn } = subject;
  if (departedOn == null)
    throw new UserError('record/not-found', `no departure of ${subject.name} is recorded`, {
      hint: `\`empanel provider show ${subject.key}\` says where they stand`,
    });
  if (context.reason === null)
    throw new UserError('usage/missing', '`--reason` is not given', { hint: 'say why they stay' });
  const { reason } = context;
  const own = (await ledger.applications.list({ subjectId: subject.id })).map(({ application }) => application);
  const terminations = terminationsFor(own, departedOn);
  refuseSent(terminations, asOf);
  const document = await ledger.documents.byKey('dossier', subject.key);
  const status = document === undefined ? 'active' : ((JSON.parse(document.body) as Dossier).status ?? 'active');
  const { value: withdrawn, receipt } = await recorded(context, ledger, (tx) =>
    cancelDeparture(tx, subject, status, terminations, { asOf, reason }),
  );
  const closed = countWords(withdrawn, 'termination is withdrawn', 'terminations are withdrawn');
  await showReceipt(context, receipt, [`${subject.name} stays: departed → ${status}; ${closed}`], {
    subject: subject.key,
    departedOn: null,
  });
  return 0;
}

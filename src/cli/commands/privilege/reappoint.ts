import { addDays, type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Facility, Line } from '../../../domain/nouns/facility.ts';
import { isCurrentForm } from '../../../domain/privileges/form-version.ts';
import type { LineOfForm } from '../../../domain/privileges/privilege.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { EndingAppointment } from '../../../reports/privileges/reappointments.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';
import { officeOf } from '../../office.ts';
import { printPaper } from '../../printing.ts';

const channels = ['email', 'mail', 'portal', 'fax', 'hand'] as const;

/** Reappointments: who is due, and the packet of one. */
export const command: Command = {
  summary: 'reappointments: who is due, and the packet of one',
  description:
    'Without a provider it lists the appointments that end within a year: which packet is due, the day the file must be ready, the last board that meets in time, and when the data bank must be asked. A board that meets only after the end is told now, since nothing renews backwards. --sent records that it went out. With a provider it makes the packet: criteria of renewal, activity, reviews, evaluations, actions since the appointment.',
  arguments: [{ name: 'provider', help: 'NPI, name, key or id', optional: true }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'at which facility' },
    { name: 'within', value: 'DISTANCE', help: 'look ahead so far: 90d, 12w, 6m (default: 365d)' },
    { name: 'all', help: 'without limit' },
    { name: 'sent', value: 'DATE', help: 'record that the packet of the provider went out on that day' },
    { name: 'via', value: 'CHANNEL', choices: channels, help: `how it went out: ${channels.join(', ')}` },
  ],
  examples: ['empanel privilege reappoint', 'empanel privilege reappoint --within 180d --json'],
  run: async (context, input) => {
    const words = input.argumentIfGiven('provider');
    if (words !== undefined) {
      return input.text('sent') === undefined ? packet(context, input, words) : sent(context, input, words);
    }
    if (input.text('sent') !== undefined) {
      throw new UserError('usage/missing', 'no provider is given', { hint: 'it is about the packet of one' });
    }
    const [{ report }, { showReport }] = await Promise.all([
      import('../../../reports/privileges/reappointments.ts'),
      import('../../report-run.ts'),
    ]);
    return showReport(context, input, report);
  },
};

/** Records that the packet of a reappointment went out. */
async function sent(context: Context, input: Input, words: string): Promise<number> {
  const ledger = await context.ledgerForWriting();
  const asOf = await context.asOf();
  const { subject, facility, appointment, facts, until } = await endingMeant(context, input, ledger, words);
  const on = input.date('sent', asOf) ?? asOf;
  if (on > asOf || on < appointment.from) {
    const bound = on > asOf ? `after ${longDate(asOf)}` : `before the appointment, ${longDate(appointment.from)}`;
    throw new UserError('usage/bad-value', `\`--sent\` lies ${bound}`, {
      hint: 'it is the day on which the packet went out',
    });
  }
  const twin = facts.events.find((one) => one.kind === 'packet-sent' && one.facility === facility.key && one.on === on);
  if (twin !== undefined) {
    throw new UserError('record/exists', `a packet of ${longDate(on)} is on record (${twin.id})`, {
      hint: '`empanel undo` takes the last one back',
    });
  }
  const [{ followAction }, { recorded, showReceipt }] = await Promise.all([
    import('../../../actions/privileges/privilege-action.ts'),
    import('../../recording.ts'),
  ]);
  const event = { subjectId: subject.id, facility: facility.key, actionId: null, decisionId: null } as const;
  const via = input.choice('via', channels);
  const { value: id, receipt } = await recorded(context, ledger, (tx) =>
    followAction(tx, { ...event, kind: 'packet-sent', on, hearingOn: null, text: via ?? null, reference: null }),
  );
  const by = via === undefined ? '' : ` by ${via}`;
  await showReceipt(context, receipt, [
    `${id}: packet to ${subject.name} for ${facility.name} sent on ${longDate(on)}${by}; the appointment ends ${longDate(addDays(until, -1))}`,
  ]);
  context.say('next: `empanel privilege reappoint`');
  return 0;
}

async function packet(context: Context, input: Input, words: string): Promise<number> {
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const ending = await endingMeant(context, input, ledger, words);
  const [{ paperFormats, renderedPaper }, { paperFormat }, { reappointmentPaper }, { lineCriteria }, resolution] =
    await Promise.all([
      import('../../../render/paper.ts'),
      import('../../paper-format.ts'),
      import('../../../reports/privileges/reappointment-packet.ts'),
      import('../../privileges/privilege-criteria.ts'),
      import('../../privileges/privilege-resolution.ts'),
    ]);
  const { subject, facility, facts, until } = ending;
  const dossier = await resolution.dossierOf(ledger, subject);
  const held = resolution.heldGrants(facts, facility.key, asOf).filter(({ basis }) => basis === 'regular');
  const asked = {
    dossier,
    facility,
    privileges: facts,
    type: 'reappointment',
    asked: held.map(resolution.lineKey),
    on: asOf,
  } as const;
  const lines = held.flatMap((grant) => {
    if (grant.granted === null) return [];
    const { form, line, isOffered } = lineOfNextTerm(facility, grant.granted, asOf);
    return [{ grant, form, isOffered, criteria: lineCriteria(line, asked) }];
  });
  const deadlines = await ledger.deadlines.list({ asOf, subjectId: subject.id, dueBy: until, kinds: ['expirable'] });
  const papers = deadlines.flatMap(({ title, dueOn }) => (dueOn === null ? [] : [{ title, dueOn }]));
  const office = (await context.workspaceIfAny())?.document.name ?? 'Medical staff office';
  const paper = reappointmentPaper({ ending, lines, papers, office, asOf });
  const format = paperFormat(context, paperFormats);
  printPaper(context, renderedPaper(paper, format), format, 'packet');
  context.say(
    ending.requestId === null
      ? `when the request comes: \`empanel privilege request ${subject.key} --facility ${facility.key} --type reappointment\``
      : `request ${ending.requestId} is open`,
  );
  return ending.plan.meetings.problem === null ? 0 : 1;
}

/** A line that is held, as the version of its form has it by which the next term is asked for. */
function lineOfNextTerm(
  facility: Facility,
  { form, line }: LineOfForm,
  asOf: CalendarDate,
): { readonly form: string; readonly line: Line; readonly isOffered: boolean } {
  const current = (facility.privilegeForms ?? []).filter((one) => isCurrentForm(one, asOf));
  const next = current.find(({ key, lines }) => key === form.key && lines.some((one) => one.key === line.key));
  const found = next?.lines.find(({ key }) => key === line.key);
  return next === undefined || found === undefined
    ? { form: `${form.key} ${form.version}`, line, isOffered: false }
    : { form: `${next.key} ${next.version}`, line: found, isOffered: true };
}

async function endingMeant(context: Context, input: Input, ledger: Ledger, words: string): Promise<EndingAppointment> {
  if (input.text('within') !== undefined || input.on('all')) {
    throw new UserError('usage/conflict', '`--within` and `--all` belong to the list', {
      hint: 'leave the provider out, or the flag',
    });
  }
  const [{ resolvedSubject }, { facilitiesOf, facilityMeant }, { endingAppointments }] = await Promise.all([
    import('../../resolution.ts'),
    import('../../privileges/facility-resolution.ts'),
    import('../../../reports/privileges/reappointments.ts'),
  ]);
  const subject = await resolvedSubject(context, ledger, words, ['provider']);
  const key = input.text('facility');
  const facility = key === undefined ? undefined : facilityMeant(await facilitiesOf(ledger), key).key;
  const filters = { all: true, subjectId: subject.id, facility };
  const found = await endingAppointments({
    ledger,
    asOf: await context.asOf(),
    filters,
    office: await officeOf(context),
  });
  const [only, other] = found;
  if (only !== undefined && other === undefined) return only;
  if (only !== undefined) {
    throw new UserError('usage/missing', '`--facility` is not given', {
      hint: `${subject.name} is appointed at ${found.map((one) => one.facility.key).join(', ')}`,
    });
  }
  throw new UserError(
    'record/not-found',
    `${subject.name} has no appointment${facility === undefined ? '' : ` at ${facility}`}`,
    {
      hint: '`empanel privilege reappoint --all` lists those that are on record',
    },
  );
}

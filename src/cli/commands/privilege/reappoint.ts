import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { EndingAppointment } from '../../../reports/privileges/reappointments.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import type { Input } from '../../input.ts';
import { officeOf } from '../../office.ts';

/** Reappointments: who is due, and the packet of one. */
export const command: Command = {
  summary: 'reappointments: who is due, and the packet of one',
  description:
    'Without a provider it lists the appointments that end within a year: which packet is due, the day the file must be ready, the last board that meets in time, and when the data bank must be asked. A board that meets only after the end is told now, since nothing renews backwards. With a provider it makes the packet: criteria of renewal, activity, reviews, evaluations, actions since the appointment.',
  arguments: [{ name: 'provider', help: 'NPI, name, key or id', optional: true }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'at which facility' },
    { name: 'within', value: 'DISTANCE', help: 'look ahead so far: 90d, 12w, 6m (default: 365d)' },
    { name: 'all', help: 'without limit' },
  ],
  examples: ['empanel privilege reappoint', 'empanel privilege reappoint --within 180d --json'],
  run: async (context, input) => {
    const words = input.argumentIfGiven('provider');
    if (words !== undefined) return packet(context, input, words);
    const [{ report }, { showReport }] = await Promise.all([
      import('../../../reports/privileges/reappointments.ts'),
      import('../../report-run.ts'),
    ]);
    return showReport(context, input, report);
  },
};

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
  const lines = held.flatMap((grant) =>
    grant.granted === null ? [] : [{ grant, criteria: lineCriteria(grant.granted.line, asked) }],
  );
  const deadlines = await ledger.deadlines.list({ asOf, subjectId: subject.id, dueBy: until, kinds: ['expirable'] });
  const papers = deadlines.flatMap(({ title, dueOn }) => (dueOn === null ? [] : [{ title, dueOn }]));
  const office = (await context.workspaceIfAny())?.document.name ?? 'Medical staff office';
  const paper = reappointmentPaper({ ending, lines, papers, office, asOf });
  context.emit(renderedPaper(paper, paperFormat(context, paperFormats)), 'packet');
  context.say(
    ending.requestId === null
      ? `when the request comes: \`empanel privilege request ${subject.key} --facility ${facility.key} --type reappointment\``
      : `request ${ending.requestId} is open`,
  );
  return ending.plan.meetings.problem === null ? 0 : 1;
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

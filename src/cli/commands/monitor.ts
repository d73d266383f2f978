import { endEnrollment, enroll } from '../../actions/monitor.ts';
import { type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../domain/facts.ts';
import type { Monitoring } from '../../domain/file-facts.ts';
import { type MonitoringService, monitoringService, monitoringServices } from '../../domain/monitoring-service.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { evidenceGiven, evidenceId } from '../evidence/evidence-input.ts';
import type { Input } from '../input.ts';
import { recorded, showReceipt } from '../recording.ts';
import { resolvedSubject } from '../resolution.ts';

/** Records an enrollment in a continuous monitoring service, or its end. */
export const command: Command = {
  summary: 'record an enrollment in continuous monitoring',
  description: `Records that somebody is enrolled in a service that reports by itself: ${monitoringServices.map(({ key, name }) => `${key} (${name})`).join(', ')}. While it is in force and no alert has come, a query made under it does not go stale where the rules say so. \`--until\` on its own ends the enrollment. Only offices that may be registered with the service can enroll anybody.`,
  arguments: [{ name: 'subject', help: 'NPI, name or id of a provider' }],
  flags: [
    { name: 'service', value: 'S', help: `${monitoringServices.map(({ key }) => key).join(', ')} (default)` },
    { name: 'from', value: 'DATE', help: 'first day of the enrollment (default: the as-of day)' },
    { name: 'until', value: 'DATE', help: 'first day on which it is no longer in force; alone: ends it' },
    { name: 'reference', value: 'R', help: 'number of the enrollment' },
    {
      name: 'evidence',
      value: 'FILE',
      help: 'proof of the enrollment: a file, which is kept, or the id of one that is',
    },
  ],
  examples: [
    'empanel monitor "ruiz, ana" --service npdb-continuous-query --from 2026-06-01 --dry-run',
    'empanel monitor "ruiz, ana" --until 2026-06-15 --dry-run',
  ],
  run: async (context, input) => {
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const service = serviceNamed(input.text('service'));
    await mustBeRegistered(context, service);
    const subject = await resolvedSubject(context, ledger, input.argument('subject'), ['provider']);
    const running = await runningEnrollment(ledger, subject, service, asOf);
    const until = input.date('until', asOf);
    if (input.text('from') === undefined && until !== undefined)
      return ended(context, ledger, { subject, service, running, until });
    return enrolled(context, input, ledger, { subject, service, running, until: until ?? null, asOf });
  },
};

function serviceNamed(words: string | undefined): MonitoringService {
  const [only] = monitoringServices;
  const found = words === undefined ? only : monitoringService(words);
  if (found !== undefined) return found;
  const keys = monitoringServices.map(({ key }) => key);
  const near = nearest(words ?? '', keys, { limit: 1 })[0];
  throw new UserError('usage/bad-value', `\`--service\` cannot be \`${words}\``, {
    hint: near === undefined ? `services: ${keys.join(', ')}` : `did you mean \`${near}\`?`,
  });
}

async function mustBeRegistered(context: Context, { name, roles }: MonitoringService): Promise<void> {
  const role = (await context.workspaceIfAny())?.document.role ?? 'practice';
  if (roles.includes(role)) return;
  throw new UserError('monitoring/not-registered', `an office with the role \`${role}\` cannot use the ${name}`, {
    hint: `it is for the roles ${roles.join(', ')}; ask the provider for a self-query, and record it with \`empanel verify ID npdb --source "NPDB self-query"\``,
  });
}

async function runningEnrollment(
  ledger: Ledger,
  subject: Subject,
  service: MonitoringService,
  asOf: CalendarDate,
): Promise<Monitoring | undefined> {
  const facts = await ledger.facts.of(subject.id);
  return facts?.monitorings.findLast(
    (one) => one.service === service.key && one.on <= asOf && (one.until === null || asOf < one.until),
  );
}

interface Asked {
  readonly subject: Subject;
  readonly service: MonitoringService;
  readonly running: Monitoring | undefined;
}

async function ended(
  context: Context,
  ledger: Ledger,
  { subject, service, running, until }: Asked & { readonly until: CalendarDate },
): Promise<number> {
  if (running === undefined)
    throw new UserError('record/not-found', `${subject.name} is not enrolled in the ${service.name}`, {
      hint: 'pass `--from DATE` to enroll',
    });
  if (until <= running.from)
    throw new UserError('usage/bad-value', `the enrollment began on ${longDate(running.from)}; it ends later`, {
      hint: 'give the first day on which it no longer holds',
    });
  const { receipt } = await recorded(context, ledger, (tx) => endEnrollment(tx, running.id, until));
  await showReceipt(context, receipt, [
    `${subject.name}: ${service.name} since ${longDate(running.from)} ends; ${longDate(until)} is the first day without it`,
  ]);
  return 0;
}

async function enrolled(
  context: Context,
  input: Input,
  ledger: Ledger,
  {
    subject,
    service,
    running,
    until,
    asOf,
  }: Asked & { readonly until: CalendarDate | null; readonly asOf: CalendarDate },
): Promise<number> {
  const from = input.date('from', asOf) ?? asOf;
  if (from > asOf)
    throw new UserError('usage/bad-value', `\`--from\` lies after the as-of day, ${longDate(asOf)}`, {
      hint: 'an enrollment is recorded when it has begun',
    });
  if (until !== null && until <= from)
    throw new UserError('usage/bad-value', '`--until` does not lie after `--from`', {
      hint: 'give the first day on which it no longer holds',
    });
  if (running !== undefined)
    throw new UserError(
      'record/exists',
      `${subject.name} is enrolled in the ${service.name} since ${longDate(running.from)}`,
      { hint: 'end that enrollment with `--until DATE` first' },
    );
  const words = input.text('evidence');
  const given = words === undefined ? null : await evidenceGiven(context, ledger, words);
  const reference = input.words('reference');
  const { value, receipt } = await recorded(context, ledger, async (tx) => {
    const proof = { subjectId: subject.id, kind: 'monitoring-enrollment', of: null, on: asOf };
    const evidence = given === null ? null : await evidenceId(tx, given, proof);
    return enroll(tx, { subjectId: subject.id, service: service.key, on: asOf, from, until, reference, evidence });
  });
  if (given === null) context.warn('no proof of the enrollment is kept; auditors ask for it (`--evidence FILE`)');
  await showReceipt(
    context,
    receipt,
    [
      `${subject.name}: ${service.name} since ${longDate(from)}${until === null ? '' : ` until ${longDate(until)}`} (${value})`,
    ],
    { id: value },
  );
  return 0;
}

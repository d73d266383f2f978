import { addDays, type CalendarDate } from '../domain/calendar/calendar-date.ts';
import { dateAfter, parseDuration } from '../domain/calendar/duration.ts';
import { countWords } from '../domain/number-forms.ts';
import { UserError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ScheduledExposure } from '../reports/claims/scheduled-exposure.ts';
import type { OfficeQuestion, Report, ReportFilters } from '../reports/report.ts';
import { changedDocumentsNotes } from './checking/changed-documents.ts';
import type { Context } from './context.ts';
import type { Input } from './input.ts';
import { officeOf } from './office.ts';
import { knownOwner } from './owners.ts';
import { facilitiesOf, facilityMeant } from './privileges/facility-resolution.ts';
import { payersOf, practiceAsked, resolvedPayer, resolvedSubject } from './resolution.ts';

/**
 * Runs a report with the filters given and prints it. Exit 0: an empty report is an answer; 1: rows of a file that it takes
 * were refused.
 */
export async function showReport(context: Context, input: Input, report: Report): Promise<number> {
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const filters = await filtersOf(context, input, report, asOf);
  const path = input.text('schedule');
  const schedule = path === undefined ? undefined : await visitsOf(context, ledger, path);
  const question: OfficeQuestion = {
    ledger,
    asOf,
    filters,
    office: await officeOf(context),
    ...(schedule === undefined ? {} : { schedule }),
  };
  if (await showStream(context, report, question)) return 0;
  const table = await report.table(question);
  const { publishedEvents } = await import('./publishing.ts');
  const published = await publishedEvents(context, table);
  const notes = [...table.notes, ...(await changedDocumentsNotes(context))];
  await context.show({ ...table, notes }, published === undefined ? {} : { published });
  return (schedule?.refused.visits ?? 0) === 0 ? 0 : 1;
}

async function visitsOf(context: Context, ledger: Ledger, path: string): Promise<ScheduledExposure> {
  const { scheduledVisits } = await import('./claims/scheduled-visits.ts');
  return scheduledVisits(context, ledger, path);
}

/** Prints the report while its rows are read, where report and format can do so; says whether it did. */
async function showStream(context: Context, report: Report, question: OfficeQuestion): Promise<boolean> {
  if (report.stream === undefined) return false;
  const { streamRenderer } = await import('./rendering.ts');
  const render = await streamRenderer(context);
  const stream = render === undefined ? undefined : await report.stream(question);
  if (render === undefined || stream === undefined) return false;
  const more = await changedDocumentsNotes(context);
  const text = render({ ...stream, notes: () => [...stream.notes(), ...more] });
  context.emit(text, countWords(stream.count(), 'row'));
  return true;
}

async function filtersOf(context: Context, input: Input, report: Report, asOf: CalendarDate): Promise<ReportFilters> {
  refuseUnknownFilters(input, report);
  const ledger = await context.ledger();
  const provider = input.text('provider');
  const payer = input.text('payer');
  const facility = input.text('facility');
  const owner = input.text('owner');
  const all = input.on('all');
  return {
    all,
    dueBy:
      all && input.text('within') === undefined ? undefined : dueBy(input.text('within') ?? report.withinDefault, asOf),
    subjectId: provider === undefined ? undefined : (await resolvedSubject(context, ledger, provider)).id,
    payer: payer === undefined ? undefined : resolvedPayer(await payersOf(ledger), payer).key,
    facility: facility === undefined ? undefined : facilityMeant(await facilitiesOf(ledger), facility).key,
    procedure: input.text('procedure'),
    kind: input.text('kind'),
    owner: owner === undefined ? undefined : await knownOwner(context, owner),
    state: input.text('state'),
    practice: await practiceAsked(context, ledger),
    limit: input.count('limit'),
    groupBy: input.text('group-by'),
    committeeOn: input.date('committee', asOf),
    from: input.date('from', asOf),
    through: input.date('until', asOf),
    sample: input.text('sample'),
    seed: input.text('seed'),
    files: input.text('files'),
  };
}

/** A filter that a report does not know must not look as if it had been applied. */
function refuseUnknownFilters(input: Input, report: Report): void {
  const flags = [
    'within',
    'all',
    'provider',
    'payer',
    'facility',
    'procedure',
    'kind',
    'owner',
    'state',
    'limit',
    'committee',
    'group-by',
    'from',
    'until',
    'sample',
    'seed',
    'files',
    'schedule',
  ] as const;
  const given = flags.find(
    (flag) => (input.text(flag) !== undefined || input.on(flag)) && !report.filters.includes(flag),
  );
  if (given === undefined) return;
  const cannot = given === 'schedule' ? 'takes no' : 'cannot be narrowed by';
  throw new UserError('usage/conflict', `the report \`${report.name}\` ${cannot} \`--${given}\``, {
    hint: `it takes ${report.filters.map((flag) => `--${flag}`).join(', ')}`,
  });
}

/** The last day of a stretch such as `90d`, `P90D`, `3m` or `10bd` from the as-of day. */
function dueBy(within: string | null, asOf: CalendarDate): CalendarDate | undefined {
  if (within === null) return undefined;
  const days = /^(\d{1,5})d?$/i.exec(within);
  if (days !== null) return addDays(asOf, Number(days[1]));
  const short = /^(\d{1,4})([wmy])$/i.exec(within);
  const duration = parseDuration(short === null ? within.toUpperCase() : `P${short[1]}${short[2]?.toUpperCase()}`);
  if (duration !== undefined) return dateAfter(asOf, duration);
  throw new UserError('usage/bad-value', `\`--within\` cannot be \`${within}\``, {
    hint: 'write 90d, 12w, 6m, 10bd or P90D',
  });
}

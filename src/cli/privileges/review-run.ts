import type { NewFocused } from '../../actions/privileges/fppe.ts';
import { recordReview } from '../../actions/privileges/oppe.ts';
import { addDays, type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter } from '../../domain/calendar/duration.ts';
import { countWords } from '../../domain/number-forms.ts';
import { focusedMethods, ongoingResults } from '../../domain/privileges/practice-evaluation.ts';
import { indicatorWords, type ReviewReading } from '../../domain/privileges/practice-review.ts';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type ReviewedWork, reviewedWork } from '../../reports/privileges/reviewed-work.ts';
import { type WorkReading, workReading, workTable } from '../../reports/privileges/work-reading.ts';
import { facilityClocks } from '../../rules/facility-clock.ts';
import type { Context } from '../context.ts';
import { type Input, noteText } from '../input.ts';
import { recorded, showReceipt } from '../recording.ts';
import { resolvedSubject } from '../resolution.ts';
import { proctorNamed } from './evaluation-resolution.ts';
import { facilitiesOf, facilityMeant } from './facility-resolution.ts';
import { timeAsked } from './focused-run.ts';

/** Shows the numbers of one provider against the triggers. Exit 1: they ask for more than a look. */
export async function looked(context: Context, input: Input): Promise<number> {
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const work = await workAsked(context, ledger, input);
  const read = workReading(work, asOf, periodAsked(input, work, asOf));
  await context.show(workTable(work, read, asOf));
  return read.reading.suggested === 'acceptable' ? 0 : 1;
}

/** Records a review with the numbers as they stand. */
export async function reviewed(context: Context, input: Input): Promise<number> {
  const ledger = await context.ledgerForWriting();
  const asOf = await context.asOf();
  const work = await workAsked(context, ledger, input);
  const { subject, facility } = work;
  const { period, reading } = workReading(work, asOf, periodAsked(input, work, asOf));
  const on = reviewDay(input, work, { period, reading }, asOf);
  const result = input.choice('result', ongoingResults) ?? 'acceptable';
  const peers = input.names('peer').map((name) => noteText(name, '--peer'));
  mustBeSupported({ result, reading, peers }, context, input);
  const focused =
    result === 'focused-evaluation' ? await focusedAsked(context, ledger, input, work, reading, on) : undefined;
  const review = {
    subjectId: subject.id,
    facility: facility.key,
    department: work.department,
    ...period,
    on,
    by: textGiven(input, 'by'),
    cases: reading.cases,
    indicators: reading.indicators,
    references: peers,
    result,
    text: textGiven(input, 'note'),
  };
  const { receipt, value } = await recorded(context, ledger, (tx) => recordReview(tx, review, focused));
  const opened = value.focusedId === null ? '' : `; ${value.focusedId} opened`;
  await showReceipt(context, receipt, [
    `${value.id}: ${subject.name} at ${facility.name}, ${longDate(period.from)} to ${longDate(addDays(period.until, -1))}: ${result}${opened}`,
  ]);
  const reached = reading.indicators.filter(({ triggered }) => triggered);
  if (reached.length > 0) context.say(reached.map((one) => `${one.name} ${indicatorWords(one)}`).join('; '));
  const act = focused?.proctor == null ? '--proctor names who watches' : '--case records what was watched';
  if (value.focusedId !== null) context.say(`next: \`empanel privilege fppe ${value.focusedId}\` shows it; ${act}`);
  return 0;
}

async function workAsked(context: Context, ledger: Ledger, input: Input): Promise<ReviewedWork> {
  const subject = await resolvedSubject(context, ledger, input.argument('provider'), ['provider']);
  const facilities = await facilitiesOf(ledger);
  const words = input.text('facility');
  const facility = words === undefined ? undefined : facilityMeant(facilities, words).key;
  const filters = { all: true, subjectId: subject.id, facility };
  const work = await reviewedWork({ ledger, asOf: await context.asOf(), filters }, await context.rules());
  const [only, other] = work;
  if (only !== undefined && other === undefined) return only;
  if (only !== undefined) {
    throw new UserError('usage/missing', '`--facility` is not given', {
      hint: `${subject.name} holds privileges at ${work.map((one) => one.facility.key).join(', ')}`,
    });
  }
  throw new UserError(
    'record/not-found',
    `${subject.name} holds no privilege for a term${facility === undefined ? '' : ` at ${facility}`}`,
    { hint: '`empanel report privileges --all` shows what was granted' },
  );
}

function periodAsked(
  input: Input,
  { from }: ReviewedWork,
  asOf: CalendarDate,
): { readonly since: CalendarDate | undefined; readonly through: CalendarDate | undefined } {
  const since = input.date('since', asOf);
  const through = input.date('through', asOf);
  if (through !== undefined && through > asOf) {
    throw new UserError('usage/bad-value', `\`--through\` lies after ${longDate(asOf)}`, {
      hint: 'work that lies ahead cannot be looked at',
    });
  }
  const first = since ?? from;
  if ((through ?? asOf) < first) {
    throw new UserError('usage/bad-value', `the period begins on ${longDate(first)}, after it ends`, {
      hint: 'days that a review has looked at are not looked at again; `--since DATE` begins it earlier',
    });
  }
  return { since, through };
}

/** The day of the review: after the work that it looks at, not before the last review, not ahead. */
function reviewDay(input: Input, { last }: ReviewedWork, { period }: WorkReading, asOf: CalendarDate): CalendarDate {
  const on = input.date('on', asOf) ?? asOf;
  if (on > asOf) {
    throw new UserError('usage/bad-value', `\`--on\` lies after ${longDate(asOf)}`, {
      hint: 'record it when it has happened',
    });
  }
  if (on < addDays(period.until, -1)) {
    throw new UserError('usage/bad-value', `\`--on\` lies before ${longDate(addDays(period.until, -1))}`, {
      hint: 'the period ends on that day; `--through DATE` ends it earlier',
    });
  }
  if (last !== null && on < last.on) {
    throw new UserError('usage/bad-value', `\`--on\` lies before the last review, ${longDate(last.on)}`);
  }
  return on;
}

interface Judgement {
  readonly result: (typeof ongoingResults)[number];
  readonly reading: ReviewReading;
  readonly peers: readonly string[];
}

/** A result that says less than the numbers ask for needs a reason. */
function mustBeSupported({ result, reading, peers }: Judgement, context: Context, input: Input): void {
  if (input.on('override') && context.reason !== null) return;
  const reached = reading.indicators.filter(({ triggered }) => triggered);
  const mild = result === 'acceptable' || result === 'low-volume';
  const because =
    mild && reached.length > 0
      ? `a trigger is reached: ${reached.map((one) => `${one.name} ${indicatorWords(one)}`).join('; ')}`
      : mild && reading.lowVolume && peers.length === 0
        ? reading.cases === null
          ? 'no cases are counted, and no peer is named'
          : `${countWords(reading.cases, 'case is', 'cases are')} too few to judge by, and no peer is named`
        : undefined;
  if (because === undefined) return;
  throw new UserError('evaluation/not-ready', because, {
    hint: input.on('override')
      ? 'say why with --reason'
      : reached.length > 0
        ? '`--result focused-evaluation` opens one; `--override --reason TEXT` records the result all the same'
        : 'name peers with --peer; `--override --reason TEXT` records the result all the same',
  });
}

/** Why the numbers ask for a focused evaluation; where they do not, whoever looked has a concern. */
function causeOf({ indicators, lowVolume }: ReviewReading): NewFocused['cause'] {
  if (indicators.some(({ triggered }) => triggered)) return 'trigger';
  return lowVolume ? 'low-volume' : 'concern';
}

async function focusedAsked(
  context: Context,
  ledger: Ledger,
  input: Input,
  { subject, facility, facts }: ReviewedWork,
  reading: ReviewReading,
  on: CalendarDate,
): Promise<Omit<NewFocused, 'reviewId'>> {
  const line = input.text('line') ?? null;
  const grant = facts.grants.findLast((one) => one.facility === facility.key && one.granted?.line.key === line);
  if (line !== null && grant === undefined) {
    throw new UserError('record/not-found', `${subject.name} does not hold \`${line}\` at ${facility.key}`, {
      hint: `held there: ${[...new Set(facts.grants.flatMap((one) => (one.facility === facility.key ? (one.granted?.line.key ?? []) : [])))].join(', ')}`,
    });
  }
  const time = timeAsked(input);
  const proctor = input.text('proctor');
  const watcher = proctor === undefined ? null : await proctorNamed(ledger, noteText(proctor, '--proctor'), subject);
  const asked = { facility, providerType: subject.type };
  const clock = facilityClocks(await context.rules(), asked, 'fppe.openedOn', on)[0];
  return {
    subjectId: subject.id,
    facility: facility.key,
    grantId: grant?.id ?? null,
    line,
    cause: causeOf(reading),
    method: input.choice('method', focusedMethods) ?? null,
    cases: input.count('cases') ?? null,
    within: time?.code ?? null,
    proctor: watcher?.name ?? null,
    proctorNpi: watcher?.npi ?? null,
    supervised: false,
    on,
    dueOn: time === null ? (clock?.dueOn ?? null) : dateAfter(on, time.length),
    previousId: null,
    text: null,
  };
}

function textGiven(input: Input, flag: string): string | null {
  const words = input.text(flag);
  return words === undefined ? null : noteText(words, `--${flag}`);
}

import {
  assignProctor,
  endFocused,
  type FocusedExtension,
  openFocused,
  watchCase,
} from '../../actions/privileges/fppe.ts';
import { type CalendarDate, latest, longDate } from '../../domain/calendar/calendar-date.ts';
import { dateAfter, parseDuration } from '../../domain/calendar/duration.ts';
import { focusedProgress, progressWords, resultBy } from '../../domain/privileges/focused-progress.ts';
import {
  type FocusedEvaluation,
  focusedCauses,
  focusedMethods,
  focusedResults,
} from '../../domain/privileges/practice-evaluation.ts';
import { grantStanding } from '../../domain/privileges/privilege-standing.ts';
import { nearest } from '../../domain/suggestion.ts';
import { UserError } from '../../errors.ts';
import { facilityClocks } from '../../rules/facility-clock.ts';
import type { Context } from '../context.ts';
import { type Input, noteText } from '../input.ts';
import { recorded, showReceipt } from '../recording.ts';
import { resolvedSubject } from '../resolution.ts';
import { type EvaluationOfSubject, evaluationMeant, proctorNamed } from './evaluation-resolution.ts';
import { facilitiesOf, facilityMeant } from './facility-resolution.ts';

/** Opens an evaluation for cause: of a line that is held, or of all work at a facility. */
export async function opened(context: Context, input: Input): Promise<number> {
  const ledger = await context.ledgerForWriting();
  const asOf = await context.asOf();
  const subject = await resolvedSubject(context, ledger, input.argument('evaluation'), ['provider']);
  const facility = facilityMeant(await facilitiesOf(ledger), input.text('facility'));
  const cause = input.choice('cause', focusedCauses);
  if (cause === undefined) {
    throw new UserError('usage/missing', '`--cause` is not given', { hint: `one of: ${focusedCauses.join(', ')}` });
  }
  const on = happened(input.date('on', asOf) ?? asOf, '--on', { asOf });
  const facts = ledger.privileges.of(subject.id);
  const line = input.text('line');
  const held = facts.grants.filter(
    (one) => one.facility === facility.key && grantStanding(one, facts, on).state !== 'ended',
  );
  const grant = held.findLast((one) => one.granted?.line.key === line);
  if (line !== undefined && grant === undefined) {
    throw notHeld(
      line,
      subject.name,
      facility.key,
      held.flatMap((one) => one.granted?.line.key ?? []),
    );
  }
  const within = timeAsked(input);
  const clock = facilityClocks(await context.rules(), { facility, providerType: subject.type }, 'fppe.openedOn', on)[0];
  const proctor = input.text('proctor');
  const watcher = proctor === undefined ? null : await proctorNamed(ledger, proctor, subject);
  const dueOn = within === null ? (clock?.dueOn ?? null) : dateAfter(on, within.length);
  const { receipt, value } = await recorded(context, ledger, (tx) =>
    openFocused(tx, {
      subjectId: subject.id,
      facility: facility.key,
      grantId: grant?.id ?? null,
      line: line ?? null,
      cause,
      method: input.choice('method', focusedMethods) ?? null,
      cases: input.count('cases') ?? null,
      within: within?.code ?? null,
      proctor: watcher?.name ?? null,
      proctorNpi: watcher?.npi ?? null,
      supervised: input.on('supervised'),
      on,
      dueOn,
      reviewId: null,
      previousId: null,
      text: noteGiven(input),
    }),
  );
  const due = dueOn === null ? '' : `, due ${longDate(dueOn)}`;
  await showReceipt(context, receipt, [
    `${value}: ${subject.name}, ${line ?? 'all work'} at ${facility.name}: evaluation opened${due}`,
  ]);
  context.say(`next: \`empanel privilege fppe ${value}\` shows what is to be watched; --case records what was`);
  return 0;
}

function notHeld(line: string, name: string, facility: string, held: readonly string[]): UserError {
  const near = nearest(line, held, { limit: 1 })[0];
  return new UserError('record/not-found', `${name} does not hold \`${line}\` at ${facility}`, {
    hint:
      near !== undefined
        ? `did you mean \`${near}\`?`
        : held.length > 0
          ? `held there: ${[...new Set(held)].join(', ')}`
          : 'nothing is held there',
  });
}

/** Records a case that was watched. */
export async function watched(context: Context, input: Input): Promise<number> {
  const { ledger, found, asOf } = await meant(context, input);
  const { evaluation, subject } = found;
  mustBeOpen(found, asOf);
  const on = happened(input.date('case', asOf) ?? asOf, '--case', { asOf, from: evaluation.on });
  const acceptable = !input.on('not-acceptable');
  const reference = textGiven(input, 'reference');
  if (reference !== null && evaluation.watched.some((one) => one.reference === reference)) {
    throw new UserError('record/exists', `case ${reference} has been watched already`, {
      hint: `\`empanel privilege fppe ${evaluation.id}\` shows the cases`,
    });
  }
  const one = {
    on,
    method: input.choice('method', focusedMethods) ?? evaluation.method,
    reference,
    by: textGiven(input, 'by') ?? evaluation.proctor,
    acceptable,
    note: noteGiven(input),
  };
  const { receipt } = await recorded(context, ledger, (tx) => watchCase(tx, evaluation, one));
  const after = { ...evaluation, watched: [...evaluation.watched, { ...one, id: '', evaluationId: evaluation.id }] };
  await showReceipt(context, receipt, [`${evaluation.id}: ${subject.name}, ${progressWords(after, asOf)}`]);
  if (focusedProgress(after, asOf).missing === 0)
    context.say(
      `all cases are watched: \`empanel privilege fppe ${evaluation.id}\` shows them, --result with --by judges`,
    );
  return 0;
}

/** Names who watches. */
export async function proctored(context: Context, input: Input): Promise<number> {
  const { ledger, found, asOf } = await meant(context, input);
  mustBeOpen(found, asOf);
  const proctor = await proctorNamed(ledger, noteText(input.text('proctor') ?? '', '--proctor'), found.subject);
  const { receipt } = await recorded(context, ledger, (tx) => assignProctor(tx, found.evaluation.id, proctor));
  await showReceipt(context, receipt, [`${found.evaluation.id}: ${found.subject.name}, proctor ${proctor.name}`]);
  return 0;
}

/** Judges an evaluation. */
export async function judged(context: Context, input: Input): Promise<number> {
  const { ledger, found, asOf } = await meant(context, input);
  const { evaluation, subject } = found;
  mustBeOpen(found, asOf);
  const result = input.choice('result', focusedResults) ?? 'satisfactory';
  const lastCase = evaluation.watched.map(({ on }) => on).reduce((one, other) => latest(one, other), evaluation.on);
  const on = happened(input.date('on', asOf) ?? asOf, '--on', { asOf, from: lastCase });
  if (result === 'satisfactory') enoughCases(evaluation, asOf, context, input);
  const extension = result === 'extended' ? extensionAsked(input, evaluation, on) : undefined;
  const end = { result, on, by: textGiven(input, 'by'), text: noteGiven(input) };
  const { receipt, value } = await recorded(context, ledger, (tx) => endFocused(tx, evaluation, end, extension));
  const next = value === null ? '' : `; goes on as ${value}${dueWords(extension)}`;
  await showReceipt(context, receipt, [
    `${evaluation.id}: ${subject.name}, ${evaluation.line ?? 'all work'}: ${result} on ${longDate(on)}${next}`,
  ]);
  if (result === 'unsatisfactory') {
    context.say(
      `the privilege goes on until somebody decides: \`empanel privilege suspend\` or \`modify\`, or a new evaluation`,
    );
  }
  return 0;
}

function dueWords(extension: FocusedExtension | undefined): string {
  return extension?.dueOn == null ? '' : `, due ${longDate(extension.dueOn)}`;
}

/** Fewer cases than planned prove too little; who judges all the same says why. */
function enoughCases(evaluation: FocusedEvaluation, asOf: CalendarDate, context: Context, input: Input): void {
  const { missing, watched: seen } = focusedProgress(evaluation, asOf);
  if ((missing ?? 0) === 0 || (input.on('override') && context.reason !== null)) return;
  throw new UserError('evaluation/not-ready', `${seen} of ${evaluation.cases} cases have been watched`, {
    hint: input.on('override')
      ? 'say why with --reason'
      : 'record them with --case, extend with `--result extended`, or `--override --reason TEXT`',
  });
}

function extensionAsked(input: Input, evaluation: FocusedEvaluation, on: CalendarDate): FocusedExtension {
  const cases = input.count('cases');
  const time = timeAsked(input);
  if (cases === undefined && time === null) {
    throw new UserError('usage/missing', 'an extension needs `--cases` or `--time`', {
      hint: 'say how many more cases, or how long: `--cases 3 --time P3M`',
    });
  }
  return {
    cases: cases ?? null,
    within: time?.code ?? null,
    dueOn: time === null ? evaluation.dueOn : dateAfter(on, time.length),
  };
}

async function meant(
  context: Context,
  input: Input,
): Promise<{
  readonly ledger: Awaited<ReturnType<Context['ledger']>>;
  readonly found: EvaluationOfSubject;
  readonly asOf: CalendarDate;
}> {
  const ledger = await context.ledgerForWriting();
  const facility = input.text('facility');
  const found = await evaluationMeant(context, ledger, input.argument('evaluation'), {
    facility: facility === undefined ? undefined : facilityMeant(await facilitiesOf(ledger), facility).key,
    line: input.text('line'),
  });
  return { ledger, found, asOf: await context.asOf() };
}

function mustBeOpen({ evaluation, subject }: EvaluationOfSubject, asOf: CalendarDate): void {
  const result = resultBy(evaluation, asOf);
  if (result === null) return;
  const on = evaluation.resultOn === null ? '' : ` on ${longDate(evaluation.resultOn)}`;
  throw new UserError('record/exists', `${evaluation.id} of ${subject.name} ended${on}: ${result}`, {
    hint: '`--open --cause concern` opens another one',
  });
}

/** A day on which something happened: not ahead, and not before what it follows. */
function happened(
  on: CalendarDate,
  flag: string,
  { asOf, from }: { readonly asOf: CalendarDate; readonly from?: CalendarDate },
): CalendarDate {
  if (on > asOf) {
    throw new UserError('usage/bad-value', `\`${flag}\` lies after ${longDate(asOf)}`, {
      hint: 'record it when it has happened',
    });
  }
  if (from !== undefined && on < from) {
    throw new UserError('usage/bad-value', `\`${flag}\` lies before ${longDate(from)}`, {
      hint: 'the evaluation was opened, or its last case watched, on that day',
    });
  }
  return on;
}

/** A time of `--time`, as the code that is recorded and as a length; null where it is not given. */
export function timeAsked(
  input: Input,
): { readonly code: string; readonly length: NonNullable<ReturnType<typeof parseDuration>> } | null {
  const words = input.text('time');
  if (words === undefined) return null;
  const short = /^(\d{1,4})([dwmy])$/i.exec(words);
  const code = short === null ? words.toUpperCase() : `P${short[1]}${short[2]?.toUpperCase()}`;
  const length = parseDuration(code);
  if (length !== undefined) return { code, length };
  throw new UserError('usage/bad-value', `\`--time\` cannot be \`${words}\``, { hint: 'write P6M, P90D, 6m or 90d' });
}

function noteGiven(input: Input): string | null {
  return textGiven(input, 'note');
}

function textGiven(input: Input, flag: string): string | null {
  const words = input.text(flag);
  return words === undefined ? null : noteText(words, `--${flag}`);
}

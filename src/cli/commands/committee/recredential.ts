import { type CalendarDate, daysBetween } from '../../../domain/calendar/calendar-date.ts';
import { parseDuration } from '../../../domain/calendar/duration.ts';
import { ownBody } from '../../../domain/file-facts.ts';
import { countWords } from '../../../domain/number-forms.ts';
import type { Row, Table } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Command } from '../../command.ts';
import { changedSince, changeLines } from '../../committee/changed-since.ts';
import { type DueCycle, dueCycles } from '../../committee/due-cycles.ts';
import type { Context } from '../../context.ts';
import {
  bodyWords,
  isApplied,
  isLapsed,
  isToBegin,
  openRenewals,
  reasonToLeave,
  renewalLines,
  renewalValues,
} from '../../openings/renewals.ts';
import { knownOwner } from '../../owners.ts';
import { showReceipt } from '../../recording.ts';
import { payersOf, practiceAsked, resolvedSubject } from '../../resolution.ts';

/** Cycles that end soon: what is due, what changed since the last one; opens the next ones. */
export const command: Command = {
  summary: 'cycles that end soon; --open begins the next ones',
  description:
    'Lists the credentialing cycles that end within a time, counted from the last decision of each payer, facility or committee, and the enrollments that are to be revalidated: what happens when the day is missed, until when a late one is not yet an initial one, leaves that let it wait. `empanel sync` opens the next one as soon as the lead time of its rule has begun; with --open it is done now for each payer and facility, with the lines of the cycle before, in one receipt. Files of our own committee appear on its agenda by themselves. With --provider it also shows what has changed since the last cycle: the rest need not be asked again.',
  flags: [
    { name: 'within', value: 'DISTANCE', help: 'look ahead so far (default 180d, when the packs begin to remind)' },
    { name: 'provider', value: 'ID', help: 'of one provider, with what changed since the last cycle' },
    { name: 'open', help: 'open what is not open yet, also what sync leaves to you' },
  ],
  examples: [
    'empanel committee recredential --within 3y',
    'empanel committee recredential --within 1y --open --dry-run',
  ],
  run: async (context, input) => {
    const opens = input.on('open');
    const ledger = opens ? await context.ledgerForWriting() : await context.ledger();
    const words = input.text('provider');
    const subject = words === undefined ? undefined : await resolvedSubject(context, ledger, words);
    const practice = await practiceAsked(context, ledger);
    const cycles = (await dueCycles(context, ledger, withinAsked(input.text('within') ?? '180d'))).filter(
      (one) =>
        (subject === undefined || one.subject.id === subject.id) &&
        (practice === undefined || one.subject.practice === practice),
    );
    if (opens) return openAll(context, ledger, cycles);
    const changes = subject === undefined ? [] : await changesOf(ledger, cycles);
    const left = await leftClosed(context, ledger, cycles);
    await context.show(await cycleTable(context, ledger, cycles, [...left, ...changes]));
    return 0;
  },
};

/** ISO text of `90d`, `6m`, `3y` or `P90D`. */
function withinAsked(typed: string): string {
  const short = /^(\d{1,4})([dwmy])$/i.exec(typed);
  const text = short === null ? typed.toUpperCase() : `P${short[1]}${short[2]?.toUpperCase()}`;
  if (parseDuration(text) !== undefined) return text;
  throw new UserError('usage/bad-value', `\`--within\` cannot be \`${typed}\``, {
    hint: 'write 180d, 26w, 6m or P180D',
  });
}

async function openAll(context: Context, ledger: Ledger, cycles: readonly DueCycle[]): Promise<number> {
  const payers = await payersOf(ledger);
  const owner = await knownOwner(context, 'me');
  const renewals = await openRenewals(
    context,
    ledger,
    cycles.filter((one) => isApplied(one) && one.begun === null),
    owner,
  );
  const own = cycles.filter((one) => !isApplied(one)).length;
  await showReceipt(
    context,
    renewals.receipt,
    [
      ...(await renewalLines(context, renewals)),
      ...renewals.left.map(
        ({ cycle, because }) => `not opened: ${cycle.subject.name} → ${bodyWords(cycle, payers)}: ${because}`,
      ),
      ...(own === 0 ? [] : [`${countWords(own, 'file')} of our own: see \`empanel committee agenda\``]),
    ],
    { renewals: renewalValues(renewals) },
  );
  return 0;
}

/** What `sync` does not open though its time has come, and why. */
async function leftClosed(context: Context, ledger: Ledger, cycles: readonly DueCycle[]): Promise<readonly string[]> {
  const asOf = await context.asOf();
  const payers = await payersOf(ledger);
  const lines: string[] = [];
  for (const cycle of cycles) {
    if (!isToBegin(cycle, asOf)) continue;
    const because = await reasonToLeave(ledger, cycle, asOf);
    if (because !== null)
      lines.push(`not opened by sync: ${cycle.subject.name} → ${bodyWords(cycle, payers)}: ${because}`);
  }
  return lines;
}

async function changesOf(ledger: Ledger, cycles: readonly DueCycle[]): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const cycle of cycles) {
    const { subject, payer, facility, previous } = cycle;
    const last = isApplied(cycle) ? { applicationId: previous?.id } : { body: ownBody };
    const changes = await changedSince(ledger, subject, last);
    if (changes !== undefined) notes.push(...changeLines(payer ?? facility ?? 'our committee', changes));
  }
  return notes;
}

async function cycleTable(
  context: Context,
  ledger: Ledger,
  cycles: readonly DueCycle[],
  changes: readonly string[],
): Promise<Table> {
  const asOf = await context.asOf();
  const payers = await payersOf(ledger);
  const toOpen = cycles.filter((one) => one.begun === null && isApplied(one) && !isLapsed(one, asOf));
  const isMixed = cycles.some(({ type }) => type === 'revalidation');
  const passed = cycles.filter(({ dueOn }) => dueOn !== null && dueOn < asOf);
  const late = passed.filter(({ lateUntil }) => lateUntil !== null);
  const silent = [
    ...new Set(
      passed.flatMap(({ type, lateUntil, rule }) => (type === 'recredentialing' && lateUntil === null ? [rule] : [])),
    ),
  ];
  return {
    report: 'recredentialing',
    title: 'Credentialing cycles that end',
    asOf,
    columns: [
      { id: 'name', label: 'Provider', type: 'text', priority: 1 },
      { id: 'body', label: 'Decided by', type: 'text', priority: 1 },
      { id: 'type', label: 'Type', type: 'text', priority: isMixed ? 4 : 'machine' },
      { id: 'dueOn', label: 'Due', type: 'date', role: 'due', priority: 1 },
      { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 5 },
      { id: 'state', label: 'State', type: 'text', priority: 1 },
      { id: 'lateUntil', label: 'Late until', type: 'date', priority: 2 },
      { id: 'extension', label: 'May wait', type: 'text', priority: 3 },
      { id: 'missed', label: 'When missed', type: 'text', priority: 6 },
      { id: 'rule', label: 'Rule', type: 'text', priority: 7 },
      { id: 'application', label: 'Application', type: 'id', priority: 4 },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 8 },
    ],
    rows: cycles.map((cycle) => cycleRow(cycle, asOf, bodyWords(cycle, payers))),
    notes: [
      ...(late.length === 0
        ? []
        : [
            'A cycle that is late may be completed as a recredentialing until the day shown; after it, as an initial one.',
          ]),
      ...(silent.length === 0
        ? []
        : [
            `No source of ${silent.join(', ')} says how long a late one still counts: ask who decides whether a recredentialing is taken or an initial application is needed.`,
          ]),
      ...changes,
    ],
    empty: 'No cycle ends within this time.',
    ...(toOpen.length > 0 ? { next: 'empanel committee recredential --open --dry-run' } : {}),
  };
}

function cycleRow(cycle: DueCycle, asOf: CalendarDate, body: string): Row {
  const daysLeft = cycle.dueOn === null ? null : daysBetween(asOf, cycle.dueOn);
  return {
    cells: {
      name: cycle.subject.name,
      body,
      type: cycle.type,
      dueOn: cycle.dueOn,
      daysLeft,
      state: stateOf(cycle, asOf),
      lateUntil: cycle.lateUntil,
      extension: cycle.extension,
      missed: cycle.missed,
      rule: cycle.rule,
      application: cycle.begun?.id ?? null,
      subject: cycle.subject.key,
      subjectKind: cycle.subject.kind,
      npi: cycle.subject.npi,
    },
    ...(daysLeft !== null && daysLeft < 0 ? { tone: 'bad' as const } : {}),
  };
}

/** How a cycle stands: `waits` for a return from leave, which leaves it no day yet. */
function stateOf(cycle: DueCycle, asOf: CalendarDate): 'waits' | 'begun' | 'not begun' | 'late' | 'lapsed' {
  if (cycle.dueOn === null) return 'waits';
  if (cycle.dueOn < asOf) return isLapsed(cycle, asOf) ? 'lapsed' : 'late';
  return cycle.begun === null ? 'not begun' : 'begun';
}

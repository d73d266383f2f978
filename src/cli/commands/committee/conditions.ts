import { meetConditions } from '../../../actions/decide.ts';
import { type CalendarDate, daysBetween, longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../../domain/facts.ts';
import type { Row, Table } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import type { DecisionOnFile } from '../../../ledger/committee-query.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { practiceAsked, resolvedSubject } from '../../resolution.ts';

/** Conditions of approvals. */
export const command: Command = {
  summary: 'conditions of approvals, by when; --met-on closes them',
  description:
    'Lists the conditions under which files were approved, with the last day to meet them, until they are met or the committee decides again. The day itself is set with the decision: `committee decide --conditions TEXT --conditions-due DATE`; it stands in `report deadlines` and `next`.',
  arguments: [{ name: 'subject', help: 'NPI, name, key or id (default: all)', optional: true }],
  flags: [
    { name: 'met-on', value: 'DATE', help: 'record that they were met on this day' },
    { name: 'all', help: 'also those that are met' },
  ],
  examples: ['empanel committee conditions', 'empanel committee conditions --all --format csv'],
  run: async (context, input) => {
    const asOf = await context.asOf();
    const metOn = input.date('met-on', asOf);
    const ledger = metOn === undefined ? await context.ledger() : await context.ledgerForWriting();
    const words = input.argumentIfGiven('subject');
    const subject = words === undefined ? undefined : await resolvedSubject(context, ledger, words);
    const made = await conditionalDecisions(ledger, asOf, subject?.id);
    if (metOn === undefined) {
      const practice = await practiceAsked(context, ledger);
      await context.show(await conditionTable(ledger, made, { asOf, all: input.on('all'), practice }));
      return 0;
    }
    if (subject === undefined) {
      throw new UserError('usage/missing', 'no subject is given', { hint: 'say whose conditions were met' });
    }
    return met(context, ledger, subject, made, metOn);
  },
};

/** The last decisions of each body that approved under conditions, in the order of recording. */
async function conditionalDecisions(
  ledger: Ledger,
  asOf: CalendarDate,
  subjectId: string | undefined,
): Promise<readonly DecisionOnFile[]> {
  const last = new Map<string, DecisionOnFile>();
  const all = await ledger.committees.decisions(subjectId === undefined ? {} : { subjectId });
  for (const one of all) {
    if (one.happened_on > asOf || one.outcome === 'tabled') continue;
    const key = `${one.subject_id}|${one.body}|${one.program}`;
    const before = last.get(key);
    if (before === undefined || before.happened_on <= one.happened_on) last.set(key, one);
  }
  return [...last.values()].filter(({ conditions }) => conditions !== null);
}

async function met(
  context: Context,
  ledger: Ledger,
  subject: Subject,
  made: readonly DecisionOnFile[],
  on: CalendarDate,
): Promise<number> {
  const open = made.filter((one) => one.conditions_met_on === null);
  const [decision] = open;
  if (decision === undefined) {
    const [before] = made;
    throw before === undefined
      ? new UserError('record/not-found', `no approval of ${subject.name} stands under conditions`, {
          hint: '`empanel committee conditions` lists those that do',
        })
      : new UserError('record/exists', `the conditions of ${subject.name} were met on ${before.conditions_met_on}`, {
          hint: '`empanel undo` takes the last command back',
        });
  }
  const asOf = await context.asOf();
  if (on < decision.happened_on || on > asOf) {
    throw new UserError(
      'usage/bad-value',
      `\`--met-on\` lies outside of ${longDate(decision.happened_on as CalendarDate)} to ${longDate(asOf)}`,
      { hint: 'conditions are met after the decision, and recorded when they have been' },
    );
  }
  const { receipt } = await recorded(context, ledger, async (tx) => {
    for (const { id } of open) await meetConditions(tx, id, on);
  });
  await showReceipt(
    context,
    receipt,
    open.map(({ conditions, conditions_due_on: due }) => {
      const late = due !== null && on > due ? `, late: they were due by ${longDate(due as CalendarDate)}` : '';
      return `${subject.name}: conditions met on ${longDate(on)}${late}: ${conditions}`;
    }),
  );
  return 0;
}

async function conditionTable(
  ledger: Ledger,
  made: readonly DecisionOnFile[],
  asked: { readonly asOf: CalendarDate; readonly all: boolean; readonly practice: string | undefined },
): Promise<Table> {
  const { asOf, all, practice } = asked;
  const subjects = new Map((await ledger.subjects.list({ practice })).map((one) => [one.id, one]));
  const shown = made
    .filter(({ subject_id }) => practice === undefined || subjects.has(subject_id))
    .filter(({ conditions_met_on: metOn }) => all || metOn === null || metOn > asOf)
    .toSorted((left, right) => (dueKey(left) < dueKey(right) ? -1 : 1));
  const first = shown.find(({ conditions_met_on: metOn }) => metOn === null);
  const key = first === undefined ? undefined : subjects.get(first.subject_id)?.key;
  return {
    report: 'conditions',
    title: 'Conditions of approvals',
    asOf,
    columns: [
      { id: 'name', label: 'File', type: 'text', priority: 1 },
      { id: 'conditions', label: 'Conditions', type: 'text', priority: 1 },
      { id: 'dueOn', label: 'Due', type: 'date', role: 'due', priority: 1 },
      { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 3 },
      { id: 'state', label: 'State', type: 'text', priority: 2 },
      { id: 'decidedOn', label: 'Decided', type: 'date', priority: 4 },
      { id: 'metOn', label: 'Met', type: 'date', priority: 5 },
      { id: 'decision', label: 'Decision', type: 'id', priority: 6 },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
    ],
    rows: shown.map((one) => conditionRow(one, subjects.get(one.subject_id), asOf)),
    notes: shown.some(({ conditions_due_on: due, conditions_met_on: metOn }) => due === null && metOn === null)
      ? ['where no day was set, no deadline follows: `committee decide … --corrects ID --conditions-due DATE` sets one']
      : [],
    empty: all
      ? 'No approval stands under conditions.'
      : 'No condition of an approval is open. `--all` shows those that are met.',
    ...(key === undefined ? {} : { next: `empanel committee conditions ${key} --met-on ${asOf}` }),
  };
}

function dueKey({ conditions_due_on: due }: DecisionOnFile): string {
  return due ?? '~';
}

function conditionRow(one: DecisionOnFile, subject: Subject | undefined, asOf: CalendarDate): Row {
  const { conditions_due_on: due, conditions_met_on: metOn } = one;
  const isMet = metOn !== null && metOn <= asOf;
  const left = due === null || isMet ? null : daysBetween(asOf, due as CalendarDate);
  const state = isMet ? 'met' : left === null ? 'no day set' : left < 0 ? 'overdue' : 'open';
  return {
    cells: {
      name: subject?.name ?? one.subject_id,
      conditions: one.conditions,
      dueOn: due,
      daysLeft: left,
      state,
      decidedOn: one.happened_on,
      metOn,
      decision: one.id,
      subject: subject?.key ?? null,
      subjectKind: subject?.kind ?? null,
      npi: subject?.npi ?? null,
    },
    tones: { state: state === 'overdue' ? 'bad' : state === 'met' ? 'good' : 'warn' },
  };
}

import { isOpen, lineStanding, waitingOn } from '../../domain/application.ts';
import { addDays, daysBetween, longDate } from '../../domain/calendar/calendar-date.ts';
import { dateBefore, duration } from '../../domain/calendar/duration.ts';
import type { Dossier } from '../../domain/nouns/dossier.ts';
import { countWords } from '../../domain/number-forms.ts';
import type { Row, Table, Tone } from '../../domain/table.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Question } from '../../reports/report.ts';
import type { UnverifiedFile } from '../../reports/unverified-files.ts';
import { reasonOf, type WorkItem, worklist } from '../../reports/worklist.ts';
import { changedDocumentsNotes } from '../checking/changed-documents.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { keptDurationFact } from '../kept-fact.ts';
import { overviewHint } from '../overview-hint.ts';
import { practiceAsked, subjectCells } from '../resolution.ts';

const shown = 7;

/** The morning page. */
export const command: Command = {
  summary: 'the morning page: what needs you today',
  examples: ['empanel', 'empanel --format md'],
  run: async (context) => {
    const workspace = await context.workspaceIfAny();
    if (workspace === undefined && context.globals.text('ledger') === undefined) {
      context.emit(overviewHint, 'help');
      return 0;
    }
    await context.show(await morningPage(context));
    return 0;
  },
};

interface Section {
  readonly name: string;
  readonly tone: Tone;
  readonly rows: readonly Row[];
  /** How many things the rows tell of; absent: one each. */
  readonly count?: number;
  /** The command that shows all of them, where one does. */
  readonly all?: string;
}

async function morningPage(context: Context): Promise<Table> {
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const practice = await practiceAsked(context, ledger);
  const { thresholds = [] } = (await context.workspaceIfAny())?.document ?? {};
  const question = { ledger, asOf, filters: { all: true, practice } };
  const files = await filesToVerify(context, question);
  const { items, overdueDeadlines } = await worklist(question, thresholds, files);
  const endOfWeek = addDays(asOf, 7);
  const listed = items.filter((item) => item.why !== undefined);
  const overdue = items.filter((item) => (item.daysLeft ?? 0) < 0);
  const daysOfWeek = daysBetween(asOf, endOfWeek);
  const thisWeek = items.filter(({ daysLeft }) => daysLeft !== null && daysLeft >= 0 && daysLeft <= daysOfWeek);
  const expiring = items.filter(
    (item) => item.kind === 'expirable' && item.deadline.dueOn !== null && item.deadline.dueOn > endOfWeek,
  );
  const contacts = await ledger.applications.lastContacts(asOf);
  const silent = await silentPayers(context, contacts);
  const steps = contacts.size > 0 ? [] : await firstStepRows(context, ledger);
  const sections: readonly Section[] = [
    { name: 'excluded or to review', tone: 'bad', rows: listed.map(itemRow('screening')), all: 'empanel screen list' },
    { name: 'first steps', tone: 'warn', rows: steps },
    { name: 'overdue', tone: 'bad', rows: overdue.map(itemRow('overdue')), all: 'empanel next' },
    { name: 'due this week', tone: 'warn', rows: thisWeek.map(itemRow('this week')), all: 'empanel next' },
    {
      name: 'unverified elements',
      tone: 'warn',
      rows: await unverifiedRows(files),
      count: files.reduce((sum, { states }) => sum + states.length, 0),
    },
    { name: 'silent payers', tone: 'warn', rows: silent },
    {
      name: 'unfinished dossiers',
      tone: 'warn',
      rows: await unfinishedDossiers(ledger, practice),
      all: 'empanel provider list --status draft',
    },
    { name: 'expiring', tone: 'warn', rows: expiring.map(itemRow('expiring')), all: 'empanel report expirables' },
  ];
  const counts = sections
    .filter((section) => section.rows.length > 0)
    .map(({ name, rows, count = rows.length }) => `${count} ${count === 1 ? name.replace(/s$/, '') : name}`);
  return {
    report: 'morning',
    title: `Good morning. ${longDate(asOf)}`,
    asOf,
    lead: counts.length === 0 ? [] : [counts.join(' · ')],
    columns: [
      { id: 'section', label: 'Part', type: 'text', priority: 1 },
      { id: 'provider', label: 'Who', type: 'text', priority: 1, role: 'summary' },
      { id: 'what', label: 'What', type: 'text', priority: 1, role: 'summary' },
      { id: 'dueOn', label: 'Due', type: 'date', priority: 3, role: 'due' },
      { id: 'why', label: 'Why', type: 'text', priority: 4, ...(steps.length === 0 ? {} : { whole: true }) },
      { id: 'act', label: 'Act', type: 'text', priority: 2 },
      { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
    ],
    rows: sections.flatMap((section) => section.rows.slice(0, shown).map((row) => ({ ...row, tone: section.tone }))),
    grouping: {
      column: 'section',
      groups: sections.flatMap((section) =>
        section.rows.length === 0
          ? []
          : [{ heading: sectionHeading(section), rows: Math.min(shown, section.rows.length) }],
      ),
    },
    notes: [
      ...(overdueDeadlines > overdue.length
        ? [
            `${countWords(overdueDeadlines, 'deadline is', 'deadlines are')} overdue; those that one call answers are told once here`,
          ]
        : []),
      ...(await changedDocumentsNotes(context)),
    ],
    empty: 'Nothing presses today. `empanel report deadlines` shows what lies ahead.',
    next: nextCommand(counts.length, steps),
  };
}

/** Files of which something is not verified yet, in an office that verifies for others; none in any other. */
async function filesToVerify(context: Context, question: Question): Promise<readonly UnverifiedFile[]> {
  if ((await context.workspaceIfAny())?.document.role !== 'cvo') return [];
  const [{ unverifiedFiles }, { officeOf }] = await Promise.all([
    import('../../reports/unverified-files.ts'),
    import('../office.ts'),
  ]);
  return unverifiedFiles({ ...question, office: await officeOf(context) });
}

/** All that is not verified yet in one row, with the command that shows it. */
async function unverifiedRows(files: readonly UnverifiedFile[]): Promise<readonly Row[]> {
  if (files.length === 0) return [];
  const { stateCounts } = await import('../../reports/verification.ts');
  const days = files.flatMap(({ deadline }) => deadline.dueOn ?? []).toSorted();
  return [
    {
      cells: {
        section: 'unverified',
        provider: 'this office',
        what: `not verified yet in ${countWords(files.length, 'file')}`,
        dueOn: days[0] ?? null,
        why: stateCounts(files.flatMap(({ states }) => states)).join(', '),
        act: 'empanel report verification',
        id: null,
        subject: null,
        subjectKind: 'practice',
        npi: null,
      },
    },
  ];
}

/** What has to be there before the work begins. */
async function firstStepRows(context: Context, ledger: Ledger): Promise<readonly Row[]> {
  const [{ firstSteps }, { officeOf }] = await Promise.all([
    import('../../reports/first-steps.ts'),
    import('../office.ts'),
  ]);
  const nobody = { dueOn: null, id: null, subject: null, subjectKind: 'practice', npi: null };
  const steps = await firstSteps(ledger, await officeOf(context));
  return steps.map((step) => ({ cells: { section: 'first steps', provider: 'this office', ...step, ...nobody } }));
}

function nextCommand(count: number, steps: readonly Row[]): string {
  const act = steps[0]?.cells.act;
  return typeof act === 'string' ? act : count === 0 ? 'empanel report deadlines --all' : 'empanel next';
}

function sectionHeading({ name, rows, count = rows.length, all }: Section): string {
  if (rows.length <= shown) return `${name} · ${count}`;
  return `${name} · the first ${shown} of ${rows.length}${all === undefined ? '' : `, all with \`${all}\``}`;
}

/** Providers whose dossiers are drafts: nothing can be sent for them, and no deadline says so. */
async function unfinishedDossiers(ledger: Ledger, practice: string | undefined): Promise<readonly Row[]> {
  const drafts = await ledger.subjects.list({ kind: 'provider', status: ['draft'], practice });
  return Promise.all(
    drafts.map(async (subject, index): Promise<Row> => {
      const document = index < shown ? await ledger.documents.byKey('dossier', subject.key) : undefined;
      const ask = document === undefined ? [] : ((JSON.parse(document.body) as Dossier).draft?.ask ?? []);
      return {
        cells: {
          section: 'unfinished',
          provider: subject.name,
          what: 'the dossier is a draft',
          dueOn: null,
          why: ask.length === 0 ? 'nothing can be sent before it is finished' : `still to ask: ${ask.join(', ')}`,
          act: `empanel provider show ${subject.key}`,
          id: subject.id,
          ...subjectCells(subject),
        },
      };
    }),
  );
}

const itemRow =
  (section: string) =>
  (item: WorkItem): Row => ({
    cells: {
      section,
      provider: item.deadline.subjectName,
      what:
        item.deadline.payerName === null || item.deadline.title.includes(item.deadline.payerName)
          ? item.deadline.title
          : `${item.deadline.title} (${item.deadline.payerName})`,
      dueOn: item.deadline.dueOn,
      why: reasonOf(item),
      act: item.act,
      id: item.deadline.id,
      subject: item.deadline.subjectKey,
      subjectKind: item.deadline.subjectKind,
      npi: item.deadline.subjectKind === 'provider' ? item.deadline.npi : null,
    },
  });

/** Applications that wait on a payer nobody spoke with for longer than the follow-up distance of the rules. */
async function silentPayers(
  context: Context,
  contacts: Awaited<ReturnType<Ledger['applications']['lastContacts']>>,
): Promise<readonly Row[]> {
  const ledger = await context.ledger();
  const asOf = await context.asOf();
  const silence = await keptDurationFact(context, 'practice.silence', asOf);
  if (silence === undefined) return [];
  const quietSince = dateBefore(asOf, duration(silence));
  if (![...contacts.values()].some((contacted) => contacted < quietSince)) return [];
  return (await ledger.applications.list({ practice: await practiceAsked(context, ledger) })).flatMap(
    ({ application, subject, payerName }): readonly Row[] => {
      const contacted = contacts.get(application.id);
      const waits =
        application.openedOn <= asOf &&
        application.lines.some((line) => {
          const { state } = lineStanding(application, line, asOf);
          return isOpen(state) && waitingOn(state, false) === 'payer';
        });
      if (!waits || contacted === undefined || contacted >= quietSince) return [];
      return [
        {
          cells: {
            section: 'silent',
            provider: subject.name,
            what: `no word from ${payerName ?? application.facility}`,
            dueOn: null,
            why: `${countWords(daysBetween(contacted, asOf), 'day')} since the last contact`,
            act: `empanel log ${application.id} "…"`,
            id: application.id,
            ...subjectCells(subject),
          },
        },
      ];
    },
  );
}

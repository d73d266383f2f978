import { isOpen, lineStanding } from '../../../domain/application.ts';
import { addDays, type CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { statusOn } from '../../../domain/departure.ts';
import type { Subject } from '../../../domain/facts.ts';
import { taxonomyLabel } from '../../../domain/identifiers/taxonomy.ts';
import { countWords } from '../../../domain/number-forms.ts';
import type { Row } from '../../../domain/table.ts';
import { changedDocumentsNotes } from '../../checking/changed-documents.ts';
import type { Command } from '../../command.ts';
import { practiceAsked, resolvedSubject } from '../../resolution.ts';
import { stateFromWords } from '../../state-input.ts';

const statuses = ['draft', 'active', 'departed', 'archived'] as const;

/** Providers in the ledger. */
export const command: Command = {
  summary: 'list providers',
  flags: [
    { name: 'status', value: 'S', choices: statuses, help: `one of ${statuses.join(', ')}` },
    { name: 'state', value: 'ST', help: 'who practice in a state' },
    { name: 'group', value: 'KEY', help: 'who belong to a group' },
    { name: 'all', help: 'archived ones too' },
  ],
  examples: ['empanel provider list', 'empanel provider list --status draft --format csv'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const status = input.choice('status', statuses);
    const asked = input.text('state');
    const state = asked === undefined ? undefined : stateFromWords(asked, '--state');
    const named = input.text('group');
    const group = named === undefined ? undefined : (await resolvedSubject(context, ledger, named, ['group'])).key;
    const practice = await practiceAsked(context, ledger);
    const all = (await ledger.subjects.list()).filter((subject) => subject.kind === 'provider');
    const subjects = all.filter(
      (subject) =>
        (status === undefined
          ? input.on('all') || subject.status !== 'archived'
          : statusOn(subject, asOf) === status) &&
        (state === undefined || subject.states.includes(state)) &&
        (group === undefined || subject.groups.includes(group)) &&
        (practice === undefined || subject.practice === practice),
    );
    const applications = await ledger.applications.list();
    const due = await ledger.deadlines.list({ asOf, dueBy: addDays(asOf, 3660) });
    const rows = subjects.map((subject): Row => {
      const open = applications.filter(
        ({ application }) =>
          application.subjectId === subject.id &&
          application.openedOn <= asOf &&
          application.lines.some((line) => isOpen(lineStanding(application, line, asOf).state)),
      ).length;
      const nextDueOn = due.find((deadline) => deadline.subjectId === subject.id)?.dueOn ?? null;
      return providerRow(subject, open, nextDueOn, asOf);
    });
    const first = subjects[0];
    await context.show({
      report: 'providers',
      title: 'Providers',
      asOf,
      columns: [
        { id: 'npi', label: 'NPI', type: 'npi', priority: 1 },
        { id: 'name', label: 'Name', type: 'text', priority: 1 },
        { id: 'type', label: 'Type', type: 'text', priority: 2 },
        { id: 'states', label: 'States', type: 'text', priority: 3 },
        { id: 'specialty', label: 'Specialty', type: 'text', priority: 4 },
        { id: 'groups', label: 'Groups', type: 'text', priority: 5 },
        { id: 'applications', label: 'Open appl.', type: 'integer', priority: 3 },
        { id: 'nextDueOn', label: 'Next due', type: 'date', priority: 2, role: 'due' },
        { id: 'status', label: 'Status', type: 'text', priority: 1 },
        { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
        { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
      ],
      rows,
      lead: [`${rows.length} of ${countWords(all.length, 'provider')}`],
      notes: await changedDocumentsNotes(context),
      empty: 'No providers. `empanel provider add FILE` or `empanel provider import nppes FILE --sync` takes some in.',
      ...(first === undefined ? {} : { next: `empanel provider show ${first.key}` }),
    });
    return 0;
  },
};

function providerRow(subject: Subject, applications: number, nextDueOn: CalendarDate | null, asOf: CalendarDate): Row {
  const specialty = subject.taxonomies[0];
  const late = nextDueOn !== null && nextDueOn < asOf;
  return {
    ...(['archived', 'departed'].includes(statusOn(subject, asOf)) ? { tone: 'muted' as const } : {}),
    ...(late ? { tones: { nextDueOn: 'bad' as const } } : {}),
    cells: {
      npi: subject.npi,
      name: subject.name,
      type: subject.type,
      states: subject.states.join(' '),
      specialty: specialty === undefined ? null : (taxonomyLabel(specialty) ?? specialty),
      groups: subject.groups.join(' '),
      applications,
      nextDueOn,
      status: statusOn(subject, asOf),
      subject: subject.key,
      subjectKind: subject.kind,
    },
  };
}

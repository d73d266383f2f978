import { addDays } from '../../../domain/calendar/calendar-date.ts';
import type { Subject } from '../../../domain/facts.ts';
import { compareNames } from '../../../domain/name-order.ts';
import type { PrivilegeFacts } from '../../../domain/privileges/privilege-facts.ts';
import { bodyWords, outcomeVerbs } from '../../../domain/privileges/privilege-order.ts';
import { grantStanding, knownPrivileges, requestedLineState } from '../../../domain/privileges/privilege-standing.ts';
import type { Row, Table } from '../../../domain/table.ts';
import type { Command } from '../../command.ts';
import { facilitiesAsked, lineKey } from '../../privileges/privilege-resolution.ts';
import { basisWords } from '../../privileges/privilege-words.ts';
import { resolvedSubject, subjectCells } from '../../resolution.ts';

/** Lists privileges, or requests for them. */
export const command: Command = {
  summary: 'list privileges: who holds what, where, until when',
  description:
    'Lists the privileges that are held or begin later, suspended and resting ones too; with --requests the lines that were asked for and how far each has come.',
  flags: [
    { name: 'facility', value: 'KEY', help: 'at one facility' },
    { name: 'provider', value: 'ID', help: 'of one provider' },
    { name: 'requests', help: 'what was asked for instead of what is held' },
    { name: 'all', help: 'ended privileges, and decided lines, too' },
  ],
  examples: ['empanel privilege list', 'empanel privilege list --facility riverside-surgery --requests --json'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const words = input.text('facility');
    const facility = words === undefined ? undefined : (await facilitiesAsked(ledger, [words]))[0]?.key;
    const who = input.text('provider');
    const provider = who === undefined ? undefined : await resolvedSubject(context, ledger, who, ['provider']);
    const subjects = new Map((await ledger.subjects.list()).map((one) => [one.id, one]));
    const everybody = await ledger.privileges.everybody();
    const theirs = [...everybody]
      .flatMap(([id, facts]) => {
        const subject = subjects.get(id);
        return subject === undefined || (provider !== undefined && provider.id !== id)
          ? []
          : [{ subject, facts: knownPrivileges(facts, asOf) }];
      })
      .toSorted((left, right) => compareNames(left.subject.name, right.subject.name));
    const asked = { facility, all: input.on('all'), asOf };
    const rows = theirs.flatMap(({ subject, facts }) =>
      input.on('requests') ? requestRows(subject, facts, asked) : grantRows(subject, facts, asked),
    );
    await context.show(input.on('requests') ? requestTable(rows, asOf) : grantTable(rows, asOf));
    return 0;
  },
};

interface Asked {
  readonly facility: string | undefined;
  readonly all: boolean;
  readonly asOf: Parameters<typeof grantStanding>[2];
}

function grantRows(subject: Subject, facts: PrivilegeFacts, { facility, all, asOf }: Asked): readonly Row[] {
  return facts.grants
    .filter((grant) => facility === undefined || grant.facility === facility)
    .flatMap((grant): readonly Row[] => {
      const standing = grantStanding(grant, facts, asOf);
      if (standing.state === 'ended' && !all) return [];
      const resting = standing.state === 'suspended' || standing.state === 'on-leave';
      return [
        {
          ...(standing.state === 'ended' ? { tone: 'muted' as const } : resting ? { tone: 'warn' as const } : {}),
          cells: {
            provider: subject.name,
            facility: grant.facility,
            line: lineKey(grant),
            privilege: grant.granted?.line.name ?? 'what the license covers',
            basis: basisWords[grant.basis],
            state: standing.state.replaceAll('-', ' '),
            from: grant.from,
            through: addDays(standing.until, -1),
            conditions: standing.conditions.join('; ') || null,
            id: grant.id,
            form: grant.granted === null ? null : `${grant.granted.form.key} ${grant.granted.form.version}`,
            ...subjectCells(subject),
          },
        },
      ];
    });
}

function requestRows(subject: Subject, facts: PrivilegeFacts, { facility, all }: Asked): readonly Row[] {
  return facts.requests
    .filter((request) => facility === undefined || request.facility === facility)
    .flatMap((request) =>
      request.lines.flatMap((line): readonly Row[] => {
        const state = requestedLineState(request, line, facts);
        if (state !== 'requested' && state !== 'deferred' && !all) return [];
        const last = request.recommendations.findLast(
          ({ lineIds }) => lineIds.length === 0 || lineIds.includes(line.id),
        );
        return [
          {
            cells: {
              provider: subject.name,
              facility: request.facility,
              line: line.line.key,
              privilege: line.line.name,
              type: request.type,
              state,
              askedOn: request.on,
              last: last === undefined ? null : `${bodyWords[last.body]} ${outcomeVerbs[last.outcome]}, ${last.on}`,
              notMet: line.criteria.filter((one) => one.state === 'not-met').length,
              cannotTell: line.criteria.filter((one) => one.state === 'cannot-tell').length,
              id: request.id,
              form: `${line.form.key} ${line.form.version}`,
              ...subjectCells(subject),
            },
          },
        ];
      }),
    );
}

const subjectColumns = [
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
] as const;

function grantTable(rows: readonly Row[], asOf: string): Table {
  const first = rows[0]?.cells.subject;
  return {
    report: 'privileges-held',
    title: 'Privileges',
    asOf,
    columns: [
      { id: 'provider', label: 'Provider', type: 'text', priority: 1 },
      { id: 'facility', label: 'Facility', type: 'text', priority: 1 },
      { id: 'line', label: 'Line', type: 'text', priority: 1 },
      { id: 'privilege', label: 'Privilege', type: 'text', priority: 4 },
      { id: 'basis', label: 'Held', type: 'text', priority: 3 },
      { id: 'state', label: 'State', type: 'text', priority: 1 },
      { id: 'from', label: 'From', type: 'date', priority: 4 },
      { id: 'through', label: 'Through', type: 'date', priority: 2 },
      { id: 'conditions', label: 'Conditions', type: 'text', priority: 5 },
      { id: 'id', label: 'Grant', type: 'id', priority: 3 },
      { id: 'form', label: 'Form', type: 'text', priority: 'machine' },
      ...subjectColumns,
    ],
    rows,
    notes: [],
    empty: 'Nobody holds privileges; `empanel privilege request` asks for them.',
    ...(typeof first === 'string' ? { next: `empanel privilege show ${first}` } : {}),
  };
}

function requestTable(rows: readonly Row[], asOf: string): Table {
  const first = rows[0]?.cells.id;
  return {
    report: 'privileges-asked',
    title: 'Requests for privileges',
    asOf,
    columns: [
      { id: 'provider', label: 'Provider', type: 'text', priority: 1 },
      { id: 'facility', label: 'Facility', type: 'text', priority: 1 },
      { id: 'line', label: 'Line', type: 'text', priority: 1 },
      { id: 'privilege', label: 'Privilege', type: 'text', priority: 5 },
      { id: 'type', label: 'Type', type: 'text', priority: 4 },
      { id: 'state', label: 'State', type: 'text', priority: 1 },
      { id: 'askedOn', label: 'Asked', type: 'date', priority: 3 },
      { id: 'last', label: 'Last heard', type: 'text', priority: 2 },
      { id: 'notMet', label: 'Not met', type: 'integer', priority: 3 },
      { id: 'cannotTell', label: 'Cannot tell', type: 'integer', priority: 4 },
      { id: 'id', label: 'Request', type: 'id', priority: 1 },
      { id: 'form', label: 'Form', type: 'text', priority: 'machine' },
      ...subjectColumns,
    ],
    rows,
    notes: [],
    empty: 'No request is open; --all shows the decided ones.',
    ...(typeof first === 'string' ? { next: `empanel privilege show ${first}` } : {}),
  };
}

import { addDays, lastDate } from '../../domain/calendar/calendar-date.ts';
import { compareNames } from '../../domain/name-order.ts';
import type { Column, Row, RowGroup, Table } from '../../domain/table.ts';
import { proceduresOf } from '../../rules/privileging/procedure-names.ts';
import type { OfficeQuestion, Report } from '../report.ts';
import { basisWords, privilegeName, whoCells, whoColumns } from './privileged-providers.ts';
import { type UsablePrivilege, usablePrivileges } from './usable-privileges.ts';

const columns: readonly Column[] = [
  { id: 'facilityName', label: 'Facility', type: 'text', priority: 3 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'privilege', label: 'Privilege', type: 'text', priority: 1 },
  { id: 'procedures', label: 'Procedures', type: 'text', priority: 2, role: 'description' },
  { id: 'verdict', label: 'May do them', type: 'text', priority: 1, role: 'tone' },
  { id: 'because', label: 'While', type: 'text', priority: 2 },
  { id: 'through', label: 'Through', type: 'date', priority: 3 },
  { id: 'basis', label: 'Basis', type: 'text', priority: 5 },
  { id: 'ages', label: 'Ages', type: 'text', priority: 4 },
  { id: 'line', label: 'Line', type: 'text', priority: 'machine' },
  ...whoColumns,
];

/** The roster that hangs in the operating room: who may do what there on the day. */
export const report: Report = {
  name: 'operating-room',
  title: 'Roster for the operating room',
  summary: 'roster for the operating room: who may do what there on the day',
  filters: ['facility', 'provider', 'limit'],
  withinDefault: null,
  table: rosterTable,
};

async function rosterTable(question: OfficeQuestion): Promise<Table> {
  const { asOf, filters } = question;
  const found = (await usablePrivileges(question))
    .filter(({ grant }) => grant.granted?.line.settings?.includes('operating-room') === true)
    .toSorted((left, right) => compareNames(keyOf(left), keyOf(right)));
  const shown = filters.limit === undefined ? found : found.slice(0, filters.limit);
  const rows = shown.map(rowOf);
  const first = rows[0]?.cells;
  return {
    report: 'operating-room',
    title: 'Roster for the operating room',
    asOf,
    columns,
    rows,
    ...(rows.length === 0 ? {} : { grouping: { column: 'facilityName', groups: groupsOf(shown) } }),
    notes: [
      ...(shown.length < found.length ? [`${found.length - shown.length} more not shown (--limit)`] : []),
      'It holds for this day: licenses, registrations, suspensions and proctors change. `empanel privilege can` answers for any other.',
    ],
    empty: 'Nobody may use a privilege of the operating room on this day.',
    ...(first === undefined
      ? {}
      : { next: `empanel report operating-room --facility ${first.facility} -o roster.html` }),
  };
}

function keyOf({ facility, subject, grant }: UsablePrivilege): string {
  return `${facility.key} ${subject.name} ${grant.granted?.line.kind === 'core' ? 0 : 1} ${privilegeName(grant)}`;
}

function groupsOf(shown: readonly UsablePrivilege[]): readonly RowGroup[] {
  const counts = new Map<string, number>();
  for (const { facility } of shown) counts.set(facility.name, (counts.get(facility.name) ?? 0) + 1);
  return [...counts].map(([name, rows]) => ({ heading: name, rows }));
}

function rowOf({ subject, facility, grant, span }: UsablePrivilege): Row {
  const line = grant.granted?.line;
  return {
    tone: span.verdict === 'yes' ? 'plain' : 'warn',
    cells: {
      facilityName: facility.name,
      provider: subject.name,
      privilege: privilegeName(grant),
      procedures:
        line === undefined
          ? null
          : proceduresOf(line)
              .slice(0, -1)
              .map(({ label }) => label)
              .join('; '),
      verdict: span.verdict === 'yes' ? 'yes' : 'on a condition',
      because: span.because === '' ? null : span.because,
      through: span.until >= lastDate ? null : addDays(span.until, -1),
      basis: basisWords[grant.basis],
      ages: line?.ages?.join(', ') ?? null,
      line: line?.key ?? null,
      ...whoCells(subject, facility.key),
    },
  };
}

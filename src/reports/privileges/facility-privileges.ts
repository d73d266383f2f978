import type { CalendarDate } from '../../domain/calendar/calendar-date.ts';
import type { Facility, Line, PrivilegeForm } from '../../domain/nouns/facility.ts';
import { countWords } from '../../domain/number-forms.ts';
import { lackingResources } from '../../domain/privileges/facility-resources.ts';
import { isCurrentForm } from '../../domain/privileges/form-version.ts';
import type { Column, Row, Table } from '../../domain/table.ts';
import type { OfficeQuestion, Report } from '../report.ts';
import {
  facilitiesAsked,
  heldPrivileges,
  type PrivilegedProvider,
  privilegedProviders,
} from './privileged-providers.ts';

const columns: readonly Column[] = [
  { id: 'facilityName', label: 'Facility', type: 'text', priority: 2 },
  { id: 'specialty', label: 'Form', type: 'text', priority: 2 },
  { id: 'privilege', label: 'Privilege', type: 'text', priority: 1, role: 'summary' },
  { id: 'kind', label: 'Kind', type: 'text', priority: 4 },
  { id: 'holders', label: 'May use it', type: 'integer', priority: 1 },
  { id: 'resting', label: 'Resting', type: 'integer', priority: 3 },
  { id: 'names', label: 'Who', type: 'text', priority: 3, role: 'description' },
  { id: 'lacking', label: 'The facility lacks', type: 'text', priority: 2 },
  { id: 'version', label: 'Version', type: 'text', priority: 6 },
  { id: 'line', label: 'Line', type: 'text', priority: 'machine' },
  { id: 'form', label: 'Form key', type: 'text', priority: 'machine' },
  { id: 'facility', label: 'Facility key', type: 'text', priority: 'machine' },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
];

/** Privileges by facility: each line of the forms in use, how many hold it, and what it lacks. */
export const report: Report = {
  name: 'facility-privileges',
  title: 'Privileges by facility',
  summary: 'privileges by facility: each line of its forms and how many hold it',
  filters: ['facility', 'limit'],
  withinDefault: null,
  table: facilityTable,
};

async function facilityTable(question: OfficeQuestion): Promise<Table> {
  const { asOf, filters } = question;
  const providers = await privilegedProviders(question);
  const rows = [...(await facilitiesAsked(question)).values()].flatMap((facility) =>
    (facility.privilegeForms ?? [])
      .filter((form) => isCurrentForm(form, asOf))
      .flatMap((form) => form.lines.map((line) => rowOf(facility, form, line, providers, asOf))),
  );
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const nobody = rows.filter(({ cells }) => cells.holders === 0).length;
  const first = shown.find(({ cells }) => cells.holders !== 0)?.cells;
  return {
    report: 'facility-privileges',
    title: 'Privileges by facility',
    asOf,
    columns,
    rows: shown,
    notes: [
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
      ...(nobody === 0 ? [] : [`${countWords(nobody, 'line')} that nobody may use`]),
    ],
    empty: 'No facility has a privilege form in use.',
    ...(first === undefined ? {} : { next: `empanel report privileges --facility ${first.facility}` }),
  };
}

/** A line counts by its key: who holds it by an earlier version of the form holds it still. */
function rowOf(
  facility: Facility,
  form: PrivilegeForm,
  line: Line,
  providers: readonly PrivilegedProvider[],
  asOf: CalendarDate,
): Row {
  const held = providers.flatMap(({ subject, facts }) =>
    heldPrivileges(facts, facility.key, asOf)
      .filter(({ grant, standing }) => grant.granted?.line.key === line.key && standing.state !== 'not-yet')
      .map(({ standing }) => ({ name: subject.name, state: standing.state })),
  );
  const names = (inForce: boolean): readonly string[] => [
    ...new Set(held.filter(({ state }) => (state === 'in-force') === inForce).map(({ name }) => name)),
  ];
  const [holders, resting] = [names(true), names(false)];
  const lacking = lackingResources(facility, line, asOf);
  return {
    tone: lacking.length > 0 ? 'warn' : holders.length === 0 ? 'muted' : 'plain',
    cells: {
      facilityName: facility.name,
      specialty: form.specialty,
      privilege: line.name,
      kind: line.kind,
      holders: holders.length,
      resting: resting.length,
      names: holders.length === 0 ? null : holders.join('; '),
      lacking: lacking.length === 0 ? null : lacking.map(({ key, because }) => `${key}: ${because}`).join('; '),
      version: form.version,
      line: line.key,
      form: form.key,
      facility: facility.key,
      subject: facility.key,
      subjectKind: 'facility',
      npi: null,
    },
  };
}

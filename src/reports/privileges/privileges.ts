import { addDays } from '../../domain/calendar/calendar-date.ts';
import { isUnderWay } from '../../domain/privileges/focused-progress.ts';
import { grantStanding } from '../../domain/privileges/privilege-standing.ts';
import type { Column, Row, Table } from '../../domain/table.ts';
import type { OfficeQuestion, Report } from '../report.ts';
import {
  basisWords,
  facilitiesAsked,
  type HeldPrivilege,
  type PrivilegedProvider,
  privilegedProviders,
  privilegeName,
  standingTone,
  standingWords,
  whoCells,
  whoColumns,
} from './privileged-providers.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Grant', type: 'id', priority: 7, role: 'uid' },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'facilityName', label: 'Facility', type: 'text', priority: 2 },
  { id: 'privilege', label: 'Privilege', type: 'text', priority: 1, role: 'description' },
  { id: 'standing', label: 'Standing', type: 'text', priority: 1, role: 'tone' },
  { id: 'through', label: 'Through', type: 'date', priority: 1, role: 'due' },
  { id: 'from', label: 'From', type: 'date', priority: 4 },
  { id: 'basis', label: 'Basis', type: 'text', priority: 4 },
  { id: 'evaluation', label: 'Evaluation', type: 'text', priority: 3 },
  { id: 'conditions', label: 'Conditions', type: 'text', priority: 5 },
  { id: 'form', label: 'Form', type: 'text', priority: 6 },
  { id: 'because', label: 'Why it rests or ended', type: 'text', priority: 6 },
  { id: 'line', label: 'Line', type: 'text', priority: 'machine' },
  { id: 'kind', label: 'Kind', type: 'text', priority: 'machine' },
  ...whoColumns,
];

/** Privileges by provider: what each may do, where, until when. */
export const report: Report = {
  name: 'privileges',
  title: 'Privileges',
  summary: 'privileges by provider: what each may do, where, until when',
  filters: ['provider', 'facility', 'state', 'all', 'limit'],
  withinDefault: null,
  table: privilegesTable,
};

async function privilegesTable(question: OfficeQuestion): Promise<Table> {
  const { asOf, filters } = question;
  const facilities = await facilitiesAsked(question);
  const rows = (await privilegedProviders(question)).flatMap((who) =>
    who.facts.grants
      .filter((grant) => filters.facility === undefined || grant.facility === filters.facility)
      .map((grant) => ({ grant, standing: grantStanding(grant, who.facts, asOf) }))
      .filter(({ standing }) => filters.all || standing.state !== 'ended')
      .toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
      .map((held) => rowOf(who, held, facilities.get(held.grant.facility)?.name ?? held.grant.facility, question)),
  );
  const asked = rows.filter(({ cells }) => filters.state === undefined || cells.standing === filters.state);
  const shown = filters.limit === undefined ? asked : asked.slice(0, filters.limit);
  const first = shown[0]?.cells;
  return {
    report: 'privileges',
    title: 'Privileges',
    asOf,
    columns,
    rows: shown,
    notes: shown.length < asked.length ? [`${asked.length - shown.length} more not shown (--limit)`] : [],
    empty: 'No privilege is held. `empanel privilege request` records a request.',
    ...(first === undefined
      ? {}
      : { next: `empanel privilege can ${first.subject} ${first.line ?? '"PROCEDURE"'} --facility ${first.facility}` }),
  };
}

/** By facility, core lines first. */
function keyOf({ grant }: HeldPrivilege): string {
  const kind = grant.granted?.line.kind === 'core' ? 0 : 1;
  return `${grant.facility} ${kind} ${privilegeName(grant)} ${grant.from} ${grant.id}`;
}

function rowOf(
  { subject, facts }: PrivilegedProvider,
  { grant, standing }: HeldPrivilege,
  facilityName: string,
  { asOf }: OfficeQuestion,
): Row {
  const { granted } = grant;
  const watched = facts.focused.find(
    (one) => one.facility === grant.facility && one.line === (granted?.line.key ?? null) && isUnderWay(one, asOf),
  );
  const resting = standing.action?.kind ?? (standing.leave === null ? null : 'leave of absence');
  return {
    tone: standingTone(standing.state),
    cells: {
      id: grant.id,
      provider: subject.name,
      facilityName,
      privilege: privilegeName(grant),
      standing: standingWords[standing.state],
      through: addDays(standing.until, -1),
      from: grant.from,
      basis: basisWords[grant.basis],
      evaluation: watched === undefined ? null : watched.supervised ? 'focused, with proctor' : 'focused',
      conditions: standing.conditions.length === 0 ? null : standing.conditions.join('; '),
      form: granted === null ? null : `${granted.form.key} ${granted.form.version}`,
      because: resting,
      line: granted?.line.key ?? null,
      kind: granted?.line.kind ?? null,
      ...whoCells(subject, grant.facility),
    },
  };
}

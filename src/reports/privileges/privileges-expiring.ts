import { addDays, type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import { grantStanding } from '../../domain/privileges/privilege-standing.ts';
import type { Column, Row, Table } from '../../domain/table.ts';
import { type ReappointmentPlan, reappointmentPlan } from '../../rules/reappointment.ts';
import type { OfficeQuestion, Report } from '../report.ts';
import {
  basisWords,
  facilitiesAsked,
  type HeldPrivilege,
  type PrivilegedProvider,
  privilegedProviders,
  privilegeName,
  whoCells,
  whoColumns,
} from './privileged-providers.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Grant', type: 'id', priority: 8, role: 'uid' },
  { id: 'through', label: 'Ends', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 1 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'facilityName', label: 'Facility', type: 'text', priority: 2 },
  { id: 'privilege', label: 'Privilege', type: 'text', priority: 1, role: 'description' },
  { id: 'basis', label: 'Basis', type: 'text', priority: 3 },
  { id: 'boardOn', label: 'Last board', type: 'date', priority: 2 },
  { id: 'renewed', label: 'Goes on', type: 'text', priority: 3 },
  { id: 'state', label: 'State', type: 'text', priority: 'machine', role: 'tone' },
  { id: 'line', label: 'Line', type: 'text', priority: 'machine' },
  ...whoColumns,
];

/** Privileges that end within a time: regular and temporary ones, each with the last board that can renew it. */
export const report: Report = {
  name: 'privileges-expiring',
  title: 'Privileges that end',
  summary: 'privileges that end, temporary ones too, and the last board in time',
  filters: ['provider', 'facility', 'within', 'all', 'limit'],
  withinDefault: '180d',
  table: expiringTable,
};

async function expiringTable(question: OfficeQuestion): Promise<Table> {
  const { asOf, filters, office } = question;
  const [rules, leads] = [await office.rules(), office.privilegeLeads];
  const facilities = await facilitiesAsked(question);
  const rows = (await privilegedProviders(question))
    .flatMap((who) =>
      who.facts.grants
        .filter(({ facility }) => filters.facility === undefined || facility === filters.facility)
        .map((grant) => ({ grant, standing: grantStanding(grant, who.facts, asOf) }))
        .filter(({ standing }) => standing.state !== 'ended')
        .filter(({ standing }) => filters.dueBy === undefined || addDays(standing.until, -1) <= filters.dueBy)
        .map((held) => ({ who, held })),
    )
    .toSorted((left, right) => (keyOf(left.who, left.held) < keyOf(right.who, right.held) ? -1 : 1))
    .map(({ who, held }) => {
      const facility = facilities.get(held.grant.facility);
      const term = { from: held.grant.from, until: held.standing.until };
      const plan =
        facility === undefined
          ? undefined
          : reappointmentPlan(rules, { facility, providerType: who.subject.type }, term, { asOf, leads, sent: [] });
      return rowOf(who, held, { name: facility?.name ?? held.grant.facility, plan, asOf });
    });
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const first = shown[0]?.cells;
  return {
    report: 'privileges-expiring',
    title: 'Privileges that end',
    asOf,
    columns,
    rows: shown,
    notes: shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : [],
    empty: 'No privilege ends in this time.',
    ...(first === undefined
      ? {}
      : { next: `empanel privilege reappoint ${first.subject} --facility ${first.facility}` }),
  };
}

function keyOf({ subject }: PrivilegedProvider, { grant, standing }: HeldPrivilege): string {
  return `${standing.until} ${subject.name} ${grant.facility} ${privilegeName(grant)}`;
}

interface Around {
  readonly name: string;
  /** The way to a renewal; absent: the facility has no document any more. */
  readonly plan: ReappointmentPlan | undefined;
  readonly asOf: CalendarDate;
}

function rowOf({ subject, facts }: PrivilegedProvider, { grant, standing }: HeldPrivilege, around: Around): Row {
  const through = addDays(standing.until, -1);
  const daysLeft = daysBetween(around.asOf, through);
  const next = facts.grants.find(
    (one) =>
      one.id !== grant.id &&
      one.facility === grant.facility &&
      one.granted?.line.key === grant.granted?.line.key &&
      one.from <= standing.until &&
      one.until > standing.until,
  );
  const ending = standing.action?.kind;
  const { board = null, problem = null } = around.plan?.meetings ?? {};
  const lost = next === undefined && problem !== null && ending === undefined;
  return {
    tone: next !== undefined ? 'plain' : lost ? 'bad' : 'warn',
    cells: {
      id: grant.id,
      through,
      daysLeft,
      provider: subject.name,
      facilityName: around.name,
      privilege: privilegeName(grant),
      basis: basisWords[grant.basis],
      boardOn: board,
      renewed: next === undefined ? null : `${basisWords[next.basis]}, through ${addDays(next.until, -1)}`,
      state: next !== undefined ? 'renewed' : lost ? 'no board in time' : 'ends',
      line: grant.granted?.line.key ?? null,
      ...whoCells(subject, grant.facility),
    },
  };
}

import { addDays, type CalendarDate, daysBetween } from '../../domain/calendar/calendar-date.ts';
import type { Facility } from '../../domain/nouns/facility.ts';
import type { Appointment } from '../../domain/privileges/privilege.ts';
import type { PrivilegeFacts } from '../../domain/privileges/privilege-facts.ts';
import { appointmentEnd, openLines } from '../../domain/privileges/privilege-standing.ts';
import type { Column, Row, Table } from '../../domain/table.ts';
import { facilityClocks } from '../../rules/facility-clock.ts';
import { type PacketStep, type ReappointmentPlan, reappointmentPlan } from '../../rules/reappointment.ts';
import type { OfficeQuestion, Report } from '../report.ts';
import { type DataBankDue, dataBankDue } from './data-bank-due.ts';
import {
  facilitiesAsked,
  type PrivilegedProvider,
  privilegedProviders,
  whoCells,
  whoColumns,
} from './privileged-providers.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Appointment', type: 'id', priority: 8, role: 'uid' },
  { id: 'through', label: 'Ends', type: 'date', priority: 1, role: 'due' },
  { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 2 },
  { id: 'provider', label: 'Provider', type: 'text', priority: 1, role: 'summary' },
  { id: 'facilityName', label: 'Facility', type: 'text', priority: 2 },
  { id: 'state', label: 'State', type: 'text', priority: 1, role: 'tone' },
  { id: 'packet', label: 'Packet', type: 'text', priority: 2, role: 'description' },
  { id: 'nextOn', label: 'Next packet', type: 'date', priority: 4 },
  { id: 'readyBy', label: 'File ready by', type: 'date', priority: 2 },
  { id: 'boardOn', label: 'Last board', type: 'date', priority: 2 },
  { id: 'problem', label: 'Problem', type: 'text', priority: 2 },
  { id: 'npdbDueOn', label: 'Data bank by', type: 'date', priority: 3 },
  { id: 'request', label: 'Request', type: 'id', priority: 5 },
  { id: 'credentialsOn', label: 'Last credentials committee', type: 'date', priority: 'machine' },
  { id: 'executiveOn', label: 'Last executive committee', type: 'date', priority: 'machine' },
  { id: 'npdb', label: 'Data bank', type: 'text', priority: 'machine' },
  { id: 'sentOn', label: 'Packet sent', type: 'date', priority: 'machine' },
  ...whoColumns,
];

/** Appointments that end, the soonest first: packets, meetings that come in time, the data bank. */
export const report: Report = {
  name: 'reappointments',
  title: 'Reappointments',
  summary: 'appointments that end: packets, the last board in time, the data bank',
  filters: ['provider', 'facility', 'within', 'all', 'limit'],
  withinDefault: '365d',
  table: reappointmentsTable,
};

/** An appointment with the way to the next one. */
export interface EndingAppointment extends PrivilegedProvider {
  readonly facility: Facility;
  readonly appointment: Appointment;
  /** First day on which it no longer holds. */
  readonly until: CalendarDate;
  readonly plan: ReappointmentPlan;
  /** Id of the open request for the next term; null: none. */
  readonly requestId: string | null;
  readonly dataBank: DataBankDue;
  /** A rule has the data bank asked again and again, and it never was. */
  readonly mustAsk: boolean;
}

/**
 * The last appointment of everybody at each facility that has not been ended by an action. One that ran out is told for as
 * long as its privileges are not renewed: it lapsed.
 */
export async function endingAppointments(question: OfficeQuestion): Promise<readonly EndingAppointment[]> {
  const { asOf, office } = question;
  const rules = await office.rules();
  const facilities = [...(await facilitiesAsked(question)).values()];
  const found: EndingAppointment[] = [];
  for (const who of await privilegedProviders(question)) {
    for (const facility of facilities) {
      const appointment = lastAppointment(who.facts, facility.key);
      if (appointment === undefined || who.subject.status === 'archived') continue;
      const end = appointmentEnd(appointment, who.facts);
      if (end.action !== null) continue;
      const asked = { facility, providerType: who.subject.type };
      const dataBank = await dataBankDue(question, who.subject.id, facility.key);
      found.push({
        ...who,
        facility,
        appointment,
        until: end.on,
        plan: reappointmentPlan(
          rules,
          asked,
          { from: appointment.from, until: end.on },
          { asOf, leads: office.privilegeLeads, sent: packetsSent(who.facts, appointment) },
        ),
        requestId: openRequest(who.facts, facility.key),
        dataBank,
        mustAsk: !dataBank.asked && facilityClocks(rules, asked, 'npdb.queriedOn', asOf).length > 0,
      });
    }
  }
  return found.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

function keyOf({ until, subject, facility }: EndingAppointment): string {
  return `${until} ${subject.name} ${facility.key}`;
}

function lastAppointment({ appointments }: PrivilegeFacts, facility: string): Appointment | undefined {
  return appointments
    .filter((one) => one.facility === facility)
    .toSorted((left, right) => (left.until < right.until ? -1 : 1))
    .at(-1);
}

/** The days on which packets of the next term went out, in the term that ends. */
function packetsSent({ events }: PrivilegeFacts, { facility, from }: Appointment): readonly CalendarDate[] {
  return events.flatMap((one) =>
    one.kind === 'packet-sent' && one.facility === facility && one.on >= from ? [one.on] : [],
  );
}

function openRequest(facts: PrivilegeFacts, facility: string): string | null {
  const found = facts.requests.findLast(
    (one) => one.facility === facility && one.type === 'reappointment' && openLines(one, facts).length > 0,
  );
  return found?.id ?? null;
}

async function reappointmentsTable(question: OfficeQuestion): Promise<Table> {
  const { asOf, filters } = question;
  const all = await endingAppointments(question);
  const found = all.filter(({ until }) => filters.dueBy === undefined || until <= filters.dueBy);
  const rows = found.map((one) => rowOf(one, asOf));
  const shown = filters.limit === undefined ? rows : rows.slice(0, filters.limit);
  const first = shown[0]?.cells;
  const plain = found.filter(({ plan, until }) => until > asOf && plan.steps.length === 0).length;
  const flagged = found.filter(({ plan, until }) => until > asOf && plan.meetings.problem !== null).length;
  return {
    report: 'reappointments',
    title: 'Reappointments',
    asOf,
    columns,
    rows: shown,
    notes: [
      ...(shown.length < rows.length ? [`${rows.length - shown.length} more not shown (--limit)`] : []),
      ...(all.length > found.length ? [`${all.length - found.length} end later (--within, --all)`] : []),
      ...(flagged === 0 ? [] : [`${flagged} without a board meeting in time: privileges cannot be renewed backwards`]),
      ...(plain === 0
        ? []
        : [
            `${plain} without days for packets: \`leads.privilege\` of empanel.yaml, or \`reapply\` of the bylaws, sets them`,
          ]),
    ],
    empty: 'No appointment ends in this time.',
    ...(first === undefined
      ? {}
      : { next: `empanel privilege reappoint ${first.subject} --facility ${first.facility}` }),
  };
}

/** "90 days before, sent on 2026-06-02"; "90 days before, due since 2026-06-01" */
function packetWords({ distance, on, sentOn }: PacketStep): string {
  return `${distance} before, ${sentOn === null ? `due since ${on}` : `sent on ${sentOn}`}`;
}

function rowOf(one: EndingAppointment, asOf: CalendarDate): Row {
  const { subject, facility, appointment, until, plan, requestId, dataBank, mustAsk } = one;
  const { meetings } = plan;
  const lapsed = until <= asOf;
  const reached = plan.steps.findLast(({ on }) => on <= asOf);
  const next = plan.steps.find(({ on }) => on > asOf);
  const late = !lapsed && requestId === null && meetings.readyBy !== null && meetings.readyBy < asOf;
  const state = lapsed
    ? 'lapsed'
    : requestId !== null
      ? 'requested'
      : late
        ? 'late'
        : reached === undefined
          ? 'ahead'
          : reached.sentOn !== null
            ? 'packet sent'
            : 'packet due';
  const bad = lapsed || late || meetings.problem !== null;
  return {
    tone: bad ? 'bad' : state === 'packet due' ? 'warn' : 'plain',
    cells: {
      id: appointment.id,
      through: addDays(until, -1),
      daysLeft: daysBetween(asOf, addDays(until, -1)),
      provider: subject.name,
      facilityName: facility.name,
      state,
      packet: reached === undefined ? null : packetWords(reached),
      nextOn: lapsed ? null : (next?.on ?? null),
      sentOn: plan.steps.findLast(({ sentOn }) => sentOn !== null)?.sentOn ?? null,
      readyBy: lapsed ? null : meetings.readyBy,
      boardOn: lapsed ? null : meetings.board,
      problem: lapsed
        ? 'the appointment ended and was not renewed'
        : (meetings.problem ?? (mustAsk ? `data bank: ${dataBank.because}` : null)),
      npdbDueOn: dataBank.dueOn,
      request: requestId,
      credentialsOn: lapsed ? null : meetings.credentials,
      executiveOn: lapsed ? null : meetings.executive,
      npdb: dataBank.because,
      ...whoCells(subject, facility.key),
    },
  };
}

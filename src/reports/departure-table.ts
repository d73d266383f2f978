/** The page of a departure. */

import { daysBetween, longDate } from '../domain/calendar/calendar-date.ts';
import { lastDayOfWork } from '../domain/departure.ts';
import type { Row, Table } from '../domain/table.ts';
import type { DepartureMatter, DepartureQuestion } from './departure-question.ts';

/** Every matter of a departure, those to do first, the soonest before. */
export function departureTable(question: DepartureQuestion, matters: readonly DepartureMatter[]): Table {
  const { asOf, departedOn, facts } = question;
  const { subject } = facts;
  const order = [...new Set(matters.map(({ section }) => section))];
  const rank = (one: DepartureMatter): string =>
    `${one.act === null ? 1 : 0} ${one.by ?? '9999'} ${order.indexOf(one.section)}`;
  const sorted = matters.toSorted((left, right) => (rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : 0));
  const open = sorted.filter(({ act }) => act !== null);
  const late = open.filter(({ by }) => by !== null && by < asOf).length;
  const next = open.find(({ act }) => act?.startsWith('empanel ') === true)?.act ?? undefined;
  const left = departedOn <= asOf ? 'left' : 'leaves';
  return {
    report: 'departure',
    title: `${subject.name} ${left} on ${longDate(departedOn)}`,
    asOf,
    lead: [
      `last day of work ${longDate(lastDayOfWork(departedOn))} · ${open.length} to do${late === 0 ? '' : `, ${late} late`}, ${sorted.length - open.length} done`,
    ],
    columns: [
      { id: 'section', label: 'Kind', type: 'text', priority: 1 },
      { id: 'about', label: 'About', type: 'text', priority: 1, role: 'summary' },
      { id: 'what', label: 'What', type: 'text', priority: 1, role: 'summary' },
      { id: 'by', label: 'By', type: 'date', priority: 1, role: 'due' },
      { id: 'daysLeft', label: 'Days left', type: 'integer', priority: 3 },
      { id: 'because', label: 'Because', type: 'text', priority: 4 },
      { id: 'act', label: 'Next act', type: 'text', priority: 2, role: 'description' },
      { id: 'source', label: 'Source', type: 'text', priority: 6 },
      { id: 'payer', label: 'Payer', type: 'text', priority: 'machine' },
      { id: 'facility', label: 'Facility', type: 'text', priority: 'machine' },
      { id: 'application', label: 'Application', type: 'id', priority: 'machine' },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
      { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
    ],
    rows: sorted.map((one, index): Row => {
      const daysLeft = one.act === null || one.by === null ? null : daysBetween(asOf, one.by);
      const id = `${subject.id}.departure.${one.section}.${one.application ?? one.payer ?? one.facility ?? index}`;
      return {
        ...(one.act === null
          ? { tone: 'muted' as const }
          : daysLeft !== null && daysLeft < 0
            ? { tone: 'bad' as const }
            : {}),
        cells: {
          ...one,
          daysLeft,
          subject: subject.key,
          subjectKind: subject.kind,
          npi: subject.npi,
          id: id.replaceAll(' ', '-'),
        },
      };
    }),
    notes: [],
    empty: 'Nothing is left to do.',
    ...(next === undefined ? {} : { next }),
  };
}

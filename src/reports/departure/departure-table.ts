/** The page of a departure, as text and as a table. */

import type { ActPage } from '../../domain/act-page.ts';
import { type CalendarDate, daysBetween, longDate } from '../../domain/calendar/calendar-date.ts';
import { lastDayOfWork } from '../../domain/departure.ts';
import type { Row, Table, Tone } from '../../domain/table.ts';
import type { DepartureMatter, DepartureQuestion, DepartureSection } from './departure-question.ts';

/** Headings in the order of the page. */
const headings: Readonly<Record<DepartureSection, string>> = {
  termination: 'Terminations, by payer and facility',
  application: 'Applications still open',
  contract: 'Contracts',
  'goes along': 'Goes along with the provider',
  notice: 'Others to tell',
  agreement: 'Agreements',
  registration: 'Registrations and profile',
  'tail cover': 'Tail cover',
  claims: 'Last claims',
};

const sections = Object.keys(headings) as readonly DepartureSection[];

/** The matters in the order of the page, within a heading the soonest first. */
export function orderedMatters(matters: readonly DepartureMatter[]): readonly DepartureMatter[] {
  const day = ({ by, act }: DepartureMatter): string => `${act === null ? 1 : 0} ${by ?? '9999'}`;
  return sections.flatMap((section) =>
    matters
      .filter((one) => one.section === section)
      .toSorted((left, right) => (day(left) < day(right) ? -1 : day(left) > day(right) ? 1 : 0)),
  );
}

function summary({ asOf, departedOn }: DepartureQuestion, matters: readonly DepartureMatter[]): string {
  const open = matters.filter(({ act }) => act !== null);
  const late = open.filter(({ by }) => by !== null && by < asOf).length;
  const done = matters.length - open.length;
  return [
    `last day of work ${longDate(lastDayOfWork(departedOn))}`,
    `${open.length} to do`,
    ...(late === 0 ? [] : [`${late} late`]),
    ...(done === 0 ? [] : [`${done} done`]),
  ].join(' · ');
}

function titleOf({ asOf, departedOn, facts }: DepartureQuestion): string {
  return `${facts.subject.name} ${departedOn <= asOf ? 'left' : 'leaves'} on ${longDate(departedOn)}`;
}

/** The act to begin with: a command, of what is due first. */
function nextOf(matters: readonly DepartureMatter[]): string | undefined {
  const commands = matters.filter(({ act }) => act?.startsWith('empanel ') === true);
  const first = commands.toSorted((left, right) => ((left.by ?? '9999') < (right.by ?? '9999') ? -1 : 1))[0];
  return first?.act ?? undefined;
}

function toneOf({ act, by }: DepartureMatter, asOf: CalendarDate): Tone {
  if (act === null) return 'muted';
  return by !== null && by < asOf ? 'bad' : 'plain';
}

/** The page on a terminal. */
export function departurePage(question: DepartureQuestion, matters: readonly DepartureMatter[]): ActPage {
  const { asOf } = question;
  return {
    title: titleOf(question),
    asOf,
    lead: [summary(question, matters)],
    sections: sections.map((section) => ({
      heading: headings[section],
      items: matters
        .filter((one) => one.section === section)
        .map((one) => ({ ...one, on: one.act === null ? null : one.by, tone: toneOf(one, asOf) })),
    })),
    next: nextOf(matters) ?? null,
  };
}

/** The same as a table. */
export function departureTable(question: DepartureQuestion, matters: readonly DepartureMatter[]): Table {
  const { asOf, facts } = question;
  const { subject } = facts;
  const next = nextOf(matters);
  return {
    report: 'departure',
    title: titleOf(question),
    asOf,
    lead: [summary(question, matters)],
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
    rows: matters.map((one): Row => {
      const tone = toneOf(one, asOf);
      const daysLeft = one.act === null || one.by === null ? null : daysBetween(asOf, one.by);
      const id = `${subject.id}.${one.section}.${one.application ?? one.payer ?? one.facility ?? one.about}`;
      return {
        ...(tone === 'plain' ? {} : { tone }),
        cells: {
          ...one,
          daysLeft,
          subject: subject.key,
          subjectKind: subject.kind,
          npi: subject.npi,
          id: id.replaceAll(/[^a-zA-Z0-9.*-]+/g, '-'),
        },
      };
    }),
    grouping: {
      column: 'section',
      groups: sections.flatMap((section) => {
        const rows = matters.filter((one) => one.section === section).length;
        return rows === 0 ? [] : [{ heading: headings[section], rows }];
      }),
    },
    notes: [],
    empty: 'Nothing is left to do.',
    ...(next === undefined ? {} : { next }),
  };
}

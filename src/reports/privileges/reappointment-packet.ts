/** The packet of a reappointment: what is held, what was done since, what must be shown, and by when. */

import { addDays, type CalendarDate, longDate } from '../../domain/calendar/calendar-date.ts';
import type { Paper, PaperPart, PaperSection } from '../../domain/paper.ts';
import { focusedCauseWords, focusedProgress, progressWords } from '../../domain/privileges/focused-progress.ts';
import type { CaseCounts } from '../../domain/privileges/practice-evaluation.ts';
import { indicatorWords } from '../../domain/privileges/practice-review.ts';
import type { CriterionResult, PrivilegeGrant } from '../../domain/privileges/privilege.ts';
import { basisWords, heldPrivileges, privilegeName, standingWords } from './privileged-providers.ts';
import type { EndingAppointment } from './reappointments.ts';

/** A line that is held, with how the criteria of its renewal come out today. */
export interface RenewedLine {
  readonly grant: PrivilegeGrant;
  /** Key and version of the form whose criteria these are. */
  readonly form: string;
  /** Whether a form in use still has the line. */
  readonly isOffered: boolean;
  readonly criteria: readonly CriterionResult[];
}

/** A paper that ends before the new term would begin. */
export interface EndingPaper {
  readonly title: string;
  readonly dueOn: CalendarDate;
}

/** What a packet is made of. */
export interface PacketParts {
  readonly ending: EndingAppointment;
  readonly lines: readonly RenewedLine[];
  readonly papers: readonly EndingPaper[];
  readonly office: string;
  readonly asOf: CalendarDate;
}

/** The packet; no sensitive value stands in it. It is for the file of the medical staff office: it tells what peer review found. */
export function reappointmentPaper(parts: PacketParts): Paper {
  const { ending, asOf, office } = parts;
  const { subject, facility, appointment, until } = ending;
  return {
    title: `Reappointment: ${subject.name}`,
    particulars: [
      ['Facility', facility.name],
      ...(subject.npi === null ? [] : [['NPI', subject.npi] as const]),
      ['Category', appointment.categoryName],
      ...(appointment.department === null ? [] : [['Department', departmentName(ending)] as const]),
      ['Appointed', `${longDate(appointment.from)} to ${longDate(addDays(until, -1))}`],
      ['Prepared by', `${office}, ${longDate(asOf)}`],
    ],
    sections: [
      calendarSection(ending, asOf),
      privilegesSection(parts),
      criteriaSection(parts),
      activitySection(ending),
      reviewsSection(ending),
      focusedSection(ending, asOf),
      actionsSection(ending),
      dataBankSection(ending),
      papersSection(parts),
    ],
    signatures: ['Applicant', 'Department chair'],
  };
}

function departmentName({ facility, appointment }: EndingAppointment): string {
  return facility.departments?.find(({ key }) => key === appointment.department)?.name ?? appointment.department ?? '';
}

const none = (what: string): PaperPart => ({ kind: 'paragraph', text: `No ${what}.` });

function table(columns: readonly string[], rows: readonly (readonly string[])[], what: string): readonly PaperPart[] {
  return [rows.length === 0 ? none(what) : { kind: 'table', columns, rows }];
}

function calendarSection({ plan, until, requestId }: EndingAppointment, asOf: CalendarDate): PaperSection {
  const { meetings, steps } = plan;
  const days: readonly (readonly [CalendarDate | null, string])[] = [
    ...steps.map(({ on, distance, by, sentOn }) => {
      const sent = sentOn === null ? '' : `: sent on ${longDate(sentOn)}`;
      return [on, `packet, ${distance} before the end (${by})${sent}`] as const;
    }),
    [meetings.readyBy, 'file ready for the first of these meetings'],
    [meetings.credentials, 'last credentials committee in time'],
    [meetings.executive, 'last executive committee in time'],
    [meetings.board, 'last board in time'],
    [addDays(until, -1), 'last day of the appointment and of its privileges'],
  ];
  const rows = days
    .flatMap(([on, what]) => (on === null ? [] : [{ on, what }]))
    .toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))
    .map(({ on, what }) => [longDate(on), what, on < asOf ? 'past' : '']);
  const request = requestId === null ? 'No request for the next term is on record.' : `Request ${requestId} is open.`;
  return {
    heading: 'By when',
    parts: [
      ...(meetings.problem === null ? [] : [{ kind: 'paragraph' as const, text: `Problem: ${meetings.problem}.` }]),
      { kind: 'table', columns: ['Day', 'What', ''], rows },
      {
        kind: 'paragraph',
        text: `${request} Nothing renews backwards: without a decision before the end, privileges end.`,
      },
    ],
  };
}

function privilegesSection({ ending, asOf }: PacketParts): PaperSection {
  const rows = heldPrivileges(ending.facts, ending.facility.key, asOf).map(({ grant, standing }) => [
    privilegeName(grant),
    standingWords[standing.state],
    basisWords[grant.basis],
    longDate(addDays(standing.until, -1)),
    standing.conditions.join('; '),
  ]);
  const columns = ['Privilege', 'Standing', 'Basis', 'Through', 'Conditions'];
  return { heading: 'Privileges held', parts: table(columns, rows, 'privilege is held') };
}

const stateWords = { met: 'met', 'not-met': 'NOT MET', 'cannot-tell': 'cannot tell' } as const;

function criteriaSection({ lines }: PacketParts): PaperSection {
  const offered = lines.filter(({ isOffered }) => isOffered);
  const gone = lines.filter(({ isOffered }) => !isOffered);
  const rows = offered.flatMap(({ grant, criteria }) =>
    criteria.map(({ criterion, state, because }) => [privilegeName(grant), criterion, stateWords[state], because]),
  );
  const columns = ['Privilege', 'Asked for renewal', 'State', 'Because'];
  const forms = [...new Set(offered.map(({ form }) => form))].join(', ');
  const told = [
    ...(forms === '' ? [] : [`By the form that is in use now: ${forms}.`]),
    ...gone.map(({ grant, form }) => `${privilegeName(grant)} (${form}) is on no form in use: it cannot be renewed.`),
  ];
  return {
    heading: 'Criteria for renewal, as of today',
    parts: [
      ...told.map((text): PaperPart => ({ kind: 'paragraph', text })),
      ...table(columns, rows, 'criterion is written'),
    ],
  };
}

/** Cases of periods that reach into the term, by line. */
function activitySection({ facts, facility, appointment }: EndingAppointment): PaperSection {
  const counts = facts.counts.filter(
    (one) => one.until > appointment.from && (one.facility === facility.key || one.facility === null),
  );
  const groups = new Map<string, CaseCounts[]>();
  for (const one of counts) {
    const key = [one.line ?? one.procedure ?? 'all work', one.elsewhere ?? 'here'].join('|');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rows = [...groups].map(([key, all]) => {
    const [line = '', where = ''] = key.split('|');
    const name = facility.privilegeForms?.flatMap((form) => form.lines).findLast((one) => one.key === line)?.name;
    const from = all.map((one) => one.from).toSorted()[0];
    const until = all
      .map((one) => one.until)
      .toSorted()
      .at(-1);
    const span =
      from === undefined || until === undefined ? '' : `${longDate(from)} to ${longDate(addDays(until, -1))}`;
    return [name ?? line, where, span, String(all.reduce((sum, { count }) => sum + count, 0))];
  });
  return {
    heading: 'Activity since the appointment',
    parts: table(['Work', 'Where', 'Days counted', 'Cases'], rows, 'case is counted'),
  };
}

function reviewsSection({ facts, facility, appointment }: EndingAppointment): PaperSection {
  const rows = facts.reviews
    .filter((one) => one.facility === facility.key && one.on >= appointment.on)
    .map((one) => [
      longDate(one.on),
      `${longDate(one.from)} to ${longDate(addDays(one.until, -1))}`,
      one.cases === null ? '' : String(one.cases),
      one.result,
      one.indicators.map((indicator) => `${indicator.name} ${indicatorWords(indicator)}`).join('; '),
      one.references.join('; '),
    ]);
  const columns = ['Review', 'Period', 'Cases', 'Result', 'Indicators', 'Peers'];
  return { heading: 'Ongoing reviews', parts: table(columns, rows, 'review is on record') };
}

function focusedSection({ facts, facility, appointment }: EndingAppointment, asOf: CalendarDate): PaperSection {
  const rows = facts.focused
    .filter((one) => one.facility === facility.key && (one.resultOn ?? asOf) >= appointment.on)
    .map((one) => [
      longDate(one.on),
      one.line ?? 'all work',
      focusedCauseWords[one.cause],
      progressWords(one, asOf),
      focusedProgress(one, asOf).state,
    ]);
  const columns = ['Opened', 'Of', 'Because of', 'Watched', 'State'];
  return { heading: 'Focused evaluations', parts: table(columns, rows, 'evaluation is on record') };
}

function actionsSection({ facts, facility, appointment }: EndingAppointment): PaperSection {
  const actions = facts.actions
    .filter((one) => one.facility === facility.key && one.on >= appointment.on)
    .map((one) => [longDate(one.on), one.kind, longDate(one.from), one.reason ?? '']);
  const leaves = facts.leaves
    .filter((one) => one.facility === facility.key && (one.returnedOn ?? one.until ?? one.from) >= appointment.from)
    .map((one) => [longDate(one.on), 'leave of absence', longDate(one.from), one.reason ?? '']);
  const columns = ['Decided', 'What', 'From', 'Reason'];
  return { heading: 'Actions and leaves', parts: table(columns, [...actions, ...leaves], 'action or leave') };
}

function dataBankSection({ dataBank }: EndingAppointment): PaperSection {
  const due = dataBank.dueOn === null ? '' : `; ask again by ${longDate(dataBank.dueOn)}, however long the appointment`;
  return { heading: 'Data bank', parts: [{ kind: 'paragraph', text: `${sentence(dataBank.because)}${due}.` }] };
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

function papersSection({ papers }: PacketParts): PaperSection {
  const rows = papers.map(({ title, dueOn }) => [longDate(dueOn), title]);
  return {
    heading: 'Papers that end before the new term',
    parts: table(['Ends', 'What'], rows, 'paper ends before it'),
  };
}

import { type CalendarDate, daysBetween } from '../../../domain/calendar/calendar-date.ts';
import type { Facility } from '../../../domain/nouns/facility.ts';
import { countWords } from '../../../domain/number-forms.ts';
import { actionVerbs } from '../../../domain/privileges/adverse-action.ts';
import { type PrivilegeRequest, privilegeBodies } from '../../../domain/privileges/privilege.ts';
import { actionEventWords } from '../../../domain/privileges/privilege-action.ts';
import type { PrivilegeFacts } from '../../../domain/privileges/privilege-facts.ts';
import {
  approvingOutcomes,
  bodiesOf,
  bodyWords,
  lastWord,
  outcomeVerbs,
} from '../../../domain/privileges/privilege-order.ts';
import {
  actionEnd,
  appointmentEnd,
  grantStanding,
  isAway,
  openLines,
  requestedLineState,
} from '../../../domain/privileges/privilege-standing.ts';
import type { Row, Tone } from '../../../domain/table.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Command } from '../../command.ts';
import { facilitiesOf } from '../../privileges/facility-resolution.ts';
import { facilitiesAsked, lineKey, privilegeCase } from '../../privileges/privilege-resolution.ts';
import { basisWords, throughDay } from '../../privileges/privilege-words.ts';

/** Appointments and privileges of one provider on one page. */
export const command: Command = {
  summary: 'one provider: appointments, privileges, requests, actions',
  description:
    'Shows what a provider may do where and until when: appointments with category and duties, privileges with their end and conditions, requests with what chair, committees and board said, leaves, suspensions and what followed, focused evaluations, and the dates ahead.',
  arguments: [{ name: 'provider', help: 'NPI, name or id, or the id of a request' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'at one facility' },
    { name: 'all', help: 'ended privileges and decided requests too' },
  ],
  examples: [
    'empanel privilege show "ruiz, ana"',
    'empanel privilege show "ruiz, ana" --facility riverside-surgery --all --json',
  ],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const asOf = await context.asOf();
    const one = await privilegeCase(context, ledger, input.argument('provider'));
    const words = input.text('facility');
    const at = words === undefined ? undefined : (await facilitiesAsked(ledger, [words]))[0]?.key;
    const facilities = await facilitiesOf(ledger);
    const names = new Map([...facilities.values()].map(({ key, name }) => [key, name]));
    const asked: Asked = { asOf, all: input.on('all'), isHere: (facility) => at === undefined || facility === at };
    const facts = one.privileges;
    const lines = [
      ...(await dueLines(ledger, one.subject.id, asked)),
      ...appointmentLines(facts, asked),
      ...grantLines(facts, asked),
      ...restLines(facts, asked),
      ...evaluationLines(facts, asked),
      ...facts.requests
        .filter(({ facility }) => asked.isHere(facility))
        .flatMap((request) => requestLines(request, facts, asked)),
    ];
    const open = facts.requests.find(
      (request) => asked.isHere(request.facility) && openLines(request, facts).length > 0,
    );
    await context.show({
      report: 'privilege',
      title: `Privileges of ${one.subject.name}`,
      asOf,
      columns: [
        { id: 'section', label: 'About', type: 'text', priority: 1 },
        { id: 'facility', label: 'Facility', type: 'text', priority: 2 },
        { id: 'what', label: 'What', type: 'text', priority: 1 },
        { id: 'says', label: 'Says', type: 'text', priority: 1 },
        { id: 'on', label: 'On', type: 'date', priority: 2 },
        { id: 'id', label: 'Id', type: 'id', priority: 3 },
        { id: 'facilityName', label: 'Facility name', type: 'text', priority: 'machine' },
        { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
        { id: 'npi', label: 'NPI', type: 'npi', priority: 'machine' },
      ],
      rows: lines.map(
        ({ tone, ...cells }): Row => ({
          ...(tone === undefined ? {} : { tone }),
          cells: {
            ...cells,
            facilityName: cells.facility === null ? null : (names.get(cells.facility) ?? cells.facility),
            subject: one.subject.key,
            npi: one.subject.npi,
          },
        }),
      ),
      notes: [],
      empty: 'No appointment, privilege or request is recorded.',
      next:
        open === undefined
          ? `empanel privilege list --provider ${one.subject.key} --all`
          : nextOf(open, facts, facilities.get(open.facility), asOf),
    });
    return 0;
  },
};

interface Asked {
  readonly asOf: CalendarDate;
  readonly all: boolean;
  readonly isHere: (facility: string) => boolean;
}

interface ShownLine {
  readonly section:
    | 'next'
    | 'appointment'
    | 'privilege'
    | 'action'
    | 'reappointment'
    | 'leave'
    | 'evaluation'
    | 'request';
  readonly facility: string | null;
  readonly what: string;
  readonly says: string;
  readonly on: CalendarDate | null;
  readonly id: string | null;
  readonly tone?: Tone;
}

/** The command that carries a request on: what the board decided takes effect, else the next body is heard. */
function nextOf(
  request: PrivilegeRequest,
  facts: PrivilegeFacts,
  facility: Facility | undefined,
  on: CalendarDate,
): string {
  const said = openLines(request, facts).map((line) => lastWord(request, line, 'board', on)?.outcome);
  if (said.some((outcome) => outcome !== undefined && approvingOutcomes.has(outcome)))
    return `empanel privilege grant ${request.id}`;
  if (said.includes('deny')) return `empanel privilege deny ${request.id}`;
  const bodies = facility === undefined ? privilegeBodies : bodiesOf(facility, request);
  const heard = bodies.map((body) => request.recommendations.some((one) => one.body === body)).lastIndexOf(true);
  return `empanel privilege recommend ${request.id} --body ${bodies[heard + 1] ?? 'board'} --outcome approve`;
}

async function dueLines(ledger: Ledger, subjectId: string, { asOf, isHere }: Asked): Promise<readonly ShownLine[]> {
  const rows = await ledger.deadlines.list({ asOf, subjectId });
  return rows
    .filter(({ facility, dueOn }) => facility !== null && isHere(facility) && dueOn !== null)
    .map((row) => ({
      section: 'next',
      facility: row.facility,
      what: row.title,
      says: row.dueOn === null ? '' : dueWords(row.dueOn, asOf),
      on: row.dueOn,
      id: row.id,
      tone: row.dueOn !== null && row.dueOn < asOf ? 'bad' : 'warn',
    }));
}

function dueWords(dueOn: CalendarDate, asOf: CalendarDate): string {
  const days = daysBetween(asOf, dueOn);
  if (days === 0) return 'today';
  const count = countWords(Math.abs(days), 'day');
  return days > 0 ? `in ${count}` : `${count} ago`;
}

function appointmentLines(facts: PrivilegeFacts, { asOf, all, isHere }: Asked): readonly ShownLine[] {
  return facts.appointments.flatMap((one): readonly ShownLine[] => {
    const end = appointmentEnd(one, facts);
    if (!isHere(one.facility) || (end.on <= asOf && !all)) return [];
    const state = end.on <= asOf ? 'ended' : one.from > asOf ? 'begins later' : 'runs';
    const provisional =
      one.provisionalUntil !== null && one.provisionalUntil > asOf
        ? `provisional ${throughDay(one.provisionalUntil)}`
        : null;
    const duties = one.duties.length === 0 ? null : one.duties.join(', ');
    return [
      {
        section: 'appointment',
        facility: one.facility,
        what: one.categoryName,
        says: said(`${state}, ${one.from} ${throughDay(end.on)}`, provisional, duties, one.conditions),
        on: one.from,
        id: one.id,
        ...(state === 'ended' ? { tone: 'muted' as const } : {}),
      },
    ];
  });
}

function grantLines(facts: PrivilegeFacts, { asOf, all, isHere }: Asked): readonly ShownLine[] {
  return facts.grants.flatMap((grant): readonly ShownLine[] => {
    const { state, until, conditions, action, leave } = grantStanding(grant, facts, asOf);
    // What was temporary is shown with its end for good: it answers why somebody may not go on.
    const shown = all || state !== 'ended' || (grant.basis !== 'regular' && !isSuperseded(grant.id, facts));
    if (!isHere(grant.facility) || !shown) return [];
    const rests = state === 'suspended' || state === 'on-leave';
    const why = action === null ? leave?.id : action.id;
    const end = grant.endsAt === null ? throughDay(until) : `until ${grant.endsAt.replace('T', ' ')}`;
    return [
      {
        section: 'privilege',
        facility: grant.facility,
        what: lineKey(grant),
        says: said(
          `${state.replaceAll('-', ' ')}${why === undefined ? '' : ` (${why})`}`,
          `${basisWords[grant.basis]}${grant.distantSite === null ? '' : ` ${grant.distantSite}`}`,
          `${grant.from} ${end}`,
          conditions.length === 0 ? null : `on condition: ${conditions.join('; ')}`,
        ),
        on: grant.from,
        id: grant.id,
        ...(state === 'ended' ? { tone: 'muted' as const } : rests ? { tone: 'bad' as const } : {}),
      },
    ];
  });
}

/** Whether the board has since granted what was held for a while. */
function isSuperseded(grantId: string, facts: PrivilegeFacts): boolean {
  const grant = facts.grants.find(({ id }) => id === grantId);
  return facts.grants.some(
    (other) =>
      grant !== undefined &&
      other.basis === 'regular' &&
      other.facility === grant.facility &&
      lineKey(other) === lineKey(grant) &&
      other.from >= grant.from,
  );
}

function restLines(facts: PrivilegeFacts, { asOf, all, isHere }: Asked): readonly ShownLine[] {
  const actions = facts.actions
    .filter(({ facility }) => isHere(facility))
    .flatMap((one): readonly ShownLine[] => {
      const end = one.kind === 'suspension' || one.kind === 'restriction' ? actionEnd(one, facts) : one.until;
      const events = facts.events.filter(({ actionId }) => actionId === one.id);
      return [
        {
          section: 'action',
          facility: one.facility,
          what: actionVerbs[one.kind],
          says: said(
            end === null ? `from ${one.from}` : `${one.from} ${throughDay(end)}`,
            one.cause,
            one.underInvestigation ? 'under investigation' : null,
            one.imminentDanger ? 'imminent danger' : null,
            one.conditions,
            one.reason,
          ),
          on: one.on,
          id: one.id,
          ...(end === null || end > asOf ? { tone: 'warn' as const } : {}),
        },
        ...events.map(
          (event): ShownLine => ({
            section: 'action',
            facility: event.facility,
            what: event.kind.replaceAll('-', ' '),
            says: said(
              actionEventWords[event.kind],
              event.hearingOn === null ? null : `hearing on ${event.hearingOn}`,
              event.reference,
              event.text,
            ),
            on: event.on,
            id: event.id,
          }),
        ),
      ];
    });
  const leaves = facts.leaves
    .filter((one) => isHere(one.facility) && (all || isAway(one, asOf) || one.from > asOf))
    .map((one): ShownLine => {
      const back = one.returnedOn ?? one.until;
      return {
        section: 'leave',
        facility: one.facility,
        what: 'leave of absence',
        says: said(back === null ? `from ${one.from}` : `${one.from} ${throughDay(back)}`, one.reason),
        on: one.from,
        id: one.id,
      };
    });
  const packets = facts.events
    .filter(({ kind, facility }) => kind === 'packet-sent' && isHere(facility))
    .map(
      (one): ShownLine => ({
        section: 'reappointment',
        facility: one.facility,
        what: 'packet sent',
        says: said(actionEventWords[one.kind], one.text),
        on: one.on,
        id: one.id,
      }),
    );
  return [...actions, ...leaves, ...packets];
}

function evaluationLines(facts: PrivilegeFacts, { all, isHere }: Asked): readonly ShownLine[] {
  return facts.focused
    .filter(({ facility, result }) => isHere(facility) && (all || result === null))
    .map((one) => ({
      section: 'evaluation',
      facility: one.facility,
      what: `focused: ${one.line ?? 'all work'}`,
      says: said(
        one.result ?? 'open',
        one.cases === null ? null : `${one.watched.length} of ${countWords(one.cases, 'case')}`,
        one.proctor === null ? null : `proctor ${one.proctor}`,
        one.supervised && one.result === null ? 'in the presence of the proctor' : null,
      ),
      on: one.dueOn,
      id: one.id,
    }));
}

function requestLines(request: PrivilegeRequest, facts: PrivilegeFacts, { all }: Asked): readonly ShownLine[] {
  if (!all && openLines(request, facts).length === 0) return [];
  const about = { section: 'request', facility: request.facility } as const;
  return [
    ...request.lines.map((line): ShownLine => {
      const decision = request.decisions.findLast(({ lineId }) => lineId === line.id);
      const matters = line.criteria.filter(({ state }) => state !== 'met');
      return {
        ...about,
        what: `${line.number} ${line.line.key}`,
        says: said(
          requestedLineState(request, line, facts),
          decision?.reason ?? null,
          ...matters.map(({ state, criterion }) => `${state === 'not-met' ? 'not met' : 'cannot tell'}: ${criterion}`),
        ),
        on: request.on,
        id: decision?.id ?? request.id,
      };
    }),
    ...request.recommendations.map(
      (one): ShownLine => ({
        ...about,
        what: bodyWords[one.body],
        says: said(outcomeVerbs[one.outcome], one.conditions, one.reason, one.by),
        on: one.on,
        id: one.id,
      }),
    ),
  ];
}

function said(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('; ');
}

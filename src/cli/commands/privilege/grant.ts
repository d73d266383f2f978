import { focusedOfGrant, openFocused } from '../../../actions/privileges/fppe.ts';
import { appoint, grantPrivilege, type NewAppointment } from '../../../actions/privileges/privilege-grant.ts';
import { type CalendarDate, earliest, latest, longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Facility } from '../../../domain/nouns/facility.ts';
import { evaluationCarriedOver } from '../../../domain/privileges/focused-progress.ts';
import type { FocusedEvaluation } from '../../../domain/privileges/practice-evaluation.ts';
import type {
  PrerequisiteResult,
  PrivilegeGrant,
  PrivilegeRequest,
  Recommendation,
  RequestedLine,
} from '../../../domain/privileges/privilege.ts';
import { approvingOutcomes, lastWord } from '../../../domain/privileges/privilege-order.ts';
import { appointmentEnd, appointmentOn, grantEnd, openLines } from '../../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { credentialed, licensed } from '../../../rules/privilege-prerequisites.ts';
import type { Command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { type Input, noteText } from '../../input.ts';
import { appointmentAsked } from '../../privileges/privilege-appointment.ts';
import {
  checkedPrerequisites,
  checkResources,
  endWithin,
  focusedDue,
  limitOf,
  refuseOutlived,
  warnSuspended,
} from '../../privileges/privilege-checks.ts';
import { lineCriteria } from '../../privileges/privilege-criteria.ts';
import {
  dossierOf,
  happenedOn,
  lineKey,
  namedByKey,
  type PrivilegeCase,
  privilegeMatter,
  requestMeant,
} from '../../privileges/privilege-resolution.ts';
import { lastDay } from '../../privileges/privilege-words.ts';
import { recorded, showReceipt } from '../../recording.ts';

/** Puts into effect what the board decided. */
export const command: Command = {
  summary: 'grant what the board decided: lines, term, appointment',
  description:
    'Grants the lines of a request that the board approved, from the day of its decision or a later one, and appoints to the staff where no appointment runs. The term is the shortest that the form, the bylaws, the accreditor and the state leave; --until may only make it shorter. A line needs a live credentialing decision, the resources of the facility, and its criteria; a privilege is never granted backwards. Each line that is new opens a focused evaluation; one that was opened with temporary privileges goes on.',
  arguments: [{ name: 'request', help: 'id of the request, or the provider: NPI, name or id' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where, when a provider is named' },
    { name: 'line', value: 'KEY', many: true, help: 'only these lines (default: all that the board approved)' },
    { name: 'on', value: 'DATE', help: 'day of the decision (default: that of the board)' },
    { name: 'from', value: 'DATE', help: 'first day (default: the decision; at reappointment the end of the term)' },
    { name: 'until', value: 'DATE', help: 'first day on which it no longer holds' },
    { name: 'category', value: 'KEY', help: 'category of the staff (default: as asked for)' },
    { name: 'conditions', value: 'TEXT', help: 'conditions (default: those of the board)' },
    { name: 'override', help: 'although a prerequisite or criterion is not met (needs --reason)' },
  ],
  examples: [
    'empanel privilege grant "ruiz, ana" --facility riverside-surgery --override --reason "file decided on paper" --dry-run',
    'empanel privilege grant "ruiz, ana" --facility riverside-surgery --until 2028-01-01 --override --reason "file decided on paper" --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'request');
    const request = requestMeant(one, facility, asOf);
    const decided = decidedLines(input, one, request, asOf);
    const boardOn = decided.map(({ board }) => board.on).reduce((left, right) => latest(left, right));
    const on = happenedOn(input, asOf, boardOn);
    const from = beginning(input, one, facility, request, decided, { asOf, on, boardOn });
    const appointment = await appointmentFor(context, input, one, facility, request, { asOf, on, from });
    const grants = await grantsOf(context, input, ledger, { one, facility, request, decided, on, from, appointment });
    const due = focusedDue(await context.rules(), facility, one, from);
    const { key } = facility;
    warnSuspended(
      context,
      one,
      grants.map(({ line }) => ({ facility: key, basis: 'regular', granted: line, from })),
    );
    const { value, receipt } = await recorded(context, ledger, async (tx) => {
      const appointmentId = appointment.id ?? (await appoint(tx, appointment.made));
      const ids: string[] = [];
      const focused: string[] = [];
      for (const { line, until, checked, previous, isNew, board } of grants) {
        const id = await grantPrivilege(tx, {
          ...plainGrant,
          subjectId: one.subject.id,
          facility: facility.key,
          basis: 'regular',
          formId: line.form.id,
          line: line.line.key,
          on,
          from,
          until,
          conditions: conditionsOf(input, board),
          by: board.by,
          requestId: request.id,
          requestLineId: line.id,
          recommendationId: board.id,
          appointmentId,
          previousId: previous,
          checked,
        });
        ids.push(id);
        if (!isNew) continue;
        const granted = { subjectId: one.subject.id, facility: facility.key, grantId: id, line: line.line, on, from };
        focused.push(await openFocused(tx, focusedOfGrant(granted, due)));
      }
      return { appointmentId, ids, focused };
    });
    const lines = grants.map(({ line, until, board }, at) => {
      const conditions = conditionsOf(input, board);
      return `  ${value.ids[at]} ${line.line.key}: ${line.line.name}, ${longDate(from)} ${lastDay(until)}${conditions === null ? '' : `, on condition: ${conditions}`}`;
    });
    await showReceipt(
      context,
      receipt,
      [
        `granted to ${one.subject.name} at ${facility.name}, decided ${longDate(on)}:`,
        ...lines,
        ...(appointment.id === null
          ? [
              `  ${value.appointmentId} ${appointment.made.categoryName}, ${longDate(from)} ${lastDay(appointment.made.until)}`,
            ]
          : []),
        ...value.focused.map((id) => `  ${id} focused evaluation opened`),
        ...grants.flatMap(({ carriedOver }) =>
          carriedOver === undefined ? [] : [`  ${carriedOverLine(carriedOver)}`],
        ),
      ],
      { grants: value.ids, appointment: value.appointmentId, focused: value.focused },
    );
    context.say(`next: \`empanel privilege show ${one.subject.key}\``);
    return 0;
  },
};

/** What a grant holds unless it says otherwise. */
const plainGrant = {
  activationId: null,
  arrivedAt: null,
  endsAt: null,
  distantSite: null,
  reason: null,
} as const;

/** A line with the decision of the board on it. */
interface DecidedLine {
  readonly line: RequestedLine;
  readonly board: Recommendation;
}

/** The open lines that the board approved; refuses those named that it did not. */
function decidedLines(
  input: Input,
  one: PrivilegeCase,
  request: PrivilegeRequest,
  asOf: CalendarDate,
): readonly DecidedLine[] {
  const words = input.texts('line');
  const open = openLines(request, one.privileges);
  const asked = namedByKey(open, ({ line }) => line.key, words, `${request.id} has no undecided line`);
  const found = asked.flatMap((line): readonly DecidedLine[] => {
    const board = lastWord(request, line, 'board', asOf);
    if (board !== undefined && approvingOutcomes.has(board.outcome)) return [{ line, board }];
    if (words.length === 0) return [];
    const why = board === undefined ? 'has not decided' : `decided otherwise on ${longDate(board.on)}`;
    throw new UserError('privilege/refused', `the board ${why} on \`${line.line.key}\` of ${request.id}`, {
      hint: `\`empanel privilege recommend ${request.id} --body board --outcome approve\` records its decision`,
    });
  });
  if (found.length > 0) return found;
  throw new UserError('privilege/refused', `the board has approved no open line of ${request.id}`, {
    hint:
      open.length === 0
        ? `every line is decided: \`empanel privilege show ${one.subject.key}\``
        : `\`empanel privilege recommend ${request.id} --body board --outcome approve\` records its decision`,
  });
}

/** The first day: as asked, else the decision; at reappointment the day on which the term before ends, if that lies ahead. */
function beginning(
  input: Input,
  one: PrivilegeCase,
  facility: Facility,
  request: PrivilegeRequest,
  decided: readonly DecidedLine[],
  { asOf, on, boardOn }: { readonly asOf: CalendarDate; readonly on: CalendarDate; readonly boardOn: CalendarDate },
): CalendarDate {
  const keys = new Set(decided.map(({ line }) => line.line.key));
  const ends = one.privileges.grants
    .filter((grant) => grant.facility === facility.key && grant.basis === 'regular' && keys.has(lineKey(grant)))
    .map((grant) => grantEnd(grant, one.privileges).on)
    .filter((end) => end > on);
  const usual = request.type === 'reappointment' && ends.length > 0 ? ends.reduce((a, b) => earliest(a, b)) : on;
  const from = input.date('from', asOf) ?? usual;
  if (on < boardOn || from < boardOn) {
    throw new UserError(
      'privilege/refused',
      `the board decided on ${longDate(boardOn)}, after ${from < on ? from : on}`,
      {
        hint: 'privileges are not granted backwards, and no gap is bridged',
      },
    );
  }
  return from;
}

/** The appointment under which the lines are held: the one that runs, or a new one. */
async function appointmentFor(
  context: Context,
  input: Input,
  one: PrivilegeCase,
  facility: Facility,
  request: PrivilegeRequest,
  days: { readonly asOf: CalendarDate; readonly on: CalendarDate; readonly from: CalendarDate },
): Promise<{ readonly id: string | null; readonly until: CalendarDate; readonly made: NewAppointment }> {
  const running = appointmentOn(one.privileges, facility.key, days.from);
  if (running !== undefined) {
    const { id, subjectId, sequence, ...rest } = running;
    return { id, until: appointmentEnd(running, one.privileges).on, made: { ...rest, subjectId } };
  }
  const category = input.text('category') ?? request.category;
  const appointment = await appointmentAsked(context, input, one, facility, { ...days, request, category });
  return { id: null, until: appointment.until, made: appointment };
}

interface Granted extends DecidedLine {
  readonly until: CalendarDate;
  readonly checked: readonly PrerequisiteResult[];
  readonly previous: string | null;
  /** Not held before, or only until before this term: its use is watched. */
  readonly isNew: boolean;
  /** The evaluation of temporary privileges that counts for it. */
  readonly carriedOver: FocusedEvaluation | undefined;
}

interface GrantParts {
  readonly one: PrivilegeCase;
  readonly facility: Facility;
  readonly request: PrivilegeRequest;
  readonly decided: readonly DecidedLine[];
  readonly on: CalendarDate;
  readonly from: CalendarDate;
  readonly appointment: { readonly until: CalendarDate };
}

async function grantsOf(
  context: Context,
  input: Input,
  ledger: Ledger,
  { one, facility, request, decided, on, from, appointment }: GrantParts,
): Promise<readonly Granted[]> {
  const dossier = await dossierOf(ledger, one.subject);
  const asOf = await context.asOf();
  const asked = decided.map(({ line }) => line.line.key);
  const file = await filePrerequisites(context, one, facility, on, from);
  const granted: Granted[] = [];
  for (const { line, board } of decided) {
    const { line: content } = line;
    const what = `\`${content.key}\``;
    const own = await limitOf(context, facility, from, [
      { term: content.term, where: `the form ${line.form.key} ${line.form.version}` },
      { term: facility.terms?.privileges, where: facility.terms?.reason ?? 'the bylaws' },
    ]);
    const limit =
      own === undefined || appointment.until < own.until
        ? { until: appointment.until, because: 'the appointment ends then' }
        : own;
    const until = endWithin(input, asOf, { from, limit, what });
    checkResources(context, facility, content, { from, until });
    const criteria = lineCriteria(content, {
      dossier,
      facility,
      privileges: one.privileges,
      type: request.type,
      asked,
      on,
    });
    refuseOutlived(one, { facility: facility.key, basis: 'regular', granted: line, from }, on);
    const checked = checkedPrerequisites(context, input, what, [
      ...file,
      ...criteria.map(({ criterion, state, because }) => ({
        prerequisite: criterion,
        state,
        because: `${criterion}: ${because}`,
      })),
    ]);
    const before = earlierGrant(one, facility, content.key, from);
    const again = { facility: facility.key, line: content.key, requestLineId: line.id, from };
    const carriedOver = before === undefined ? evaluationCarriedOver(one.privileges, again) : undefined;
    const isNew = before === undefined && carriedOver === undefined;
    granted.push({ line, board, until, checked, previous: before?.id ?? null, isNew, carriedOver });
  }
  return granted;
}

function carriedOverLine({ id, line, resultOn }: FocusedEvaluation): string {
  const how = resultOn === null ? 'goes on' : `ended well on ${longDate(resultOn)}`;
  return `${id} focused evaluation of ${line}, opened with the temporary privileges, ${how}`;
}

/** The grant of the same line that lasts up to a day: the term before. */
function earlierGrant(
  one: PrivilegeCase,
  facility: Facility,
  line: string,
  from: CalendarDate,
): PrivilegeGrant | undefined {
  return one.privileges.grants.findLast(
    (grant) =>
      grant.facility === facility.key &&
      grant.basis === 'regular' &&
      lineKey(grant) === line &&
      grantEnd(grant, one.privileges).on >= from,
  );
}

/** The prerequisites of the person, whatever the line. */
async function filePrerequisites(
  context: Context,
  one: PrivilegeCase,
  facility: Facility,
  on: CalendarDate,
  from: CalendarDate,
): Promise<readonly PrerequisiteResult[]> {
  const written = [{ term: facility.terms?.appointment, where: 'the bylaws' }];
  const ends = new Map<CalendarDate, CalendarDate | undefined>();
  for (const { on: decidedOn } of one.facts.decisions)
    ends.set(decidedOn, (await limitOf(context, facility, decidedOn, written))?.until);
  const known = { ...one.facts, privileges: one.privileges };
  const decision = credentialed(known, facility.key, { on, from }, (decidedOn) => ends.get(decidedOn));
  return [decision, licensed(one.facts, facility, from)];
}

function conditionsOf(input: Input, board: Recommendation): string | null {
  const words = input.text('conditions');
  return words === undefined ? board.conditions : noteText(words, '--conditions');
}

import { type CalendarDate, earliest, longDate } from '../../../domain/calendar/calendar-date.ts';
import type { Facility } from '../../../domain/nouns/facility.ts';
import { evaluationCarriedOver } from '../../../domain/privileges/focused-progress.ts';
import type { PrerequisiteResult, PrivilegeRequest } from '../../../domain/privileges/privilege.ts';
import { openLines } from '../../../domain/privileges/privilege-standing.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { licensed, licenseVerified } from '../../../rules/privilege-prerequisites.ts';
import type { TermLimit } from '../../../rules/privilege-term.ts';
import type { Command } from '../../command.ts';
import { committeeDesk, fileForDecision } from '../../committee/committee-run.ts';
import type { Context } from '../../context.ts';
import { type Input, noteText } from '../../input.ts';
import {
  checkedPrerequisites,
  checkResources,
  endWithin,
  focusedDue,
  limitOf,
} from '../../privileges/privilege-checks.ts';
import {
  dossierOf,
  firstDay,
  happenedOn,
  namedByKey,
  type PrivilegeCase,
  privilegeMatter,
  requestMeant,
} from '../../privileges/privilege-resolution.ts';
import {
  criteriaPrerequisites,
  type LineInUse,
  linesInUse,
  plainSpecial,
  recordSpecial,
  refuseHeld,
  ruleLimit,
} from '../../privileges/privilege-special.ts';

/** Grants temporary privileges. */
export const command: Command = {
  summary: 'temporary privileges: for an applicant, or a need of patients',
  description:
    'Grants temporary privileges to a new applicant whose complete and clean file waits for committee and board; the time that the rule packs allow counts from the first such day of the application, however often it is granted. With --need it is for an important need of patients, for the time that the bylaws of the facility name. What is new is watched: each line opens a focused evaluation, which goes on when the board grants it.',
  arguments: [{ name: 'provider', help: 'NPI, name or id, or the id of the request' }],
  flags: [
    { name: 'facility', value: 'KEY', help: 'where' },
    { name: 'line', value: 'KEY', many: true, help: 'which lines (default: all that were asked for)' },
    { name: 'need', value: 'TEXT', help: 'the need of patients; never with what tells who they are' },
    { name: 'on', value: 'DATE', help: 'day of the decision (default: the as-of day)' },
    { name: 'from', value: 'DATE', help: 'first day (default: the decision)' },
    { name: 'until', value: 'DATE', help: 'first day on which they no longer hold (default: the longest time)' },
    { name: 'conditions', value: 'TEXT', help: 'what their use is bound to' },
    { name: 'by', value: 'NAME', help: 'who granted them' },
    { name: 'override', help: 'although a prerequisite is not met (needs --reason)' },
  ],
  examples: [
    'empanel privilege temporary "ruiz, ana" --facility riverside-surgery --until +60d --override --reason "file decided on paper" --dry-run',
    'empanel privilege temporary "bell, marcus" --facility riverside-surgery --line minor-procedures --need "the only surgeon is away" --until +30d --override --reason "papers seen" --dry-run',
  ],
  run: async (context, input) => {
    const { ledger, asOf, one, facility } = await privilegeMatter(context, input, 'provider');
    const on = happenedOn(input, asOf);
    const from = firstDay(input, asOf, on);
    if (from < on)
      throw new UserError('privilege/refused', `\`--from\` is ${from}, before the decision of ${longDate(on)}`);
    const words = input.text('need');
    const need = words === undefined ? null : noteText(words, '--need');
    const request = need === null ? applicantRequest(one, facility, on) : null;
    const lines = request === null ? linesOfNeed(facility, on, input) : linesOfRequest(one, request, input);
    refuseHeld(
      one,
      facility,
      lines.map(({ line }) => line.line),
      from,
    );
    const limit =
      request === null
        ? await needLimit(context, facility, from)
        : await applicantLimit(context, one, facility, request, from);
    const until = endWithin(input, asOf, { from, limit, what: 'temporary privileges' });
    const file = await filePrerequisites(context, ledger, one, { facility, request, on, from });
    const dossier = await dossierOf(ledger, one.subject);
    const asked = lines.map(({ line }) => line.line.key);
    const conditions = input.text('conditions');
    const dueByPack = focusedDue(await context.rules(), facility, one, from);
    const grants = lines.map(({ line, requestLineId, formId }) => {
      checkResources(context, facility, line.line, { from, until });
      const criteria = { dossier, facility, privileges: one.privileges, type: 'initial', asked, on } as const;
      const checked = checkedPrerequisites(context, input, `\`${line.line.key}\``, [
        ...file,
        ...criteriaPrerequisites(line.line, criteria),
      ]);
      const grant = {
        ...plainSpecial,
        basis: request === null ? ('temporary-need' as const) : ('temporary-applicant' as const),
        on,
        from,
        until,
        conditions: conditions === undefined ? null : noteText(conditions, '--conditions'),
        by: input.words('by'),
        requestId: request?.id ?? null,
        requestLineId,
        reason: need,
        checked,
      };
      const again = { facility: facility.key, line: line.line.key, requestLineId, from };
      const goesOn = evaluationCarriedOver(one.privileges, again) !== undefined;
      return { line, formId, grant, ...(goesOn ? {} : { focused: { dueByPack } }) };
    });
    await recordSpecial(context, ledger, { one, facility, title: 'temporary privileges' }, grants);
    return 0;
  },
};

interface TemporaryLine {
  readonly line: LineInUse;
  readonly requestLineId: string | null;
  readonly formId: string | null;
}

/** The request of somebody who is new to what is asked for: no reappointment is bridged. */
function applicantRequest(one: PrivilegeCase, facility: Facility, on: CalendarDate): PrivilegeRequest {
  const request = requestMeant(one, facility, on);
  if (request.type !== 'reappointment') return request;
  throw new UserError(
    'privilege/refused',
    `${request.id} asks for reappointment, which no temporary privileges bridge`,
    {
      hint: 'what has ended waits for the board; `--need TEXT` is for a need of patients',
    },
  );
}

function linesOfRequest(one: PrivilegeCase, request: PrivilegeRequest, input: Input): readonly TemporaryLine[] {
  const open = openLines(request, one.privileges);
  const lines = namedByKey(open, ({ line }) => line.key, input.texts('line'), `${request.id} has no undecided line`);
  if (lines.length === 0) throw new UserError('privilege/refused', `every line of ${request.id} is decided already`);
  return lines.map(({ id, form, line }) => ({
    line: { form: { key: form.key, version: form.version, specialty: '', lines: [] }, line },
    requestLineId: id,
    formId: form.id,
  }));
}

function linesOfNeed(facility: Facility, on: CalendarDate, input: Input): readonly TemporaryLine[] {
  return linesInUse(facility, on, input.texts('line')).map((line) => ({ line, requestLineId: null, formId: null }));
}

/** The longest time for a need of patients, which only the bylaws name. */
async function needLimit(context: Context, facility: Facility, from: CalendarDate): Promise<TermLimit | undefined> {
  const term = facility.terms?.temporaryNeed;
  if (term === undefined) return undefined;
  const bylaws = [{ term, where: facility.terms?.reason ?? 'the bylaws' }];
  return limitOf(context, facility, from, bylaws);
}

/** The longest time for an applicant: it counts from the first temporary day of the application, or of those it replaces. */
async function applicantLimit(
  context: Context,
  one: PrivilegeCase,
  facility: Facility,
  request: PrivilegeRequest,
  from: CalendarDate,
): Promise<TermLimit | undefined> {
  const chain = new Set([request.id]);
  for (let id = request.replacesId; id !== null && !chain.has(id); ) {
    chain.add(id);
    id = one.privileges.requests.find((each) => each.id === id)?.replacesId ?? null;
  }
  const first = one.privileges.grants
    .filter(({ basis, requestId }) => basis === 'temporary-applicant' && requestId !== null && chain.has(requestId))
    .reduce((day, grant) => earliest(day, grant.from), from);
  const other = one.privileges.grants.findLast(
    ({ basis, requestId, facility: where }) =>
      basis === 'temporary-applicant' && where === facility.key && requestId !== null && !chain.has(requestId),
  );
  if (other !== undefined)
    context.warn(
      `an earlier application (${other.requestId}) had temporary privileges from ${longDate(other.from)}; where ${request.id} takes its place, ask with \`--replaces ${other.requestId}\`, and the time counts from there`,
    );
  const limit = await ruleLimit(context, one, facility, 'privilege.temporaryOn', first);
  if (limit === undefined || from < limit.until) return limit;
  throw new UserError(
    'privilege/refused',
    `the time for temporary privileges of ${request.id} ran out on ${longDate(limit.until)}, ${limit.because}`,
    { hint: 'it is counted per application, not per grant: the board decides now' },
  );
}

/** A complete, clean file for an applicant; a license verified at its source for a need. */
async function filePrerequisites(
  context: Context,
  ledger: Ledger,
  one: PrivilegeCase,
  {
    facility,
    request,
    on,
    from,
  }: {
    readonly facility: Facility;
    readonly request: PrivilegeRequest | null;
    readonly on: CalendarDate;
    readonly from: CalendarDate;
  },
): Promise<readonly PrerequisiteResult[]> {
  if (request === null) return [licensed(one.facts, facility, from), licenseVerified(one.facts, on)];
  const committee = { body: facility.key, program: 'privileges' } as const;
  const file = await fileForDecision(await committeeDesk(context, ledger), {
    subject: one.subject,
    application: null,
    committee,
    decisionOn: on,
  });
  const matters = [...file.obstacles, ...file.exceptions];
  const more = matters.length > 3 ? `; and ${matters.length - 3} more` : '';
  return [
    licensed(one.facts, facility, from),
    {
      prerequisite: 'complete-file',
      state: file.clean ? 'met' : 'not-met',
      because: file.clean
        ? 'the file is complete and clean'
        : `the file is not complete and clean: ${matters.slice(0, 3).join('; ')}${more}`,
    },
  ];
}

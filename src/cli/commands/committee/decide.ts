import { correctDecision, decide } from '../../../actions/decide.ts';
import { planMeeting, putOnAgenda } from '../../../actions/meeting.ts';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import { outcomeWords } from '../../../domain/committee.ts';
import { quorumOf } from '../../../domain/committee-vote.ts';
import { type DecisionOutcome, decisionOutcomes } from '../../../domain/file-facts.ts';
import { UserError } from '../../../errors.ts';
import type { Transaction } from '../../../ledger/command.ts';
import type { DecisionOnFile } from '../../../ledger/committee-query.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { type CommitteeFile, frozenEvidence } from '../../../reports/committee-file.ts';
import type { Command } from '../../command.ts';
import {
  type CommitteeHere,
  committeeAsked,
  committeeDesk,
  committeesHere,
  deadlineAfter,
  judgedFile,
  type MeetingHere,
  meetingAsked,
  meetingsHere,
  mustDecideHere,
} from '../../committee/committee-run.ts';
import { agendaEntry, applicationOf } from '../../committee/decided-file.ts';
import {
  belowQuorum,
  checkedUndecided,
  type Deciders,
  decidersGiven,
  decisionCorrected,
} from '../../committee/decision-checks.ts';
import type { Context } from '../../context.ts';
import { type Input, noteText } from '../../input.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedSubject } from '../../resolution.ts';

/** Records what the committee, or the medical director, decided. */
export const command: Command = {
  summary: 'record a decision on a file, with vote and rationale',
  description:
    'Records what the committee decided, or the medical director for a clean file (--by). A file that is stale or incomplete on the day, or whose papers are not as they were kept, is refused, and so is a decision below the quorum that the committee names, unless with --override and --reason. The vote is for and against what is recorded, by members who are not recused. One decision stands for each file and meeting: --corrects puts another in its place. The evidence is kept with the decision as it stood. From the day of the decision count the time to tell the provider and the next cycle.',
  arguments: [{ name: 'subject', help: 'NPI, name, key or id' }],
  flags: [
    { name: 'outcome', value: 'O', choices: decisionOutcomes, help: decisionOutcomes.join(', ') },
    { name: 'on', value: 'DATE', help: 'day of the decision (default: of the meeting, else the as-of day)' },
    { name: 'meeting', value: 'ID', help: 'the meeting that decided: id or day' },
    { name: 'committee', value: 'KEY', help: 'which committee, where there are several' },
    { name: 'application', value: 'ID', help: 'the application that is decided on' },
    { name: 'conditions', value: 'TEXT', help: 'conditions of an approval' },
    { name: 'conditions-due', value: 'DATE', help: 'the last day to meet them' },
    { name: 'vote', value: 'TALLY', help: 'for, against, abstaining from the outcome: 5-0-1' },
    { name: 'recused', value: 'NAME', many: true, help: 'who took no part' },
    { name: 'rationale', value: 'TEXT', help: 'why; required for a denial' },
    { name: 'by', value: 'NAME', help: 'who signed off alone, for a clean file: the medical director' },
    { name: 'corrects', value: 'ID', help: 'the decision recorded by mistake (needs --reason)' },
    { name: 'override', help: 'decide although the file is not ready (needs --reason)' },
  ],
  examples: [
    'empanel committee decide ruiz --outcome tabled --vote 5-0 --dry-run',
    'empanel committee decide tanaka --outcome approved --vote 4-0-1 --override --reason "board letter came by fax" --dry-run',
  ],
  run: async (context, input) => {
    await mustDecideHere(context);
    const ledger = await context.ledgerForWriting();
    const asOf = await context.asOf();
    const subject = await resolvedSubject(context, ledger, input.argument('subject'));
    const outcome = outcomeAsked(input);
    const meeting = await meetingOf(context, ledger, input);
    const committee =
      meeting?.committee ?? committeeAsked(await committeesHere(context, ledger), input.text('committee'));
    const on = input.date('on', asOf) ?? meeting?.heldOn ?? asOf;
    checkedDay(on, asOf, meeting);
    const said = {
      ...checkedWords(input, outcome, on, asOf),
      ...decidersGiven(input, outcome, committee, meeting, subject),
    };
    const corrected = await decisionCorrected(context, ledger, input, subject);
    const listed = meeting?.id == null ? [] : await ledger.committees.agenda(meeting.id);
    const item = listed.find(({ subject_id }) => subject_id === subject.id);
    const facts = await ledger.facts.of(subject.id);
    if (facts === undefined) throw new Error(`no facts of ${subject.id}`);
    const application = await applicationOf(context, ledger, {
      asked: input.text('application'),
      facts,
      committee,
      known: corrected?.application_id ?? item?.application_id ?? null,
      on,
    });
    const file = await judgedFile(
      await committeeDesk(context, ledger),
      { subject, application, committee, decisionOn: on },
      facts,
    );
    await checkedUndecided(ledger, {
      subject,
      application: file.file.application,
      committee,
      on,
      meeting,
      corrected,
    });
    const few = belowQuorum(outcome, said, committee, meeting);
    const overrideReason = overridden(context, input, file, outcome, { committee, few });
    const dues: Dues = { notice: null, cycle: null };
    const record = async (tx: Transaction): Promise<string> => {
      const meetingId =
        meeting === undefined
          ? null
          : (meeting.id ??
            (await planMeeting(tx, { committee: committee.key, heldOn: meeting.heldOn, attendees: [], note: null })));
      const decision = {
        ...said,
        subjectId: subject.id,
        body: committee.body,
        program: committee.program,
        applicationId: file.file.application?.id ?? null,
        meetingId,
        outcome,
        on,
        overrideReason,
        evidence: [
          ...frozenEvidence(file),
          ...(overrideReason === null ? [] : file.obstacles.map((text) => ({ kind: 'obstacle', text }) as const)),
        ],
      };
      if (meetingId !== null && item === undefined) await putOnAgenda(tx, agendaEntry(file, meetingId, on));
      return corrected === null ? decide(tx, decision) : correctDecision(tx, corrected.id, decision);
    };
    const { receipt, value } = await recorded(context, ledger, record, undefined, async () => {
      dues.notice = await deadlineAfter(ledger, subject.id, 'notice', on);
      dues.cycle = outcome === 'denied' ? null : await deadlineAfter(ledger, subject.id, 'recredentialing', on);
    });
    warnOfWitnesses(context, said, outcome, committee, meeting, on);
    warnOfAttendance(context, said, outcome, committee, meeting);
    await showReceipt(context, receipt, [
      `${value}: ${subject.name} ${outcomeWords[outcome]} on ${longDate(on)} by ${said.by ?? `the ${committee.name}`}`,
      ...(corrected === null ? [] : [correctionWords(corrected)]),
      ...(overrideReason === null || few === null ? [] : [`decided ${few}`]),
      ...(overrideReason === null || file.ready
        ? []
        : [`decided on a file that is not ready: ${file.obstacles.join('; ')}`]),
      ...(said.conditionsDueOn === null ? [] : [`conditions to be met by ${longDate(said.conditionsDueOn)}`]),
      ...(dues.notice === null ? [] : [`tell the provider by ${longDate(dues.notice)}`]),
      ...(dues.cycle === null ? [] : [`next decision due by ${longDate(dues.cycle)}`]),
    ]);
    if (said.conditions !== null)
      context.say(
        said.conditionsDueOn === null
          ? `no day is set to meet the conditions: no deadline follows them; \`--corrects ${value} --conditions-due DATE\` sets one, \`empanel committee conditions\` lists them`
          : `when they are met: \`empanel committee conditions ${subject.key} --met-on ${said.conditionsDueOn}\``,
      );
    if (outcome !== 'tabled') context.say(`next: \`empanel committee notice ${subject.key} -o letter.html\``);
    return 0;
  },
};

/** What falls due by a decision: to tell the provider, and the next one. Null: nothing. */
interface Dues {
  notice: CalendarDate | null;
  cycle: CalendarDate | null;
}

function outcomeAsked(input: Input): DecisionOutcome {
  const outcome = input.choice('outcome', decisionOutcomes);
  if (outcome !== undefined) return outcome;
  throw new UserError('usage/missing', '`--outcome` is not given', { hint: decisionOutcomes.join(', ') });
}

/** The meeting named, or the one held on the day that is given. */
async function meetingOf(context: Context, ledger: Ledger, input: Input): Promise<MeetingHere | undefined> {
  const words = input.text('meeting');
  if (words !== undefined) return meetingAsked(context, ledger, words, input.text('committee'));
  const asOf = await context.asOf();
  const on = input.date('on', asOf) ?? asOf;
  if (input.text('by') !== undefined) return undefined;
  const key = input.text('committee');
  const there = (await meetingsHere(context, ledger)).filter(
    ({ heldOn, committee }) => heldOn === on && (key === undefined || committee.key === key),
  );
  return there.length === 1 ? there[0] : undefined;
}

function checkedDay(on: CalendarDate, asOf: CalendarDate, meeting: MeetingHere | undefined): void {
  if (on > asOf) {
    throw new UserError(
      'usage/bad-value',
      `the decision of ${longDate(on)} lies after the as-of day, ${longDate(asOf)}`,
      {
        hint: 'a decision is recorded when it has been made',
      },
    );
  }
  if (meeting !== undefined && meeting.heldOn !== on) {
    throw new UserError('usage/conflict', `the meeting was on ${longDate(meeting.heldOn)}, not on ${longDate(on)}`, {
      hint: 'leave out `--on`, or name another meeting',
    });
  }
}

interface Words {
  readonly conditions: string | null;
  /** The last day to meet them. */
  readonly conditionsDueOn: CalendarDate | null;
  readonly rationale: string | null;
}

function checkedWords(input: Input, outcome: DecisionOutcome, on: CalendarDate, asOf: CalendarDate): Words {
  const conditions = recordedWords(input, 'conditions');
  const rationale = recordedWords(input, 'rationale');
  if ((outcome === 'approved-with-conditions') !== (conditions !== null)) {
    throw new UserError(
      conditions === null ? 'usage/missing' : 'usage/conflict',
      conditions === null ? '`--conditions` is not given' : `\`--conditions\` does not go with \`${outcome}\``,
      { hint: 'conditions belong to `--outcome approved-with-conditions`' },
    );
  }
  if (outcome === 'denied' && rationale === null) {
    throw new UserError('usage/missing', '`--rationale` is not given', {
      hint: 'a denial is told with its reason; the provider may ask for a hearing',
    });
  }
  const conditionsDueOn = input.date('conditions-due', asOf) ?? null;
  if (conditionsDueOn !== null && (conditions === null || conditionsDueOn < on)) {
    throw new UserError(
      'usage/conflict',
      conditions === null
        ? `\`--conditions-due\` does not go with \`${outcome}\``
        : `\`--conditions-due\` lies before the decision, ${longDate(on)}`,
      { hint: 'it is the last day to meet the conditions of an approval: `--conditions TEXT --conditions-due +60d`' },
    );
  }
  return { conditions, conditionsDueOn, rationale };
}

function recordedWords(input: Input, flag: 'conditions' | 'rationale'): string | null {
  const words = input.text(flag);
  return words === undefined ? null : noteText(words, `--${flag}`);
}

/** A decision of a committee has a vote and a meeting: what is missing is told, since the minutes will lack it. */
function warnOfWitnesses(
  context: Context,
  { by, vote }: Deciders,
  outcome: DecisionOutcome,
  committee: CommitteeHere,
  meeting: MeetingHere | undefined,
  on: CalendarDate,
): void {
  if (by !== null) return;
  if (meeting === undefined)
    context.warn(
      `no meeting of the ${committee.name} is known on ${longDate(on)}: no minutes will hold this; \`empanel committee meeting --committee ${committee.key} --on ${on}\` records one`,
    );
  if (vote === null && outcome !== 'tabled')
    context.warn('no vote is recorded; `--vote 5-0-1` says how many were for, against, abstaining');
}

/** Where a quorum is asked for, and nobody can tell whether there was one: of whom, or who was there, is not known. */
function warnOfAttendance(
  context: Context,
  { by, vote }: Deciders,
  outcome: DecisionOutcome,
  committee: CommitteeHere,
  meeting: MeetingHere | undefined,
): void {
  if (by !== null || outcome === 'tabled') return;
  const asked = quorumOf(committee);
  if (asked === null && committee.quorum !== undefined)
    context.warn(
      `the quorum of the ${committee.name} is more than half of its members, and none is listed: name them under \`members\``,
    );
  if (asked === null || vote !== null) return;
  if ((meeting?.attendees ?? []).length > 0) return;
  context.warn(`a quorum of ${asked} is asked for, and who was there is not recorded`);
}

/** "in place of approved on Thu 11 Jun 2026; the provider was told of that on Fri 12 Jun 2026" */
function correctionWords({ outcome, happened_on, notice_on }: DecisionOnFile): string {
  const told = notice_on === null ? '' : `; the provider was told of that on ${longDate(notice_on as CalendarDate)}`;
  return `in place of ${outcomeWords[outcome as DecisionOutcome]} on ${longDate(happened_on as CalendarDate)}${told}`;
}

/** The committee that decides, and why it could not at this meeting; null: it could. */
interface Quorum {
  readonly committee: CommitteeHere;
  readonly few: string | null;
}

/**
 * Why a file that is not ready, or not clean for one who signs alone, or before too few, is decided all the same; null where
 * all is sound.
 */
function overridden(
  context: Context,
  input: Input,
  file: CommitteeFile,
  outcome: DecisionOutcome,
  { committee, few }: Quorum,
): string | null {
  if (input.text('by') !== undefined && !file.clean && outcome !== 'tabled') {
    throw new UserError('application/not-ready', `${file.file.facts.subject.name} is not a clean file`, {
      hint: `the ${committee.name} decides: ${[...file.obstacles, ...file.exceptions].slice(0, 3).join('; ')}`,
    });
  }
  if ((file.ready && few === null) || outcome === 'tabled') return null;
  if (input.on('override') && context.reason !== null) return context.reason;
  if (input.on('override')) {
    throw new UserError('usage/missing', '`--reason` is not given', {
      hint: 'an override is recorded with its reason',
    });
  }
  if (few !== null) {
    throw new UserError('usage/conflict', `the ${committee.name} cannot decide: ${few}`, {
      hint: '`--outcome tabled` puts it off; `--override --reason TEXT` records it all the same; who was there is recorded with `empanel committee meeting --attended NAME …`',
    });
  }
  const shown = file.obstacles.slice(0, 3).join('; ');
  const more = file.obstacles.length > 3 ? `; and ${file.obstacles.length - 3} more` : '';
  throw new UserError('application/not-ready', `the file is not ready for a decision: ${shown}${more}`, {
    hint: `\`empanel committee packet ${file.file.facts.subject.key}\` shows all; \`--override --reason TEXT\` decides anyway, \`--outcome tabled\` puts it off`,
  });
}

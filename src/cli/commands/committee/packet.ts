import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarDate, longDate } from '../../../domain/calendar/calendar-date.ts';
import { evidenceHash } from '../../../domain/committee.ts';
import type { Subject } from '../../../domain/facts.ts';
import { ownBody } from '../../../domain/file-facts.ts';
import { UserError } from '../../../errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { type PaperFormat, paperFormats, renderedPaper } from '../../../render/paper.ts';
import { frozenEvidence } from '../../../reports/committee-file.ts';
import { packetPaper } from '../../../reports/committee-papers.ts';
import type { Command } from '../../command.ts';
import {
  type CommitteeDesk,
  committeeDesk,
  judgedFile,
  type MeetingHere,
  meetingAsked,
  meetingLabel,
} from '../../committee/committee-run.ts';
import { applicationOf } from '../../committee/decided-file.ts';
import type { Context } from '../../context.ts';
import { fullPath } from '../../files.ts';
import { writeOutput } from '../../output.ts';
import { paperFormat } from '../../paper-format.ts';
import { printPaper } from '../../printing.ts';
import { resolvedSubject } from '../../resolution.ts';

/** The packet of a file, or of every file of a meeting. */
export const command: Command = {
  summary: 'the packet of a file: evidence, findings, screening',
  description:
    'Makes what a committee, or a client of a verification organization, is handed: the verification table with sources and the last day each counts, screening, findings, history and disclosures, exceptions, the index of evidence with hashes. Sensitive values stand in no packet. Without SUBJECT: one file for each item of the agenda, into the folder given with -o.',
  arguments: [{ name: 'subject', help: 'NPI, name, key or id', optional: true }],
  flags: [
    { name: 'meeting', value: 'ID', help: 'meeting id or day (default: the next one)' },
    {
      name: 'application',
      value: 'ID',
      help: 'the application that it is for (default: the one that awaits a decision)',
    },
  ],
  examples: ['empanel committee packet ruiz', 'empanel committee packet tanaka --format html'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const meeting = await meetingAsked(context, ledger, input.text('meeting'));
    const words = input.argumentIfGiven('subject');
    if (words !== undefined) {
      const subject = await resolvedSubject(context, ledger, words);
      const desk = await committeeDesk(context, ledger);
      const format = paperFormat(context, paperFormats);
      const request = { subject, meeting, asked: input.text('application') };
      printPaper(context, await packetText(context, desk, request, format), format, 'packet');
      return 0;
    }
    if (input.text('application') !== undefined) {
      throw new UserError('usage/conflict', '`--application` is given, and no subject', {
        hint: 'the packets of a meeting are for the applications on its agenda',
      });
    }
    return allPackets(context, ledger, meeting);
  },
};

/** What a packet is asked for. */
interface PacketRequest {
  readonly subject: Subject;
  readonly meeting: MeetingHere | undefined;
  /** The application, as it was named. */
  readonly asked: string | undefined;
}

async function packetText(
  context: Context,
  desk: CommitteeDesk,
  { subject, meeting, asked }: PacketRequest,
  format: PaperFormat,
): Promise<string> {
  const { ledger } = desk;
  const asOf = await context.asOf();
  const workspace = await context.workspaceIfAny();
  const committee = meeting?.committee ?? { body: ownBody, program: 'network' as const };
  const decisionOn = meeting?.heldOn ?? asOf;
  const facts = await ledger.facts.of(subject.id);
  if (facts === undefined) throw new Error(`no facts of ${subject.id}`);
  const listed = meeting?.id == null ? [] : await ledger.committees.agenda(meeting.id);
  const item = listed.find(({ subject_id }) => subject_id === subject.id);
  const known = item?.application_id ?? null;
  const application = await applicationOf(context, ledger, { asked, facts, committee, known, on: decisionOn });
  const file = await judgedFile(desk, { subject, application, committee, decisionOn }, facts);
  if (item?.packet_sha256 != null && item.packet_sha256 !== evidenceHash(frozenEvidence(file)))
    context.warn(
      `${subject.name}: the file is no longer what was put on the agenda on ${longDate(item.happened_on as CalendarDate)}`,
    );
  for (const { id, name, fault } of file.papers)
    if (fault !== null)
      context.warn(`${subject.name}: \`${name}\` (${id}): ${fault} since it was kept; see \`empanel document verify\``);
  const office = workspace?.document.name ?? 'Credentialing';
  const decider = file.file.payer?.name ?? file.file.facility?.name ?? 'our own records';
  const head = { office, meeting: meeting === undefined ? decider : meetingLabel(meeting), asOf };
  return renderedPaper(packetPaper(file, head), format);
}

/** One file for each item of the agenda, named by the NPI or key. */
async function allPackets(context: Context, ledger: Ledger, meeting: MeetingHere | undefined): Promise<number> {
  const folder = context.globals.text('output');
  if (meeting === undefined || folder === undefined) {
    throw new UserError('usage/missing', 'no subject is given', {
      hint: 'name a provider, or a folder with `-o` for all files of a meeting',
    });
  }
  const items = meeting.id === null ? [] : await ledger.committees.agenda(meeting.id);
  if (items.length === 0) {
    throw new UserError('record/not-found', `nothing is on the agenda of ${meetingLabel(meeting)}`, {
      hint: `\`empanel committee agenda --meeting ${meeting.id ?? meeting.heldOn} --add ready\` puts files on it`,
    });
  }
  const format = context.format() === 'html' ? 'html' : 'md';
  const path = fullPath(context, folder);
  mkdirSync(path, { recursive: true });
  const desk = await committeeDesk(context, ledger);
  const subjects = new Map((await ledger.subjects.list()).map((one) => [one.id, one]));
  for (const { subject_id } of items) {
    const subject = subjects.get(subject_id);
    if (subject === undefined) continue;
    const text = await packetText(context, desk, { subject, meeting, asked: undefined }, format);
    const name = `${subject.key}.${format}`;
    writeOutput(join(path, name), text);
    context.say(`${name} ${createHash('sha256').update(text).digest('hex').slice(0, 12)} ${subject.name}`);
  }
  context.say(`wrote ${items.length} packets into ${folder}`);
  return 0;
}

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
  fileForDecision,
  type MeetingHere,
  meetingAsked,
  meetingLabel,
} from '../../committee/committee-run.ts';
import type { Context } from '../../context.ts';
import { fullPath } from '../../files.ts';
import { writeOutput } from '../../output.ts';
import { paperFormat } from '../../paper-format.ts';
import { resolvedSubject } from '../../resolution.ts';

/** The packet of a file, or of every file of a meeting. */
export const command: Command = {
  summary: 'the packet of a file: evidence, findings, screening',
  description:
    'Makes what a committee, or a client of a verification organization, is handed: the verification table with sources and the last day each counts, screening, findings, history and disclosures, exceptions, the index of evidence with hashes. Sensitive values stand in no packet. Without SUBJECT: one file for each item of the agenda, into the folder given with -o.',
  arguments: [{ name: 'subject', help: 'NPI, name, key or id', optional: true }],
  flags: [{ name: 'meeting', value: 'ID', help: 'meeting id or day (default: the next one)' }],
  examples: ['empanel committee packet ruiz', 'empanel committee packet tanaka --format html'],
  run: async (context, input) => {
    const ledger = await context.ledger();
    const meeting = await meetingAsked(context, ledger, input.text('meeting'));
    const words = input.argumentIfGiven('subject');
    if (words !== undefined) {
      const subject = await resolvedSubject(context, ledger, words);
      const desk = await committeeDesk(context, ledger);
      context.emit(await packetText(context, desk, subject, meeting, paperFormat(context, paperFormats)), 'packet');
      return 0;
    }
    return allPackets(context, ledger, meeting);
  },
};

async function packetText(
  context: Context,
  desk: CommitteeDesk,
  subject: Subject,
  meeting: MeetingHere | undefined,
  format: PaperFormat,
): Promise<string> {
  const { ledger } = desk;
  const asOf = await context.asOf();
  const workspace = await context.workspaceIfAny();
  const file = await fileForDecision(desk, {
    subject,
    application: null,
    committee: meeting?.committee ?? { body: ownBody, program: 'network' },
    decisionOn: meeting?.heldOn ?? asOf,
  });
  const listed = meeting?.id == null ? [] : await ledger.committees.agenda(meeting.id);
  const item = listed.find(({ subject_id }) => subject_id === subject.id);
  if (item?.packet_sha256 != null && item.packet_sha256 !== evidenceHash(frozenEvidence(file)))
    context.warn(
      `${subject.name}: the file is no longer what was put on the agenda on ${longDate(item.happened_on as CalendarDate)}`,
    );
  const papers = (await ledger.evidence.list({ subjectId: subject.id })).map(({ kind, name, sha256, addedOn: on }) => ({
    kind,
    name,
    sha256,
    on,
  }));
  const office = workspace?.document.name ?? 'Credentialing';
  const head = { office, meeting: meeting === undefined ? 'report' : meetingLabel(meeting), asOf };
  return renderedPaper(packetPaper(file, papers, head), format);
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
    const text = await packetText(context, desk, subject, meeting, format);
    const name = `${subject.key}.${format}`;
    writeOutput(join(path, name), text);
    context.say(`${name} ${createHash('sha256').update(text).digest('hex').slice(0, 12)} ${subject.name}`);
  }
  context.say(`wrote ${items.length} packets into ${folder}`);
  return 0;
}

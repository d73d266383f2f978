import { planMeeting, putOnAgenda } from '../../../actions/meeting.ts';
import { lineStanding } from '../../../domain/application.ts';
import type { CalendarDate } from '../../../domain/calendar/calendar-date.ts';
import { evidenceHash } from '../../../domain/committee.ts';
import { statusOn } from '../../../domain/departure.ts';
import type { Application, SubjectFacts } from '../../../domain/facts.ts';
import { compareNames } from '../../../domain/name-order.ts';
import type { Row, Table } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import type { AgendaItemOnFile } from '../../../ledger/committee-query.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { type CommitteeFile, frozenEvidence } from '../../../reports/committee-file.ts';
import { lastDecision } from '../../../rules/clocks/decision-dates.ts';
import type { Command } from '../../command.ts';
import {
  beginsAnew,
  type CommitteeHere,
  committeeDesk,
  fileForDecision,
  judgedFile,
  type MeetingHere,
  meetingAsked,
  meetingLabel,
} from '../../committee/committee-run.ts';
import { dueCycles } from '../../committee/due-cycles.ts';
import type { Context } from '../../context.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { resolvedSubject } from '../../resolution.ts';

/** Which files are ready for a meeting, and which are on its agenda. */
export const command: Command = {
  summary: 'which files are ready for a meeting, and which are not',
  description:
    'Judges every file that awaits a decision for the day of the meeting: the checklist, verifications that still count on that day, screening, open matches. Clean files come first: the medical director may approve them alone. --add puts files on the agenda, `--add ready` all that are ready; --remove takes them off.',
  flags: [
    { name: 'meeting', value: 'ID', help: 'meeting id or day (default: the next one)' },
    { name: 'committee', value: 'KEY', help: 'the next meeting of this committee' },
    { name: 'add', value: 'SUBJECT', many: true, help: 'put on the agenda; `ready`: all that are ready' },
    { name: 'remove', value: 'SUBJECT', many: true, help: 'take off the agenda' },
  ],
  examples: ['empanel committee agenda', 'empanel committee agenda --meeting 2026-07-02 --format md'],
  run: async (context, input) => {
    const changes = input.names('add').length + input.names('remove').length > 0;
    const ledger = changes ? await context.ledgerForWriting() : await context.ledger();
    const meeting = await meetingAsked(context, ledger, input.text('meeting'), input.text('committee'));
    if (meeting === undefined) {
      throw new UserError('record/not-found', 'no meeting lies ahead', {
        hint: 'plan one with `empanel committee meeting --on DATE`, or name its days under `committees` in `empanel.yaml`',
      });
    }
    const items = meeting.id === null ? [] : await ledger.committees.agenda(meeting.id);
    const files = await filesFor(context, ledger, meeting, items);
    if (!changes) {
      await context.show(agendaTable(files, items, meeting, await context.asOf()));
      return 0;
    }
    return change(context, ledger, meeting, items, files, input.names('add'), input.names('remove'));
  },
};

/** Files that await a decision of the committee, and those already on its agenda. */
async function filesFor(
  context: Context,
  ledger: Ledger,
  meeting: MeetingHere,
  items: readonly AgendaItemOnFile[],
): Promise<readonly CommitteeFile[]> {
  const desk = await committeeDesk(context, ledger);
  const files: CommitteeFile[] = [];
  const due = new Set((await dueCycles(context, ledger, 'P180D')).map(({ subject }) => subject.id));
  const open = new Map<string, Application[]>();
  for (const { subject, application } of await ledger.applications.list()) {
    const own = open.get(subject.id);
    if (own === undefined) open.set(subject.id, [application]);
    else own.push(application);
  }
  const onAgenda = new Set(items.map(({ subject_id }) => subject_id));
  for (const subject of await ledger.subjects.list({ status: ['active', 'departed'] })) {
    if (statusOn(subject, meeting.heldOn) !== 'active') continue;
    const listed = onAgenda.has(subject.id);
    const application = awaiting(open.get(subject.id) ?? [], meeting.committee, desk.office.asOf);
    if (!listed && subject.kind !== 'provider' && application === null) continue;
    const facts = await ledger.facts.of(subject.id);
    if (facts === undefined) continue;
    const decided = isDecided(facts, meeting, application);
    if (!listed && !due.has(subject.id) && decided && !beginsAnew(desk, facts, meeting.committee.body, meeting.heldOn))
      continue;
    const { committee, heldOn: decisionOn } = meeting;
    files.push(await judgedFile(desk, { subject, application, committee, decisionOn }, facts));
  }
  const rank = (file: CommitteeFile): number => (file.clean ? 0 : file.ready ? 1 : 2);
  const name = ({ file }: CommitteeFile): string => file.facts.subject.name;
  return files.toSorted((left, right) => rank(left) - rank(right) || compareNames(name(left), name(right)));
}

/** The open application on which the committee decides: at its facility, or at a payer that delegates to us. */
function awaiting(
  applications: readonly Application[],
  committee: CommitteeHere,
  asOf: CalendarDate,
): Application | null {
  const ended = new Set(['approved', 'loaded', 'denied', 'rejected', 'withdrawn', 'panel-closed']);
  return (
    applications.find(
      (one) =>
        (committee.program === 'privileges' ? one.facility === committee.body : one.payer !== null) &&
        (one.type === 'initial' || one.type === 'recredentialing') &&
        one.lines.some((line) => !ended.has(lineStanding(one, line, asOf).state)),
    ) ?? null
  );
}

function isDecided(
  { decisions }: SubjectFacts,
  { committee, heldOn }: MeetingHere,
  application: Application | null,
): boolean {
  if (committee.program === 'privileges' && application === null) return true;
  const last = lastDecision(
    decisions.filter(({ body, program }) => body === committee.body && program === committee.program),
    heldOn,
  );
  if (last === undefined) return false;
  return application === null || last.on >= application.openedOn;
}

async function change(
  context: Context,
  ledger: Ledger,
  meeting: MeetingHere,
  items: readonly AgendaItemOnFile[],
  files: readonly CommitteeFile[],
  add: readonly string[],
  remove: readonly string[],
): Promise<number> {
  const wanted = new Map<string, CommitteeFile>();
  for (const words of add) {
    if (words === 'ready') {
      for (const file of files) if (file.ready) wanted.set(file.file.facts.subject.id, file);
      continue;
    }
    const subject = await resolvedSubject(context, ledger, words);
    const file =
      files.find((one) => one.file.facts.subject.id === subject.id) ??
      (await fileForDecision(await committeeDesk(context, ledger), {
        subject,
        application: null,
        committee: meeting.committee,
        decisionOn: meeting.heldOn,
      }));
    wanted.set(subject.id, file);
  }
  const off = new Set<string>();
  for (const words of remove) off.add((await resolvedSubject(context, ledger, words)).id);
  const fresh = [...wanted.values()].filter(
    ({ file }) => !items.some(({ subject_id }) => subject_id === file.facts.subject.id),
  );
  const gone = items.filter(({ subject_id }) => off.has(subject_id));
  const on = await context.asOf();
  const { receipt } = await recorded(context, ledger, async (tx) => {
    const { committee, heldOn, attendees, note } = meeting;
    const meetingId = meeting.id ?? (await planMeeting(tx, { committee: committee.key, heldOn, attendees, note }));
    for (const file of fresh)
      await putOnAgenda(tx, {
        meetingId,
        subjectId: file.file.facts.subject.id,
        applicationId: file.file.application?.id ?? null,
        purpose: file.purpose,
        clean: file.clean,
        on,
        packetSha256: evidenceHash(frozenEvidence(file)),
      });
    for (const { id } of gone) await tx.delete('agenda_item', id);
  });
  for (const file of fresh) {
    if (!file.ready)
      context.warn(`${file.file.facts.subject.name} is not ready: ${file.obstacles.slice(0, 3).join('; ')}`);
  }
  await showReceipt(context, receipt, [
    `${meetingLabel(meeting)}: ${fresh.length} put on the agenda, ${gone.length} taken off`,
    ...fresh.map((file) => `+ ${file.file.facts.subject.name} (${file.purpose}, ${standing(file)})`),
    ...gone.map(({ subject_id }) => `- ${nameOf(files, subject_id)}`),
  ]);
  return 0;
}

function nameOf(files: readonly CommitteeFile[], subjectId: string): string {
  return files.find(({ file }) => file.facts.subject.id === subjectId)?.file.facts.subject.name ?? subjectId;
}

function standing(file: CommitteeFile): string {
  return file.clean ? 'clean' : file.ready ? 'ready' : 'not ready';
}

function agendaTable(
  files: readonly CommitteeFile[],
  items: readonly AgendaItemOnFile[],
  meeting: MeetingHere,
  asOf: string,
): Table {
  const [clean, ready, open] = ['clean', 'ready', 'not ready'].map(
    (state) => files.filter((file) => standing(file) === state).length,
  );
  const { medicalDirector } = meeting.committee;
  const first = files.find(({ file }) => items.some(({ subject_id }) => subject_id === file.facts.subject.id));
  const unready = files.find((file) => !file.ready);
  return {
    report: 'agenda',
    title: `Agenda: ${meetingLabel(meeting)}`,
    asOf,
    lead: [`${clean} clean · ${ready} ready with exceptions · ${open} not ready`],
    columns: [
      { id: 'name', label: 'File', type: 'text', priority: 1 },
      { id: 'purpose', label: 'Purpose', type: 'text', priority: 3 },
      { id: 'state', label: 'State', type: 'text', priority: 1 },
      { id: 'agenda', label: 'On the agenda', type: 'boolean', priority: 2 },
      { id: 'because', label: 'Because', type: 'text', priority: 2 },
      { id: 'open', label: 'Open', type: 'integer', priority: 4 },
      { id: 'lastOn', label: 'Last decision', type: 'date', priority: 5 },
      { id: 'packet', label: 'Evidence', type: 'text', priority: 7 },
      { id: 'packetSha256', label: 'Evidence SHA-256', type: 'text', priority: 'machine' },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 6 },
    ],
    rows: files.map((file) => agendaRow(file, items)),
    notes: [
      ...(clean === 0
        ? []
        : [
            medicalDirector === undefined
              ? 'Clean files: the committee names no medical director, so it decides on them too.'
              : `Clean files may be approved by ${medicalDirector} without the committee; that day is the day of the decision.`,
          ]),
    ],
    empty: 'No file awaits a decision.',
    ...(first !== undefined
      ? { next: `empanel committee packet --meeting ${meeting.id ?? meeting.heldOn} -o packets` }
      : unready !== undefined && clean === 0 && ready === 0
        ? {
            next: `empanel report verification --provider ${unready.file.facts.subject.key} --committee ${meeting.heldOn}`,
          }
        : { next: `empanel committee agenda --meeting ${meeting.id ?? meeting.heldOn} --add ready` }),
  };
}

function agendaRow(file: CommitteeFile, items: readonly AgendaItemOnFile[]): Row {
  const { subject } = file.file.facts;
  const item = items.find(({ subject_id }) => subject_id === subject.id);
  const because = file.ready ? file.exceptions : file.obstacles;
  const more = because.length > 2 ? `; and ${because.length - 2} more` : '';
  return {
    cells: {
      name: subject.name,
      purpose: file.purpose,
      state: standing(file),
      agenda: item !== undefined,
      because: because.length === 0 ? null : `${because.slice(0, 2).join('; ')}${more}`,
      open: file.obstacles.length,
      lastOn: file.last?.on ?? null,
      packet: packetWords(file, item),
      packetSha256: item?.packet_sha256 ?? null,
      subject: subject.key,
      subjectKind: subject.kind,
      npi: subject.npi,
    },
    tones: { state: file.clean ? 'good' : file.ready ? 'warn' : 'bad' },
  };
}

/** The evidence that was put on the agenda, by the beginning of its hash, and whether the file is still that; null: not listed. */
function packetWords(file: CommitteeFile, item: AgendaItemOnFile | undefined): string | null {
  const sha256 = item?.packet_sha256 ?? null;
  if (sha256 === null) return null;
  return `${sha256.slice(0, 12)}${sha256 === evidenceHash(frozenEvidence(file)) ? '' : ', changed since'}`;
}

import { planMeeting, putOnAgenda } from '../../../actions/meeting.ts';
import { longDate } from '../../../domain/calendar/calendar-date.ts';
import { evidenceHash, outcomeWords } from '../../../domain/committee.ts';
import { statusOn } from '../../../domain/departure.ts';
import type { Application, Subject } from '../../../domain/facts.ts';
import type { Decision, DecisionOutcome } from '../../../domain/file-facts.ts';
import { compareNames } from '../../../domain/name-order.ts';
import { countWords } from '../../../domain/number-forms.ts';
import type { Row, Table } from '../../../domain/table.ts';
import { UserError } from '../../../errors.ts';
import type { AgendaItemOnFile, DecisionOnFile } from '../../../ledger/committee-query.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { type CommitteeFile, type FileStanding, frozenEvidence } from '../../../reports/committee-file.ts';
import type { Command } from '../../command.ts';
import {
  awaitedApplications,
  type DecidingBody,
  decisionBy,
  isDecidedBy,
  isTabled,
} from '../../committee/awaited-application.ts';
import {
  beginsAnew,
  committeeDesk,
  fileForDecision,
  judgedFile,
  type MeetingHere,
  meetingAsked,
  meetingLabel,
  mustDecideHere,
  mustNotOnlyReport,
} from '../../committee/committee-run.ts';
import { agendaEntry } from '../../committee/decided-file.ts';
import { dueCycles } from '../../committee/due-cycles.ts';
import { signedOffBefore } from '../../committee/signed-off.ts';
import type { Context } from '../../context.ts';
import { recorded, showReceipt } from '../../recording.ts';
import { practiceAsked, resolvedSubject } from '../../resolution.ts';

/** Which files are ready for a meeting, and which are on its agenda. */
export const command: Command = {
  summary: 'which files are ready for a meeting, and which are not',
  description:
    'Judges every file that awaits a decision for the day of the meeting: the checklist, verifications that still count on that day, screening, open matches, whether the kept papers are as they were. Clean files come first: the medical director may approve them alone. --add puts files on the agenda, `--add ready` all that are ready; --remove takes them off.',
  flags: [
    { name: 'meeting', value: 'ID', help: 'meeting id or day (default: the next one)' },
    { name: 'committee', value: 'KEY', help: 'the next meeting of this committee' },
    { name: 'add', value: 'SUBJECT', many: true, help: 'put on the agenda; `ready`: all that are ready' },
    { name: 'remove', value: 'SUBJECT', many: true, help: 'take off the agenda' },
  ],
  examples: ['empanel committee agenda', 'empanel committee agenda --meeting 2026-07-02 --format md'],
  run: async (context, input) => {
    const changes = input.names('add').length + input.names('remove').length > 0;
    await (changes ? mustDecideHere(context) : mustNotOnlyReport(context));
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
      const decisions = meeting.id === null ? [] : await ledger.committees.decisions({ meetingId: meeting.id });
      const signed = await signedOffBefore(ledger, meeting);
      const made = [...signed, ...decisions];
      const outcomes = new Map(made.map(({ subject_id, outcome }) => [subject_id, outcome as DecisionOutcome]));
      await context.show(agendaTable({ files, items, meeting, outcomes, signed, asOf: await context.asOf() }));
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
  const practice = await practiceAsked(context, ledger);
  for (const subject of await ledger.subjects.list({ practice, status: ['active', 'departed'] })) {
    if (statusOn(subject, meeting.heldOn) !== 'active') continue;
    const listed = onAgenda.has(subject.id);
    const { committee, heldOn: decisionOn } = meeting;
    const awaited = awaitedApplications(open.get(subject.id) ?? [], committee, desk.office.asOf);
    const facts = await ledger.facts.of(subject.id);
    if (facts === undefined) continue;
    const kept = listed || due.has(subject.id) || isTabled(facts.decisions, committee, decisionOn);
    if (!kept && subject.kind !== 'provider' && awaited.length === 0) continue;
    const last = decisionBy(facts.decisions, committee, decisionOn);
    const put = items.find(({ subject_id }) => subject_id === subject.id)?.application_id ?? null;
    const application =
      awaited.find(({ id }) => id === put) ?? awaited.find((one) => !isDecidedBy(one, last)) ?? awaited[0] ?? null;
    const decided = isDecided(committee, application, last) && !beginsAnew(desk, facts, committee.body, decisionOn);
    if (!kept && decided) continue;
    files.push(await judgedFile(desk, { subject, application, committee, decisionOn }, facts));
  }
  const rank = (file: CommitteeFile): number => (file.clean ? 0 : file.ready ? 1 : 2);
  const name = ({ file }: CommitteeFile): string => file.facts.subject.name;
  return files.toSorted((left, right) => rank(left) - rank(right) || compareNames(name(left), name(right)));
}

function isDecided({ program }: DecidingBody, application: Application | null, last: Decision | undefined): boolean {
  if (application === null) return program === 'privileges' || last !== undefined;
  return isDecidedBy(application, last);
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
  const off = new Map<string, Subject>();
  for (const words of remove) {
    const subject = await resolvedSubject(context, ledger, words);
    off.set(subject.id, subject);
  }
  const fresh = [...wanted.values()].filter(
    ({ file }) => !items.some(({ subject_id }) => subject_id === file.facts.subject.id),
  );
  const gone = items.filter(({ subject_id }) => off.has(subject_id));
  const on = await context.asOf();
  const { receipt } = await recorded(context, ledger, async (tx) => {
    const { committee, heldOn, attendees, note } = meeting;
    const meetingId = meeting.id ?? (await planMeeting(tx, { committee: committee.key, heldOn, attendees, note }));
    for (const file of fresh) await putOnAgenda(tx, agendaEntry(file, meetingId, on));
    for (const { id } of gone) await tx.delete('agenda_item', id);
  });
  for (const file of fresh) {
    if (!files.includes(file))
      context.warn(
        `${file.file.facts.subject.name} awaits no decision of the ${meeting.committee.name}${file.last === null ? '' : `: ${outcomeWords[file.last.outcome]} on ${longDate(file.last.on)}`}`,
      );
    if (!file.ready)
      context.warn(`${file.file.facts.subject.name} is not ready: ${file.obstacles.slice(0, 3).join('; ')}`);
  }
  await showReceipt(context, receipt, [
    `${meetingLabel(meeting)}: ${fresh.length} put on the agenda, ${gone.length} taken off`,
    ...unchangedWords({
      files,
      items,
      wanted: [...wanted.values()],
      off: [...off.values()],
      isReadyAsked: add.includes('ready'),
    }),
    ...fresh.map((file) => `+ ${file.file.facts.subject.name} (${file.purpose}, ${file.standing})`),
    ...gone.map(({ subject_id }) => `- ${nameOf(files, subject_id)}`),
  ]);
  return 0;
}

/** What was asked for and changes nothing, and why. */
function unchangedWords(asked: {
  readonly files: readonly CommitteeFile[];
  readonly items: readonly AgendaItemOnFile[];
  readonly wanted: readonly CommitteeFile[];
  readonly off: readonly Subject[];
  readonly isReadyAsked: boolean;
}): readonly string[] {
  const { files, items, wanted, off, isReadyAsked } = asked;
  const listed = new Set(items.map(({ subject_id }) => subject_id));
  const ready = files.filter((one) => one.ready).length;
  return [
    ...(isReadyAsked && ready === 0
      ? [
          files.length === 0
            ? 'no file awaits a decision'
            : `no file is ready, ${countWords(files.length, 'file')} not ready: \`empanel committee agenda\` says why`,
        ]
      : []),
    ...wanted
      .filter(({ file }) => listed.has(file.facts.subject.id))
      .map(({ file }) => `= ${file.facts.subject.name} is on it already`),
    ...off.filter(({ id }) => !listed.has(id)).map(({ name }) => `= ${name} is not on it`),
  ];
}

function nameOf(files: readonly CommitteeFile[], subjectId: string): string {
  return files.find(({ file }) => file.facts.subject.id === subjectId)?.file.facts.subject.name ?? subjectId;
}

/** What an agenda shows. */
interface Agenda {
  readonly files: readonly CommitteeFile[];
  readonly items: readonly AgendaItemOnFile[];
  readonly meeting: MeetingHere;
  /** What the meeting decided or one person signed off before it, by subject. */
  readonly outcomes: ReadonlyMap<string, DecisionOutcome>;
  /** What one person signed off alone since the last meeting. */
  readonly signed: readonly DecisionOnFile[];
  readonly asOf: string;
}

/** "1 clean · 0 ready with exceptions · 2 not ready"; where others decide, how many are complete. */
function countsOf(files: readonly CommitteeFile[]): string {
  const count = (standing: FileStanding): number => files.filter((file) => file.standing === standing).length;
  return files.some(({ standing }) => standing === 'complete' || standing === 'not complete')
    ? `${count('complete')} complete · ${count('not complete')} not complete, for a decision that others make`
    : `${count('clean')} clean · ${count('ready')} ready with exceptions · ${count('not ready')} not ready`;
}

function agendaTable({ files, items, meeting, outcomes, signed, asOf }: Agenda): Table {
  const clean = files.filter((file) => file.clean && !outcomes.has(file.file.facts.subject.id)).length;
  const { medicalDirector } = meeting.committee;
  return {
    report: 'agenda',
    title: `Agenda: ${meetingLabel(meeting)}`,
    asOf,
    lead: [countsOf(files)],
    columns: [
      { id: 'name', label: 'File', type: 'text', priority: 1 },
      { id: 'purpose', label: 'Purpose', type: 'text', priority: 3 },
      { id: 'state', label: 'State', type: 'text', priority: 1 },
      { id: 'agenda', label: 'On the agenda', type: 'boolean', priority: 2 },
      ...(outcomes.size === 0 ? [] : [{ id: 'decided', label: 'Decided', type: 'text', priority: 2 } as const]),
      { id: 'because', label: 'Because', type: 'text', priority: 2 },
      { id: 'open', label: 'Open', type: 'integer', priority: 4 },
      { id: 'lastOn', label: 'Last decision', type: 'date', priority: 5 },
      { id: 'packet', label: 'Evidence', type: 'text', priority: 7 },
      { id: 'packetSha256', label: 'Evidence SHA-256', type: 'text', priority: 'machine' },
      { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
      { id: 'subjectKind', label: 'Kind', type: 'text', priority: 'machine' },
      { id: 'npi', label: 'NPI', type: 'npi', priority: 6 },
    ],
    rows: files.map((file) => agendaRow(file, items, outcomes)),
    notes: [
      ...(clean === 0
        ? []
        : [
            medicalDirector === undefined
              ? 'Clean files: the committee names no medical director, so it decides on them too.'
              : `Clean files may be approved by ${medicalDirector} without the committee; that day is the day of the decision.`,
          ]),
      ...(signed.length === 0
        ? []
        : [
            `${countWords(signed.length, 'clean file')} signed off since the last meeting: the minutes tell the committee of them`,
          ]),
    ],
    empty: 'No file awaits a decision.',
    next: nextStep({ files, items, meeting, outcomes, signed, asOf }),
  };
}

/** The next command: packets of what is listed, minutes once all of it is decided, else what makes files ready. */
function nextStep({ files, items, meeting, outcomes }: Agenda): string {
  const at = meeting.id ?? meeting.heldOn;
  const listed = files.filter(({ file }) => items.some(({ subject_id }) => subject_id === file.facts.subject.id));
  if (listed.length > 0 && listed.every(({ file }) => outcomes.has(file.facts.subject.id)))
    return `empanel committee minutes ${at}`;
  if (listed.length > 0) return `empanel committee packet --meeting ${at} -o packets`;
  const unready = files.find((file) => !file.ready);
  if (unready !== undefined && files.every((file) => !file.ready)) {
    const { key } = unready.file.facts.subject;
    return unready.matters.some(({ state }) => state !== 'verified')
      ? `empanel report verification --provider ${key} --committee ${meeting.heldOn}`
      : `empanel committee packet ${key} --meeting ${at}`;
  }
  const [first] = files;
  if (first !== undefined && (first.standing === 'complete' || first.standing === 'not complete'))
    return `empanel committee packet ${first.file.facts.subject.key}`;
  return `empanel committee agenda --meeting ${at} --add ready`;
}

function agendaRow(
  file: CommitteeFile,
  items: readonly AgendaItemOnFile[],
  outcomes: ReadonlyMap<string, DecisionOutcome>,
): Row {
  const { subject } = file.file.facts;
  const item = items.find(({ subject_id }) => subject_id === subject.id);
  const outcome = outcomes.get(subject.id);
  const because = file.ready ? file.exceptions : file.obstacles;
  const more = because.length > 2 ? `; and ${because.length - 2} more` : '';
  return {
    cells: {
      name: subject.name,
      purpose: outcome === undefined ? file.purpose : (item?.purpose ?? file.purpose),
      state: file.standing,
      agenda: item !== undefined,
      ...(outcome === undefined ? {} : { decided: outcomeWords[outcome] }),
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

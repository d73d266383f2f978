import type { CalendarDate } from '../domain/calendar/calendar-date.ts';
import { statusOn } from '../domain/departure.ts';
import type { Subject, SubjectFacts } from '../domain/facts.ts';
import { countWords } from '../domain/number-forms.ts';
import type { Column, Row, Table } from '../domain/table.ts';
import type { AuditedChange } from './audited-changes.ts';
import { decidedFiles } from './decided-files.ts';
import { cycleOf, type Draw, type DrawnKind, drawnFiles, drawnKind, isByStaff, staffKindOf } from './file-sample.ts';
import type { OfficeQuestion } from './report.ts';
import { verificationMatters } from './verification-matters.ts';

const columns: readonly Column[] = [
  { id: 'id', label: 'Id', type: 'id', priority: 'machine', role: 'uid' },
  { id: 'number', label: 'No', type: 'integer', priority: 1 },
  { id: 'name', label: 'File', type: 'text', priority: 1 },
  { id: 'npi', label: 'NPI', type: 'npi', priority: 3 },
  { id: 'stratum', label: 'Drawn as', type: 'text', priority: 1 },
  { id: 'type', label: 'Type', type: 'text', priority: 4 },
  { id: 'changes', label: 'Changes', type: 'integer', priority: 2 },
  { id: 'notAllowed', label: 'Not plainly allowed', type: 'integer', priority: 2 },
  { id: 'decidedOn', label: 'Decided', type: 'date', priority: 3 },
  { id: 'lookAt', label: 'What to look at', type: 'text', priority: 1 },
  { id: 'practice', label: 'Practice', type: 'text', priority: 6 },
  { id: 'states', label: 'States', type: 'text', priority: 7 },
  { id: 'subject', label: 'Subject', type: 'text', priority: 'machine' },
  { id: 'subjectKind', label: 'Subject kind', type: 'text', priority: 'machine' },
];

/**
 * Files drawn to be read, of practitioners and organizations as asked. Those of which something was changed in the stretch are
 * drawn from; by kinds of staff, every active provider is.
 */
export async function sampleTable(
  question: OfficeQuestion,
  stretch: { readonly from: CalendarDate; readonly through: CalendarDate },
  changes: readonly AuditedChange[],
  method: string,
): Promise<Table> {
  const { ledger, filters, office, asOf } = question;
  const seed = filters.seed ?? `${stretch.from}..${stretch.through}`;
  const touched = new Set(changes.flatMap(({ subject }) => subject?.id ?? []));
  const whose = drawnKind(method, filters.files);
  const known = (await ledger.subjects.list()).filter(
    (one) =>
      one.status !== 'draft' &&
      (filters.subjectId === undefined || one.id === filters.subjectId) &&
      (filters.practice === undefined || one.practice === filters.practice) &&
      (isByStaff(method) ? statusOn(one, asOf) === 'active' : touched.has(one.id)),
  );
  const asked = known.filter((one) => whose === 'all' || (one.kind === 'provider') === (whose === 'practitioners'));
  const facts = new Map<string, SubjectFacts>();
  for (const one of asked) {
    const found = await ledger.facts.of(one.id);
    if (found !== undefined) facts.set(fileKey(one), found);
  }
  const strata = new Map(
    [...facts].map(
      ([key, one]) => [key, isByStaff(method) ? staffKindOf(one.subject.type) : cycleOf(one, stretch.through)] as const,
    ),
  );
  const draw = drawnFiles(method, seed, strata, await office.rules());
  const rows: Row[] = [];
  for (const { key, stratum } of draw.files) {
    const file = facts.get(key);
    if (file === undefined) continue;
    const own = changes.filter(({ subject }) => subject?.id === file.subject.id);
    rows.push(await drawnRow(question, file, stratum, own, rows.length + 1));
  }
  return {
    report: 'audit',
    title: 'Files to read, drawn at random',
    asOf,
    columns,
    rows,
    lead: [leadOf(draw, strata.size, whose, stretch)],
    notes: [
      `drawn by the seed \`${seed}\`: the lowest ranks of each kind, SplitMix64 of FNV-1a (64 bits) of the seed, a line feed and the NPI${whose === 'practitioners' ? '' : ', of organizations `facility/KEY` or `group/KEY`'}`,
      ...leftOut(isByStaff(method) ? 0 : known.length - asked.length, whose),
      ...draw.strata
        .filter((one) => one.files > 0 && one.drawn === one.files)
        .map(
          (one) => `${one.name}: ${one.files === 1 ? 'the only file there is' : `all ${one.files} files there are`}`,
        ),
    ],
    empty: 'There is no file to draw from.',
    ...(rows[0] === undefined ? {} : { next: `empanel report audit --provider ${rows[0].cells.subject}` }),
  };
}

/** What the rank of a file is made of: the NPI of a provider; facilities and groups may share keys. */
function fileKey({ kind, key }: Subject): string {
  return kind === 'provider' ? key : `${kind}/${key}`;
}

function leftOut(files: number, whose: DrawnKind): readonly string[] {
  if (files === 0 || whose === 'all') return [];
  const others = whose === 'practitioners' ? 'organizations' : 'practitioners';
  return [`${countWords(files, 'file')} of ${others} not drawn from: \`--files ${others}\` draws from them`];
}

function leadOf(
  draw: Draw,
  size: number,
  whose: DrawnKind,
  { from, through }: { readonly from: string; readonly through: string },
): string {
  const strata = draw.strata.map(({ name, files, drawn }) => `${drawn} of ${files} ${name}`);
  return `${draw.files.length} of ${countWords(size, 'file')}${whose === 'all' ? '' : ` of ${whose}`}, ${from} through ${through}: ${strata.join(', ')}; asked: ${draw.method}`;
}

async function drawnRow(
  question: OfficeQuestion,
  file: SubjectFacts,
  stratum: string,
  changes: readonly AuditedChange[],
  number: number,
): Promise<Row> {
  const { subject, decisions } = file;
  const faulty = changes.filter(({ state }) => state !== 'allowed');
  const decidedOn =
    decisions
      .filter(({ on }) => on <= question.asOf)
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? null;
  return {
    ...(faulty.some(({ state }) => state === 'inappropriate') ? { tone: 'bad' as const } : {}),
    cells: {
      id: `${number}.${subject.key}`,
      number,
      name: subject.name,
      npi: subject.npi,
      stratum,
      type: subject.kind === 'provider' ? subject.type : subject.kind,
      changes: changes.length,
      notAllowed: faulty.length,
      decidedOn,
      lookAt: (await mattersToRead(question, file, faulty)).join('; '),
      practice: subject.practice,
      states: subject.states.join(' '),
      subject: subject.key,
      subjectKind: subject.kind,
    },
  };
}

/** What a reader looks at in a file: changes that were not plainly allowed, verifications that are not sound, what is open. */
async function mattersToRead(
  question: OfficeQuestion,
  file: SubjectFacts,
  faulty: readonly AuditedChange[],
): Promise<readonly string[]> {
  const filters = { all: true, subjectId: file.subject.id };
  const unsound = new Set<string>();
  for (const one of await decidedFiles({ ...question, filters }))
    for (const { about, state } of await verificationMatters(one, question))
      if (state !== 'verified') unsound.add(`${about} ${state}`);
  const withoutProof = file.verifications.filter((one) => one.on <= question.asOf && one.evidence === null).length;
  return [
    ...faulty.map(({ on, because }) => `${on}: ${because.join(', ')}`),
    ...[...unsound].slice(0, 6),
    ...(withoutProof === 0 ? [] : [`${countWords(withoutProof, 'verification')} without evidence`]),
    ...(file.decisions.length === 0 ? ['no decision on record'] : []),
  ];
}
